// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics
import Testing

@testable import Dynamics

/// Units of one indicator whose cohorts vary by ρ around a level of their own; nothing changes.
func cohorts(
    _ count: Int, rho: Double, years: Int = 3, size: Int = 60, seed: UInt64 = 1, indicator: String = "1",
    kin: String? = nil
) -> [ChangeUnit] {
    (0..<count).map { index in
        var stream = RandomStream(seed: seed, item: UInt64(index))
        let mean = 0.15 + 0.3 * stream.uniform()
        let counts = (0..<years).map { year in
            let share = rho > 0 ? stream.beta(mean * (1 / rho - 1), (1 - mean) * (1 / rho - 1)) : mean
            let n = size + stream.integer(below: 20)
            return ChangeUnit.Count(
                score: 2022 + year, count: BinomialCount(stream.binomial(n, probability: share), of: n))
        }
        return ChangeUnit(
            name: "u\(index)", indicator: indicator, benefit: .lower, family: indicator, counts: counts, kin: kin)
    }
}

struct CohortVariationRowsTests {
    private func source(_ units: [ChangeUnit], _ change: (inout ChangeAnalysis.Options) -> Void = { _ in }) throws
        -> CohortVariation
    {
        var options = ChangeAnalysis.Options()
        change(&options)
        let rows = try ChangeAnalysis(options).rows(units).rows
        let first = try #require(rows.first).variation
        #expect(rows.allSatisfy { $0.variation == first })
        return first
    }

    @Test func `the first source that applies is taken`() throws {
        #expect(try source(cohorts(6, rho: 0.03)).source == .pooled)
        #expect(try source(cohorts(5, rho: 0.03)).source == .prior)
        #expect(try source(cohorts(60, rho: 0.03, years: 2)).source == .changes)
        #expect(try source(cohorts(59, rho: 0.03, years: 2)).source == .prior)
        #expect(try source(cohorts(40, rho: 0.03)) { $0.dispersion = .none } == .none)
        let known = try source(cohorts(40, rho: 0.03)) { $0.dispersion = .known(0.02) }
        #expect(known.rho == 0.02 && known.source == .given && known.standardError == 0)
        let region = try CohortVariation(given: 0.05, standardError: 0.01)
        #expect(try source(cohorts(40, rho: 0.03)) { $0.variations = ["1": region] } == region)
        // A region's value of another indicator is none of ours.
        #expect(try source(cohorts(40, rho: 0.03)) { $0.variations = ["2": region] }.source == .pooled)
    }

