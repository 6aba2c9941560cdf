// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Wording
internal import Workbooks

/// The workbook «Сверка» as an expert or a school filled it in; rows are known by their keys, in any order.
enum HandValueFormat {
    static let layout = TableLayout(
        format: .handValues,
        columns: Dictionary(
            uniqueKeysWithValues: ReconciliationColumn.allCases.map { column in
                let titles = [column.title] + (column == .name ? [ReconciliationWords.position] : [])
                return (column.rawValue, titles.flatMap { [$0.ru, $0.en].map { Normaliser.heading($0) } })
            }),
        required: [
            ReconciliationColumn.login, .indicator, .year, .seenNumerator, .seenDenominator, .confirmed, .author,
            .control,
        ].map { ($0.title.ru, [$0.rawValue]) })
}

extension ReconciliationColumn {
    /// Whether what stands in it says something of a number.
    fileprivate var isSaying: Bool { isAnswer && self != .name && self != .day }
}

/// The answers of a workbook «Сверка» while its rows are read.
struct HandAnswers {
    private typealias Column = ReconciliationColumn

    private struct Key: Hashable {
        let author: HandValue.Author
        let number: HandValueBook.Key
    }

    /// A longer name, reason or document is cut.
    private static let longestText = 500
    private static let largestCount = 1_000_000
    private static let fewestTeachers = 5

    private let context: ReadingContext
    private var answers: [(value: HandValue, place: CellPlace)] = []
    private var rows = RowSet()

    init(_ context: ReadingContext) { self.context = context }

    /// Reads the rows of a sheet; those in which nothing is filled in say nothing.
    mutating func read(_ table: RecognisedTable, into builder: inout ReadingBuilder) {
        rows.enter(table.sheet)
        for row in table.header.body(of: table.sheet) {
            let cells = Cells(table: table, row: row)
            // A name or a day alone, filled down a column, answers nothing.
            guard Column.allCases.contains(where: { $0.isSaying && !cells.text($0).isEmpty }) else { continue }
            if rows.isRepeated(row) {
                builder.rejectRow(cells.place(.login), .duplicate)
                continue
            }
            do throws(Refusal) {
                answers.append((try answer(cells), cells.place(.login)))
            } catch {
                builder.rejectRow(cells.place(error.column), value: error.value, error.reason)
            }
        }
    }

    /// Adds the answers; of two that speak differently of one number neither counts.
    mutating func finish(into builder: inout ReadingBuilder) {
        var places: [Key: [Int]] = [:]
        for (index, answer) in answers.enumerated() {
            places[Key(author: answer.value.author, number: answer.value.key), default: []].append(index)
        }
        for (value, place) in answers {
            if places[Key(author: value.author, number: value.key), default: []].count > 1 {
                builder.rejectRow(place, .contradictoryAnswer)
            } else {
                builder.accept(value)
            }
        }
    }

    private struct Refusal: Error {
        let column: Column
        let reason: RejectionReason
        var value: String?
    }

    /// The cells of a row by their columns.
    private struct Cells {
        let table: RecognisedTable
        let row: Int

        func text(_ column: Column) -> String {
            table.header[column.rawValue].map { Normaliser.text(table.sheet[row, $0]) } ?? ""
        }

        func place(_ column: Column) -> CellPlace {
            let found = table.header[column.rawValue] ?? table.header[Column.login.rawValue]
            return CellPlace(sheet: table.sheet.name, row: row, column: found ?? 0)
        }

        func harmless(_ column: Column) -> String? {
            table.header[column.rawValue].flatMap { Intake.harmless(table.sheet.utf8(row, $0)) }
        }

        /// A whole number from 0; nil where the cell is empty.
        func count(_ column: Column) throws(Refusal) -> Int? {
            let text = text(column)
            guard !text.isEmpty else { return nil }
            guard let (value, _) = Normaliser.decimal(ArraySlice(text.utf8)), value == value.rounded(),
                value <= Double(HandAnswers.largestCount)
            else { throw Refusal(column: column, reason: .malformedValue, value: harmless(column)) }
            return Int(value)
        }

        /// A percentage as a fraction; nil where the cell is empty.
        func share(_ column: Column) throws(Refusal) -> Double? {
            var text = text(column)
            guard !text.isEmpty else { return nil }
            if text.hasSuffix("%") { text = Normaliser.text(text.dropLast()) }
            guard let (value, decimals) = Normaliser.decimal(ArraySlice(text.utf8)), decimals <= 4 else {
                throw Refusal(column: column, reason: .malformedValue, value: harmless(column))
            }
            guard value <= 100 else { throw Refusal(column: column, reason: .shareAboveWhole, value: harmless(column)) }
            return value / 100
        }

        /// One of some words in either language; nil where the cell is empty.
        func word<Word>(_ column: Column, _ words: [(Sentence, Word)]) throws(Refusal) -> Word? {
            let heading = Normaliser.heading(text(column))
            guard !heading.isEmpty else { return nil }
            guard let found = words.first(where: { [$0.0.ru, $0.0.en].contains(heading) }) else {
                throw Refusal(column: column, reason: .malformedValue)
            }
            return found.1
        }

        /// What somebody wrote, without persons; a name that the cut would part is masked before it.
        func prose(_ column: Column) -> String {
            String(PersonMask.masked(text(column)).prefix(HandAnswers.longestText))
        }
    }

