// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct DiscreteStepUpTests {
    struct Reference: Decodable, Sendable, CustomTestStringConvertible {
        let name: String
        let level: Double
        /// x, n of three years for each test; nil where the tests are no trends.
        let counts: [[Int]]?
        let p: [Double]
        let supports: [[Double]]
        let rejected: Int
        let adjusted: [Double]
        var testDescription: String { name }

        func tests() throws -> [DiscreteNull] {
            try zip(supports, p).map { try DiscreteNull(support: $0, p: $1) }
        }
    }

    static func references() throws -> [Reference] {
        try ReferenceFile.decode("discrete.json", as: [Reference].self)
    }

    @Test func `agrees with the critical values of the paper computed in R`() throws {
        let references = try Self.references()
        try #require(references.count == 4)
        for reference in references {
            let adjusted = try DiscreteStepUp.adjusted(try reference.tests(), level: reference.level)
            #expect(adjusted.count { $0 <= reference.level } == reference.rejected)
            for (value, expected) in zip(adjusted, reference.adjusted) {
                #expect(relativeDifference(value, expected) < 1e-9, "\(reference.name)")
            }
        }
    }

    @Test func `the published example confirms two where Benjamini–Hochberg confirms none`() throws {
        let toy = try #require(try Self.references().first)
        #expect(toy.rejected == 2)
        #expect(try MultipleTesting.benjaminiHochberg.adjusted(toy.p).allSatisfy { $0 > 0.05 })
        let adjusted = try DiscreteStepUp.adjusted(try toy.tests(), level: 0.05)
        #expect(adjusted.count { $0 <= 0.05 } == 2)
    }

    @Test func `adjusted values may lie below raw ones`() throws {
        let tests = [try DiscreteNull(support: [0.03, 1], p: 0.03), try DiscreteNull(support: [0.04, 1], p: 0.04)]
        let adjusted = try DiscreteStepUp.adjusted(tests, level: 0.05)
        // Closed form: τ₂ = 0.04, for 0.03/0.97 + 0.04/0.96 ≤ 0.1; only the first test can take a value up to 0.03.
        #expect(abs(adjusted[0] - 0.03 / 0.97) < 1e-12)
        #expect(abs(adjusted[1] - (0.03 / 0.97 + 0.04 / 0.96) / 2) < 1e-12 && adjusted[1] < 0.04)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `order changes no bit, and values follow the raw ones`(seed: UInt64) throws {
        var stream = RandomStream(seed: seed)
        let tests = try (0..<60).map { _ in
            let counts = (0..<3).map { _ in
                let n = 5 + stream.integer(below: 12)
                return (stream.integer(below: n + 1), n)
            }
            return try DiscreteNull(trend: scored(counts))
        }
        let plain = try DiscreteStepUp.adjusted(tests, level: 0.05)
        let order = tests.indices.shuffled(using: &stream)
        #expect(try DiscreteStepUp.adjusted(order.map { tests[$0] }, level: 0.05) == order.map { plain[$0] })
        for i in tests.indices {
            #expect(plain[i] >= 0 && plain[i] <= 1)
            for j in tests.indices where tests[i].p < tests[j].p { #expect(plain[i] <= plain[j]) }
        }
    }

    @Test func `tests that can take any value give nearly Benjamini–Hochberg`() throws {
        let p = [0.0001, 0.002, 0.004, 0.03, 0.2, 0.5, 0.9]
        let tests = try p.map { try DiscreteNull(support: [], p: $0) }
        let adjusted = try DiscreteStepUp.adjusted(tests, level: 0.05)
        let plain = try MultipleTesting.benjaminiHochberg.adjusted(p)
        // F(t) = t: the values are those of Benjamini–Hochberg over 1 − τ_m, and τ_m is at most 0.05 / 1.05.
        for (value, expected) in zip(adjusted.prefix(4), plain) {
            #expect(value >= expected && value <= expected / (1 - 0.05 / 1.05) * (1 + 1e-12))
        }
    }

    @Test func `no test, one test and wrong levels`() throws {
        #expect(try DiscreteStepUp.adjusted([], level: 0.05).isEmpty)
        #expect(try DiscreteStepUp.adjusted([DiscreteNull(support: [1], p: 1)], level: 0.05) == [1])
        #expect(throws: StatisticsError.outOfRange(argument: "level", value: 0)) {
            try DiscreteStepUp.adjusted([], level: 0)
        }
    }
}

struct DiscreteNullTests {
    @Test func `the values of a trend test agree with all outcomes in R`() throws {
        for reference in try DiscreteStepUpTests.references() {
            guard let counts = reference.counts else { continue }
            for index in counts.indices {
                let row = counts[index]
                let periods = (0..<3).map {
                    ScoredCount(score: 2022 + $0, count: BinomialCount(row[2 * $0], of: row[2 * $0 + 1]))
                }
                let null = try DiscreteNull(trend: periods)
                #expect(relativeDifference(null.p, reference.p[index]) < 1e-10)
                #expect(null.support.count == reference.supports[index].count)
                for (value, expected) in zip(null.support, reference.supports[index]) {
                    #expect(relativeDifference(value, expected) < 1e-10)
                }
            }
        }
    }

    @Test(arguments: 0..<40)
    func `the observed value is that of the test and one of the support`(seed: UInt64) throws {
        var stream = RandomStream(seed: seed)
        let counts = (0..<(2 + stream.integer(below: 3))).map { _ in
            let n = 1 + stream.integer(below: 18)
            return (stream.integer(below: n + 1), n)
        }
        let null = try DiscreteNull(trend: scored(counts))
        #expect(relativeDifference(null.p, try CochranArmitageTest(scored(counts)).pExact) < 1e-10)
        #expect(null.support.contains(null.p) && null.support.last == 1)
    }

    @Test func `large samples may take any value, and wrong supports are named`() throws {
        let counts = [(9_000, 30_000), (9_100, 30_000), (9_300, 30_000)]
        let null = try DiscreteNull(trend: scored(counts))
        let exact = try CochranArmitageTest(scored(counts)).pExact
        #expect(null.support.isEmpty && null.p == exact)
        #expect(throws: StatisticsError.outOfRange(argument: "support", value: 0.1)) {
            try DiscreteNull(support: [0.2, 0.1], p: 0.2)
        }
        #expect(throws: StatisticsError.outOfRange(argument: "p", value: 2)) { try DiscreteNull(support: [], p: 2) }
    }
}