    @Test func `an indicator of two years borrows the median of its relatives`() throws {
        let lenders = (2...4).flatMap { cohorts(80, rho: 0.03, seed: UInt64($0), indicator: "\($0)", kin: "ma") }
        let stranger = cohorts(80, rho: 0.03, seed: 9, indicator: "9", kin: "ru")
        let borrower = cohorts(80, rho: 0.03, years: 2, kin: "ma")
        let found = try ChangeAnalysis().variations(borrower + lenders + stranger)
        let own = try ["2", "3", "4"].map { try #require(found[$0]) }
        #expect(found["1"] == CohortVariation.median(own))
        #expect(found["1"]?.source == .related && found["9"]?.source == .pooled)
        let alone = try ChangeAnalysis().variations(cohorts(80, rho: 0.03, years: 2, kin: "xx") + lenders)
        #expect(alone["1"]?.source == .changes)
    }

    @Test func `p is the inflated mid-p of the same periods and never below it`() throws {
        let rows = try ChangeAnalysis().rows(cohorts(100, rho: 0.03)).rows
        for row in rows {
            let (basis, p) = (try #require(row.basis), try #require(row.p))
            let expected = try InflatedPValue.twoSided(
                basis.test.pMid, inflation: basis.inflation, variation: row.variation)
            #expect(p == expected && p >= basis.test.pMid)
            #expect(basis.inflation.value > 1.5 && basis.inflation.degreesOfFreedom > 20)
            #expect(basis.wideInterval.lower < basis.interval.lower && basis.wideInterval.level == 0.95)
        }
        // Known and 0: the mid-p itself.
        let plain = try ChangeAnalysis(
            {
                var options = ChangeAnalysis.Options()
                options.dispersion = .known(0)
                return options
            }()
        ).rows(cohorts(10, rho: 0.03)).rows
        #expect(plain.allSatisfy { $0.p == $0.basis?.test.pMid })
    }

    @Test func `the prior is named, and its four degrees of freedom widen the interval`() throws {
        let units = cohorts(4, rho: 0.03)
        for row in try ChangeAnalysis().rows(units).rows {
            #expect(row.reasons.contains(.priorDispersion))
            let basis = try #require(row.basis)
            #expect(basis.inflation.degreesOfFreedom == 4)
            // R 4.2.2: qt(0.95, 4) = 2.13184678632665.
            #expect(abs(basis.interval.upper - basis.fitted - 2.13184678632665 * basis.standardError) < 1e-9)
        }
        #expect(
            try ChangeAnalysis().rows(cohorts(30, rho: 0.03)).rows.allSatisfy { !$0.reasons.contains(.priorDispersion) }
        )
    }

    @Test func `variation that no size overcomes makes the margin unreachable`() throws {
        func row(_ rho: Double) throws -> ChangeRow {
            var options = ChangeAnalysis.Options()
            options.dispersion = .known(rho)
            return try ChangeAnalysis(options).rows([unit([(12, 40), (13, 40), (12, 40)])]).rows[0]
        }
        // With the level near 0.31 and ρ known: 1.645 √(0.21 · 2ρ) is 0.1 at ρ = 0.0088.
        #expect(try row(0.008).reasons == [.aboveLevel, .intervalWiderThanMargin])
        #expect(try row(0.02).reasons == [.aboveLevel, .intervalWiderThanMargin, .marginUnreachable])
        #expect(try row(0.02).verdict == .inconclusive)
    }

    @Test func `groups are no cohorts of one school`() throws {
        let schools = cohorts(30, rho: 0.03)
        let group = unit(
            [(900, 3000), (930, 3000), (910, 3000)], name: "all", family: "groups", remarks: .groupPooledAsOne)
        let rows = try ChangeAnalysis().rows(schools + [group]).rows
        #expect(rows.last?.variation == CohortVariation.none)
        #expect(rows.first?.variation == (try ChangeAnalysis().rows(schools).rows.first?.variation))
        #expect(try ChangeAnalysis().variations(schools + [group]).count == 1)
    }

    @Test func `what may not be compared tells nothing of the variation`() throws {
        let schools = cohorts(30, rho: 0.03)
        let barred = (0..<30).map { unit([(2, 60), (55, 60), (3, 60)], name: "b\($0)", forbidden: .breakForbidden) }
        let plain = try ChangeAnalysis().variations(schools)
        #expect(try ChangeAnalysis().variations(schools + barred) == plain)
    }

    @Test func `the year of a choice tells the variation although it is no baseline`() throws {
        let units = cohorts(40, rho: 0.06)
        let shortened = units.enumerated().map { index, unit in
            index % 4 > 0
                ? unit
                : ChangeUnit(
                    name: unit.name, indicator: unit.indicator, benefit: unit.benefit, family: unit.family,
                    counts: Array(unit.counts.dropFirst()), cohorts: unit.counts)
        }
        let plain = try ChangeAnalysis().variations(units)
        #expect(try ChangeAnalysis().variations(shortened) == plain)
        #expect(try ChangeAnalysis().rows(shortened).rows[0].basis?.years == [2023, 2024])
    }

    @Test func `power is told for the harmful direction`() throws {
        var options = ChangeAnalysis.Options()
        options.dispersion = .known(0.01)
        for benefit in Benefit.allCases {
            let row = try ChangeAnalysis(options).rows([unit([(3, 40), (2, 40), (3, 40)], benefit: benefit)]).rows[0]
            let power = try #require(row.power)
            #expect(power.change == 0.1 && !power.isExact)
            // A share near 7 % can rise by 10 points, and cannot fall by them.
            #expect((power.power == nil) == (benefit == .higher))
            #expect((power.detectable == nil) == (benefit == .higher))
        }
        options.power = .exact
        let exact = try #require(try ChangeAnalysis(options).rows([unit([(3, 40), (2, 40), (3, 40)])]).rows[0].power)
        let formula = try #require(
            try ChangeAnalysis(
                {
                    var plain = options
                    plain.power = .approximate
                    return plain
                }()
            ).rows([unit([(3, 40), (2, 40), (3, 40)])]).rows[0].power)
        #expect(exact.isExact)
        let (a, b) = (try #require(exact.power), try #require(formula.power))
        #expect(abs(a - b) < 0.02 && a != b)
    }

    @Test func `the discrete procedure adjusts exact p-values of each family`() throws {
        let analysis = binomial {
            $0.isDiscrete = true
            $0.minimum = 1
        }
        let units = cohorts(40, rho: 0, size: 6)
        let rows = try analysis.rows(units).rows
        let tests = try units.map { unit in
            try DiscreteNull(trend: unit.counts.map { ScoredCount(score: $0.score, count: $0.count) })
        }
        #expect(rows.map(\.pAdjusted) == (try DiscreteStepUp.adjusted(tests, level: 0.05)))
        #expect(rows.allSatisfy { $0.p == $0.basis?.test.pExact })
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `order and chunks change no bit of the variation`(seed: UInt64) throws {
        let units = cohorts(50, rho: 0.03, indicator: "1") + cohorts(70, rho: 0.05, years: 2, seed: 4, indicator: "2")
        let plain = try ChangeAnalysis().rows(units)
        var stream = RandomStream(seed: seed)
        let order = units.indices.shuffled(using: &stream)
        let context = AnalysisContext(
            runner: { chunks, body in
                for index in chunks.indices.reversed() { try body(index, chunks[index]) }
            }, largestGrain: 7)
        let shuffled = try ChangeAnalysis().rows(order.map { units[$0] }, context: context)
        #expect(shuffled.rows == order.map { plain.rows[$0] })
    }
}
