#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what Vekha needs beyond Debian 12 and the Swift toolchain. Quick when nothing is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(libgsl-dev libopenblas-dev libxlsxwriter-dev libpython3.11 python3-venv pandoc "$@")
missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    sudo=""
    [ "$(id -u)" = 0 ] || sudo=sudo
    echo "installing: ${missing[*]}"
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

requirements=helpers/requirements.txt
stamp=.deps/installed
if ! cmp -s "$requirements" "$stamp" || [ ! -x .deps/venv/bin/python3 ]; then
    echo "installing: $(grep -v '^#' "$requirements" | tr '\n' ' ')"
    mkdir -p .deps
    python3 -m venv --clear .deps/venv
    .deps/venv/bin/pip install --quiet --disable-pip-version-check --requirement "$requirements"
    # The engine is one file of the wheel for CPython 3.11, whatever Python runs the helpers: it is loaded with
    # Debian's libpython3.11 and never starts an interpreter.
    wheel=$(mktemp -d)
    .deps/venv/bin/pip download --quiet --disable-pip-version-check --no-deps --dest "$wheel" \
        --only-binary=:all: --python-version 3.11 --implementation cp duckdb==1.5.5
    rm -rf .deps/duckdb
    mkdir -p .deps/duckdb
    .deps/venv/bin/python3 - "$wheel" <<'PYTHON'
import glob, shutil, sys, zipfile
wheel, = glob.glob(sys.argv[1] + "/*.whl")
with zipfile.ZipFile(wheel) as archive:
    name, = (n for n in archive.namelist() if n.startswith("_duckdb.") and n.endswith(".so"))
    with archive.open(name) as source, open(".deps/duckdb/_duckdb.so", "wb") as target:
        shutil.copyfileobj(source, target)
PYTHON
    rm -rf "$wheel"
    cp "$requirements" "$stamp"
fi
