// SPDX-License-Identifier: GPL-3.0-or-later

extension CalendarDate {
    /// The days from 1970-01-01 to this day in the Gregorian calendar, negative before it.
    public var daysSince1970: Int {
        // Years that begin in March, so that the leap day is the last: each era of 400 years has 146,097 days.
        let years = month > 2 ? year : year - 1
        let era = (years >= 0 ? years : years - 399) / 400
        let yearOfEra = years - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day of the week, from 1 for Monday to 7 for Sunday.
    public var weekday: Int {
        // 1970-01-01 was a Thursday; a remainder of a negative number is negative.
        ((daysSince1970 + 3) % 7 + 7) % 7 + 1
    }

    /// The day before; nil before the first one of the calendar.
    public var dayBefore: CalendarDate? {
        if day > 1 { return CalendarDate(year: year, month: month, day: day - 1) }
        guard month > 1 else { return CalendarDate(year: year - 1, month: 12, day: 31) }
        return [31, 30, 29, 28].lazy.compactMap { CalendarDate(year: self.year, month: self.month - 1, day: $0) }.first
    }

    /// The day that is some days later; nil after the last one of the calendar.
    ///
    /// - Parameter days: How many days, from 0.
    /// - Returns: The day.
    public func adding(days: Int) -> CalendarDate? {
        var (year, month, day) = (year, month, day + days)
        while day > CalendarDate.days(of: month, in: year) {
            day -= CalendarDate.days(of: month, in: year)
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        return CalendarDate(year: year, month: month, day: day)
    }
}
