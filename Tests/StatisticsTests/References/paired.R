# SPDX-License-Identifier: GPL-3.0-or-later
# Writes paired.json (30 groups of 5 to 150 pairs with ties and zeros), bootstrap.json (BCa on given resamples), movement.json
# (tables of levels) and clusters.json (CR2). Packages exactRankTests, coin, boot, clubSandwich; seed fixed.
#
#   Rscript paired.R
suppressMessages({library(exactRankTests); library(coin); library(boot); library(clubSandwich)})
set.seed(2024)
g <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ","), "]")
v <- function(...) { x <- c(...); paste(sprintf('"%s": %.17g', names(x), x), collapse = ", ") }
quiet <- function(x) suppressWarnings(suppressMessages(x))
hedges <- function(n) exp(lgamma((n - 1) / 2) - lgamma((n - 2) / 2)) / sqrt((n - 1) / 2)
sizes <- c(5:12, 15, 18, 20, 22, 25, 28, 30, 35, 40, 45, 50, 55, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150)
stopifnot(length(sizes) == 30)
group <- function(i) {
  n <- sizes[i]
  b <- round(rnorm(n, 60, 10) * 2) / 2; a <- b + round(rnorm(n, c(0, 0.7, 2, -1)[i %% 4 + 1], c(2, 4, 8)[i %% 3 + 1]) * 2) / 2
  d <- a - b
  if (!any(d == 0)) a[n] <- b[n]
  if (!any(duplicated(abs((a - b)[a != b])))) a[2] <- b[2] + abs(a[1] - b[1])
  d <- a - b; stopifnot(any(d == 0), any(duplicated(abs(d[d != 0]))), length(unique(d)) > 1)
  t <- t.test(a, b, paired = TRUE); n90 <- t.test(a, b, paired = TRUE, conf.level = 0.9)$conf.int
  w <- sapply(c("two.sided", "less", "greater"), function(s) quiet(wilcox.exact(a, b, paired = TRUE, exact = TRUE, alternative = s))$p.value)
  p <- sapply(c("two.sided", "less", "greater"), function(s) quiet(pvalue(wilcoxsign_test(a ~ b, zero.method = "Pratt", distribution = "exact", alternative = s))))
  # Of a definition, not of a package: for small groups every choice of signs.
  r <- rank(abs(d[d != 0])); k <- length(r)
  if (k <= 14) {
    all <- as.matrix(expand.grid(rep(list(0:1), k))) %*% r; own <- sum(r[d[d != 0] > 0]); e <- sum(r) / 2
    stopifnot(abs(mean(abs(all - e) >= abs(own - e) - 1e-9) - w[1]) < 1e-12)
  }
  s <- sapply(c("two.sided", "less", "greater"), function(s) binom.test(sum(d > 0), sum(d != 0), alternative = s)$p.value)
  dz <- mean(d) / sd(d); dav <- mean(d) / ((sd(b) + sd(a)) / 2)
  sprintf('{"before": %s, "after": %s, %s}', g(b), g(a), v(mean = mean(d), t = unname(t$statistic), pT = t$p.value,
    lower = t$conf.int[1], upper = t$conf.int[2], lower90 = n90[1], upper90 = n90[2],
    w = unname(w[1]), wLess = unname(w[2]), wGreater = unname(w[3]), p = unname(p[1]), pLess = unname(p[2]), pGreater = unname(p[3]),
    s = unname(s[1]), sLess = unname(s[2]), sGreater = unname(s[3]), dz = dz, dav = dav, gz = dz * hedges(n), gav = dav * hedges(n)))
}
writeLines(paste0("[", paste(sapply(1:30, group), collapse = ",\n"), "]"), "paired.json")

kinds <- list(dz = function(m) mean(m[, 2] - m[, 1]) / sd(m[, 2] - m[, 1]),
  dav = function(m) mean(m[, 2] - m[, 1]) / ((sd(m[, 1]) + sd(m[, 2])) / 2))
b <- round(rgamma(24, 9, 0.2), 1); a <- b + round(rgamma(24, 2, 0.4) - 3, 1); m <- cbind(b, a)
drawn <- boot(m, function(m, i) sapply(kinds, function(f) f(m[i, ])), R = 499)
intervals <- unlist(lapply(1:2, function(k) {
  left <- sapply(1:24, function(i) kinds[[k]](m[-i, ])); L <- 23 * (mean(left) - left)
  sapply(c(0.9, 0.95), function(level) boot.ci(drawn, conf = level, type = "bca", index = k, t0 = drawn$t0[k], t = drawn$t[, k], L = L)$bca[4:5])
}))
names(intervals) <- paste0(rep(c("dz", "dav"), each = 4), c("Lower90", "Upper90", "Lower95", "Upper95"))
writeLines(sprintf('{"before": %s, "after": %s, "intervals": {%s},\n "resamples": [%s]}', g(b), g(a), v(intervals),
  paste(apply(boot.array(drawn, indices = TRUE) - 1, 1, g), collapse = ",\n")), "bootstrap.json")

