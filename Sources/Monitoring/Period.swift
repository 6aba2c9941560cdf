// SPDX-License-Identifier: GPL-3.0-or-later

/// A point of a series: a calendar year, and for ВПР the season.
public struct Period: Hashable, Codable, Sendable, Comparable {
    /// The calendar year; also the score of the period in every test of change.
    public let year: Int
    /// The season, for ВПР.
    public let season: Season?

    /// Names a period.
    ///
    /// - Parameters:
    ///   - year: The calendar year.
    ///   - season: The season, for ВПР.
    public init(year: Int, season: Season? = nil) {
        self.year = year
        self.season = season
    }

    /// Earlier years first, spring before autumn.
    public static func < (first: Period, second: Period) -> Bool {
        (first.year, first.season == .autumn ? 1 : 0) < (second.year, second.season == .autumn ? 1 : 0)
    }
}

/// A day of the Gregorian calendar, without time and zone.
public struct CalendarDate: Hashable, Codable, Sendable, Comparable {
    /// The year, from 1 to 9999.
    public let year: Int
    /// The month, from 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// Names a day; nil where the calendar has no such day.
    ///
    /// - Parameters:
    ///   - year: The year, from 1 to 9999.
    ///   - month: The month, from 1 to 12.
    ///   - day: The day of the month, from 1.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        guard (1...length).contains(day) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Reads `2021-10-01`, `2021.10.01` or `01.10.2021`, a time after it ignored; nil for anything else.
    ///
    /// - Parameter text: The text; spaces around it, no-break ones too, are ignored.
    public init?(_ text: some StringProtocol) {
        let trimmed = text.drop { $0.isWhitespace }.prefix { !$0.isWhitespace && $0 != "T" }
        let parts = trimmed.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "." || $0 == "/" }
        guard parts.count == 3, parts.allSatisfy({ $0.count <= 4 && $0.allSatisfy(\.isASCII) }) else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3 else { return nil }
        if parts[0].count == 4 {
            self.init(year: numbers[0], month: numbers[1], day: numbers[2])
        } else if parts[2].count == 4 {
            self.init(year: numbers[2], month: numbers[1], day: numbers[0])
        } else {
            return nil
        }
    }

    /// Earlier days first.
    public static func < (first: CalendarDate, second: CalendarDate) -> Bool {
        (first.year, first.month, first.day) < (second.year, second.month, second.day)
    }

    /// The day as `2021-10-01`.
    public var iso: String {
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// The day as people write it in Russian: `01.10.2021`.
    public var russian: String {
        let parts = iso.split(separator: "-")
        return "\(parts[2]).\(parts[1]).\(parts[0])"
    }
}
