// SPDX-License-Identifier: GPL-3.0-or-later

/// A word, a number or a sign of a term.
enum TermToken: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case sign(Character)

    /// The tokens of a text in small letters, «е» for «ё», any dash as «-»; what is in brackets is left out.
    static func tokens(_ text: String) -> [TermToken] {
        var tokens: [TermToken] = []
        var run = ""
        var depth = 0
        func flush() {
            guard let first = run.first else { return }
            if first.isNumber {
                // Twelve digits are no part of a date.
                tokens.append(.number(Int(run) ?? 0, digits: run.count))
            } else {
                tokens.append(.word(run))
            }
            run = ""
        }
        for character in text.lowercased().replacing("ё", with: "е") {
            if character == "(" { depth += 1 }
            if depth > 0 {
                if character == ")" { depth -= 1 }
                flush()
                continue
            }
            let isDigit = character.isASCII && character.isNumber
            if isDigit || character.isLetter {
                if let last = run.last, last.isNumber != isDigit { flush() }
                run.append(character)
                continue
            }
            flush()
            if character.isWhitespace { continue }
            tokens.append(.sign("–—−‑".contains(character) ? "-" : character))
        }
        flush()
        return tokens
    }
}
