// SPDX-License-Identifier: GPL-3.0-or-later

/// Sentences about the ordinary variation between cohorts.
public enum DispersionWording {
    /// What was allowed for in one indicator, and where it comes from.
    ///
    /// - Parameters:
    ///   - indicator: The indicator's name.
    ///   - rho: ρ.
    ///   - standardError: Its standard error; 0 where it is known.
    ///   - units: How many units it was estimated from; 0 where it was not.
    ///   - source: The code of the source in the data, such as `pooled`.
    ///   - language: The language asked for.
    /// - Returns: The sentence.
    public static func note(
        indicator: String, rho: Double, standardError: Double, units: Int, source: String, language: Language
    ) -> String {
        let value = language.decimal(rho, decimals: 3)
        let error = standardError > 0 ? " ± \(language.decimal(standardError, decimals: 3))" : ""
        let origin = origin(source, units: units)[language]
        return Sentence(
            ru: "\(indicator)\u{A0}— обычный разброс между выпусками учтён, ρ = \(value)\(error) (\(origin)).",
            en: "\(indicator): the ordinary variation between cohorts is allowed for, "
                + "ρ = \(value)\(error) (\(origin)).")[language]
    }

    /// Where ρ comes from.
    ///
    /// - Parameters:
    ///   - source: The code of the source in the data.
    ///   - units: How many units it was estimated from.
    /// - Returns: A clause.
    public static func origin(_ source: String, units: Int) -> Sentence {
        switch source {
        case "pooled":
            Sentence(
                ru: "оценка по всем объектам вместе: \(units)", en: "estimated from all units together: \(units)")
        case "given": Sentence(ru: "задано", en: "given")
        case "related":
            Sentence(
                ru: "медиана по показателям той же процедуры и предмета",
                en: "the median of indicators of the same procedure and subject")
        case "changes":
            Sentence(
                ru: "оценка с запасом по изменениям за два года: \(units)",
                en: "estimated from changes of two years, rather too large: \(units)")
        case "prior":
            Sentence(
                ru: "взято по умолчанию: своих данных для оценки мало",
                en: "the default: there are too few data to estimate it")
        default: Sentence(ru: "не учтён", en: "not allowed for")
        }
    }

    /// How many tests are significant before adjustment, and how many would be by chance.
    ///
    /// - Parameters:
    ///   - tests: How many tests were performed.
    ///   - found: How many raw p-values are below the level.
    ///   - expected: The level times the tests.
    ///   - language: The language asked for.
    /// - Returns: The sentence.
    public static func byChance(tests: Int, found: Int, expected: Double, language: Language) -> String {
        let chance = language.decimal(expected, decimals: expected < 10 ? 1 : 0)
        return Sentence(
            ru: "Проверок: \(tests). Без поправки значимы \(found); если бы ничего не менялось, случайно было бы около "
                + "\(chance).",
            en:
                "Tests: \(tests). Significant before adjustment: \(found); if nothing changed, about \(chance) would be by "
                + "chance.")[language]
    }
}
