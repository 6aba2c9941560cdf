// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes persons out of what people write freely: names with initials, full names, telephones, mail addresses.
///
/// «Петрова О. А.», «О.А. Петрова», «петрова о.а.», «Петрова Ольга Андреевна», «Ольга Андреевна», «Ольга Петрова»,
/// «Мамедов Али Вагиф оглы» become «[имя]», a telephone or an address «[контакт]». A surname or a first name alone cannot
/// be told from another word and stays, and so does whom a school is named after: «им. А. П. Чехова».
enum PersonMask {
    static let name = "[имя]"
    static let contact = "[контакт]"

    /// The text without persons.
    static func masked(_ text: String) -> String { maskContacts(maskNames(words(text))) }

    private static func words(_ text: String) -> [Word] {
        var words: [Word] = []
        var (word, tail) = ("", "")
        for character in text {
            if character.isLetter || character.isNumber || character == "-" && tail.isEmpty && !word.isEmpty {
                if !tail.isEmpty {
                    words.append(Word(text: word, tail: tail))
                    (word, tail) = ("", "")
                }
                word.append(character)
            } else {
                tail.append(character)
            }
        }
        return words + [Word(text: word, tail: tail)]
    }

    private static func maskNames(_ words: [Word]) -> String {
        var result = ""
        var index = 0
        while index < words.count {
            if let last = endOfNamesake(behind: index, words) {
                for word in words[index...last] { result += word.whole }
                index = last + 1
            } else if let last = endOfName(from: index, words) {
                // An initial takes its full stop with it.
                let (word, tail) = (words[last], words[last].tail)
                result += name + (word.isLetter && tail.hasPrefix(".") ? tail.dropFirst() : tail[...])
                index = last + 1
            } else {
                result += words[index].whole
                index += 1
            }
        }
        return result
    }

    /// The last word of whom a school is named after, behind «им.» or «имени»; «от имени» speaks of somebody alive.
    private static func endOfNamesake(behind start: Int, _ words: [Word]) -> Int? {
        let word = words[start]
        guard
            word.folded == "им" && word.tail.hasPrefix(".") && word.isOpenBehindStop
                || word.folded == "имени" && word.isOpen && !(start > 0 && words[start - 1].folded == "от")
        else { return nil }
        var first = start + 1
        while first < words.count, first <= start + 8, words[first].isTitle, words[first].isOpen { first += 1 }
        // Behind a surname alone a person may follow: «школы им. Гагарина Ольга Петрова».
        guard first < words.count, let last = endOfName(from: first, words),
            words[first].isFirstName || !words[last].isFirstName
        else { return nil }
        return last
    }

    /// The last word of a name that begins with a word; nil where none begins.
    private static func endOfName(from start: Int, _ words: [Word]) -> Int? {
        endOfInitials(from: start, words) ?? endOfFullName(from: start, words)
    }

    /// The last word of a surname with initials before or behind it.
    private static func endOfInitials(from start: Int, _ words: [Word]) -> Int? {
        func word(_ offset: Int) -> Word? { start + offset < words.count ? words[start + offset] : nil }
        guard let first = word(0), let second = word(1) else { return nil }
        // «О. А. Петрова», «О.А Петрова», «О. Петрова».
        if first.isOpenInitial {
            let isPair = second.isOpenInitial || first.tail == "." && second.isCapitalLetter && second.isOpen
            if isPair, word(2)?.mayBeName == true { return start + 2 }
            if second.isCapitalised { return start > 0 && words[start - 1].isLabel ? nil : start + 1 }
        }
        // «о.а. петрова».
        if isSmallPair(start, words), words[start + 1].isOpenBehindStop, word(2)?.isSurname == true { return start + 2 }
        guard first.isOpen, !first.isLabel else { return nil }
        // «Петрова О. А.», «Петрова О.А», «Петрова О.».
        if first.mayBeName, second.isInitial {
            guard second.isOpenInitial, let third = word(2) else { return start + 1 }
            if third.isInitial { return start + 2 }
            // «Приказ И.о. директора».
            if second.tail == ".", third.isSmallInitial { return nil }
            let isLast = !third.isOpen || word(3) == nil
            return third.isCapitalLetter && (second.tail == "." || isLast) ? start + 2 : start + 1
        }
        // «Петрова ОА», «Петрова О А».
        if first.mayBeName, first.isSurname {
            if second.isPairOfInitials { return start + 1 }
            if second.isCapitalLetter, second.isOpen, word(2)?.isCapitalLetter == true { return start + 2 }
        }
        // «петрова о.а.».
        return (first.isSurname || first.mayBeName) && isSmallPair(start + 1, words) ? start + 2 : nil
    }

