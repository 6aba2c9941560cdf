// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Dynamics
import Monitoring
import Progress
import Statistics
import Testing
import Wording

struct ProgressPluginTests {
    /// What the dynamics say of one indicator of one school.
    private struct Series {
        let indicator: Int
        let verdict: Verdict
        /// Numerator, of 20, in 2022, 2023 and 2024.
        let counts: [Int]
    }

    private static func indicator(_ id: Int, stage: Stage = .interim) -> IndicatorDefinition {
        let title = Sentence(ru: "показатель \(id)", en: "indicator \(id)")
        return IndicatorDefinition(
            id: id, title: title, shortTitle: title, criterion: .results, benefit: .lower, stage: stage,
            source: .results([
                Population(procedure: .oge, subjects: [.mathematics], grades: [9], numerator: [.mark2])
            ]))
    }

    private static func school(_ number: Int32) -> School? {
        SchoolID(number: number).map {
            School(id: $0, name: "\(number)", statuses: [StatusPeriod(status: .lowResults)])
        }
    }

    private static func campaign(
        rule: String = "kOfM", stage: Stage? = nil, selectedOn: Set<Int>? = []
    ) -> CampaignDescription {
        let title = Sentence(ru: "показатель 17", en: "indicator 17")
        let own = IndicatorDefinition(
            id: 17, title: title, shortTitle: title, criterion: .results, benefit: .higher, stage: .interim,
            source: .findings(plugin: "progress"), choices: ["rule": rule])
        let indicators = [indicator(1), indicator(2), indicator(9, stage: .final), own]
        let other = SchoolID(number: 9).map { School(id: $0, name: "9") }
        return CampaignDescription(
            indicators: indicators, schools: [school(1), school(2), school(3), other].compactMap { $0 },
            breaks: BreakRegister(version: "1", entries: [:]), years: [2022, 2023, 2024], selectedOn: selectedOn,
            stage: stage)
    }

    /// Findings as the dynamics give them: counts of 20 participants in each year, and a verdict.
    private static func dynamics(_ schools: [Int32: [Series]], aside: [SetAside] = []) -> FindingTable {
        var table = FindingTable(
            provenance: Provenance(plugin: "dynamics", version: "1", parameters: ["level": "0.05", "minimum": "10"]))
        table.setAside = aside
        table.families = [TestFamily(name: "all", size: 0, adjustment: "none")]
        for (number, list) in schools.sorted(by: { $0.key < $1.key }) {
            guard let id = SchoolID(number: number) else { continue }
            for series in list {
                for (place, count) in series.counts.enumerated() {
                    let period = Period(year: 2022 + place)
                    table.append(
                        Finding(
                            unit: .school(id), indicator: series.indicator, quantity: .share, from: period, to: period,
                            numerator: count, denominator: 20, pupils: 20, estimate: Double(count) / 20))
                }
                let isTested = series.verdict != .insufficient && series.verdict != .notComparable
                table.append(
                    Finding(
                        unit: .school(id), indicator: series.indicator, quantity: .change, from: Period(year: 2022),
                        to: Period(year: 2024), numerator: 0, denominator: 0, pupils: 0, estimate: 0,
                        test: isTested ? TestResult(z: 0, p: 0.5, pAdjusted: 0.5, family: 0) : nil,
                        verdict: series.verdict, reasons: [.aboveLevel]))
            }
        }
        return table
    }

    /// Falls every year and improved; falls over the window only; a school that nobody selected; one without a comparison.
    private static let schools: [Int32: [Series]] = [
        1: [
            Series(indicator: 1, verdict: .improved, counts: [12, 8, 4]),
            Series(indicator: 2, verdict: .inconclusive, counts: [9, 8, 7]),
            Series(indicator: 9, verdict: .worsened, counts: [2, 8, 15]),
        ],
        2: [
            Series(indicator: 1, verdict: .inconclusive, counts: [9, 10, 6]),
            Series(indicator: 2, verdict: .insufficient, counts: [1, 2, 3]),
        ],
        3: [Series(indicator: 1, verdict: .notComparable, counts: [9, 5, 1])],
        9: [Series(indicator: 1, verdict: .improved, counts: [9, 5, 1])],
    ]

    private func findings(
        _ campaign: CampaignDescription, _ dynamics: FindingTable, given: [String: String] = [:]
    ) throws -> FindingTable {
        let planned = try PlannedAnalysis(ProgressPlugin.self, given: given, campaign: campaign)
        #expect(planned.requests == [.findings(plugin: "dynamics")])
        let table = try planned.plugin.analyse(
            RequestedData(findings: ["dynamics": dynamics]), parameters: planned.parameters, campaign: campaign,
            context: AnalysisContext())
        try table.validate(indicators: Set(campaign.indicators.map(\.id)))
        return table
    }

    private func group(_ table: FindingTable, _ quantity: Quantity) -> Finding? {
        table.findings.first { $0.unit == .lowResults && $0.quantity == quantity }
    }

    private func of(_ number: Int32, _ table: FindingTable, _ quantity: Quantity) throws -> Finding? {
        let id = try #require(SchoolID(number: number))
        return table.findings.first { $0.unit == .school(id) && $0.quantity == quantity }
    }

