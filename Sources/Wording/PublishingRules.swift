// SPDX-License-Identifier: GPL-3.0-or-later

/// The words that depend on the rules of testing: adjustment, family of tests, interval of a difference.
public struct TestRules: Hashable, Sendable {
    /// The procedure of adjustment: `bh`, `by`, `holm`, `hochberg` or `none`.
    public var adjustment: String
    /// What is tested together: `indicator` or `all`.
    public var family: String
    /// The interval of a difference: `newcombe` or `miettinen-nurminen`.
    public var difference: String
    /// The variation between cohorts: `none` leaves it out.
    public var dispersion: String

    /// Names the rules by their codes in the parameters.
    public init(
        adjustment: String = "bh", family: String = "indicator", difference: String = "newcombe",
        dispersion: String = "pooled"
    ) {
        self.dispersion = dispersion
        self.adjustment = adjustment
        self.family = family
        self.difference = difference
    }

    /// Whether p-values are adjusted at all.
    public var isAdjusted: Bool { adjustment != "none" }

    /// Whether the variation between cohorts is allowed for.
    public var allowsForCohorts: Bool { dispersion != "none" }

    /// What the rules promise of chance among the confirmed changes, and what the release leaves out.
    ///
    /// Place: `{level}`.
    public var errors: Sentence {
        switch adjustment {
        case "none":
            Sentence(
                ru:
                    "Поправка на число проверок отключена: если бы ничего не менялось, подтвердилось бы в среднем около "
                    + "{level} проверок, \(condition(.russian)). " + unaccounted(ru: "поэтому их больше"),
                en:
                    "There is no adjustment for the number of tests: if nothing changed, about {level} of the tests would be "
                    + "confirmed on average, \(condition(.english)). " + unaccounted(en: "so there are more"))
        case "holm", "hochberg":
            Sentence(
                ru:
                    "Если бы ничего не менялось, вероятность подтвердить хотя бы одно изменение \(together(.russian)) была "
                    + "бы не больше {level}, \(condition(.russian)). " + unaccounted(ru: "поэтому она больше"),
                en:
                    "If nothing changed, the probability to confirm even one change \(together(.english)) would be no more "
                    + "than {level}, \(condition(.english)). " + unaccounted(en: "so it is higher"))
        default:
            Sentence(
                ru:
                    "Среди подтверждённых изменений \(together(.russian)) случайных было бы в среднем не больше {level}, "
                    + "\(condition(.russian)). " + unaccounted(ru: "поэтому их больше"),
                en:
                    "Among the changes confirmed \(together(.english)) no more than {level} would be chance on average, "
                    + "\(condition(.english)). " + unaccounted(en: "so there are more"))
        }
    }

    /// The paragraph on the test of change.
    var change: MethodWords.Paragraph {
        let name =
            difference == "miettinen-nurminen"
            ? Sentence(ru: "Миеттинена\u{A0}— Нурминена", en: "the Miettinen–Nurminen interval")
            : Sentence(ru: "Ньюкомба", en: "Newcombe's interval")
        return MethodWords.Paragraph(
            heading: Sentence(ru: "Проверка изменения", en: "Test of change"),
            text: Sentence(
                ru:
                    "Условный точный критерий тренда Кохрана\u{A0}— Армитиджа по числам участников, двусторонний, со средним p "
                    + "(mid-p)\(deflated(.russian)). Величина изменения\u{A0}— наклон взвешенной прямой, умноженный на длину периода; разность "
                    + "последнего и первого года\u{A0}— с интервалом \(name[.russian]).",
                en:
                    "The conditional exact Cochran–Armitage trend test on the counts, two-sided, with the mid-p-value"
                    + "\(deflated(.english)). The size of the change is the weighted slope times the length of the window; the difference of last and first "
                    + "year has \(name[.english])."))
    }

    private func deflated(_ language: Language) -> String {
        guard allowsForCohorts else { return "" }
        return Sentence(
            ru: "; его квантиль делится на корень из увеличения дисперсии обычным разбросом между выпусками",
            en: ", its quantile divided by the root of what the variation between cohorts adds to the variance")[
                language]
    }

    /// The paragraph on many tests.
    var many: MethodWords.Paragraph {
        let name = MethodWords.adjustment(adjustment)
        let text =
            isAdjusted
            ? Sentence(
                ru: "Когда проверяется много школ, часть различий возникает случайно. Поэтому значимость считается с "
                    + "поправкой (\(name[.russian])) \(scope(.russian)), отдельно для школ и для групп школ; уровень "
                    + "{level}. " + errors[.russian],
                en: "Where many schools are tested, some differences arise by chance. So significance is adjusted "
                    + "(\(name[.english])) \(scope(.english)), schools and groups of schools apart; level {level}. "
                    + errors[.english])
            : Sentence(
                ru: "Когда проверяется много школ, часть различий возникает случайно. " + errors[.russian],
                en: "Where many schools are tested, some differences arise by chance. " + errors[.english])
        return MethodWords.Paragraph(
            heading: Sentence(ru: "Поправка на число проверок", en: "Adjustment for many tests"), text: text)
    }

    private func scope(_ language: Language) -> String {
        (family == "all"
            ? Sentence(ru: "сразу по всем показателям", en: "over all indicators together")
            : Sentence(ru: "внутри каждого показателя", en: "within each indicator"))[language]
    }

    private func together(_ language: Language) -> String {
        (family == "all"
            ? Sentence(ru: "по всем показателям вместе", en: "over all indicators together")
            : Sentence(ru: "по одному показателю", en: "for one indicator"))[language]
    }

    /// Tests of several indicators rest on the same pupils, those of one indicator on different ones.
    private func condition(_ language: Language) -> String {
        let isShared = family == "all" && adjustment != "by" && adjustment != "holm"
        let units =
            allowsForCohorts
            ? Sentence(ru: "выпуски разных лет", en: "cohorts of different years")
            : Sentence(ru: "участники", en: "pupils")
        let tests = isShared ? Sentence(ru: " и проверки", en: " and tests") : Sentence(ru: "", en: "")
        return language == .russian
            ? "будь \(units.ru)\(tests.ru) независимы" : "were \(units.en)\(tests.en) independent"
    }

    private func unaccounted(ru consequence: String) -> String {
        allowsForCohorts
            ? "Обычный разброс между выпусками учтён."
            : "Обычный разброс между выпусками не учтён, \(consequence), особенно в больших школах."
    }

    private func unaccounted(en consequence: String) -> String {
        allowsForCohorts
            ? "The ordinary variation between cohorts is allowed for."
            : "The ordinary variation between cohorts is not allowed for, \(consequence), above all in large schools."
    }
}
