// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// The rows of a file of changed results while they are read.
struct Appeals {
    /// What became of an appeal or a re-check.
    enum State {
        case satisfied
        /// Declined, withdrawn, or still waiting.
        case withoutEffect
    }

    private let sheet: Sheet
    private let header: Header
    private let columns: AppealColumns
    private let personColumns: Person.Columns
    private let examination: Examination
    private let context: ReadingContext
    private let gradeInPath: Int?
    private let scale: MarkScale?
    private var finder: CodedSchools
    private(set) var rows: RowSet
    private(set) var withoutEffect = 0
    /// All rows that stand there once.
    private(set) var tally = Footer.Tally()
    /// The column of the results.
    var resultColumn: Int { columns.result ?? 0 }

    init(
        _ sheet: Sheet, _ section: ProtocolSection, _ examination: Examination, context: ReadingContext,
        gradeInPath: Int?, rows: RowSet
    ) {
        self.sheet = sheet
        header = section.header
        columns = AppealColumns(section.header, sheet, AppealsFormat.layout)
        personColumns = Person.Columns(section.header)
        self.examination = examination
        self.context = context
        self.gradeInPath = gradeInPath
        self.rows = rows
        self.rows.enter(sheet)
        finder = CodedSchools(sheet, section.header, context)
        scale = examination.scale(context.rules)
        tally.minima = examination.minima(context.rules, scale: scale)
    }

    mutating func read(_ row: Int, into builder: inout ReadingBuilder) {
        let person = Person(sheet, row, personColumns)
        if rows.isRepeated(row, except: person.isNobody ? nil : header["number"]) {
            return builder.rejectRow(place(row, header["state"]), .duplicate)
        }
        if case .value(let result) = points(row, columns.result) { tally.add(result) }
        let cell = header["state"].map { sheet[row, $0] } ?? ""
        guard let state = Self.state(cell) else {
            // The cell may hold anything, a surname too: only the state that is most like it is shown.
            let nearest = cell.utf8.count > 80 ? nil : nearest(Self.word(cell), in: Self.states.keys.sorted())
            return builder.rejectRow(place(row, header["state"]), .unknownState, suggestion: nearest)
        }
        if let column = header["class"], Normaliser.isEarlierGraduate(sheet.utf8(row, column)) {
            return builder.rejectRow(place(row, column), .earlierGraduate)
        }
        guard state == .satisfied else {
            withoutEffect += 1
            return builder.accept(nil)
        }
        guard let (school, grade) = school(row, person: person, into: &builder) else { return }
        let work = examination.work(grade: grade)
        let code = context.key.code(of: person, school: school, in: work)
        guard code != 0 else { return builder.rejectRow(place(row, header["state"]), .noPerson) }
        let change =
            examination.isOnHundredScale
            ? scoreChange(row, person: code, in: work, into: &builder)
            : markChange(row, person: code, in: work, into: &builder)
        if let change { builder.accept(change) }
    }

    private func place(_ row: Int, _ column: Int?) -> CellPlace {
        CellPlace(sheet: sheet.name, row: row, column: column ?? 0)
    }

    // MARK: What became of it

    /// The state of a cell: «Удовлетворена», «Апелляция удовлетворена», «Отклонена»; nil for unknown words.
    static func state(_ cell: String) -> State? {
        guard cell.utf8.count <= 200 else { return nil }
        return states[word(cell)]
    }

    /// The words of a state without what they are said of.
    private static func word(_ cell: String) -> String {
        let words = Normaliser.heading(cell).split { !$0.isLetter }
        return words.filter { !["апелляция", "перепроверка"].contains($0) }.joined(separator: " ")
    }

    private static let states: [String: State] = [
        "удовлетворена": .satisfied, "удовлетворено": .satisfied, "удовлетворен": .satisfied,
        "отклонена": .withoutEffect, "отклонено": .withoutEffect, "отклонен": .withoutEffect,
        "не удовлетворена": .withoutEffect, "не удовлетворено": .withoutEffect, "неудовлетворена": .withoutEffect,
        "отозвана": .withoutEffect, "подана": .withoutEffect, "принята": .withoutEffect,
        "зарегистрирована": .withoutEffect, "отправлена": .withoutEffect, "отправлена на обработку": .withoutEffect,
        "в обработке": .withoutEffect, "на рассмотрении": .withoutEffect, "рассматривается": .withoutEffect,
    ]

    // MARK: Whose it is

