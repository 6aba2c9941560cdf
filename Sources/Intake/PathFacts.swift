// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation
internal import Monitoring

/// What the folders and the name of a file say of a work of ВПР.
///
/// `2020/4/Русский язык.xlsx`, `Ф1_РУ4_2023.xlsx`, «Проведение работы по русскому языку, 4 класс. ВПР 2021.xlsx».
///
/// A fact that stands there twice with different values stands in its array twice, and decides nothing.
struct PathFacts: Equatable {
    private(set) var years: [Int] = []
    private(set) var seasons: [Season] = []
    private(set) var subjects: [Subject] = []
    private(set) var grades: [Int] = []
    private(set) var schools: [SchoolID] = []

    /// A run of letters or of digits, and what stands before it.
    private struct Token {
        let text: String
        let separator: String
        /// 0 for letters.
        let number: Int
        let digits: Int
    }

    /// Reads a path with `/`; of the last part the extension is left out.
    init(_ path: String) {
        let parts = path.precomposedStringWithCanonicalMapping.split(separator: "/").map(String.init)
        for (index, part) in parts.enumerated() {
            var part = part
            if index == parts.count - 1, let dot = part.lastIndex(of: "."), part[dot...].utf8.count <= 5 {
                part = String(part[..<dot])
            }
            read(Self.tokens(part), isFolder: index < parts.count - 1)
        }
    }

    private static func tokens(_ part: String) -> [Token] {
        var tokens: [Token] = []
        var (word, separator) = ("", "")
        var isNumber = false
        func flush() {
            guard !word.isEmpty else { return }
            let number = isNumber ? Int(word) ?? -1 : 0
            tokens.append(
                Token(text: word, separator: separator, number: number, digits: isNumber ? word.utf8.count : 0))
            (word, separator) = ("", "")
        }
        for character in Normaliser.text(part).lowercased().replacing("ё", with: "е") {
            let isDigit = character.isASCII && character.isNumber
            guard isDigit || character.isLetter else {
                flush()
                separator.append(character)
                continue
            }
            if isDigit != isNumber { flush() }
            isNumber = isDigit
            word.append(character)
        }
        flush()
        return tokens
    }

    private mutating func read(_ tokens: [Token], isFolder: Bool) {
        readYears(tokens)
        for (index, token) in tokens.enumerated() {
            let next = index + 1 < tokens.count ? tokens[index + 1] : nil
            if let season = PathWords.season(token.text) { Self.add(season, to: &seasons) }
            if ["edu", "sch"].contains(token.text), let next, next.separator.isEmpty, next.digits == 6,
                let school = SchoolID(login: next.text)
            {
                Self.add(school, to: &schools)
            }
            if let subject = PathWords.mark(token.text), let next, Self.isGrade(next),
                ["", " ", "_", "-"].contains(next.separator), !Self.isRangeStart(index + 1, tokens)
            {
                Self.add(subject, to: &subjects)
                Self.add(next.number, to: &grades)
            }
            if Self.isGrade(token), Self.saysClass(after: index, tokens), !Self.isRangeEnd(index, tokens) {
                Self.add(token.number, to: &grades)
            }
            if token.text.hasPrefix("класс"), let next, Self.isGrade(next), next.separator == " ",
                index == 0 || tokens[index - 1].digits == 0, !Self.isRangeStart(index + 1, tokens)
            {
                Self.add(next.number, to: &grades)
            }
        }
        if isFolder, tokens.count == 1, Self.isGrade(tokens[0]) { Self.add(tokens[0].number, to: &grades) }
        for subject in PathWords.subjects(tokens.map(\.text)) { Self.add(subject, to: &subjects) }
    }

    private static func add<Value: Equatable>(_ value: Value, to values: inout [Value]) {
        if !values.contains(value) { values.append(value) }
    }

    /// Years of four digits; two neighbours joined by a sign («2021-2022», «2021/22») are a school year and no year.
    private mutating func readYears(_ tokens: [Token]) {
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            index += 1
            guard token.digits == 4, VPRCampaigns.years.contains(token.number) else { continue }
            if index < tokens.count, ["-", "–", "—", "_", " - ", " – "].contains(tokens[index].separator) {
                let next = tokens[index]
                let following = token.number + 1
                if next.digits == 4 && next.number == following || next.digits == 2 && next.number == following % 100 {
                    index += 1
                    continue
                }
            }
            Self.add(token.number, to: &years)
        }
    }

    private static func isGrade(_ token: Token) -> Bool {
        (1...2).contains(token.digits) && (1...11).contains(token.number) && !token.text.hasPrefix("0")
    }

    /// «4 класс», «4-й класс», «4кл.».
    private static func saysClass(after index: Int, _ tokens: [Token]) -> Bool {
        var following = tokens[(index + 1)...]
        if let ending = following.first, ["й", "ый", "го", "х", "е"].contains(ending.text) {
            following = following.dropFirst()
        }
        guard let word = following.first, word.separator.count <= 1 else { return false }
        return word.text.hasPrefix("класс") || word.text == "кл"
    }

    /// «4–8 классы», «5, 6 класс»: more than one grade.
    private static func isRangeEnd(_ index: Int, _ tokens: [Token]) -> Bool {
        guard index > 0 else { return false }
        let isJoined = ["-", "–", "—", ",", ", ", " - ", " – "].contains(tokens[index].separator)
        if isJoined, isGrade(tokens[index - 1]) { return true }
        return tokens[index - 1].text == "и" && index > 1 && isGrade(tokens[index - 2])
    }

    private static func isRangeStart(_ index: Int, _ tokens: [Token]) -> Bool {
        index + 1 < tokens.count && isGrade(tokens[index + 1]) && isRangeEnd(index + 1, tokens)
    }
}

