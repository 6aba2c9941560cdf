// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Publishing
import Statistics
import Testing
import Wording

struct ProgressSectionTests {
    private static func campaign() throws -> CampaignDescription {
        let title = Sentence(ru: "показатель", en: "indicator")
        func indicator(_ id: Int, _ source: IndicatorSource, _ stage: Stage) -> IndicatorDefinition {
            IndicatorDefinition(
                id: id, title: title, shortTitle: title, criterion: .results, benefit: .lower, stage: stage,
                source: source)
        }
        let population = Population(procedure: .oge, subjects: [.mathematics], grades: [9], numerator: [.mark2])
        return CampaignDescription(
            indicators: [
                indicator(1, .results([population]), .interim), indicator(9, .results([population]), .final),
                indicator(17, .findings(plugin: "progress"), .interim),
            ],
            schools: [
                School(
                    id: try #require(SchoolID(number: 1)), name: "Школа № 1",
                    statuses: [StatusPeriod(status: .lowResults)]),
                School(
                    id: try #require(SchoolID(number: 2)), name: "Школа № 2",
                    statuses: [StatusPeriod(status: .lowResults)]),
                School(id: try #require(SchoolID(number: 3)), name: "Школа № 3"),
            ], breaks: BreakRegister(version: "1", entries: [:]), years: [2022, 2024])
    }

    private func table(_ reasons: Reasons = []) throws -> FindingTable {
        var table = FindingTable(
            provenance: Provenance(
                plugin: "progress", version: "1",
                parameters: ["indicators": "1", "adopted.17": "everyYear", "k": "2"]))
        func append(_ unit: AnalysisUnit, _ quantity: Quantity, _ x: Int, _ n: Int, _ estimate: Double?) {
            table.append(
                Finding(
                    unit: unit, indicator: 17, quantity: quantity, from: Period(year: 2022), to: Period(year: 2024),
                    numerator: x, denominator: n, pupils: n, estimate: estimate, reasons: reasons))
        }
        let school = AnalysisUnit.school(try #require(SchoolID(number: 1)))
        append(school, .kOfMShare, 2, 3, 2.0 / 3)
        append(school, .everyYearShare, 1, 3, 1.0 / 3)
        append(school, .confirmedShare, 0, 3, 0)
        append(school, .everyYearChance, 0, 0, 0.25)
        append(school, .share, 0, 1, 0)
        append(.lowResults, .kOfMShare, 1, 1, 1)
        append(.lowResults, .kOfMChance, 0, 0, 0.5)
        append(.lowResults, .everyYearShare, 0, 1, 0)
        append(.lowResults, .everyYearChance, 0, 0, 0.25)
        append(.lowResults, .share, 0, 1, 0)
        return table
    }

    private func section(_ reasons: Reasons = []) throws -> PublishedSection {
        try #require(ProgressSection(tables: [table(reasons)], campaign: Self.campaign())).section
    }

    @Test func `each rule stands with its share and that of chance, the adopted one is marked`() throws {
        let section = try section()
        #expect(section.title.ru == "Показатель 17: ШНОР с положительной динамикой")
        #expect(section.notes.contains { $0.ru.contains("Использованы показатели 1.") })
        #expect(
            section.tables[0].rows == [
                [
                    .words(ProgressWords.rule("kOfM", k: 2)), .text(""), .count(1), .count(1), .share(1), .empty,
                    .share(0.5),
                ],
                [
                    .words(ProgressWords.rule("everyYear", k: 2)), .words(SupportWords.yes), .count(0), .count(1),
                    .share(0), .empty, .share(0.25),
                ],
            ])
    }

    @Test func `a school that cannot be judged stands there without a verdict`() throws {
        let rows = try section().tables[1].rows
        #expect(
            rows == [
                [
                    .text("Школа № 1"), .count(3), .count(2), .count(1), .count(0), .words(SupportWords.no),
                    .share(0.25),
                ],
                [.text("Школа № 2"), .count(0), .empty, .empty, .empty, .empty, .empty],
            ])
    }

    @Test func `the interim stage names what is left out`() throws {
        let notes = try section(.interimIndicatorsOnly).notes
        #expect(notes.contains { $0.ru.contains("рассчитано без показателей 9,") })
        #expect(try !section().notes.contains { $0.ru.contains("рассчитано без") })
    }

    @Test func `a run without the plugin has no section`() throws {
        #expect(try ProgressSection(tables: [], campaign: Self.campaign()) == nil)
    }
}
