// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct UnitTailTests {
    private struct Reference: Decodable, Sendable {
        let p: Double
        let totals: [Int]
        let scores: [Int]
        let rho: Double
        let error: Double
        let source: String
        let works: Double
        let other: Double
        let slack: Double
        let inflated: Double

        var variation: CohortVariation? {
            guard let source = CohortVariation.Source(rawValue: source) else { return nil }
            let luck = OwnLuck(rho: rho, other: other, slack: slack, step: error * error / 2)
            return CohortVariation(
                rho: rho, standardError: source == .prior ? nil : error, source: source, units: 100,
                luck: source == .changes ? luck : nil)
        }

        var periods: [ScoredCount] {
            zip(scores, totals).map { ScoredCount(score: $0, count: BinomialCount(1, of: $1)) }
        }
    }

    @Test func `agrees with quadrature and numerical derivatives in SciPy`() throws {
        let references = try ReferenceFile.decode("tails.json", as: [Reference].self)
        try #require(references.count == 22)
        for reference in references {
            let variation = try #require(reference.variation)
            let inflation = variation.inflation(reference.periods, worksPerPupil: reference.works)
            let p = try InflatedPValue.twoSided(reference.p, inflation: inflation, variation: variation)
            // The tail at 1e-12 has a quantile of its complement to 1e-6; all others agree to 1e-9.
            #expect(relativeDifference(p, reference.inflated) < 1e-5, "\(reference)")
        }
    }

    private static let luck = OwnLuck(rho: 0.01, other: 0.05, slack: 0, step: 0.00002)
    private static let variations = [
        CohortVariation(rho: 0.05, standardError: 0.005, source: .pooled, units: 200),
        CohortVariation(rho: 0.2, standardError: 0.3, source: .pooled, units: 6),
        CohortVariation(rho: 0.01, standardError: 0.0063, source: .changes, units: 60, luck: luck),
        .prior,
    ]

    @Test(arguments: variations, [12, 60, 2000])
    func `a larger score never has a larger p, and no p is below the body`(
        variation: CohortVariation, size: Int
    ) throws {
        let inflation = variation.inflation(scored([(4, size), (5, size), (6, size)]))
        let tail = UnitTail(
            base: inflation.value - inflation.growth * variation.rho, growth: inflation.growth, variation: variation)
        var last = 1.0
        for step in 0...2400 {
            let z = 0.05 * Double(step)
            let p = tail.twoSided(z)
            #expect(p <= last && p == tail.twoSided(-z))
            // A step of z moves no p by more than the density allows: nothing jumps where the tail takes over.
            #expect(last - p < 0.05 * 2 * 0.4 + 1e-12)
            last = p
            let body =
                2
                * StudentTail.upper(
                    z / inflation.value.squareRoot(), degreesOfFreedom: inflation.degreesOfFreedom)
            #expect(p >= body * (1 - 1e-12))
        }
    }

    @Test func `without variation, or where nothing is known of it, the tail is that of the body`() {
        for variation in [CohortVariation.none, .prior] {
            let tail = UnitTail(base: 1, growth: 50, variation: variation)
            let value = 1 + 50 * variation.rho
            for z in [0.5, 2, 8] {
                let body =
                    2
                    * StudentTail.upper(
                        z / value.squareRoot(), degreesOfFreedom: variation == .prior ? 4 : .infinity)
                #expect(relativeDifference(tail.twoSided(z), body) < 1e-12)
            }
        }
    }
}