tables <- list(
  full3 = matrix(c(20, 5, 3, 10, 18, 4, 2, 9, 11), 3, byrow = TRUE), full4 = matrix(rpois(16, 6) + 1, 4, byrow = TRUE),
  two = matrix(c(12, 9, 2, 17), 2, byrow = TRUE),
  # A level that nobody has, one that nobody left or entered, a zero both ways, and two parts without a movement between them.
  unused = matrix(c(8, 3, 0, 1, 6, 7, 0, 2, 0, 0, 0, 0, 2, 5, 0, 9), 4, byrow = TRUE),
  still = matrix(c(8, 3, 0, 6, 7, 0, 0, 0, 5), 3, byrow = TRUE), hole = matrix(c(8, 3, 0, 6, 7, 2, 0, 9, 5), 3, byrow = TRUE),
  parts = matrix(c(4, 7, 0, 0, 2, 3, 0, 0, 0, 0, 6, 5, 0, 0, 1, 2), 4, byrow = TRUE))
# Each pair of movements in turn: the chi-square of all and of those that occur.
bowker <- function(x) { u <- upper.tri(x); s <- x[u] + t(x)[u]; d <- (x[u] - t(x)[u])[s > 0]; c(sum(d^2 / s[s > 0]), sum(s > 0)) }
# The generalised inverse of the permutation covariance (MASS), another way than the program's.
marginal <- function(x) {
  d <- rowSums(x) - colSums(x); V <- diag(rowSums(x) + colSums(x)) - x - t(x); q <- MASS::ginv(V, tol = 1e-9)
  c(drop(d %*% q %*% d), qr(V, tol = 1e-9)$rank)
}
entry <- function(name) {
  x <- tables[[name]]; m <- marginal(x); b <- bowker(x)
  mh <- quiet(mh_test(as.table(x))); keep <- rowSums(x) + colSums(x) > 0
  stopifnot(abs(pvalue(mh) - pchisq(m[1], m[2], lower.tail = FALSE)) < 1e-9)
  if (all((x + t(x))[upper.tri(x)] > 0)) {
    r <- mcnemar.test(x, correct = FALSE); stopifnot(abs(r$statistic - b[1]) < 1e-9, r$parameter == b[2])
  }
  up <- sum(x[upper.tri(x)]); down <- sum(x[lower.tri(x)]); e <- binom.test(up, up + down)$p.value; q <- dbinom(up, up + down, 0.5)
  sprintf('{"name": "%s", "counts": %s, "levels": %d, %s}', name, g(t(x)), nrow(x), v(stuartMaxwell = m[1], stuartMaxwellDF = m[2],
    stuartMaxwellP = pchisq(m[1], m[2], lower.tail = FALSE), bowker = b[1], bowkerDF = b[2],
    bowkerP = pchisq(b[1], b[2], lower.tail = FALSE), exact = e, mid = if (up == down) 1 - q / 2 else e - q))
}
writeLines(paste0("[", paste(sapply(names(tables), entry), collapse = ",\n"), "]"), "movement.json")

clusters <- function(sizes, between) {
  school <- rep(seq_along(sizes), sizes); d <- round(rnorm(length(sizes), 1, between)[school] + rnorm(sum(sizes), 0, 4), 1)
  fit <- lm(d ~ 1); x <- coef_test(fit, vcov = vcovCR(fit, cluster = school, type = "CR2"), test = "Satterthwaite")
  sprintf('{"values": %s, "clusters": %s, %s}', g(d), g(school), v(estimate = x$beta, standardError = x$SE, t = x$tstat,
    degreesOfFreedom = x$df_Satt, p = x$p_Satt))
}
writeLines(paste0("[", paste(c(clusters(rep(6, 10), 2), clusters(c(40, 12, 9, 7, 5, 4, 3, 3, 2, 2, 1, 1), 1.5), clusters(sample(1:15, 30, TRUE), 0)), collapse = ",\n"), "]"), "clusters.json")
cat(R.version.string, sapply(c("exactRankTests", "coin", "boot", "clubSandwich"), function(p) format(packageVersion(p))), "\n")
