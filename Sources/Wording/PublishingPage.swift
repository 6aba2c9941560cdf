// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of `report.html`.
public enum PageWords {
    /// The words that the template names, by name.
    public static let template: [String: Sentence] = [
        "skip": Sentence(ru: "К карте выводов", en: "Skip to the map"),
        "contents": Sentence(ru: "Содержание", en: "Contents"),
        "summary": Sentence(ru: "Главное", en: "Summary"),
        "map": Sentence(ru: "Карта выводов", en: "Map of verdicts"),
        "charts": Sentence(ru: "Графики", en: "Charts"),
        "appendix": AppendixWords.title, "funnelTitle": AppendixWords.funnel, "funnelHelp": AppendixWords.funnelHelp,
        "histogramTitle": AppendixWords.histogram, "histogramHelp": AppendixWords.histogramHelp,
        "familiesTitle": AppendixWords.families, "familiesHelp": AppendixWords.familiesHelp,
        "variationTitle": AppendixWords.variation, "variationHelp": AppendixWords.variationHelp,
        "glossary": Sentence(ru: "Что означают выводы", en: "What the verdicts mean"),
        "method": Sentence(ru: "Методика и данные", en: "Method and data"),
        "internalUse": DocumentWords.internalUse,
        "mapHelp": Sentence(
            ru:
                "Строка\u{A0}— школа, столбец\u{A0}— показатель. Клетка открывается щелчком или клавишей Enter; по клеткам "
                + "можно ходить стрелками, Esc закрывает. Штриховка: сказать об изменении нельзя.",
            en:
                "A row is a school, a column an indicator. A click or Enter opens a cell; arrows move between cells, Esc "
                + "closes. Hatching: nothing can be told of the change."),
        "filters": Sentence(ru: "Отбор", en: "Filters"),
        "school": Sentence(ru: "Школа или код", en: "School or code"),
        "indicator": Sentence(ru: "Показатель", en: "Indicator"),
        "verdict": Sentence(ru: "Вывод", en: "Verdict"),
        "group": Sentence(ru: "Группа", en: "Group"),
        "sort": Sentence(ru: "Порядок", en: "Order"),
        "reset": Sentence(ru: "Сбросить", en: "Reset"),
        "legend": Sentence(ru: "Обозначения", en: "Legend"),
        "noScript": Sentence(
            ru: "Карта и графики рисуются сценарием этой страницы; он отключён. Те же данные\u{A0}— в indicators.xlsx.",
            en:
                "The map and the charts are drawn by a script of this page, which is off. indicators.xlsx has the same data."
        ),
        "chartsHelp": Sentence(
            ru:
                "Точка\u{A0}— доля, отрезок\u{A0}— её 95-процентный интервал, n\u{A0}— число участников (работ). Пустая "
                + "точка: год не сравнивается с остальными. Отбор и порядок\u{A0}— те же, что у карты.",
            en:
                "A dot is the share, the bar its 95% interval, n the number of participants (works). A hollow dot: the year "
                + "is not compared with the others. Filters and order are those of the map."),
    ]

