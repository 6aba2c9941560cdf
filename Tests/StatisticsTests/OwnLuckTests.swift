// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

/// The values themselves are compared with SciPy in ``UnitTailTests``.
struct OwnLuckTests {
    private let luck = OwnLuck(rho: 0.01, other: 0.06, slack: 0, step: 0.00002)

    @Test func `an ordinary square moves nothing, a larger one moves ρ the further the larger it is`() {
        var last = 0.01
        for square in [0, 1, 1.99] { #expect(luck.rho(square: square, gain: 99) == 0.01) }
        for square in stride(from: 8.0, through: 400, by: 8) {
            let rho = luck.rho(square: square, gain: 99)
            #expect(rho > last || square < 12)
            last = rho
        }
        #expect(luck.rho(square: 1e300, gain: 99) <= 0.9)
    }

    @Test func `a square that counts whole already moves nothing`() {
        // Both classes are one: each square has its whole weight in ρ̂.
        let equal = OwnLuck(rho: 0.01, other: 0.01, slack: 0, step: 0.00002)
        for square in [3.0, 30, 300] { #expect(equal.rho(square: square, gain: 99) == 0.01) }
    }

    @Test func `where ρ is 0 a square first outweighs the score of all others`() {
        let free = OwnLuck(rho: 0, other: 0.06, slack: 0, step: 0.00002)
        let held = OwnLuck(rho: 0, other: 0.06, slack: -0.005, step: 0.00002)
        #expect(free.rho(square: 4, gain: 99) > 0)
        #expect(held.rho(square: 4, gain: 99) == 0)
        // 0.1 / 99 · (40 − 1) − 0.005, as one square may add a tenth of the variance at most; the weight missing is 1 − 4e-7.
        #expect(abs(held.rho(square: 40, gain: 99) - 0.034393939) < 1e-6)
    }

    /// Nobody changes: the luckiest of 200 units is confirmed by ρ̂ of the ordinary squares alone more often than by its own ρ.
    @Test func `the luckiest of many units lowers the ρ that it is measured by, but not its own`() throws {
        var (alone, own, outer) = (0, 0, 0)
        for seed in 1...60 as ClosedRange<UInt64> {
            var (sample, all) = (CohortSample(), [[ScoredCount]]())
            for unit in 0..<200 {
                var stream = RandomStream(seed: seed, item: UInt64(unit))
                let counts = (0..<2).map { _ in
                    BinomialCount(stream.binomial(100, probability: stream.beta(49.5, 49.5)), of: 100)
                }
                let periods = zip([2023, 2024], counts).map { ScoredCount(score: $0, count: $1) }
                try sample.append(periods)
                all.append(periods)
            }
            let variation = try #require(CohortVariation.changes(sample))
            let tests = try all.map { try CochranArmitageTest($0).pMid }
            let p = try #require(tests.min())
            let inflation = variation.inflation(all[0])
            let plain = try InflatedPValue.twoSided(
                p, inflation: inflation.value, degreesOfFreedom: inflation.degreesOfFreedom)
            let whole = try InflatedPValue.twoSided(p, inflation: inflation, variation: variation)
            outer += whole >= plain ? 1 : 0
            alone += plain < 0.05 / 200 ? 1 : 0
            own += whole < 0.05 / 200 ? 1 : 0
        }
        #expect(outer == 60)
        // Bonferroni's bound is 3 of 60; three standard errors above it are 8.
        #expect(own <= 8 && own < alone, "\(own), \(alone)")
    }
}
