// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// Turns what stands in cells into what is meant: one table for every kind of value.
///
/// The tables hold what was found in public files of ФИС ОКО and of the regional systems; everything else is malformed
/// and is reported, never guessed.
enum Normaliser {
    /// A value that may be absent, wrong, or there.
    enum Value<Wrapped: Equatable & Sendable>: Equatable, Sendable {
        /// A word of the table says that there is none, or the cell is empty.
        case missing
        /// The value.
        case value(Wrapped)
        /// Something that no table knows.
        case malformed
    }

    /// What stands in the cell of a task.
    enum Task: Equatable, Sendable {
        /// Points.
        case points(Int)
        /// «X»: not attempted, 0 points.
        case notAttempted
        /// «не пройд.»: the topic was not taught.
        case notTaught
        /// `?`, `H`, `-1`, nothing, or anything unknown.
        case missing
    }

    /// What the column «Вариант» says.
    enum Variant: Equatable, Sendable {
        /// «отсутствовал».
        case absent
        /// Anything else, odd or empty ones too: it does not exclude.
        case present
    }

    /// The grade and the letter of a class.
    struct ClassLabel: Equatable, Sendable {
        let grade: Int
        let letter: String
    }

    /// No total and no task has more points: sums of a row stay small, whatever its cells hold.
    static let mostPoints = 1000

    static let absentWords: Set<String> = [
        "отсутствовал", "отсутствовала", "отсутствует", "отсутств", "не явился", "н/я",
    ]
    static let notTaughtWords: Set<String> = ["не пройд", "не пройдено", "не пройдена", "не пройдён", "не пройден"]
    static let notAttemptedWords: Set<String> = ["x", "х"]  // Latin and Cyrillic
    static let noMarkWords: Set<String> = ["", "нет отметки", "нет", "н/а", "*", "-", "–", "—"]
    static let noClassWords: Set<String> = ["", "нет"]
    static let earlierGraduateWords = ["впл", "прошлых лет"]

    /// Latin letters that look like Cyrillic ones, by what they stand for in Russian text.
    static let lookAlikes: [Character: Character] = [
        "A": "А", "B": "В", "C": "С", "E": "Е", "H": "Н", "K": "К", "M": "М", "O": "О", "P": "Р", "T": "Т", "X": "Х",
        "Y": "У", "a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у",
    ]

