// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of people, the order and deadlines, by the codes of `Monitoring`.
public enum OrganisationWords {
    /// What a person does; the Russian words are those of the workbook's list.
    ///
    /// - Parameter code: The code of the role, such as `expert`.
    /// - Returns: The words.
    public static func role(_ code: String) -> Sentence {
        switch code {
        case "expert": Sentence(ru: "эксперт", en: "expert")
        case "workingGroup": Sentence(ru: "рабочая группа", en: "working group")
        case "signatory": Sentence(ru: "подписывает", en: "signatory")
        case "responsible": Sentence(ru: "отвечает за мониторинг", en: "answers for the monitoring")
        default: Sentence(ru: code, en: code)
        }
    }

    /// What is due; the Russian words are those of the workbook's list.
    ///
    /// - Parameter code: The code of the subject, such as `reports`.
    /// - Returns: The words.
    public static func subject(_ code: String) -> Sentence {
        switch code {
        case "indicators": Sentence(ru: "показатели", en: "indicators")
        case "reports": Sentence(ru: "отчёты школ", en: "reports of schools")
        case "interim": Sentence(ru: "промежуточный документ", en: "interim document")
        case "final": Sentence(ru: "итоговый документ", en: "final document")
        case "summary": Sentence(ru: "сводный документ", en: "summary document")
        case "interimRecommendations":
            Sentence(ru: "промежуточные рекомендации", en: "recommendations after the interim document")
        case "finalRecommendations":
            Sentence(ru: "итоговые рекомендации", en: "recommendations after the final document")
        default: Sentence(ru: code, en: code)
        }
    }

    /// Indicators with their numbers: «показатель 17», «показатели 3–6, 17».
    ///
    /// - Parameters:
    ///   - numbers: The numbers, as people write them.
    ///   - count: How many there are.
    /// - Returns: The words.
    public static func indicators(_ numbers: String, count: Int) -> Sentence {
        count == 1
            ? Sentence(ru: "показатель \(numbers)", en: "indicator \(numbers)")
            : Sentence(ru: "показатели \(numbers)", en: "indicators \(numbers)")
    }

    /// A fact of the order; the Russian words are those of the workbook's list.
    ///
    /// - Parameter code: The code of the fact, such as `number`.
    /// - Returns: The words.
    public static func fact(_ code: String) -> Sentence {
        switch code {
        case "number": Sentence(ru: "Номер приказа", en: "Number of the order")
        case "date": Sentence(ru: "Дата приказа", en: "Date of the order")
        case "title": Sentence(ru: "Название приказа", en: "Title of the order")
        case "department": Sentence(ru: "Орган", en: "Department")
        case "departmentGenitive": Sentence(ru: "Орган (чего)", en: "Department (genitive)")
        case "from": Sentence(ru: "Мониторинг с", en: "Monitoring from")
        case "to": Sentence(ru: "Мониторинг по", en: "Monitoring to")
        case "reportPeriod": Sentence(ru: "Период отчётов школ", en: "Period of the schools' reports")
        case "basis": Sentence(ru: "Правовое основание", en: "Legal basis")
        default: Sentence(ru: code, en: code)
        }
    }

    /// The title that orders of this kind have.
    public static let usualTitle =
        "О проведении мониторинга деятельности школ с низкими образовательными результатами и школ, функционирующих в "
        + "неблагоприятных социальных условиях"

    /// The groups that may owe something beside single persons, as a deadline names them.
    public static let groups: [Sentence] = [
        Sentence(ru: "эксперты", en: "experts"), Sentence(ru: "рабочая группа", en: "working group"),
        Sentence(ru: "руководители школ", en: "heads of schools"),
    ]

    /// «руководители школ»: they owe the reports where nobody else is named.
    public static let heads = groups[2]

    /// «не назначен».
    public static let nobody = Sentence(ru: "не назначен", en: "nobody is named")

    /// The day of the week.
    ///
    /// - Parameter number: From 1 for Monday to 7 for Sunday.
    /// - Returns: Its name.
    public static func weekday(_ number: Int) -> Sentence {
        let names = [
            Sentence(ru: "понедельник", en: "Monday"), Sentence(ru: "вторник", en: "Tuesday"),
            Sentence(ru: "среда", en: "Wednesday"), Sentence(ru: "четверг", en: "Thursday"),
            Sentence(ru: "пятница", en: "Friday"), Sentence(ru: "суббота", en: "Saturday"),
            Sentence(ru: "воскресенье", en: "Sunday"),
        ]
        return names.indices.contains(number - 1) ? names[number - 1] : Sentence(ru: "", en: "")
    }
}
