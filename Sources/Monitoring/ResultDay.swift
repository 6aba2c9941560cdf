// SPDX-License-Identifier: GPL-3.0-or-later

extension Period {
    /// The day that a result without a date counts as, where a day decides: whether a school had been merged by then.
    ///
    /// A campaign of ВПР counts as its first days did in 2020–2025: spring as 1 March, autumn as 14 September. So a merger
    /// of 1 September already holds for the autumn and not for the spring of its year, and one of a year alone for both.
    /// An examination without a date counts as 20 May, before the first days of the main period.
    public var day: CalendarDate? {
        switch season {
        case .spring: CalendarDate(year: year, month: 3, day: 1)
        case .autumn: CalendarDate(year: year, month: 9, day: 14)
        case nil: CalendarDate(year: year, month: 5, day: 20)
        }
    }
}

extension Work {
    /// The day of the examination, or the day that its period counts as.
    public var day: CalendarDate? { date ?? period.day }
}
