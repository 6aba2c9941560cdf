# SPDX-License-Identifier: GPL-3.0-or-later
# Writes cohorts.csv (simulated units) and cohorts.json (their rho). R base only; seed fixed.
#
# An independent solution of the same equations: full matrices for each unit, bisection for rho, a general optimiser's Newton
# steps for gamma, everything repeated until nothing moves.
#
#   Rscript cohorts.R
set.seed(11)
make <- function(set, units, years, n, share, rho, works = 1, shift = 0) do.call(rbind, lapply(seq_len(units), function(u) {
  s <- if (length(years) > 3) sort(sample(years, sample(2:length(years), 1))) else years
  level <- min(0.95, max(0.02, rnorm(1, share, 0.3 * share)))
  mu <- plogis(qlogis(level) + shift * (s == years[2]) + rnorm(1, 0, 0.2) * (s - mean(years)) / 2)
  p <- if (rho > 0) rbeta(length(s), mu * (1 / rho - 1), (1 - mu) * (1 / rho - 1)) else mu
  m <- sample(n, length(s), replace = TRUE)
  data.frame(set = set, unit = u, period = s, successes = rbinom(length(s), m, p), total = m, works = works)
}))
d <- rbind(make(1, 80, 2022:2024, 15:90, 0.3, 0.04), make(2, 40, c(2019, 2021, 2022, 2024, 2025), 10:60, 0.2, 0.09, 1.5),
  make(3, 90, 2022:2024, 20:120, 0.15, 0.02, 1, 0.9), make(4, 90, c(2023, 2024), 20:80, 0.3, 0.03), make(5, 7, 2022:2024, 20:60, 0.4, 0.06))
# Two years without variation, in which a tenth changes by 25 points.
d <- rbind(d, do.call(rbind, lapply(1:100, function(u) {
  mu <- 0.3 + c(0, if (u %% 10 == 0) (if (u %% 20 == 0) 0.25 else -0.25) else 0); m <- sample(60:110, 2, replace = TRUE)
  data.frame(set = 6, unit = u, period = 2023:2024, successes = rbinom(2, m, mu), total = m, works = 1)
})))
write.csv(d, "cohorts.csv", row.names = FALSE, quote = FALSE)

