// SPDX-License-Identifier: GPL-3.0-or-later

/// How documents speak of one verdict. The subject of every verdict is the indicator, never the school.
public struct VerdictWording: Hashable, Sendable {
    /// The code of the data, such as `improved`.
    public let code: String
    /// One or two characters for a map; readable in black and white.
    public let symbol: String
    /// The words of a table's cell; `{minimum}` is the least number of participants, `{margin}` the margin.
    public let cell: Sentence
    /// The sentence of a document. Places: `{indicator}`, `{series}`, `{change}`, `{lower}`, `{upper}`, `{level}`,
    /// `{p}`, `{adjusted}`, `{margin}`, `{why}`.
    public let sentence: Sentence
    /// What the verdict means and what it does not, for readers who know no statistics; `{margin}`, `{minimum}`,
    /// `{level}` are places.
    public let plain: Sentence
}

/// The words of the closed list of verdicts on change.
public enum VerdictWords {
    /// The words of a verdict's code; nil for a code that is not in the list.
    ///
    /// - Parameter code: The code of the data.
    public static func wording(_ code: String) -> VerdictWording? { all.first { $0.code == code } }

    /// All verdicts, from the clearest to what cannot be told.
    public static let all: [VerdictWording] = [
        VerdictWording(
            code: "improved", symbol: "+",
            cell: Sentence(ru: "улучшение (подтверждено)", en: "improvement (confirmed)"),
            sentence: Sentence(
                ru: "По показателю {indicator} изменение статистически значимо, это улучшение: {series}. \(change)",
                en: "Indicator {indicator}: the change is statistically significant, an improvement: {series}. \(changeEn)"),
            plain: Sentence(
                ru: "Показатель стал лучше, и случайным колебанием это объяснить трудно, даже с учётом того, что "
                    + "проверялось много школ сразу. О причинах вывод ничего не говорит.",
                en: "The indicator became better, and chance hardly explains it, even though many schools were tested at "
                    + "once. It says nothing of causes.")),
        VerdictWording(
            code: "worsened", symbol: minusSign,
            cell: Sentence(ru: "ухудшение (подтверждено)", en: "deterioration (confirmed)"),
            sentence: Sentence(
                ru: "По показателю {indicator} изменение статистически значимо, это ухудшение: {series}. \(change)",
                en: "Indicator {indicator}: the change is statistically significant, a deterioration: {series}. \(changeEn)"),
            plain: Sentence(
                ru: "Показатель стал хуже, и случайным колебанием это объяснить трудно, даже с учётом того, что "
                    + "проверялось много школ сразу. О причинах вывод ничего не говорит.",
                en: "The indicator became worse, and chance hardly explains it, even though many schools were tested at "
                    + "once. It says nothing of causes.")),
        VerdictWording(
            code: "improving", symbol: "(+)",
            cell: Sentence(
                ru: "возможное улучшение (не подтверждено)", en: "possible improvement (not confirmed)"),
            sentence: Sentence(
                ru: "По показателю {indicator} возможно улучшение, но оно не подтверждено: {series}. \(change)",
                en: "Indicator {indicator}: an improvement is possible, though not confirmed: {series}. \(changeEn)"),
            plain: Sentence(
                ru: "Показатель, возможно, стал лучше. Когда проверяется много школ, часть таких случаев возникает "
                    + "случайно, поэтому это повод присмотреться, а не вывод.",
                en: "The indicator may have become better. Where many schools are tested, some such cases arise by "
                    + "chance: a reason to look closer, not a conclusion.")),
        VerdictWording(
            code: "worsening", symbol: "(\(minusSign))",
            cell: Sentence(
                ru: "возможное ухудшение (не подтверждено)", en: "possible deterioration (not confirmed)"),
            sentence: Sentence(
                ru: "По показателю {indicator} возможно ухудшение, но оно не подтверждено: {series}. \(change)",
                en: "Indicator {indicator}: a deterioration is possible, though not confirmed: {series}. \(changeEn)"),
            plain: Sentence(
                ru: "Показатель, возможно, стал хуже. Когда проверяется много школ, часть таких случаев возникает "
                    + "случайно, поэтому это повод присмотреться, а не вывод.",
                en: "The indicator may have become worse. Where many schools are tested, some such cases arise by "
                    + "chance: a reason to look closer, not a conclusion.")),
        VerdictWording(
            code: "stable", symbol: "=",
            cell: Sentence(
                ru: "существенных изменений нет (±{margin})", en: "no substantial change (±{margin})"),
            sentence: Sentence(
                ru: "По показателю {indicator} существенных изменений нет: {series}. Оценка изменения {change}; её интервал "
                    + "({level}) от {lower} до {upper} целиком лежит в пределах ±{margin}.",
                en: "Indicator {indicator}: no substantial change: {series}. The estimated change is {change}; its "
                    + "interval ({level}) from {lower} to {upper} lies within ±{margin}."),
            plain: Sentence(
                ru: "Показатель изменился не больше чем на {margin} в ту или другую сторону. Это не похвала: показатель "
                    + "может быть устойчиво низким.",
                en: "The indicator changed by no more than {margin} either way. This is no praise: an indicator can be "
                    + "steadily poor.")),
        VerdictWording(
            code: "inconclusive", symbol: "?",
            cell: Sentence(ru: "не подтверждено и не исключено", en: "neither shown nor excluded"),
            sentence: Sentence(
                ru: "Показатель {indicator}: {series}. Такая разница возможна и без изменений в работе {whose}, поэтому вывод не "
                    + "делается. Оценка изменения {change}, но она неточна: интервал ({level}) от {lower} до {upper}; "
                    + "p\u{A0}=\u{A0}{p}.",
                en: "Indicator {indicator}: {series}. Such a difference is possible without any change in the work of {whose}, "
                    + "so no conclusion is drawn. The estimated change is {change}, but imprecise: interval ({level}) "
                    + "from {lower} to {upper}; p\u{A0}=\u{A0}{p}."),
            plain: Sentence(
                ru: "Участников слишком мало или разброс слишком велик, чтобы сказать, изменилось ли что-нибудь. Это не "
                    + "означает, что изменений нет.",
                en: "There are too few participants, or too much variation, to tell whether anything changed. It does not "
                    + "mean that nothing did.")),
        VerdictWording(
            code: "insufficient", symbol: "○",
            cell: Sentence(ru: "мало участников", en: "too few participants"),
            sentence: Sentence(
                ru: "Вывод по показателю {indicator} не делается: {why}. {series}.",
                en: "Indicator {indicator}: no conclusion is drawn: {why}. {series}."),
            plain: Sentence(
                ru: "Вывод не делается, если сопоставимых лет с числом участников не менее {minimum} меньше двух.",
                en: "No conclusion is drawn where fewer than two comparable years have at least {minimum} participants.")),
        VerdictWording(
            code: "notComparable", symbol: "≠",
            cell: Sentence(ru: "не сравнивается", en: "not compared"),
            sentence: Sentence(
                ru: "Годы по показателю {indicator} не сравниваются: {why}. {series}.",
                en: "Indicator {indicator}: the years are not compared: {why}. {series}."),
            plain: Sentence(
                ru: "Условия или правила процедуры в эти годы различались, либо школа была отобрана по этим же результатам: "
                    + "сравнение ничего бы не сказало о работе школы.",
                en: "The conditions or rules of the procedure differed between the years, or the school was selected by "
                    + "these very results: a comparison would say nothing of the school's work.")),
    ]

    /// The cell of `insufficient` where the participants are too few; `{count}` is the smallest number of them.
    public static let fewParticipants = Sentence(
        ru: "мало участников ({count})", en: "too few participants ({count})")
    /// The cell of `insufficient` where only one comparable period is left.
    public static let onePeriod = Sentence(
        ru: "нет второго сопоставимого года", en: "no second comparable year")
    /// Whose work an undecided difference may have left unchanged, for a school.
    public static let ofSchool = Sentence(ru: "школы", en: "the school")
    /// Whose work an undecided difference may have left unchanged, for a group of schools.
    public static let ofSchools = Sentence(ru: "школ", en: "the schools")

    private static let change =
        "Оценка изменения {change}, интервал ({level}) от {lower} до {upper}; p\u{A0}=\u{A0}{p}, с поправкой на число "
        + "проверок {adjusted}."
    private static let changeEn =
        "The estimated change is {change}, interval ({level}) from {lower} to {upper}; p\u{A0}=\u{A0}{p}, adjusted for "
        + "the number of tests {adjusted}."
}
