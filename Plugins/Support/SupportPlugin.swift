// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
import Monitoring
import Statistics
import Wording

/// How many schools, and teachers, networks and methodical help reach: indicators 19 to 21.
///
/// Nothing is tested: an event is a fact, and whether it helped no register can tell.
public struct SupportPlugin: AnalysisPlugin {
    static let minimum = Parameter(
        "minimum", default: 5, .within(5...1000),
        help: Sentence(
            ru: "о группе педагогов меньше этой ничего не сообщается; и о той, по которой её можно вычислить",
            en: "nothing is said of fewer teachers than these, nor of a group from which they could be found"))

    /// What the plugin is.
    public static let manifest = PluginManifest(
        id: "support", version: "1.0.0",
        title: Sentence(ru: "Помощь школам", en: "Help for schools"),
        summary: Sentence(
            ru: "Доли школ, вовлечённых в сетевое взаимодействие и получивших методическую помощь, и доля охваченных "
                + "педагогов по календарным годам, с интервалами; что не рассчитано и почему.",
            en: "Shares of schools that work in networks and that got methodical help, and of the teachers who took "
                + "part, by calendar year, with intervals; what is not computed, and why."),
        references: [
            "Wilson E. B. (1927). Probable inference, the law of succession, and statistical inference. J. Am. Stat. "
                + "Assoc. 22, 209–212."
        ],
        kinds: [.estimate], parameters: [minimum.declaration])

    /// Makes the plugin.
    public init() {}

    /// Counts of every indicator of a register.
    public func requests(parameters: ParameterValues, campaign: CampaignDescription) -> [DataRequest] {
        [.counts(CountRequest(indicators: Set(campaign.registered.map(\.id))))]
    }

    /// The share of each unit and year, or why there is none.
    ///
    /// - Throws: `CancellationError`, `StatisticsError` for counts beyond any register.
    public func analyse(
        _ data: RequestedData, parameters: ParameterValues, campaign: CampaignDescription, context: AnalysisContext
    ) throws -> FindingTable {
        try context.checkCancellation()
        var table = FindingTable(
            provenance: Provenance(
                plugin: Self.manifest.id, version: Self.manifest.version, parameters: parameters.texts))
        let indicators = Dictionary(campaign.registered.map { ($0.id, $0) }) { first, _ in first }
        for indicator in campaign.registered {
            table.provenance.parameters["evidence.\(indicator.id)"] =
                indicator.countsWithoutDocument ? "any" : "document"
        }
        let rows = data.counts.rows.filter { $0.part == nil }
        let shown = Self.shown(rows.filter { indicators[$0.indicator]?.countsTeachers ?? false }, campaign, parameters)
        for row in rows {
            guard let indicator = indicators[row.indicator] else { continue }
            let isHidden = indicator.countsTeachers && !(shown[Table(row)]?.contains(row.unit) ?? false)
            table.append(try finding(row, indicator, isHidden: isHidden))
        }
        return table
    }

    /// What is told of an indicator for a period.
    private struct Table: Hashable {
        let indicator: Int
        let period: Period

        init(_ row: CountTable.Row) { (indicator, period) = (row.indicator, row.period) }
    }

    /// The groups whose teachers may be told of.
    private static func shown(
        _ rows: [CountTable.Row], _ campaign: CampaignDescription, _ parameters: ParameterValues
    ) -> [Table: Set<AnalysisUnit>] {
        let suppression = GroupSuppression(campaign)
        return Dictionary(grouping: rows, by: Table.init).mapValues { rows in
            let sizes = Dictionary(rows.map { ($0.unit, $0.denominator) }, uniquingKeysWith: max)
            return suppression.shown(sizes.filter { $0.value > 0 }, minimum: parameters[minimum])
        }
    }

    private func finding(
        _ row: CountTable.Row, _ indicator: IndicatorDefinition, isHidden: Bool
    ) throws -> Finding {
        var reasons: Reasons = row.flags.contains(.evidenceMissing) ? .evidenceMissing : []
        if row.flags.contains(.manualValue) { reasons.insert(.manualValue) }
        if row.denominator == 0 {
            reasons.insert(.denominatorUnknown)
        } else if row.numerator > row.denominator {
            reasons.insert(.countsDisagree)
        } else if row.flags.contains(.sharedTeachers) {
            reasons.insert(.sharedTeachers)
        } else if isHidden {
            reasons.insert(.suppressed)
        }
        let isComputed = reasons.isDisjoint(with: [.denominatorUnknown, .countsDisagree, .sharedTeachers, .suppressed])
        var finding = Finding(
            unit: row.unit, indicator: indicator.id, quantity: .share, from: row.period, to: row.period,
            numerator: isComputed ? row.numerator : 0, denominator: isComputed ? row.denominator : 0,
            pupils: isComputed ? row.pupils : 0, estimate: nil, reasons: reasons)
        guard isComputed else { return finding }
        let wilson = try WilsonInterval(BinomialCount(row.numerator, of: row.denominator))
        finding.estimate = wilson.estimate
        // Whether one school took part is known, not estimated.
        if row.denominator > 1 { finding.interval = wilson.interval }
        return finding
    }
}

extension CampaignDescription {
    /// The indicators that are counted from registers.
    var registered: [IndicatorDefinition] { indicators.filter { $0.register != nil } }
}
