// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Statistics
import Testing

@testable import Dynamics

/// A unit of the years from 2022 on; counts are (successes, total).
func unit(
    _ counts: [(Int, Int)], name: String = "a", pupils: [Int] = [], benefit: Benefit = .lower, indicator: String = "1",
    family: String = "f", forbidden: Reasons = [], remarks: Reasons = []
) -> ChangeUnit {
    ChangeUnit(
        name: name, indicator: indicator, benefit: benefit, family: family,
        counts: counts.indices.map { index in
            ChangeUnit.Count(
                score: 2022 + index, count: BinomialCount(counts[index].0, of: counts[index].1),
                pupils: pupils.isEmpty ? nil : pupils[index])
        }, forbidden: forbidden, remarks: remarks)
}

/// An analysis without variation between cohorts, so that every p-value is the binomial one.
func binomial(_ change: (inout ChangeAnalysis.Options) -> Void = { _ in }) -> ChangeAnalysis {
    var options = ChangeAnalysis.Options()
    options.dispersion = .none
    change(&options)
    return ChangeAnalysis(options)
}

struct VerdictLadderTests {
    private func only(_ unit: ChangeUnit, _ change: (inout ChangeAnalysis.Options) -> Void = { _ in }) throws
        -> ChangeRow
    {
        let rows = try binomial(change).rows([unit]).rows
        return try #require(rows.first)
    }

    @Test(arguments: Benefit.allCases)
    func `improved and worsened follow the benefit`(benefit: Benefit) throws {
        let falls = try only(unit([(40, 60), (25, 60), (10, 60)], benefit: benefit))
        let rises = try only(unit([(10, 60), (25, 60), (40, 60)], benefit: benefit))
        #expect(falls.verdict == (benefit == .lower ? .improved : .worsened))
        #expect(rises.verdict == (benefit == .lower ? .worsened : .improved))
        #expect(falls.reasons == .adjustedBelowLevel && rises.reasons == .adjustedBelowLevel)
    }

    @Test func `a significant change inside the margin says so`() throws {
        let row = try only(unit([(800, 10_000), (700, 10_000), (500, 10_000)]))
        #expect(row.verdict == .improved)
        #expect(row.reasons == [.adjustedBelowLevel, .belowMargin])
    }

    @Test func `stable where the interval lies inside the margin`() throws {
        let row = try only(unit([(1000, 10_000), (1010, 10_000), (1000, 10_000)]))
        #expect(row.verdict == .stable)
        #expect(row.reasons == .intervalWithinMargin)
        let basis = try #require(row.basis)
        #expect(basis.interval.level == 0.9 && basis.interval.isInside(margin: 0.1))
    }

    @Test func `a wider margin makes stable what was inconclusive`() throws {
        let counts = [(8, 40), (9, 40), (8, 40)]
        #expect(try only(unit(counts)).verdict == .inconclusive)
        #expect(try only(unit(counts)) { $0.margin = 0.3 }.verdict == .stable)
    }

    @Test func `inconclusive where neither is shown`() throws {
        let row = try only(unit([(6, 25), (5, 25), (4, 25)]))
        #expect(row.verdict == .inconclusive)
        #expect(row.reasons == [.aboveLevel, .intervalWiderThanMargin])
    }

