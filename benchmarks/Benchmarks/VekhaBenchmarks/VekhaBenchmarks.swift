// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Benchmark
import Dynamics
import Foundation
import Installation
import Statistics
import Store
import Workload

/// What is watched from release to release: `swift package benchmark` in this folder.
///
/// The names of `Statistics` are never qualified here, because the benchmark library has a class of that name.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .cpuTotal, .peakMemoryResident, .throughput], maxDuration: .seconds(5), maxIterations: 50)

    Benchmark("counts of 16 indicators, one million results") { benchmark in
        let large = try millionResults()
        let request = large.request(parts: true)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            blackHole(try large.campaign.results.counts(request, campaign: large.description))
        }
    }

    Benchmark(
        "tests of 1,000 units of 25 pupils a year", configuration: .init(scalingFactor: .one)
    ) { benchmark in
        let units = SmallUnits.make(1000)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(try ChangeAnalysis().rows(units)) }
    }

    Benchmark(
        "tests of 16,000 units of real sizes", configuration: .init(scalingFactor: .one)
    ) { benchmark in
        let units = RealSizes.make(schools: 1000, indicators: 16)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(try ChangeAnalysis().rows(units)) }
    }

    // The limit of this one is 0.2 s.
    Benchmark(
        "exact signed-rank test of 1,000 pairs with ties", configuration: .init(scalingFactor: .one)
    ) { benchmark in
        let after = (1...1000).map { Double((37 * $0 * $0 + 11 * $0) % 61 - 28) }
        let pairs = try PairedScores(before: after.map { _ in 0 }, after: after)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(SignedRankTest(pairs)) }
    }
}

/// A campaign of one million results, made below `.deps`.
private func millionResults() throws -> LargeCampaign {
    let installation = Installation.current
    let library = try installation.duckDBDriver()
    let folder = library.deletingLastPathComponent().deletingLastPathComponent().appending(path: "bench")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let (file, parquet) = (folder.appending(path: "million.duckdb"), folder.appending(path: "million.parquet"))
    // Made anew, because the tables may be those of another release.
    try? FileManager.default.removeItem(at: file)
    let driver = try Driver.load(library.path, entryPoint: Driver.duckDB)
    try GeneratedResults(rows: 1_000_000).write(to: parquet, driver: driver)
    try LargeCampaign.make(file, from: parquet)
    return try LargeCampaign(file)
}
