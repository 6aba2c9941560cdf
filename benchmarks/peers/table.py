# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the comparison, each measurement in a process of its own, and prints a table of medians, ratios and peaks.

Exit code 1 where a bound of the release is broken, 70 where two programs counted differently.
"""
import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time

PAIRS = 7
UNITS = 20_000
PEER_UNITS = 300
# The bounds of the release.
LARGEST_RATIO = 2.0
LARGEST_MICROSECONDS = 20.0
LARGEST_MEBIBYTES = 1024
LARGEST_REGION_SECONDS = 3.0
SCHOOLS, INDICATORS = 40_000, 16
PEER_REGION_UNITS = 300


def run(*command):
    """The JSON that a program prints, and the peak of its resident memory in MiB."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        text = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: {text.strip() or 'exit code ' + str(process.returncode)}")
    return json.loads(text), usage.ru_maxrss / 1024


def ratio(measured, first, second):
    """The median of the ratios of pairs, with the smallest and the largest."""
    ratios = [a / b for a, b in zip(measured[first], measured[second])]
    return statistics.median(ratios), min(ratios), max(ratios)


def line(label, seconds, peak=None, note=""):
    value = f"{seconds * 1000:10.1f} ms" if seconds < 10 else f"{seconds:10.1f} s "
    memory = f"{peak:7.0f} MiB" if peak is not None else " " * 11
    print(f"  {label:<46}{value}  {memory}  {note}".rstrip(), flush=True)


def measure(rows, program, python, folder):
    """Prints the block of one size and returns the bounds that are broken."""
    parquet, campaign = f"{folder}/results-{rows}.parquet", f"{folder}/campaign-{rows}.duckdb"
    for file in (parquet, campaign):
        if os.path.exists(file):
            os.remove(file)
    print(f"\n{rows:,} results", flush=True)
    peaks = {}
    generated, peak = run(program, "generate", str(rows), parquet)
    line("generating (DuckDB)", generated["seconds"]["seconds"][0], peak)
    stored, peaks["import"] = run(program, "import", parquet, campaign)
    line("import from Parquet", stored["seconds"]["seconds"][0], peaks["import"])
    counted, _ = run(program, "count", campaign, str(PAIRS))
    seconds = counted["seconds"]
    _, peaks["counting"] = run(program, "count-alone", campaign)
    median = {name: statistics.median(values) for name, values in seconds.items()}
    line("counting 16 indicators: Vekha", median["ours"], peaks["counting"], "with the groups of schools")
    line("  with subjects and grades beside", median["oursWithParts"])
    bare = ratio(seconds, "ours", "indicators")
    least = ratio(seconds, "ours", "grouping")
    line("  bare DuckDB, the 16 indicators in SQL", median["indicators"], None,
         f"Vekha / bare {bare[0]:.2f} ({bare[1]:.2f}–{bare[2]:.2f})")
    line("  bare DuckDB, grouping only, no indicator", median["grouping"], None,
         f"Vekha / bare {least[0]:.2f} ({least[1]:.2f}–{least[2]:.2f})")
    polars, peak = run(python, os.path.join(os.path.dirname(__file__), "peers.py"), "count", parquet, str(PAIRS))
    if polars["counts"] != counted["counts"]:
        print("Polars counted differently", file=sys.stderr)
        sys.exit(70)
    peer = statistics.median(polars["seconds"]["seconds"])
    line("  Polars, from Parquet, the 16 indicators", peer, peak, f"Vekha / Polars {median['ours'] / peer:.2f}")
    analysed, peaks["analysis"] = run(program, "analyse", campaign)
    line("counting, tests and verdicts of all units", analysed["seconds"]["seconds"][0], peaks["analysis"],
         f"{analysed['counts']['findings']:,} findings")
    broken = []
    if bare[0] > LARGEST_RATIO:
        broken.append(f"{rows:,} results: counting takes {bare[0]:.2f} times the bare query (bound {LARGEST_RATIO})")
    broken += [f"{rows:,} results: {name} needs {value:.0f} MiB (bound {LARGEST_MEBIBYTES})"
               for name, value in peaks.items() if value > LARGEST_MEBIBYTES]
    return broken


