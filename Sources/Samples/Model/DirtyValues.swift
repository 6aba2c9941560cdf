// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Workbooks

/// The dirt of real exports (domain notes, 1.4), none of which changes what counts.
enum DirtyValues {
    private static let nothing = ["X", "x", "Х", "х", "X ", "не пройд.", "0\u{A0}", "?", "H", "-1", "-2", ""]
    private static let journal = ["нет отметки", "ж", "8", "6", "12", "1", "н/а", "*"]

    /// The points of a task, now and then as a person or a program wrote them.
    static func task(_ points: Int, using random: inout RandomStream) -> CellContent {
        guard random.uniform() < 0.015 else { return .integer(points) }
        let form = random.integer(below: 12)
        guard points == 0 else { return .text([" \(points) ", "\u{A0}\(points)", "\(points)"][form % 3]) }
        return .text(nothing[form % nothing.count])
    }

    /// The variant; an odd one excludes nobody.
    static func variant(using random: inout RandomStream) -> CellContent {
        let usual = 1 + random.integer(below: 2)
        guard random.uniform() < 0.01 else { return .integer(usual) }
        return [.integer(0), .integer(3), .integer(4), .text("\u{A0}1"), .empty][random.integer(below: 5)]
    }

    /// The grade of the pupil.
    static func grade(_ grade: Int, using random: inout RandomStream) -> CellContent {
        guard random.uniform() < 0.01 else { return .integer(grade) }
        return .text(random.integer(below: 2) == 0 ? "\(grade)" : "\(grade)\u{A0}")
    }

    /// The mark of the school's own journal: mostly that of the work or one above.
    static func journalMark(_ mark: Int, using random: inout RandomStream) -> CellContent {
        let (place, form) = (random.uniform(), random.integer(below: 40))
        let usual = place < 0.65 ? mark : place < 0.92 ? min(5, mark + 1) : max(2, mark - 1)
        switch form {
        case 0: return .text("\(usual)\u{A0}")
        case 1: return .text("\u{A0}\(usual)")
        case 2: return .text("нет отметки")
        case 3: return .text(journal[Int(place * Double(journal.count))])
        default: return .integer(usual)
        }
    }

    private static let letters = Array("абвгдежзиклм").map(String.init)
    private static let oddLetters =
        ["A", "B", "a", "K", "k", "E", "e", "O", "M", "1", "2", "3", "4", "5", "6", "7", "8", "9", "-", "кадеты"]
        + ["«А»", "А ", " б", "класс", "1а", "№1", "A1", "д/о"]

    /// The letter of a class as raw exports have it: 14 of 100 «нет», small and capital, now and then a digit, a Latin
    /// look-alike or the grade before it.
    static func letter(grade: Int, index: Int, of size: Int, using random: inout RandomStream) -> String {
        let form = random.integer(below: 100)
        let odd = random.integer(below: oddLetters.count)
        let letter = letters[min(index * ((size + 24) / 25) / max(size, 1), letters.count - 1)]
        switch form {
        case 0..<7: return "нет"
        case 7..<14: return "НЕТ"
        case 14..<19: return oddLetters[odd]
        case 19..<23: return "\(grade)\(letter)"
        case 23..<26: return "\(grade)\(letter.uppercased())"
        case 26..<60: return letter.uppercased()
        default: return letter
        }
    }

    /// The class as schools name it: `9`, `9А`, `9Б`, now and then with a Latin letter, a small one or a space.
    static func classLabel(grade: Int, index: Int, of size: Int, using random: inout RandomStream) -> String {
        let form = random.integer(below: 60)
        guard size > 25 else { return form == 0 ? "\(grade)\u{A0}" : "\(grade)" }
        let letter = index * ((size + 24) / 25) / size
        switch form {
        case 0: return "\(grade)\(["A", "Б", "B", "Г"][letter % 4])"
        case 1: return "\(grade)\(["а", "б", "в", "г"][letter % 4])"
        case 2: return "\(grade)"
        default: return "\(grade)\(["А", "Б", "В", "Г"][letter % 4])"
        }
    }
}
