# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes units.csv (200 units of the sizes of real schools) and trend.csv (their conditional trend test, in exact rational arithmetic).

    python3 units.py && Rscript units.R

Every outcome of a unit is a whole number of ways; p-values are fractions, turned into decimals once, at the end.
"""
import csv
import pathlib
import random
from fractions import Fraction
from math import comb

here = pathlib.Path(__file__).parent
rng = random.Random(20240501)


def units():
    windows = [[2022, 2024], [2023, 2024], [2022, 2023, 2024], [2021, 2023, 2024], [2019, 2021, 2022, 2024], [2021, 2022, 2023, 2024]]
    for i in range(200):
        years = rng.choice(windows)
        share = min(max(rng.gauss(0.25, 0.15), 0.02), 0.95)
        slope = rng.choice([0, 0, 0.3, -0.5, 1.2, -2.5])
        size = rng.choice([rng.randint(1, 15), rng.randint(10, 40), rng.randint(40, 120)])
        rows = []
        for y in years:
            n = max(1, min(120, size + rng.randint(-size // 3, size // 3)))
            odds = share / (1 - share) * 2.718281828 ** (slope * (y - years[0]) / 2)
            p = odds / (1 + odds)
            x = sum(rng.random() < p for _ in range(n))
            rows.append((y, x, n))
        if i == 0:
            rows = [(2022, 0, 12), (2023, 0, 13), (2024, 0, 11)]
        if i == 1:
            rows = [(2022, 25, 25), (2023, 24, 24), (2024, 30, 30)]
        if i == 2:
            rows = [(2022, 0, 120), (2023, 60, 120), (2024, 120, 120)]
        if i == 3:
            rows = [(2022, 120, 120), (2024, 0, 120)]
        if i == 4:
            rows = [(2022, 1, 1), (2024, 0, 1)]
        yield i, rows


def trend(rows):
    """P(|S − ES| ≥ observed) and P of the ties, by enumeration of every outcome given the total."""
    total, found = sum(n for _, _, n in rows), sum(x for _, x, _ in rows)
    origin = rows[0][0]
    ways = {(0, 0): 1}
    for y, _, n in rows:
        after = {}
        choices = [comb(n, k) for k in range(n + 1)]
        for (m, s), w in ways.items():
            for k in range(min(n, found - m) + 1):
                key = (m + k, s + k * (y - origin))
                after[key] = after.get(key, 0) + w * choices[k]
        ways = after
    scored = sum(n * (y - origin) for y, _, n in rows)
    observed = abs(total * sum(x * (y - origin) for y, x, _ in rows) - found * scored)
    beyond = ties = 0
    for (m, s), w in ways.items():
        if m == found:
            distance = abs(total * s - found * scored)
            beyond += w if distance > observed else 0
            ties += w if distance == observed else 0
    every = comb(total, found)
    if len([key for key in ways if key[0] == found]) == 1:
        return Fraction(1), Fraction(1)  # our convention where only one outcome is possible
    return Fraction(beyond + ties, every), Fraction(2 * beyond + ties, 2 * every)


with open(here / "units.csv", "w", newline="") as a, open(here / "trend.csv", "w", newline="") as b:
    wide, narrow = csv.writer(b, lineterminator="\n"), csv.writer(a, lineterminator="\n")
    narrow.writerow(["unit", "period", "successes", "total"])
    wide.writerow(["unit", "exact", "mid"])
    for i, rows in units():
        for y, x, n in rows:
            narrow.writerow([i, y, x, n])
        exact, mid = trend(rows)
        wide.writerow([i, repr(float(exact)), repr(float(mid))])
