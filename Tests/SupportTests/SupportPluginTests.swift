// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics
import Support
import Testing
import Wording

struct SupportPluginTests {
    private static func indicator(_ id: Int, _ source: IndicatorSource) -> IndicatorDefinition {
        let title = Sentence(ru: "показатель \(id)", en: "indicator \(id)")
        return IndicatorDefinition(
            id: id, title: title, shortTitle: title, criterion: .support, benefit: .higher, stage: .interim,
            source: source)
    }

    private static let campaign = CampaignDescription(
        indicators: [
            indicator(9, .results([])), indicator(19, .register("network")),
            indicator(20, .register("networkTeachers")),
        ], schools: [], breaks: BreakRegister(version: "1", entries: [:]), years: [2023, 2024])

    private func row(
        _ indicator: Int, _ x: Int, _ n: Int, _ unit: AnalysisUnit = .lowResults, flags: CountFlags = []
    ) -> CountTable.Row {
        CountTable.Row(
            unit: unit, indicator: indicator, period: Period(year: 2024), numerator: x, denominator: n, pupils: n,
            flags: flags)
    }

    private func findings(_ rows: [CountTable.Row]) throws -> [Finding] {
        let planned = try PlannedAnalysis(SupportPlugin.self, given: [:], campaign: Self.campaign)
        let table = try planned.plugin.analyse(
            RequestedData(counts: CountTable(rows)), parameters: planned.parameters, campaign: Self.campaign,
            context: AnalysisContext())
        try table.validate(indicators: [9, 19, 20])
        return Array(table.findings)
    }

    @Test func `it asks for the indicators of registers only`() throws {
        let planned = try PlannedAnalysis(SupportPlugin.self, given: [:], campaign: Self.campaign)
        #expect(planned.requests == [.counts(CountRequest(indicators: [19, 20]))])
    }

    /// Source: Wilson's interval of 7/12 by R 4.2.2, `prop.test(7, 12, correct = FALSE)$conf.int`: 0.3195113, 0.8067397.
    @Test func `a share has Wilson's interval and the remark on documents`() throws {
        let finding = try #require(try findings([row(19, 7, 12, flags: .evidenceMissing), row(9, 1, 2)]).first)
        #expect(finding.quantity == .share && finding.numerator == 7 && finding.denominator == 12)
        #expect(abs((finding.estimate ?? 0) - 7.0 / 12) < 1e-15)
        #expect(abs((finding.interval?.lower ?? 0) - 0.3195113) < 5e-8)
        #expect(abs((finding.interval?.upper ?? 0) - 0.8067397) < 5e-8)
        #expect(finding.reasons == .evidenceMissing && finding.verdict == nil && finding.test == nil)
    }

    @Test func `whether one school took part is no estimate`() throws {
        let id = try #require(SchoolID(number: 1))
        let finding = try #require(try findings([row(19, 1, 1, .school(id))]).first)
        #expect(finding.estimate == 1 && finding.interval == nil)
    }

    @Test(
        arguments: [
            (0, 0, Reasons.denominatorUnknown), (3, 0, .denominatorUnknown), (9, 8, .countsDisagree),
            (3, 4, .suppressed),
        ])
    func `what cannot be told has a reason and no number`(x: Int, n: Int, reason: Reasons) throws {
        let finding = try #require(try findings([row(20, x, n)]).first)
        #expect(finding.estimate == nil && finding.interval == nil && finding.reasons == reason)
        #expect((finding.numerator, finding.denominator, finding.pupils) == (0, 0, 0))
    }

    @Test func `a number by hand is told, and a group of schools that share teachers has none`() throws {
        #expect(try findings([row(19, 1, 3, flags: .manualValue)]).map(\.reasons) == [.manualValue])
        let shared = try #require(try findings([row(20, 5, 30, flags: [.manualValue, .sharedTeachers])]).first)
        #expect(shared.estimate == nil && shared.denominator == 0 && shared.reasons == [.manualValue, .sharedTeachers])
    }

    @Test func `a school with few teachers is not found by subtraction`() throws {
        let schools = try [1, 2, 3].map { number in
            School(
                id: try #require(SchoolID(number: Int32(number))), name: "\(number)",
                statuses: number == 3 ? [] : [StatusPeriod(status: .lowResults)])
        }
        let campaign = CampaignDescription(
            indicators: Self.campaign.indicators, schools: schools, breaks: BreakRegister(version: "1", entries: [:]),
            years: [2024])
        let rows = [
            row(20, 1, 4, .school(schools[0].id)), row(20, 2, 20, .school(schools[1].id)),
            row(20, 3, 30, .school(schools[2].id)), row(20, 3, 30, .others), row(20, 3, 24), row(20, 3, 24, .watched),
            row(20, 6, 54, .territory),
        ]
        let planned = try PlannedAnalysis(SupportPlugin.self, given: [:], campaign: campaign)
        let found = try planned.plugin.analyse(
            RequestedData(counts: CountTable(rows)), parameters: planned.parameters, campaign: campaign,
            context: AnalysisContext()
        ).findings
        // 24 of ШНОР less 20 of the second school would be the 4 of the first one.
        let hidden = Set(found.filter { $0.reasons.contains(.suppressed) }.map(\.unit))
        #expect(hidden == [.school(schools[0].id), .school(schools[1].id)])
        #expect(found.allSatisfy { $0.denominator == 0 || $0.denominator >= 5 })
    }

    @Test func `few schools are no small group of persons`() throws {
        #expect(try findings([row(19, 1, 3)]).first?.estimate == 1.0 / 3)
    }

    @Test func `the common checks pass`() {
        #expect(CommonChecks(SupportPlugin.self).run().filter { $0.failure != nil } == [])
    }
}