    @Test func `improving and worsening are what adjustment takes back`() throws {
        // One raw p near 0.02 among 20 flat units: adjusted it is far above 5 %.
        for (counts, benefit, verdict) in [
            ([(12, 30), (8, 30), (4, 30)], Benefit.lower, Verdict.improving),
            ([(12, 30), (8, 30), (4, 30)], .higher, .worsening),
        ] {
            let units =
                [unit(counts, name: "moving", benefit: benefit)]
                + (0..<20).map { unit([(8, 30), (8, 30), (8, 30)], name: "flat \($0)", benefit: benefit) }
            let row = try binomial().rows(units).rows[0]
            let (p, adjusted) = (try #require(row.p), try #require(row.pAdjusted))
            #expect(p < 0.05 && adjusted >= 0.05)
            #expect(row.verdict == verdict)
            #expect(row.reasons == .rawBelowLevel)
        }
    }

    @Test func `stable comes before improving on the ladder`() throws {
        // 10,000 participants see a change of 1.2 points, adjustment takes it back, and the interval lies inside the margin.
        let units =
            [unit([(1000, 10_000), (950, 10_000), (910, 10_000)], name: "moving")]
            + (0..<40).map { unit([(8, 30), (8, 30), (8, 30)], name: "flat \($0)") }
        let row = try binomial().rows(units).rows[0]
        let (p, adjusted) = (try #require(row.p), try #require(row.pAdjusted))
        try #require(p < 0.05 && adjusted >= 0.05)
        #expect(row.verdict == .stable && row.reasons == .intervalWithinMargin)
    }

    @Test func `a period below the minimum is set aside and named`() throws {
        let row = try only(unit([(20, 30), (9, 9), (2, 30)]))
        #expect(row.verdict == .improved)
        #expect(row.reasons == [.periodBelowMinimum, .adjustedBelowLevel])
        #expect(row.basis?.years == [2022, 2024])
        #expect(row.trend?.years == [2022, 2023, 2024])
        #expect(row.periods.count == 3)
    }

    @Test(arguments: [[(5, 30)], [(5, 30), (4, 9)], [(5, 9), (4, 9)], [(5, 30), (0, 0)], [], [(0, 0)]])
    func `fewer than two large periods are insufficient and no test`(_ counts: [(Int, Int)]) throws {
        let (rows, families) = try binomial().rows([unit(counts)])
        let row = rows[0]
        #expect(row.verdict == .insufficient)
        #expect(row.reasons.contains(.onePeriod))
        #expect(row.reasons.contains(.periodBelowMinimum) == counts.contains { $0.1 > 0 && $0.1 < 10 })
        #expect(row.p == nil && row.pAdjusted == nil && row.basis == nil)
        #expect(families == [ChangeAnalysis.Family(name: "f", size: 0)])
        #expect(row.periods.count == counts.count { $0.1 > 0 })
    }

    @Test(arguments: [Reasons.breakForbidden, .selectedOnBaseline, .comparableWithReservation])
    func `what may not be compared has its reason, no test and no place in the family`(reason: Reasons) throws {
        let counts = [(40, 60), (25, 60), (10, 60)]
        let (rows, families) = try binomial().rows([
            unit(counts, name: "barred", forbidden: reason), unit(counts, name: "free"),
        ])
        #expect(rows[0].verdict == .notComparable)
        #expect(rows[0].reasons == reason)
        #expect(rows[0].p == nil && rows[0].pAdjusted == nil && rows[0].basis == nil)
        #expect(rows[0].trend != nil && rows[0].periods.count == 3)
        #expect(families == [ChangeAnalysis.Family(name: "f", size: 1)])
    }

    @Test(arguments: [Reasons.groupPooledAsOne, .manualValue, .compositionChanged, .approximatePercent])
    func `remarks stand beside any verdict`(remark: Reasons) throws {
        for counts in [[(40, 60), (25, 60), (10, 60)], [(5, 30)], [(6, 25), (5, 25), (4, 25)]] {
            #expect(try only(unit(counts, remarks: remark)).reasons.contains(remark))
        }
        #expect(
            try only(unit([(5, 30), (5, 30)], forbidden: .breakForbidden, remarks: remark)).reasons.contains(remark))
    }
}

struct PooledWorksTests {
    @Test func `works of the same pupils count as their pupils`() throws {
        // Three works each, all alike: the same shares with a third of the information.
        let works = unit([(36, 90), (24, 90), (15, 90)], pupils: [30, 30, 30])
        let plain = unit([(36, 90), (24, 90), (15, 90)])
        let pupils = unit([(12, 30), (8, 30), (5, 30)])
        let rows = try [works, plain, pupils].map { try binomial().rows([$0]).rows[0] }
        #expect(rows[0].reasons.contains(.worksPooled))
        #expect(!rows[1].reasons.contains(.worksPooled))
        #expect(rows[0].trend?.test.pMid == rows[1].trend?.test.pMid)
        let (p, raw) = (try #require(rows[0].p), try #require(rows[1].p))
        #expect(p > raw)
        // 2 Q(z / √3): z belongs to the mid-p, as section 4 of the method says with φ = m.
        let inflated = try InflatedPValue.twoSided(raw, inflation: 3)
        #expect(abs(p - inflated) < 1e-15)
        let alone = try #require(rows[2].p)
        #expect(abs(p / alone - 1) < 0.15)
        let (wide, narrow) = (try #require(rows[0].basis).interval, try #require(rows[1].basis).interval)
        let ratio = (wide.upper - wide.lower) / (narrow.upper - narrow.lower)
        // Not √3 to the last digit: with less information the level is drawn a little further.
        #expect(abs(ratio - 3.0.squareRoot()) < 0.01)
        for (own, expected) in zip(rows[0].periods, rows[2].periods) {
            #expect(abs(own.wilson.lower - expected.wilson.lower) < 1e-14)
            #expect(abs(own.wilson.upper - expected.wilson.upper) < 1e-14)
        }
    }

    @Test func `the minimum applies to pupils, not to works`() throws {
        let row = try binomial().rows([unit([(8, 24), (9, 24), (9, 30)], pupils: [8, 12, 10])]).rows[0]
        #expect(row.reasons.contains(.periodBelowMinimum))
        #expect(row.basis?.years == [2023, 2024])
    }

    @Test func `a p-value of 0 still feels the inflation`() throws {
        let row = try binomial().rows([unit([(600, 600), (0, 600)], pupils: [200, 200])]).rows[0]
        #expect(row.basis?.test.pMid == 0)
        let p = try #require(row.p)
        let logMid = try #require(row.basis?.test.logPMid)
        let inflated = try InflatedPValue.twoSided(logP: logMid, inflation: 3)
        #expect(p == inflated && p > 0)
    }
}

struct FamilyTests {
    private static func region(_ seed: UInt64, count: Int = 400) -> [ChangeUnit] {
        (0..<count).map { index in
            var stream = RandomStream(seed: seed, item: UInt64(index))
            let counts = (0..<3).map { _ in
                let n = stream.integer(below: 90)
                return (stream.binomial(n, probability: 0.1 + 0.05 * Double(index % 9)), n)
            }
            return unit(
                counts, name: "u\(index)", benefit: index % 2 == 0 ? .lower : .higher, indicator: "\(index % 3)",
                family: "\(index % 3)", forbidden: index % 17 == 0 ? .breakForbidden : [])
        }
    }

    @Test func `a family counts tests performed and is adjusted alone`() throws {
        let units = Self.region(1)
        let (rows, families) = try ChangeAnalysis().rows(units)
        #expect(families.map(\.name) == ["0", "1", "2"])
        for family in families {
            let members = rows.filter { $0.unit.family == family.name && $0.p != nil }
            #expect(members.count == family.size && family.size > 50)
            let raw = members.compactMap(\.p)
            #expect(members.compactMap(\.pAdjusted) == (try MultipleTesting.benjaminiHochberg.adjusted(raw)))
        }
        for row in rows {
            guard let p = row.p, let adjusted = row.pAdjusted else { continue }
            #expect(p >= 0 && adjusted >= p && adjusted <= 1)
        }
    }

    @Test(arguments: MultipleTesting.allCases)
    func `every adjustment reaches the rows`(method: MultipleTesting) throws {
        var options = ChangeAnalysis.Options()
        options.adjustment = method
        let rows = try ChangeAnalysis(options).rows(Self.region(2, count: 60)).rows.filter { $0.unit.family == "1" }
        let raw = rows.compactMap(\.p)
        #expect(rows.compactMap(\.pAdjusted) == (try method.adjusted(raw)))
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `order, names and chunks of the units change nothing`(seed: UInt64) throws {
        let units = Self.region(seed)
        let plain = try ChangeAnalysis().rows(units)
        var stream = RandomStream(seed: seed)
        let order = units.indices.shuffled(using: &stream)
        let backwards = AnalysisContext(runner: { chunks, body in
            for index in chunks.indices.reversed() { try body(index, chunks[index]) }
        })
        let shuffled = try ChangeAnalysis().rows(order.map { units[$0] }, context: backwards)
        #expect(shuffled.rows == order.map { plain.rows[$0] })
        #expect(shuffled.families == plain.families)
    }

    @Test func `no unit gives no row and no family`() throws {
        let (rows, families) = try ChangeAnalysis().rows([])
        #expect(rows.isEmpty && families.isEmpty)
    }

    @Test func `a cancelled run stops`() {
        #expect(throws: CancellationError.self) {
            try ChangeAnalysis().rows(Self.region(1), context: AnalysisContext(isCancelled: { true }))
        }
    }

    @Test func `counts that are no counts, and a year twice, are named`() {
        #expect(throws: StatisticsError.self) { try ChangeAnalysis().rows([unit([(5, 3), (1, 2)])]) }
        let twice = ChangeUnit(
            name: "a", indicator: "1", benefit: .lower, family: "f",
            counts: [2022, 2022].map { ChangeUnit.Count(score: $0, count: BinomialCount(3, of: 30)) })
        #expect(throws: StatisticsError.scoreOutOfOrder(index: 1, score: 2022)) { try ChangeAnalysis().rows([twice]) }
    }

    @Test func `periods may be given in any order, and reversing time reverses the sign`() throws {
        let counts = [(12, 30), (8, 40), (4, 35)]
        let scored = counts.enumerated().map {
            ChangeUnit.Count(score: 2022 + $0, count: BinomialCount($1.0, of: $1.1))
        }
        let given = ChangeUnit(name: "a", indicator: "1", benefit: .lower, family: "f", counts: scored.reversed())
        let forward = try ChangeAnalysis().rows([unit(counts)]).rows[0]
        #expect(try ChangeAnalysis().rows([given]).rows[0] == forward)
        let backward = try ChangeAnalysis().rows([unit(counts.reversed())]).rows[0]
        let (a, b) = (try #require(forward.basis), try #require(backward.basis))
        #expect(abs(a.fitted + b.fitted) < 1e-14 && abs(a.test.z + b.test.z) < 1e-12)
        #expect(abs(a.interval.lower + b.interval.upper) < 1e-14)
        #expect(abs(a.test.pMid / b.test.pMid - 1) < 1e-12)
        #expect((forward.change?.difference ?? 0) == -(backward.change?.difference ?? 1))
    }
}

/// The 200 units of `Tests/StatisticsTests/References`, whose scripts stand there, through this path.
struct ReferenceUnitTests {
    private static func table(_ name: String) throws -> [[String: Double]] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("StatisticsTests/References").appendingPathComponent(name)
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let header = try #require(lines.first).split(separator: ",").map(String.init)
        return try lines.dropFirst().map { line in
            Dictionary(
                uniqueKeysWithValues: zip(header, try line.split(separator: ",").map { try #require(Double($0)) }))
        }
    }

    private static func units() throws -> [ChangeUnit] {
        let rows = try table("units.csv")
        return try (0..<200).map { index in
            let counts = try rows.filter { $0["unit"] == Double(index) }.map { row in
                ChangeUnit.Count(
                    score: Int(try #require(row["period"])),
                    count: BinomialCount(Int(try #require(row["successes"])), of: Int(try #require(row["total"]))))
            }
            return ChangeUnit(name: "\(index)", indicator: "x", benefit: .lower, family: "x", counts: counts)
        }
    }

    private static func relative(_ value: Double, _ expected: Double) -> Double {
        value == expected ? 0 : abs(value - expected) / max(abs(value), abs(expected))
    }

    @Test func `agree with fractions and R: p-values to 1e-9, intervals to 1e-8`() throws {
        let analysis = binomial {
            $0.includesDetails = true
            $0.minimum = 1
        }
        let rows = try analysis.rows(try Self.units()).rows
        let (exact, changes) = (try Self.table("trend.csv"), try Self.table("changes.csv"))
        let shares = try Self.table("shares.csv")
        var used = 0
        try #require(rows.count == 200 && exact.count == 200 && changes.count == 200)
        for index in rows.indices {
            let row = rows[index]
            let (trend, change) = (try #require(row.trend), try #require(row.change))
            #expect(Self.relative(trend.test.pExact, try #require(exact[index]["exact"])) < 1e-9)
            #expect(Self.relative(trend.test.pMid, try #require(exact[index]["mid"])) < 1e-9)
            #expect(row.p == trend.test.pMid && row.basis == trend)
            #expect(Self.relative(trend.test.pAsymptotic, try #require(changes[index]["pAsymptotic"])) < 1e-9)
            #expect(abs(trend.fitted - (try #require(changes[index]["fitted"]))) < 1e-8)
            #expect(Self.relative(try #require(change.pFisher), try #require(changes[index]["fisher"])) < 1e-9)
            #expect(Self.relative(try #require(change.pFisherMid), try #require(changes[index]["fisherMid"])) < 1e-9)
            #expect(abs(change.interval.lower - (try #require(changes[index]["newcombeLower"]))) < 1e-8)
            #expect(abs(change.interval.upper - (try #require(changes[index]["newcombeUpper"]))) < 1e-8)
            #expect(trend.interval.contains(trend.fitted) && trend.interval.upper > trend.interval.lower)
            for period in row.periods {
                let expected = shares[used]
                used += 1
                let cp = try #require(period.clopperPearson)
                #expect(abs(period.wilson.lower - (try #require(expected["wilsonLower"]))) < 1e-8)
                #expect(abs(period.wilson.upper - (try #require(expected["wilsonUpper"]))) < 1e-8)
                #expect(abs(cp.lower - (try #require(expected["exactLower"]))) < 1e-8)
                #expect(abs(cp.upper - (try #require(expected["exactUpper"]))) < 1e-8)
            }
        }
        #expect(used == shares.count)
    }

    @Test func `adjusted values agree with R's p.adjust`() throws {
        for method in MultipleTesting.allCases where method != .none {
            let analysis = binomial {
                $0.minimum = 1
                $0.adjustment = method
            }
            let rows = try analysis.rows(try Self.units()).rows
            for (row, expected) in zip(rows, try Self.table("adjusted.csv")) {
                #expect(Self.relative(try #require(row.pAdjusted), try #require(expected[method.rawValue])) < 1e-9)
            }
        }
    }

    @Test func `the other interval of a difference can be chosen`() throws {
        var options = ChangeAnalysis.Options()
        options.difference = .miettinenNurminen
        let row = try ChangeAnalysis(options).rows([unit([(48, 80), (56, 70)])]).rows[0]
        // Newcombe (1998), table II, method 6.
        let interval = try #require(row.change).interval
        #expect(abs(interval.lower - 0.0528) < 5e-5 && abs(interval.upper - 0.3382) < 5e-5)
    }
}
