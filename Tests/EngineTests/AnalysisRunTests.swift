// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Dynamics
import Engine
import Monitoring
import Testing
import Wording

struct AnalysisRunTests {
    private static let years = [2022, 2023, 2024]

    private static func campaign(_ severity: Comparability, schools count: Int32 = 40) -> CampaignDescription {
        let title = Sentence(ru: "показатель", en: "indicator")
        let indicator = IndicatorDefinition(
            id: 9, title: title, shortTitle: title, criterion: .results, benefit: .lower, stage: .final,
            source: .results([
                Population(procedure: .oge, subjects: [.mathematics], grades: [9], numerator: [.mark2])
            ]), comparability: "test")
        let pairs = [(2022, 2023), (2022, 2024), (2023, 2024)].map {
            BreakEntry(from: $0, to: $1, comparability: severity, reason: title, source: "test")
        }
        let schools = (1...count).compactMap { SchoolID(number: $0) }.map { School(id: $0, name: $0.code) }
        return CampaignDescription(
            indicators: [indicator], schools: schools, breaks: BreakRegister(version: "1", entries: ["test": pairs]),
            years: years, selectedOn: [])
    }

    private static func counts(_ campaign: CampaignDescription) -> CountTable {
        CountTable(
            campaign.schools.flatMap { school in
                years.map { year in
                    let total = 20 + Int(school.id.number) % 97
                    let successes = (Int(school.id.number) * (year - 2020)) % (total + 1)
                    return CountTable.Row(
                        unit: .school(school.id), indicator: 9, period: Period(year: year), numerator: successes,
                        denominator: total, pupils: total)
                }
            })
    }

    private static func findings(_ campaign: CampaignDescription, threads: Int) throws -> FindingTable {
        let plan = try AnalysisPlan(PluginRegistry([DynamicsPlugin.self]), campaign: campaign)
        return try #require(
            AnalysisRun(plan: plan, campaign: campaign, seed: 1, threads: threads)
                .findings(counts: counts(campaign)).first)
    }

    @Test(arguments: [2, 8])
    func `findings do not depend on the number of threads`(threads: Int) throws {
        // More schools than one chunk holds.
        let campaign = Self.campaign(.comparable, schools: 1000)
        let serial = Array(try Self.findings(campaign, threads: 1).findings)
        #expect(Array(try Self.findings(campaign, threads: threads).findings) == serial)
        #expect(serial.count { $0.quantity == .change } == 1003)
    }

    @Test func `years that cannot be compared get no test of change but keep their shares`() throws {
        let table = try Self.findings(Self.campaign(.forbidden), threads: 1)
        let changes = table.findings.filter { $0.quantity == .change && $0.unit.kind == .school }
        #expect(
            changes.allSatisfy {
                $0.verdict == .notComparable && $0.reasons.contains(.breakForbidden) && $0.test == nil
            })
        #expect(table.findings.count { $0.quantity == .share && $0.unit.kind == .school } == 120)
        for isSelected in [false, true] {
            let years = table.setAside.filter { $0.isSelected == isSelected }.map(\.period.year)
            #expect(years == [2022, 2023])
        }
        #expect(table.families.allSatisfy { $0.size == 0 || $0.name.hasSuffix("levels of schools") })
        #expect(!table.findings.contains { $0.quantity == .netChange })
    }

    @Test func `years that are comparable with a reservation are decided net of the other schools`() throws {
        let table = try Self.findings(Self.campaign(.reservation), threads: 1)
        let changes = table.findings.filter { $0.quantity == .change }
        let schools = changes.filter { $0.unit.kind == .school }
        #expect(schools.count == 40)
        for change in schools {
            #expect(change.test != nil)
            #expect(change.reasons.isSuperset(of: [.netOfOthers, .comparableWithReservation]))
        }
        // Nobody stands outside the territory.
        let territory = try #require(changes.first { $0.unit == .territory })
        #expect(territory.verdict == .notComparable)
        #expect(territory.reasons.isSuperset(of: [.comparableWithReservation, .noNetComparison]))
        #expect(table.setAside.isEmpty)
        #expect(table.families.contains { $0.name == "indicator 9, schools net of others" && $0.size == 40 })
    }

    @Test func `a cancelled run stops`() throws {
        let campaign = Self.campaign(.comparable)
        let plan = try AnalysisPlan(PluginRegistry([DynamicsPlugin.self]), campaign: campaign)
        #expect(throws: CancellationError.self) {
            try AnalysisRun(plan: plan, campaign: campaign, seed: 1, threads: 2)
                .findings(counts: Self.counts(campaign), isCancelled: { true })
        }
    }
}

