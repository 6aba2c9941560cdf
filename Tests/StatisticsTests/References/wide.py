# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes wide.json: the conditional trend test of small samples whose scores lie far apart, all outcomes in rational arithmetic.

    python3 wide.py
"""
import json
import pathlib
from fractions import Fraction
from itertools import product
from math import comb, prod

samples = [
    ([0, 1, 1000003, 2000000], [9, 5, 3, 1], [12, 13, 11, 12]),
    ([-(2**31), 0, 1, 2**31], [1, 4, 2, 7], [8, 9, 7, 10]),
    ([0, 1, 1000003, 2000000, 2000001], [1, 2, 2, 5, 4], [6, 5, 6, 5, 6]),
    ([0, 500000, 1000000, 1000003, 2000000], [5, 4, 2, 2, 0], [6, 7, 6, 5, 6]),
]
rows = []
for scores, successes, totals in samples:
    n, k = sum(totals), sum(successes)
    centre = k * sum(s * t for s, t in zip(scores, totals))
    distance = lambda xs: abs(n * sum(s * x for s, x in zip(scores, xs)) - centre)
    own = distance(successes)
    beyond = ties = 0
    for xs in product(*(range(t + 1) for t in totals)):
        if sum(xs) != k:
            continue
        ways = prod(comb(t, x) for t, x in zip(totals, xs))
        beyond += ways * (distance(xs) >= own)
        ties += ways * (distance(xs) == own)
    whole = comb(n, k)
    rows.append({"scores": scores, "successes": successes, "totals": totals, "exact": float(Fraction(beyond, whole)), "mid": float(Fraction(2 * beyond - ties, 2 * whole))})
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(rows, indent=1) + "\n")
