// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
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
}
