// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of what stands against other schools: level, net change, groups, selection; and of events.
public enum OthersWords {
    /// The title of the levels in the summary.
    public static let levels = Sentence(
        ru: "Уровень: где хуже и где лучше, чем в остальных школах (подтверждено)",
        en: "Level: where it is worse and where better than in the other schools (confirmed)")
    /// The first sentence there.
    ///
    /// Places: `{typical}`, `{unclear}`, `{margin}`.
    public static let levelsText = Sentence(
        ru:
            "Доля за сопоставимые годы вместе, в скобках\u{A0}— она и доля остальных школ за те же годы. Кроме названных: не "
            + "отличается от остальных (±{margin}) {typical}, не подтверждено и не исключено {unclear}.",
        en:
            "The share of the comparable years together; in brackets it and that of the other schools in the same years. Besides: "
            + "no different from the others (±{margin}) in {typical}, neither shown nor excluded in {unclear}.")
    /// Where no level differs.
    public static let levelsNone = Sentence(
        ru: "Подтверждённых отличий от остальных школ нет.", en: "No difference from the other schools is confirmed.")
    /// A school in a list of levels.
    ///
    /// Places: `{school}`, `{own}`, `{others}`.
    public static let levelOf = Sentence(
        ru: "{school} ({own}; остальные {others})", en: "{school} ({own}; others {others})")
    /// The title of the events.
    public static let events = Sentence(
        ru: "Кому нужна помощь: минимум не преодолён", en: "Who needs help: the minimum was not reached")
    /// What they are.
    public static let eventsText = Sentence(
        ru:
            "Участники последнего года экзаменов с результатом ниже минимального после всех пересдач. Это счёт участников, а не "
            + "тенденция; только для служебного пользования.",
        en:
            "Participants of the last examination year below the minimum after all re-sits. A count, never a trend; for internal "
            + "use only.")
    /// A school in the list of events.
    ///
    /// Places: `{school}`, `{count}`, `{total}`.
    public static let eventOf = Sentence(ru: "{school}: {count} из {total}", en: "{school}: {count} of {total}")
    /// The same on the card of a school.
    ///
    /// Places: `{count}`.
    public static let eventOfSchool = Sentence(
        ru: "Последний год: минимум не преодолели {count}\u{A0}— повод для помощи, а не вывод о динамике",
        en: "Last year: {count} below the minimum, a reason to help and no verdict on a trend")
    /// The change of a group, with its interval.
    ///
    /// Places: `{group}`, `{change}`, `{lower}`, `{upper}`.
    public static let groupChange = Sentence(
        ru: "{group}: {change} (от {lower} до {upper})", en: "{group}: {change} (from {lower} to {upper})")
    /// The net change of a group.
    ///
    /// Places: `{change}`, `{lower}`, `{upper}`, `{word}`.
    public static let groupNet = Sentence(
        ru: "; относительно остальных {change} (от {lower} до {upper}): {word}",
        en: "; relative to the others {change} (from {lower} to {upper}): {word}")
    /// The change to be expected from the selection alone.
    ///
    /// Places: `{group}`, `{from}`, `{to}`, `{change}`, `{lower}`, `{upper}`.
    public static let selection = Sentence(
        ru: "{group}: только из-за отбора за {from}–{to}\u{A0}гг. следовало бы ждать {change} (от {lower} до {upper})",
        en: "{group}: from the selection alone {change} (from {lower} to {upper}) would be expected over {from}–{to}")
    /// The same on the card of a school.
    ///
    /// Place: `{change}`.
    public static let selectionOfSchool = Sentence(
        ru: "Только из-за отбора следовало бы ждать изменения {change}",
        en: "From the selection alone a change of {change} would be expected")
    /// «Уровень».
    public static let level = Sentence(ru: "Уровень", en: "Level")
    /// The level in numbers.
    ///
    /// Places: `{change}`, `{lower}`, `{upper}`, `{p}`, `{adjusted}`.
    public static let levelDetail = Sentence(
        ru:
            "Уровень относительно остальных школ: {change}, 90\u{A0}% интервал от {lower} до {upper}; p\u{A0}{p}, с поправкой: {adjusted}",
        en:
            "Level against the other schools: {change}, 90% interval from {lower} to {upper}; p {p}, adjusted: {adjusted}"
    )
    /// The level against the region.
    ///
    /// Places: `{change}`, `{word}`.
    public static let regionDetail = Sentence(
        ru: "Относительно региона: {change} ({word})", en: "Against the region: {change} ({word})")
    /// The net change in numbers.
    ///
    /// Places: `{change}`, `{lower}`, `{upper}`, `{p}`, `{word}`.
    public static let netDetail = Sentence(
        ru:
            "Изменение относительно других школ: {change}, 90\u{A0}% интервал от {lower} до {upper}; p\u{A0}{p}: {word}",
        en: "Change relative to the other schools: {change}, 90% interval from {lower} to {upper}; p {p}: {word}")
    /// «относительно других школ».
    public static let netWord = Sentence(ru: "относительно других школ", en: "relative to the other schools")
    /// The smallest change that would have been seen.
    ///
    /// Place: `{change}`.
    public static let detectable = Sentence(
        ru: "При таком числе участников с вероятностью 80\u{A0}% было бы замечено ухудшение от {change}",
        en: "With so many participants a worsening from {change} on would have been seen with probability 80%")
    /// The drawn level.
    ///
    /// Place: `{share}`.
    public static let shrunken = Sentence(
        ru: "Сглаженный уровень: {share}", en: "Drawn level: {share}")
    /// «Уровень за сопоставимые годы вместе», a band of the workbook.
    public static let levelBand = Sentence(
        ru: "Уровень за сопоставимые годы вместе", en: "Level of the comparable years together")
    /// «Вывод об уровне».
    public static let levelVerdict = Sentence(ru: "Вывод об уровне", en: "Verdict on level")
    /// «отличие от остальных, п.п.».
    public static let levelDifference = Sentence(ru: "отличие от остальных, п.п.", en: "less the others, pp")
    /// «сглаженный уровень».
    public static let shrunkenHead = Sentence(ru: "сглаженный уровень", en: "drawn level")
    /// «отличие от региона, п.п.».
    public static let regionDifference = Sentence(ru: "отличие от региона, п.п.", en: "less the region, pp")
    /// «Вывод: относительно региона».
    public static let regionVerdict = Sentence(ru: "вывод относительно региона", en: "verdict against the region")
    /// «Относительно других школ», a band.
    public static let netBand = Sentence(ru: "Изменение относительно других школ", en: "Change relative to the others")
    /// «заметно ухудшение от, п.п.».
    public static let detectableHead = Sentence(
        ru: "заметно было бы ухудшение от, п.п.", en: "a worsening would be seen from, pp")
    /// «ожидалось от одного отбора, п.п.».
    public static let selectionHead = Sentence(
        ru: "ожидалось от одного отбора, п.п.", en: "expected from selection alone, pp")
    /// «ШНОР».
    public static let lowResults = Sentence(ru: "ШНОР", en: "ШНОР")
    /// «ШНСУ».
    public static let adverseConditions = Sentence(ru: "ШНСУ", en: "ШНСУ")
    /// «Регион».
    public static let region = Sentence(ru: "Регион", en: "Region")
}

