// SPDX-License-Identifier: GPL-3.0-or-later

/// The words around the reports of schools (Приложение 2 of the order).
public enum ReportWords {
    /// The title of the chapter.
    public static let title = Sentence(ru: "Отчёты школ", en: "Reports of schools")
    /// The title of the table of schools.
    public static let schools = Sentence(ru: "Школы", en: "Schools")
    /// The title of the table of measures.
    public static let measures = Sentence(ru: "Мероприятия, на которые нужно посмотреть", en: "Measures to look at")
    /// What the table of measures holds.
    public static let measuresHelp = Sentence(
        ru:
            "Все мероприятия, кроме проведённых в срок с результатом и тех, чей срок не наступил. Сроки — как в отчёте.",
        en: "All measures but those carried out in time with a result and those not due yet. Terms as in the report.")
    /// What the share means.
    public static let share = Sentence(
        ru: "Доля проведённых — среди мероприятий, о которых отчёт говорит, проведены они или нет; интервал Уилсона 95"
            + noBreakSpace
            + "%. Мероприятие без факта и результата после последнего дня плана считается непроведённым; "
            + "с результатом, но без факта — неясным.",
        en:
            "The share carried out is of the measures of which the report tells whether they were; Wilson's 95% interval. "
            + "A measure without fact and result after its last planned day counts as not carried out; one with a result "
            + "and no fact as unclear.")
    /// The row of all ШНОР.
    public static let allExpected = Sentence(ru: "Все ШНОР", en: "All ШНОР")
    /// «получен».
    public static let received = Sentence(ru: "получен", en: "received")
    /// «нет».
    public static let missing = Sentence(ru: "нет", en: "missing")
    /// «за другой период».
    public static let otherPeriod = Sentence(ru: "получен, за другой период", en: "received, of another period")

    /// The heads of the table of schools.
    public static let schoolColumns: [Sentence] = [
        Sentence(ru: "Код", en: "Code"), Sentence(ru: "Школа", en: "School"), Sentence(ru: "Отчёт", en: "Report"),
        Sentence(ru: "Период в отчёте", en: "Period in the report"), Sentence(ru: "Мероприятий", en: "Measures"),
        Sentence(ru: "В срок", en: "In time"), Sentence(ru: "С опозданием", en: "Late"),
        Sentence(ru: "Не проведено", en: "Not done"), Sentence(ru: "Без результата", en: "Without result"),
        Sentence(ru: "Срок не наступил", en: "Not due yet"), Sentence(ru: "Неясно", en: "Unclear"),
        Sentence(ru: "Доля проведённых", en: "Share carried out"),
        Sentence(ru: "Интервал 95" + noBreakSpace + "%", en: "95% interval"),
    ]
    /// The heads of the table of measures.
    public static let measureColumns: [Sentence] = [
        Sentence(ru: "Школа", en: "School"), Sentence(ru: "Мероприятие", en: "Measure"),
        Sentence(ru: "План", en: "Planned"), Sentence(ru: "Факт", en: "Carried out"),
        Sentence(ru: "Результат", en: "Result"), Sentence(ru: "Состояние", en: "State"),
    ]

    /// The word of a status's code.
    ///
    /// - Parameter code: The code, such as `notDone`.
    /// - Returns: The word; the code where it is not known.
    public static func status(_ code: String) -> Sentence {
        switch code {
        case "onTime": Sentence(ru: "в срок", en: "in time")
        case "late": Sentence(ru: "с опозданием", en: "late")
        case "notDone": Sentence(ru: "не проведено", en: "not done")
        case "withoutResult": Sentence(ru: "без результата", en: "without result")
        case "notYetDue": Sentence(ru: "срок не наступил", en: "not due yet")
        case "unclear": Sentence(ru: "неясно", en: "unclear")
        default: Sentence(ru: code, en: code)
        }
    }

    /// On which day the measures are looked at, and which period was asked for.
    ///
    /// - Parameters:
    ///   - day: The day as people write it.
    ///   - period: The period that was asked for; empty where nobody says it.
    /// - Returns: The sentence.
    public static func stand(_ day: String, period: String) -> Sentence {
        Sentence(
            ru: "Состояние на \(day)."
                + (period.isEmpty
                    ? " Запрошенный период не указан и не сверяется." : " Запрошен отчёт за период: \(period)."),
            en: "As of \(day)."
                + (period.isEmpty
                    ? " The period asked for is not given and not compared." : " The period asked for: \(period)."))
    }

    /// Which schools gave no report.
    ///
    /// - Parameter names: The schools.
    /// - Returns: The sentence.
    public static func noReport(_ names: [String]) -> Sentence {
        let list = names.joined(separator: "; ")
        return Sentence(ru: "Нет отчёта: \(list).", en: "No report: \(list).")
    }

    // MARK: The blank form, always in Russian: the words of the order.

    /// The block in the corner of the form.
    ///
    /// - Parameters:
    ///   - department: Whose order it is, in the genitive; empty where nobody typed it.
    ///   - number: The number of the order; empty where nobody typed it.
    ///   - date: Its date.
    /// - Returns: Lines.
    public static func formCorner(department: String, number: String, date: String) -> String {
        let order = "к приказу" + (department.isEmpty ? "" : " \(department)")
        let said = [date.isEmpty ? "" : "от \(date)", number.isEmpty ? "" : "№\(noBreakSpace)\(number)"]
            .filter { !$0.isEmpty }.joined(separator: " ")
        return ["Приложение\(noBreakSpace)2", order, said].filter { !$0.isEmpty }.joined(separator: "\n")
    }
    /// The title of the form, as the order has it.
    public static let formTitle = "Отчет о реализации мероприятий программы повышения качества образования"
    /// «Наименование ОО».
    public static let formSchool = "Наименование ОО:"
    /// «Наименование и реквизиты программы».
    public static let formProgramme = "Наименование и реквизиты программы:"
    /// The heads of the form's table: number, name, terms, plan, fact, result.
    public static let formColumns = [
        "№ п/п", "Название мероприятия / форма проведения", "Сроки проведения", "план", "факт", "Результат",
    ]
    /// «Руководитель ОО».
    public static let formSignature = "Руководитель ОО"
}
