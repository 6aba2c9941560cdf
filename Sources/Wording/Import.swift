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
        case "ris-protocol": Sentence(ru: "протокол РИС", en: "RIS protocol")
        case "ris-appeals": Sentence(ru: "апелляции РИС", en: "RIS appeals")
        case "school-register": Sentence(ru: "реестр школ", en: "school register")
        case "context-form": Sentence(ru: "контекстная форма", en: "context form")
        case "mapped": Sentence(ru: "таблица с описанием", en: "mapped table")
        default: Sentence(ru: code, en: code)
        }
    }
}

extension JournalWords {
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
            ["what": self.key(key)[language], "value": value, "origin": self.origin(origin)[language]])
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
        let isByRow = check == "totalAgainstTasks" || check == "markAgainstScale"
        let rows = CountedNoun.row.counted(Int(exactly: found.rounded()) ?? 0, language)
        return (isByRow ? differsByRow : differs).filled(
            language,
            [
                "what": [self.check(check)[language], scope].filter { !$0.isEmpty }.joined(separator: ", "),
                "declared": plain(declared), "found": plain(found), "rows": rows,
            ])
    }
}
