// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct SelectionEffectTests {
    @Test func `the worst of equal units fall back by the expected maximum of binomial shares`() throws {
        // 40 units of one level, 25 pupils a year: the worst 6 of year 1 are worst by chance alone, and year 2 is at the mean.
        let units = (0..<40).map { _ in PeriodCounts([BinomialCount(5, of: 25), BinomialCount(5, of: 25)]) }
        let effect = try SelectionEffect(
            units, scores: [2022, 2023], selecting: [0], selected: 6, worstIsHigh: true, rho: 0, seed: 1)
        // Equal shares leave the spread of levels its prior: two units' weight among 41. Six of 40 lie about 1.55 standard
        // deviations out (Blom's scores of the ranks 1–6: 2.16, 1.75, 1.51, 1.33, 1.19, 1.06, mean 1.50; a share of 25 has 0.08).
        #expect(effect.mean > -0.15 && effect.mean < -0.09, "\(effect.mean)")
        #expect(effect.interval.contains(effect.mean))
        #expect(effect.units.allSatisfy { $0 == effect.units[0] })
        let best = try SelectionEffect(
            units, scores: [2022, 2023], selecting: [0], selected: 6, worstIsHigh: false, rho: 0, seed: 1)
        #expect(best.mean > 0.09 && best.mean < 0.15)
    }

    @Test func `large units with far levels do not fall back`() throws {
        let units = (0..<20).map { item in
            PeriodCounts(Array(repeating: BinomialCount(item < 3 ? 6000 : 1000, of: 10_000), count: 2))
        }
        let effect = try SelectionEffect(
            units, scores: [1, 2], selecting: [0], selected: 3, worstIsHigh: true, rho: 0, seed: 1)
        #expect(abs(effect.mean) < 0.005)
        // Those that are never selected have no mean.
        #expect(effect.units[0] != nil)
        #expect(effect.units[19] == nil)
    }

    @Test func `more variation between cohorts gives a larger effect`() throws {
        let units = OthersReference.simulated(30, seed: 3, movement: [0, 0, 0])
        let effects = try [0, 0.03, 0.1].map {
            try SelectionEffect(
                units, scores: [1, 2, 3], selecting: [0], selected: 5, worstIsHigh: true, rho: $0, seed: 7
            ).mean
        }
        #expect(effects[0] < 0 && effects[1] < effects[0] && effects[2] < effects[1], "\(effects)")
    }

    @Test func `the same seed gives the same bits in any order of units`() throws {
        let units = OthersReference.simulated(25, seed: 8)
        func effect(_ units: [PeriodCounts], seed: UInt64 = 5) throws -> SelectionEffect {
            try SelectionEffect(
                units, scores: [1, 2, 3], selecting: [0, 1], selected: 4, worstIsHigh: true, rho: 0.02, seed: seed,
                replicates: 200)
        }
        let found = try effect(units)
        let reversed = try effect(units.reversed())
        #expect(found == (try effect(units)))
        #expect(reversed.mean == found.mean)
        #expect(reversed.units.reversed() == found.units)
        #expect(try effect(units, seed: 6).mean != found.mean)
    }

    @Test func `more selected units than could be selected are refused`() {
        let units = [PeriodCounts([BinomialCount(1, of: 9), BinomialCount(0, of: 0)])]
        #expect(throws: StatisticsError.tooFewGroups(required: 2, found: 1)) {
            try SelectionEffect(
                units, scores: [1, 2], selecting: [0], selected: 2, worstIsHigh: true, rho: 0, seed: 1)
        }
        #expect(throws: StatisticsError.tooFewGroups(required: 1, found: 0)) {
            try SelectionEffect(
                units, scores: [1, 2], selecting: [1], selected: 1, worstIsHigh: true, rho: 0, seed: 1)
        }
    }
}
