# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tables.json: 2 × 2 tables and shares at 40 digits, from the definitions. Needs mpmath.

    python3 tables.py
"""
import csv
import json
import pathlib
from itertools import groupby

from mpmath import findroot, log, loggamma, exp, mp, mpf, sqrt, erfinv, binomial

mp.dps = 40
here = pathlib.Path(__file__).parent


def lc(n, k):
    return loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1)


def fisher(x1, n1, x2, n2):
    """minlike, its mid-p, central; tables equally probable within 1e-7. Tails are summed until terms vanish."""
    k = x1 + x2
    lo, hi = max(0, k - n2), min(n1, k)
    if lo == hi:
        return 1, 1, 1
    P = lambda x: exp(lc(n1, x) + lc(n2, k - x) - lc(n1 + n2, k))
    ratio = lambda x: mpf(n1 - x) * (k - x) / (mpf(x + 1) * (n2 - k + x + 1))
    own = P(x1)
    if hi - lo < 2000:
        ps = {x: P(x) for x in range(lo, hi + 1)}
        like = sum(p for p in ps.values() if p <= own * (1 + mpf("1e-7")))
        ties = sum(p for p in ps.values() if own / (1 + mpf("1e-7")) <= p <= own * (1 + mpf("1e-7")))
        left, right = sum(p for x, p in ps.items() if x <= x1), sum(p for x, p in ps.items() if x >= x1)
        return like, like - ties / 2, min(1, 2 * min(left, right))
    mode = (k + 1) * (n1 + 1) // (n1 + n2 + 2)

    def tail(x, step):
        total, w = mpf(0), P(x)
        while lo <= x <= hi and w > total * mpf("1e-25"):
            total += w
            w = w * ratio(x) if step > 0 else w / ratio(x - 1) if x > lo else mpf(0)
            x += step
        return total

    def other(inside, outside):
        while abs(inside - outside) > 1:
            m = (inside + outside) // 2
            inside, outside = (inside, m) if P(m) <= own * (1 + mpf("1e-7")) else (m, outside)
        return outside

    if x1 < mode:
        b = other(mode, hi)
        mine, far = tail(x1, -1), tail(b, 1)
    else:
        b = other(mode, lo)
        mine, far = tail(x1, 1), tail(b, -1)
    ties = own + (P(b) if P(b) >= own / (1 + mpf("1e-7")) else 0)
    return mine + far, mine + far - ties / 2, min(1, 2 * mine)


def odds(x1, n1, x2, n2, level):
    """The central conditional interval, by bisection on the logarithm of the odds ratio."""
    k = x1 + x2
    lo, hi = max(0, k - n2), min(n1, k)
    w = [exp(lc(n1, x) + lc(n2, k - x)) for x in range(lo, hi + 1)]
    tail = (1 - mpf(float(level))) / 2

    def upper(eta):
        t = [v * exp(eta * (x + lo)) for x, v in enumerate(w)]
        return sum(t[x1 - lo:]) / sum(t), sum(t[: x1 - lo + 1]) / sum(t)

    def solve(index, rising):
        a, b = mpf(-80), mpf(80)
        for _ in range(90):
            m = (a + b) / 2
            v = upper(m)[index]
            if (v < tail) == rising:
                a = m
            else:
                b = m
        return exp(a)

    return (mpf(0) if x1 == lo else solve(0, True)), (None if x1 == hi else solve(1, False))


def miettinen(x0, n0, x1, n1, level):
    """Score interval of p1 − p0; the constrained shares maximise the likelihood, found by bisection on its derivative."""
    z2 = 2 * erfinv(mpf(float(level))) ** 2
    d0 = mpf(x1) / n1 - mpf(x0) / n0

    def chi(d):
        a, b = max(mpf(0), -d), min(mpf(1), 1 - d)
        g = lambda p: (x0 / p if x0 else 0) - ((n0 - x0) / (1 - p) if n0 > x0 else 0) + (x1 / (p + d) if x1 else 0) - ((n1 - x1) / (1 - p - d) if n1 > x1 else 0)
        lo, hi = a, b
        for _ in range(140):
            m = (lo + hi) / 2
            if g(m) > 0:
                lo = m
            else:
                hi = m
        p = (lo + hi) / 2
        v = (p * (1 - p) / n0 + (p + d) * (1 - p - d) / n1) * (n0 + n1) / (n0 + n1 - 1)
        return (d0 - d) ** 2 / v if v > 0 else mpf("inf")

    ends = []
    for bound in (mpf(-1), mpf(1)):
        inside, outside = d0, bound
        if inside != outside:
            for _ in range(110):
                m = (inside + outside) / 2
                inside, outside = (m, outside) if chi(m) < z2 else (inside, m)
        ends.append(inside)
    return ends


def clopper(x, n, level):
    a = (1 - mpf(float(level))) / 2
    sf = lambda p: sum(binomial(n, k) * p**k * (1 - p) ** (n - k) for k in range(x, n + 1))
    cdf = lambda p: sum(binomial(n, k) * p**k * (1 - p) ** (n - k) for k in range(0, x + 1))

    def bisect(f, rising):
        lo, hi = mpf(0), mpf(1)
        for _ in range(100):
            m = (lo + hi) / 2
            lo, hi = (m, hi) if (f(m) < a) == rising else (lo, m)
        return lo

    return (mpf(0) if x == 0 else bisect(sf, True)), (mpf(1) if x == n else bisect(cdf, False))


tables = [(345, 800, 260, 605), (5829225, 11521918, 5760959, 11521918), (50, 51, 257, 632), (28, 126, 23, 117), (5, 197, 40, 90), (6, 18, 12, 17),
          (0, 30, 30, 30), (300000, 1000000, 300500, 1000000), (700, 2000, 700, 2000), (3, 1000000, 12, 1000000), (0, 5000, 2600, 5000)]
with open(here / "units.csv") as f:
    for _, g in groupby(list(csv.DictReader(f))[:240], key=lambda r: r["unit"]):
        g = list(g)
        tables.append((int(g[0]["successes"]), int(g[0]["total"]), int(g[-1]["successes"]), int(g[-1]["total"])))
rows = []
for t in tables:
    like, mid, central = fisher(*t)
    row = {"x1": t[0], "n1": t[1], "x2": t[2], "n2": t[3], "minlike": float(like), "mid": float(mid), "central": float(central)}
    if t[1] + t[3] < 2500:
        lower, upper = odds(*t, "0.95")
        row |= {"oddsLower": float(lower), "oddsUpper": None if upper is None else float(upper)}
    lower, upper = miettinen(*t, "0.95")
    row |= {"mnLower": float(lower), "mnUpper": float(upper)}
    rows.append(row)
shares = []
for x, n, level in [(0, 18, "0.99"), (18, 18, "0.99"), (0, 1000, "0.9999999"), (10, 10, "0.95"), (1, 1000, "0.9999999"), (3, 7, "0.95"), (1, 1, "0.5"), (999, 1000, "0.95"), (17, 400, "0.9"), (5, 12, "0.01"), (200, 1200, "0.999999999")]:
    lower, upper = clopper(x, n, level)
    shares.append({"x": x, "n": n, "level": float(level), "lower": float(lower), "upper": float(upper)})
(here / "tables.json").write_text(json.dumps({"tables": rows, "shares": shares}, indent=1) + "\n")
