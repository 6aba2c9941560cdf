// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// What is meant: the days of a piece.
extension TermReader {
    /// Gives pieces the month and the year that stand behind them: «01-15.09.2021», «сентябрь – октябрь 2021».
    func fill(_ pieces: inout [Piece]) {
        for index in pieces.indices.reversed() where index + 1 < pieces.count {
            let next = pieces[index + 1]
            if case .day(let day, nil) = pieces[index].shape {
                switch next.shape {
                case .day(_, let month?): pieces[index].shape = .day(day, month: month)
                case .months(let month, _): pieces[index].shape = .day(day, month: month)
                default: break
                }
            }
            guard pieces[index].year == nil, let year = next.year, let own = Self.month(of: pieces[index].shape),
                let its = Self.month(of: next.shape)
            else { continue }
            pieces[index].isSchoolYear = next.isSchoolYear
            pieces[index].year = next.isSchoolYear || own <= its ? year : year - 1
        }
        // Without any year the later piece of «декабрь – январь» is of the next one.
        for index in pieces.indices.dropFirst() where pieces[index].year == nil {
            guard let year = pieces[index - 1].year, let own = Self.month(of: pieces[index].shape),
                let before = Self.month(of: pieces[index - 1].shape)
            else { continue }
            pieces[index].year = before <= own ? year : year + 1
        }
    }

    private static func month(of shape: Shape) -> Int? {
        switch shape {
        case .day(_, let month): month
        case .months(let month, _): month
        case .part(_, let month): month
        case .half, .year, .whole, .schoolYear: nil
        }
    }

    func days(of piece: Piece) -> ClosedRange<CalendarDate>? {
        func months(_ first: Int, _ last: Int, _ year: Int) -> ClosedRange<CalendarDate>? {
            guard let from = CalendarDate.first(of: first, year),
                let to = CalendarDate.last(of: last, last < first ? year + 1 : year)
            else { return nil }
            return from...to
        }
        switch piece.shape {
        case .whole:
            if let period { return period }
            return year.flatMap { months(1, 12, $0) }
        case .schoolYear:
            guard let start = period.map({ Self.schoolYear(of: $0.lowerBound) }) ?? year else { return nil }
            return months(9, 5, start)
        case .year:
            guard let year = piece.year else { return nil }
            return piece.isSchoolYear ? months(9, 5, year) : months(1, 12, year)
        case .half(let half):
            if piece.isSchoolYear, let year = piece.year {
                return half == 1 ? months(9, 12, year) : months(1, 5, year + 1)
            }
            if piece.year == nil, let period, Self.isSchoolYear(period) {
                let start = Self.schoolYear(of: period.lowerBound)
                return half == 1 ? months(9, 12, start) : months(1, 5, start + 1)
            }
            guard let year = piece.year ?? self.year(of: half == 1 ? 1 : 7) else { return nil }
            return half == 1 ? months(1, 6, year) : months(7, 12, year)
        case .months(let first, let last):
            return year(piece, first).flatMap { months(first, last, $0) }
        case .part(let part, let month):
            guard let year = year(piece, month),
                let from = CalendarDate(year: year, month: month, day: part.lowerBound),
                let to = CalendarDate(
                    year: year, month: month, day: min(part.upperBound, CalendarDate.days(of: month, in: year)))
            else { return nil }
            return from...to
        case .day(let day, let month):
            guard let month, let year = year(piece, month),
                let date = CalendarDate(year: year, month: month, day: day)
            else { return nil }
            return date...date
        }
    }

    private func year(_ piece: Piece, _ month: Int) -> Int? {
        guard let year = piece.year else { return self.year(of: month) }
        return piece.isSchoolYear && month < 8 ? year + 1 : year
    }

    /// The year of a month that says none: the one in which it lies in the period, else the last of the period.
    private func year(of month: Int) -> Int? {
        guard let period else { return year }
        let years = period.lowerBound.year...period.upperBound.year
        return years.first { year in
            guard let from = CalendarDate.first(of: month, year), let to = CalendarDate.last(of: month, year) else {
                return false
            }
            return from <= period.upperBound && period.lowerBound <= to
        } ?? period.upperBound.year
    }

    /// Whether a period begins in one calendar year and ends in the next, as a school year does.
    private static func isSchoolYear(_ period: ClosedRange<CalendarDate>) -> Bool {
        period.upperBound.year == period.lowerBound.year + 1 && period.lowerBound.month >= 8
    }

    /// The calendar year in which the school year of a day begins.
    private static func schoolYear(of day: CalendarDate) -> Int { day.month >= 8 ? day.year : day.year - 1 }
}
