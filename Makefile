# SPDX-License-Identifier: GPL-3.0-or-later

.PHONY: build demo test bench format deps clean

deps:
	@helpers/install.sh

build: deps
	swift build -c release --product vekha

test: deps
	swift test --disable-xctest

format:
	swift format --in-place --recursive Package.swift Sources Plugins Tests benchmarks/Package.swift benchmarks/Benchmarks
