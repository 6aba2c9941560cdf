// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Monitoring
import Testing

struct WorkCalendarTests {
    static func calendar() throws -> WorkCalendar {
        try WorkCalendar(
            contentsOf: Installation.current.resource("Rules", of: "Monitoring").appending(path: "days_off.yaml"))
    }

    private static func calendar(_ text: String) throws -> WorkCalendar {
        let file = FileManager.default.temporaryDirectory.appending(path: "vekha-\(UUID().uuidString).yaml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        return try WorkCalendar(contentsOf: file)
    }

    /// All days of a year.
    private static func days(_ year: Int) -> [CalendarDate] {
        (1...12).flatMap { month in (1...31).compactMap { CalendarDate(year: year, month: month, day: $0) } }
    }

    /// The table of the package `holidays` 0.109, `References/days_off.py`.
    @Test func `days off and working weekends are those of an independent table`() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "References/days_off.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        let expected = Dictionary(
            lines.map { line in
                let cells = line.split(separator: ",")
                return (String(cells[0]), cells[1] == "1")
            }, uniquingKeysWith: { first, _ in first })
        #expect(expected.count == 108)
        let calendar = try Self.calendar()
        for day in (2020...2026).flatMap(Self.days) {
            let works = expected[day.iso] ?? (day.weekday < 6)
            #expect(calendar.isDayOff(day) != works, "\(day.iso)")
        }
    }

    /// The working days of a five-day week, as the official production calendars of these years count them.
    @Test(arguments: [
        (2020, 248), (2021, 247), (2022, 247), (2023, 247), (2024, 248), (2025, 247), (2026, 247),
    ])
    func `a year has the working days of its production calendar`(year: Int, count: Int) throws {
        let calendar = try Self.calendar()
        #expect(Self.days(year).count { !calendar.isDayOff($0) } == count)
        #expect(calendar.source(of: year)?.contains("О переносе выходных дней в \(year) году") == true)
    }

    @Test(arguments: [
        ("2021-10-10", "2021-10-08"), ("2021-10-01", "2021-10-01"), ("2021-02-20", "2021-02-20"),
        ("2022-01-08", "2021-12-30"), ("2024-05-12", "2024-05-08"), ("2030-12-15", "2030-12-13"),
    ])
    func `a day off has the working day before it`(day: String, expected: String) throws {
        let day = try #require(CalendarDate(day))
        #expect(try Self.calendar().workingDay(atOrBefore: day).iso == expected)
    }

    @Test func `of a year without a calendar weekends alone are known`() throws {
        let calendar = try Self.calendar("version: \"1\"\nyears: {}")
        #expect(calendar.source(of: 2021) == nil)
        #expect(!calendar.isDayOff(try #require(CalendarDate("2021-11-04"))))
        #expect(calendar.isDayOff(try #require(CalendarDate("2021-11-06"))))
    }

    @Test(arguments: [
        ("off: [13-01]", "years.2021.off[1]"), ("off: [11-06]", "years.2021.off[1]"),
        ("off: [11-04, 11-04]", "years.2021.off[2]"), ("working: [11-04]", "years.2021.working[1]"),
    ])
    func `a mistake in the table is named with its key path`(line: String, path: String) {
        let rest = line.hasPrefix("off") ? "working: []" : "off: []"
        let text = "version: \"1\"\nyears:\n  2021: {\(line), \(rest), source: x, date: 2026-11-24}\n"
        let error = #expect(throws: SettingsError.self) { try Self.calendar(text) }
        guard case .wrongValue(_, 3, path, _, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: [("1970-01-01", 4), ("2021-09-25", 6), ("2024-02-29", 4), ("0001-01-01", 1), ("2026-11-24", 2)])
    func `the day of the week is that of the Gregorian calendar`(day: String, weekday: Int) throws {
        // Sources: the epoch was a Thursday; the others by Python's `date.isoweekday()`.
        #expect(try #require(CalendarDate(day)).weekday == weekday)
    }

    @Test(arguments: [
        ("2024-03-01", "2024-02-29"), ("2023-03-01", "2023-02-28"), ("2021-01-01", "2020-12-31"),
        ("2021-05-31", "2021-05-30"),
    ])
    func `the day before crosses months and years`(day: String, before: String) throws {
        #expect(try #require(CalendarDate(day)).dayBefore?.iso == before)
    }

    @Test func `nothing is before the first day of the calendar`() throws {
        #expect(try #require(CalendarDate(year: 1, month: 1, day: 1)).dayBefore == nil)
    }
}
