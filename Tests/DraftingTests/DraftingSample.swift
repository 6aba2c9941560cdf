// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Drafting
import Foundation
import Installation
import Monitoring
import Statistics
import Testing
import Wording

/// Made-up schools with findings, reports and rules; what test gave the findings is no matter here.
struct DraftingSample {
    static let years = [2022, 2023, 2024]
    let indicators: [IndicatorDefinition]
    var schools: [School]
    var tables: [FindingTable] = []
    var reports: [SchoolReport] = []
    var organisation = Organisation()
    var language = Language.russian
    var corrections: [MeasureMatch.Key: String] = [:]
    var stage: Stage?
    var isAsked = true

    /// Some schools, the first so many of them ШНОР.
    init(schools count: Int = 3, watched: Int = 1) throws {
        indicators = try Self.shippedIndicators.get()
        schools = (0..<count).compactMap { index in
            SchoolID(number: Int32(342_201 + index)).map { id in
                School(
                    id: id, name: "МБОУ «Школа № \(index + 1)»", shortName: "СШ № \(index + 1)",
                    statuses: index < watched ? [StatusPeriod(status: .lowResults)] : [])
            }
        }
    }

    private static let shippedIndicators = Result { try definitions() }
    private static let shippedRules = Result { try readRules(own: nil) }

    private static func definitions() throws -> [IndicatorDefinition] {
        let file = FileManager.default.temporaryDirectory.appending(path: "vekha-\(UUID().uuidString).yaml")
        try Data("periods: [2022, 2023, 2024]\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let rules = try RuleBook(contentsOf: Installation.current.resource("Rules", of: "Monitoring"))
        return try CampaignSettings(
            contentsOf: file, templates: Installation.current.resource("Templates", of: "Monitoring"),
            groups: rules.breaks.groups
        ).indicators
    }

    /// The rules of the program, read once; with a campaign's own they are read anew.
    static func rules(own: URL? = nil) throws -> DraftingRules {
        own == nil ? try shippedRules.get() : try readRules(own: own)
    }

    private static func readRules(own: URL?) throws -> DraftingRules {
        try DraftingRules(contentsOf: Installation.current.resource("Rules", of: "Drafting"), own: own)
    }

    static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    func facts() throws -> DraftingFacts {
        let campaign = CampaignDescription(
            indicators: indicators, schools: schools, breaks: BreakRegister(version: "", entries: [:], notHeld: [:]),
            years: Self.years, stage: stage)
        let overview =
            isAsked
            ? ReportOverview(
                reports, schools: SchoolDirectory(schools), reference: nil, on: try Self.day("2024-09-24")) : nil
        return DraftingFacts(
            campaign: campaign, tables: tables, reports: overview, organisation: organisation, stage: stage,
            language: language, corrections: corrections)
    }

    func drafts(_ rules: DraftingRules? = nil) throws -> [Recommendation] {
        try Drafter(rules ?? Self.rules()).drafts(facts()).recommendations
    }

    // MARK: Findings

    static func table(_ plugin: String, _ findings: [Finding]) -> FindingTable {
        var table = FindingTable(
            provenance: Provenance(plugin: plugin, version: "1.0.0", parameters: ["minimum": "10", "margin": "0.1"]))
        for finding in findings { table.append(finding) }
        return table
    }

    /// The shares of the three years of one school and indicator, `counts` of `total` each.
    func shares(_ school: Int, _ indicator: Int, _ counts: [Int], of total: Int) -> [Finding] {
        zip(Self.years, counts).map { year, count in
            finding(
                school, indicator, .share, from: year, to: year, count, of: total,
                estimate: Double(count) / Double(total))
        }
    }

    func finding(
        _ school: Int, _ indicator: Int, _ quantity: Quantity, from: Int = 2022, to: Int = 2024, _ numerator: Int,
        of denominator: Int, estimate: Double?, verdict: Verdict? = nil, reasons: Reasons = .adjustedBelowLevel,
        part: Int? = nil
    ) -> Finding {
        Finding(
            unit: .school(schools[school].id), indicator: indicator, part: part, quantity: quantity,
            from: Period(year: from), to: Period(year: to), numerator: numerator, denominator: denominator,
            pupils: denominator, estimate: estimate, verdict: verdict, reasons: verdict == nil ? [] : reasons)
    }

    /// A level of 12 of 35 that is worse than that of the others, 15.1 %.
    func weak(_ school: Int, _ indicator: Int = 13) -> [Finding] {
        shares(school, indicator, [4, 4, 4], of: 12).dropLast()
            + [
                finding(
                    school, indicator, .share, from: 2024, to: 2024, 4, of: 11, estimate: 4.0 / 11),
                finding(
                    school, indicator, .level, 12, of: 35, estimate: 12.0 / 35 - 0.151, verdict: .belowOthers),
            ]
    }

    // MARK: Reports

    func report(_ school: Int, _ measures: [(name: String, isDone: Bool)]) throws -> SchoolReport {
        let plan = SchoolReport.Term("май", from: try Self.day("2024-05-01"), to: try Self.day("2024-05-31"))
        let fact = SchoolReport.Term("17.05.2024", from: try Self.day("2024-05-17"), to: try Self.day("2024-05-17"))
        return SchoolReport(
            school: schools[school].id, programme: "Программа", period: SchoolReport.Term("1 полугодие 2024"),
            measures: measures.map { name, isDone in
                SchoolReport.Measure(
                    name: name, plan: plan, fact: isDone ? fact : SchoolReport.Term(""), result: isDone ? "Да" : "")
            })
    }
}
