# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the data sets of scikit-learn for alike.R and what scikit-learn makes of all sets: alike_wine.csv (standardised), alike_blobs.csv,
# then, once alike.R has written its own sets, alike_sklearn.json (Ward's labels, the best inertia of 50 starts, silhouettes).
# numpy 2.4.6, scikit-learn 1.9.0; seeds fixed.
#
#   python3 alike.py sets && Rscript alike.R && python3 alike.py
import json
import sys

import numpy as np
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.datasets import load_wine, make_blobs
from sklearn.metrics import silhouette_samples
from sklearn.preprocessing import StandardScaler

SETS = ["iris", "ruspini", "pluton", "agriculture", "wine", "blobs"]
if sys.argv[1:] == ["sets"]:
    np.savetxt("alike_wine.csv", StandardScaler().fit_transform(load_wine().data), fmt="%.17g", delimiter=",")
    points, _ = make_blobs(n_samples=300, n_features=5, centers=4, cluster_std=2.5, random_state=7)
    np.savetxt("alike_blobs.csv", points, fmt="%.17g", delimiter=",")
    sys.exit()
answer = []
for name in SETS:
    x = np.loadtxt(f"alike_{name}.csv", delimiter=",")
    for k in range(2, 7):
        labels = AgglomerativeClustering(k, linkage="ward").fit_predict(x)
        inertia = KMeans(k, n_init=50, tol=0, max_iter=1000, random_state=1).fit(x).inertia_
        answer.append({"set": name, "k": k, "ward": labels.tolist(), "inertia": inertia,
                       "silhouettes": silhouette_samples(x, labels).tolist() if k < len(x) else None})
with open("alike_sklearn.json", "w") as file:
    json.dump(answer, file)
