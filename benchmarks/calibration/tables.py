# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the counts of the program `Calibration` into docs/calibration.md and docs/calibration.svg. Standard library only.

    python3 tables.py CELLS.csv FOLDER

Exit code 1 where a bound is broken: where an estimate exceeds it by more than two standard errors over districts. Bounds that are
known not to hold (`REASONS`) stand in the table with "no" and their reason, and leave the exit code alone.
"""
import csv
import sys

# Names of bounds that do not hold, and why.
REASONS = {
    "power of the same, T = 2, all schools change": "not identifiable: changes of all schools by a random sign look like variation",
    "power of the same, T = 2, one in fifty changes": "at n 20 outcomes whose mid-p is just below 5 % (0.0481 and 0.0499 at 10 %) hold a fifth of the rejections; any ρ̂ above 0 loses them",
}

SHARES, SIZES, DEVIATIONS = ("0.1", "0.25", "0.5"), ("20", "50", "100"), ("0.0", "0.05", "0.1")


def number(row, name):
    return float(row[name])


def rate(row, name, group=0):
    tests = number(row, f"tests{group}")
    return number(row, f"{name}{group}") / tests if tests else None


def percent(value, digits=1):
    return "–" if value is None else f"{100 * value:.{digits}f}"


class Cells:
    def __init__(self, path):
        with open(path, newline="", encoding="utf-8") as file:
            self.rows = list(csv.DictReader(file))

    def get(self, scenario, **values):
        return [r for r in self.rows if r["scenario"] == scenario and all(r[k] == v for k, v in values.items())]

    def one(self, scenario, **values):
        found = self.get(scenario, **values)
        return found[0] if found else None


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def where(row):
    sizes = "real sizes" if row["size"] == "0" else f"n {row['size']}"
    text = f"{row['schools']} schools, T = {row['years']}, {float(row['share']):.0%}, {sizes}"
    return text + (f", ρ = {float(row['rho']):.3f}" if float(row["rho"]) else ", no variation")


def bounds(cells):
    """Name, worst cell, its value, its standard error, the bound, whether it holds."""
    result = []
    stable = lambda r: rate(r, "stable", 1)

    def most(name, rows, bound, value=lambda r: rate(r, "ours"), error=lambda r: number(r, "oursError")):
        rows = [r for r in rows if value(r) is not None]
        if not rows:
            return
        worst = max(rows, key=lambda r: value(r) - 2 * error(r))
        result.append((name, where(worst), value(worst), error(worst), f"≤ {100 * bound:g} %", value(worst) - 2 * error(worst) <= bound))

    def least(name, rows, bound, value=lambda r: rate(r, "ours"), error=lambda r: number(r, "oursError")):
        if not rows:
            return
        worst = min(rows, key=lambda r: value(r) + 2 * error(r))
        result.append((name, where(worst), value(worst), error(worst), f"≥ {100 * bound:g} %", value(worst) + 2 * error(worst) >= bound))

    null = cells.get("no change") + cells.get("constant sd")
    main = [r for r in null if r["schools"] == "200" and r["years"] == "3" and r["share"] != "0.1"]
    most("rejection under no change, 200 schools, T = 3, share ≥ 25 %", main, 0.058)
    least("the same, from below", main, 0.035)
    hard = [r for r in null if r["share"] == "0.1" and r["deviation"] == "0.1" and int(r["schools"]) >= 60]
    most("60 and more schools, all T, but share 10 % × sd 10", [r for r in null if int(r["schools"]) >= 60 and r not in hard], 0.06)
    most("60 and more schools, share 10 % × sd 10", hard, 0.08)
    few = [r for r in cells.get("few schools") + [r for r in null if r["schools"] == "12"] if int(r["years"]) >= 3 and number(r, "rho") <= 0.0801]
    most("6 to 19 schools, T ≥ 3, ρ ≤ 0.08", few, 0.07)
    most("the prior alone, ρ ≤ 0.04", [r for r in cells.get("prior alone") if number(r, "rho") <= 0.0401], 0.07)
    most("group test on the worst 15 % of period 1, that period left out", cells.get("worst of the first year"), 0.06)
    most("false discovery rate of improved / worsened", cells.get("a tenth changes"), 0.05,
         lambda r: number(r, "falseDiscovery"), lambda r: number(r, "falseDiscoveryError"))
    most("`stable` where the change is exactly the margin", cells.get("at the margin"), 0.05, stable,
         lambda r: (stable(r) * (1 - stable(r)) / number(r, "tests1")) ** 0.5)
    moved = [r for r in cells.get("middle years moved") if r["schools"] == "200" and r["deviation"] == "0.05"]
    replicates = lambda r: number(r, "rhoDeviation") / number(r, "rho") / number(r, "replicates") ** 0.5
    most("middle years moved by 0.9 logit: ρ̂ off by", moved, 0.20, lambda r: abs(number(r, "rhoMean") / number(r, "rho") - 1), replicates)
    ratio = lambda r: rate(r, "ours", 1) / rate(r, "plain", 1)
    error = lambda r: abs(1 - ratio(r)) ** 0.5 / (rate(r, "plain", 1) * number(r, "tests1")) ** 0.5

    def power(name, rows):
        least(name, [r for r in rows if r["deviation"] == "0.0" and r["schools"] == "200" and 0.3 <= rate(r, "plain", 1) <= 0.9], 0.90, ratio, error)

    power("power over that of the plain mid-p where that is 0.3–0.9, ρ = 0, 200 schools, T ≥ 3", [r for r in cells.get("power") if r["years"] != "2"])
    power("power of the same, T = 2, a tenth changes by 20 points", cells.get("a tenth changes", years="2"))
    power("power of the same, T = 2, one in fifty changes", cells.get("one in fifty changes"))
    power("power of the same, T = 2, all schools change", cells.get("power", years="2"))
    still = [r for name in ("no change", "constant sd", "real sizes") for r in cells.get(name)]
    discovery, spread = lambda r: number(r, "falseDiscovery"), lambda r: number(r, "falseDiscoveryError")
    most("false discovery rate where nobody changes, T = 2", [r for r in still if r["years"] == "2"], 0.05, discovery, spread)
    most("false discovery rate where nobody changes, T ≥ 3", [r for r in still if r["years"] != "2"], 0.05, discovery, spread)
    most("level against the others, all schools alike, 60 and more schools, T = 3", [r for r in cells.get("levels alike", years="3") if int(r["schools"]) >= 60], 0.06)
    most("change net of the others, everybody moved by 0.9 logit, 60 and more schools", [r for r in cells.get("net of the others") if int(r["schools"]) >= 60], 0.06)
    return result


def grid(cells, scenario, deviations, sizes=SIZES, schools=("200", "60", "12"), years=("2", "3", "4")):
    head = ["share", "sd", "n"] + [f"{k} × {t}" for k in schools for t in years]
    rows = []
    for share in SHARES:
        for deviation in deviations:
            for size in sizes:
                line = [f"{float(share):.0%}", f"{100 * float(deviation):g}", "real" if size == "0" else size]
                for k in schools:
                    for t in years:
                        r = cells.one(scenario, schools=k, years=t, share=share, deviation=deviation, size=size)
                        line.append(f"{percent(rate(r, 'ours'))} ({percent(rate(r, 'plain'), 0)})" if r else "–")
                rows.append(line)
    return table(head, rows)


def document(cells):
    checked = bounds(cells)
    parts = ["""# Calibration

