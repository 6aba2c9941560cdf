// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
import Monitoring
import Statistics
import Wording

/// Whether the indicators of schools and groups of schools changed over the years that can be compared.
public struct DynamicsPlugin: AnalysisPlugin {
    static let level = Parameter(
        "level", default: 0.05, .within(0.0001...0.5),
        help: Sentence(ru: "уровень значимости", en: "significance level"))
    static let adjust = Parameter(
        "adjust", default: "bh", .oneOf(["bh", "by", "holm", "hochberg", "discrete-bh", "none"]),
        help: Sentence(ru: "поправка на число проверок", en: "adjustment for the number of tests"))
    static let family = Parameter(
        "family", default: "indicator", .oneOf(["indicator", "all"]),
        help: Sentence(
            ru: "что проверяется вместе: один показатель по всем школам или все показатели",
            en: "what is tested together: one indicator over all schools, or all indicators"))
    static let minimum = Parameter(
        "minimum", default: 10, .within(1...1000),
        help: Sentence(
            ru: "год с меньшим числом участников не сравнивается", en: "a year with fewer participants is not compared")
    )
    static let margin = Parameter(
        "margin", default: 0.10, .within(0.001...0.5),
        help: Sentence(
            ru: "граница существенного изменения, доля", en: "the margin of a material change, a fraction"))
    static let dispersion = Parameter(
        "dispersion", default: "pooled", .oneOf(["pooled", "none"], orNumberWithin: 0...0.9),
        help: Sentence(
            ru: "разброс между выпусками: pooled — из файла региона или по всем школам, none — не учитывать, число — ρ",
            en:
                "variation between cohorts: pooled is the region's file or all schools together, none leaves it out, a number is ρ"
        ))
    static let difference = Parameter(
        "difference", default: "newcombe", .oneOf(["newcombe", "miettinen-nurminen"]),
        help: Sentence(ru: "интервал разности долей", en: "the interval of a difference of shares"))

    /// What the plugin is.
    public static let manifest = PluginManifest(
        id: "dynamics", version: "1.1.0",
        title: Sentence(ru: "Значимость изменений показателей", en: "Significance of the change of indicators"),
        summary: Sentence(
            ru:
                "Для каждой школы: доли по годам с интервалами, проверка изменения за сопоставимые годы с учётом разброса между "
                + "выпусками, изменение и уровень относительно остальных школ, вывод словами или причина, по которой вывода нет. "
                + "Для ШНОР, ШНСУ, остальных школ и всей территории: изменение с учётом состава школ.",
            en:
                "For each school: shares by year with intervals, a test of the change over comparable years that allows for "
                + "the variation between cohorts, change and level against the other schools, a verdict in words or the reason "
                + "why there is none. For ШНОР, ШНСУ, the other schools and the territory: the change whatever the mix of "
                + "schools."),
        references: [
            "Armitage P. (1955). Tests for linear trends in proportions and frequencies. Biometrics 11, 375–386.",
            "Agresti A. (2013). Categorical Data Analysis, 3rd ed. Wiley.",
            "Benjamini Y., Hochberg Y. (1995). Controlling the false discovery rate. J. R. Stat. Soc. B 57, 289–300.",
            "Mantel N. (1963). Chi-square tests with one degree of freedom: extensions of the Mantel–Haenszel procedure. "
                + "J. Am. Stat. Assoc. 58, 690–700.",
            "Newcombe R. G. (1998). Interval estimation for the difference between independent proportions. "
                + "Stat. Med. 17, 873–890.",
            "Williams D. A. (1982). Extra-binomial variation in logistic linear models. Appl. Stat. 31, 144–148.",
            "Wilson E. B. (1927). Probable inference, the law of succession, and statistical inference. "
                + "J. Am. Stat. Assoc. 22, 209–212.",
        ],
        kinds: [.estimate],
        parameters: [
            level.declaration, adjust.declaration, family.declaration, minimum.declaration, margin.declaration,
            difference.declaration, dispersion.declaration,
        ])

    /// Makes the plugin.
    public init() {}

    /// Counts of every indicator that is counted from results, with its parts.
    ///
    /// - Throws: ``AnalysisError/parameterOutOfRange(plugin:id:value:range:)`` for `discrete-bh` where the variation between cohorts is
    ///   allowed for: the procedure knows the supports of binomial tests only.
    public func requests(parameters: ParameterValues, campaign: CampaignDescription) throws -> [DataRequest] {
        if parameters[Self.adjust] == "discrete-bh", parameters[Self.dispersion] != "none" {
            throw AnalysisError.parameterOutOfRange(
                plugin: Self.manifest.id, id: "adjust", value: "discrete-bh",
                range: "bh | by | holm | hochberg | none (discrete-bh: dispersion: none)")
        }
        return [.counts(CountRequest(indicators: Set(campaign.counted.map(\.id)), includesParts: true))]
    }
}

extension CampaignDescription {
    /// The indicators that are counted from results.
    var counted: [IndicatorDefinition] { indicators.filter { !$0.populations.isEmpty } }
}
