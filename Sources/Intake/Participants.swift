// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation
internal import Monitoring
internal import Workbooks

/// The participants of a protocol while its rows are read.
struct Participants {
    private let sheet: Sheet
    private let header: Header
    private let examination: Examination
    private let context: ReadingContext
    private let resultColumn: Int
    private let personColumns: [Int]
    private let scale: MarkScale?
    private(set) var rows: RowSet
    private var schools: [String: (school: SchoolID?, suggestion: String?)] = [:]
    private var works: [Int: (index: Int, work: Work)] = [:]
    private var footer = Footer()
    /// All rows with a result, their school known or not: what the footer speaks of.
    private var withResult = (count: 0, sum: 0.0)
    private var differentMarks = 0
    private(set) var hasRows = false

    private struct Footer {
        var mean: (value: Double, decimals: Int)?
        var minimum: Double?
        var participants: Int?
    }

    init(table: RecognisedTable, examination: Examination, context: ReadingContext, rows: RowSet) {
        self.rows = rows
        self.rows.enter(table.sheet)
        sheet = table.sheet
        header = table.header
        self.examination = examination
        self.context = context
        let preferred = examination.isOnHundredScale ? ["score", "mark"] : ["mark", "score"]
        resultColumn = preferred.lazy.compactMap { table.header[$0] }.first ?? 0
        personColumns = ProtocolFormat.personal.compactMap { table.header[$0] }
        scale = examination.grade.flatMap { grade in
            context.rules.scale(
                examination.procedure, examination.subject, grade: grade, period: Period(year: examination.date.year))
        }
    }

    mutating func read(_ row: Int, into builder: inout ReadingBuilder) {
        guard let first = sheet.firstFilled(row) else { return }
        if readFooter(row, first: first) || isHeaderAgain(row) { return }
        hasRows = true
        let person = personColumns.map { Normaliser.text(sheet[row, $0]) }
        // Without a person two pupils with the same answers differ only by their number.
        let counter = person.contains { !$0.isEmpty } ? header["number"] : nil
        if rows.isRepeated(row, except: counter) {
            return builder.rejectRow(place(row, resultColumn), .duplicate)
        }
        if let column = header["class"], Normaliser.isEarlierGraduate(sheet.utf8(row, column)) {
            return builder.rejectRow(place(row, column), value: nil, .earlierGraduate)
        }
        if Normaliser.variant(sheet.utf8(row, resultColumn)) == .absent { return builder.absent() }
        guard let (outcome, score) = result(row, into: &builder) else { return }
        guard let grade = grade(row, into: &builder) else { return }
        guard let school = school(row, grade: grade, person: person, into: &builder) else { return }
        let (index, work) = work(grade, into: &builder)
        let code = context.key.code(of: person, in: work)
        builder.accept(work: index, school: school, outcome: outcome, score: score, person: code)
    }

    private func place(_ row: Int, _ column: Int) -> CellPlace {
        CellPlace(sheet: sheet.name, row: row, column: column)
    }

    private func isHeaderAgain(_ row: Int) -> Bool {
        sheet.utf8(row, columns: 0..<sheet.columnCount)
            == sheet.utf8(header.row, columns: 0..<sheet.columnCount)
    }

    // MARK: What a row says

    private mutating func result(_ row: Int, into builder: inout ReadingBuilder) -> (Outcome, score: Int?)? {
        let cell = sheet.utf8(row, resultColumn)
        let primary = header["primary"].map { Normaliser.points(sheet.utf8(row, $0)) } ?? .missing
        func reject(_ reason: RejectionReason) {
            builder.rejectRow(place(row, resultColumn), value: harmless(cell), reason)
        }
        if examination.isOnHundredScale {
            switch Normaliser.points(cell) {
            case .value(let score):
                let year = examination.date.year
                guard let band = context.rules.egeBand(score: score, examination.ruleSubject, year: year) else {
                    reject(.malformedScore)
                    return nil
                }
                count(Double(score))
                return (band, score)
            case .missing:
                reject(.noMark)
            case .malformed:
                reject(.malformedScore)
            }
            return nil
        }
        var points: Int?
        if case .value(let value) = primary { points = value }
        switch Normaliser.mark(cell) {
        case .value(let mark):
            compare(mark, points)
            count(Double(mark))
            return Outcome(mark: mark).map { ($0, points) }
        case .missing:
            guard let points, let scale, !scale.hasConditions, let mark = scale.mark(points: points) else {
                reject(.noMark)
                return nil
            }
            count(Double(mark))
            return Outcome(mark: mark).map { ($0, points) }
        case .malformed:
            reject(.malformedMark)
            return nil
        }
    }

