// SPDX-License-Identifier: GPL-3.0-or-later

/// What is written: the pieces of a term.
extension TermReader {
    /// A piece of a term that means days, without its year.
    enum Shape: Equatable {
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

    struct Piece {
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

    /// A unit of a year that has a number: a half, or a quarter of three months.
    struct Unit {
        let count: Int

        func piece(_ number: Int) -> TermReader.Piece {
            Piece(shape: count == 2 ? .half(number) : .months(3 * number - 2, 3 * number))
        }
    }

    /// The pieces of a term; nil where a word is unknown.
    static func pieces(_ tokens: [TermToken]) -> [Piece]? {
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
}