struct CompletenessTests {
    @Test func `missing differs from not held and from not yet counted`() throws {
        let title = Sentence(ru: "показатель", en: "indicator")
        func indicator(_ id: Int, _ source: IndicatorSource) -> IndicatorDefinition {
            IndicatorDefinition(
                id: id, title: title, shortTitle: title, criterion: .results, benefit: .lower, stage: .final,
                source: source, comparability: "test")
        }
        let population = Population(procedure: .oge, subjects: [.mathematics], grades: [9], numerator: [.mark2])
        let school = School(id: try #require(SchoolID(number: 1)), name: "А")
        let campaign = CampaignDescription(
            indicators: [indicator(9, .results([population])), indicator(17, .findings(plugin: "progress"))],
            schools: [school],
            breaks: BreakRegister(version: "1", entries: [:], notHeld: ["test": [2020: title]]),
            years: [2019, 2020, 2021])
        let counts = CountTable(
            [AnalysisUnit.school(school.id), .territory].map {
                CountTable.Row(
                    unit: $0, indicator: 9, period: Period(year: 2019), numerator: 1, denominator: 5, pupils: 5)
            })
        let completeness = Completeness(counts: counts, campaign: campaign)
        #expect(
            completeness.entries.map(\.stand) == [
                .present(season: nil, schools: 1, works: 5), .notHeld(reason: title), .missing, .notAvailable,
                .notAvailable, .notAvailable,
            ])
        #expect(completeness.missing.map(\.year) == [2021])
    }

    @Test func `a register is there, lacks the year, or lacks the number of teachers`() throws {
        let title = Sentence(ru: "показатель", en: "indicator")
        func indicator(_ id: Int, _ register: String) -> IndicatorDefinition {
            IndicatorDefinition(
                id: id, title: title, shortTitle: title, criterion: .support, benefit: .higher, stage: .interim,
                source: .register(register))
        }
        let school = School(id: try #require(SchoolID(number: 1)), name: "А")
        let campaign = CampaignDescription(
            indicators: [indicator(19, "network"), indicator(20, "networkTeachers")], schools: [school],
            breaks: BreakRegister(version: "1", entries: [:]), years: [2023, 2024])
        func row(_ unit: AnalysisUnit, _ indicator: Int, _ x: Int, _ n: Int) -> CountTable.Row {
            CountTable.Row(
                unit: unit, indicator: indicator, period: Period(year: 2024), numerator: x, denominator: n, pupils: n)
        }
        let counts = CountTable([
            row(.school(school.id), 19, 1, 1), row(.lowResults, 19, 1, 1), row(.territory, 19, 1, 1),
            row(.school(school.id), 20, 3, 0), row(.lowResults, 20, 3, 0), row(.territory, 20, 3, 0),
        ])
        let completeness = Completeness(counts: counts, campaign: campaign)
        #expect(
            completeness.entries.map(\.stand) == [.noRegister, .registered(schools: 1), .noRegister, .noStaffCount])
        #expect(completeness.missing.map(\.indicator) == [19, 20, 20])
        #expect(completeness.gaps.isEmpty)
    }
}