/// The sentence about one school and one indicator that its head understands.
public enum HeadWords {
    /// The first clause: who had the outcome, in the first and in the last year.
    ///
    /// Places: `{verb}`, `{x1}`, `{total1}`, `{year1}`, `{x2}`, `{n2}`, `{year2}`.
    public static let clause = Sentence(
        ru: "{verb} {x1} из {total1} в {year1}\u{A0}г. и {x2} из {n2} в {year2}\u{A0}г.",
        en: "{x1} of {total1} in {year1} and {x2} of {n2} in {year2} {verb}.")
    /// The same where only one year can be told.
    ///
    /// Places: `{verb}`, `{x1}`, `{total1}`, `{year1}`.
    public static let single = Sentence(
        ru: "{verb} {x1} из {total1} в {year1}\u{A0}г.", en: "{x1} of {total1} in {year1} {verb}.")

    /// What the participants who are counted did.
    ///
    /// - Parameters:
    ///   - outcome: `belowMinimum`, `high`, or a mark.
    ///   - isWorks: Whether works are counted, not participants.
    ///   - isOne: Whether their number asks for the singular.
    /// - Returns: The beginning of the sentence in Russian, its end in English.
    public static func verb(_ outcome: String, isWorks: Bool, isOne: Bool) -> Sentence {
        switch outcome {
        case "belowMinimum":
            Sentence(
                ru: isOne ? "Минимальный порог не преодолел" : "Минимальный порог не преодолели",
                en: "did not reach the minimum")
        case "high":
            Sentence(ru: isOne ? "81 балл и более набрал" : "81 балл и более набрали", en: "had 81 or more")
        default:
            isWorks
                ? Sentence(
                    ru: isOne ? "На «\(outcome)» оценена" : "На «\(outcome)» оценены", en: "were marked «\(outcome)»")
                : Sentence(
                    ru: isOne ? "Отметку «\(outcome)» получил" : "Отметку «\(outcome)» получили",
                    en: "got the mark «\(outcome)»")
        }
    }

