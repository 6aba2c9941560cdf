// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct PairedScoresTests {
    @Test func `decimal fractions that differ by rounding alone are ties and zeros`() throws {
        // 61.5 − 61.3 and 0.3 − 0.1 are not the same numbers; (0.1 + 0.2) − 0.3 is not 0.
        let pairs = try PairedScores(before: [61.3, 0.1, 0.3, 50], after: [61.5, 0.3, 0.1 + 0.2, 49.8])
        #expect(61.5 - 61.3 != 0.3 - 0.1)
        #expect(pairs.differences[0] == pairs.differences[1] && pairs.differences[3] == -pairs.differences[0])
        #expect(pairs.differences[2] == 0)
        #expect((pairs.risen, pairs.fallen, pairs.unchanged) == (2, 1, 1))
    }

    @Test func `equal differences have a standard deviation of exactly 0`() throws {
        let pairs = try PairedScores(before: [0.1, 10.1, 61.3], after: [0.3, 10.3, 61.5])
        #expect(pairs.standardDeviation == 0)
        // DuckDB #10532: the variance of numbers far from 0 with a small spread; 1.25 / (4 − 1) is exact.
        let far = try PairedScores(before: [0, 0, 0, 0], after: [1e9 + 0.5, 1e9 + 1, 1e9 + 1.5, 1e9 + 2])
        let deviation = try #require(far.standardDeviation)
        #expect(abs(deviation - (1.25 / 3).squareRoot()) < 1e-12)
    }

    @Test func `what cannot be paired is named`() {
        #expect(throws: StatisticsError.unequalLengths(first: 2, second: 1)) {
            try PairedScores(before: [1, 2], after: [1])
        }
        #expect(throws: StatisticsError.tooFewObservations(required: 1, found: 0)) {
            try PairedScores(before: [], after: [])
        }
        for value in [Double.nan, .infinity, -.infinity] {
            #expect(throws: StatisticsError.nonFiniteValue(argument: "before", index: 1)) {
                try PairedScores(before: [1, value], after: [1, 2])
            }
            #expect(throws: StatisticsError.nonFiniteValue(argument: "after", index: 0)) {
                try PairedScores(before: [1, 3], after: [value, 2])
            }
        }
        #expect(throws: StatisticsError.outOfRange(argument: "after", value: 1e101)) {
            try PairedScores(before: [1], after: [1e101])
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `the order of the pairs changes no bit of any answer`(seed: UInt64) throws {
        var stream = RandomStream(seed: seed)
        let before = (0..<40).map { _ in (stream.normal(mean: 60, standardDeviation: 12) * 10).rounded() / 10 }
        let after = before.map { $0 + (stream.normal(mean: 1, standardDeviation: 3) * 10).rounded() / 10 }
        var places = Array(before.indices)
        places.shuffle(using: &stream)
        let first = try PairedScores(before: before, after: after)
        let second = try PairedScores(before: places.map { before[$0] }, after: places.map { after[$0] })
        #expect(PairedTTest(first) == PairedTTest(second))
        #expect(PairedEffectSize(first) == PairedEffectSize(second))
        for zeros in SignedRankTest.Zeros.allCases {
            #expect(SignedRankTest(first, zeros: zeros) == SignedRankTest(second, zeros: zeros))
        }
        let schools = before.indices.map { $0 % 11 }
        #expect(
            try ClusteredMean(first.differences, clusters: schools)
                == ClusteredMean(second.differences, clusters: places.map { schools[$0] }))
        #expect(
            try BootstrapInterval(first, of: .dav, seed: 3, replicates: 200)
                == BootstrapInterval(second, of: .dav, seed: 3, replicates: 200))
    }
}
