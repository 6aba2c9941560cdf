// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// A day as orders write it: «01.10.2021», «до 01.10.2021г.», «1 октября 2021 года».
enum DayText {
    private static let months = [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ]

    /// The day of a text; nil where it says none, or more than one.
    static func day(_ text: String) -> CalendarDate? {
        var words = Normaliser.text(text).lowercased().split(separator: " ").map(String.init)
        while let first = words.first, ["до", "не", "позднее"].contains(first) { words.removeFirst() }
        if let last = words.last, ["г", "г.", "года"].contains(last) { words.removeLast() }
        if let last = words.last, let year = last.firstIndex(of: "г"), ["г", "г."].contains(last[year...]) {
            words[words.count - 1] = String(last[..<year])
        }
        // A cell that holds a day is read with its midnight.
        if words.count == 2, words[1].contains(":") { words.removeLast() }
        if words.count == 1 { return CalendarDate(words[0]) }
        guard words.count == 3, let month = months.firstIndex(of: words[1]), let day = Int(words[0]),
            words[2].count == 4, let year = Int(words[2])
        else { return nil }
        return CalendarDate(year: year, month: month + 1, day: day)
    }
}
