# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes monotone.json: the chance that all shares fall (rise) at every step, all outcomes enumerated in rational arithmetic.

    python3 monotone.py
"""
import json
import pathlib
from fractions import Fraction
from itertools import product
from math import comb

rows = []
for counts in [[(5, 25), (4, 25), (3, 25)], [(5, 12), (4, 13), (0, 11)], [(1, 2), (1, 3)], [(9, 30), (7, 20), (2, 8)], [(3, 6), (2, 7), (2, 8), (1, 9)], [(1, 40), (0, 35), (0, 20)]]:
    p = Fraction(sum(x for x, _ in counts), sum(n for _, n in counts))
    falling = rising = Fraction(0)
    for xs in product(*(range(n + 1) for _, n in counts)):
        shares = [Fraction(x, n) for x, (_, n) in zip(xs, counts)]
        down = all(b < a for a, b in zip(shares, shares[1:]))
        up = all(b > a for a, b in zip(shares, shares[1:]))
        if down or up:
            w = Fraction(1)
            for x, (_, n) in zip(xs, counts):
                w *= comb(n, x) * p**x * (1 - p) ** (n - x)
            falling, rising = falling + w * down, rising + w * up
    rows.append({"counts": counts, "falling": float(falling), "rising": float(rising)})
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(rows) + "\n")
