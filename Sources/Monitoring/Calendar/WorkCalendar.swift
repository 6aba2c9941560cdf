// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation

/// The days off of a five-day week, by year, each year with its source.
///
/// ```swift
/// let calendar = try WorkCalendar(contentsOf: rules.appending(path: "days_off.yaml"))
/// calendar.isDayOff(day)
/// ```
public struct WorkCalendar: Hashable, Sendable {
    struct Year: Hashable, Sendable {
        /// Days off from Monday to Friday.
        let off: Set<CalendarDate>
        /// Saturdays and Sundays on which people work.
        let working: Set<CalendarDate>
        let source: String
    }

    /// The version of the table, for the record of a run.
    public let version: String
    private let years: [Int: Year]

    /// Reads the table `days_off.yaml`.
    ///
    /// - Parameter url: The file.
    /// - Throws: ``SettingsError`` with file, line and key path.
    public init(contentsOf url: URL) throws(SettingsError) { try self.init(SettingsNode(contentsOf: url)) }

    init(_ root: SettingsNode) throws(SettingsError) {
        let fields = try root.fields(["version", "years"], required: ["version", "years"])
        var years: [Int: Year] = [:]
        for (key, node) in try fields["years"]?.pairs() ?? [] {
            guard let year = Int(key), (2000...2100).contains(year) else { throw node.wrong(expected: "2021") }
            let keys = ["off", "working", "source", "date"]
            let entry = try node.fields(keys, required: keys)
            _ = try entry["date"]?.date()
            years[year] = Year(
                off: try Self.days(entry["off"], of: year, areWeekends: false),
                working: try Self.days(entry["working"], of: year, areWeekends: true),
                source: try entry["source"]?.text() ?? "")
        }
        version = try fields["version"]?.text() ?? ""
        self.years = years
    }

    private static func days(
        _ node: SettingsNode?, of year: Int, areWeekends: Bool
    ) throws(SettingsError) -> Set<CalendarDate> {
        var days: Set<CalendarDate> = []
        for item in try node?.items() ?? [] {
            guard let day = CalendarDate("\(year)-\(try item.text())"), (day.weekday > 5) == areWeekends,
                days.insert(day).inserted
            else { throw item.wrong(expected: areWeekends ? "02-20" : "11-04") }
        }
        return days
    }

    /// Where the days off of a year stand; nil where weekends alone are known.
    ///
    /// - Parameter year: The calendar year.
    /// - Returns: The source, or nil.
    public func source(of year: Int) -> String? { years[year]?.source }

    /// Whether nobody works on a day; of a year that the table has not, weekends alone are known.
    ///
    /// - Parameter day: The day.
    /// - Returns: Whether it is a day off.
    public func isDayOff(_ day: CalendarDate) -> Bool {
        guard let year = years[day.year] else { return day.weekday > 5 }
        return year.off.contains(day) || day.weekday > 5 && !year.working.contains(day)
    }

    /// The day itself, or the last working day before it where it is a day off.
    ///
    /// - Parameter day: The day.
    /// - Returns: A working day.
    public func workingDay(atOrBefore day: CalendarDate) -> CalendarDate {
        var found = day
        while isDayOff(found), let before = found.dayBefore { found = before }
        return found
    }
}
