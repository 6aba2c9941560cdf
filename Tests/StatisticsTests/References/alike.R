# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the data sets of R (alike_iris.csv, alike_ruspini.csv, alike_pluton.csv, alike_agriculture.csv) and what R makes of them and of
# the two sets of alike.py: alike.json (Ward's labels and heights, silhouettes, the least sums of PAM and k-means over 50
# starts), alike_gap.csv (clusGap, B = 500), alike_jaccard.csv (clusterboot, B = 2000), alike_scaled.csv (median and mad of wine).
# R 4.2.2, cluster 2.1.4, fpc 2.2-10; seeds fixed. Run between the two calls of alike.py.
suppressMessages({library(cluster); library(fpc)})
write <- function(x, name) write.table(format(as.matrix(x), digits = 17, trim = TRUE), paste0("alike_", name, ".csv"),
  sep = ",", quote = FALSE, row.names = FALSE, col.names = FALSE)
own <- list(iris = iris[, 1:4], ruspini = ruspini, pluton = pluton, agriculture = agriculture)
for (name in names(own)) write(own[[name]], name)
names <- c("iris", "ruspini", "pluton", "agriculture", "wine", "blobs")
sets <- lapply(setNames(names, names), function(name) as.matrix(read.csv(paste0("alike_", name, ".csv"), header = FALSE)))
g <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ","), "]")
one <- function(name, k) {
  x <- sets[[name]]; d <- dist(x); tree <- hclust(d, "ward.D2"); labels <- cutree(tree, k)
  set.seed(k)
  medoids <- min(pam(d, k)$objective["swap"], pam(d, k, medoids = "random", nstart = 50)$objective["swap"]) * nrow(x)
  means <- kmeans(x, k, nstart = 50, iter.max = 100)$tot.withinss
  s <- silhouette(labels, d)[, "sil_width"]
  sprintf('{"set": "%s", "k": %d, "ward": [%s], "heights": %s, "silhouettes": %s, "medoids": %.17g, "means": %.17g}', name, k,
    paste(labels, collapse = ","), g(sort(tree$height)), g(s), medoids, means)
}
grid <- expand.grid(k = 2:6, name = names, stringsAsFactors = FALSE)
writeLines(paste0("[", paste(mapply(one, grid$name, grid$k), collapse = ",\n"), "]"), "alike.json")

ward <- function(x, k) list(cluster = cutree(hclust(dist(x), "ward.D2"), k))
gap <- do.call(rbind, lapply(0:1, function(i) {
  set.seed(11); x <- sets[[c("ruspini", "pluton")[i + 1]]]
  t <- clusGap(x, ward, K.max = 6, B = 500, d.power = 2, spaceH0 = "original", verbose = FALSE)$Tab
  # clusGap halves W.
  data.frame(set = i, k = 1:6, logW = t[, "logW"] + log(2), gap = t[, "gap"], se = t[, "SE.sim"])
}))
write.csv(format(gap, digits = 17, trim = TRUE), "alike_gap.csv", row.names = FALSE, quote = FALSE)

# method 0: Ward, 1: PAM, 2: k-means. sd is that of one sample.
stable <- function(i, method, k) {
  x <- sets[[names[i + 1]]]; B <- 2000; set.seed(5)
  r <- switch(method + 1,
    clusterboot(dist(x), B = B, clustermethod = disthclustCBI, method = "ward.D2", k = k, cut = "number", count = FALSE),
    clusterboot(dist(x), B = B, clustermethod = pamkCBI, krange = k, usepam = TRUE, count = FALSE),
    clusterboot(x, B = B, clustermethod = kmeansCBI, krange = k, runs = 10, scaling = FALSE, count = FALSE))
  data.frame(set = i, method = method, k = k, size = sapply(r$result$clusterlist, sum), jaccard = r$bootmean,
    sd = apply(r$bootresult, 1, sd))
}
jaccard <- rbind(stable(0, 0, 3), stable(1, 0, 4), stable(5, 0, 4), stable(0, 1, 3), stable(2, 1, 3), stable(0, 2, 3), stable(5, 2, 4))
write.csv(format(jaccard, digits = 17, trim = TRUE), "alike_jaccard.csv", row.names = FALSE, quote = FALSE)
wine <- sets$wine
write.csv(format(data.frame(median = apply(wine, 2, median), mad = apply(wine, 2, mad)), digits = 17, trim = TRUE),
  "alike_scaled.csv", row.names = FALSE, quote = FALSE)