    /// What follows for the change.
    ///
    /// - Parameter code: The verdict's code in the data.
    /// - Returns: The sentence, nil for a code that is no verdict on change; places `{margin}`, `{why}`, `{minimum}`.
    public static func change(_ code: String) -> Sentence? {
        switch code {
        case "improved":
            Sentence(
                ru: "Показатель улучшился, и это больше случайности и обычного разброса между выпусками.",
                en: "The indicator improved by more than chance and the ordinary variation between cohorts.")
        case "worsened":
            Sentence(
                ru: "Показатель ухудшился, и это больше случайности и обычного разброса между выпусками.",
                en: "The indicator worsened by more than chance and the ordinary variation between cohorts.")
        case "improving":
            Sentence(
                ru: "Показатель, возможно, улучшился, но среди многих школ такая разница встречается и случайно.",
                en: "The indicator may have improved, but among many schools such a difference also comes by chance.")
        case "worsening":
            Sentence(
                ru: "Показатель, возможно, ухудшился, но среди многих школ такая разница встречается и случайно.",
                en: "The indicator may have worsened, but among many schools such a difference also comes by chance.")
        case "stable":
            Sentence(
                ru: "Существенных изменений нет (меньше {margin}).",
                en: "There is no material change (less than {margin}).")
        case "inconclusive":
            Sentence(
                ru: "Такая разница возможна и без изменений в работе школы, поэтому вывод не делается.",
                en: "Such a difference is possible without any change in the school's work, so no conclusion is drawn.")
        case "insufficient":
            Sentence(
                ru: "Сравнимых лет с числом участников не меньше {minimum} не хватает, поэтому вывод не делается.",
                en:
                    "There are too few comparable years with at least {minimum} participants, so no conclusion is drawn."
            )
        case "notComparable":
            Sentence(
                ru: "Эти годы не сравниваются: {why}.", en: "These years are not compared: {why}.")
        default: nil
        }
    }

    /// The level of a school, in numbers.
    ///
    /// Places: `{years}`, `{x}`, `{total}`, `{share}`, `{others}`, `{verdict}`.
    public static let level = Sentence(
        ru: "Уровень ({years}): {x} из {total} ({share}), в остальных школах в те же годы {others}: {verdict}.",
        en: "Level ({years}): {x} of {total} ({share}), in the other schools in the same years {others}: {verdict}.")
    /// The same where there is no comparison.
    ///
    /// Places: `{years}`, `{x}`, `{total}`, `{share}`, `{verdict}`.
    public static let levelAlone = Sentence(
        ru: "Уровень ({years}): {x} из {total} ({share}): {verdict}.",
        en: "Level ({years}): {x} of {total} ({share}): {verdict}.")
}

