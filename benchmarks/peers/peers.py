# SPDX-License-Identifier: GPL-3.0-or-later
"""The same work as Vekha's, in Python: counting with Polars, tests with SciPy and statsmodels.

Prints one line of JSON like the program `Comparison`: the seconds of each repetition, and what was counted.
"""
import json
import os
import sys
import time

VPR, OGE, EGE, GVE = "ВПР", "ОГЭ", "ЕГЭ", "ГВЭ"
# The kinds of works in the order of GeneratedResults: procedure, subject, grade.
KINDS = [
    (VPR, "ru", 4), (VPR, "ma", 4), (VPR, "om", 4), (VPR, "ru", 5), (VPR, "ma", 5), (VPR, "ru", 6), (VPR, "ma", 6),
    (OGE, "ru", 9), (OGE, "ma", 9), (EGE, "ru", 11), (EGE, "profile", 11), (EGE, "base", 11), (GVE, "ru", 11),
    (GVE, "ma", 11),
]
YEARS = [2021, 2023, 2024]
# Indicator -> populations: procedure, subjects, grades, outcomes of the numerator.
INDICATORS = {
    1: [(VPR, {"ru", "ma", "om"}, {4}, {2})], 2: [(VPR, {"ru", "ma", "om"}, {4}, {5})],
    3: [(EGE, {"ru"}, {11}, {10}), (GVE, {"ru"}, {11}, {2})], 4: [(EGE, {"ru"}, {11}, {12})],
    5: [(EGE, {"profile"}, {11}, {10})], 6: [(EGE, {"profile"}, {11}, {12})],
    7: [(EGE, {"base"}, {11}, {2}), (GVE, {"ma"}, {11}, {2})],
    8: [(EGE, {"base"}, {11}, {5}), (GVE, {"ma"}, {11}, {5})],
    9: [(OGE, {"ma"}, {9}, {2})], 10: [(OGE, {"ma"}, {9}, {5})],
    11: [(OGE, {"ru"}, {9}, {2})], 12: [(OGE, {"ru"}, {9}, {5})],
    13: [(VPR, {"ru"}, {5, 6}, {2})], 14: [(VPR, {"ma"}, {5, 6}, {2})],
    15: [(VPR, {"ru"}, {5, 6}, {5})], 16: [(VPR, {"ma"}, {5, 6}, {5})],
}


def members():
    """Indicator, work, year, outcome, whether the outcome is in the numerator."""
    outcomes = [2, 3, 4, 5, 10, 11, 12]
    for indicator, populations in INDICATORS.items():
        for place, year in enumerate(YEARS):
            for kind, (procedure, subject, grade) in enumerate(KINDS):
                for name, subjects, grades, counted in populations:
                    if procedure == name and subject in subjects and grade in grades:
                        work = 1 + place * len(KINDS) + kind
                        for outcome in outcomes:
                            yield indicator, work, year, outcome, int(outcome in counted)


def count(parquet, repetitions):
    import polars as pl

    table = pl.DataFrame(
        list(members()), orient="row",
        schema={"indicator": pl.Int8, "work": pl.Int32, "year": pl.Int32, "outcome": pl.Int8, "counted": pl.Int8})

    def run():
        small = pl.scan_parquet(parquet).group_by("work", "school", "outcome").agg(pl.len().cast(pl.Int64).alias("n"))
        return (
            small.join(table.lazy(), on=["work", "outcome"])
            .group_by("indicator", "school", "year")
            .agg((pl.col("n") * pl.col("counted")).sum().alias("x"), pl.col("n").sum())
            .collect(engine="streaming"))

    seconds, result = repeat(run, repetitions)
    sums = result.group_by("indicator").agg(pl.col("x").sum(), pl.col("n").sum())
    counts = {}
    for indicator, x, n in sums.iter_rows():
        counts[f"x{indicator}"], counts[f"n{indicator}"] = x, n
    emit({"seconds": seconds}, counts)


def tests(units, repetitions):
    """Less than Vekha does: three intervals, an interval of the difference, Fisher's test of the first and the last year,
    and the trend's asymptotic p; no exact trend, no fitted slope, no verdict. The family is adjusted together."""
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    import numpy as np

    random = np.random.default_rng(1)
    shares = 0.05 + 0.4 * random.random(units)
    sizes = np.full((units, 3), 25)
    repeat_tests(units, repetitions, random.binomial(sizes, shares[:, None]), sizes)


def region(units, repetitions):
    """The same for the sizes of real schools: a fifth under 10 pupils a year, the median 20, up to 150."""
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    import numpy as np

    random = np.random.default_rng(1)
    u = random.random(units)
    size = np.where(u < 0.2, 2 + random.integers(0, 8, units), np.where(
        u < 0.5, 10 + random.integers(0, 11, units), 20 + (130 * np.maximum(2 * u - 1, 0) ** 3).astype(int)))
    sizes = np.maximum(1, np.rint(size[:, None] * (0.85 + 0.3 * random.random((units, 3)))).astype(int))
    shares = np.clip(random.normal((0.05 + 0.4 * random.random(units))[:, None], 0.05, (units, 3)), 0, 1)
    repeat_tests(units, repetitions, random.binomial(sizes, shares), sizes)


def repeat_tests(units, repetitions, successes, sizes):
    import numpy as np
    from scipy import stats
    from statsmodels.stats.multitest import multipletests
    from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

    scores = np.array([-1.0, 0.0, 1.0])

    def run():
        p_values = []
        for x, n in zip(successes, sizes):
            for value, total in zip(x, n):
                proportion_confint(value, total, method="wilson")
            confint_proportions_2indep(x[2], n[2], x[0], n[0], method="newcomb", compare="diff")
            stats.fisher_exact([[x[0], n[0] - x[0]], [x[2], n[2] - x[2]]])
            pooled, centre = x.sum() / n.sum(), (scores * n).sum() / n.sum()
            variance = pooled * (1 - pooled) * (n * (scores - centre) ** 2).sum()
            z = ((scores - centre) * x).sum() / variance**0.5 if variance > 0 else 0.0
            p_values.append(2 * stats.norm.sf(abs(z)))
        return multipletests(p_values, method="fdr_bh")

    # One thread: its processor time, as of the program that it is compared with.
    seconds, _ = repeat(run, repetitions, time.process_time)
    emit({"seconds": seconds}, {"units": units})


def kmeans(file, repetitions):
    import numpy as np
    from sklearn.cluster import KMeans

    x = np.fromfile(file).reshape(40_000, 32)
    seconds, result = repeat(lambda: KMeans(8, n_init=10, random_state=1).fit(x), repetitions)
    emit({"seconds": seconds}, {"withinSumOfSquares": round(result.inertia_)})


def repeat(run, repetitions, clock=time.perf_counter):
    """The seconds of each repetition after one to warm up, and the last result."""
    seconds = []
    for number in range(repetitions + 1):
        start = clock()
        result = run()
        if number:
            seconds.append(clock() - start)
    return seconds, result


def emit(seconds, counts):
    print(json.dumps({"seconds": seconds, "counts": counts}))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["count", parquet, repetitions]:
            count(parquet, int(repetitions))
        case ["tests", units, repetitions]:
            tests(int(units), int(repetitions))
        case ["region", units, repetitions]:
            region(int(units), int(repetitions))
        case ["kmeans", file, repetitions]:
            kmeans(file, int(repetitions))
        case _:
            sys.exit("peers.py count PARQUET N | tests UNITS N | region UNITS N | kmeans FILE N")
