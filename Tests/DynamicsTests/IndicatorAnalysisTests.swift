// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Dynamics
import Monitoring
import Statistics
import Testing

struct LevelFindingsTests {
    @Test func `a school that is stable far below the others is belowOthers, and both are said`() throws {
        var schools = SampleTerritory.still(20, seed: 1, share: 0.15)
        schools.append([(450, 1000), (452, 1000), (449, 1000)])
        let table = try SampleTerritory(schools: schools, parameters: ["dispersion": "0.001"]).findings()
        let unit = SampleTerritory.unit(20)
        #expect(table.find(unit, .change)?.verdict == .stable)
        let level = try #require(table.find(unit, .level))
        #expect(level.verdict == .belowOthers)
        #expect(level.reasons.contains(.adjustedBelowLevel))
        #expect((level.numerator, level.denominator) == (1351, 3000))
        // 45 % of its own less about 15 % of the others.
        #expect(abs((level.estimate ?? 0) - 0.3) < 0.05)
    }

    @Test func `the direction of benefit decides what is better`() throws {
        var schools = SampleTerritory.still(20, seed: 2, share: 0.2)
        schools.append([(60, 100), (61, 100), (62, 100)])
        let unit = SampleTerritory.unit(20)
        let higher = try SampleTerritory(benefit: .higher, schools: schools).findings()
        #expect(higher.find(unit, .level)?.verdict == .aboveOthers)
        let lower = try SampleTerritory(benefit: .lower, schools: schools).findings()
        #expect(lower.find(unit, .level)?.verdict == .belowOthers)
        #expect(lower.find(unit, .level)?.estimate == higher.find(unit, .level)?.estimate)
    }

    @Test func `few participants have no level verdict, few schools no comparison, one year is enough`() throws {
        var schools = SampleTerritory.still(8, seed: 3)
        schools.append([(1, 3), (1, 3), (1, 3)])
        schools.append([(0, 0), (0, 0), (30, 100)])
        let table = try SampleTerritory(schools: schools).findings()
        let few = try #require(table.find(SampleTerritory.unit(8), .level))
        #expect(few.verdict == .insufficient && few.reasons.contains(.periodBelowMinimum) && few.test == nil)
        let single = try #require(table.find(SampleTerritory.unit(9), .level))
        #expect(single.test != nil && single.from == single.to)
        let alone = try SampleTerritory(schools: Array(schools.prefix(5))).findings()
        let level = try #require(alone.find(SampleTerritory.unit(0), .level))
        #expect(level.verdict == .levelUnclear && level.reasons.contains(.noNetComparison))
    }

    @Test func `years that a break forbids are never pooled`() throws {
        var territory = SampleTerritory(schools: SampleTerritory.still(10, seed: 4))
        territory.comparability = .forbidden
        let level = try #require(territory.findings().find(SampleTerritory.unit(0), .level))
        #expect(level.from.year == 2024 && level.to.year == 2024)
    }

    @Test func `the drawn level lies between the raw share and the common one, and the spread is shown`() throws {
        let table = try SampleTerritory(schools: SampleTerritory.still(30, seed: 5, sizes: 12...20)).findings()
        let all = try #require(table.find(.territory, .pooledShare)?.estimate)
        for number in 0..<30 {
            let raw = try #require(table.find(SampleTerritory.unit(number), .pooledShare)?.estimate)
            let drawn = try #require(table.find(SampleTerritory.unit(number), .shrunkenLevel)?.estimate)
            #expect((min(raw, all) - 0.01...max(raw, all) + 0.01).contains(drawn))
            #expect(abs(raw - all) < 0.02 || abs(drawn - all) < abs(raw - all))
        }
        // Made with a standard deviation of 0.09.
        let spread = try #require(table.find(.territory, .levelSpread)?.estimate)
        #expect((0.04...0.14).contains(spread))
    }

