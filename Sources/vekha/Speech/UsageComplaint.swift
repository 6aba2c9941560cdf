// SPDX-License-Identifier: GPL-3.0-or-later

import Wording

/// What the parser of the command line complains of, as one line in either language.
///
/// The parser speaks English, and adds the usage in lines of its own; which command it was at stands in these alone.
struct UsageComplaint {
    /// What is wrong, where, how to mend it.
    let sentence: Sentence

    /// Takes the parser's words.
    ///
    /// - Parameters:
    ///   - message: What is wrong, in the parser's words; what a command itself refuses is in the language of help.
    ///   - full: The message with its usage.
    init(message: String, full: String) {
        let help = full.firstMatch(of: /See '([^']+)' for more information/).map { String($0.1) } ?? "vekha --help"
        let plain = message.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix(while: \.isWhitespace) }
            .joined(separator: " ")
        let end = plain.lastIndex { $0 != "." } ?? plain.startIndex
        let en = plain.isEmpty ? "the command is not complete" : String(plain[...end])
        let ru = plain.isEmpty ? "команда не закончена" : Self.russian(plain) ?? en
        sentence = Sentence(ru: "\(ru); справка: \(help)", en: "\(en); see \(help)")
    }

    /// The parser's words in Russian; nil for others.
    private static func russian(_ text: String) -> String? {
        if let found = text.wholeMatch(of: /Unknown option '(.+?)'(?:\. Did you mean '(.+)'\?)?/) {
            return "\(found.1): такого ключа нет" + (found.2.map { "; возможно, \($0)" } ?? "")
        }
        if let found = text.wholeMatch(of: /Missing value for '(.+)'/) { return "\(found.1): не сказано значение" }
        if let found = text.wholeMatch(of: /Unexpected argument '(.+)'/) { return "\(found.1): лишнее слово в команде" }
        if let found = text.wholeMatch(of: /\d+ unexpected arguments: (.+)/) {
            return "\(found.1): лишние слова в команде"
        }
        if let found = text.wholeMatch(of: /Missing expected argument '(.+)'/) {
            return "\(found.1): не хватает в команде"
        }
        let value = /The value '(.*?)' is invalid for '(.+?)'(?:\. Please provide one of (?:the following: )?(.+?)\.?)?/
        if let found = text.wholeMatch(of: value) {
            let choices = found.3.map {
                // Long lists stand below each other, each behind a dash.
                "; возможны: "
                    + $0.trimmingPrefix("- ").replacing(" - ", with: ", ").replacing(" and ", with: ", ")
                    .replacing(" or ", with: ", ")
            }
            return "\(found.2): «\(found.1)» не подходит" + (choices ?? "")
        }
        if let found = text.wholeMatch(of: /The option '(.+?)' does not take any value, but '(.*)' was specified\./) {
            return "\(found.1): у этого ключа нет значения, а сказано «\(found.2)»"
        }
        return text == "Missing required subcommand." ? "не сказано, какая команда" : nil
    }
}
