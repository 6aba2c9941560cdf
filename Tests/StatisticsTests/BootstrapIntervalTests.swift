// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct BootstrapIntervalTests {
    struct Reference: Decodable {
        let before, after: [Double]
        let intervals: [String: Double]
        let resamples: [[Int]]
    }

    @Test func `agrees with R's boot.ci on the same resamples`() throws {
        let reference: Reference = try ReferenceFile.decode("bootstrap.json")
        try #require(reference.resamples.count == 499)
        let pairs = try PairedScores(before: reference.before, after: reference.after)
        for kind in PairedEffectSize.Kind.allCases {
            for level in [0.9, 0.95] {
                let found = try #require(
                    try BootstrapInterval(pairs, of: kind, level: level, resamples: reference.resamples)
                ).interval
                let percent = Int((level * 100).rounded())
                let lower = try #require(reference.intervals["\(kind)Lower\(percent)"])
                let upper = try #require(reference.intervals["\(kind)Upper\(percent)"])
                #expect(abs(found.lower - lower) < 1e-9 && abs(found.upper - upper) < 1e-9, "\(kind) \(level)")
            }
        }
    }

    @Test func `the same seed gives the same interval, which contains the size`() throws {
        let reference: Reference = try ReferenceFile.decode("bootstrap.json")
        let pairs = try PairedScores(before: reference.before, after: reference.after)
        let size = PairedEffectSize(pairs)
        for (kind, value) in [(PairedEffectSize.Kind.dz, size.dz), (.dav, size.dav)] {
            let found = try #require(try BootstrapInterval(pairs, of: kind, seed: 4))
            #expect(try BootstrapInterval(pairs, of: kind, seed: 4) == found)
            #expect(try BootstrapInterval(pairs, of: kind, seed: 5) != found)
            #expect(found.interval.contains(try #require(value)))
        }
    }

    @Test func `what has no spread has no interval`() throws {
        for differences in [[3.0], [1, 2], [0, 0, 0, 0], [2, 2, 2, 2], [0, 0, 0, 0, 5]] {
            #expect(try BootstrapInterval(try pairs(differences), of: .dz, seed: 1, replicates: 100) == nil)
        }
    }

    @Test func `wrong resamples are named`() throws {
        let pairs = try pairs([1, 2, 4])
        let good = Array(repeating: [0, 1, 2], count: 100)
        #expect(throws: StatisticsError.outOfRange(argument: "resamples", value: 1)) {
            try BootstrapInterval(pairs, of: .dz, resamples: [[0, 1, 2]])
        }
        #expect(throws: StatisticsError.unequalLengths(first: 3, second: 2)) {
            try BootstrapInterval(pairs, of: .dz, resamples: good + [[0, 1]])
        }
        #expect(throws: StatisticsError.outOfRange(argument: "resamples", value: 3)) {
            try BootstrapInterval(pairs, of: .dz, resamples: good + [[0, 1, 3]])
        }
        #expect(throws: StatisticsError.outOfRange(argument: "replicates", value: 99)) {
            try BootstrapInterval(pairs, of: .dz, seed: 1, replicates: 99)
        }
    }
}
