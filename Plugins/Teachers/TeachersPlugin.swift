// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
import Monitoring
import Statistics
import Wording

/// What changed between two diagnoses of teachers, for groups of at least five; indicator 18.
public struct TeachersPlugin: AnalysisPlugin {
    static let levels = Parameter(
        "levels", default: "низкий, базовый, повышенный, высокий", .words(2...20),
        help: Sentence(
            ru: "уровни компетенций через запятую, от низшего к высшему",
            en: "levels of competence, separated by commas, the lowest first"))
    static let sufficient = Parameter(
        "sufficient", default: "", .words(0...1),
        help: Sentence(
            ru: "уровень, с которого дефицита нет; пусто — второй из levels",
            en: "the level from which on there is no deficit; empty: the second of levels"))
    static let cuts = Parameter(
        "cuts", default: "", .risingNumbers(within: 0...100),
        help: Sentence(
            ru:
                "с какого процента от максимума начинается каждый уровень, кроме низшего, если в файле уровней нет: 40, 60, 80; "
                + "пусто — уровни не выводятся",
            en:
                "from which percent of the largest score each level but the lowest begins, where a file has none: 40, 60, 80; "
                + "empty: none"))
    static let reliabilitySubject = Parameter(
        "reliabilitySubject", default: "unknown", .oneOf(["unknown"], orNumberWithin: 0...1),
        help: Sentence(
            ru:
                "надёжность формы по предмету (например, альфа Кронбаха): для надёжного изменения и возврата к среднему",
            en: "reliability of the form in the subject, such as Cronbach's alpha"))
    static let reliabilityMethod = Parameter(
        "reliabilityMethod", default: "unknown", .oneOf(["unknown"], orNumberWithin: 0...1),
        help: Sentence(
            ru: "надёжность формы по методике", en: "reliability of the form in methods"))
    static let minimum = Parameter(
        "minimum", default: 5, .within(5...100),
        help: Sentence(
            ru: "группа с меньшим числом педагогов нигде не показывается", en: "a smaller group is shown nowhere"))
    static let adjust = Parameter(
        "adjust", default: "bh", .oneOf(["bh", "by", "holm", "hochberg", "none"]),
        help: Sentence(ru: "поправка на число проверок", en: "adjustment for the number of tests"))

    /// What the plugin is.
    public static let manifest = PluginManifest(
        id: "teachers", version: "1.0.0",
        title: Sentence(ru: "Диагностика педагогов до и после", en: "Diagnosis of teachers before and after"),
        summary: Sentence(
            ru:
                "Для территории, ШНОР, ШНСУ, школ и предметов, группами не меньше пяти педагогов: изменение "
                + "предметных и методических компетенций с интервалами и проверками, движение между уровнями, дефициты; доля "
                + "педагогов с ростом (показатель 18) рядом с той, что вышла бы случайно.",
            en:
                "For the territory, ШНОР, ШНСУ, schools and subjects, in groups of at least five teachers: "
                + "the change of competence in subject and methods with intervals and tests, movement between levels, "
                + "deficits; the share of teachers who gained (indicator 18) beside that of chance alone."),
        references: [
            "Wilcoxon F. (1945). Individual comparisons by ranking methods. Biometrics Bulletin 1(6), 80–83.",
            "Pratt J. W. (1959). Remarks on zeros and ties in the Wilcoxon signed rank procedures. "
                + "J. Am. Stat. Assoc. 54, 655–667.",
            "Jacobson N. S., Truax P. (1991). Clinical significance. J. Consult. Clin. Psychol. 59, 12–19.",
            "Hedges L. V. (1981). Distribution theory for Glass's estimator of effect size. J. Educ. Stat. 6, 107–128.",
            "Efron B. (1987). Better bootstrap confidence intervals. J. Am. Stat. Assoc. 82, 171–185.",
            "McNemar Q. (1947). Note on the sampling error of the difference between correlated proportions. "
                + "Psychometrika 12, 153–157.",
            "Stuart A. (1955). A test for homogeneity of the marginal distributions. Biometrika 42, 412–416.",
            "Bowker A. H. (1948). A test for symmetry in contingency tables. J. Am. Stat. Assoc. 43, 572–574.",
            "Pustejovsky J. E., Tipton E. (2018). Small-sample methods for cluster-robust variance estimation. "
                + "J. Bus. Econ. Stat. 36, 672–683.",
        ],
        kinds: [.estimate],
        parameters: [
            levels.declaration, sufficient.declaration, cuts.declaration, reliabilitySubject.declaration,
            reliabilityMethod.declaration, minimum.declaration, adjust.declaration,
        ])

    /// Makes the plugin.
    public init() {}

    /// Diagnosed teachers by what they have in common.
    ///
    /// - Throws: ``AnalysisError/parameterOutOfRange(plugin:id:value:range:)`` for a sufficient level that is not one of the
    ///   levels, cuts of another number, a reliability that the rule of the indicator needs and nobody gave.
    public func requests(parameters: ParameterValues, campaign: CampaignDescription) throws -> [DataRequest] {
        _ = try DiagnosisOptions(parameters, campaign)
        return [.diagnostics]
    }
}
