// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct StratifiedTrendTests {
    private func group() throws -> [PeriodCounts] {
        let units = try OthersReference.units()
        return OthersReference.group.map { units[$0] }
    }

    @Test func `without variation between cohorts it is Mantel's statistic, 1e-9`() throws {
        let expected = try #require(ReferenceFile.table("mantel.csv").first)
        let strata = try group().map { PeriodCounts($0.counts) }
        let three = try StratifiedTrend.difference(strata, scores: OthersReference.scores, variation: .none)
        #expect(relativeDifference(three.z * three.z, try #require(expected["three"])) < 1e-9)
        // R's mantelhaen.test of the first and the last year.
        let ends = strata.map { PeriodCounts([$0.counts[0], $0.counts[2]]) }
        let two = try StratifiedTrend.difference(ends, scores: [2021, 2024], variation: .none)
        #expect(relativeDifference(two.z * two.z, try #require(expected["two"])) < 1e-9)
    }

    @Test func `inflated and beside the movement of others it agrees with R`() throws {
        let rows = try ReferenceFile.table("stratified.csv")
        let units = try OthersReference.units()
        let own = try StratifiedTrend.difference(
            group(), scores: OthersReference.scores, variation: OthersReference.variation)
        try OthersReference.expect(own, rows[0])
        let others = units.indices.filter { !OthersReference.group.contains($0) }.map { units[$0] }
        let movement = try #require(CommonMovement(others, rho: OthersReference.variation.rho).whole)
        let net = try StratifiedTrend.difference(
            group(), scores: OthersReference.scores, movement: movement, variation: OthersReference.variation)
        try OthersReference.expect(net, rows[1], 1e-6)
    }

    @Test func `a change in the mix of schools is no change`() throws {
        // A strong school doubles, a weak one halves: all pupils together fall from 50 % to 36.7 %, no school changes.
        let units = [
            PeriodCounts([BinomialCount(20, of: 100), BinomialCount(40, of: 200)]),
            PeriodCounts([BinomialCount(80, of: 100), BinomialCount(40, of: 50)]),
        ]
        let found = try StratifiedTrend.difference(units, scores: [2023, 2024], variation: .none)
        #expect(abs(found.estimate) < 1e-12)
        #expect(found.z == 0)
        #expect(found.p == 1)
    }

    @Test func `the order of units changes no bit and one unit is its own trend`() throws {
        let units = OthersReference.simulated(40, seed: 5)
        let variation = try CohortVariation(given: 0.01, standardError: 0.003)
        let found = try StratifiedTrend.difference(units, scores: [1, 2, 3], variation: variation)
        #expect(try StratifiedTrend.difference(units.reversed(), scores: [1, 2, 3], variation: variation) == found)
        let single = try StratifiedTrend.difference([units[0]], scores: [1, 2, 3], variation: .none)
        let periods = units[0].counts.enumerated().map { ScoredCount(score: $0.offset, count: $0.element) }
        let plain = try CochranArmitageTest(periods)
        let size = Double(units[0].whole.total)
        // The asymptotic trend test divides by N where the conditional variance divides by N − 1.
        #expect(relativeDifference(single.z * (size / (size - 1)).squareRoot(), plain.z) < 1e-12)
    }

    @Test func `the worst 15 % of the first year reject at most 6 % over later years, far more with it`() throws {
        let variation = try CohortVariation(given: 0.01)
        var (rejected, naive) = (0, 0)
        for seed in 1...200 as ClosedRange<UInt64> {
            let units = OthersReference.simulated(60, seed: seed, movement: [0, 0, 0], sizes: 40...80, rho: 0.01)
            let worst = units.sorted { $0.counts[0].share > $1.counts[0].share }.prefix(9)
            let later = worst.map { PeriodCounts(Array($0.counts.dropFirst())) }
            if try StratifiedTrend.difference(later, scores: [2, 3], variation: variation).p < 0.05 { rejected += 1 }
            if try StratifiedTrend.difference(Array(worst), scores: [1, 2, 3], variation: variation).p < 0.05 {
                naive += 1
            }
        }
        // 6 % of 200 and two standard errors: 12 + 2 · 3.4.
        #expect(rejected <= 18, "\(rejected)")
        #expect(naive > 40, "\(naive)")
    }

    @Test func `no unit with two periods is refused`() {
        let unit = PeriodCounts([BinomialCount(3, of: 9), BinomialCount(0, of: 0)])
        #expect(throws: StatisticsError.tooFewGroups(required: 1, found: 0)) {
            try StratifiedTrend.difference([unit], scores: [1, 2], variation: .none)
        }
    }
}
