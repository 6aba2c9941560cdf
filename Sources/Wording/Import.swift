// SPDX-License-Identifier: GPL-3.0-or-later

/// The names of file formats.
public enum FormatWording {
    /// The name of a format's identifier; the identifier itself where it is not known.
    ///
    /// - Parameter code: The identifier, such as `vpr-f1`.
    /// - Returns: The name.
    public static func name(_ code: String) -> Sentence {
        switch code {
        case "vpr-f1": Sentence(ru: "ВПР, Ф1", en: "VPR, form 1")
        case "vpr-2020": Sentence(ru: "ВПР, осень 2020", en: "VPR, autumn 2020")
        case "vpr-2021": Sentence(ru: "ВПР, весна 2021", en: "VPR, spring 2021")
        case "vpr-2022": Sentence(ru: "ВПР, 2022", en: "VPR, 2022")
        case "vpr-form": Sentence(ru: "ВПР, форма сбора", en: "VPR, collection form")
        case "vpr-f3": Sentence(ru: "ВПР, Ф3", en: "VPR, form 3")
        case "vpr-journal": Sentence(ru: "ВПР, сравнение с журналом", en: "VPR, marks against the journal")
        case "regional-marks": Sentence(ru: "свод отметок", en: "table of marks")
        case "regional-scores": Sentence(ru: "свод баллов", en: "table of scores")
        case "ris-protocol": Sentence(ru: "протокол РИС", en: "RIS protocol")
        case "ris-appeals": Sentence(ru: "апелляции РИС", en: "RIS appeals")
        case "school-register": Sentence(ru: "реестр школ", en: "school register")
        case "context-form": Sentence(ru: "контекстная форма", en: "context form")
        case "support-register":
            Sentence(ru: "реестр помощи школам", en: "register of help for schools")
        case "hand-values": ReconciliationWords.name
        case "recommendations": DecisionWords.name
        case "school-report": Sentence(ru: "отчёт школы", en: "school report")
        case "diagnostics": Sentence(ru: "диагностика педагогов", en: "diagnosis of teachers")
        case "mapped": Sentence(ru: "таблица с описанием", en: "mapped table")
        case "organisation": Sentence(ru: "состав и сроки", en: "people and dates")
        default: Sentence(ru: code, en: code)
        }
    }

    /// The name of a report of which nothing is taken.
    ///
    /// - Parameter code: Its code, such as `taskCompletion`.
    /// - Returns: The name.
    public static func needless(_ code: String) -> Sentence {
        switch code {
        case "scoreDistribution": Sentence(ru: "Распределение первичных баллов", en: "distribution of scores")
        case "taskCompletion": Sentence(ru: "Выполнение заданий", en: "tasks")
        case "groupCompletion": Sentence(ru: "Выполнение заданий группами участников", en: "tasks by groups")
        case "plannedResults": Sentence(ru: "Достижение планируемых результатов", en: "planned results")
        case "biasMarkers": Sentence(ru: "число маркеров необъективности", en: "the number of markers of bias")
        default: Sentence(ru: code, en: code)
        }
    }
}

extension JournalWords {
    /// Changes of results that found no result.
    ///
    /// - Parameter count: How many there are in a file.
    /// - Returns: What, and why that may be.
    public static func changesWithoutResult(_ count: Int) -> Sentence {
        Sentence(
            ru: CountedNoun.change.counted(count, .russian)
                + " без результата — протокола ещё нет, или в нём другие баллы, фамилия, документ",
            en: CountedNoun.change.counted(count, .english)
                + " without a result: the protocol is not there, or has other scores or persons")
    }

    /// A fact that a file does not say, with its origin.
    ///
    /// - Parameters:
    ///   - key: The fact's code, such as `procedure`.
    ///   - value: What was taken.
    ///   - origin: The origin's code, such as `path`.
    ///   - language: The language asked for.
    /// - Returns: The text.
    public static func taken(key: String, value: String, origin: String, _ language: Language) -> String {
        taken.filled(
            language,
            [
                "what": self.key(key)[language], "value": (season(value) ?? person(value))?[language] ?? value,
                "origin": self.origin(origin)[language],
            ])
    }

    /// A comparison of a file with itself that failed.
    ///
    /// - Parameters:
    ///   - check: The comparison's code; those of totals and marks count rows and declare no number.
    ///   - scope: Where: a school's code, a sheet, or empty.
    ///   - declared: What the file says.
    ///   - found: What the rows say.
    ///   - language: The language asked for.
    /// - Returns: The text.
    public static func difference(
        _ check: String, scope: String, declared: Double, found: Double, _ language: Language
    ) -> String {
        func plain(_ value: Double) -> String {
            guard value.isFinite, abs(value) < 1e12 else { return "—" }
            return language.decimal(value, decimals: value == value.rounded() ? 0 : 2)
        }
        let isByRow = ["totalAgainstTasks", "markAgainstScale", "codesAgainstGrade", "percentages"].contains(check)
        let rows = CountedNoun.row.counted(Int(exactly: found.rounded()) ?? 0, language)
        return (isByRow ? differsByRow : differs).filled(
            language,
            [
                "what": [self.check(check)[language], scope].filter { !$0.isEmpty }.joined(separator: ", "),
                "declared": plain(declared), "found": plain(found), "rows": rows,
            ])
    }
}
