// SPDX-License-Identifier: GPL-3.0-or-later

extension Organisation.Deadline {
    /// The last day in time as the words of the order have it: the day itself, or the one before where it is excluded.
    public var namedDay: CalendarDate { isInclusive ? day : day.dayBefore ?? day }

    /// The last working day on which it is in time: one before a day off is no later than the order asks.
    ///
    /// - Parameter calendar: The days off.
    /// - Returns: The day itself, or the working day before it.
    public func lastDay(_ calendar: WorkCalendar) -> CalendarDate { calendar.workingDay(atOrBefore: namedDay) }
}