    /// Whether two small initials stand at a word: neither three nor an abbreviation.
    private static func isSmallPair(_ start: Int, _ words: [Word]) -> Bool {
        guard start + 1 < words.count, words[start].isSmallInitial, words[start].isOpenBehindStop,
            words[start + 1].isSmallInitial
        else { return false }
        let isLonger =
            start > 0 && words[start - 1].isLetter && words[start - 1].tail == "."
            || start + 2 < words.count && words[start + 1].tail == "." && words[start + 2].isLetter
        return !isLonger && !smallAbbreviations.contains(words[start].folded + words[start + 1].folded)
    }

    private static let smallAbbreviations: Set<String> = [
        "тд", "тп", "те", "тк", "тч", "то", "тн", "рп", "го", "сп", "мр", "пп", "нэ", "кп", "км", "дн", "сш", "вд",
        "уе",
        "ио", "ид", "вп", "пг", "нп", "ао", "оо", "ду", "до", "ву", "жд", "сх", "мп", "гр", "лс", "гг", "оу", "вр",
        "ур",
    ]

    /// The last word of a name without initials.
    private static func endOfFullName(from start: Int, _ words: [Word]) -> Int? {
        func word(_ offset: Int) -> Word? { start + offset < words.count ? words[start + offset] : nil }
        guard let first = word(0), first.mayBeName, first.isOpen, let second = word(1) else { return nil }
        // «Мамедов Али Вагиф оглы».
        for offset in 1...3 {
            guard let next = word(offset) else { break }
            if next.isKinship { return start + offset }
            guard next.mayBeName, next.isOpen else { break }
        }
        let third = second.isOpen ? word(2) : nil
        let fourth = third?.isOpen == true ? word(3) : nil
        // «Петрова Ольга Андреевна»; in «Семинар Ольга Андреевна Петрова» the name begins later.
        if second.mayBeName, let third, third.isPatronymic {
            return !first.isSurname && second.isFirstName && fourth?.isSurname == true && fourth?.mayBeName == true
                ? nil : start + 2
        }
        // «Ольга Андреевна», «Ольга Андреевна Петрова».
        if second.isPatronymic {
            guard let third, third.isBeside(first), !third.isFirstName, fourth?.isPatronymic != true else {
                return start + 1
            }
            return start + 2
        }
        // «Ольга Петрова», «Анна Мария Петрова».
        if first.isFirstName, second.isBeside(first) {
            return second.isFirstName && third?.isBeside(first) == true && fourth?.mayBeName != true
                ? start + 2 : start + 1
        }
        // «Петрова Ольга»; in «Семинар Ольга Петрова» the name begins later.
        guard second.isFirstName, first.isBeside(second) else { return nil }
        let isLater = !first.isSurname && third?.isBeside(second) == true && fourth?.isFirstName != true
        return isLater ? nil : start + 1
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
            // A run of signs is not looked at once more for each of them.
            if digits == 0 { last = end - 1 }
            if (10...11).contains(digits), "+78".contains(characters[index]) || digits == 10 && characters[index] == "9"
            {
                result += contact
            } else {
                result += String(characters[index...last])
            }
            index = last + 1
        }
        return result
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}
