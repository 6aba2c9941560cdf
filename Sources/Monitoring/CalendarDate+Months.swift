// SPDX-License-Identifier: GPL-3.0-or-later

extension CalendarDate {
    /// The number of days of a month in the Gregorian calendar.
    ///
    /// - Parameters:
    ///   - month: The month, from 1 to 12.
    ///   - year: The year.
    /// - Returns: From 28 to 31.
    public static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The first day of a month; nil where there is no such month.
    ///
    /// - Parameters:
    ///   - month: The month.
    ///   - year: The year.
    /// - Returns: The day.
    public static func first(of month: Int, _ year: Int) -> CalendarDate? {
        CalendarDate(year: year, month: month, day: 1)
    }

    /// The last day of a month; nil where there is no such month.
    ///
    /// - Parameters:
    ///   - month: The month.
    ///   - year: The year.
    /// - Returns: The day.
    public static func last(of month: Int, _ year: Int) -> CalendarDate? {
        CalendarDate(year: year, month: month, day: days(of: month, in: year))
    }
}