    private mutating func count(_ result: Double) {
        withResult.count += 1
        withResult.sum += result
    }

    /// A scale with conditions allows a lower mark than the total alone would give, never a higher one.
    private mutating func compare(_ mark: Int, _ points: Int?) {
        guard let points, let scale, let expected = scale.mark(points: points) else { return }
        if scale.hasConditions ? mark > expected : mark != expected { differentMarks += 1 }
    }

    private func grade(_ row: Int, into builder: inout ReadingBuilder) -> Int? {
        guard let column = header["class"] else { return examination.grade }
        let cell = sheet.utf8(row, column)
        if case .value(let label) = Normaliser.classLabel(cell), label.grade == 9 || label.grade == 11,
            examination.grade ?? label.grade == label.grade
        {
            return label.grade
        }
        builder.rejectRow(place(row, column), value: harmless(cell), .malformedClass)
        return nil
    }

    private mutating func school(
        _ row: Int, grade: Int, person: [String], into builder: inout ReadingBuilder
    ) -> SchoolID? {
        guard let column = header["school"] else { return nil }
        let code = Normaliser.code(sheet.utf8(row, column))
        let municipal = header["municipal"].map { Normaliser.code(sheet.utf8(row, $0)) } ?? ""
        let key = "\(grade)|\(municipal)|\(code)"
        let found: (school: SchoolID?, suggestion: String?)
        if let known = schools[key] {
            found = known
        } else {
            // «002» beside МСУ «111» is «111002».
            let school =
                context.schools.school(code: code, grade: grade)
                ?? context.schools.school(code: municipal + code, grade: grade)
            found = (school?.id, school == nil ? context.suggestion(for: code, grade: grade) : nil)
            schools[key] = found
        }
        if let school = found.school { return school }
        // A shifted row may hold the number of a document here.
        let shown = context.harmlessCode(code, grade: grade, besides: person)
        builder.rejectRow(
            place(row, column), value: shown, .unknownSchool, suggestion: shown == nil ? nil : found.suggestion)
        return nil
    }

    private mutating func work(_ grade: Int, into builder: inout ReadingBuilder) -> (index: Int, work: Work) {
        if let known = works[grade] { return known }
        let work = examination.work(grade: grade)
        let entry = (index: builder.index(of: work), work: work)
        works[grade] = entry
        return entry
    }

    // MARK: What the footer says

    private mutating func readFooter(_ row: Int, first: Int) -> Bool {
        // A surname may begin with «Средн…».
        guard !personColumns.contains(first), !sheet.utf8(row, first).allSatisfy({ $0 < 0x80 }) else { return false }
        let title = Normaliser.heading(sheet[row, first])
        let numbers = { (sheet: Sheet) in
            (first + 1..<sheet.columnCount).lazy.compactMap { Normaliser.decimal(sheet.utf8(row, $0)) }
        }(sheet)
        let result = resultColumn > first ? Normaliser.decimal(sheet.utf8(row, resultColumn)) : nil
        if title.hasPrefix("средн") {
            footer.mean = result ?? numbers.first
        } else if title.hasPrefix("минимальная граница") {
            footer.minimum = (result ?? numbers.first)?.value
        } else if title.hasPrefix("всего участников") {
            footer.participants = numbers.first.flatMap { Int(exactly: $0.value) }
        } else {
            return false
        }
        return true
    }

    func finish(into builder: inout ReadingBuilder) {
        if let declared = footer.participants {
            builder.check(
                .participants, scope: sheet.name, declared: Double(declared), found: Double(withResult.count),
                agrees: declared == withResult.count)
        }
        if let mean = footer.mean, withResult.count > 0 {
            let found = withResult.sum / Double(withResult.count)
            // A mean without decimals was rounded to a whole number, one with decimals to a hundredth or better.
            let tolerance = mean.decimals == 0 ? 0.5 : 0.5 * pow(10, -Double(mean.decimals))
            builder.check(
                .mean, scope: sheet.name, declared: mean.value, found: found,
                agrees: abs(found - mean.value) <= tolerance + 1e-9)
        }
        if let declared = footer.minimum {
            let rule =
                examination.isOnHundredScale
                ? context.rules.egeMinimum(examination.ruleSubject, year: examination.date.year) ?? 0 : 3
            builder.check(
                .minimum, scope: sheet.name, declared: declared, found: Double(rule), agrees: declared == Double(rule))
        }
        if scale != nil, !examination.isOnHundredScale {
            builder.check(
                .markAgainstScale, scope: sheet.name, declared: 0, found: Double(differentMarks),
                agrees: differentMarks == 0)
        }
    }
}
