// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct NetChangeTests {
    @Test func `every unit agrees with the score test and the line computed in R`() throws {
        let units = try OthersReference.units()
        let movement = try CommonMovement(units, rho: OthersReference.variation.rho)
        let rows = try ReferenceFile.table("net.csv")
        try #require(rows.count == 13)
        for row in rows {
            let unit = Int(try #require(row["unit"]))
            let net = try NetChange.difference(
                units[unit], scores: OthersReference.scores, movement: movement.refitted(without: unit),
                levelVariance: 0.17, variation: OthersReference.variation)
            try OthersReference.expect(net, row, 1e-6)
        }
    }

    @Test(arguments: [
        [(5, 24), (3, 25), (2, 26)], [(0, 20), (0, 20), (3, 20)], [(1, 12), (4, 13), (9, 11)],
        [(30, 31), (24, 30), (20, 29)],
    ])
    func `where the others stand still it is the unit's own deflated mid-p`(counts: [(Int, Int)]) throws {
        let unit = PeriodCounts(counts.map { BinomialCount($0.0, of: $0.1) })
        let variation = try CohortVariation(given: 0.02, standardError: 0.01)
        let net = try NetChange.difference(
            unit, scores: [1, 2, 3], movement: .none(3), levelVariance: 0.2, variation: variation)
        let periods = scored(counts)
        let test = try CochranArmitageTest(periods)
        let inflation = variation.inflation(periods)
        let own = try InflatedPValue.twoSided(
            test.pMid, inflation: inflation, variation: variation)
        #expect(relativeDifference(net.p, own) < 1e-8)
        #expect((net.z < 0) == (test.z < 0))
    }

    @Test func `a unit that moves as all others has no net change, whatever its own change`() throws {
        // All at 20 %, then 50 %: with equal shares everywhere the residuals are 0.
        let units = (0..<12).map { _ in PeriodCounts([BinomialCount(400, of: 2000), BinomialCount(1000, of: 2000)]) }
        let movement = try #require(CommonMovement(units, rho: 0).others(of: 0))
        let net = try NetChange.difference(
            units[0], scores: [2023, 2024], movement: movement, levelVariance: 0.2, variation: .none)
        // The imaginary half success of 22,000 works is all that is left.
        #expect(abs(net.estimate) < 1e-3)
        #expect(net.p > 0.95)
    }

    @Test func `rejects about 5 % of units that move as the others, all of whom moved by a year's difficulty`() throws {
        var rejected = 0
        var tested = 0
        for seed in 1...12 as ClosedRange<UInt64> {
            let units = OthersReference.simulated(60, seed: seed, movement: [0, 0.9, 0.4], sizes: 20...150)
            let movement = try CommonMovement(units, rho: 0)
            for unit in units.indices {
                let others = try #require(movement.others(of: unit))
                let net = try NetChange.difference(
                    units[unit], scores: [2021, 2022, 2023], movement: others, levelVariance: 0.2, variation: .none)
                tested += 1
                if net.p < 0.05 { rejected += 1 }
            }
        }
        // 720 tests: the standard error of a rate of 5 % is 0.8 points.
        #expect(tested == 720)
        #expect((0.025...0.075).contains(Double(rejected) / Double(tested)), "\(rejected)")
    }

    @Test func `reversed periods reverse the sign and keep p`() throws {
        let units = OthersReference.simulated(20, seed: 9)
        let back = units.map { PeriodCounts($0.counts.reversed(), worksPerPupil: $0.worksPerPupil) }
        let (forward, backward) = (try CommonMovement(units, rho: 0.02), try CommonMovement(back, rho: 0.02))
        let variation = try CohortVariation(given: 0.02, standardError: 0.01)
        for unit in units.indices {
            let (there, mirror) = (try #require(forward.others(of: unit)), try #require(backward.others(of: unit)))
            let net = try NetChange.difference(
                units[unit], scores: [2021, 2022, 2024], movement: there, levelVariance: 0.2, variation: variation)
            let mirrored = try NetChange.difference(
                back[unit], scores: [2021, 2023, 2024], movement: mirror, levelVariance: 0.2, variation: variation)
            #expect(abs(net.estimate + mirrored.estimate) < 1e-10)
            #expect(abs(net.z + mirrored.z) < 1e-9)
            #expect(abs(net.p - mirrored.p) < 1e-9)
        }
    }

    @Test func `a unit with one period and a movement of another length are refused`() throws {
        let units = OthersReference.simulated(8, seed: 1)
        let movement = try #require(CommonMovement(units, rho: 0).whole)
        let one = PeriodCounts([BinomialCount(3, of: 9), BinomialCount(0, of: 0), BinomialCount(0, of: 0)])
        #expect(throws: StatisticsError.tooFewGroups(required: 2, found: 1)) {
            try NetChange.difference(
                one, scores: [1, 2, 3], movement: movement, levelVariance: 0.2, variation: .none)
        }
        #expect(throws: StatisticsError.unequalLengths(first: 2, second: 3)) {
            try NetChange.difference(
                PeriodCounts([BinomialCount(3, of: 9), BinomialCount(1, of: 9)]), scores: [1, 2], movement: movement,
                levelVariance: 0.2, variation: .none)
        }
    }
}
