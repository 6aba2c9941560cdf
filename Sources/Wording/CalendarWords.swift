// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of the chapter «Календарь и ответственные».
public enum CalendarWords {
    /// «Календарь и ответственные».
    public static let title = Sentence(ru: "Календарь и ответственные", en: "Calendar and people")
    /// The name of the sheet.
    public static let sheet = Sentence(ru: "Календарь", en: "Calendar")
    /// «Сроки».
    public static let deadlines = Sentence(ru: "Сроки", en: "Terms")
    /// «Люди».
    public static let people = Sentence(ru: "Люди", en: "People")
    /// «Приказ».
    public static let order = Sentence(ru: "Приказ", en: "The order")
    /// «показатели».
    public static let indicators = Sentence(ru: "показатели", en: "indicators")
    /// «последний рабочий день».
    public static let lastDay = Sentence(ru: "последний рабочий день", en: "last working day")
    /// «роль».
    public static let role = Sentence(ru: "роль", en: "role")
    /// «ФИО».
    public static let name = Sentence(ru: "ФИО", en: "name")
    /// «должность».
    public static let position = Sentence(ru: "должность", en: "position")
    /// «реквизит».
    public static let fact = Sentence(ru: "реквизит", en: "fact")
    /// «значение».
    public static let value = Sentence(ru: "значение", en: "value")
    /// «впереди».
    public static let ahead = Sentence(ru: "впереди", en: "ahead")
    /// «сдано».
    public static let there = Sentence(ru: "сдано", en: "there")

    /// What is known of a document whose findings are there: the document itself comes with a later release.
    ///
    /// - Parameter isInterim: Whether it is the interim one.
    /// - Returns: «расчёт промежуточного этапа выполнен».
    public static func computed(isInterim: Bool) -> Sentence {
        isInterim
            ? Sentence(ru: "расчёт промежуточного этапа выполнен", en: "the interim stage is computed")
            : Sentence(ru: "расчёт итогового этапа выполнен", en: "the final stage is computed")
    }

    /// The day that the states are of.
    ///
    /// - Parameters:
    ///   - ru: The day as Russian writes it.
    ///   - en: The day as English writes it.
    /// - Returns: The sentence.
    public static func asOf(ru: String, en: String) -> Sentence {
        Sentence(
            ru:
                "Состояние на \(ru). «До» включает названный день; если он выходной, последним считается рабочий день перед ним.",
            en:
                "As of \(en). “By” includes the day itself; where it is a day off, the working day before it is the last one."
        )
    }

    /// What somebody noted as done.
    ///
    /// - Parameters:
    ///   - ru: The day as Russian writes it.
    ///   - en: The day as English writes it.
    /// - Returns: The words.
    public static func done(ru: String, en: String) -> Sentence {
        Sentence(ru: "исполнено \(ru)", en: "done on \(en)")
    }

    /// What of a deadline is not there.
    ///
    /// - Parameters:
    ///   - days: Calendar days since the last day; 0 on the day itself.
    ///   - numbers: The numbers of the indicators; empty where none is missing.
    ///   - schools: How many schools owe a report.
    /// - Returns: The words.
    public static func open(days: Int, numbers: String, schools: Int) -> Sentence {
        func words(_ language: Language) -> String {
            let late = AgendaWords.late(days, language)
            if !numbers.isEmpty { return "\(late): \(numbers)" }
            return schools > 0 ? "\(late): \(CountedNoun.school.counted(schools, language))" : late
        }
        return Sentence(ru: words(.russian), en: words(.english))
    }
}
