// SPDX-License-Identifier: GPL-3.0-or-later

/// What documents need of a verdict beside ``VerdictWording``: a sign for the map, and the sentence with numbers.
public struct VerdictDetail: Hashable, Sendable {
    /// One to three characters for a map, readable in black and white.
    public let symbol: String
    /// The sentence of a document.
    ///
    /// Places: `{opening}` (``VerdictWording/opening``), `{series}`, `{change}`, `{lower}`,
    /// `{upper}`, `{level}`, `{p}`, `{adjusted}`, `{margin}`, `{why}`.
    public let sentence: Sentence

    /// The details of a verdict.
    ///
    /// - Parameter code: The verdict's code in the data; nil for a code that is not in the list.
    public init?(code: String) {
        guard let known = Self.catalogue[code] else { return nil }
        self = known
    }

    private init(_ symbol: String, _ sentence: Sentence) {
        self.symbol = symbol
        self.sentence = sentence
    }

    private static let catalogue: [String: VerdictDetail] = [
        "improved": VerdictDetail("+", tested),
        "worsened": VerdictDetail(minusSign, tested),
        "improving": VerdictDetail("(+)", tested),
        "worsening": VerdictDetail("(\(minusSign))", tested),
        "stable": VerdictDetail(
            "=",
            Sentence(
                ru:
                    "{opening}: {series}. Оценка изменения {change}; её интервал ({level}) от {lower} до {upper} целиком лежит "
                    + "в пределах ±{margin}.",
                en:
                    "{opening}: {series}. The estimated change is {change}; its interval ({level}) from {lower} to {upper} "
                    + "lies within ±{margin}.")),
        "inconclusive": VerdictDetail(
            "?",
            Sentence(
                ru: "{opening}: {series}. Оценка изменения {change}, но она неточна: интервал ({level}) от {lower} до "
                    + "{upper}; p\u{A0}{p}.",
                en: "{opening}: {series}. The estimated change is {change}, but imprecise: interval ({level}) from "
                    + "{lower} to {upper}; p\u{A0}{p}.")),
        "belowOthers": VerdictDetail("▼", level),
        "aboveOthers": VerdictDetail("▲", level),
        "typical": VerdictDetail("≈", level),
        "levelUnclear": VerdictDetail("≈?", level),
        "insufficient": VerdictDetail("○", unanswered),
        "notComparable": VerdictDetail("≠", unanswered),
    ]

    private static let tested = Sentence(
        ru: "{opening}: {series}. Оценка изменения {change}, интервал ({level}) от {lower} до {upper}; p\u{A0}{p}, с "
            + "поправкой на число проверок\u{A0}{adjusted}.",
        en: "{opening}: {series}. The estimated change is {change}, interval ({level}) from {lower} to {upper}; "
            + "p\u{A0}{p}, adjusted for the number of tests\u{A0}{adjusted}.")
    /// The sentences that are different where nothing is adjusted for the number of tests, by the verdict's code.
    public static let unadjusted: [String: Sentence] = Dictionary(
        uniqueKeysWithValues: ["improved", "worsened", "improving", "worsening"].map { ($0, plain) })

    private static let plain = Sentence(
        ru:
            "{opening}: {series}. Оценка изменения {change}, интервал ({level}) от {lower} до {upper}; p\u{A0}{p} (поправка "
            + "на число проверок отключена).",
        en: "{opening}: {series}. The estimated change is {change}, interval ({level}) from {lower} to {upper}; "
            + "p\u{A0}{p} (no adjustment for the number of tests).")
    /// The sentence about a change that is judged by its size alone.
    public static let untested = Sentence(
        ru:
            "{series}. Оценка изменения {change}, интервал ({level}) от {lower} до {upper}; проверяется только, больше ли оно ±{margin}: "
            + "{why}.",
        en:
            "{series}. The estimated change is {change}, interval ({level}) from {lower} to {upper}; it is only asked whether it is "
            + "more than ±{margin}: {why}.")
    private static let level = Sentence(
        ru:
            "{opening}: {series}. Отличие от остальных школ {change}, интервал ({level}) от {lower} до {upper}; p\u{A0}{p}, с "
            + "поправкой на число проверок: {adjusted}.",
        en:
            "{opening}: {series}. The difference from the other schools is {change}, interval ({level}) from {lower} to "
            + "{upper}; p\u{A0}{p}, adjusted for the number of tests: {adjusted}.")
    private static let unanswered = Sentence(ru: "{opening}: {why}. {series}.", en: "{opening}: {why}. {series}.")
}

/// Pieces of the sentences about verdicts.
public enum VerdictPieces {
    /// The cell of `insufficient` where the participants are too few; `{count}` is the smallest number of them.
    public static let fewParticipants = Sentence(
        ru: "мало участников ({count})", en: "too few participants ({count})")
    /// The cell of `insufficient` where only one comparable period is left.
    public static let onePeriod = Sentence(
        ru: "нет второго сопоставимого года", en: "no second comparable year")
    /// The cell of `stable`; `{margin}` is the margin.
    public static let stable = Sentence(
        ru: "существенных изменений нет (±{margin})", en: "no material change (±{margin})")
    /// One point of a series.
    public static let point = Sentence(
        ru: "{period}\u{A0}— {share} ({count} из {total})", en: "{period}: {share} ({count} of {total})")
    /// What stands in place of a series without points.
    public static let noData = Sentence(ru: "данных нет", en: "there are no data")
    /// Why a year is set aside, with the year.
    public static let aside = Sentence(ru: "{period}: {why}", en: "{period}: {why}")
    /// The same, with the year that it cannot be compared with.
    public static let asidePair = Sentence(
        ru: "{period} и {against}: {why}", en: "{period} and {against}: {why}")
}