levels <- function(x, n) {                     # Kleinman (1973) with the prior of ShrunkenLevels, n already divided by phi
  k <- length(x); N <- sum(n); P <- sum(x) / N; q <- P * (1 - P); size <- N - sum(n^2) / N - (k - 1)
  C <- (sum(x) + 0.5) / (N + 1); prior <- (0.3 * min(C, 1 - C))^2
  v <- min(max((sum(n * (x / n - P)^2) - q * (k - 1)) / size, 0), C * (1 - C))
  v <- ((k - 1) * v + 2 * prior) / (k + 1)
  list(mean = C, weight = C * (1 - C) / v - 1)
}
# The likelihood of normal changes of which 30 % may have the variance of rho + kappa: a general optimiser from a grid of starts.
ordinary <- function(units, years, share, gamma) {
  q <- do.call(rbind, lapply(units, function(u) {
    n <- u$total; N <- sum(n); x <- u$successes; if (sum(x) == 0 || sum(x) == N) return(NULL)
    g <- gamma[match(u$period, years)]
    mu <- plogis(uniroot(function(a) sum(n * plogis(a + g)) - sum(x), c(-30, 30), tol = 1e-14)$root + g)
    data.frame(s = sum((x - n * mu)^2 / (n * mu * (1 - mu))) * (1 - 1 / N) / u$works[1] / share, d = length(n) - 1, g = sum((1 - n / N) * (n - 1)) / (length(n) - 1))
  }))
  log_density <- function(rho) with(q, -d / 2 * log(1 + g * rho) - s / (2 * (1 + g * rho)))
  minus <- function(p) -sum(log(0.7 * exp(log_density(p[1])) + 0.3 * exp(log_density(p[1] + p[2]))))
  starts <- expand.grid(c(0.002, 0.02, 0.08), c(0.005, 0.05, 0.3))
  fits <- apply(starts, 1, function(s) optim(s, minus, method = "L-BFGS-B", lower = c(0, 0), upper = c(0.9, 5), control = list(factr = 10)), simplify = FALSE)
  best <- fits[[which.min(sapply(fits, `[[`, "value"))]]$par; rho <- best[1]; other <- sum(best)
  # Where rho is 0: the scoring step of the ordinary units from there, each as probable to be one as the normal densities say.
  low <- 1 + q$g * rho; high <- 1 + q$g * other
  density <- function(phi) exp(-q$s / (2 * phi)) / phi^(q$d / 2)
  w <- if (other > rho) 0.7 * density(low) / (0.7 * density(low) + 0.3 * density(high)) else 1
  slack <- if (rho == 0) min(0, sum(w * q$g / low * (q$s / low - q$d)) / sum(w * q$d * (q$g / low)^2)) else 0
  sprintf('{"rho": %.17g, "other": %.17g, "slack": %.17g, "standardError": %.17g, "units": %d}', rho, other, slack, sqrt(max(2, sqrt(nrow(q) / 50)) * 2 / sum(q$d * (q$g / (1 + q$g * rho))^2)), length(units))
}
estimate <- function(d, slopes) {
  own <- if (slopes) 2 else 1
  units <- Filter(function(u) nrow(u) > own && any(u$total > 1), split(d, d$unit))
  years <- sort(unique(do.call(rbind, units)$period)); K <- length(years)
  left <- sum(sapply(units, nrow) - own); share <- 1 - max(0, K - own) / left
  null <- cbind(rep(1, K), if (slopes) years - mean(years))
  basis <- qr.Q(qr(null), complete = TRUE)[, -(1:own), drop = FALSE]
  # All about one unit at (rho, gamma, levels at rho).
  parts <- function(rho, gamma, L) lapply(units, function(u) {
    n <- u$total; m <- u$works[1]; N <- sum(n); p <- sum(u$successes) / N
    phi <- m * (1 + sum(n * (n - 1)) / N * rho); e <- N / phi; w <- L$weight + e
    level <- (L$mean * L$weight + p * e) / w; shrink <- w / (w + 1); g <- gamma[match(u$period, years)]
    a <- uniroot(function(a) sum(n * plogis(a + g)) - level * N, c(-30, 30), tol = 1e-14)$root
    mu <- plogis(a + g); v <- mu * (1 - mu) * shrink
    V <- diag(v * m * (1 + (n - 1) * rho) / n, length(n)); dV <- diag(v * m * (n - 1) / n, length(n))
    D <- diag(v, length(n)) %*% cbind(rep(1, length(n)), if (slopes) u$period - mean(u$period))
    W <- solve(V); P <- W - W %*% D %*% solve(t(D) %*% W %*% D) %*% t(D) %*% W
    seen <- p * (1 - p) / (level * (1 - level) * shrink) + phi / N
    r <- u$successes / n - mu
    E <- matrix(0, length(n), K); E[cbind(seq_along(n), match(u$period, years))] <- v
    list(score = c(t(r) %*% P %*% dV %*% P %*% r) / share - seen * sum(diag(P %*% dV)), info = sum(diag(P %*% dV %*% P %*% dV)),
      gs = t(E) %*% P %*% r, gi = t(E) %*% P %*% E)
  })
  whole <- function(rho) levels(sapply(units, function(u) sum(u$successes)) / sapply(units, inflate, rho), sapply(units, function(u) sum(u$total)) / sapply(units, inflate, rho))
  inflate <- function(u, rho) u$works[1] * (1 + sum(u$total * (u$total - 1)) / sum(u$total) * rho)
  solved <- function(rho) {
    gamma <- numeric(K); L <- whole(rho)
    if (K > own) for (i in 1:60) {
      q <- parts(rho, gamma, L); gs <- t(basis) %*% Reduce(`+`, lapply(q, `[[`, "gs")); gi <- t(basis) %*% Reduce(`+`, lapply(q, `[[`, "gi")) %*% basis
      step <- basis %*% solve(gi, gs); gamma <- gamma + c(step); if (max(abs(step)) < 1e-13) break
    }
    structure(parts(rho, gamma, L), gamma = gamma)
  }
  f <- function(rho) sum(sapply(solved(rho), `[[`, "score"))
  rho <- if (f(0) <= 0) 0 else uniroot(f, c(0, 0.9), tol = 1e-12)$root
  q <- solved(rho); info <- sum(sapply(q, `[[`, "info")); k <- length(q)
  kurtosis <- max(2, (k * sum(sapply(q, `[[`, "score")^2) / info + 30 * 2.6) / (k + 30))
  if (!slopes) return(ordinary(units, years, share, attr(solved(rho), "gamma")))
  sprintf('{"rho": %.17g, "standardError": %.17g, "units": %d}', rho, sqrt(kurtosis / info), k)
}
out <- sapply(split(d, d$set), function(s) sprintf('{"set": %d, "slopes": %s, "estimate": %s}', s$set[1], if (s$set[1] %in% c(4, 6)) "false" else "true", estimate(s, !s$set[1] %in% c(4, 6))))
writeLines(paste0("[", paste(out, collapse = ",\n"), "]"), "cohorts.json")
cat(R.version.string, "\n"); cat(out, sep = "\n")
