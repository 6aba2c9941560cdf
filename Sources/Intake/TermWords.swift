// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of terms.
enum TermWords {
    /// The months by the beginning of their words, which ends every case of them.
    private static let months: [(stem: String, month: Int)] = [
        ("январ", 1), ("феврал", 2), ("март", 3), ("апрел", 4), ("май", 5), ("мая", 5), ("мае", 5), ("маю", 5),
        ("июн", 6), ("июл", 7), ("август", 8), ("сентяб", 9), ("октяб", 10), ("нояб", 11), ("декаб", 12),
    ]

    static func month(_ word: String) -> Int? {
        let short = ["янв", "фев", "мар", "апр", "", "", "", "авг", "сен", "окт", "ноя", "дек"]
        if let place = short.firstIndex(of: word), !word.isEmpty { return place + 1 }
        if word == "сент" { return 9 }
        return months.first { word.hasPrefix($0.stem) && word.count <= $0.stem.count + 3 }?.month
    }

    /// «полугодие», «квартал».
    static func unit(_ word: String) -> TermReader.Unit? {
        if word.hasPrefix("полугоди") { return TermReader.Unit(count: 2) }
        return word.hasPrefix("квартал") ? TermReader.Unit(count: 4) : nil
    }

    /// A number in words, or in Roman digits of either alphabet.
    static func ordinal(_ word: String) -> Int? {
        switch word {
        case "i", "і": 1
        case "ii", "іі": 2
        case "iii", "ііі": 3
        case "iv", "іv": 4
        default:
            [("перв", 1), ("втор", 2), ("трет", 3), ("четверт", 4)].first {
                word.hasPrefix($0.0) && word != "четверть"
            }?
            .1
        }
    }

    static func part(_ word: String) -> ClosedRange<Int>? {
        if word.hasPrefix("начал") { return 1...10 }
        if word.hasPrefix("середин") { return 11...20 }
        return word == "конец" || word == "конце" || word == "конца" ? 21...31 : nil
    }

    /// The months of a season.
    static func season(_ word: String) -> (Int, Int)? {
        switch word {
        case "зима", "зимой", "зимы": (12, 2)
        case "весна", "весной", "весны": (3, 5)
        case "лето", "летом", "лета": (6, 8)
        case "осень", "осенью", "осени": (9, 11)
        default: nil
        }
    }

    static func isYear(_ word: String) -> Bool { ["год", "года", "году", "г", "гг", "годы"].contains(word) }

    static func isYear(_ token: TermToken) -> Bool {
        guard case .word(let word) = token else { return false }
        return isYear(word)
    }
}
