# SPDX-License-Identifier: GPL-3.0-or-later
# Writes levels.csv (shrunken levels of the units of units.csv, first 60) and slopes.csv (weighted lines). R base only.
#
#   Rscript levels.R
g <- function(x) sprintf("%.17g", x)
d <- subset(read.csv("units.csv"), unit < 60)
x <- tapply(d$successes, d$unit, sum); n <- tapply(d$total, d$unit, sum)
k <- length(x); N <- sum(n)
# Kleinman (1973): E sum n (p - P)^2 = v (N - sum n^2 / N) + (q - v) (k - 1).
P <- sum(x) / N; q <- P * (1 - P)
v <- (sum(n * (x / n - P)^2) - q * (k - 1)) / (N - sum(n^2) / N - (k - 1))
# Half a success keeps the common share off 0; the prior spread weighs as much as two units.
C <- (sum(x) + 0.5) / (N + 1)
v <- ((k - 1) * min(max(v, 0), C * (1 - C)) + 2 * (0.3 * min(C, 1 - C))^2) / (k - 1 + 2)
M <- C * (1 - C) / v - 1
posterior <- function(f, a, b) {
  m <- a / (a + b); s <- sqrt(m * (1 - m) / (a + b + 1))
  integrate(function(p) f(p) * dbeta(p, a, b), max(0, m - 12 * s), min(1, m + 14 * s), rel.tol = 1e-12, subdivisions = 2000)$value
}
level <- mapply(function(a, b) posterior(function(p) p, a, b), C * M + x, (1 - C) * M + n - x)
variance <- mapply(function(a, b) posterior(function(p) p * (1 - p), a, b), C * M + x, (1 - C) * M + n - x)
write.csv(data.frame(successes = as.vector(x), total = as.vector(n), level = g(level), variance = g(variance), spread = g(v)), "levels.csv", row.names = FALSE, quote = FALSE)

cases <- list(list(s = c(2022, 2023, 2024), x = c(5, 4, 0), n = c(12, 13, 11), phi = c(1, 1, 1), v = 0.2, df = Inf, level = 0.9),
  list(s = c(2019, 2021, 2022, 2024), x = c(50, 4, 30, 12), n = c(100, 23, 61, 31), phi = c(4.96, 1.88, 3.4, 2.2), v = 0.24, df = 4, level = 0.95),
  list(s = c(2022, 2024), x = c(0, 0), n = c(12, 13), phi = c(1.5, 1.5), v = 0.01, df = 37.5, level = 0.9))
rows <- lapply(cases, function(u) {
  fit <- lm(I(x / n) ~ s, data = data.frame(s = u$s, x = u$x, n = u$n), weights = u$n / u$phi)
  window <- max(u$s) - min(u$s)
  se <- sqrt(u$v * summary(fit)$cov.unscaled[2, 2]) * window
  est <- coef(fit)[[2]] * window
  g(c(est, se, est - qt((1 + u$level) / 2, u$df) * se, est + qt((1 + u$level) / 2, u$df) * se))
})
out <- as.data.frame(do.call(rbind, suppressWarnings(rows)))
names(out) <- c("estimate", "standardError", "lower", "upper")
write.csv(out, "slopes.csv", row.names = FALSE, quote = FALSE)
