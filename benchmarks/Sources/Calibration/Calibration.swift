// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Dispatch
import Dynamics
import Foundation
import Statistics
import Synchronization

/// Simulates districts in which the truth is known, and counts what the tests and verdicts say.
///
///     calibration RESULTS.csv [FRACTION]
///
/// A replicate is one district of 12, 60 or 200 schools; all of its schools are tested as a run would. Every replicate has a
/// seed of its own that follows from its cell, so that results depend on neither the number of threads nor the order. Cells
/// that stand in the file already are skipped: an interrupted run is started again.
@main
struct Calibration {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.first else {
            print("calibration RESULTS.csv [FRACTION]")
            exit(64)
        }
        let fraction = arguments.dropFirst().first.flatMap(Double.init) ?? 1
        let cells = Cells.all(fraction: fraction)
        let done = try finished(path)
        let output = try opened(path)
        let start = ContinuousClock.now
        for (index, cell) in cells.enumerated() where !done.contains(cell.key) {
            let tally = try tally(cell)
            let numbers = [
                cell.scenario, cell.variation.rawValue, "\(cell.schools)", "\(cell.years)", "\(cell.share)",
                "\(cell.size)",
                "\(cell.deviation)", "\(cell.lag)", "\(cell.shift)", "\(cell.change)", "\(cell.changing)",
                String(format: "%.6g", cell.rho), "\(cell.replicates)",
            ]
            try output.write(
                contentsOf: Data((([cell.key] + numbers + tally.columns).joined(separator: ",") + "\n").utf8))
            if index % 20 == 0 {
                let seconds = (ContinuousClock.now - start).components.seconds
                FileHandle.standardError.write(Data("\(index + 1) of \(cells.count) cells, \(seconds) s\n".utf8))
            }
        }
    }

    private static func tally(_ cell: Cell) throws -> Tally {
        let threads = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let chunks = min(cell.replicates, threads * 4)
        let parts = Mutex([Result<Tally, any Error>?](repeating: nil, count: chunks))
        DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
            let result = Result {
                var tally = Tally()
                var options = ChangeAnalysis.Options()
                if cell.scenario == Cells.net { options.comparison = .others }
                let analysis = ChangeAnalysis(options)
                for replicate in stride(from: chunk, to: cell.replicates, by: chunks) {
                    let district = District(cell, replicate: replicate)
                    if cell.scenario == Cells.selection {
                        try tally.addSelection(district, analysis)
                    } else if cell.scenario == Cells.levels {
                        try tally.addLevels(district, analysis)
                    } else {
                        try tally.add(district, analysis.rows(district.units).rows)
                    }
                }
                return tally
            }
            parts.withLock { $0[chunk] = result }
        }
        var whole = Tally()
        for part in parts.withLock({ $0 }) { if let part { whole.add(try part.get()) } }
        return whole
    }

    private static let header =
        [
            "key", "scenario", "variation", "schools", "years", "share", "size", "deviation", "lag", "shift", "change",
            "changing",
            "rho", "replicates",
        ] + Tally.header

    private static func finished(_ path: String) throws -> Set<String> {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        return Set(
            lines.filter { $0.split(separator: ",").count == header.count }.map { String($0.prefix { $0 != "," }) })
    }

    private static func opened(_ path: String) throws -> FileHandle {
        if !FileManager.default.fileExists(atPath: path) {
            try Data((header.joined(separator: ",") + "\n").utf8).write(to: URL(fileURLWithPath: path))
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.seekToEnd()
        return handle
    }
}
