// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of the closed list of reasons of a verdict.
public enum ReasonWords {
    /// The words of a reason's code; nil for a code that is not in the list. `{minimum}` and `{margin}` are places.
    ///
    /// - Parameter code: The code of the data.
    public static func wording(_ code: String) -> Sentence? { all[code] }

    private static let all: [String: Sentence] = [
        "breakForbidden": Sentence(
            ru: "условия или правила в эти годы различались", en: "conditions or rules differed between these years"),
        "selectedOnBaseline": Sentence(
            ru: "школы были отобраны по результатам исходного года, он не может быть точкой отсчёта",
            en: "the schools were selected by the results of the first year, which cannot be the baseline"),
        "regressionToMeanPossible": Sentence(
            ru: "школа могла быть отобрана после неудачного года: часть улучшения может объясняться только этим",
            en: "the school may have been selected after a bad year: part of the improvement may be due to that alone"),
        "comparableWithReservation": Sentence(
            ru: "годы сопоставимы только с оговоркой: нужно сравнение с изменением у остальных школ",
            en: "the years are comparable with a reservation: only a change relative to the other schools could decide"),
        "noNetComparison": Sentence(
            ru: "слишком мало других школ для сравнения с ними", en: "too few other schools to compare with"),
        "periodBelowMinimum": Sentence(
            ru: "есть годы, в которых участников меньше {minimum}: они не учитываются",
            en: "years with fewer than {minimum} participants are set aside"),
        "onePeriod": Sentence(
            ru: "нет второго сопоставимого года", en: "there is no second comparable year"),
        "suppressed": Sentence(
            ru: "малое число участников не публикуется", en: "a small number of participants is not published"),
        "belowMargin": Sentence(
            ru: "изменение есть, но по величине оно меньше {margin}",
            en: "there is a change, but it is smaller than {margin}"),
        "marginUnreachable": Sentence(
            ru: "при таком числе участников нельзя было бы убедиться и в отсутствии изменений",
            en: "with so few participants even the absence of change could not have been shown"),
        "intervalWithinMargin": Sentence(
            ru: "интервал изменения лежит в пределах ±{margin}", en: "the interval of the change lies within ±{margin}"),
        "intervalWiderThanMargin": Sentence(
            ru: "интервал изменения выходит за пределы ±{margin}",
            en: "the interval of the change reaches beyond ±{margin}"),
        "adjustedBelowLevel": Sentence(
            ru: "значимо и с поправкой на число проверок", en: "significant after adjustment for the number of tests"),
        "rawBelowLevel": Sentence(
            ru: "значимо только без поправки на число проверок",
            en: "significant only before adjustment for the number of tests"),
        "aboveLevel": Sentence(
            ru: "вероятность такой разницы при отсутствии изменений не мала",
            en: "such a difference is not improbable without any change"),
        "manualValue": Sentence(ru: "значение введено вручную", en: "the value was entered by hand"),
        "worksPooled": Sentence(
            ru: "считаются работы, а не участники: у одного участника их несколько",
            en: "works are counted, not participants: one participant has several"),
        "approximatePercent": Sentence(
            ru: "число участников восстановлено по проценту", en: "counts were rebuilt from percent"),
        "compositionChanged": Sentence(
            ru: "школа была объединена или разделена", en: "the school was merged or split"),
        "priorDispersion": Sentence(
            ru: "обычный разброс между выпусками взят по умолчанию",
            en: "the ordinary variation between cohorts is a default"),
        "groupPooledAsOne": Sentence(
            ru: "группа школ проверена как одна большая школа: изменение её состава не учтено",
            en: "the group was tested as one large school: a change in its mix is not allowed for"),
    ]
}
