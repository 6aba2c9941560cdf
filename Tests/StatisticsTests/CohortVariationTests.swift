// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct CohortVariationTests {
    private struct Reference: Decodable, Sendable {
        struct Estimate: Decodable, Sendable {
            let rho: Double
            let other: Double?
            let slack: Double?
            let standardError: Double
            let units: Int
        }
        let set: Int
        let slopes: Bool
        let estimate: Estimate
    }

    /// The units of a set of `cohorts.csv`, in order.
    private static func units(_ set: Int) throws -> [(periods: [ScoredCount], works: Double)] {
        var units: [(periods: [ScoredCount], works: Double)] = []
        var last = 0
        for row in try ReferenceFile.table("cohorts.csv") where Int(row["set"] ?? 0) == set {
            let unit = Int(try #require(row["unit"]))
            if unit != last { units.append(([], try #require(row["works"]))) }
            last = unit
            let count = BinomialCount(Int(try #require(row["successes"])), of: Int(try #require(row["total"])))
            units[units.count - 1].periods.append(
                ScoredCount(score: Int(try #require(row["period"])), count: count))
        }
        return units
    }

    private static func sample(_ units: [(periods: [ScoredCount], works: Double)]) throws -> CohortSample {
        var sample = CohortSample()
        for unit in units { try sample.append(unit.periods, worksPerPupil: unit.works) }
        return sample
    }

    @Test func `agrees with the same equations solved by matrices in R`() throws {
        let references = try ReferenceFile.decode("cohorts.json", as: [Reference].self)
        try #require(references.count == 6)
        for reference in references {
            let sample = try Self.sample(try Self.units(reference.set))
            let found = try #require(
                reference.slopes ? CohortVariation.pooled(sample) : CohortVariation.changes(sample))
            let error = try #require(found.standardError)
            // Scoring stops at 1e-3 of the standard error, and the level at two steps of Newton's method.
            #expect(abs(found.rho - reference.estimate.rho) < 1e-3 * reference.estimate.standardError)
            #expect(relativeDifference(error, reference.estimate.standardError) < 2e-3)
            #expect(found.units == reference.estimate.units)
            #expect(found.source == (reference.slopes ? .pooled : .changes))
            #expect((found.luck == nil) == reference.slopes)
            if let luck = found.luck, let other = reference.estimate.other, let slack = reference.estimate.slack {
                #expect(luck.rho == found.rho && abs(luck.step - error * error / 2) < 1e-12)
                // The climb ends with ρ̂, and the likelihood is flatter in the other class.
                #expect(abs(luck.other - other) < 0.1 * reference.estimate.standardError + 0.02 * other)
                #expect(abs(luck.slack - slack) < 2e-2 * reference.estimate.standardError)
            }
        }
    }

    /// Units with a level, a slope and beta cohorts.
    private static func simulated(
        _ units: Int, seed: UInt64, rho: Double, share: Double = 0.25, size: Int = 60, years: Int = 3, shift: Double = 0
    ) throws -> CohortSample {
        var sample = CohortSample()
        for unit in 0..<units {
            var stream = RandomStream(seed: seed, item: UInt64(unit))
            let mean = min(max(stream.normal(mean: share, standardDeviation: 0.3 * share), 0.02), 0.95)
            let periods = (0..<years).map { year in
                let odds = mean / (1 - mean) * (year == 1 ? PortableMath.exp(shift) : 1)
                let mu = odds / (1 + odds)
                let p = rho > 0 ? stream.beta(mu * (1 / rho - 1), (1 - mu) * (1 / rho - 1)) : mu
                return ScoredCount(
                    score: 2022 + year, count: BinomialCount(stream.binomial(size, probability: p), of: size))
            }
            try sample.append(periods)
        }
        return sample
    }

    /// The moment of all squares, whose expectation without variation is 1, would be 0.0109 here: (1.08 − 1) / 99 for ten of a
    /// hundred that move by 3.3 standard errors.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a tenth that truly changes is not taken for variation`(seed: UInt64) throws {
        var sample = CohortSample()
        for unit in 0..<200 {
            var stream = RandomStream(seed: seed, item: UInt64(unit))
            let later = unit % 10 != 0 ? 0.25 : unit % 20 == 0 ? 0.45 : 0.05
            let counts = [0.25, later].map { BinomialCount(stream.binomial(100, probability: $0), of: 100) }
            try sample.append([ScoredCount(score: 2023, count: counts[0]), ScoredCount(score: 2024, count: counts[1])])
        }
        let found = try #require(CohortVariation.changes(sample))
        #expect(found.rho < 0.0109 / 3)
    }

    @Test(arguments: [0.01, 0.03, 0.08], [0.0, 0.9])
    func `finds ρ although the middle year moved everybody`(rho: Double, shift: Double) throws {
        let found = try #require(
            CohortVariation.pooled(try Self.simulated(1000, seed: 8, rho: rho, shift: shift)))
        let error = try #require(found.standardError)
        // Three standard errors and the bias of at most 5 % that is tabulated in the documentation.
        #expect(abs(found.rho - rho) < 3 * error + 0.05 * rho)
        #expect(error < 0.15 * rho + 0.0012)
    }

    @Test func `without variation ρ is 0 or within its error of it`() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            let found = try #require(CohortVariation.pooled(try Self.simulated(60, seed: seed, rho: 0, shift: 0.9)))
            let error = try #require(found.standardError)
            #expect(found.rho <= 3.5 * error)
            #expect(found.rho >= 0)
        }
    }

    @Test func `the standard error is that of repeated samples`() throws {
        let found = try (0..<100).map { seed in
            try #require(CohortVariation.pooled(try Self.simulated(60, seed: UInt64(seed + 100), rho: 0.05, size: 30)))
        }
        let mean = found.reduce(0) { $0 + $1.rho } / 100
        let deviation = (found.reduce(0) { $0 + ($1.rho - mean) * ($1.rho - mean) } / 100).squareRoot()
        let error = try found.reduce(0) { $0 + (try #require($1.standardError)) } / 100
        // 100 samples give a standard deviation to 7 %.
        #expect(relativeDifference(deviation, error) < 0.25)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `the order of units changes no bit`(seed: UInt64) throws {
        var stream = RandomStream(seed: seed)
        for set in [1, 2, 3] {
            let units = try Self.units(set)
            let plain = try #require(CohortVariation.pooled(try Self.sample(units)))
            #expect(CohortVariation.pooled(try Self.sample(units.shuffled(using: &stream))) == plain)
        }
        // More than the size from which a part of the units brings the start near.
        let many = (0..<10_000).map { unit in
            var own = RandomStream(seed: seed, item: UInt64(unit))
            let counts = (0..<3).map { _ in
                let n = 5 + own.integer(below: 60)
                return (own.integer(below: n + 1), n)
            }
            return (periods: scored(counts), works: 1.0)
        }
        let plain = try #require(CohortVariation.pooled(try Self.sample(many)))
        #expect(CohortVariation.pooled(try Self.sample(many.shuffled(using: &stream))) == plain)
    }

    @Test func `too few units give no estimate`() throws {
        let six = Array(try Self.units(5).prefix(6))
        #expect(CohortVariation.pooled(try Self.sample(six)) != nil)
        #expect(CohortVariation.pooled(try Self.sample(Array(six.prefix(5)))) == nil)
        let pairs = try Self.units(4)
        #expect(CohortVariation.changes(try Self.sample(Array(pairs.prefix(60))))?.source == .changes)
        #expect(CohortVariation.changes(try Self.sample(Array(pairs.prefix(59)))) == nil)
        #expect(CohortVariation.pooled(try Self.sample(pairs)) == nil)
        #expect(CohortVariation.pooled(CohortSample()) == nil)
        // One pupil a year says nothing about a cohort.
        let single = (0..<10).map { _ in (periods: scored([(0, 1), (1, 1), (0, 1)]), works: 1.0) }
        #expect(CohortVariation.pooled(try Self.sample(single)) == nil)
    }

    @Test func `units that all agree, and very large ones, are estimated`() throws {
        let same = (0..<10).map { _ in (periods: scored([(0, 30), (0, 25), (0, 40)]), works: 1.0) }
        #expect(CohortVariation.pooled(try Self.sample(same))?.rho == 0)
        let giant = 1 << 38
        let huge = (0..<10).map { unit in
            (
                periods: scored([(giant / (3 + unit), giant), (giant / (4 + unit), giant), (giant / 3, giant)]),
                works: 1.0
            )
        }
        let found = try #require(CohortVariation.pooled(try Self.sample(huge)))
        #expect(found.rho > 0.001 && found.rho < 0.2)
    }

    @Test(arguments: [0, 30])
    func `a year in which nobody or everybody succeeds is no trouble`(successes: Int) throws {
        let units = (0..<20).map { unit in
            (
                periods: scored([(5 + unit % 7, 30), (successes, 30), (6 + unit % 5, 30), (4 + unit % 6, 30)]),
                works: 1.0
            )
        }
        let found = try #require(CohortVariation.pooled(try Self.sample(units)))
        // The other three years vary less than a coin.
        #expect(found.rho < 0.02)
    }

    @Test func `hundreds of periods are estimated without a common movement`() throws {
        let units = (0..<30).map { unit in
            var stream = RandomStream(seed: 6, item: UInt64(unit))
            let periods = (0..<8).map { period in
                ScoredCount(
                    score: unit + 40 * period, count: BinomialCount(stream.binomial(40, probability: 0.3), of: 40))
            }
            return (periods: periods, works: 1.0)
        }
        let found = try #require(CohortVariation.pooled(try Self.sample(units)))
        #expect(found.rho < 0.02 && found.units == 30)
    }

    @Test func `the median of related indicators carries their spread`() throws {
        let values = try [0.02, 0.05, 0.03].map { try CohortVariation(given: $0, standardError: 0.01) }
        let median = try #require(CohortVariation.median(values))
        #expect(median.rho == 0.03 && median.source == .related)
        // Closed form: 0.01² + (0.01² + 0.02² + 0.015²) / 4.
        let expected = (1e-4 + (1e-4 + 4e-4 + 2.25e-4) / 4).squareRoot()
        #expect(relativeDifference(try #require(median.standardError), expected) < 1e-12)
        #expect(CohortVariation.median([]) == nil)
        #expect(CohortVariation.median([.prior]) == nil)
        #expect(CohortVariation.median(values.reversed()) == median)
    }

    @Test func `φ and its degrees of freedom follow from the sizes`() throws {
        let variation = try CohortVariation(given: 0.02, standardError: 0.005)
        let equal = scored([(1, 51), (2, 51), (3, 51)])
        let inflation = variation.inflation(equal)
        // Closed form: φ = 1 + 50 · 0.02 = 2, φ' = 50: 2 · 4 / (2500 · 2.5e-5) = 128.
        #expect(abs(inflation.value - 2) < 1e-12 && abs(inflation.level - 2) < 1e-12)
        #expect(abs(inflation.degreesOfFreedom - 128) < 1e-9)
        #expect(abs(variation.degreesOfFreedomOfLargest - 2 * 16) < 1e-9)
        // Only the outer years count for the trend of three: (21 · 20 + 61 · 60) / 82 with the weights 21 and 61 · …
        let outer = variation.inflation([
            ScoredCount(score: 0, count: BinomialCount(1, of: 40)),
            ScoredCount(score: 2, count: BinomialCount(1, of: 40)),
        ])
        #expect(abs(outer.value - (1 + 39 * 0.02)) < 1e-12)
        let pooled = variation.inflation(equal, worksPerPupil: 3)
        #expect(abs(pooled.value - 6) < 1e-12 && pooled.degreesOfFreedom == inflation.degreesOfFreedom)
        #expect(CohortVariation.prior.inflation(equal).degreesOfFreedom == 4)
        #expect(CohortVariation.prior.inflation(equal).value == 3)
        #expect(CohortVariation.none.inflation(equal).value == 1)
        #expect(CohortVariation.none.inflation(equal).degreesOfFreedom == .infinity)
        #expect(try CohortVariation(given: 0.1).inflation(equal).degreesOfFreedom == .infinity)
    }

    @Test func `wrong arguments are named`() {
        #expect(throws: StatisticsError.outOfRange(argument: "rho", value: 1)) { try CohortVariation(given: 1) }
        #expect(throws: StatisticsError.outOfRange(argument: "standardError", value: -1)) {
            try CohortVariation(given: 0.1, standardError: -1)
        }
        var sample = CohortSample()
        #expect(throws: StatisticsError.outOfRange(argument: "worksPerPupil", value: 0.5)) {
            try sample.append(scored([(1, 2)]), worksPerPupil: 0.5)
        }
        #expect(throws: StatisticsError.emptyGroup(index: 0)) { try sample.append(scored([(0, 0)])) }
    }
}
