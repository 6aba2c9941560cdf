// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Publishing
import Statistics
import Testing
import Wording

/// An edition of made-up schools.
///
/// Its numbers only have to look like findings: which test gave them is no matter here.
struct SampleEdition {
    var names: [String] = (1...12).map { "МБОУ «Средняя школа № \($0)»" }
    var language = Language.russian
    var years = [2022, 2023, 2024]
    var indicators = 1...16
    /// Whether two schools of three have a short name.
    var hasShortNames = true
    /// Whether the last school has no grade 11, and so no results of indicators 3–8.
    var lastLacksGrade11 = false
    /// The years by which the watched schools were selected.
    var selectedOn: Set<Int>?

    /// Parameters of the dynamics that differ from the defaults.
    var parameters: [String: String] = [:]

    /// The sources of the rooms whose resources the sample needs.
    static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources")
    static let templates = sources.appendingPathComponent("Publishing/Templates")

    func make() throws -> Edition {
        let settings = try settings()
        let rules = try RuleBook(contentsOf: Self.sources.appendingPathComponent("Monitoring/Rules"))
        let schools = names.enumerated().compactMap { index, name in
            SchoolID(number: Int32(342_201 + index)).map { id in
                School(
                    id: id, name: name, shortName: index % 3 == 0 || !hasShortNames ? nil : "СШ № \(index + 1)",
                    statuses: index < 3 ? [StatusPeriod(status: index == 1 ? .adverseConditions : .lowResults)] : [])
            }
        }
        let campaign = CampaignDescription(
            indicators: settings.indicators, schools: schools, breaks: rules.breaks, years: years,
            selectedOn: selectedOn)
        var edition = Edition(
            language: language,
            header: .init(
                organisation: "Отдел образования", territory: "Муниципальный район",
                order: settings.order,
                stage: .interim),
            created: Date(timeIntervalSince1970: 1_700_000_000), campaign: campaign, tables: [table(campaign)])
        edition.imports = imports
        edition.checks = [
            .init(
                subject: Sentence(ru: "Полнота: ОГЭ, 2023", en: "Completeness: OGE, 2023"), holds: false,
                detail: Sentence(ru: "Нет данных 2 школ из 12", en: "2 schools of 12 have no data"))
        ]
        edition.run.run = 3
        edition.run.program = "vekha 0.1.0"
        edition.run.rules = rules.versions
        edition.run.date = CalendarDate(year: 2024, month: 9, day: 30)
        return edition
    }