def measure_tests(program, python):
    print("\nTests of units with 25 pupils a year, three years: processor time of one thread")
    ours, peak = run(program, "tests", str(UNITS), str(PAIRS))
    each = statistics.median(ours["seconds"]["seconds"]) / UNITS * 1e6
    peers = os.path.join(os.path.dirname(__file__), "peers.py")
    theirs, peer_peak = run(python, peers, "tests", str(PEER_UNITS), str(PAIRS))
    peer = statistics.median(theirs["seconds"]["seconds"]) / PEER_UNITS * 1e6
    print(f"  {'Vekha: exact trend, slope, intervals, verdict':<46}{each:10.1f} µs  {peak:7.0f} MiB  of {UNITS:,} units")
    print(f"  {'SciPy and statsmodels: less (see peers.py)':<46}{peer:10.1f} µs  {peer_peak:7.0f} MiB  "
          f"Vekha / Python {each / peer:.3f}")
    return [f"a unit takes {each:.1f} µs (bound {LARGEST_MICROSECONDS})"] if each > LARGEST_MICROSECONDS else []


def measure_region(program, python):
    print(f"\n{SCHOOLS:,} schools × {INDICATORS} indicators of real sizes, three years: processor time of one thread")
    ours, peak = run(program, "region", str(SCHOOLS), str(INDICATORS), "3")
    units = ours["counts"]["units"]
    one, all_threads = (statistics.median(ours["seconds"][name]) for name in ("one", "all"))
    peers = os.path.join(os.path.dirname(__file__), "peers.py")
    theirs, peer_peak = run(python, peers, "region", str(PEER_REGION_UNITS), "3")
    peer = statistics.median(theirs["seconds"]["seconds"]) / PEER_REGION_UNITS
    line("Vekha: exact tests, variation, power, levels", one, peak, f"{units:,} units, {one / units * 1e6:.2f} µs each")
    wall = statistics.median(ours["seconds"]["oneWall"])
    line(f"  in time, on {ours['counts']['threads']} threads", all_threads, None, f"{all_threads / wall:.2f} of one thread")
    line("SciPy and statsmodels: less (see peers.py)", peer * units, peer_peak,
         f"reckoned from {PEER_REGION_UNITS} units; Vekha / Python {one / (peer * units):.4f}")
    return [f"a region takes {one:.2f} s (bound {LARGEST_REGION_SECONDS})"] if one > LARGEST_REGION_SECONDS else []


def measure_kmeans(program, python, folder):
    print("\nk-means of 40,000 × 32, 8 clusters, 10 starts, all processors")
    file = f"{folder}/alike.bin"
    ours, peak = run(program, "kmeans", file, "3")
    theirs, peer_peak = run(python, os.path.join(os.path.dirname(__file__), "peers.py"), "kmeans", file, "3")
    own, peer = (statistics.median(measured["seconds"]["seconds"]) for measured in (ours, theirs))
    sums = [measured["counts"]["withinSumOfSquares"] for measured in (ours, theirs)]
    line("Vekha, until no unit moves", own, peak, f"within {sums[0]:,}")
    line("  scikit-learn, its own tolerance", peer, peer_peak, f"within {sums[1]:,}; Vekha / scikit-learn {own / peer:.2f}")
    broken = []
    if own > peer:
        broken.append(f"k-means takes {own / peer:.2f} times scikit-learn (bound 1)")
    # Both stop at a minimum of their own; a tenth of a per cent is more than their tolerances make.
    if sums[0] > sums[1] * 1.001:
        broken.append(f"k-means ends at {sums[0]:,}, scikit-learn at {sums[1]:,}")
    return broken


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("rows", nargs="*", type=int, default=[1_000_000, 10_000_000])
    arguments = parser.parse_args()
    model = next((text.split(":")[1].strip() for text in open("/proc/cpuinfo") if text.startswith("model name")), "")
    load = os.getloadavg()[0]
    print(f"{platform.system()}, {os.cpu_count()} processors {model}, load {load:.1f}, "
          f"{time.strftime('%Y-%m-%d')}; medians of {PAIRS} rounds, ratios of pairs with their range")
    broken = []
    for rows in arguments.rows:
        broken += measure(rows, arguments.program, sys.executable, arguments.folder)
    broken += measure_tests(arguments.program, sys.executable)
    broken += measure_region(arguments.program, sys.executable)
    broken += measure_kmeans(arguments.program, sys.executable, arguments.folder)
    print("\nBounds: " + ("all held" if not broken else "BROKEN\n  " + "\n  ".join(broken)))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
