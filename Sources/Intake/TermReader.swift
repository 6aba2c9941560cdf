// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// Reads terms as schools write them: «сентябрь», «до 01.10», «01.09-15.09.21», «в течение года», «1 полугодие».
///
/// A year that a term does not say is that of the reported period, else that of the campaign. Words that no table knows
/// leave the term without days: it is shown as it is written, and never guessed.
struct TermReader {
    /// The days of «в течение года» and «весь период»; nil where nobody says them.
    let period: ClosedRange<CalendarDate>?
    /// The year of a term without one, where there is no period.
    let year: Int?

    init(period: ClosedRange<CalendarDate>? = nil, year: Int? = nil) {
        self.period = period
        self.year = year
    }

    /// The days of a term.
    func read(_ text: String) -> SchoolReport.Term {
        let written = Normaliser.text(text)
        guard Normaliser.isSaying(written) else { return SchoolReport.Term("") }
        let days = days(of: TermToken.tokens(written))
        return SchoolReport.Term(written, from: days?.from, to: days?.to)
    }

    /// Whether a text is a term, with or without the year that its days need.
    func isTerm(_ text: String) -> Bool { Self.pieces(TermToken.tokens(text))?.isEmpty == false }

    private func days(of tokens: [TermToken]) -> (from: CalendarDate?, to: CalendarDate?)? {
        guard var pieces = Self.pieces(tokens), !pieces.isEmpty else { return nil }
        fill(&pieces)
        var (from, to): (CalendarDate?, CalendarDate?) = (nil, nil)
        var before: ClosedRange<CalendarDate>?
        for piece in pieces {
            guard let days = days(of: piece) else { return nil }
            // What is written backwards is a slip that nobody can mend for the school.
            if let last = before, days.upperBound < last.lowerBound, piece.isRangeEnd { return nil }
            before = days
            if !piece.isEnd { from = from.map { min($0, days.lowerBound) } ?? days.lowerBound }
            if !piece.isStart || pieces.count > 1 { to = to.map { max($0, days.upperBound) } ?? days.upperBound }
        }
        // «до 01.10» has no first day, «с 01.09» has no last one.
        if let first = from, let last = to, first > last { return nil }
        return (from, to)
    }
}