    /// Source: by hand, from the counts of ``schools``.
    @Test func `each rule counts ШНОР with a computed indicator`() throws {
        let table = try findings(Self.campaign(), Self.dynamics(Self.schools))
        // School 1: 2 of 3 better, school 2: 1 of 1.
        let kOfM = try #require(group(table, .kOfMShare))
        #expect((kOfM.numerator, kOfM.denominator) == (2, 2))
        let everyYear = try #require(group(table, .everyYearShare))
        #expect((everyYear.numerator, everyYear.denominator) == (1, 2))
        // The worsening of indicator 9 stands against the improvement of 1.
        let confirmed = try #require(group(table, .confirmedShare))
        #expect((confirmed.numerator, confirmed.denominator) == (0, 2))
        let value = try #require(group(table, .share))
        #expect((value.numerator, value.denominator, value.estimate) == (2, 2, 1))
        #expect(value.reasons.isEmpty && value.interval != nil)
        #expect((value.from, value.to) == (Period(year: 2022), Period(year: 2024)))
        #expect(try of(3, table, .share) == nil)
        #expect(try of(9, table, .share) == nil)
        #expect(try of(1, table, .kOfMShare).map { [$0.numerator, $0.denominator] } == [2, 3])
        #expect(try of(1, table, .everyYearShare).map { [$0.numerator, $0.denominator] } == [2, 3])
        #expect(try of(1, table, .confirmedShare).map { [$0.numerator, $0.denominator] } == [1, 3])
        #expect(table.provenance.parameters["indicators"] == "1, 2, 9")
        #expect(table.provenance.parameters["adopted.17"] == "kOfM")
    }

    /// Source: closed forms.
    ///
    /// Indicators 1 and 2 fall in the one order in which 9 rises, so that two of three are steady in 1 of 6 orders, and the
    /// slope of 1 and 2 is right in 3 of 6; school 2 is steady in 1 of 6, its slope right in 3 of 6. Confirmed: three tests
    /// give 0.975³ − 0.95³, one gives 0.025.
    @Test func `what chance gives stands beside each rule`() throws {
        let table = try findings(Self.campaign(), Self.dynamics(Self.schools))
        #expect(try of(1, table, .everyYearChance)?.estimate == 1.0 / 6)
        #expect(try of(1, table, .kOfMChance)?.estimate == 0.5)
        #expect(try of(2, table, .everyYearChance)?.estimate == 1.0 / 6)
        #expect(group(table, .kOfMChance)?.estimate == 0.5)
        let three = 0.975 * 0.975 * 0.975 - 0.95 * 0.95 * 0.95
        #expect(abs((try of(1, table, .confirmedChance)?.estimate ?? 0) - three) < 1e-15)
        #expect(abs((group(table, .confirmedChance)?.estimate ?? 0) - (three + 0.025) / 2) < 1e-15)
    }

    @Test func `the interim stage leaves out the indicators of the final document and says so`() throws {
        let table = try findings(Self.campaign(stage: .interim), Self.dynamics(Self.schools))
        #expect(table.provenance.parameters["indicators"] == "1, 2")
        #expect(table.provenance.parameters["stage"] == "interim")
        let value = try #require(group(table, .share))
        #expect(value.reasons == .interimIndicatorsOnly)
        // Without indicator 9 nothing worsened.
        #expect(group(table, .confirmedShare)?.numerator == 1)
    }

    @Test(arguments: [("everyYear", 1), ("confirmed", 0), ("kOfM", 2)])
    func `the rule of the campaign is the value, and the parameter may name another`(rule: String, count: Int) throws {
        let dynamics = Self.dynamics(Self.schools)
        let chosen = try findings(Self.campaign(rule: rule), dynamics)
        #expect(group(chosen, .share)?.numerator == count)
        let given = try findings(Self.campaign(), dynamics, given: ["rule": rule])
        #expect(group(given, .share)?.numerator == count)
    }

    @Test(arguments: [(1, 2), (2, 1), (3, 0)])
    func `k is how many must improve`(k: Int, count: Int) throws {
        let table = try findings(Self.campaign(), Self.dynamics(Self.schools), given: ["k": String(k)])
        #expect(group(table, .kOfMShare)?.numerator == count)
    }

    @Test func `years that are set aside for the selected and years of few participants are not compared`() throws {
        // The share rises from 2023 to 2024; only 2022 made it fall.
        let dynamics = Self.dynamics(
            [1: [Series(indicator: 1, verdict: .inconclusive, counts: [12, 3, 4])]],
            aside: [
                SetAside(
                    indicator: 1, isSelected: true, period: Period(year: 2022), window: [2023, 2024],
                    reasons: .selectedOnBaseline, against: nil)
            ])
        #expect(group(try findings(Self.campaign(), dynamics), .kOfMShare)?.numerator == 0)
    }

    @Test func `without a comparison nothing is computed, and an unknown selection is told`() throws {
        let table = try findings(Self.campaign(selectedOn: nil), Self.dynamics([3: Self.schools[3] ?? []]))
        let value = try #require(group(table, .share))
        #expect(value.estimate == nil && value.denominator == 0)
        #expect(value.reasons == [.onePeriod, .regressionToMeanPossible])
        #expect(group(table, .kOfMShare) == nil)
    }

    @Test func `the common checks pass with the findings of the dynamics`() {
        let results = CommonChecks(ProgressPlugin.self, needing: [DynamicsPlugin.self]).run()
        #expect(results.filter { $0.failure != nil } == [])
    }
}
