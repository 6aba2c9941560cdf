# SPDX-License-Identifier: GPL-3.0-or-later
# Writes others_units.csv (14 units, 3 years), movement.csv (movement of the others of each unit), net.csv, stratified.csv,
# mantel.csv and level.csv. R base only.
#
#   Rscript others.R
set.seed(20260101)
g <- function(x) sprintf("%.17g", x)
s <- c(2021, 2022, 2024); J <- 14
n <- matrix(rpois(3 * J, rep(c(12, 25, 25, 40, 40, 60, 18, 90, 33, 27, 150, 22, 48, 70), 3)), J)
level <- qlogis(runif(J, 0.08, 0.55)); gamma <- c(0, 0.8, -0.3)
x <- matrix(rbinom(3 * J, n, plogis(outer(level, gamma, "+"))), J)
n[3, 2] <- 0; x[3, 2] <- 0          # a year without results
x[7, ] <- 0                         # no success at all
n[5, 1:2] <- 0; x[5, 1:2] <- 0      # one year only
m <- c(rep(1, J - 2), 2.5, 2.8)     # works per pupil
rho <- 0.013; rhoVariance <- 0.004^2
phi <- function(r, u = 1:J) m[u] * pmax(1 + (n[u, , drop = FALSE] - 1) * r, 1)
write.csv(data.frame(unit = rep(0:(J - 1), 3), year = rep(s, each = J), successes = as.vector(x), total = as.vector(n),
  works = rep(m, 3)), "others_units.csv", row.names = FALSE, quote = FALSE)
tell <- which(rowSums(n > 0) > 1 & rowSums(x) > 0 & rowSums(x) < rowSums(n))

# The movement of the others: a binomial regression with weights 1/phi and one imaginary unit of half a success a year.
movement <- function(out) {
  u <- setdiff(tell, out)
  d <- data.frame(y = as.vector(rbind(x[u, ], 0.5) / pmax(rbind(n[u, ], 1), 1)), w = as.vector(rbind((n / phi(rho))[u, ], 1)),
    unit = factor(rep(c(u, 0), 3)), year = factor(rep(s, each = length(u) + 1)))
  d <- d[d$w > 0, ]
  fit <- suppressWarnings(glm(y ~ year + unit, binomial, d, weights = d$w, control = list(epsilon = 1e-13, maxit = 100)))
  w <- d$w * fit$fitted.values * (1 - fit$fitted.values)
  growth <- (m * pmax(n - 1, 0) / phi(rho))[u, ]
  relative <- sum(as.vector(rbind(growth, 0))[as.vector(rbind(n[u, ], 1)) > 0] * w) / sum(w)
  list(g = c(0, coef(fit)[2:3]), v = rbind(0, cbind(0, vcov(fit)[2:3, 2:3])), relative = relative)
}
rows <- lapply(1:J, function(i) { k <- movement(i); g(c(i - 1, k$g[2:3], k$v[2, 2], k$v[2, 3], k$v[3, 3], k$relative)) })
out <- as.data.frame(do.call(rbind, rows)); names(out) <- c("unit", "second", "third", "v22", "v23", "v33", "relative")
write.csv(out, "movement.csv", row.names = FALSE, quote = FALSE)