Made by `make calibration`: districts are simulated in which the truth is known, and every school is tested and judged as a run
does it (the program is [benchmarks/Sources/Calibration](../benchmarks/Sources/Calibration), the counts are in
[calibration/cells.csv](calibration/cells.csv)). A **replicate** is one district of 12, 60 or 200 schools: 500 for 60 and 200
schools, 2,000 for fewer, so that a cell has 6,000 to 100,000 tests. All cells take about 20 minutes of processor time, 10 minutes on two free processors. Standard errors are those over districts, because the
schools of one district share its ρ̂. Numbers are percent at the level 5 % unless the head says otherwise.

Generator: the mean of a school is normal (share, 0.3 · share), clipped to 2…95 %; the share of a cohort is beta about it, with a
constant ρ = sd² / (share (1 − share)) or, in the second table, a constant sd; n pupils a year; T years. “Ours” is p of
[methods.md](methods.md) (with the pooled ρ, or what stands in for it), “plain” the exact mid-p without cohort variation.

![Rejection under no change](calibration.svg)

## The bounds

A bound is broken where the estimate exceeds it by two standard errors. The worst cell of each:
"""]
    parts.append(table(["bound", "worst cell", "found", "± s.e.", "limit", "holds"], [
        [name, cell, percent(value, 2), percent(error, 2), limit, "yes" if holds else "**no**" + (f": {REASONS[name]}" if name in REASONS else "")]
        for name, cell, value, error, limit, holds in checked]))
    parts.append("\n## No change, constant ρ\n\nRejections in percent, ours (plain); columns are schools × years. With two years, "
                 "60 and more schools estimate ρ from the changes, fewer take the prior.\n")
    parts.append(grid(cells, "no change", DEVIATIONS))
    parts.append("\n## No change, constant standard deviation\n")
    parts.append(grid(cells, "constant sd", DEVIATIONS[1:]))
    parts.append("\n## No change, sizes of real schools\n\nA fifth under 10 pupils a year (set aside), median 20, up to 150. With two "
                 "years fewer than 60 of 60 schools have enough pupils, so that the prior stands in.\n")
    parts.append(grid(cells, "real sizes", DEVIATIONS, sizes=("0",)))
    parts.append("\n## The middle years moved by 0.9 logit\n\nNobody changes; one exam was easier. Mean of ρ̂ (true) and rejections.\n")
    rows = []
    for r in cells.get("middle years moved"):
        rows.append([r["schools"], r["years"], f"{float(r['share']):.0%}", r["size"], f"{100 * float(r['deviation']):g}",
                     f"{number(r, 'rhoMean'):.4f} ({number(r, 'rho'):.4f})", percent(rate(r, "ours")), percent(rate(r, "plain"))])
    parts.append(table(["schools", "T", "share", "n", "sd", "ρ̂ (ρ)", "ours", "plain"], rows))
    parts.append("\n## Cohorts that are correlated\n\nThe method takes cohort effects of different years to be independent. Neighbouring "
                 "years correlated by the lag, share 25 %, sd 5:\n")
    rows = []
    for lag in ("0.3", "0.5"):
        for r in cells.get(f"lag {lag}"):
            rows.append([lag, r["schools"], r["years"], r["size"], percent(rate(r, "ours")), percent(rate(r, "plain"))])
    parts.append(table(["lag", "schools", "T", "n", "ours", "plain"], rows))
    parts.append("\n## Few schools, and the prior alone\n\nOver shares of 10, 25 and 50 % and n of 20, 50 and 100: mean (largest) "
                 "rejection. Five schools of three years and 40 schools of two have the prior.\n")
    rows = []
    for rho in ("0", "0.01", "0.02", "0.04", "0.08"):
        line = [rho]
        for scenario, k, t in [("few schools", k, t) for k in ("6", "9", "19") for t in ("3", "4")] + [("prior alone", "5", "3"), ("prior alone", "40", "2")]:
            found = [rate(r, "ours") for r in cells.get(scenario, schools=k, years=t) if abs(number(r, "rho") - float(rho)) < 1e-6]
            line.append(f"{percent(sum(found) / len(found))} ({percent(max(found))})" if found else "–")
        rows.append(line)
    parts.append(table(["ρ", "6 × 3", "6 × 4", "9 × 3", "9 × 4", "19 × 3", "19 × 4", "prior 5 × 3", "prior 40 × 2"], rows))
    parts.append("\n## A tenth of the schools truly changes by 20 points\n\nFalse discovery rate of `improved` / `worsened` with "
                 "Benjamini–Hochberg on ours and on the plain mid-p, the part of the true changes that is confirmed, and "
                 "the part with p < 5 % before adjustment. With two years ρ̂ is that of the ordinary changes.\n")
    rows = []
    for r in cells.get("a tenth changes"):
        rows.append([r["schools"], r["years"], f"{float(r['share']):.0%}", "real" if r["size"] == "0" else r["size"],
                     f"{100 * float(r['deviation']):g}", f"{percent(number(r, 'falseDiscovery'))} ± {percent(number(r, 'falseDiscoveryError'))}",
                     percent(number(r, "plainFalseDiscovery"), 0), percent(rate(r, "confirmed", 1)),
                     percent(rate(r, "ours", 1)), percent(rate(r, "plain", 1))])
    parts.append(table(["schools", "T", "share", "n", "sd", "ours", "plain", "confirmed", "p < 5 %, ours", "plain"], rows))
    parts.append("\n## A group chosen for a bad year\n\nThe worst 15 % of period 1 as one group (stratified trend), nothing changes; 2,000 "
                 "replicates, one test each. “With” keeps the year of the choice as a baseline, “without” leaves it out (`selectedOn`).\n")
    rows = []
    for r in cells.get("worst of the first year"):
        rows.append([r["schools"], r["years"], f"{float(r['share']):.0%}", r["size"], f"{100 * float(r['deviation']):g}",
                     f"{percent(rate(r, 'ours'))} ± {percent(number(r, 'oursError'))}", percent(rate(r, "plain"), 0)])
    parts.append(table(["schools", "T", "share", "n", "sd", "without", "with"], rows))
    parts.append("\n## Power\n\nAll schools change, half of them up and half down, and in the last rows one in fifty (with two years ρ̂ "
                 "is made of the changes themselves, and changes of all schools are taken for variation); p < 5 % before adjustment. Ratio: ours over plain, where the plain test is honest (sd 0).\n")
    rows = []
    for r in cells.get("power") + cells.get("one in fifty changes"):
        ours, plain = rate(r, "ours", 1), rate(r, "plain", 1)
        rows.append([r["schools"], r["years"], f"{100 * number(r, 'changing'):g} %", f"{float(r['share']):.0%}", r["size"], f"{100 * float(r['deviation']):g}",
                     f"{100 * float(r['change']):g}", percent(ours), percent(plain),
                     f"{ours / plain:.2f}" if r["deviation"] == "0.0" and plain else ""])
    parts.append(table(["schools", "T", "changing", "share", "n", "sd", "change, points", "ours", "plain", "ratio"], rows))
    parts.append("\n## Levels and net changes\n\nRejections in percent, ours (plain). Levels: all schools have one mean, so that none differs from the "
                 "others; “plain” is the same test with ρ = 0; one year has the prior. Net: nobody changes beyond what moved everybody (0.9 logit in the "
                 "middle, or in the last of two years); “plain” is the school's own exact mid-p.\n")
    rows = []
    for share in SHARES:
        for deviation in DEVIATIONS:
            for size in SIZES + ("0",):
                line = [f"{float(share):.0%}", f"{100 * float(deviation):g}", "real" if size == "0" else size]
                for scenario, years in (("levels alike", "1"), ("levels alike", "3"), ("net of the others", "2"), ("net of the others", "3")):
                    for k in ("200", "60", "12"):
                        r = cells.one(scenario, schools=k, years=years, share=share, deviation=deviation, size=size)
                        line.append(f"{percent(rate(r, 'ours'))} ({percent(rate(r, 'plain'), 0)})" if r and rate(r, "ours") is not None else "–")
                rows.append(line)
    parts.append(table(["share", "sd", "n"] + [f"{name} {k} × {t}" for name, t in (("level", 1), ("level", 3), ("net", 2), ("net", 3)) for k in (200, 60, 12)], rows))
    parts.append("\n## The rules that people use, where nothing changes\n\n200 schools, T = 3. “+10 points”: the last share at least 10 points above "
                 "the first; “better every year”; the two-proportion test of the first and the last year.\n")
    rows = []
    for r in cells.get("no change", schools="200", years="3"):
        rows.append([f"{float(r['share']):.0%}", f"{100 * float(r['deviation']):g}", r["size"]] + [
            percent(rate(r, name)) for name in ("ours", "plain", "proportions", "plusTen", "everyYear")])
    parts.append(table(["share", "sd", "n", "ours", "plain", "two proportions", "+10 points", "better every year"], rows))
    parts.append("\n## `stable` at its border\n\nA tenth of 200 schools truly changes by exactly 10 points over the window: `stable` (± 10 points) is "
                 "wrong for them and should come in at most 5 %. “Drawn level” is the interval with the variance at the drawn level alone; “ours” takes it not "
                 "below that of the raw share and of half the margin.\n")
    rows = []
    for r in cells.get("at the margin"):
        rows.append([r["schools"], r["years"], f"{float(r['share']):.0%}", r["size"], f"{100 * float(r['deviation']):g}",
                     percent(rate(r, "stable", 1)), percent(rate(r, "unguarded", 1))])
    parts.append(table(["schools", "T", "share", "n", "sd", "ours", "drawn level"], rows))
    return "\n".join(parts), checked


def figure(cells):
    """Rejection under no change against the size of a school: one panel for each standard deviation of cohorts."""
    width, height, left, top = 300, 220, 52, 46
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {3 * width + 60} {height + 130}" font-family="sans-serif" font-size="13">',
           '<rect width="100%" height="100%" fill="white"/>',
           '<text x="52" y="22" font-size="15">Rejections at 5 % although nothing changed, share 25 %, three years</text>']
    colours = {"plain": "#b3402a", "ours": "#1f6f8b"}
    highest = 0.5
    for panel, deviation in enumerate(DEVIATIONS):
        x0, y0 = left + panel * width, top + 20
        plot = width - 60

        def y(value):
            return y0 + height * (1 - min(value, highest) / highest)

        def x(size):
            return x0 + plot * (0.1 + 0.8 * SIZES.index(size) / 2)

        out.append(f'<text x="{x0}" y="{y0 - 8}">standard deviation of cohorts {100 * float(deviation):g} points</text>')
        for tick in (0, 0.1, 0.2, 0.3, 0.4, 0.5):
            out.append(f'<line x1="{x0}" x2="{x0 + plot}" y1="{y(tick):.1f}" y2="{y(tick):.1f}" stroke="#ddd"/>')
            if panel == 0:
                out.append(f'<text x="{x0 - 8}" y="{y(tick) + 4:.1f}" text-anchor="end">{100 * tick:.0f} %</text>')
        out.append(f'<line x1="{x0}" x2="{x0 + plot}" y1="{y(0.05):.1f}" y2="{y(0.05):.1f}" stroke="#555" stroke-dasharray="4 3"/>')
        for size in SIZES:
            out.append(f'<text x="{x(size):.1f}" y="{y0 + height + 18}" text-anchor="middle">{size}</text>')
        for name in ("plain", "ours"):
            for schools, dash in (("200", ""), ("12", "2 3")):
                points = []
                for size in SIZES:
                    r = cells.one("no change", schools=schools, years="3", share="0.25", deviation=deviation, size=size)
                    if r:
                        points.append((x(size), y(rate(r, name))))
                line = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
                out.append(f'<polyline points="{line}" fill="none" stroke="{colours[name]}" stroke-width="2" stroke-dasharray="{dash}"/>')
                out += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.5" fill="{colours[name]}"/>' for a, b in points]
    base = top + 20 + height + 46
    out.append(f'<text x="{left}" y="{base - 8}">pupils a year</text>')
    for place, (text, colour, dash) in enumerate((("plain exact test", colours["plain"], ""), ("with cohort variation", colours["ours"], ""),
                                                  ("200 schools", "#555", ""), ("12 schools", "#555", "2 3"), ("5 %", "#555", "4 3"))):
        at = left + place * 180
        out.append(f'<line x1="{at}" x2="{at + 26}" y1="{base + 14}" y2="{base + 14}" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>')
        out.append(f'<text x="{at + 32}" y="{base + 18}">{text}</text>')
    return "\n".join(out + ["</svg>"]) + "\n"


def main():
    cells = Cells(sys.argv[1])
    text, checked = document(cells)
    with open(f"{sys.argv[2]}/calibration.md", "w", encoding="utf-8") as file:
        file.write(text)
    with open(f"{sys.argv[2]}/calibration.svg", "w", encoding="utf-8") as file:
        file.write(figure(cells))
    broken = [row for row in checked if not row[-1] and row[0] not in REASONS]
    for name, cell, value, error, limit, holds in checked:
        print(f"{'holds ' if holds else 'BROKEN'} {name}: {percent(value, 2)} ± {percent(error, 2)} ({limit}; {cell})")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
