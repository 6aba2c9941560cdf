#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures Vekha beside bare DuckDB and Python, and prints a table of ratios. Arguments: numbers of results
# (1000000 10000000 where none is given). Needs 0.5 GB below .deps/bench.
set -euo pipefail
cd "$(dirname "$0")/.."
requirements=benchmarks/peers/requirements.txt
venv=.deps/peers
if ! cmp -s "$requirements" "$venv/installed" || [ ! -x "$venv/bin/python3" ]; then
    echo "installing: $(grep -v '^#' "$requirements" | tr '\n' ' ')"
    python3 -m venv --clear "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements"
    cp "$requirements" "$venv/installed"
fi
swift build --package-path benchmarks -c release --product Comparison
mkdir -p .deps/bench
exec "$venv/bin/python3" benchmarks/peers/table.py benchmarks/.build/release/Comparison .deps/bench "$@"