# One unit's score and line beside a movement. v: level variance of the line's error.
parts <- function(i, k) {
  a <- if (sum(x[i, ]) == 0) -Inf else unname(coef(glm(cbind(x[i, ], n[i, ] - x[i, ]) ~ 1 + offset(k$g), family = binomial,
    control = list(epsilon = 1e-13, maxit = 100))))
  mu <- plogis(a + k$g); w <- n[i, ] * mu * (1 - mu)
  if (sum(w) == 0) return(list(U = 0, V = 0, dV = 0, c = 0 * w, mu = mu, w = w))
  d <- s - weighted.mean(s, w); N <- sum(n[i, ])
  spread <- N / (N - 1) * w * d^2
  list(U = sum(d * (x[i, ] - n[i, ] * mu)), V = sum(spread * phi(rho, i)), dV = sum(spread * m[i] * pmax(n[i, ] - 1, 0)),
    c = w * d, mu = mu, w = w, plain = sum(spread))
}
# The larger of the body and of t with the kurtosis that a rho of relative standard deviation one half between units gives.
tail <- function(z, V, dV, df) {
  body <- 2 * pt(-abs(z), df); spread <- 0.5 * dV * rho / V; if (!(spread > 0)) return(body)
  own <- 4 + 2 / spread^2
  max(body, 2 * pt(-abs(z) / sqrt((own - 2) / own), 1 / (1 / df + 1 / own)))
}
answer <- function(est, E, dE, U, V, dV, p = function(z, V, dV, df) 2 * pt(-abs(z), df)) {
  df <- 2 * V^2 / (dV^2 * rhoVariance); dfe <- 2 * E^2 / (dE^2 * rhoVariance); z <- if (V > 0) U / sqrt(V) else 0
  half <- qt(0.95, dfe) * sqrt(E)
  g(c(est, sqrt(E), dfe, z, if (V > 0) p(z, V, dV, df) else 1, est - half, est + half))
}
line <- function(k, mu, i) {
  share <- ifelse(n[i, ] > 0, x[i, ] / pmax(n[i, ], 1), mu)
  v <- mu * (1 - mu); w <- n[i, ] * v
  list(est = sum(k * (share - mu)), sens = if (sum(w) > 0) k * v - sum((k * v)[n[i, ] > 0]) * w / sum(w) else 0 * w)
}
# With at most 40 successes (or failures) and four years: the mid-p of all outcomes given the total, the movement as known odds.
enumerated <- function(i, k, U, c, plain) {
  u <- which(n[i, ] > 0); X <- sum(x[i, ]); N <- sum(n[i, ])
  if (min(X, N - X) > 40 || min(X, N - X) == 0 || U == 0) return(U)
  g2 <- as.matrix(expand.grid(lapply(u[-length(u)], function(t) 0:n[i, t]))); last <- X - rowSums(g2); t <- u[length(u)]
  ok <- last >= 0 & last <= n[i, t]; g2 <- cbind(g2, last)[ok, , drop = FALSE]
  d <- (s - weighted.mean(s, c))[u]
  l <- rowSums(sapply(seq_along(u), function(j) lchoose(n[i, u[j]], g2[, j]) + k$g[u[j]] * g2[, j])); pr <- exp(l - max(l)); pr <- pr / sum(pr)
  S <- c(g2 %*% d); far <- abs(S - sum(pr * S)); obs <- abs(sum(d * x[i, u]) - sum(pr * S)); tie <- abs(far - obs) < 1e-7
  mid <- sum(pr[far > obs & !tie]) + sum(pr[tie]) / 2
  sign(U) * max(0, -qnorm(min(mid, 1) / 2)) * sqrt(plain)
}
v0 <- 0.17
rows <- lapply(setdiff(which(rowSums(n > 0) > 1), 0), function(i) {
  k <- movement(i); p <- parts(i, k); a <- n[i, ] / phi(rho, i)[1, ]; d <- s - weighted.mean(s, a)
  window <- diff(range(s[n[i, ] > 0])); l <- window * a * d / sum(a * d^2); q <- line(l, p$mu, i)
  e <- ifelse(n[i, ] > 0, l^2 * v0 / pmax(n[i, ], 1), 0); side <- c(t(q$sens) %*% k$v %*% q$sens); c2 <- c(t(p$c) %*% k$v %*% p$c)
  c(i - 1, answer(q$est, sum(e * phi(rho, i)[1, ]) + side, sum(e * m[i] * pmax(n[i, ] - 1, 0)) + side * k$relative,
    enumerated(i, k, p$U, p$w, p$plain), p$V + c2,
    p$dV + c2 * k$relative, tail))
})
names9 <- c("unit", "estimate", "error", "df", "z", "p", "lower", "upper")
out <- as.data.frame(do.call(rbind, rows)); names(out) <- names9
write.csv(out, "net.csv", row.names = FALSE, quote = FALSE)

