// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of the calendar: what is due, what is late, and what one should know of deadlines.
public enum AgendaWords {
    /// The heading of a check on a day.
    ///
    /// Places: `{day}`, `{weekday}`, `{late}`, `{today}`.
    public static let open = Sentence(
        ru: "На {day} ({weekday}) не сдано: просрочено — {late}, срок сегодня — {today}.",
        en: "On {day} ({weekday}) not there: late {late}, due today {today}.")
    /// The heading of a check on a day where nothing is missing.
    ///
    /// Places: `{day}`, `{weekday}`.
    public static let closed = Sentence(
        ru: "На {day} ({weekday}) всё, чему вышел срок, сдано.",
        en: "On {day} ({weekday}) all that is due is there.")
    /// The heading of a check on a day where nothing is missing, but rows of deadlines were not understood.
    ///
    /// Places: `{day}`, `{weekday}`.
    public static let unjudged = Sentence(
        ru: "На {day} ({weekday}) по понятым срокам всё сдано, но поняты не все строки.",
        en: "On {day} ({weekday}) all that is due by the deadlines that were read is there, but not all were.")
    /// How many things nobody can tell about.
    ///
    /// Place: `{count}`.
    public static let unknown = Sentence(
        ru:
            "Срок вышел, а сдано ли, программе не известно: {count}. Эта версия таких документов не составляет: впишите день "
            + "в столбец «Исполнено» листа «Сроки».",
        en:
            "Due, and the program cannot tell whether it is done: {count}. This release does not make such documents: write "
            + "the day into the column «Исполнено» of the sheet «Сроки».")
    /// «По людям».
    public static let byPerson = Sentence(ru: "По людям", en: "By person")
    /// «По школам».
    public static let bySchool = Sentence(ru: "По школам", en: "By school")
    /// «По показателям».
    public static let byIndicator = Sentence(ru: "По показателям", en: "By indicator")
    /// «кто».
    public static let who = Sentence(ru: "кто", en: "who")
    /// «что».
    public static let what = Sentence(ru: "что", en: "what")
    /// «школа».
    public static let school = Sentence(ru: "школа", en: "school")
    /// «показатель».
    public static let indicator = Sentence(ru: "показатель", en: "indicator")
    /// «срок».
    public static let term = Sentence(ru: "срок", en: "term")
    /// «состояние».
    public static let stand = Sentence(ru: "состояние", en: "stand")
    /// «срок сегодня».
    public static let today = Sentence(ru: "срок сегодня", en: "due today")
    /// «нет отметки об исполнении».
    public static let notNoted = Sentence(ru: "нет отметки об исполнении", en: "not noted as done")
    /// «отчёт».
    public static let report = Sentence(ru: "отчёт", en: "report")

    private static let day = CountedNoun("день", "дня", "дней", english: ("day", "days"))

    /// How late something is.
    ///
    /// - Parameters:
    ///   - days: Calendar days since the last day; 0 on the day itself.
    ///   - language: The language asked for.
    /// - Returns: «просрочено на 3 дня», or «срок сегодня».
    public static func late(_ days: Int, _ language: Language) -> String {
        if days == 0 { return today[language] }
        let counted = day.counted(days, language)
        return Sentence(ru: "просрочено на \(counted)", en: "\(counted) late")[language]
    }

    /// The words of a term.
    ///
    /// - Parameters:
    ///   - day: The day, as it is written.
    ///   - isInclusive: Whether the day itself is in time.
    /// - Returns: «до 01.10.2021», with «не включая» where the day is excluded.
    public static func term(_ day: String, isInclusive: Bool) -> Sentence {
        isInclusive
            ? Sentence(ru: "до \(day)", en: "by \(day)")
            : Sentence(ru: "до \(day), не включая", en: "before \(day)")
    }

    /// A last day that is a day off.
    ///
    /// - Parameters:
    ///   - day: The day with its day of the week.
    ///   - lastDay: The working day before it.
    /// - Returns: The sentence.
    public static func dayOff(_ day: Sentence, lastDay: Sentence) -> Sentence {
        Sentence(
            ru: "\(day.ru) — выходной; последний рабочий день перед ним — \(lastDay.ru)",
            en: "\(day.en) is a day off; the working day before it is \(lastDay.en)")
    }

    /// A year of which weekends alone are known.
    ///
    /// - Parameter year: The year.
    /// - Returns: The sentence.
    public static func weekendsOnly(_ year: Int) -> Sentence {
        Sentence(
            ru: "производственного календаря \(year) года в программе нет: учтены только субботы и воскресенья",
            en: "the program has no calendar of days off of \(year): Saturdays and Sundays alone are known")
    }

