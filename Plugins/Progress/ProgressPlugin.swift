// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
import Monitoring
import Statistics
import Wording

/// The share of ШНОР with positive dynamics: indicator 17, by three rules, each beside what chance alone would give.
public struct ProgressPlugin: AnalysisPlugin {
    static let rule = Parameter(
        "rule", default: "indicator", .oneOf(["indicator"] + ProgressRule.allCases.map(\.rawValue)),
        help: Sentence(
            ru: "что считать положительной динамикой: indicator — как в choices показателя, kOfM — k из m показателей "
                + "улучшились, everyYear — k из m лучше каждый год, confirmed — есть подтверждённое улучшение и нет "
                + "подтверждённого ухудшения",
            en: "what positive dynamics are: indicator is the choice of the indicator, kOfM that k of m indicators are "
                + "better, everyYear that k of m are better every year, confirmed an improvement and no worsening, "
                + "confirmed"))
    static let k = Parameter(
        "k", default: 0, .within(0...100),
        help: Sentence(
            ru: "сколько показателей школы должно улучшиться; 0 — больше половины рассчитанных",
            en: "how many indicators of a school must be better; 0 is more than half of those computed"))

    /// What the plugin is.
    public static let manifest = PluginManifest(
        id: "progress", version: "1.0.0",
        title: Sentence(ru: "ШНОР с положительной динамикой", en: "Schools with positive dynamics"),
        summary: Sentence(
            ru: "Доля ШНОР с положительной динамикой по трём правилам; рядом доля, которую дал бы один случай. "
                + "Знаменатель — ШНОР, у которых хотя бы по одному показателю есть сопоставимые годы.",
            en: "The share of ШНОР with positive dynamics by three rules, each beside the share that chance alone "
                + "would give. The denominator is the ШНОР with comparable years of at least one indicator."),
        references: [
            "Pesarin F., Salmaso L. (2010). Permutation Tests for Complex Data. Wiley.",
            "Wilson E. B. (1927). Probable inference, the law of succession, and statistical inference. J. Am. Stat. "
                + "Assoc. 22, 209–212.",
        ],
        kinds: [.estimate], parameters: [rule.declaration, k.declaration])

    private static let source = "dynamics"

    /// Makes the plugin.
    public init() {}

    /// The verdicts on change and the shares of the same run.
    public func requests(parameters: ParameterValues, campaign: CampaignDescription) -> [DataRequest] {
        campaign.derived.isEmpty ? [] : [.findings(plugin: Self.source)]
    }

    /// The shares of ШНОР by each rule, the one that is adopted, and what each school gives to them.
    ///
    /// - Throws: `CancellationError`, `StatisticsError` for counts that are none.
    public func analyse(
        _ data: RequestedData, parameters: ParameterValues, campaign: CampaignDescription, context: AnalysisContext
    ) throws -> FindingTable {
        try context.checkCancellation()
        var table = FindingTable(
            provenance: Provenance(
                plugin: Self.manifest.id, version: Self.manifest.version, parameters: parameters.texts))
        guard let findings = data.findings[Self.source] else { return table }
        let used = campaign.usedForProgress
        let verdicts = ComparedYears(findings, campaign: campaign)
        let schools = campaign.schools.filter { $0.has(.lowResults, on: campaign.referenceDate) }.sorted {
            $0.id < $1.id
        }
        let level = findings.provenance.parameters["level"].flatMap(Double.init) ?? 0.05
        let k = parameters[Self.k]
        let progress = try context.map(count: schools.count, grain: 16) { index -> SchoolProgress? in
            let unit = AnalysisUnit.school(schools[index].id)
            let computed = used.compactMap { verdicts.indicator($0, of: unit) }
            return computed.isEmpty
                ? nil : try SchoolProgress(computed, k: k, level: level)
        }
        table.provenance.parameters["indicators"] = used.map { String($0.id) }.joined(separator: ", ")
        table.provenance.parameters["stage"] = campaign.stage?.rawValue ?? "all"
        for indicator in campaign.derived {
            let adopted = Self.adopted(parameters[Self.rule], indicator)
            table.provenance.parameters["adopted.\(indicator.id)"] = adopted.rawValue
            let maker = ProgressFindings(indicator: indicator, campaign: campaign, adopted: adopted)
            for (school, progress) in zip(schools, progress) {
                if let progress { maker.append(progress, of: .school(school.id), to: &table) }
            }
            try maker.append(progress.compactMap { $0 }, to: &table)
        }
        return table
    }

    private static func adopted(_ parameter: String, _ indicator: IndicatorDefinition) -> ProgressRule {
        ProgressRule(rawValue: parameter) ?? indicator.choices["rule"].flatMap(ProgressRule.init) ?? .kOfM
    }
}

extension CampaignDescription {
    /// The indicators that this plugin makes.
    var derived: [IndicatorDefinition] {
        indicators.filter { $0.source == .findings(plugin: ProgressPlugin.manifest.id) }
    }

    /// The indicators of results that the stage of the run has: the interim document precedes those of the final one.
    var usedForProgress: [IndicatorDefinition] {
        indicators.filter { !$0.populations.isEmpty && (stage != .interim || $0.stage == .interim) }
    }
}
