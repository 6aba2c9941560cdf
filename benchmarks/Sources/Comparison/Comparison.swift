// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit
import Dispatch
import Dynamics
import Engine
import Foundation
import Installation
import Statistics
import Store
import Workload

/// Measures one thing and prints a line of JSON: the seconds of each repetition, the peak memory of this process, and
/// what was counted, so that the programs compared can be seen to agree.
///
/// Each thing is measured in a process of its own, because a peak is that of a process; what is compared as a ratio is
/// measured in turn in one process.
@main
struct Comparison {
    static func main() {
        do {
            try run()
        } catch {
            print("\(error)")
            exit(70)
        }
    }

    static func run() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let command = arguments.first else { return usage() }
        let rest = Array(arguments.dropFirst())
        switch (command, rest.count) {
        case ("generate", 2): try generate(rows: Int(rest[0]) ?? 0, to: URL(fileURLWithPath: rest[1]))
        case ("import", 2): try importFile(URL(fileURLWithPath: rest[0]), to: URL(fileURLWithPath: rest[1]))
        case ("count", 2): try count(URL(fileURLWithPath: rest[0]), pairs: Int(rest[1]) ?? 5)
        case ("count-alone", 1): try countAlone(URL(fileURLWithPath: rest[0]))
        case ("tests", 2): try tests(units: Int(rest[0]) ?? 0, repetitions: Int(rest[1]) ?? 5)
        case ("region", 3):
            try region(schools: Int(rest[0]) ?? 0, indicators: Int(rest[1]) ?? 0, repetitions: Int(rest[2]) ?? 3)
        case ("kmeans", 2): try kMeans(to: URL(fileURLWithPath: rest[0]), repetitions: Int(rest[1]) ?? 3)
        case ("analyse", 1): try analyse(URL(fileURLWithPath: rest[0]))
        default: usage()
        }
    }

    static func usage() {
        print(
            "comparison generate ROWS PARQUET | import PARQUET DB | count DB PAIRS | count-alone DB | tests UNITS N | "
                + "region SCHOOLS INDICATORS N | kmeans FILE N | analyse DB"
        )
        exit(64)
    }

    static func generate(rows: Int, to file: URL) throws {
        let driver = try Driver.load(Installation.current.duckDBDriver().path, entryPoint: Driver.duckDB)
        let seconds = try time { try GeneratedResults(rows: rows).write(to: file, driver: driver) }
        try emit(["seconds": [seconds]])
    }

    static func importFile(_ parquet: URL, to file: URL) throws {
        let seconds = try time { try LargeCampaign.make(file, from: parquet) }
        try emit(["seconds": [seconds]])
    }

    /// Ours, the least grouping and the query of all indicators in turn, after one round to warm up.
    static func count(_ file: URL, pairs: Int) throws {
        let large = try LargeCampaign(file)
        let connection = try connect(file)
        let grouping = try BareQuery(.grouping, large)
        let indicators = try BareQuery(.indicators, large)
        let request = large.request(parts: false)
        let requestWithParts = large.request(parts: true)
        var seconds: [String: [Double]] = [:]
        var (ours, bare): ([String: Int], [String: Int]) = ([:], [:])
        for round in 0...pairs {
            var table = CountTable()
            let measured = [
                ("ours", try time { table = try large.campaign.results.counts(request, campaign: large.description) }),
                ("grouping", try time { _ = try grouping.run(connection) }),
                ("indicators", try time { bare = try indicators.run(connection) }),
                (
                    "oursWithParts",
                    try time {
                        _ = try large.campaign.results.counts(requestWithParts, campaign: large.description)
                    }
                ),
            ]
            ours = sums(table)
            if round > 0 { for (name, value) in measured { seconds[name, default: []].append(value) } }
        }
        guard ours == bare else {
            print("the counts differ from those of the bare query")
            exit(70)
        }
        try emit(seconds, counts: ours)
    }

    static func countAlone(_ file: URL) throws {
        let large = try LargeCampaign(file)
        let request = large.request(parts: true)
        let seconds = try time { _ = try large.campaign.results.counts(request, campaign: large.description) }
        try emit(["seconds": [seconds]])
    }

    static func tests(units count: Int, repetitions: Int) throws {
        let units = SmallUnits.make(count)
        let analysis = ChangeAnalysis()
        var seconds: [Double] = []
        for round in 0...repetitions {
            let before = clock()
            _ = try analysis.rows(units)
            // One thread: its processor time, which other programs on the machine do not lengthen.
            let value = Double(clock() - before) / Double(CLOCKS_PER_SEC)
            if round > 0 { seconds.append(value) }
        }
        try emit(["seconds": seconds])
    }

    /// All units of a region of real sizes, change and level: on one thread in processor time, on all threads in time.
    ///
    /// The rows and levels of both must agree to the last bit.
    static func region(schools: Int, indicators: Int, repetitions: Int) throws {
        let units = RealSizes.make(schools: schools, indicators: indicators)
        let analysis = ChangeAnalysis()
        let threads = ProcessInfo.processInfo.activeProcessorCount
        var seconds: [String: [Double]] = [:]
        var (confirmed, below, above) = (0, 0, 0)
        for _ in 0..<repetitions {
            let before = clock()
            let start = ContinuousClock.now
            let rows = try analysis.rows(units).rows
            let change = Double(clock() - before) / Double(CLOCKS_PER_SEC)
            let levels = try RegionLevels(units, rows, schools: schools)
            seconds["oneChange", default: []].append(change)
            seconds["one", default: []].append(Double(clock() - before) / Double(CLOCKS_PER_SEC))
            seconds["oneWall", default: []].append((ContinuousClock.now - start) / .seconds(1))
            var (parallel, parallelLevels): ([ChangeRow], RegionLevels?) = ([], nil)
            let wall = try time {
                let context = AnalysisContext.concurrent(threads: threads)
                parallel = try analysis.rows(units, context: context).rows
                parallelLevels = try RegionLevels(units, parallel, schools: schools, context: context)
            }
            seconds["all", default: []].append(wall)
            let isSame = zip(rows, parallel).allSatisfy {
                $0.p == $1.p && $0.pAdjusted == $1.pAdjusted && $0.verdict == $1.verdict && $0.power == $1.power
            }
            guard isSame && rows.count == parallel.count && levels == parallelLevels else {
                print("the rows depend on the number of threads")
                exit(70)
            }
            (below, above) = (levels.below, levels.above)
            confirmed = rows.count { $0.verdict == .improved || $0.verdict == .worsened }
        }
        try emit(
            seconds,
            counts: [
                "units": units.count, "confirmed": confirmed, "below": below, "above": above, "threads": threads,
            ])
    }

    /// k-means of 40,000 × 32 with 8 clusters and 10 starts on all processors; the data are written as plain doubles.
    static func kMeans(to file: URL, repetitions: Int) throws {
        let matrix = try AlikeUnits.make()
        try Data(matrix.values.flatMap { withUnsafeBytes(of: $0, Array.init) }).write(to: file)
        let threads = ProcessInfo.processInfo.activeProcessorCount
        let context = AnalysisContext.concurrent(threads: threads)
        var (seconds, sum) = ([Double](), 0.0)
        for round in 0...repetitions {
            let value = try time {
                sum = try KMeansClustering(matrix, clusters: 8, starts: 10, seed: 1, parallel: context)
                    .withinSumOfSquares
            }
            if round > 0 { seconds.append(value) }
        }
        try emit(["seconds": seconds], counts: ["withinSumOfSquares": Int(sum.rounded()), "threads": threads])
    }

    /// Counting and the plugin over all units, on all processors, as a run does it.
    static func analyse(_ file: URL) throws {
        let large = try LargeCampaign(file)
        let registry = try PluginRegistry([DynamicsPlugin.self])
        let plan = try AnalysisPlan(registry, campaign: large.description)
        var findings = 0
        let seconds = try time {
            let counts = try large.campaign.results.counts(plan.counts, campaign: large.description)
            let threads = ProcessInfo.processInfo.activeProcessorCount
            let run = AnalysisRun(plan: plan, campaign: large.description, seed: 1, threads: threads)
            findings = try run.findings(counts: counts).reduce(0) { $0 + $1.count }
        }
        try emit(["seconds": [seconds]], counts: ["findings": findings])
    }

    private static func connect(_ file: URL) throws -> Connection {
        let driver = try Driver.load(Installation.current.duckDBDriver().path, entryPoint: Driver.duckDB)
        return try Database.open(path: file.path, driver: driver, mode: .readOnly).connect()
    }

    /// The counts of all schools by indicator, under the names that the bare query gives its columns.
    private static func sums(_ table: CountTable) -> [String: Int] {
        var sums: [String: Int] = [:]
        for row in table.rows where row.unit.kind == .school {
            sums["x\(row.indicator)", default: 0] += row.numerator
            sums["n\(row.indicator)", default: 0] += row.denominator
        }
        return sums
    }

    private static func time(_ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let duration = try clock.measure(body)
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    private static func emit(_ seconds: [String: [Double]], counts: [String: Int] = [:]) throws {
        struct Measured: Encodable {
            let seconds: [String: [Double]]
            let counts: [String: Int]
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let measured = Measured(seconds: seconds, counts: counts)
        print(String(decoding: try encoder.encode(measured), as: UTF8.self))
    }
}
