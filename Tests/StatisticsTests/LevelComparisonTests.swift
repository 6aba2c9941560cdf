// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct LevelComparisonTests {
    @Test func `every unit agrees with the score and the binomial mid-p computed in R`() throws {
        let rows = try ReferenceFile.table("level.csv")
        try #require(rows.count == 14)
        let comparison = try LevelComparison(OthersReference.units(), variation: OthersReference.variation)
        for row in rows {
            let unit = Int(try #require(row["unit"]))
            let found = try #require(comparison.others(of: unit))
            try OthersReference.expect(found, row)
        }
    }

    @Test func `a unit is compared with the others in its own periods`() throws {
        // All have 20 %, then 40 %; one unit has results of the second year only, at the others' share.
        let full = PeriodCounts([BinomialCount(20, of: 100), BinomialCount(40, of: 100)])
        let late = PeriodCounts([BinomialCount(0, of: 0), BinomialCount(40, of: 100)])
        let found = try #require(
            LevelComparison(Array(repeating: full, count: 8) + [late], variation: .none).others(of: 8))
        // The half success that is added moves the others' 320/800 by 0.0001.
        #expect(abs(found.estimate) < 2e-4)
        #expect(found.p > 0.99)
    }

    @Test func `rejects about 5 % of units that have the common level`() throws {
        var (rejected, tested) = (0, 0)
        let variation = try CohortVariation(given: 0.02)
        for seed in 1...10 as ClosedRange<UInt64> {
            let units = (0..<80).map { item in
                var stream = RandomStream(seed: seed, item: UInt64(item))
                let size = 20 + stream.integer(below: 120)
                return PeriodCounts(
                    (0..<3).map { _ in
                        let cohort = stream.beta(0.25 * 49, 0.75 * 49)
                        return BinomialCount(stream.binomial(size, probability: cohort), of: size)
                    })
            }
            let comparison = try LevelComparison(units, variation: variation)
            for unit in units.indices {
                tested += 1
                if try #require(comparison.others(of: unit)).p < 0.05 { rejected += 1 }
            }
        }
        #expect(tested == 800)
        #expect((0.025...0.075).contains(Double(rejected) / Double(tested)), "\(rejected)")
    }

    @Test func `a reference stands apart and its missing periods are left out`() throws {
        let units = Array(repeating: PeriodCounts([BinomialCount(5, of: 50), BinomialCount(15, of: 50)]), count: 6)
        let comparison = try LevelComparison(units, variation: .none)
        let found = try #require(
            comparison.reference(0, [BinomialCount(0, of: 0), BinomialCount(100_000, of: 1_000_000)]))
        // 30 % of the second year against 10 %: z = (15 − 5) / √(50 · 0.1 · 0.9) but for the region's own error.
        #expect(abs(found.estimate - 0.2) < 1e-6)
        // R: qnorm(pbinom(15, 50, 0.1, lower.tail = FALSE) + dbinom(15, 50, 0.1) / 2, lower.tail = FALSE) is 3.912526; the score 4.714.
        #expect(abs(found.z - 3.912526) < 1e-3)
        #expect(comparison.reference(0, [BinomialCount(0, of: 0), BinomialCount(0, of: 0)]) == nil)
    }

    @Test func `too few or too unequal others give no comparison`() throws {
        let unit = PeriodCounts([BinomialCount(5, of: 50)])
        #expect(try LevelComparison(Array(repeating: unit, count: 5), variation: .none).others(of: 0) == nil)
        let large = PeriodCounts([BinomialCount(50, of: 500)])
        let comparison = try LevelComparison(Array(repeating: unit, count: 6) + [large], variation: .none)
        #expect(comparison.others(of: 0) == nil)
        #expect(comparison.others(of: 6) != nil)
        #expect(throws: StatisticsError.tooFewGroups(required: 1, found: 0)) {
            try LevelComparison([PeriodCounts([BinomialCount(0, of: 0)])], variation: .none)
        }
    }

    @Test func `the order of units changes no bit`() throws {
        let units = OthersReference.simulated(50, seed: 2)
        let variation = try CohortVariation(given: 0.01, standardError: 0.003)
        let comparison = try LevelComparison(units, variation: variation)
        let reversed = try LevelComparison(units.reversed(), variation: variation)
        for unit in units.indices { #expect(reversed.others(of: 49 - unit) == comparison.others(of: unit)) }
    }
}
