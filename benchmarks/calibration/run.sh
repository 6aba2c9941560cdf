#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Simulates districts in which the truth is known and writes docs/calibration.md with its figure. An interrupted run goes on
# where it stopped; --fresh starts anew. Exit code 1 where a bound is broken.
set -euo pipefail
cd "$(dirname "$0")/../.."
cells=docs/calibration/cells.csv
if [ "${1:-}" = "--fresh" ]; then rm -f "$cells"; fi
mkdir -p docs/calibration
swift build --package-path benchmarks -c release --product Calibration
benchmarks/.build/release/Calibration "$cells"
python3 benchmarks/calibration/tables.py "$cells" docs