    @Test func `a region's counts give its shares and a comparison with it`() throws {
        var territory = SampleTerritory(schools: SampleTerritory.still(10, seed: 6, share: 0.5))
        territory.region = RegionalReference(
            territory: "Область", program: "vekha", date: "", rules: [:],
            dispersions: [9: .init(rho: 0.031, standardError: 0, source: "pooled", units: 500)],
            counts: [
                9: [2022, 2023, 2024].map {
                    .init(period: Period(year: $0), successes: 2000, total: 20_000, pupils: 20_000, schools: 500)
                }
            ])
        let table = try territory.findings()
        let shares = table.findings.filter { $0.unit == .region && $0.quantity == .share }
        #expect(shares.map(\.estimate) == [0.1, 0.1, 0.1])
        #expect(table.find(.region, .pooledShare)?.denominator == 60_000)
        var below = 0
        for number in 0..<10 {
            let level = try #require(table.find(SampleTerritory.unit(number), .regionLevel))
            let raw = try #require(table.find(SampleTerritory.unit(number), .pooledShare)?.estimate)
            #expect(abs((level.estimate ?? 0) - (raw - 0.1)) < 1e-4)
            if level.verdict == .belowOthers { below += 1 }
            #expect(level.verdict != .aboveOthers)
        }
        // A school made at 15 % may be left.
        #expect(below >= 8)
        // ρ is the region's, not that of ten schools.
        #expect(table.find(.territory, .dispersion)?.estimate == 0.031)
        #expect(table.provenance.parameters["dispersion.9"]?.hasPrefix("given") == true)
    }
}

struct GroupFindingsTests {
    @Test func `a change in the mix of a group is no change of it`() throws {
        // Among the others strong schools halve and weak ones double; no school changes.
        let strong = Array(repeating: [(8, 80), (6, 60), (4, 40)], count: 5)
        let weak = Array(repeating: [(20, 40), (30, 60), (40, 80)], count: 5)
        let table = try SampleTerritory(schools: strong + weak).findings()
        let change = try #require(table.find(.others, .change))
        #expect(abs(change.estimate ?? 1) < 1e-9)
        #expect(change.verdict == .stable)
        #expect(!change.reasons.contains(.groupPooledAsOne))
        // All pupils together went from 23 % to 37 %.
        #expect(abs((table.find(.others, .difference)?.estimate ?? 0) - (220.0 / 600 - 140.0 / 600)) < 1e-9)
    }

    @Test func `the whole territory has a size and a verdict against the margin only`() throws {
        let moved = SampleTerritory.still(40, seed: 7, share: 0.4, rho: 0.005, shifts: [0, -0.1, -0.2])
        let table = try SampleTerritory(schools: moved).findings()
        let change = try #require(table.find(.territory, .change))
        #expect(change.test == nil)
        #expect(change.verdict == .improved)
        #expect(change.reasons.isSuperset(of: [.intervalBeyondMargin, .difficultyNotSeparated]))
        let little = SampleTerritory.still(40, seed: 7, share: 0.4, rho: 0.005, shifts: [0, -0.02, -0.04])
        #expect(try SampleTerritory(schools: little).findings().find(.territory, .change)?.verdict == .stable)
    }

    @Test func `ШНОР and ШНСУ are groups of their own and stand against the others`() throws {
        let others = SampleTerritory.still(20, seed: 8, share: 0.3, rho: 0.005)
        let better = SampleTerritory.still(6, seed: 9, share: 0.5, rho: 0.005, shifts: [0, -0.12, -0.24])
        let same = SampleTerritory.still(6, seed: 10, share: 0.4, rho: 0.005)
        let table = try SampleTerritory(
            schools: others + better + same, lowResults: Set(20..<26), adverse: Set(26..<32)
        ).findings()
        #expect(table.find(.lowResults, .change)?.verdict == .improved)
        #expect(table.find(.lowResults, .netChange)?.verdict == .improved)
        #expect(table.find(.lowResults, .netChange)?.reasons.contains(.netOfOthers) == true)
        let conditions = try #require(table.find(.adverseConditions, .netChange)?.verdict)
        #expect(conditions == .stable || conditions == .inconclusive)
        #expect(table.find(.watched, .change)?.verdict == .improved)
        let share = try #require(table.find(.lowResults, .share))
        let sum = better.reduce(0) { $0 + $1[2].0 }
        #expect(share.numerator == sum)
        #expect(table.families.contains { $0.name == "indicator 9, groups" && $0.size == 4 })
    }

    @Test func `where everybody moves, the net change of a school does not`() throws {
        let schools = SampleTerritory.still(30, seed: 11, share: 0.3, rho: 0.005, shifts: [0, 0.12, 0.2])
        let table = try SampleTerritory(schools: schools).findings()
        let own = table.findings.filter { $0.quantity == .change && $0.unit.kind == .school }
        let net = table.findings.filter { $0.quantity == .netChange && $0.unit.kind == .school }
        #expect(own.count { $0.verdict == .worsened || $0.verdict == .worsening } > 12)
        #expect(net.count == 30)
        #expect(net.count { $0.verdict == .worsened || $0.verdict == .improved } <= 1)
    }
}