extension PathWords {
    /// The season that a word of a path names.
    static func season(_ word: String) -> Season? {
        let springs = ["весна", "весной", "весны", "весенняя", "весенние", "март", "апрель", "май", "spring"]
        let autumns = ["осень", "осенью", "осени", "осенняя", "осенние", "сентябрь", "октябрь", "autumn"]
        return springs.contains(word) ? .spring : autumns.contains(word) ? .autumn : nil
    }

    /// The subject of the two letters that ФИС ОКО puts before a grade: «РУ 4».
    static func mark(_ word: String) -> Subject? {
        switch String(word.map { marksOfLatin[$0] ?? $0 }) {
        case "ру": .russian
        case "ма": .mathematics
        case "ом": .surroundingWorld
        case "би": Subject(rawValue: "Биология")
        case "ге": Subject(rawValue: "География")
        case "ис": Subject(rawValue: "История")
        case "об": Subject(rawValue: "Обществознание")
        case "фи": Subject(rawValue: "Физика")
        case "хи": Subject(rawValue: "Химия")
        case "ин": Subject(rawValue: "Информатика")
        case "ли": Subject(rawValue: "Литература")
        case "лч": Subject(rawValue: "Литературное чтение")
        case "ая": Subject(rawValue: "Английский язык")
        case "ня": Subject(rawValue: "Немецкий язык")
        case "фя": Subject(rawValue: "Французский язык")
        case "ия": Subject(rawValue: "Иностранный язык")
        default: nil
        }
    }

    private static let marksOfLatin: [Character: Character] = [
        "a": "а", "m": "м", "o": "о", "p": "р", "y": "у", "x": "х", "e": "е", "c": "с",
    ]

    /// The subjects that the words of a part of a path name, in any case: «по русскому языку».
    static func subjects(_ words: [String]) -> [Subject] {
        var found: [Subject] = []
        let isAdvanced = words.contains { $0.hasPrefix("углубл") }
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1] : ""
            let previous = index > 0 ? words[index - 1] : ""
            if isForm(of: "русск", ["ий", "ого", "ому", "им", "ом"], word) {
                found.append(.russian)
            } else if isForm(of: "математик", ["а", "и", "е", "у", "ой"], word) {
                found.append(isAdvanced ? Subject(rawValue: "Математика углублённая") : .mathematics)
            } else if isForm(of: "физик", ["а", "и", "е", "у", "ой"], word) {
                found.append(Subject(rawValue: isAdvanced ? "Физика углублённая" : "Физика"))
            } else if isForm(of: "окружающ", ["ий", "его", "ему", "им", "ем"], word), next.hasPrefix("мир") {
                found.append(.surroundingWorld)
            } else if isForm(of: "литературн", ["ое", "ого", "ому", "ым", "ом"], word), next.hasPrefix("чтени") {
                found.append(Subject(rawValue: "Литературное чтение"))
            } else if isForm(of: "литератур", ["а", "ы", "е", "у", "ой"], word) {
                found.append(Subject(rawValue: previous.hasPrefix("родн") ? "Родная литература" : "Литература"))
            } else if let noun = nouns.first(where: { isForm(of: $0.stem, $0.endings, word) }) {
                found.append(noun.subject)
            } else if next.hasPrefix("язык"), let language = languages.first(where: { word.hasPrefix($0.stem) }) {
                found.append(language.subject)
            }
        }
        return found
    }

    private static func isForm(of stem: String, _ endings: [String], _ word: String) -> Bool {
        word.hasPrefix(stem) && endings.contains(String(word.dropFirst(stem.count)))
    }

    private static let nouns: [(stem: String, endings: [String], subject: Subject)] = [
        ("биологи", ["я", "и", "ю", "ей"], Subject(rawValue: "Биология")),
        ("географи", ["я", "и", "ю", "ей"], Subject(rawValue: "География")),
        ("истори", ["я", "и", "ю", "ей"], Subject(rawValue: "История")),
        ("хими", ["я", "и", "ю", "ей"], Subject(rawValue: "Химия")),
        ("информатик", ["а", "и", "е", "у", "ой"], Subject(rawValue: "Информатика")),
        ("обществознани", ["е", "я", "ю", "ем", "и"], Subject(rawValue: "Обществознание")),
    ]

    private static let languages: [(stem: String, subject: Subject)] = [
        ("английск", Subject(rawValue: "Английский язык")), ("немецк", Subject(rawValue: "Немецкий язык")),
        ("французск", Subject(rawValue: "Французский язык")), ("испанск", Subject(rawValue: "Испанский язык")),
        ("китайск", Subject(rawValue: "Китайский язык")), ("иностранн", Subject(rawValue: "Иностранный язык")),
        ("родн", Subject(rawValue: "Родной язык")),
    ]
}