    /// A character that separates words or is not seen at all: spaces of all widths, the no-break ones, marks of order.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD: true
        default: scalar.properties.isWhitespace
        }
    }

    /// Whether a text says something: a dash does not, «+» does.
    static func isSaying(_ text: String) -> Bool {
        text.contains { $0.isLetter || $0.isNumber || "+✓✔√☑".contains($0) }
    }

    /// The text without spaces around it, each run of spaces inside as one space.
    static func text(_ cell: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var isGap = false
        for scalar in cell.unicodeScalars {
            if isBlank(scalar) {
                isGap = true
            } else {
                if isGap && !result.isEmpty { result.append(" ") }
                isGap = false
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// The text as a heading is compared: small letters, «е» for «ё», without a colon or full stop at its end.
    static func heading(_ cell: some StringProtocol) -> String {
        var heading = text(cell).lowercased().replacing("ё", with: "е")
        while let last = heading.last, last == ":" || last == "." || last == ";" { heading.removeLast() }
        return heading
    }

    private static func word(_ cell: some StringProtocol) -> String {
        var word = text(cell).lowercased()
        while word.count > 1, word.last == "." { word.removeLast() }
        return word
    }

    /// A number of one to nine ASCII digits, read without making a string; nil for anything else.
    static func digits(_ cell: ArraySlice<UInt8>) -> Int? {
        guard !cell.isEmpty, cell.count <= 9 else { return nil }
        var number = 0
        for byte in cell {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    /// A number with a decimal comma or point, and how many decimals it has; nil for anything else.
    static func decimal(_ cell: ArraySlice<UInt8>) -> (value: Double, decimals: Int)? {
        if let whole = digits(cell) { return (Double(whole), 0) }
        let text = text(String(decoding: cell, as: UTF8.self)).replacing(",", with: ".")
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), text.utf8.count <= 18,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let value = Double(text)
        else { return nil }
        return (value, parts.count == 2 ? parts[1].count : 0)
    }

    /// The bytes without the spaces around them that files are full of: the usual ones and U+00A0.
    static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var (lower, upper) = (cell.startIndex, cell.endIndex)
        while lower < upper {
            if cell[lower] <= 0x20 {
                lower += 1
            } else if cell[lower] == 0xC2, lower + 1 < upper, cell[lower + 1] == 0xA0 {
                lower += 2
            } else {
                break
            }
        }
        while lower < upper {
            if cell[upper - 1] <= 0x20 {
                upper -= 1
            } else if cell[upper - 1] == 0xA0, upper - 2 >= lower, cell[upper - 2] == 0xC2 {
                upper -= 2
            } else {
                break
            }
        }
        return cell[lower..<upper]
    }

    /// Whether a cell has nothing that is seen.
    static func isBlank(_ cell: ArraySlice<UInt8>) -> Bool {
        guard let first = cell.first else { return true }
        // Signs and letters of ASCII, and the lead bytes of Cyrillic.
        if first > 0x20 && first < 0x7F || first == 0xD0 || first == 0xD1 { return false }
        return text(String(decoding: cell, as: UTF8.self)).isEmpty
    }

    /// A total of points, or a test score: a whole number, also written as text or with zero decimals.
    static func points(_ cell: ArraySlice<UInt8>) -> Value<Int> {
        let word = trimmed(cell)
        if word.isEmpty { return .missing }
        if let number = digits(word) { return number <= mostPoints ? .value(number) : .malformed }
        return unusualPoints(cell)
    }

    private static func unusualPoints(_ cell: ArraySlice<UInt8>) -> Value<Int> {
        if noMarkWords.contains(word(String(decoding: cell, as: UTF8.self))) { return .missing }
        guard let (value, _) = decimal(cell), value <= Double(mostPoints), value == value.rounded() else {
            return .malformed
        }
        return .value(Int(value))
    }

    /// A mark from 2 to 5.
    static func mark(_ cell: ArraySlice<UInt8>) -> Value<Int> {
        switch points(cell) {
        case .value(let mark) where (2...5).contains(mark): .value(mark)
        case .missing: .missing
        default: .malformed
        }
    }

    /// The mark in the journal, 2 to 5; 0 where there is none, or nothing that is one.
    static func journalMark(_ cell: ArraySlice<UInt8>) -> UInt8 {
        let word = trimmed(cell)
        guard word.count == 1, let digit = word.first, (0x32...0x35).contains(digit) else { return 0 }
        return digit - 0x30
    }

    /// The number of a variant, 1 to 99; 0 for anything else.
    static func variantNumber(_ cell: ArraySlice<UInt8>) -> UInt8 {
        digits(trimmed(cell)).flatMap { (1...99).contains($0) ? UInt8($0) : nil } ?? 0
    }

    private static let notTaught = Array("не пройд.".utf8)

    /// The cell of a task.
    static func task(_ cell: ArraySlice<UInt8>) -> Task {
        let word = trimmed(cell)
        if let points = digits(word) { return points <= mostPoints ? .points(points) : .missing }
        switch word.count {
        case 0: return .missing
        case 1 where word.first == UInt8(ascii: "X") || word.first == UInt8(ascii: "x"): return .notAttempted
        case 1: return .missing
        case 2 where word.elementsEqual([0xD0, 0xA5]) || word.elementsEqual([0xD1, 0x85]): return .notAttempted
        default: return word.elementsEqual(notTaught) ? .notTaught : unusualTask(cell)
        }
    }

    private static func unusualTask(_ cell: ArraySlice<UInt8>) -> Task {
        let word = word(String(decoding: cell, as: UTF8.self))
        if notAttemptedWords.contains(word) { return .notAttempted }
        if notTaughtWords.contains(word) { return .notTaught }
        return Int(word).flatMap { (0...mostPoints).contains($0) ? .points($0) : nil } ?? .missing
    }

    /// The column «Вариант».
    static func variant(_ cell: ArraySlice<UInt8>) -> Variant {
        // Numbers, and whatever is shorter than the shortest word of absence.
        guard cell.count > 3 else { return .present }
        return absentWords.contains(word(String(decoding: cell, as: UTF8.self))) ? .absent : .present
    }

    /// A class such as `11`, `11Б`, `9 «А»`, `9a`; Latin look-alikes become Cyrillic.
    static func classLabel(_ cell: ArraySlice<UInt8>) -> Value<ClassLabel> {
        let label = text(String(decoding: cell, as: UTF8.self))
        if noClassWords.contains(label.lowercased()) { return .missing }
        let digits = label.prefix { $0.isASCII && $0.isNumber }
        guard let grade = Int(digits), (1...12).contains(grade) else { return .malformed }
        let rest = label.dropFirst(digits.count).filter { $0.isLetter || $0.isNumber }
        guard rest.count <= 3 else { return .malformed }
        let letters = rest.map { lookAlikes[$0] ?? $0 }
        return .value(ClassLabel(grade: grade, letter: String(letters).uppercased()))
    }

    /// Whether a class says that somebody left school in an earlier year.
    static func isEarlierGraduate(_ cell: ArraySlice<UInt8>) -> Bool {
        let word = word(String(decoding: cell, as: UTF8.self))
        return earlierGraduateWords.contains { word.contains($0) }
    }

    /// A code as text, without spaces.
    static func code(_ cell: ArraySlice<UInt8>) -> String {
        String(decoding: cell, as: UTF8.self).filter { !$0.isWhitespace }
    }

    /// A school's login; Cyrillic look-alikes in `edu` and `sch` are read as Latin.
    static func login(_ cell: ArraySlice<UInt8>) -> SchoolID? { login(String(decoding: cell, as: UTF8.self)) }

    /// A school's login; Cyrillic look-alikes in `edu` and `sch` are read as Latin.
    static func login(_ cell: String) -> SchoolID? {
        let text = text(cell).lowercased()
        let latin = String(text.map { ["е": "e", "с": "c", "у": "u"][$0] ?? $0 })
        return SchoolID(login: latin)
    }
}
