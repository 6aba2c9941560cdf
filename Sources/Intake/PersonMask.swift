// SPDX-License-Identifier: GPL-3.0-or-later

/// Hides persons in what people wrote freely: surnames with initials or with a patronymic, telephones, addresses of mail.
///
/// A surname alone cannot be told from a word. The person after whom a school is named («им. А. П. Чехова») is left.
enum PersonMask {
    /// What stands in the place of a person.
    static let mask = "[…]"

    /// The text without persons.
    static func masked(_ text: String) -> String {
        var result = text
        for pattern in patterns {
            let before = result
            result = before.replacing(pattern) { match in
                isNaming(before[..<match.range.lowerBound]) ? String(match.output) : mask
            }
        }
        return result
    }

    /// Whether the last word of a text says after whom something is named.
    private static func isNaming(_ text: Substring) -> Bool {
        let word = text.split(whereSeparator: \.isWhitespace).last?.lowercased()
        return word == "им." || word == "имени"
    }

    /// The longest first: a name with a patronymic has its surname before it, behind it, or not at all.
    private static var patterns: [Regex<Substring>] {
        [
            /(?:\p{Lu}[\p{Ll}\-]+\s+)?\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}*(?:(?:ов|ев|ь|м|к)ич(?:а|у|ем|ом|е)?|(?:ов|ев|ич)н(?:а|ы|е|у|ой|ою))\b(?:\s+\p{Lu}\p{Ll}+)?/,
            /\p{Lu}[\p{L}\-]+\s*\p{Lu}\.\s?(?:\p{Lu}\.)?/,
            /\b\p{Lu}\.\s?(?:\p{Lu}\.)?\s?\p{Lu}[\p{L}\-]+/,
            /(?:\+7|\b8)[\s\-(]*\d{3}[\s\-)]*\d{3}[\s\-]?\d{2}[\s\-]?\d{2}\b/,
            /[^\s@,;]+@[^\s@,;]+/,
        ]
    }
}
