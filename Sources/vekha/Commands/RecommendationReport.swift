// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Wording

/// What `import`, `check` and `run` say of decisions: copies of `recommendations.xlsx` that contradict each other.
struct RecommendationReport {
    /// How many conflicts are named one by one.
    private static let most = 20
    private let book: DecisionBook

    init(_ book: DecisionBook) { self.book = book }

    /// One line for each cell in which copies differ, and one for those beyond.
    var lines: [Sentence] {
        let named = book.conflicts.prefix(Self.most).map { conflict in
            Sentence(ru: line(conflict, .russian), en: line(conflict, .english))
        }
        let more = book.conflicts.count - named.count
        guard more > 0 else { return named }
        return named + [
            Sentence(
                ru: "…и ещё противоречий между копиями: \(more)", en: "…and more contradictions between copies: \(more)"
            )
        ]
    }

    private func line(_ conflict: DecisionBook.Conflict, _ language: Language) -> String {
        let field = DecisionWords.field(conflict.field.code)[language]
        let words = conflict.words.map { word in
            "\(word.file) — \(Self.quoted(word.value, conflict.field, language))"
        }
        return DecisionWords.conflict.filled(
            language,
            ["place": "\(place(conflict.key, language)), \(field)", "list": words.joined(separator: "; ")])
    }

    private func place(_ key: String, _ language: Language) -> String {
        guard let known = RecommendationKey(text: key) else { return key }
        return "\(known.school.code), \(DecisionWords.addressee(known.addressee.rawValue)[language]), "
            + "\(known.rule) \(known.subject)"
    }

    /// What was said, short enough for a line.
    private static func quoted(_ value: String, _ field: DecisionField, _ language: Language) -> String {
        let text = field == .status ? DecisionWords.status(value)[language] : value.replacing("\n", with: " ")
        let short = text.count > 60 ? text.prefix(57) + "…" : text[...]
        return language == .russian ? "«\(short)»" : "“\(short)”"
    }
}
