// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
public import Monitoring
internal import Statistics
internal import Wording

/// Help for schools as a section: indicators of registers by year and by school, and the events that nothing proves.
public struct SupportSection {
    private struct Key: Hashable {
        let unit: AnalysisUnit
        let indicator: Int
        let year: Int
    }

    private let campaign: CampaignDescription
    private let events: [SupportEvent]
    private let findings: [Key: Finding]

    /// Joins findings and events.
    ///
    /// - Parameters:
    ///   - tables: The findings of the run.
    ///   - campaign: The campaign.
    ///   - events: The events of the registers, for those without a document.
    public init(tables: [FindingTable], campaign: CampaignDescription, events: [SupportEvent]) {
        self.campaign = campaign
        self.events = events
        let shares = tables.filter { $0.provenance.plugin == "support" }.flatMap(\.findings)
        findings = Dictionary(
            shares.map { (Key(unit: $0.unit, indicator: $0.indicator, year: $0.from.year), $0) }
        ) { first, _ in first }
    }

    /// The section; nil where the campaign has no indicator of a register.
    public var section: PublishedSection? {
        guard !indicators.isEmpty else { return nil }
        let isAny = indicators.contains { $0.countsWithoutDocument }
        return PublishedSection(
            id: "support", title: SupportWords.title,
            notes: [SupportWords.note, isAny ? SupportWords.withoutDocument : SupportWords.withDocument],
            tables: [byIndicator, bySchool, unproven])
    }

    private var indicators: [IndicatorDefinition] { campaign.indicators.filter { $0.register != nil } }

    private var schools: [School] {
        campaign.schools.filter { $0.has(.lowResults, on: campaign.referenceDate) }.sorted { $0.id < $1.id }
    }

    private func finding(_ unit: AnalysisUnit, _ indicator: IndicatorDefinition, _ year: Int) -> Finding? {
        findings[Key(unit: unit, indicator: indicator.id, year: year)]
    }

    // MARK: Indicators

    private var byIndicator: PublishedSection.Table {
        let columns: [PublishedSection.Column] = [
            .init(SupportWords.indicator, width: 44), .init(SupportWords.year, width: 8),
            .init(SupportWords.group, width: 14), .init(SupportWords.numerator), .init(SupportWords.denominator),
            .init(SupportWords.share), .init(SupportWords.interval, width: 16), .init(SupportWords.remark, width: 50),
        ]
        let rows = indicators.flatMap { indicator in
            campaign.years.flatMap { year in
                [AnalysisUnit.lowResults, .territory].compactMap { row(indicator, year, $0) }
            }
        }
        return PublishedSection.Table(title: SupportWords.byIndicator, columns: columns, rows: rows)
    }

    private func row(_ indicator: IndicatorDefinition, _ year: Int, _ unit: AnalysisUnit) -> [PublishedSection.Cell]? {
        let name = Sentence(
            ru: "\(indicator.id). \(indicator.shortTitle.ru)", en: "\(indicator.id). \(indicator.shortTitle.en)")
        let head: [PublishedSection.Cell] = [
            .words(name), .text(String(year)), .words(SupportWords.group(unit.code)),
        ]
        guard let finding = finding(unit, indicator, year) else {
            // What the order asks for is told even where nothing is known.
            guard unit == .lowResults else { return nil }
            let why = Self.filled(SupportWords.notComputed, SupportWords.noRegister)
            return head + [.empty, .empty, .empty, .empty, .words(why)]
        }
        return head + Self.numbers(finding) + [Self.remark(finding)]
    }

    private static func numbers(_ finding: Finding) -> [PublishedSection.Cell] {
        guard let estimate = finding.estimate else { return [.empty, .empty, .empty, .empty] }
        return [
            .count(finding.numerator), .count(finding.denominator), .share(estimate),
            finding.interval.map { .interval(lower: $0.lower, upper: $0.upper) } ?? .empty,
        ]
    }

    private static func remark(_ finding: Finding) -> PublishedSection.Cell {
        let sentences = finding.reasons.codes.compactMap { ReasonWording.sentence(code: $0) }
        guard !sentences.isEmpty else { return .text("") }
        let joined = Sentence(
            ru: sentences.map(\.ru).joined(separator: "; "), en: sentences.map(\.en).joined(separator: "; "))
        return .words(finding.estimate == nil ? filled(SupportWords.notComputed, joined) : joined)
    }

    private static func filled(_ sentence: Sentence, _ why: Sentence) -> Sentence {
        Sentence(ru: sentence.filled(.russian, ["why": why.ru]), en: sentence.filled(.english, ["why": why.en]))
    }

    // MARK: Schools

    private var bySchool: PublishedSection.Table {
        let columns =
            [PublishedSection.Column(SupportWords.school, width: 44), .init(SupportWords.year, width: 8)]
            + indicators.map { PublishedSection.Column($0.shortTitle, width: 20) }
        let rows = schools.flatMap { school in
            campaign.years.compactMap { year -> [PublishedSection.Cell]? in
                let unit = AnalysisUnit.school(school.id)
                let found = indicators.map { finding(unit, $0, year) }
                guard found.contains(where: { $0 != nil }) else { return nil }
                let cells = zip(indicators, found).map { indicator, finding in Self.cell(finding, of: indicator) }
                return [.text(school.shortName ?? school.name), .text(String(year))] + cells
            }
        }
        return PublishedSection.Table(title: SupportWords.bySchool, columns: columns, rows: rows)
    }

    /// Yes or no of a school, the share of its teachers, or why there is none.
    private static func cell(_ finding: Finding?, of indicator: IndicatorDefinition) -> PublishedSection.Cell {
        guard let finding else { return .empty }
        guard let estimate = finding.estimate else { return remark(finding) }
        if finding.denominator == 1 { return .words(estimate > 0 ? SupportWords.yes : SupportWords.no) }
        return .share(estimate)
    }

    // MARK: Events without a document

    private var unproven: PublishedSection.Table {
        let names = Dictionary(campaign.schools.map { ($0.id, $0.shortName ?? $0.name) }) { first, _ in first }
        let years = Set(campaign.years)
        let open = events.filter { event in
            event.document == nil && names[event.school] != nil && event.day.map { years.contains($0.year) } ?? false
        }
        let sorted = open.sorted { first, second in
            (first.school, first.day?.iso ?? "", first.kind) < (second.school, second.day?.iso ?? "", second.kind)
        }
        return PublishedSection.Table(
            title: SupportWords.unproven, help: SupportWords.unprovenHelp,
            columns: [
                .init(SupportWords.school, width: 44), .init(SupportWords.register, width: 24),
                .init(SupportWords.kind, width: 30), .init(SupportWords.day),
            ],
            rows: sorted.map { event in
                let day = event.day.map { Sentence(ru: $0.russian, en: $0.iso) }
                return [
                    .text(names[event.school] ?? event.school.code),
                    .words(SupportWords.register(event.register.rawValue)), .text(event.kind),
                    day.map { .words($0) } ?? .empty,
                ]
            })
    }
}