/// The words of the appendix of `report.html`.
public enum AppendixWords {
    /// «Приложение для статистика».
    public static let title = Sentence(ru: "Приложение для статистика", en: "Appendix for the statistician")
    /// «Воронка изменений».
    public static let funnel = Sentence(ru: "Воронка изменений", en: "Funnel of changes")
    /// What it shows.
    public static let funnelHelp = Sentence(
        ru:
            "Точка\u{A0}— школа: сколько участников в год стоит за её изменением и каково оно. Пунктир\u{A0}— границы 95\u{A0}%, если бы "
            + "участники были независимы, сплошная линия\u{A0}— с обычным разбросом между выпусками. За пунктиром, но внутри "
            + "сплошной линии лежит то, что простая проверка назвала бы изменением. Показатель выбирается отбором у карты.",
        en:
            "A dot is a school: how many participants a year stand behind its change, and the change. Dashed: 95% limits were "
            + "pupils independent; solid: with the ordinary variation between cohorts. Between the two lies what a plain test "
            + "would call a change. The filter of the map chooses the indicator.")
    /// «Гистограмма p».
    public static let histogram = Sentence(ru: "Гистограмма p", en: "Histogram of p")
    /// What it shows.
    public static let histogramHelp = Sentence(
        ru:
            "p изменений школ без поправки. Если бы ничего не менялось, столбики были бы примерно одной высоты (линия); избыток "
            + "слева\u{A0}— настоящие изменения.",
        en:
            "p of the schools' changes before adjustment. If nothing changed, the bars would be about equal (line); an excess on "
            + "the left are true changes.")
    /// «Семейства проверок».
    public static let families = Sentence(ru: "Семейства проверок", en: "Families of tests")
    /// What they are.
    public static let familiesHelp = Sentence(
        ru: "Что поправлено вместе, сколько проверок значимо без поправки и сколько их было бы случайно.",
        en:
            "What is adjusted together, how many tests are significant before adjustment, and how many would be by chance."
    )
    /// «Обычный разброс между выпусками».
    public static let variation = Sentence(
        ru: "Обычный разброс между выпусками (ρ)", en: "Ordinary variation between cohorts (ρ)")
    /// What it is.
    public static let variationHelp = Sentence(
        ru:
            "Дисперсия доли увеличивается в 1\u{A0}+\u{A0}(n\u{A0}−\u{A0}1)ρ раз. Рядом\u{A0}— стандартное отклонение уровней школ, то есть "
            + "насколько школы различаются между собой.",
        en:
            "The variance of a share is multiplied by 1 + (n − 1)ρ. Beside it the standard deviation of the schools' levels: how "
            + "much schools differ from each other.")
    /// The heads of the table of families.
    public static let familyHeads: [Sentence] = [
        Sentence(ru: "Семейство", en: "Family"), Sentence(ru: "Проверок", en: "Tests"),
        Sentence(ru: "Поправка", en: "Adjustment"), Sentence(ru: "p < {level}", en: "p < {level}"),
        Sentence(ru: "случайно было бы", en: "by chance"), Sentence(ru: "с поправкой", en: "adjusted"),
    ]
    /// The heads of the table of ρ.
    public static let variationHeads: [Sentence] = [
        Sentence(ru: "Показатель", en: "Indicator"), Sentence(ru: "ρ", en: "ρ"),
        Sentence(ru: "95\u{A0}% интервал", en: "95% interval"), Sentence(ru: "Откуда", en: "Source"),
        Sentence(ru: "Разброс уровней школ", en: "Spread of levels"),
        Sentence(ru: "ШНОР: ожидалось от одного отбора", en: "ШНОР: expected from selection alone"),
    ]
    /// The name of a family of tests.
    ///
    /// - Parameter name: The name in the data, such as `indicator 9, schools net of others`.
    /// - Returns: The name for people.
    public static func family(_ name: String) -> Sentence {
        let parts = name.split(separator: ",", maxSplits: 1).map { $0.drop { $0 == " " } }
        guard parts.count == 2, parts[0].hasPrefix("indicator ") else { return what(name) }
        let number = parts[0].dropFirst("indicator ".count)
        let rest = what(String(parts[1]))
        return Sentence(ru: "Показатель \(number): \(rest.ru)", en: "Indicator \(number): \(rest.en)")
    }

    private static func what(_ name: String) -> Sentence {
        switch name {
        case "schools": Sentence(ru: "изменения школ", en: "changes of schools")
        case "groups": Sentence(ru: "изменения групп школ", en: "changes of groups")
        case "schools net of others":
            Sentence(ru: "изменения школ относительно других", en: "changes of schools relative to the others")
        case "groups net of others":
            Sentence(ru: "изменения групп относительно остальных", en: "changes of groups relative to the others")
        case "levels of schools": Sentence(ru: "уровни школ", en: "levels of schools")
        case "levels of schools against the region":
            Sentence(ru: "уровни школ относительно региона", en: "levels of schools against the region")
        default: Sentence(ru: name, en: name)
        }
    }

    /// The horizontal axis of the funnel.
    public static let axisSize = Sentence(ru: "участников в год (эффективно)", en: "participants a year (effective)")
    /// The vertical axis of the funnel.
    public static let axisChange = Sentence(ru: "изменение, п.п.", en: "change, pp")
    /// The horizontal axis of the histogram.
    public static let axisP = Sentence(ru: "p без поправки", en: "p before adjustment")
    /// The vertical axis of the histogram.
    public static let axisCount = Sentence(ru: "изменений", en: "changes")
    /// The dashed limit.
    public static let plainLimit = Sentence(ru: "независимые участники", en: "independent pupils")
    /// The solid limit.
    public static let cohortLimit = Sentence(ru: "с разбросом между выпусками", en: "with variation between cohorts")
    /// The line of the histogram.
    public static let byChance = Sentence(ru: "если бы ничего не менялось", en: "if nothing changed")
    /// The caption of the funnel.
    ///
    /// Places: `{indicator}`, `{rho}`.
    public static let funnelOf = Sentence(ru: "{indicator}; ρ\u{A0}=\u{A0}{rho}", en: "{indicator}; ρ = {rho}")
    /// Where nothing was tested.
    public static let nothingTested = Sentence(ru: "Проверенных изменений нет.", en: "No change was tested.")
}
