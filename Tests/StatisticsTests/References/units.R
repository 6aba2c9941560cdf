# SPDX-License-Identifier: GPL-3.0-or-later
# Writes shares.csv, changes.csv, adjusted.csv from units.csv and trend.csv. R base only; run units.py first.
#
#   Rscript units.R
g <- function(x) sprintf("%.17g", x)
d <- read.csv("units.csv")
wilson <- function(x, n, level = 0.95) suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int)
shares <- t(mapply(function(x, n) c(wilson(x, n), binom.test(x, n)$conf.int, wilson(x, n, 0.9), binom.test(x, n, conf.level = 0.99)$conf.int),
  d$successes, d$total))
out <- data.frame(unit = d$unit, period = d$period, apply(shares, 2, g))
names(out)[3:10] <- c("wilsonLower", "wilsonUpper", "exactLower", "exactUpper", "wilson90Lower", "wilson90Upper", "exact99Lower", "exact99Upper")
write.csv(out, "shares.csv", row.names = FALSE, quote = FALSE)

rows <- lapply(split(d, d$unit), function(u) {
  a <- u[1, ]; b <- u[nrow(u), ]
  m <- matrix(c(a$successes, a$total - a$successes, b$successes, b$total - b$successes), 2)
  f <- fisher.test(m)
  support <- max(0, sum(m[1, ]) - b$total):min(a$total, sum(m[1, ]))
  p <- dhyper(support, a$total, b$total, sum(m[1, ]))
  own <- p[support == a$successes]
  mid <- if (length(support) == 1) 1 else f$p.value - 0.5 * sum(p[abs(p / own - 1) <= 1e-7])
  central <- min(1, 2 * min(phyper(a$successes, a$total, b$total, sum(m[1, ])),
    phyper(a$successes - 1, a$total, b$total, sum(m[1, ]), lower.tail = FALSE)))
  wa <- wilson(a$successes, a$total); wb <- wilson(b$successes, b$total)
  pa <- a$successes / a$total; pb <- b$successes / b$total
  newcombe <- c(pb - pa - sqrt((pb - wb[1])^2 + (wa[2] - pa)^2), pb - pa + sqrt((wb[2] - pb)^2 + (pa - wa[1])^2))
  trend <- if (sum(u$successes) %in% c(0, sum(u$total))) c(0, 1) else {
    t <- suppressWarnings(prop.trend.test(u$successes, u$total, u$period))
    c(sqrt(t$statistic), t$p.value)
  }
  w <- u$total; s <- u$period
  fit <- sum(w * (s - weighted.mean(s, w)) * (u$successes / u$total)) / sum(w * (s - weighted.mean(s, w))^2) * (max(s) - min(s))
  c(u$unit[1], g(c(f$p.value, mid, central, newcombe, trend, fit)))
})
out <- as.data.frame(do.call(rbind, rows))
names(out) <- c("unit", "fisher", "fisherMid", "fisherCentral", "newcombeLower", "newcombeUpper", "zAbsolute", "pAsymptotic", "fitted")
write.csv(out, "changes.csv", row.names = FALSE, quote = FALSE)

p <- read.csv("trend.csv")$mid
methods <- c("BH", "BY", "holm", "hochberg")
out <- data.frame(raw = g(p), sapply(methods, function(m) g(p.adjust(p, m))))
names(out) <- c("raw", "bh", "by", "holm", "hochberg")
write.csv(out, "adjusted.csv", row.names = FALSE, quote = FALSE)
cat(R.version.string, "\n")
