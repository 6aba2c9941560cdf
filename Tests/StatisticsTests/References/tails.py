# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tails.json: inflated p-values of single units whose ρ lies about the pooled one, and those of two years.

    python3 tails.py        # SciPy 1.17.1, mpmath

The kurtosis of a normal number whose variance has the relative standard deviation c is found by quadrature over a gamma
variance, and the t with this kurtosis is looked for by bisection; ρ of a unit that is ordinary for certain is one scoring step with the
derivative of the normal log density taken numerically. So neither repeats the formulas of the program.
"""
import json

import mpmath
from scipy import stats

SPREAD = 0.5
CHANGING = 0.3


def kurtosis_of_mixture(c):
    if c == 0:
        return mpmath.mpf(3)
    shape = 1 / mpmath.mpf(c) ** 2
    density = lambda v: mpmath.exp((shape - 1) * mpmath.log(v) - shape * v + shape * mpmath.log(shape) - mpmath.loggamma(shape))
    second = mpmath.quad(lambda v: v * v * density(v), [0, 0.5, 1, 1.5, 2, 4, 10, mpmath.inf])
    return 3 * second


def t_of_kurtosis(kurtosis):
    """Degrees of freedom of t with this kurtosis, whose excess is 6 / (ν − 4)."""
    excess = lambda nu: stats.t.stats(nu, moments="k") + 3 - float(kurtosis)
    low, high = 4.0001, 1e7
    for _ in range(200):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if excess(middle) > 0 else (low, middle)
    return low


def moments(case):
    n, s = case["totals"], case["scores"]
    centre = sum(a * b for a, b in zip(n, s)) / sum(n)
    weights = [a * (b - centre) ** 2 for a, b in zip(n, s)]
    gain = sum(w * (a - 1) for w, a in zip(weights, n)) / sum(weights)
    return gain, case["works"]


def own_rho(case, square, gain):
    rho, other = case["rho"], case["other"]
    size = mpmath.sqrt(square)
    log_density = lambda r: mpmath.log(mpmath.npdf(size, 0, mpmath.sqrt(1 + gain * r)))
    ordinary = (1 - CHANGING) * mpmath.exp(log_density(rho))
    weight = ordinary / (ordinary + CHANGING * mpmath.exp(log_density(other)))
    missing = max(0, (1 - CHANGING - weight) / (1 - CHANGING))
    # Twice the derivative of the log density is the score of the estimating equation; a step is half the variance of ρ̂.
    score = 2 * mpmath.diff(log_density, rho)
    # One square adds at most a tenth of the variance for each unit of it.
    step = min(case["error"] ** 2 / 2, 0.1 * ((1 + gain * rho) / gain) ** 2)
    moved = rho + case["slack"] + step * missing * max(0, score)
    return float(min(max(rho, moved), 0.9))


def inflated(case):
    gain, works = moments(case)
    z = float(-mpmath.sqrt(2) * mpmath.erfinv(mpmath.mpf(case["p"]) - 1)) if case["p"] > 1e-15 else stats.norm.isf(case["p"] / 2)
    rho = own_rho(case, z * z / works, gain) if case["source"] == "changes" else case["rho"]
    phi = 1 + gain * rho
    relative = gain * case["error"] / phi
    df = 4.0 if case["source"] == "prior" else max(1, 2 / relative**2) if relative > 0 else float("inf")
    body = 2 * stats.t.sf(z / (works * phi) ** 0.5, df) if df < 1e12 else 2 * stats.norm.sf(z / (works * phi) ** 0.5)
    tail = 0.0
    usual = case["rho"] + (case["error"] if case["source"] == "changes" else 0)
    if case["source"] != "prior" and usual > 0:
        own = t_of_kurtosis(kurtosis_of_mixture(SPREAD * gain * usual / (1 + gain * usual)))
        scale = stats.t.std(own)
        joint = 1 / (1 / df + 1 / own)
        tail = 2 * stats.t.sf(z / (works * phi) ** 0.5 * scale, joint)
    return max(case["p"], body, tail)


def case(p, totals, rho, error, source="pooled", works=1.0, other=0.0, slack=0.0):
    scores = list(range(2022, 2022 + len(totals)))
    row = {"p": p, "totals": totals, "scores": scores, "rho": rho, "error": error, "source": source, "works": works,
           "other": other, "slack": slack}
    return row | {"inflated": inflated(row)}


def main():
    rows = [case(p, [100, 90, 110], 0.05, 0.005) for p in (0.5, 0.05, 0.01, 1e-4, 1e-10, 1e-30)]
    rows += [case(p, [20, 25, 18, 22], 0.1, 0.02, works=1.5) for p in (0.3, 0.01, 1e-6)]
    rows += [case(1e-8, [60, 70, 80], 0.02, 0.0), case(0.01, [60, 70, 80], 0.0, 0.003), case(1e-6, [60, 70, 80], 0.04, 0.0, source="prior")]
    rows += [case(p, [100, 120], 0.009, 0.003, "changes", other=0.06) for p in (0.6, 0.04, 1e-3, 1e-6, 1e-12)]
    rows += [case(p, [40, 60], 0.0, 0.004, "changes", other=0.08, slack=-0.002) for p in (0.04, 1e-4, 1e-9)]
    rows += [case(1e-5, [40, 60], 0.02, 0.004, "changes", other=0.02), case(1e-5, [40, 60], 0.02, 0.004, "changes", works=2, other=0.1)]
    with open("tails.json", "w", encoding="utf-8") as file:
        file.write("[" + ",\n".join(json.dumps(row) for row in rows) + "]\n")


if __name__ == "__main__":
    main()