    /// Deadlines that name indicators which the campaign has not.
    ///
    /// - Parameter numbers: The numbers, as people write them.
    /// - Returns: The sentence.
    public static func unknownIndicators(_ numbers: String) -> Sentence {
        Sentence(
            ru: "лист «Сроки» называет показатели, которых нет в campaign.yaml: \(numbers)",
            en: "the sheet «Сроки» names indicators that campaign.yaml has not: \(numbers)")
    }

    /// Rows of the workbook that were rejected, so that the calendar is not whole.
    ///
    /// - Parameters:
    ///   - file: The path of the workbook.
    ///   - rows: How many rows were rejected.
    ///   - deadlines: How many of them are deadlines.
    ///   - cell: The first one's sheet and cell.
    /// - Returns: The sentence.
    public static func rejected(_ file: String, rows: Int, deadlines: Int, cell: String) -> Sentence {
        let noun = CountedNoun.row
        let terms =
            deadlines > 0
            ? Sentence(
                ru: ", о сроках из них — \(deadlines), и судить о них нельзя",
                en: ", \(deadlines) of them deadlines that cannot be judged")
            : Sentence(ru: "", en: "")
        return Sentence(
            ru:
                "\(file): не принято — \(noun.counted(rows, .russian)), первая — \(cell)\(terms.ru); "
                + "исправьте и выполните vekha import",
            en:
                "\(file): \(noun.counted(rows, .english)) rejected, the first at \(cell)\(terms.en); mend them and "
                + "run vekha import"
        )
    }

    /// Rows of the workbook that were rejected, in a few words.
    ///
    /// - Parameters:
    ///   - rows: How many rows were rejected.
    ///   - cell: The first one's sheet and cell.
    /// - Returns: The words.
    public static func notUnderstood(_ rows: Int, cell: String) -> Sentence {
        Sentence(
            ru: "не понято строк: \(rows), первая — \(cell) (vekha check)",
            en: "rows not understood: \(rows), the first at \(cell) (vekha check)")
    }

    /// A document that counts as there because its findings are.
    ///
    /// - Parameter document: The words of the document.
    /// - Returns: The sentence.
    public static func computed(_ document: Sentence) -> Sentence {
        Sentence(
            ru:
                "\(document.ru): расчёт этого этапа выполнен, поэтому просроченным он не считается; сам документ эта версия не "
                + "составляет — когда он сдан, впишите день в столбец «Исполнено» листа «Сроки»",
            en:
                "\(document.en): the findings of its stage are computed, so it is not called late; this release does not make the "
                + "document itself: when it is done, write the day into the column «Исполнено» of the sheet «Сроки»")
    }

    /// What comes next.
    ///
    /// - Parameters:
    ///   - day: The last day, as it is written.
    ///   - what: What is due, with who owes it.
    /// - Returns: The sentence.
    public static func next(_ day: String, _ what: Sentence) -> Sentence {
        Sentence(ru: "ближайший срок \(day): \(what.ru)", en: "next term \(day): \(what.en)")
    }
}

extension Sentence {
    /// A fact of the order that two places say.
    ///
    /// - Parameters:
    ///   - fact: The words of the fact.
    ///   - key: Its key in `campaign.yaml`.
    ///   - file: The path of the workbook.
    /// - Returns: The sentence.
    public static func orderSaidTwice(_ fact: Sentence, key: String, file: String) -> Sentence {
        Sentence(
            ru:
                "\(file), лист «Приказ»: «\(fact.ru)» стоит и здесь, и в campaign.yaml (\(key)); оставьте в одном месте",
            en: "\(file), sheet «Приказ»: “\(fact.ru)” stands here and in campaign.yaml (\(key)); keep one of them")
    }

    /// A second workbook of people and dates.
    ///
    /// - Parameters:
    ///   - file: The path of the workbook.
    ///   - other: The path of the one that was imported before.
    /// - Returns: The sentence.
    public static func secondOrganisation(_ file: String, other: String) -> Sentence {
        Sentence(
            ru:
                "\(file): состав и сроки уже взяты из «\(other)»; оставьте один файл (прежний отменяет vekha import --undo "
                + "\"\(other)\")",
            en:
                "\(file): people and dates were taken from “\(other)”; keep one file (vekha import --undo \"\(other)\" takes "
                + "the other back)")
    }

    /// What the interim stage leaves to the final one.
    ///
    /// - Parameter numbers: The numbers of the indicators, as people write them.
    /// - Returns: The sentence.
    public static func postponed(_ numbers: String) -> Sentence {
        Sentence(
            ru:
                "Промежуточный этап: показатели \(numbers) будут представлены в итоговом документе (vekha run --stage final)",
            en: "Interim stage: indicators \(numbers) come with the final document (vekha run --stage final)")
    }

    /// No deadlines to check against.
    public static let noDeadlines = Sentence(
        ru: "сроков нет: заполните лист «Сроки» в input/Состав и сроки.xlsx и выполните vekha import",
        en: "there are no deadlines: fill in the sheet «Сроки» of input/Состав и сроки.xlsx and run vekha import")
}
