// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
internal import Monitoring
internal import Statistics
internal import Wording

/// Indicator 17 as a section: the share of ШНОР by each rule beside what chance alone would give, and what each school gives to it.
public struct ProgressSection {
    private struct Key: Hashable {
        let unit: AnalysisUnit
        let quantity: Quantity
    }

    private let campaign: CampaignDescription
    private let indicator: IndicatorDefinition
    private let provenance: Provenance
    private let findings: [Key: Finding]

    /// Takes the findings of the plugin; nil where it gave none.
    ///
    /// - Parameters:
    ///   - tables: The findings of the run.
    ///   - campaign: The campaign.
    public init?(tables: [FindingTable], campaign: CampaignDescription) {
        guard let table = tables.first(where: { $0.provenance.plugin == "progress" }), table.count > 0,
            let indicator = campaign.indicators.first(where: { $0.id == table[0].indicator })
        else { return nil }
        self.campaign = campaign
        self.indicator = indicator
        provenance = table.provenance
        let own = table.findings.filter { $0.indicator == indicator.id }
        findings = Dictionary(own.map { (Key(unit: $0.unit, quantity: $0.quantity), $0) }) { first, _ in first }
    }

    /// The section.
    public var section: PublishedSection {
        let number = ["number": String(indicator.id)]
        let left = campaign.indicators.filter { !$0.populations.isEmpty && $0.stage == .final }.map { String($0.id) }
        let group = finding(.lowResults, .share)
        var notes: [Sentence] = []
        if group?.estimate == nil { notes.append(ProgressWords.notComputed) }
        if group?.reasons.contains(.interimIndicatorsOnly) ?? false {
            notes.append(
                Self.filled(
                    ProgressWords.interim,
                    ["left": left.joined(separator: ", "), "number": String(indicator.id)]))
        }
        notes.append(
            Self.filled(ProgressWords.note, ["indicators": provenance.parameters["indicators"] ?? "—"]))
        notes.append(ProgressWords.chance)
        if group?.reasons.contains(.regressionToMeanPossible) ?? false { notes.append(ProgressWords.selection) }
        return PublishedSection(
            id: "progress", title: Self.filled(ProgressWords.title, number),
            sheet: Self.filled(ProgressWords.sheet, number), notes: notes, tables: [byRule, bySchool])
    }

    private static func filled(_ sentence: Sentence, _ values: [String: String]) -> Sentence {
        Sentence(ru: sentence.filled(.russian, values), en: sentence.filled(.english, values))
    }

    private static let rules: [(code: String, share: Quantity, chance: Quantity)] = [
        ("kOfM", .kOfMShare, .kOfMChance), ("everyYear", .everyYearShare, .everyYearChance),
        ("confirmed", .confirmedShare, .confirmedChance),
    ]

    private var adopted: String { provenance.parameters["adopted.\(indicator.id)"] ?? "" }

    private func finding(_ unit: AnalysisUnit, _ quantity: Quantity) -> Finding? {
        findings[Key(unit: unit, quantity: quantity)]
    }

    private var byRule: PublishedSection.Table {
        let k = provenance.parameters["k"].flatMap(Int.init) ?? 0
        let rows = Self.rules.compactMap { rule -> [PublishedSection.Cell]? in
            guard let share = finding(.lowResults, rule.share), let estimate = share.estimate else { return nil }
            return [
                .words(ProgressWords.rule(rule.code, k: k)),
                rule.code == adopted ? .words(SupportWords.yes) : .text(""), .count(share.numerator),
                .count(share.denominator), .share(estimate),
                share.interval.map { .interval(lower: $0.lower, upper: $0.upper) } ?? .empty,
                finding(.lowResults, rule.chance)?.estimate.map { .share($0) } ?? .empty,
            ]
        }
        let widths: [Double] = [44, 10, 14, 10, 10, 16, 12]
        return PublishedSection.Table(
            title: ProgressWords.byRule,
            columns: zip(ProgressWords.ruleColumns, widths).map { PublishedSection.Column($0, width: $1) }, rows: rows)
    }

    private var bySchool: PublishedSection.Table {
        let chance = Self.rules.first { $0.code == adopted }?.chance ?? .kOfMChance
        let schools = campaign.schools.filter { $0.has(.lowResults, on: campaign.referenceDate) }
        let rows = schools.sorted { $0.id < $1.id }.map { school -> [PublishedSection.Cell] in
            let unit = AnalysisUnit.school(school.id)
            let name = PublishedSection.Cell.text(school.shortName ?? school.name)
            guard let holds = finding(unit, .share)?.numerator else {
                return [name, .count(0), .empty, .empty, .empty, .empty, .empty]
            }
            func count(_ quantity: Quantity) -> PublishedSection.Cell {
                finding(unit, quantity).map { .count($0.numerator) } ?? .empty
            }
            return [
                name, .count(finding(unit, .kOfMShare)?.denominator ?? 0), count(.kOfMShare), count(.everyYearShare),
                count(.confirmedShare), .words(holds > 0 ? SupportWords.yes : SupportWords.no),
                finding(unit, chance)?.estimate.map { .share($0) } ?? .empty,
            ]
        }
        let widths: [Double] = [44, 14, 14, 14, 16, 14, 16]
        return PublishedSection.Table(
            title: ProgressWords.bySchool,
            columns: zip(ProgressWords.schoolColumns, widths).map { PublishedSection.Column($0, width: $1) }, rows: rows
        )
    }
}