# Levels drawn towards each other, as in levels.R; a count weighs n / phi.
shrunken <- function(u) {
  f <- (m * (1 + rowSums(n * pmax(n - 1, 0)) / pmax(rowSums(n), 1) * rho))[u]
  X <- rowSums(x)[u] / f; N <- rowSums(n)[u] / f; k <- length(u); A <- sum(N); P <- sum(X) / A; q <- P * (1 - P)
  v <- (sum(N * (X / N - P)^2) - q * (k - 1)) / (A - sum(N^2) / A - (k - 1)); C <- (sum(X) + 0.5) / (A + 1)
  v <- ((k - 1) * min(max(v, 0), C * (1 - C)) + 2 * (0.3 * min(C, 1 - C))^2) / (k + 1); M <- C * (1 - C) / v - 1
  a <- (C * M + X) / (M + N); r <- rep(NA, J); r[u] <- a * (1 - a) * (M + N) / (M + N + 1); r
}
# The group of the first six units with two years: its own trend, and beside the movement of the units outside it.
group <- c(1, 2, 3, 4, 6, 7); rest <- setdiff(1:J, group)
sizes <- lapply(group, function(i) { d <- s - weighted.mean(s, n[i, ]); list(a = n[i, ] * d, D = sum(n[i, ] * d^2)) })
D <- sum(sapply(sizes, `[[`, "D")); window <- 3; lv <- shrunken(group)
together <- function(k) {
  U <- V <- dV <- est <- E <- dE <- 0; cc <- sens <- c(0, 0, 0)
  for (j in seq_along(group)) {
    i <- group[j]; p <- parts(i, k); l <- window * sizes[[j]]$a / D; q <- line(l, p$mu, i)
    e <- ifelse(n[i, ] > 0, l^2 * lv[i] / pmax(n[i, ], 1), 0)
    # p(1 - p) of the counts is too small by the variance of the whole count: N - phi in place of N - 1.
    N <- sum(n[i, ]); f <- m[i] * (1 + sum(n[i, ] * pmax(n[i, ] - 1, 0)) / N * rho); seen <- min((N - 1) / (N - f), 2)
    U <- U + p$U; V <- V + seen * p$V; dV <- dV + seen * p$dV; cc <- cc + p$c; est <- est + q$est; sens <- sens + q$sens
    E <- E + sum(e * phi(rho, i)[1, ]); dE <- dE + sum(e * m[i] * pmax(n[i, ] - 1, 0))
  }
  c2 <- c(t(cc) %*% k$v %*% cc); side <- c(t(sens) %*% k$v %*% sens)
  answer(est, E + side, dE + side * k$relative, U, V + c2, dV + c2 * k$relative)
}
none <- list(g = c(0, 0, 0), v = matrix(0, 3, 3), relative = 0)
out <- as.data.frame(rbind(c("0", together(none)), c("1", together(movement(group))))); names(out) <- c("net", names9[-1])
write.csv(out, "stratified.csv", row.names = FALSE, quote = FALSE)

# Mantel's statistics with rho = 0: R's mantelhaen.test for two years, Mantel (1963) by hand for three.
two <- array(sapply(group, function(i) rbind(x[i, c(1, 3)], n[i, c(1, 3)] - x[i, c(1, 3)])), c(2, 2, length(group)))
mh <- unname(mantelhaen.test(two, correct = FALSE)$statistic)
# By hand: E and Var of sum(s x) in a table with fixed margins, from the covariances of the multivariate hypergeometric distribution.
ext <- sapply(group, function(i) {
  N <- sum(n[i, ]); X <- sum(x[i, ]); C <- X * (N - X) / (N^2 * (N - 1)) * (N * diag(n[i, ]) - outer(n[i, ], n[i, ]))
  c(sum(s * (x[i, ] - n[i, ] * X / N)), c(t(s) %*% C %*% s))
})
write.csv(data.frame(two = g(mh), three = g(sum(ext[1, ])^2 / sum(ext[2, ]))), "mantel.csv", row.names = FALSE, quote = FALSE)

# Level against the others: the score of an own intercept beside the others' share of each year.
some <- which(rowSums(n) > 0); lv <- shrunken(some)
rows <- lapply(some, function(i) {
  o <- setdiff(some, i); N <- colSums(n[o, ]); q <- (colSums(x[o, ]) + 0.5) / (N + 1)
  noise <- colSums((n * lv * phi(rho))[o, ]) / N^2; growth <- colSums((n * lv * m * pmax(n - 1, 0))[o, ]) / N^2
  k <- n[i, ]; own <- k * q * (1 - q); U <- sum(x[i, ] - k * q)
  y <- cbind(x[i, ], k - x[i, ])[k > 0, , drop = FALSE]; o <- qlogis(q)[k > 0]
  # Rao's test of R on the intercept: U^2 / sum(own).
  rao <- anova(glm(y ~ 0 + offset(o), family = binomial), glm(y ~ 1 + offset(o), family = binomial), test = "Rao")$Rao[2]
  stopifnot(abs(rao - U^2 / sum(own)) < 1e-6 * rao)
  # The score's standardised value: the normal quantile of the binomial mid-p of the whole count.
  X <- sum(x[i, ]); K <- sum(k); Q <- sum(k * q) / K
  mid <- 0.5 * dbinom(X, K, Q) + if (U > 0) pbinom(X, K, Q, lower.tail = FALSE) else pbinom(X - 1, K, Q)
  U2 <- sign(U) * max(0, -qnorm(mid)) * sqrt(sum(own))
  side <- sum(k^2 * noise); dside <- sum(k^2 * growth); f <- phi(rho, i)[1, ]; df <- m[i] * pmax(0, k - 1)
  c(i - 1, answer(U / sum(k), (sum(k * lv[i] * f) + side) / sum(k)^2, (sum(k * lv[i] * df) + dside) / sum(k)^2, U2,
    sum(own * f) + side, sum(own * df) + dside))
})
out <- as.data.frame(do.call(rbind, rows)); names(out) <- names9
write.csv(out, "level.csv", row.names = FALSE, quote = FALSE)