    /// The words that the page's script names, by name.
    public static let script: [String: Sentence] = [
        "school": Sentence(ru: "Школа", en: "School"),
        "noVerdict": Sentence(ru: "данных нет", en: "no data"),
        "few": VerdictPieces.fewParticipants,
        "point": VerdictPieces.point,
        "status": Sentence(ru: "Показано школ: {shown} из {all}", en: "Schools shown: {shown} of {all}"),
        "verdict": Sentence(ru: "Вывод", en: "Verdict"),
        "series": Sentence(ru: "Доли по годам", en: "Shares by year"),
        "changeHead": Sentence(ru: "Изменение", en: "Change"),
        "hover": Sentence(
            ru: "Изменение {change} (от {lower} до {upper}); p: {p}, с поправкой: {adjusted}",
            en: "Change {change} (from {lower} to {upper}); p: {p}, adjusted: {adjusted}"),
        "close": Sentence(ru: "Закрыть", en: "Close"),
        "year": Sentence(ru: "Год", en: "Year"),
        "works": Sentence(ru: "Работ", en: "Works"),
        "participants": Sentence(ru: "Участников", en: "Participants"),
        "share": Sentence(ru: "Доля", en: "Share"),
        "interval": Sentence(ru: "95\u{A0}% интервал, %", en: "95% interval, %"),
        "pooled": Sentence(ru: "Вместе: {years}", en: "Pooled: {years}"),
        "asideNote": Sentence(
            ru: "* Год не участвует в сравнении: он несопоставим или участников слишком мало.",
            en: "* The year is not compared: it is not comparable, or has too few participants."),
        "handMark": Sentence(ru: ReconciliationWords.mark, en: ReconciliationWords.mark),
        "handNote": ReconciliationWords.footnote,
        "change": Sentence(
            ru: "Оценка изменения за сопоставимые годы {change}, {level}\u{A0}% интервал от {lower} до {upper}",
            en: "Estimated change over the comparable years {change}, {level}% interval from {lower} to {upper}"),
        "test": Sentence(
            ru: "Точный критерий тренда: p\u{A0}{p}; с поправкой на {size}: {adjusted}",
            en: "Exact trend test: p {p}; adjusted for {size}: {adjusted}"),
        "difference": Sentence(
            ru: "Последний год минус первый: {change}, 95\u{A0}% интервал от {lower} до {upper}",
            en: "Last year minus first: {change}, 95% interval from {lower} to {upper}"),
        "tenYes": Sentence(
            ru: "Правило ФИОКО: доля «2» выросла на 10\u{A0}п.п. и более",
            en: "FIOKO's rule: the share of «2» rose by 10 pp or more"),
        "tenNo": Sentence(
            ru: "Правило ФИОКО (+10\u{A0}п.п.) не сработало", en: "FIOKO's rule (+10 pp) does not apply"),
        "steadyYes": Sentence(
            ru: "Лучше каждый год: да; без всяких изменений это бывает с вероятностью {chance}",
            en: "Better every year: yes; without any change the chance of that is {chance}"),
        "steadyNo": Sentence(
            ru: "Лучше каждый год: нет (без всяких изменений бывает с вероятностью {chance})",
            en: "Better every year: no (without any change the chance of that is {chance})"),
        "level": OthersWords.level, "levelDetail": OthersWords.levelDetail, "region": OthersWords.regionDetail,
        "net": OthersWords.netDetail, "netWord": OthersWords.netWord, "detectable": OthersWords.detectable,
        "selection": OthersWords.selectionOfSchool, "event": OthersWords.eventOfSchool,
        "shrunken": OthersWords.shrunken, "axisSize": AppendixWords.axisSize, "axisChange": AppendixWords.axisChange,
        "axisP": AppendixWords.axisP, "axisCount": AppendixWords.axisCount, "plainLimit": AppendixWords.plainLimit,
        "cohortLimit": AppendixWords.cohortLimit, "byChance": AppendixWords.byChance,
        "funnelOf": AppendixWords.funnelOf, "nothingTested": AppendixWords.nothingTested,
        "dialogHelp": Sentence(
            ru: "Стрелки\u{A0}— соседний показатель или школа, Esc\u{A0}— закрыть.",
            en: "Arrows: the next indicator or school; Esc: close."),
        "all": Sentence(ru: "все", en: "all"),
        "watched": DocumentWords.watched,
        "others": DocumentWords.others,
    ]

    /// The orders of the map by key.
    public static let sorts: [String: Sentence] = [
        "name": Sentence(ru: "по названию", en: "by name"),
        "code": Sentence(ru: "по коду", en: "by code"),
        "worse": Sentence(ru: "сначала ухудшения", en: "worsened first"),
        "better": Sentence(ru: "сначала улучшения", en: "improved first"),
    ]

    /// The words of ``script`` that are different where nothing is adjusted for the number of tests.
    public static let unadjusted: [String: Sentence] = [
        "hover": Sentence(
            ru: "Изменение {change} (от {lower} до {upper}); p: {p}, без поправки",
            en: "Change {change} (from {lower} to {upper}); p: {p}, not adjusted"),
        "test": Sentence(
            ru: "Точный критерий тренда: p\u{A0}{p}; поправка на число проверок отключена",
            en: "Exact trend test: p {p}; no adjustment for the number of tests"),
    ]

    /// The line below the page.
    ///
    /// Places: `{files}`, `{rows}`, `{accepted}`, `{absent}`, `{rejected}`.
    public static let vintage = Sentence(
        ru: "Загружено: {files}, {rows}; принято {accepted}, отсутствовали {absent}, отклонено {rejected}.",
        en: "Imported: {files}, {rows}; accepted {accepted}, absent {absent}, rejected {rejected}.")
    /// The end of that line.
    ///
    /// Places: `{program}`, `{date}`.
    public static let made = Sentence(ru: "{program}, расчёт от {date}.", en: "{program}, run of {date}.")
}

