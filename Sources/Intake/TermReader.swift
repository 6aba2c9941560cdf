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

    // MARK: What is written

    /// A piece of a term that means days, without its year.
    fileprivate enum Shape: Equatable {
        /// A day; without a month it is that of the next piece: «1 по 15 сентября».
        case day(Int, month: Int?)
        /// Months, first to last; the last may be smaller: «декабрь – февраль».
        case months(Int, Int)
        /// A part of a month: «начало», «середина», «конец».
        case part(ClosedRange<Int>, month: Int)
        /// A half of a calendar year, or of a school year where the year is one.
        case half(Int)
        /// «2021 год» or «2021/22 учебный год».
        case year
        /// «год», «весь период».
        case whole
        /// «учебный год».
        case schoolYear
    }

    fileprivate struct Piece {
        var shape: Shape
        var year: Int?
        /// Whether the year is the first of a school year.
        var isSchoolYear = false
        /// Whether «до» stands before it.
        var isEnd = false
        /// Whether «с» stands before it.
        var isStart = false
        /// Whether a dash or «по» stands before it.
        var isRangeEnd = false
    }

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

    /// The pieces of a term; nil where a word is unknown.
    private static func pieces(_ tokens: [TermToken]) -> [Piece]? {
        var pieces: [Piece] = []
        var rest = tokens[...]
        var mark: TermToken?
        var isRangeEnd = false
        while let token = rest.first {
            if var found = piece(&rest) {
                found.isRangeEnd = isRangeEnd
                isRangeEnd = false
                found.isEnd = mark == .word("до") || mark == .word("к")
                // «до октября» may mean its first day or its last: nobody can tell.
                if found.isEnd, case .months = found.shape { return nil }
                found.isStart = mark == .word("с")
                mark = nil
                pieces.append(found)
                continue
            }
            rest = rest.dropFirst()
            isRangeEnd = token == .sign("-") || token == .word("по")
            guard case .word(let word) = token else {
                if case .sign = token { continue }
                return nil
            }
            switch word {
            case "до", "к", "с": mark = token
            case "позднее": mark = .word("до")
            case "со": mark = .word("с")
            case "по", "и", "в", "во", "не", "на", "за", "течение", "течении", "числа", "месяц", "месяца",
                "включительно",
                "весь", "всего", "всё", "все", "отчетный", "отчетного", "учебн", "календарного":
                continue
            default: return nil
            }
        }
        return pieces
    }

    /// Takes a piece from the head of the tokens.
    private static func piece(_ rest: inout ArraySlice<TermToken>) -> Piece? {
        let start = rest
        func number(_ offset: Int) -> (value: Int, digits: Int)? {
            guard offset < start.count, case .number(let value, let digits) = start[start.startIndex + offset] else {
                return nil
            }
            return (value, digits)
        }
        func word(_ offset: Int) -> String? {
            guard offset < start.count, case .word(let word) = start[start.startIndex + offset] else { return nil }
            return word
        }
        func sign(_ offset: Int) -> Character? {
            guard offset < start.count, case .sign(let sign) = start[start.startIndex + offset] else { return nil }
            return sign
        }
        if let first = number(0) {
            // 2021-09-15, as a workbook has a date.
            if first.digits == 4, sign(1) == "-", let month = number(2), month.digits == 2, sign(3) == "-",
                let day = number(4), day.digits == 2
            {
                rest = start.dropFirst(5)
                // Its time of day says nothing.
                if number(5) != nil, sign(6) == ":" { rest = [] }
                return Piece(shape: .day(day.value, month: month.value), year: first.value)
            }
            if first.digits <= 2, sign(1) == ".", let month = number(2), month.digits <= 2 {
                rest = start.dropFirst(3)
                var piece = Piece(shape: .day(first.value, month: month.value))
                if sign(3) == ".", let year = number(4), year.digits == 2 || year.digits == 4 {
                    piece.year = full(year.value)
                    rest = start.dropFirst(5)
                }
                skipYearWord(&rest)
                return piece
            }
            if first.digits <= 2, let name = word(1), let month = TermWords.month(name) {
                rest = start.dropFirst(2)
                return withYear(Piece(shape: .day(first.value, month: month)), &rest)
            }
            if first.digits == 1, let name = word(1), let unit = TermWords.unit(name),
                (1...unit.count).contains(first.value)
            {
                rest = start.dropFirst(2)
                return withYear(unit.piece(first.value), &rest)
            }
            if first.digits == 4, (1990...2100).contains(first.value) {
                rest = start
                return withYear(Piece(shape: .year), &rest)
            }
            // A day whose month comes later.
            if (1...31).contains(first.value), first.digits <= 2 {
                rest = start.dropFirst()
                return Piece(shape: .day(first.value, month: nil))
            }
            return nil
        }
        guard let first = word(0) else { return nil }
        if let month = TermWords.month(first) {
            rest = start.dropFirst()
            return withYear(Piece(shape: .months(month, month)), &rest)
        }
        if let ordinal = TermWords.ordinal(first), let name = word(1), let unit = TermWords.unit(name),
            ordinal <= unit.count
        {
            rest = start.dropFirst(2)
            return withYear(unit.piece(ordinal), &rest)
        }
        if let part = TermWords.part(first), let name = word(1), let month = TermWords.month(name) {
            rest = start.dropFirst(2)
            return withYear(Piece(shape: .part(part, month: month)), &rest)
        }
        if let season = TermWords.season(first) {
            rest = start.dropFirst()
            return withYear(Piece(shape: .months(season.0, season.1)), &rest)
        }
        if first.hasPrefix("учебн"), let name = word(1), TermWords.isYear(name) {
            rest = start.dropFirst(2)
            return Piece(shape: .schoolYear)
        }
        if TermWords.isYear(first) || first.hasPrefix("период") {
            rest = start.dropFirst()
            return Piece(shape: .whole)
        }
        return nil
    }

    /// Takes a year, or a school year, from the head of the tokens.
    private static func withYear(_ piece: Piece, _ rest: inout ArraySlice<TermToken>) -> Piece {
        var piece = piece
        guard case .number(let year, 4) = rest.first, (1990...2100).contains(year) else { return piece }
        piece.year = year
        rest = rest.dropFirst()
        var following = rest
        if case .sign(let sign) = following.first, sign == "/" || sign == "-" {
            following = following.dropFirst()
            if case .number(let next, let digits) = following.first, digits == 4 || digits == 2,
                full(next) == year + 1
            {
                piece.isSchoolYear = true
                rest = following.dropFirst()
            }
        }
        skipYearWord(&rest)
        return piece
    }

    private static func skipYearWord(_ rest: inout ArraySlice<TermToken>) {
        if case .word(let word) = rest.first, word.hasPrefix("учебн") || word == "уч" { rest = rest.dropFirst() }
        if case .sign(".") = rest.first, rest.dropFirst().first.map({ TermWords.isYear($0) }) ?? false {
            rest = rest.dropFirst()
        }
        if let first = rest.first, TermWords.isYear(first) { rest = rest.dropFirst() }
        if case .sign(".") = rest.first { rest = rest.dropFirst() }
    }

    private static func full(_ year: Int) -> Int { year < 100 ? 2000 + year : year }

    // MARK: What it means

    /// Gives pieces the month and the year that stand behind them: «01-15.09.2021», «сентябрь – октябрь 2021».
    private func fill(_ pieces: inout [Piece]) {
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

    private func days(of piece: Piece) -> ClosedRange<CalendarDate>? {
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

extension TermReader {
    /// A unit of a year that has a number: a half, or a quarter of three months.
    fileprivate struct Unit {
        let count: Int

        fileprivate func piece(_ number: Int) -> TermReader.Piece {
            Piece(shape: count == 2 ? .half(number) : .months(3 * number - 2, 3 * number))
        }
    }
}

/// A word, a number or a sign of a term.
enum TermToken: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case sign(Character)

    /// The tokens of a text in small letters, «е» for «ё», any dash as «-»; what is in brackets is left out.
    static func tokens(_ text: String) -> [TermToken] {
        var tokens: [TermToken] = []
        var run = ""
        var depth = 0
        func flush() {
            guard let first = run.first else { return }
            if first.isNumber {
                // Twelve digits are no part of a date.
                tokens.append(.number(Int(run) ?? 0, digits: run.count))
            } else {
                tokens.append(.word(run))
            }
            run = ""
        }
        for character in text.lowercased().replacing("ё", with: "е") {
            if character == "(" { depth += 1 }
            if depth > 0 {
                if character == ")" { depth -= 1 }
                flush()
                continue
            }
            let isDigit = character.isASCII && character.isNumber
            if isDigit || character.isLetter {
                if let last = run.last, last.isNumber != isDigit { flush() }
                run.append(character)
                continue
            }
            flush()
            if character.isWhitespace { continue }
            tokens.append(.sign("–—−‑".contains(character) ? "-" : character))
        }
        flush()
        return tokens
    }
}

/// The words of terms.
enum TermWords {
    /// The months by the beginning of their words, which ends every case of them.
    private static let months: [(stem: String, month: Int)] = [
        ("январ", 1), ("феврал", 2), ("март", 3), ("апрел", 4), ("май", 5), ("мая", 5), ("мае", 5), ("маю", 5),
        ("июн", 6), ("июл", 7), ("август", 8), ("сентяб", 9), ("октяб", 10), ("нояб", 11), ("декаб", 12),
    ]

    static func month(_ word: String) -> Int? {
        let short = ["янв", "фев", "мар", "апр", "", "", "", "авг", "сен", "окт", "ноя", "дек"]
        if let place = short.firstIndex(of: word), !word.isEmpty { return place + 1 }
        if word == "сент" { return 9 }
        return months.first { word.hasPrefix($0.stem) && word.count <= $0.stem.count + 3 }?.month
    }

    /// «полугодие», «квартал».
    fileprivate static func unit(_ word: String) -> TermReader.Unit? {
        if word.hasPrefix("полугоди") { return TermReader.Unit(count: 2) }
        return word.hasPrefix("квартал") ? TermReader.Unit(count: 4) : nil
    }

    /// A number in words, or in Roman digits of either alphabet.
    static func ordinal(_ word: String) -> Int? {
        switch word {
        case "i", "і": 1
        case "ii", "іі": 2
        case "iii", "ііі": 3
        case "iv", "іv": 4
        default:
            [("перв", 1), ("втор", 2), ("трет", 3), ("четверт", 4)].first {
                word.hasPrefix($0.0) && word != "четверть"
            }?
            .1
        }
    }

    static func part(_ word: String) -> ClosedRange<Int>? {
        if word.hasPrefix("начал") { return 1...10 }
        if word.hasPrefix("середин") { return 11...20 }
        return word == "конец" || word == "конце" || word == "конца" ? 21...31 : nil
    }

    /// The months of a season.
    static func season(_ word: String) -> (Int, Int)? {
        switch word {
        case "зима", "зимой", "зимы": (12, 2)
        case "весна", "весной", "весны": (3, 5)
        case "лето", "летом", "лета": (6, 8)
        case "осень", "осенью", "осени": (9, 11)
        default: nil
        }
    }

    static func isYear(_ word: String) -> Bool { ["год", "года", "году", "г", "гг", "годы"].contains(word) }

    static func isYear(_ token: TermToken) -> Bool {
        guard case .word(let word) = token else { return false }
        return isYear(word)
    }
}