    /// The school and the grade of a row; the file may have no codes, and a document suffices then.
    private mutating func school(
        _ row: Int, person: Person, into builder: inout ReadingBuilder
    ) -> (school: SchoolID?, grade: Int)? {
        var classGrade: Int?
        if let column = header["class"], case .value(let label) = Normaliser.classLabel(sheet.utf8(row, column)) {
            classGrade = label.grade
        }
        var grades = [9, 11].filter { ($0 == examination.grade ?? $0) && ($0 == classGrade ?? $0) }
        if grades.isEmpty {
            let column = header["class"]
            let cell = column.map { harmless(sheet.utf8(row, $0)) } ?? nil
            builder.rejectRow(place(row, column), value: cell, .malformedClass)
            return nil
        }
        var school: SchoolID?
        if finder.hasCode(row) {
            let known = grades.filter { finder.school(row, grade: $0) != nil }
            guard let first = known.first else {
                let cells = personColumns.all.map { sheet[row, $0] }
                finder.reject(row, grade: grades[0], besides: cells, into: &builder)
                return nil
            }
            school = finder.school(row, grade: first)
            grades = known
        }
        // ГВЭ is of two grades: the path may tell which.
        if grades.count > 1, let gradeInPath { grades = grades.filter { $0 == gradeInPath } }
        guard grades.count == 1 else {
            builder.rejectRow(place(row, header["class"] ?? header["school"]), .malformedClass)
            return nil
        }
        return (school, grades[0])
    }

    // MARK: What it changed

    private func points(_ row: Int, _ column: Int?) -> Normaliser.Value<Int> {
        column.map { Normaliser.points(sheet.utf8(row, $0)) } ?? .missing
    }

    private func shown(_ row: Int, _ column: Int?) -> String? { column.flatMap { harmless(sheet.utf8(row, $0)) } }

    private func scoreChange(
        _ row: Int, person: UInt64, in work: Work, into builder: inout ReadingBuilder
    ) -> ResultChange? {
        func reject(_ column: Int?, _ reason: RejectionReason) -> ResultChange? {
            builder.rejectRow(place(row, column), value: shown(row, column), reason)
            return nil
        }
        guard case .value(let after) = points(row, columns.result) else {
            return reject(columns.result, points(row, columns.result) == .missing ? .noMark : .malformedScore)
        }
        let (subject, year) = (examination.ruleSubject, examination.date.year)
        guard let band = context.rules.egeBand(score: after, subject, year: year) else {
            return reject(columns.result, .malformedScore)
        }
        var before: Int?
        switch points(row, columns.before) {
        case .value(let score) where (0...100).contains(score): before = score
        case .missing: break
        default: return reject(columns.before, .malformedScore)
        }
        switch difference(row) {
        case .value(let difference):
            if let before, after - before != difference { return reject(columns.difference, .differenceMismatch) }
        case .missing: break
        case .malformed: return reject(columns.difference, .malformedValue)
        }
        return ResultChange(work: work, person: person, before: before, after: after, outcome: band)
    }

    private func markChange(
        _ row: Int, person: UInt64, in work: Work, into builder: inout ReadingBuilder
    ) -> ResultChange? {
        func reject(_ column: Int?, _ reason: RejectionReason) -> ResultChange? {
            builder.rejectRow(place(row, column), value: shown(row, column), reason)
            return nil
        }
        var primary: Int?
        switch points(row, columns.primary) {
        case .value(let points): primary = points
        case .missing: break
        case .malformed: return reject(columns.primary, .malformedScore)
        }
        if let primary, let scale, scale.mark(points: primary) == nil {
            return reject(columns.primary, .malformedScore)
        }
        var mark: Int
        switch points(row, columns.result) {
        case .value(let value): mark = value
        case .missing:
            guard let primary, let scale, !scale.hasConditions, let value = scale.mark(points: primary) else {
                return reject(columns.result, .noMark)
            }
            mark = value
        case .malformed: return reject(columns.result, .malformedMark)
        }
        guard let outcome = Outcome(mark: mark) else { return reject(columns.result, .malformedMark) }
        var before: Int?
        switch points(row, columns.before) {
        case .value(let value): before = value
        case .missing: break
        case .malformed: return reject(columns.before, .malformedScore)
        }
        switch difference(row) {
        case .value(let difference):
            if let value = before, mark - value != difference {
                // «Балл до изменения» may be the points, and the difference theirs.
                guard let primary, primary - value == difference else {
                    return reject(columns.difference, .differenceMismatch)
                }
                before = nil
            }
        case .missing: break
        case .malformed: return reject(columns.difference, .malformedValue)
        }
        // Points before say nothing of the mark.
        if let value = before, Outcome(mark: value) == nil { before = nil }
        return ResultChange(
            work: work, person: person, before: before, after: mark, outcome: outcome, points: primary)
    }

    /// «Разница»: a whole number with its sign.
    private func difference(_ row: Int) -> Normaliser.Value<Int> {
        guard let column = columns.difference else { return .missing }
        let text = Normaliser.text(sheet[row, column])
        guard let sign = text.first, text.utf8.count <= 20 else { return text.isEmpty ? .missing : .malformed }
        let isSigned = "+-−–".contains(sign)
        if isSigned, text.count == 1 { return .missing }
        let digits = Array((isSigned ? text.dropFirst().drop { $0 == " " } : text[...]).utf8)
        guard case .value(let size) = Normaliser.points(digits[...]) else { return .malformed }
        return .value(isSigned && sign != "+" ? -size : size)
    }
}