struct SelectionFindingsTests {
    /// Schools without any change, of whom the worst 15 % of the first year are ШНОР.
    static func selected(seed: UInt64, selectedOn: Set<Int>?) -> SampleTerritory {
        let schools = SampleTerritory.still(60, seed: seed, rho: 0.01, sizes: 40...80)
        let worst = schools.indices.sorted {
            schools[$0][0].0 * schools[$1][0].1 > schools[$1][0].0 * schools[$0][0].1
        }.prefix(9)
        return SampleTerritory(selectedOn: selectedOn, schools: schools, lowResults: Set(worst))
    }

    @Test func `years of the selection are no baseline of the group and of its schools`() throws {
        let territory = Self.selected(seed: 3, selectedOn: [2022])
        let table = try territory.findings()
        for unit in [AnalysisUnit.lowResults, .watched] + territory.lowResults.map(SampleTerritory.unit) {
            for quantity in [Quantity.change, .netChange] {
                let finding = try #require(table.find(unit, quantity))
                #expect(finding.from.year == 2023)
                #expect(finding.reasons.contains(.selectedOnBaseline))
            }
        }
        #expect(table.find(.others, .change)?.from.year == 2022)
        let late = try Self.selected(seed: 3, selectedOn: [2023]).findings()
        let change = try #require(late.find(.lowResults, .change))
        #expect(change.verdict == .notComparable && change.reasons.contains(.selectedOnBaseline))
    }

    @Test func `the change to be expected from selection alone is what the worst of an unchanged territory show`()
        throws
    {
        var (expected, observed) = (0.0, 0.0)
        for seed in 1...6 as ClosedRange<UInt64> {
            let table = try Self.selected(seed: seed, selectedOn: [2022]).findings()
            let effect = try #require(table.find(.lowResults, .selectionEffect))
            #expect(effect.from.year == 2022 && effect.to.year == 2024)
            #expect(effect.interval?.contains(effect.estimate ?? 0) == true)
            expected += (effect.estimate ?? 0) / 6
            let naive = try Self.selected(seed: seed, selectedOn: []).findings()
            observed += (naive.find(.lowResults, .change)?.estimate ?? 0) / 6
        }
        #expect(expected < -0.03)
        // The mean of 6 groups of nine schools is known to about 0.008.
        #expect(abs(expected - observed) < 0.03, "\(expected) \(observed)")
    }

    @Test func `where the selection is unknown, what looks better may be regression to the mean`() throws {
        var positive = 0
        for seed in 1...12 as ClosedRange<UInt64> {
            let table = try Self.selected(seed: seed, selectedOn: nil).findings()
            #expect(table.find(.lowResults, .selectionEffect) == nil)
            for finding in table.findings where finding.quantity == .change || finding.quantity == .netChange {
                let isBetter = finding.verdict == .improved || finding.verdict == .improving
                let isSelected = table.find(finding.unit, .change) != nil && Self.isSelected(finding.unit, seed: seed)
                if isBetter && isSelected { positive += 1 }
                #expect(finding.reasons.contains(.regressionToMeanPossible) == (isBetter && isSelected))
            }
        }
        #expect(positive > 0)
    }

    private static func isSelected(_ unit: AnalysisUnit, seed: UInt64) -> Bool {
        let schools = selected(seed: seed, selectedOn: nil).lowResults.map(SampleTerritory.unit)
        return unit == .lowResults || unit == .watched || schools.contains(unit)
    }
}

struct EventFindingsTests {
    @Test func `pupils below the minimum in the last examination year are counted, and nothing is tested`() throws {
        let schools = [[(3, 20), (1, 20), (1, 20)], [(0, 30), (4, 30), (0, 30)]]
        let table = try SampleTerritory(schools: schools).findings()
        let events = table.findings.filter { $0.quantity == .event }
        #expect(events.map(\.unit) == [SampleTerritory.unit(0)])
        #expect(events.first.map { ($0.numerator, $0.denominator) } ?? (0, 0) == (1, 20))
        #expect(events.allSatisfy { $0.estimate == nil && $0.verdict == nil && $0.from.year == 2024 })
        let check = try SampleTerritory(procedure: .vpr, schools: schools).findings()
        #expect(!check.findings.contains { $0.quantity == .event })
    }
}
