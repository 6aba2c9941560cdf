#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A sample district from its files to the workbook and the page, into output/.
set -euo pipefail
cd "$(dirname "$0")/.."
vekha="$PWD/.build/release/vekha"
rm -rf output
"$vekha" --version >/dev/null
"$vekha" sample district output/demo --lang ru
"$vekha" import --campaign output/demo
"$vekha" run --campaign output/demo
"$vekha" --campaign output/demo
echo
echo "output/demo/output/report.html"
echo "output/demo/output/indicators.xlsx"
