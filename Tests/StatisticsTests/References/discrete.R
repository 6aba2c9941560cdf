# SPDX-License-Identifier: GPL-3.0-or-later
# Writes discrete.json: the step-up procedure HSU of Döhler, Durand & Roquain (2018, formula 10), written here from the paper
# over the joint support A (their critical values), not as the program computes it. R base only.
#
#   Rscript discrete.R
# The example of nine Fisher tests is that of the R package DiscreteFDR (Durand, Junge, Döhler & Roquain), whose vignette says
# that Benjamini-Hochberg rejects none and the step-down procedure HSD two of them at 5 %; both are checked below.
g <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ","), "]")
fisher <- function(x1, n1, x2, n2) {
  k <- x1 + x2; s <- max(0, k - n2):min(n1, k); p <- dhyper(s, n1, n2, k)
  v <- sapply(p, function(own) min(1, sum(p[p <= own * (1 + 1e-7)])))
  list(p = v[s == x1], support = sort(unique(v)))
}
trend <- function(x, n, score) {
  k <- sum(x); grid <- expand.grid(lapply(n[-length(n)], function(m) 0:m)); last <- k - rowSums(grid)
  grid <- cbind(grid, last)[last >= 0 & last <= n[length(n)], ]
  w <- exp(rowSums(sapply(seq_along(n), function(t) lchoose(n[t], grid[, t]))) - lchoose(sum(n), k))
  d <- abs(sum(n) * as.matrix(grid) %*% score - k * sum(n * score)); own <- abs(sum(n) * sum(x * score) - k * sum(n * score))
  levels <- sort(unique(as.vector(d)), decreasing = TRUE)
  v <- pmin(1, sapply(levels, function(l) sum(w[d >= l])))
  list(p = v[levels == own], support = sort(unique(v)))
}
# max(a in support: a <= t), 0 where there is none; equal values computed in two ways are equal.
F <- function(support, t) { a <- support[support <= t * (1 + 1e-10)]; if (length(a)) max(a) else 0 }
hsu <- function(tests, alpha) {
  m <- length(tests); A <- sort(unique(unlist(lapply(tests, `[[`, "support"))))
  at <- function(t) sapply(tests, function(u) F(u$support, t))
  fits <- sapply(A, function(t) { f <- at(t); all(f < 1) && sum(f / (1 - f)) <= alpha * m })
  if (!any(fits)) return(list(tau = NA, rejected = 0, adjusted = rep(NA, m)))
  tau <- max(A[fits]); denominator <- 1 - at(tau); inside <- A[A <= tau]
  xi <- sapply(inside, function(t) sum(at(t) / denominator))
  critical <- sapply(1:m, function(k) { a <- inside[xi <= alpha * k]; if (length(a)) max(a) else 0 })
  critical[m] <- tau
  p <- sapply(tests, `[[`, "p"); s <- sort(p)
  rejected <- max(c(0, which(s <= critical * (1 + 1e-10))))
  # The level of each k at which its condition would just hold, tau_m being that of alpha; beyond tau_m that of k = m.
  value <- sapply(1:m, function(k) {
    v <- sum(at(s[k]) / denominator) / k; f <- at(s[k])
    if (s[k] > tau * (1 + 1e-10)) max(v, if (any(f >= 1 - 1e-9)) 1 else sum(f / (1 - f)) / m) else v
  })
  adjusted <- rev(cummin(rev(pmin(1, value))))
  list(tau = tau, rejected = rejected, adjusted = adjusted[rank(p, ties.method = "max")])
}
hsd <- function(tests, alpha) {
  m <- length(tests); p <- sort(sapply(tests, `[[`, "p"))
  xi <- sapply(p, function(t) { f <- sapply(tests, function(u) F(u$support, t)); sum(f / (1 - f)) })
  out <- which(xi > alpha * 1:m); if (length(out)) min(out) - 1 else m
}
toy <- Map(fisher, c(4, 2, 2, 14, 6, 9, 4, 0, 1), 148, c(0, 0, 1, 3, 2, 1, 2, 2, 2), 132)
stopifnot(hsd(toy, 0.05) == 2, all(p.adjust(sapply(toy, `[[`, "p"), "BH") > 0.05))
set.seed(5)
random <- lapply(1:40, function(i) {
  n <- sample(6:10, 3, replace = TRUE); share <- runif(1, 0.1, 0.4); shift <- if (i <= 14) 0.7 else 0
  x <- rbinom(3, n, pmin(0.97, share + shift * 0:2 / 2))
  if (sum(x) %in% c(0, sum(n))) x[1] <- if (sum(x) == 0) 1 else n[1] - 1
  list(x = x, n = n, test = trend(x, n, c(2022, 2023, 2024)))
})
entry <- function(name, tests, alpha, counts = "null") {
  r <- hsu(tests, alpha)
  # The definition by critical values and that by adjusted values agree.
  stopifnot(r$rejected == sum(r$adjusted <= alpha * (1 + 1e-12)))
  sprintf('{"name": "%s", "level": %s, "counts": %s,\n "p": %s,\n "supports": [%s],\n "rejected": %d, "adjusted": %s}', name,
    alpha, counts, g(sapply(tests, `[[`, "p")), paste(sapply(tests, function(u) g(u$support)), collapse = ",\n  "),
    r$rejected, g(r$adjusted))
}
counts <- paste0("[", paste(sapply(random, function(u) sprintf("[%s]", paste(c(rbind(u$x, u$n)), collapse = ","))), collapse = ","), "]")
tests <- lapply(random, `[[`, "test")
writeLines(paste0("[", paste(c(entry("nine Fisher tests", toy, 0.05), entry("nine Fisher tests at 10 %", toy, 0.1),
  entry("forty trends", tests, 0.05, counts), entry("forty trends at 1 %", tests, 0.01, counts)), collapse = ",\n"), "]"), "discrete.json")
cat(R.version.string, "toy HSU:", hsu(toy, 0.05)$rejected, "trends:", hsu(tests, 0.05)$rejected, sum(p.adjust(sapply(tests, `[[`, "p"), "BH") <= 0.05), "\n")
