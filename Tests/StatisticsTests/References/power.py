# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes power.json and student.json: the power of the inflated trend test by full enumeration, and tails of Student's t.

    python3 power.py        # SciPy 1.17.1, mpmath

Every outcome (x1, x2, x3) is visited; its conditional mid-p comes from all outcomes with the same total.
"""
import itertools
import json
from collections import defaultdict

import mpmath
from scipy import stats


def rejected(n, score, phi, df, level):
    """The outcomes whose inflated p is below the level."""
    ways = defaultdict(lambda: defaultdict(int))
    outcomes = list(itertools.product(*(range(m + 1) for m in n)))
    weight = {x: 1 for x in outcomes}
    for x in outcomes:
        for m, k in zip(n, x):
            weight[x] *= mpmath.binomial(m, k)
    total, centre = sum(n), sum(m * s for m, s in zip(n, score))
    distance = {x: abs(total * sum(k * s for k, s in zip(x, score)) - sum(x) * centre) for x in outcomes}
    for x in outcomes:
        ways[sum(x)][distance[x]] += weight[x]
    p = {}
    for k, row in ways.items():
        whole, beyond = sum(row.values()), 0
        for d in sorted(row, reverse=True):
            mid = float((beyond + row[d] / 2) / whole)
            beyond += row[d]
            if len(row) == 1:
                mid = 1.0
            p[k, d] = 2 * stats.t.sf(stats.norm.isf(mid / 2) / phi**0.5, df) if df else 2 * stats.norm.sf(stats.norm.isf(mid / 2) / phi**0.5)
    return [x for x in outcomes if p[sum(x), distance[x]] < level]


def power(cases):
    for n, score, share, change, rho, df, level in cases:
        total = sum(n)
        centre = sum(m * s for m, s in zip(n, score)) / total
        weights = [m * (s - centre) ** 2 for m, s in zip(n, score)]
        phi = sum(w * (1 + (m - 1) * rho) for w, m in zip(weights, n)) / sum(weights)
        found = 0.0
        span = score[-1] - score[0]
        shares = [share + change * (s - score[0]) / span for s in score]
        for x in rejected(n, score, phi, df, level):
            product = 1.0
            for k, m, mu in zip(x, n, shares):
                product *= stats.betabinom.pmf(k, m, mu * (1 / rho - 1), (1 - mu) * (1 / rho - 1)) if rho else stats.binom.pmf(k, m, mu)
            found += product
        yield {"totals": n, "scores": score, "level": share, "change": change, "rho": rho, "degreesOfFreedom": df,
               "significance": level, "power": found}


CASES = [([12, 13, 11], [2022, 2023, 2024], 0.2, 0.3, 0.0, None, 0.05), ([14, 10, 16], [2021, 2022, 2024], 0.3, 0.4, 0.04, 4, 0.05),
         ([20, 25], [2023, 2024], 0.4, -0.3, 0.02, 30, 0.1), ([15, 15, 15], [2022, 2023, 2024], 0.1, 0.35, 0.08, 12.5, 0.05)]

if __name__ == "__main__":
    json.dump(list(power(CASES)), open("power.json", "w"), indent=1)
    mpmath.mp.dps = 40
    rows = []
    for nu in (1, 2.5, 4, 12, 31, 59, 61, 150, 250, 1000, 5000, 1e6):
        for t in (0, 0.1, 0.9, 1.41, 1.42, 2, 3.9, 4.1, 7.9, 8.1, 14, 30, 45):
            tail = mpmath.betainc(mpmath.mpf(nu) / 2, mpmath.mpf(1) / 2, 0, mpmath.mpf(nu) / (nu + mpmath.mpf(t) ** 2), regularized=True) / 2
            if tail > 1e-290:
                rows.append([nu, t, float(tail)])
    json.dump(rows, open("student.json", "w"))