    private func settings() throws -> CampaignSettings {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).yaml")
        let text = """
            periods: [\(years.map(String.init).joined(separator: ", "))]
            order: {number: "80", date: "24.09.2021", title: "О проведении мониторинга"}

            """
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let rules = try RuleBook(contentsOf: Self.sources.appendingPathComponent("Monitoring/Rules"))
        return try CampaignSettings(
            contentsOf: file, templates: Self.sources.appendingPathComponent("Monitoring/Templates"),
            groups: rules.breaks.groups)
    }

    private var imports: [ImportEntry] {
        [
            ImportEntry(
                file: "ВПР/Ф1_РУ4_2023.xlsx", sha256: String(repeating: "ab", count: 32), format: "vpr-f1", rows: 260,
                accepted: 251, absent: 7, rejected: 2,
                rejections: [
                    Rejection(sheet: "Лист1", cell: "B17", value: "edu34220", reason: .malformedSchool),
                    Rejection(
                        sheet: "Лист1", cell: "B45", value: "edu342299", reason: .unknownSchool, suggestion: "342209"),
                ],
                checks: [FileCheck(kind: .participants, scope: "342201", declared: 24, found: 23, agrees: false)]),
            ImportEntry(
                file: "ОГЭ/2024/ОГЭ_01_2024.csv", sha256: String(repeating: "0c", count: 32), format: "ris-protocol",
                rows: 180, accepted: 180, absent: 0, rejected: 0,
                taken: [TakenValue(key: "procedure", value: "ОГЭ", origin: "path")]),
        ]
    }

    private func table(_ campaign: CampaignDescription) -> FindingTable {
        var table = FindingTable(
            provenance: Provenance(
                plugin: "dynamics", version: "1.0.0",
                parameters: ["level": "0.05", "margin": "0.1", "minimum": "10", "adjust": "bh"]
                    .merging(parameters) { $1 }))
        for id in indicators {
            table.families.append(TestFamily(name: "indicator \(id), schools", size: names.count, adjustment: "bh"))
            let isExam = (3...12).contains(id)
            let periods = years.map { Period(year: $0, season: isExam ? nil : $0 == 2022 ? .autumn : .spring) }
            if !isExam {
                table.setAside.append(
                    SetAside(
                        indicator: id, period: periods[0], window: Array(years.dropFirst()),
                        reasons: .comparableWithReservation, against: 2023))
            }
            for (index, unit) in units(campaign).enumerated() {
                append(unit, index: index, indicator: id, periods: periods, isExam: isExam, to: &table)
            }
        }
        return table
    }

    private func units(_ campaign: CampaignDescription) -> [AnalysisUnit] {
        [.watched, .others, .territory] + campaign.schools.map { .school($0.id) }
    }

    private func append(
        _ unit: AnalysisUnit, index: Int, indicator: Int, periods: [Period], isExam: Bool, to table: inout FindingTable
    ) {
        let sizes = unit.kind == .school ? [7, 18, 24, 41, 96][index % 5] : [60, 240, 300][index]
        let low = [1, 3, 5, 7, 9, 11, 13, 14].contains(indicator)
        var points: [(Period, Int, Int)] = []
        for (year, period) in periods.enumerated() {
            let noise = Double((index * 31 + indicator * 17 + year * 7) % 13) / 100
            let drift = Double((index + indicator) % 5 - 2) * 0.09 * Double(year)
            let share = min(max((low ? 0.18 : 0.22) + noise - drift, 0), 0.9)
            let total = sizes + (index * 5 + year * 3 + indicator) % 6
            points.append((period, Int((share * Double(total)).rounded()), total))
        }
        if selectedOn != nil, (3..<6).contains(index) {
            table.append(
                Finding(
                    unit: unit, indicator: indicator, quantity: .share, from: periods[0], to: periods[0], numerator: 3,
                    denominator: 12, pupils: 12, estimate: 0.25, interval: wilson(3, 12)))
            table.append(
                Finding(
                    unit: unit, indicator: indicator, quantity: .change, from: periods[0], to: periods[0], numerator: 3,
                    denominator: 12, pupils: 12, estimate: nil, verdict: .notComparable, reasons: .selectedOnBaseline))
            return
        }
        if lastLacksGrade11, index == names.count + 2, (3...8).contains(indicator) {
            table.append(
                Finding(
                    unit: unit, indicator: indicator, quantity: .change, from: periods[0],
                    to: periods[periods.count - 1], numerator: 0, denominator: 0, pupils: 0, estimate: nil,
                    verdict: .insufficient, reasons: .onePeriod))
            return
        }
        for (period, x, n) in points {
            table.append(
                Finding(
                    unit: unit, indicator: indicator, quantity: .share, from: period, to: period, numerator: x,
                    denominator: n, pupils: n, estimate: Double(x) / Double(n), interval: wilson(x, n)))
        }
        let window = isExam ? points : Array(points.dropFirst())
        let x = window.map(\.1).reduce(0, +)
        let n = window.map(\.2).reduce(0, +)
        let (first, last) = (window[0], window[window.count - 1])
        table.append(
            Finding(
                unit: unit, indicator: indicator, quantity: .pooledShare, from: first.0, to: last.0, numerator: x,
                denominator: n, pupils: n, estimate: Double(x) / Double(n), interval: wilson(x, n)))
        let change = Double(last.1) / Double(last.2) - Double(first.1) / Double(first.2)
        let error = (0.25 / Double(first.2) + 0.25 / Double(last.2)).squareRoot() * 0.85
        let tested = min(first.2, last.2) >= 10 && indicator != 8
        let (verdict, reasons) = verdict(change / error, change, error, low, tested, indicator)
        let p = erfc(abs(change / error) / 2.0.squareRoot())
        table.append(
            Finding(
                unit: unit, indicator: indicator, quantity: .change, from: first.0, to: last.0, numerator: last.1,
                denominator: last.2, pupils: last.2, estimate: tested ? change : nil,
                interval: tested
                    ? ConfidenceInterval(lower: change - 1.645 * error, upper: change + 1.645 * error, level: 0.9)
                    : nil,
                test: tested
                    ? TestResult(
                        z: change / error, pAsymptotic: p, pExact: min(1, p * 1.1), pMid: p, p: p,
                        pAdjusted: min(1, p * 3), family: table.families.count - 1) : nil,
                verdict: verdict, reasons: reasons))
        table.append(
            Finding(
                unit: unit, indicator: indicator, quantity: .difference, from: first.0, to: last.0, numerator: last.1,
                denominator: last.2, pupils: last.2, estimate: change,
                interval: ConfidenceInterval(lower: change - 1.96 * error, upper: change + 1.96 * error, level: 0.95)))
        table.append(
            Finding(
                unit: unit, indicator: indicator, quantity: .steadyChance, from: first.0, to: last.0, numerator: last.1,
                denominator: last.2, pupils: last.2, estimate: 1.0 / 6))
    }

    private func verdict(
        _ z: Double, _ change: Double, _ error: Double, _ low: Bool, _ tested: Bool, _ indicator: Int
    ) -> (Verdict, Reasons) {
        if indicator == 8 { return (.notComparable, .breakForbidden) }
        guard tested else { return (.insufficient, [.periodBelowMinimum, .onePeriod]) }
        let isBetter = low ? change < 0 : change > 0
        if abs(z) > 2.4 { return (isBetter ? .improved : .worsened, .adjustedBelowLevel) }
        if abs(z) > 1.96 { return (isBetter ? .improving : .worsening, [.rawBelowLevel, .intervalWiderThanMargin]) }
        if abs(change) + 1.645 * error < 0.1 { return (.stable, .intervalWithinMargin) }
        return (.inconclusive, [.aboveLevel, .intervalWiderThanMargin])
    }

    private func wilson(_ x: Int, _ n: Int) -> ConfidenceInterval {
        let (z, size) = (1.959963984540054, Double(n))
        let share = Double(x) / size
        let centre = (share + z * z / (2 * size)) / (1 + z * z / size)
        let half = z / (1 + z * z / size) * (share * (1 - share) / size + z * z / (4 * size * size)).squareRoot()
        return ConfidenceInterval(
            lower: x == 0 ? 0 : centre - half, upper: x == n ? 1 : centre + half, level: 0.95)
    }
}

/// A folder that is removed after the test.
final class OutputTestFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("vekha-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}
