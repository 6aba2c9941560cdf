# SPDX-License-Identifier: GPL-3.0-or-later
# Prints what TeachersPluginTests expect of the group of eight: SciPy 1.17.1, and enumeration where SciPy has no exact test for ties.
#
#   python3 groups.py
from fractions import Fraction
from itertools import product
import numpy as np
from scipy import stats

# Points of 40 before, of 50 after.
before = np.array([20, 12, 30, 24, 8, 36, 16, 28]) / 40
after = np.array([30, 20, 35, 30, 20, 40, 20, 30]) / 50
d = after - before
n = len(d)
t = stats.ttest_rel(after, before)
ci = t.confidence_interval(0.95)
print("mean", d.mean(), "interval", ci.low, ci.high, "t", t.statistic, "p", t.pvalue)


def exact(values, pratt):
    whole = [Fraction(v).limit_denominator(1000) for v in values]
    kept = whole if pratt else [v for v in whole if v]
    ranks = stats.rankdata([abs(v) for v in kept])
    ranks = [r for r, v in zip(ranks, kept) if v]
    signs = [v > 0 for v in kept if v]
    own = sum(r for r, s in zip(ranks, signs) if s)
    mean = sum(ranks) / 2
    sums = [sum(r for r, s in zip(ranks, choice) if s) for choice in product([0, 1], repeat=len(ranks))]
    z = sum(r if s else -r for r, s in zip(ranks, signs)) / sum(r * r for r in ranks) ** 0.5
    return sum(abs(s - mean) >= abs(own - mean) - 1e-9 for s in sums) / len(sums), z


print("wilcoxon", exact(d, False), "pratt", exact(d, True))
rose, fell = int((d > 1e-9).sum()), int((d < -1e-9).sum())
print("rose", rose, "fell", fell, "sign", stats.binomtest(rose, rose + fell).pvalue)
dz = d.mean() / d.std(ddof=1)
dav = d.mean() / ((before.std(ddof=1) + after.std(ddof=1)) / 2)
from scipy.special import gammaln
j = np.exp(gammaln((n - 1) / 2) - gammaln((n - 2) / 2)) / np.sqrt((n - 1) / 2)
print("dz", dz, dz * j, "dav", dav, dav * j)
# Reliable change at a reliability of 0.8, the group being the whole territory.
threshold = stats.norm.ppf(0.975) * before.std(ddof=1) * np.sqrt(2 * 0.2)
print("threshold", threshold, "reliable", int((d > threshold).sum()), int((d < -threshold).sum()))
w = stats.binomtest(rose, n).proportion_ci(0.95, method="wilson")
print("wilson", rose, n, w.low, w.high)
b = stats.binomtest(3, 8).proportion_ci(0.95, method="wilson")
print("wilson 3/8", b.low, b.high)