/// The words of the summary for the working group.
public enum SummaryWords {
    /// The first sentence.
    ///
    /// Places: `{tests}`, `{schools}`, `{indicators}`.
    public static let lead = Sentence(
        ru: "Проверено: {tests} ({schools}, {indicators}).", en: "Tested: {tests} ({schools}, {indicators}).")
    /// Where nothing was tested.
    public static let nothingTested = Sentence(
        ru: "Сравнить годы не удалось ни по одному показателю: причины названы ниже.",
        en: "No indicator has years that could be compared: the reasons are given below.")
    /// The number expected by chance.
    ///
    /// Places: `{found}`, `{expected}`.
    public static let expected = Sentence(
        ru:
            "Без поправки на число проверок значимы {found}; если бы нигде ничего не менялось, таких было бы в среднем около "
            + "{expected}. Поэтому случаи ниже\u{A0}— повод присмотреться, а не вывод.",
        en:
            "Before adjustment {found} are significant; if nothing changed anywhere, about {expected} would be on average. So "
            + "the cases below are a reason to look closer, not a conclusion.")
    /// The title of the confirmed changes.
    public static let confirmed = Sentence(ru: "Что изменилось (подтверждено)", en: "What changed (confirmed)")
    /// Where there is none.
    public static let confirmedNone = Sentence(
        ru: "Подтверждённых изменений нет. Это не значит, что ничего не изменилось: при малом числе участников увидеть "
            + "можно только большие изменения.",
        en:
            "No change is confirmed. It does not mean that nothing changed: with few participants only large changes can be seen."
    )
    /// The title of the possible changes.
    public static let possible = Sentence(
        ru: "Что, возможно, изменилось (не подтверждено)", en: "What may have changed (not confirmed)")
    /// Where there is none.
    public static let possibleNone = Sentence(ru: "Таких случаев нет.", en: "There is no such case.")
    /// The title of the stable ones.
    public static let stable = Sentence(ru: "Где существенных изменений нет", en: "Where there is no material change")
    /// Their number.
    ///
    /// Places: `{cases}`, `{margin}`.
    public static let stableText = Sentence(
        ru:
            "{cases}: изменение меньше границы существенного (±{margin}). Уровень при этом может быть и высоким, и низким: он "
            + "стоит рядом.",
        en:
            "{cases}: the change is smaller than {margin}. The level may be high or low all the same: it stands beside."
    )
    /// Where there is none.
    ///
    /// Place: `{margin}`.
    public static let stableNone = Sentence(
        ru: "Ни об одном показателе нельзя уверенно сказать, что он изменился меньше чем на {margin}.",
        en: "Of no indicator can it be said with confidence that it changed by less than {margin}.")
    /// The title of what cannot be told.
    public static let unknown = Sentence(ru: "О чём сказать нельзя", en: "What cannot be told")
    /// Their number.
    ///
    /// Places: `{inconclusive}`, `{insufficient}`, `{minimum}`.
    public static let unknownText = Sentence(
        ru:
            "{inconclusive}: разница возможна и без изменений в работе школы. {insufficient}: меньше двух сопоставимых лет с "
            + "числом участников не менее {minimum}. Ни то ни другое не означает, что изменений не было.",
        en:
            "{inconclusive}: such a difference is possible without any change in the school's work. {insufficient}: fewer "
            + "than two comparable years with at least {minimum} participants. Neither means that nothing changed.")
    /// The title of what is not compared.
    public static let aside = Sentence(ru: "Что не сравнивается и почему", en: "What is not compared, and why")
    /// What selection leaves without a comparison.
    ///
    /// Places: `{years}`, `{cases}`.
    public static let selected = Sentence(
        ru: "отобраны по результатам {years}, и эти годы не могут быть для них началом отсчёта. Из-за этого не "
            + "сравнивается: {cases}.",
        en: "selected by the results of {years}, which cannot be their baseline. For that reason not compared: {cases}."
    )
    /// Where everything is compared.
    public static let asideNone = Sentence(ru: "Все годы сопоставимы.", en: "All years are comparable.")
    /// The title of the groups.
    public static let groups = Sentence(
        ru: "ШНОР и ШНСУ, остальные школы, район", en: "Watched schools, other schools, territory")
    /// The caveat on groups.
    public static let groupsText = Sentence(
        ru:
            "Каждая школа сравнивается сама с собой, так что смена состава группы за изменение не принимается. «Относительно "
            + "остальных»\u{A0}— за вычетом общего сдвига школ вне группы.",
        en:
            "Each school is compared with itself, so that a change in the mix is no change. “Relative to the others” is what "
            + "remains when the common movement of the schools outside the group is taken out.")
    /// The title of what is not computed.
    public static let absent = Sentence(ru: "Ещё не рассчитываются", en: "Not computed yet")
    /// Schools beyond those that are named.
    ///
    /// Place: `{schools}`.
    public static let more = Sentence(ru: "и ещё {schools} (см. карту)", en: "and {schools} more (see the map)")
    /// One school in a list.
    ///
    /// Places: `{school}`, `{from}`, `{to}`.
    public static let move = Sentence(
        ru: "{school} ({from}\u{A0}→\u{A0}{to})", en: "{school} ({from}\u{A0}→\u{A0}{to})")
    /// The years that stand together under one reason.
    ///
    /// Place: `{indicators}`.
    public static let indicators = Sentence(ru: "Показатели {indicators}:", en: "Indicators {indicators}:")
    /// One indicator under a reason.
    ///
    /// Place: `{indicators}`.
    public static let oneIndicator = Sentence(ru: "Показатель {indicators}:", en: "Indicator {indicators}:")
}
