// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes persons out of what people write freely: names with initials, full names, telephones, mail addresses.
///
/// «Петрова О. А.», «О.А. Петрова», «Петрова Ольга Андреевна», «Ольга Андреевна» become «[имя]», a telephone or an address
/// «[контакт]». A surname alone cannot be told from another word and stays.
enum PersonMask {
    static let name = "[имя]"
    static let contact = "[контакт]"

    /// The text without persons.
    static func masked(_ text: String) -> String {
        var words = Self.words(text)
        maskNames(&words)
        return maskContacts(words.map { $0.whole }.joined())
    }

    /// Whether a text names a person or a way to reach one.
    static func isPersonal(_ text: String) -> Bool { masked(text) != text }

    /// A word with what stands behind it up to the next word.
    private struct Word {
        var text: String
        var tail: String
        var whole: String { text + tail }
        /// Whether nothing but spaces divides it from the next word.
        var isOpen: Bool { tail.allSatisfy { $0.isWhitespace } }
        /// A single letter with a full stop behind it.
        var isInitial: Bool {
            text.count == 1 && text.first.map { ("А"..."Я").contains($0) || $0 == "Ё" } == true && tail.hasPrefix(".")
                && tail.dropFirst().allSatisfy { $0.isWhitespace || ",;)».".contains($0) }
        }
        /// An initial that another part of the name may follow.
        var isOpenInitial: Bool { isInitial && tail.dropFirst().allSatisfy { $0.isWhitespace } }
        /// A capital letter and small ones: «Петрова», «Римская-Корсакова».
        var isCapitalised: Bool {
            text.count >= 2 && text.first?.isUppercase == true && text.dropFirst().contains { $0.isLowercase }
        }
        /// «ПЕТРОВА».
        var isCapitals: Bool { text.count >= 3 && text.allSatisfy { $0.isUppercase || $0 == "-" } }
        var isPatronymic: Bool {
            let word = text.lowercased()
            return (isCapitalised || isCapitals)
                && [
                    "ович", "евич", "ьич", "овна", "евна", "ична", "инична", "овной", "евной", "ичной", "овны", "евны",
                    "ичны",
                    "овне", "евне", "ичне", "овну", "евну", "ичну", "овича", "евича", "ьича", "овичу", "евичу", "ьичу",
                    "овичем", "евичем", "ьичем", "овиче", "евиче",
                ].contains { word.hasSuffix($0) && word.count >= $0.count + 2 }
        }
        /// Whether it may be a surname, a name or a patronymic.
        var mayBeName: Bool { isCapitalised || isCapitals }
    }

    private static func words(_ text: String) -> [Word] {
        var words: [Word] = []
        for character in text {
            if character.isLetter || character.isNumber
                || character == "-" && words.last?.tail.isEmpty == true
                    && words.last?.text.isEmpty == false
            {
                if words.isEmpty || !(words[words.count - 1].tail.isEmpty) {
                    words.append(Word(text: String(character), tail: ""))
                } else {
                    words[words.count - 1].text.append(character)
                }
            } else {
                if words.isEmpty { words.append(Word(text: "", tail: "")) }
                words[words.count - 1].tail.append(character)
            }
        }
        return words
    }

    private static func maskNames(_ words: inout [Word]) {
        var index = 0
        while index < words.count {
            guard let last = endOfName(from: index, words) else {
                index += 1
                continue
            }
            // An initial takes its full stop with it.
            let tail = words[last].isInitial ? String(words[last].tail.dropFirst(1)) : words[last].tail
            words.replaceSubrange(index...last, with: [Word(text: name, tail: tail)])
            index += 1
        }
    }

    /// The last word of a name that begins with a word; nil where none begins.
    private static func endOfName(from start: Int, _ words: [Word]) -> Int? {
        func word(_ offset: Int) -> Word? { start + offset < words.count ? words[start + offset] : nil }
        guard let first = word(0), !first.text.isEmpty else { return nil }
        // «О. А. Петрова», «О. Петрова».
        if first.isOpenInitial, let second = word(1) {
            if second.isOpenInitial, word(2)?.mayBeName == true { return start + 2 }
            if second.isCapitalised { return start + 1 }
        }
        guard first.mayBeName, first.isOpen, let second = word(1) else { return nil }
        // «Петрова О. А.», «Петрова О.».
        if second.isInitial {
            if second.isOpenInitial, word(2)?.isInitial == true { return start + 2 }
            return start + 1
        }
        // «Петрова Ольга Андреевна», «Ольга Андреевна».
        if second.mayBeName, second.isOpen, word(2)?.isPatronymic == true { return start + 2 }
        return second.isPatronymic ? start + 1 : nil
    }

    /// Ten or eleven digits that signs alone divide, and whatever has «@».
    private static func maskContacts(_ text: String) -> String {
        let words: [Substring] = text.split(separator: " " as Character, omittingEmptySubsequences: false)
        let parts: [String] = words.map { $0.contains("@") && $0.count > 3 ? contact : "\($0)" }
        let characters = Array(parts.joined(separator: " "))
        var result = ""
        var index = 0
        while index < characters.count {
            guard isDigit(characters[index]) || characters[index] == "+" else {
                result.append(characters[index])
                index += 1
                continue
            }
            var end = index
            var digits = 0
            var last = index
            while end < characters.count, isDigit(characters[end]) || "+-() –\u{A0}".contains(characters[end]) {
                if isDigit(characters[end]) {
                    digits += 1
                    last = end
                }
                end += 1
            }
            if (10...11).contains(digits), "+78".contains(characters[index]) || digits == 10 && characters[index] == "9"
            {
                result += contact
            } else {
                result += String(characters[index...max(last, index)])
            }
            index = max(last, index) + 1
        }
        return result
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}
