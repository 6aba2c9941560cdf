// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of a verdict on change: for a cell, for a sentence, for the glossary.
public struct VerdictWording: Hashable, Sendable {
    /// The words of a table's cell.
    public let cell: Sentence
    /// How the sentence about an indicator begins.
    public let opening: Sentence
    /// What the verdict means, for somebody who is no statistician.
    public let meaning: Sentence

    /// The words of a verdict.
    ///
    /// - Parameter code: The verdict's code in the data, such as `inconclusive`; nil for a code that is not in the list.
    public init?(code: String) {
        guard let known = Self.catalogue[code] else { return nil }
        self = known
    }

    private init(_ cell: Sentence, _ opening: Sentence, _ meaning: Sentence) {
        self.cell = cell
        self.opening = opening
        self.meaning = meaning
    }

    private static let catalogue: [String: VerdictWording] = [
        "notComparable": VerdictWording(
            Sentence(ru: "не сравнивается", en: "not comparable"),
            Sentence(ru: "Годы не сравниваются", en: "The years are not compared"),
            Sentence(
                ru:
                    "Реестр разрывов не разрешает сравнивать эти годы, разрешает лишь с оговоркой или школа отобрана "
                    + "по "
                    + "результатам одного из них. Разница результатов за такие годы не показывает, что изменилось в "
                    + "школе.",
                en:
                    "The break register does not permit the comparison of these years, permits it with a reservation "
                    + "only, "
                    + "or the school was selected on the results of one of them. A difference between such years does "
                    + "not "
                    + "show what changed in a school.")),
        "insufficient": VerdictWording(
            Sentence(ru: "мало участников", en: "too few participants"),
            Sentence(ru: "Вывод не делается", en: "No conclusion is drawn"),
            Sentence(
                ru: "Участников меньше установленного минимума или нет второго сопоставимого года: один-два участника "
                    + "меняют долю на десятки процентов.",
                en:
                    "There are fewer participants than the minimum, or no second comparable year: one or two pupils "
                    + "move "
                    + "the share by tens of percent.")),
        "improved": VerdictWording(
            Sentence(ru: "улучшение (подтверждено)", en: "improved (confirmed)"),
            Sentence(
                ru: "Показатель улучшился, изменение статистически значимо",
                en: "The indicator improved, the change is statistically significant"),
            Sentence(
                ru:
                    "Разница больше той, которую можно объяснить случайностью и обычным разбросом между выпусками (с "
                    + "поправкой "
                    + "на число проверок, если она включена). «Подтверждено»\u{A0}— статистически, а не проверкой на "
                    + "месте.",
                en:
                    "The difference is larger than chance and the ordinary variation between cohorts explain "
                    + "(adjusted for the "
                    + "number of tests where adjustment is on). Confirmed means statistically, not by inspection.")),
        "worsened": VerdictWording(
            Sentence(ru: "ухудшение (подтверждено)", en: "worsened (confirmed)"),
            Sentence(
                ru: "Показатель ухудшился, изменение статистически значимо",
                en: "The indicator worsened, the change is statistically significant"),
            Sentence(
                ru:
                    "Разница больше той, которую можно объяснить случайностью и обычным разбросом между выпусками (с "
                    + "поправкой "
                    + "на число проверок, если она включена). «Подтверждено»\u{A0}— статистически, а не проверкой на "
                    + "месте.",
                en:
                    "The difference is larger than chance and the ordinary variation between cohorts explain "
                    + "(adjusted for the "
                    + "number of tests where adjustment is on). Confirmed means statistically, not by inspection.")),
        "stable": VerdictWording(
            Sentence(ru: "существенных изменений нет", en: "no material change"),
            Sentence(
                ru: "Существенных изменений показателя нет", en: "There is no material change of the indicator"),
            Sentence(
                ru:
                    "Изменение меньше установленной границы, даже если учесть обычный разброс между выпусками. "
                    + "Уровень при "
                    + "этом может быть и высоким, и низким.",
                en:
                    "The change is smaller than the margin, the ordinary variation between cohorts allowed for. The "
                    + "level may "
                    + "be high or low all the same.")),
        "improving": VerdictWording(
            Sentence(ru: "возможное улучшение (не подтверждено)", en: "possibly better (not confirmed)"),
            Sentence(
                ru: "Показатель, возможно, улучшился, но изменение не подтверждено",
                en: "The indicator may have improved, the change is not confirmed"),
            Sentence(
                ru:
                    "Разница заметна, но среди многих проверенных школ такие встречаются и случайно. Повод наблюдать, "
                    + "а не "
                    + "отчитываться.",
                en: "The difference stands out, yet among many schools some do so by chance. A reason to watch, not to "
                    + "report.")),
        "worsening": VerdictWording(
            Sentence(ru: "возможное ухудшение (не подтверждено)", en: "possibly worse (not confirmed)"),
            Sentence(
                ru: "Показатель, возможно, ухудшился, но изменение не подтверждено",
                en: "The indicator may have worsened, the change is not confirmed"),
            Sentence(
                ru:
                    "Разница заметна, но среди многих проверенных школ такие встречаются и случайно. Повод наблюдать, "
                    + "а не "
                    + "делать выводы.",
                en: "The difference stands out, yet among many schools some do so by chance. A reason to watch, not to "
                    + "conclude.")),
        "belowOthers": VerdictWording(
            Sentence(
                ru: "хуже, чем в остальных школах (подтверждено)", en: "worse than in the other schools (confirmed)"),
            Sentence(
                ru: "Показатель хуже, чем в остальных школах, отличие статистически значимо",
                en: "The indicator is worse than in the other schools, the difference is statistically significant"),
            Sentence(
                ru:
                    "Доля за сопоставимые годы вместе отличается от доли остальных школ за те же годы в худшую "
                    + "сторону больше, чем "
                    + "объясняют случайность и обычный разброс между выпусками. Это уровень, а не изменение: школа "
                    + "может и не меняться.",
                en:
                    "The share of the comparable years together is worse than that of the other schools in the same "
                    + "years by more "
                    + "than chance and the ordinary variation between cohorts explain. This is a level, not a "
                    + "change.")),
        "aboveOthers": VerdictWording(
            Sentence(
                ru: "лучше, чем в остальных школах (подтверждено)", en: "better than in the other schools (confirmed)"),
            Sentence(
                ru: "Показатель лучше, чем в остальных школах, отличие статистически значимо",
                en: "The indicator is better than in the other schools, the difference is statistically significant"),
            Sentence(
                ru:
                    "Доля за сопоставимые годы вместе отличается от доли остальных школ за те же годы в лучшую "
                    + "сторону больше, чем "
                    + "объясняют случайность и обычный разброс между выпусками. Это уровень, а не изменение.",
                en:
                    "The share of the comparable years together is better than that of the other schools in the same "
                    + "years by "
                    + "more than chance and the ordinary variation between cohorts explain. This is a level, not a "
                    + "change."
            )),
        "typical": VerdictWording(
            Sentence(ru: "не отличается от остальных", en: "no different from the others"),
            Sentence(
                ru: "Показатель не отличается от остальных школ",
                en: "The indicator is no different from the other schools"),
            Sentence(
                ru: "Отличие от остальных школ меньше установленной границы: весь его интервал лежит внутри неё.",
                en:
                    "The difference from the other schools is smaller than the margin: its whole interval lies within "
                    + "it."
            )),
        "levelUnclear": VerdictWording(
            Sentence(
                ru: "отличие не подтверждено и не исключено", en: "a difference is neither shown nor excluded"),
            Sentence(
                ru: "Отличие от остальных школ не подтверждено и не исключено",
                en: "A difference from the other schools is neither shown nor excluded"),
            Sentence(
                ru:
                    "При таком числе участников отличие от остальных школ могло возникнуть случайно, или сравнить не "
                    + "с чем. Это не "
                    + "значит, что отличия нет.",
                en:
                    "With so few participants the difference from the other schools may be chance, or there is "
                    + "nothing to "
                    + "compare with. It does not mean that there is none.")),
        "inconclusive": VerdictWording(
            Sentence(ru: "не подтверждено и не исключено", en: "neither shown nor excluded"),
            Sentence(
                ru: "Такая разница возможна и без изменений в работе школы, поэтому вывод не делается",
                en: "Such a difference is possible without any change in the school's work, so no conclusion is drawn"),
            Sentence(
                ru:
                    "При таком числе участников и обычном разбросе между выпусками разница могла возникнуть случайно. "
                    + "Это не значит, что изменений не было: "
                    + "данных недостаточно, чтобы судить.",
                en:
                    "With so few participants and ordinary variation between cohorts the difference may be chance. It "
                    + "does not mean that nothing changed: the "
                    + "data cannot tell.")),
    ]
}

