// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// The rows and persons of an examination that a file has named so far.
struct SeenParticipants {
    var rows = RowSet()
    /// The result that each person was first given.
    var results: [UInt64: (outcome: Outcome, score: Int?)] = [:]
}

/// The participants of a protocol while its rows are read.
struct Participants {
    private let sheet: Sheet
    private let header: Header
    private let examination: Examination
    private let context: ReadingContext
    private let personColumns: Person.Columns
    private let scale: MarkScale?
    private(set) var seen: SeenParticipants
    private var finder: CodedSchools
    private var works: [Int: (index: Int, work: Work)] = [:]
    private var differentMarks = 0
    /// The column of the results.
    let resultColumn: Int
    /// All rows with a result, their school known or not: what a footer speaks of.
    private(set) var tally = Footer.Tally()

    init(
        _ sheet: Sheet, _ section: ProtocolSection, _ examination: Examination, context: ReadingContext,
        seen: SeenParticipants
    ) {
        self.sheet = sheet
        header = section.header
        self.examination = examination
        self.context = context
        self.seen = seen
        self.seen.rows.enter(sheet)
        let preferred = examination.isOnHundredScale ? ["score", "mark"] : ["mark", "score"]
        resultColumn = preferred.lazy.compactMap { section.header[$0] }.first ?? 0
        personColumns = Person.Columns(section.header)
        finder = CodedSchools(sheet, section.header, context)
        scale = examination.scale(context.rules)
        tally.minima = examination.minima(context.rules, scale: scale)
    }

    /// What was seen so far, for the next section of the work; kept here as well it would be copied there.
    mutating func takeSeen() -> SeenParticipants {
        defer { seen = SeenParticipants() }
        return seen
    }

    mutating func read(_ row: Int, into builder: inout ReadingBuilder) {
        let person = Person(sheet, row, personColumns)
        // Without a person two pupils with the same answers differ only by their number.
        if seen.rows.isRepeated(row, except: person.isNobody ? nil : header["number"]) {
            return builder.rejectRow(place(row, resultColumn), .duplicate)
        }
        if let column = header["class"], Normaliser.isEarlierGraduate(sheet.utf8(row, column)) {
            return builder.rejectRow(place(row, column), value: nil, .earlierGraduate)
        }
        if Normaliser.variant(sheet.utf8(row, resultColumn)) == .absent { return absent(row, into: &builder) }
        guard let (outcome, score) = result(row, into: &builder) else { return }
        guard let grade = grade(row) else {
            let column = header["class"] ?? resultColumn
            return builder.rejectRow(place(row, column), value: harmless(sheet.utf8(row, column)), .malformedClass)
        }
        guard let school = finder.school(row, grade: grade) else {
            return finder.reject(row, grade: grade, besides: personColumns.all.map { sheet[row, $0] }, into: &builder)
        }
        let (index, work) = work(grade, into: &builder)
        let code = context.key.code(of: person, school: school, in: work)
        if code != 0 {
            if let first = seen.results[code] {
                // Nothing tells which of two results of one day is right: the first counts, the second is shown.
                let isSame = first.outcome == outcome && first.score == score
                return builder.rejectRow(
                    place(row, resultColumn), value: harmless(sheet.utf8(row, resultColumn)),
                    isSame ? .duplicate : .conflictingResult)
            }
            seen.results[code] = (outcome, score)
        }
        if !examination.isOnHundredScale, Normaliser.mark(sheet.utf8(row, resultColumn)) == .missing {
            builder.countMarkOfScale()
        }
        builder.accept(work: index, school: school, outcome: outcome, score: score, person: code)
    }

    private func place(_ row: Int, _ column: Int) -> CellPlace {
        CellPlace(sheet: sheet.name, row: row, column: column)
    }

    // MARK: What a row says

    /// Where class and school are known, the file speaks of their work, even if nobody came.
    private mutating func absent(_ row: Int, into builder: inout ReadingBuilder) {
        guard let grade = grade(row), let school = finder.school(row, grade: grade) else { return builder.absent() }
        builder.absent(work: work(grade, into: &builder).index, school: school)
    }

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
                tally.add(score)
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
            if let points, let scale, !scale.allows(mark, points: points) { differentMarks += 1 }
            tally.add(mark)
            return Outcome(mark: mark).map { ($0, points) }
        case .missing:
            guard let points, let scale, !scale.hasConditions, let mark = scale.mark(points: points) else {
                reject(.noMark)
                return nil
            }
            tally.add(mark)
            return Outcome(mark: mark).map { ($0, points) }
        case .malformed:
            reject(.malformedMark)
            return nil
        }
    }

    /// The grade of a row; nil where its class is not one of the examination.
    private func grade(_ row: Int) -> Int? {
        guard let column = header["class"] else { return examination.grade }
        guard case .value(let label) = Normaliser.classLabel(sheet.utf8(row, column)),
            label.grade == 9 || label.grade == 11, examination.grade ?? label.grade == label.grade
        else { return nil }
        return label.grade
    }

    private mutating func work(_ grade: Int, into builder: inout ReadingBuilder) -> (index: Int, work: Work) {
        if let known = works[grade] { return known }
        let work = examination.work(grade: grade)
        let entry = (index: builder.index(of: work), work: work)
        works[grade] = entry
        return entry
    }

    func checkScale(scope: String, into builder: inout ReadingBuilder) {
        guard scale != nil else { return }
        builder.check(
            .markAgainstScale, scope: scope, declared: 0, found: Double(differentMarks), agrees: differentMarks == 0)
    }
}
