# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes orders.json: all orders of years, series reordered together, in exact fractions (Python 3.11)."""
import itertools
import json
import pathlib
import random
from fractions import Fraction

random.seed(20241)


def improved(series, order, years):
    steady = directed = 0
    for lower, counts in series:
        # Counts of the year order[i] stand in the place of years[i].
        points = [(years[place], counts[source]) for place, source in enumerate(order) if counts[source]]
        if len(points) < 2:
            continue
        shares = [Fraction(x, n) for _, (x, n) in points]
        sign = -1 if lower else 1
        steady += all(sign * (b - a) > 0 for a, b in zip(shares, shares[1:]))
        total = sum(n for _, (_, n) in points)
        mean_year = Fraction(sum(year * n for year, (_, n) in points), total)
        slope = sum(n * (year - mean_year) * share for (year, (_, n)), share in zip(points, shares))
        directed += sign * slope > 0
    return steady, directed


rows = []
for case in range(24):
    length = random.choice([2, 3, 3, 3, 4, 5])
    years = sorted(random.sample(range(2018, 2026), length))
    series = []
    for _ in range(random.choice([1, 2, 5, 16])):
        counts = []
        for _ in years:
            n = random.choice([0, 3, 12, 25, 25, 80])
            counts.append((random.randint(0, n), n) if n else None)
        series.append((random.random() < 0.5, counts))
    required = random.choice([1, 1, 2, len(series) // 2 + 1])
    orders = list(itertools.permutations(range(length)))
    found = [improved(series, order, years) for order in orders]
    observed = improved(series, range(length), years)
    rows.append({
        "years": years, "required": required,
        "series": [{"lower": lower, "counts": [list(c) if c else [] for c in counts]} for lower, counts in series],
        "steady": observed[0], "directed": observed[1], "orders": len(orders),
        "steadyOrders": sum(s >= required for s, _ in found),
        "directedOrders": sum(d >= required for _, d in found),
    })
pathlib.Path(__file__).with_name("orders.json").write_text(json.dumps(rows, indent=1) + "\n")
