// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics
import Testing
import Wording

@testable import Dynamics

struct CountRemarksTests {
    private func rows(_ flags: [Int: CountFlags]) -> [CountTable.Row] {
        (2021...2024).map { year in
            CountTable.Row(
                unit: .territory, indicator: 1, period: Period(year: year), numerator: 1, denominator: 5, pupils: 5,
                flags: flags[year] ?? [])
        }
    }

    @Test(
        arguments: [
            (2021, [2021, 2022], false), (2022, [2021, 2022], true), (2022, [2021, 2023], true),
            (2023, [2021, 2022], false),
            (2022, [2022, 2023], false), (2022, [], false),
        ] as [(Int, [Int], Bool)])
    func `a merger is said where it lies between the years that are compared`(
        flagged: Int, years: [Int], isSaid: Bool
    ) {
        let reasons = CountRemarks.reasons(rows([flagged: .compositionChanged]), over: years)
        #expect(reasons == (isSaid ? .compositionChanged : []))
    }

    @Test(arguments: [(2021, true), (2022, false), (2023, true), (2024, false)])
    func `counts from percent are said where their year is compared`(flagged: Int, isSaid: Bool) {
        let reasons = CountRemarks.reasons(rows([flagged: .approximatePercent]), over: [2021, 2023])
        #expect(reasons == (isSaid ? .approximatePercent : []))
    }

    @Test(arguments: [true, false])
    func `the verdict of a school that another joined says so`(isMerged: Bool) throws {
        let title = Sentence(ru: "показатель", en: "indicator")
        let indicator = IndicatorDefinition(
            id: 1, title: title, shortTitle: title, criterion: .results, benefit: .lower, stage: .final,
            source: .results([
                Population(procedure: .vpr, subjects: [.mathematics], grades: [4], numerator: [.mark2])
            ]), comparability: "test")
        let pairs = [(2022, 2023), (2022, 2024), (2023, 2024)].map {
            BreakEntry(from: $0, to: $1, comparability: .comparable, reason: title, source: "test")
        }
        let school = School(id: try #require(SchoolID(number: 1)), name: "А")
        let campaign = CampaignDescription(
            indicators: [indicator], schools: [school], breaks: BreakRegister(version: "1", entries: ["test": pairs]),
            years: [2022, 2023, 2024], selectedOn: [])
        let rows = campaign.years.map { year in
            CountTable.Row(
                unit: .school(school.id), indicator: 1, period: Period(year: year), numerator: 5, denominator: 20,
                pupils: 20, flags: isMerged && year == 2023 ? .compositionChanged : [])
        }
        let plugin = DynamicsPlugin()
        let table = try plugin.analyse(
            RequestedData(counts: CountTable(rows)), parameters: ParameterValues([:], for: DynamicsPlugin.manifest),
            campaign: campaign, context: AnalysisContext())
        let change = try #require(table.findings.first { $0.quantity == .change && $0.unit == .school(school.id) })
        #expect(change.reasons.contains(.compositionChanged) == isMerged)
    }

    @Test(arguments: [(2021, true), (2022, false), (2023, true), (2024, false)])
    func `values given by hand are said where their year is compared`(flagged: Int, isSaid: Bool) {
        let reasons = CountRemarks.reasons(rows([flagged: .manualValue]), over: [2021, 2023])
        #expect(reasons == (isSaid ? .manualValue : []))
    }

    @Test func `every finding of a school and of its groups that rests on a value given by hand says so`() throws {
        let title = Sentence(ru: "показатель", en: "indicator")
        func indicator(_ id: Int, _ source: IndicatorSource) -> IndicatorDefinition {
            IndicatorDefinition(
                id: id, title: title, shortTitle: title, criterion: .results, benefit: .lower, stage: .final,
                source: source, comparability: "test")
        }
        let pairs = [(2022, 2023), (2022, 2024), (2023, 2024)].map {
            BreakEntry(from: $0, to: $1, comparability: .comparable, reason: title, source: "test")
        }
        let schools = try (1...6).map { number in
            School(
                id: try #require(SchoolID(number: Int32(number))), name: "А",
                statuses: number < 4 ? [StatusPeriod(status: .lowResults)] : [])
        }
        let campaign = CampaignDescription(
            indicators: [
                indicator(
                    1,
                    .results([
                        Population(procedure: .oge, subjects: [.mathematics], grades: [9], numerator: [.mark2])
                    ])), indicator(17, .findings(plugin: "progress")),
            ], schools: schools, breaks: BreakRegister(version: "1", entries: ["test": pairs]),
            years: [2022, 2023, 2024], selectedOn: [])
        func row(_ unit: AnalysisUnit, _ year: Int, _ times: Int, _ flags: CountFlags = []) -> CountTable.Row {
            CountTable.Row(
                unit: unit, indicator: 1, period: Period(year: year), numerator: 5 * times, denominator: 20 * times,
                pupils: 20 * times, flags: flags)
        }
        let rows = campaign.years.flatMap { year -> [CountTable.Row] in
            let flags: CountFlags = year == 2023 ? .manualValue : []
            return schools.map { row(.school($0.id), year, 1, $0.id == schools[0].id ? flags : []) }
                + [row(.others, year, 3), row(.watched, year, 3, flags), row(.territory, year, 6, flags)]
        }
        let share = CountTable.Row(
            unit: .lowResults, indicator: 17, period: Period(year: 2024), numerator: 1, denominator: 3, pupils: 3,
            flags: .manualValue)
        let table = try DynamicsPlugin().analyse(
            RequestedData(counts: CountTable(rows + [share])),
            parameters: ParameterValues([:], for: DynamicsPlugin.manifest), campaign: campaign,
            context: AnalysisContext())
        let marked: Set<AnalysisUnit> = [.school(schools[0].id), .watched, .lowResults, .territory]
        for finding in table.findings {
            // A share and an event are of one year, a difference of two.
            let years: [Int] =
                switch finding.quantity {
                case .share, .event: [finding.from.year]
                case .difference: [finding.from.year, finding.to.year]
                default: campaign.years
                }
            let rests = marked.contains(finding.unit) && (years.contains(2023) || finding.indicator == 17)
            // What the program could have seen in a school rests on it as well; a school is no other school's remark.
            #expect(
                finding.reasons.contains(.manualValue) == rests, "\(finding.unit) \(finding.quantity) \(finding.from)")
        }
        let byHand = try #require(table.findings.first { $0.indicator == 17 })
        // 1 of 3: Wilson's interval, R 4.2 prop.test(1, 3, correct = FALSE)$conf.int.
        #expect(byHand.estimate == 1.0 / 3)
        let interval = try #require(byHand.interval)
        #expect(abs(interval.lower - 0.0614919) < 1e-6 && abs(interval.upper - 0.7923404) < 1e-6)
    }
}
