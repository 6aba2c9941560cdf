# SPDX-License-Identifier: GPL-3.0-or-later
# Every target installs what it needs first; that is quick when nothing is missing.

.PHONY: build demo test fuzz bench calibration format lint man deps clean

build: deps
	swift build -c release --product vekha

demo: build
	@helpers/demo.sh

test: deps
	swift test --disable-xctest

# Ten thousand seeded mutations of every layout; `make test` runs some hundreds.
fuzz: deps
	VEKHA_FUZZ_MUTATIONS=$${VEKHA_FUZZ_MUTATIONS:-10000} swift test --disable-xctest --filter MutationTests

bench: deps
	@benchmarks/run.sh

# Cells that stand in docs/calibration/cells.csv already are not simulated again: remove the file for a fresh run.
calibration: deps
	@benchmarks/calibration/run.sh

man: build
	LC_ALL=C .build/release/vekha --experimental-dump-help | .deps/venv/bin/python3 helpers/manual.py >.build/vekha.1
	mv .build/vekha.1 docs/vekha.1

format:
	swift format --in-place --recursive Package.swift Sources Plugins Tests benchmarks/Package.swift benchmarks/Sources \
		benchmarks/Benchmarks

lint:
	swift format lint --strict --recursive Package.swift Sources Plugins Tests benchmarks/Package.swift benchmarks/Sources \
		benchmarks/Benchmarks

deps:
	@helpers/install.sh

clean:
	rm -rf .build output