    private func answer(_ cells: Cells) throws(Refusal) -> HandValue {
        var value = try question(cells)
        value.isConfirmed = try cells.word(.confirmed, [(ReconciliationWords.yes, true)]) ?? false
        try readCounts(cells, into: &value)
        value.decision = try cells.word(
            .decision, [(ReconciliationWords.accept, .accepted), (ReconciliationWords.reject, .rejected)])
        if value.decision != nil, value.proposedNumerator == nil, value.proposedShare == nil {
            throw Refusal(column: .decision, reason: .nothingToDecide)
        }
        let isOther = value.numerator != nil || value.share != nil
        let given = [value.isConfirmed, value.numerator != nil, value.share != nil, value.decision != nil]
        // «отклонить» with «да», or with a third number, says one thing; «принять» says another.
        let isRejectedToo = value.decision == .rejected && value.share == nil
        guard given.count(where: { $0 }) <= (isRejectedToo ? 2 : 1) else {
            throw Refusal(column: .confirmed, reason: .contradictoryAnswer)
        }
        value.reason = cells.prose(.reason)
        value.document = cells.prose(.document)
        if isOther, value.reason.isEmpty { throw Refusal(column: .reason, reason: .missingReason) }
        if isOther, value.document.isEmpty { throw Refusal(column: .document, reason: .missingDocument) }
        guard given.contains(true) else {
            throw Refusal(column: .confirmed, reason: .missingAnswer)
        }
        guard !cells.text(.name).isEmpty else { throw Refusal(column: .name, reason: .missingSigner) }
        // Who fills in for a school is no person of the order.
        if case .expert = value.author { value.name = String(cells.text(.name).prefix(Self.longestText)) }
        let day = cells.text(.day)
        value.day = CalendarDate(day)
        if !day.isEmpty, value.day == nil {
            throw Refusal(column: .day, reason: .malformedDate, value: looksLikeDate(day) ? day : nil)
        }
        // The same counts again are a confirmation.
        if let seen = value.seen, let counts = value.counts, seen == counts {
            (value.numerator, value.denominator, value.isConfirmed) = (nil, nil, true)
        }
        return value
    }

    /// Which number the row asks about, as the program wrote it.
    private func question(_ cells: Cells) throws(Refusal) -> HandValue {
        let login = cells.text(.login)
        guard let school = Normaliser.login(login) else {
            throw Refusal(column: .login, reason: .malformedSchool, value: harmlessLogin(ArraySlice(login.utf8)))
        }
        guard let indicator = try cells.count(.indicator), (1...999).contains(indicator),
            context.scope?.indicators.contains(indicator) ?? true
        else { throw Refusal(column: .indicator, reason: .unknownIndicator, value: cells.harmless(.indicator)) }
        guard let year = try cells.count(.year), (2000...2100).contains(year),
            context.scope?.years.contains(year) ?? true
        else { throw Refusal(column: .year, reason: .unknownPeriod) }
        let season = try cells.word(
            .season, [(ReconciliationWords.spring, Season.spring), (ReconciliationWords.autumn, .autumn)])
        guard let author = HandValue.Author(code: cells.text(.author)) else {
            throw Refusal(column: .author, reason: .alteredKey)
        }
        if case .school(let own) = author, own != school { throw Refusal(column: .login, reason: .alteredKey) }
        var value = HandValue(
            author: author, school: school, indicator: indicator, period: Period(year: year, season: season))
        value.seenNumerator = try cells.count(.seenNumerator)
        value.seenDenominator = try cells.count(.seenDenominator)
        value.proposedNumerator = try cells.count(.proposedNumerator)
        value.proposedDenominator = try cells.count(.proposedDenominator)
        value.proposedShare = try cells.share(.proposedPercent)
        guard cells.text(.control).lowercased() == value.control else {
            throw Refusal(column: .login, reason: .alteredKey)
        }
        guard context.schools[school] != nil else {
            throw Refusal(column: .login, reason: .unknownSchool, value: school.code)
        }
        return value
    }

    /// Other counts, of which the computed one stays where only one is given; or a share without counts.
    private func readCounts(_ cells: Cells, into value: inout HandValue) throws(Refusal) {
        if value.isConfirmed, value.seen == nil { throw Refusal(column: .confirmed, reason: .nothingToConfirm) }
        let (numerator, denominator) = (try cells.count(.numerator), try cells.count(.denominator))
        value.share = try cells.share(.percent)
        guard numerator != nil || denominator != nil else { return }
        guard let numerator = numerator ?? value.seenNumerator, let denominator = denominator ?? value.seenDenominator
        else { throw Refusal(column: numerator == nil ? .numerator : .denominator, reason: .nothingToConfirm) }
        guard numerator <= denominator else {
            throw Refusal(column: .numerator, reason: .numeratorAboveDenominator, value: cells.harmless(.numerator))
        }
        if context.scope?.ofSchools.contains(value.indicator) ?? false, denominator != 1 {
            throw Refusal(column: .denominator, reason: .oneSchoolOnly, value: cells.harmless(.denominator))
        }
        // The number of so few persons is not shown anywhere, and no message repeats it.
        if context.scope?.ofTeachers.contains(value.indicator) ?? false, denominator < Self.fewestTeachers {
            throw Refusal(column: .denominator, reason: .groupTooSmall)
        }
        (value.numerator, value.denominator) = (numerator, denominator)
    }
}
