#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Made report.docx from report.html with LibreOffice 7.4, by way of ODT, as a person who saves a document would.
set -euo pipefail
cd "$(dirname "$0")"
soffice --headless --infilter="HTML (StarWriter)" --convert-to odt report.html
soffice --headless --convert-to docx report.odt
rm report.odt