extension Sentence {
    /// What a list of verdicts must say where the variation between cohorts was left out.
    public static let cohortsNotIncluded = Sentence(
        ru:
            "Обычный разброс между выпусками не учтён (--dispersion none): часть «подтверждённых» изменений случайна, "
            + "тем чаще, "
            + "чем больше школа.",
        en:
            "The ordinary variation between cohorts is not allowed for (--dispersion none): some confirmed changes "
            + "are chance, "
            + "the more often the larger the school.")
}

/// The sentence that explains a reason of a verdict.
public enum ReasonWording {
    /// The sentence of a reason's code; nil for a code that is not in the list.
    ///
    /// - Parameter code: The code in the data, such as `onePeriod`.
    /// - Returns: The sentence, without a full stop, or nil.
    public static func sentence(code: String) -> Sentence? { catalogue[code] }

    private static let catalogue: [String: Sentence] = [
        "breakForbidden": Sentence(
            ru: "реестр разрывов не разрешает сравнивать эти годы",
            en: "the break register does not permit the comparison of these years"),
        "selectedOnBaseline": Sentence(
            ru: "школа отобрана по результатам этого года, он не может быть началом отсчёта",
            en: "the school was selected on the results of this year, which cannot be its baseline"),
        "regressionToMeanPossible": Sentence(
            ru: "школы, отобранные по плохому году, в среднем улучшаются и сами собой",
            en: "schools selected for a bad year improve on average by themselves"),
        "comparableWithReservation": Sentence(
            ru: "годы сопоставимы с оговоркой: судить можно только по изменению относительно других школ",
            en: "the years are comparable with a reservation: only the change relative to other schools can decide"),
        "noNetComparison": Sentence(
            ru: "для сравнения с другими школами их слишком мало",
            en: "there are too few other schools for a comparison with them"),
        "periodBelowMinimum": Sentence(
            ru: "годы с числом участников меньше минимума не учитываются",
            en: "years with fewer participants than the minimum are left out"),
        "onePeriod": Sentence(
            ru: "нет второго сопоставимого года с достаточным числом участников",
            en: "there is no second comparable year with enough participants"),
        "suppressed": Sentence(
            ru: "малая группа не публикуется", en: "a small group is not published"),
        "belowMargin": Sentence(
            ru: "изменение по величине меньше границы существенного",
            en: "the change is smaller than what counts as material"),
        "marginUnreachable": Sentence(
            ru:
                "при обычном разбросе между годами исключить существенное изменение нельзя ни при каком числе "
                + "участников",
            en: "with ordinary variation between years no number of participants could exclude a material change"),
        "intervalWithinMargin": Sentence(
            ru: "весь интервал изменения лежит внутри границы существенного",
            en: "the whole interval of the change lies within the margin"),
        "intervalWiderThanMargin": Sentence(
            ru: "интервал изменения шире границы существенного",
            en: "the interval of the change is wider than the margin"),
        "adjustedBelowLevel": Sentence(
            ru: "p (с поправкой на число проверок, если она включена) меньше уровня значимости",
            en: "the p-value, adjusted where adjustment is on, is below the significance level"),
        "rawBelowLevel": Sentence(
            ru: "p меньше уровня значимости только без поправки на число проверок",
            en: "the p-value is below the level only before adjustment"),
        "aboveLevel": Sentence(
            ru: "p не меньше уровня значимости", en: "the p-value is not below the significance level"),
        "manualValue": Sentence(ru: "значение внесено вручную", en: "the value was given by hand"),
        "worksPooled": Sentence(
            ru: "сложены работы по нескольким предметам: разброс увеличен на число работ одного участника",
            en: "works of several subjects are pooled: the variance is multiplied by works per pupil"),
        "approximatePercent": Sentence(
            ru: "число участников восстановлено по процентам", en: "counts were rebuilt from percent"),
        "compositionChanged": Sentence(
            ru: "состав школы изменился", en: "the composition of the school changed"),
        "priorDispersion": Sentence(
            ru: "разброс между годами взят по умолчанию: своих данных для оценки мало",
            en: "the variation between years is the default: there are too few data to estimate it"),
        "netOfOthers": Sentence(
            ru: "изменение относительно других школ: общий сдвиг этих лет вычтен",
            en: "the change relative to the other schools: what moved everybody in these years is taken out"),
        "intervalBeyondMargin": Sentence(
            ru: "весь интервал изменения лежит за границей существенного",
            en: "the whole interval of the change lies beyond the margin"),
        "difficultyNotSeparated": Sentence(
            ru: "изменение большой группы школ неотделимо от трудности заданий этих лет",
            en: "the change of many schools together cannot be told from the difficulty of the papers of these years"),
        "evidenceMissing": Sentence(
            ru: "часть мероприятий без подтверждающего документа", en: "some events have no document that proves them"),
        "denominatorUnknown": Sentence(
            ru: "не указана численность педагогов", en: "the number of teachers is not given"),
        "countsDisagree": Sentence(
            ru: "педагогов в мероприятиях больше, чем указано в численности",
            en: "the events have more teachers than the number that is given"),
        "interimIndicatorsOnly": Sentence(
            ru: "рассчитано без показателей, срок которых\u{A0}— итоговый документ",
            en: "computed without the indicators that are due for the final document"),
        "groupPooledAsOne": Sentence(
            ru: "группа школ проверена как одно целое: изменение состава группы могло повлиять",
            en: "the group was tested as one pooled unit: a change in its mix may play a part"),
        "noOutputDiagnosis": Sentence(
            ru: "итоговой диагностики нет", en: "there is no output diagnosis"),
        "differentMaxima": Sentence(
            ru: "у двух форм разный максимальный балл: сравниваются проценты от него",
            en: "the two forms have different largest scores: percent of them are compared"),
        "sharedTeachers": Sentence(
            ru: "у школ группы есть общие педагоги: число одной школы, внесённое вручную, не даёт числа группы",
            en: "schools of the group share teachers: a number given by hand for one does not tell that of the group"),
    ]
}
