// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// The pupils of a sheet of ВПР while its rows are read, whatever its layout.
///
/// Everybody counts but the absent and those who have neither total nor mark. Nothing is allocated for a usual row.
struct VPRPupils {
    private let sheet: Sheet
    private let header: Header
    private let columns: PupilColumns
    private var works: PupilWorks
    private(set) var seen: SeenPupils
    private var schools: [SchoolID: School] = [:]
    private var counted: [SchoolID: Int] = [:]
    private var declared: [(school: SchoolID, pupils: Int)] = []
    /// The last school, because its pupils stand together.
    private var last: (login: ArraySlice<UInt8>, school: SchoolID)?
    private var scores: [UInt8] = []
    private var differentTotals = 0
    private var differentMarks = 0
    private var codes = 0
    private var differentGrades = 0
    private(set) var hasRows = false

    init(table: RecognisedTable, columns: PupilColumns, works: PupilWorks, seen: SeenPupils) {
        self.seen = seen
        self.seen.rows.enter(table.sheet)
        sheet = table.sheet
        header = table.header
        self.columns = columns
        self.works = works
        scores.reserveCapacity(columns.tasks.count)
    }

    mutating func read(_ row: Int, into builder: inout ReadingBuilder) {
        guard let first = sheet.firstFilled(row), !sheet.isSame(row, as: header.row) else { return }
        var isEntered = true
        switch columns.kind {
        case .plain: break
        case .sections: if readSection(row, first: first) { return }
        case .form:
            if isUntouched(row) { return }
            isEntered = hasEntries(row)
        }
        hasRows = true
        guard let school = school(row) else { return rejectSchool(row, into: &builder) }
        if seen.rows.isRepeated(row) { return builder.rejectRow(place(row, columns.login), .duplicate) }
        guard let entry = works.entry(of: row, in: sheet) else {
            let day = works.date.map { Normaliser.text(sheet[row, $0]) } ?? ""
            return builder.rejectRow(
                place(row, works.date), value: looksLikeDate(day) ? day : nil, .malformedDate)
        }
        if isAbsent(row) { return builder.absent(work: entry.work, school: school) }
        let total = isEntered ? columns.total.map { Normaliser.points(sheet.utf8(row, $0)) } ?? .missing : .missing
        let mark = columns.mark.map { Normaliser.mark(sheet.utf8(row, $0)) } ?? .missing
        guard let outcome = outcome(mark: mark, total: total, scale: entry.scale, row: row, into: &builder) else {
            return
        }
        var points: Int?
        if case .value(let value) = total { points = value }
        if let code = code(row) {
            let result = SeenPupils.Result(outcome: outcome, total: points)
            if let first = seen.result(of: code, school: school, work: entry.work, orAdd: result) {
                // Nothing tells which of two results is right: the first counts, the second is shown.
                let isSame = first == result
                return builder.rejectRow(place(row, columns.code), isSame ? .duplicate : .conflictingResult)
            }
            if let grade = entry.pupilGrade {
                codes += 1
                if code / 10_000 != grade { differentGrades += 1 }
            }
        }
        if case .missing = mark { builder.countMarkOfScale() }
        if columns.kind == .sections { counted[school, default: 0] += 1 }
        builder.accept(work: entry.work, school: school, outcome: outcome, score: points, person: 0)
        readTasks(row, total: points)
        if let list = entry.list {
            let journal = columns.journal.map { Normaliser.journalMark(sheet.utf8(row, $0)) } ?? 0
            let variant = columns.variants.first.map { Normaliser.variantNumber(sheet.utf8(row, $0)) } ?? 0
            builder.addTasks(
                list: list, school: school, outcome: outcome, total: points, journal: journal, variant: variant,
                scores: scores)
        }
        if let points, case .value(let mark) = mark, let expected = entry.scale?.mark(points: points), expected != mark
        {
            differentMarks += 1
        }
    }

    private func place(_ row: Int, _ column: Int?) -> CellPlace {
        CellPlace(sheet: sheet.name, row: row, column: column ?? columns.code ?? 0)
    }

    // MARK: What a row says

    /// The code of a pupil: five digits, the first of them the grade; nil for anything else, which tells nobody.
    private func code(_ row: Int) -> Int? {
        guard let column = columns.code else { return nil }
        let cell = Normaliser.trimmed(sheet.utf8(row, column))
        guard cell.count == 5, let code = Normaliser.digits(cell), code >= 10_000 else { return nil }
        return code
    }

    /// The mark, else the mark that follows from the total; a row without either is rejected.
    private func outcome(
        mark: Normaliser.Value<Int>, total: Normaliser.Value<Int>, scale: MarkScale?, row: Int,
        into builder: inout ReadingBuilder
    ) -> Outcome? {
        func reject(_ column: Int?, _ reason: RejectionReason) {
            let place = place(row, column ?? columns.login)
            builder.rejectRow(place, value: harmless(sheet.utf8(row, place.column)), reason)
        }
        switch (mark, total) {
        case (.value(let mark), .malformed):
            // The mark counts; a total that is none is named.
            let place = place(row, columns.total ?? columns.login)
            builder.rejectCell(place, value: harmless(sheet.utf8(row, place.column)), .malformedScore)
            return Outcome(mark: mark)
        case (.value(let mark), _):
            return Outcome(mark: mark)
        case (.malformed, _):
            reject(columns.mark, .malformedMark)
        case (.missing, .value(let points)):
            if let mark = scale?.mark(points: points) { return Outcome(mark: mark) }
            reject(columns.total, scale == nil ? .noMark : .malformedScore)
        case (.missing, .malformed):
            reject(columns.total, .malformedScore)
        case (.missing, .missing):
            reject(columns.mark ?? columns.total, .noMark)
        }
        return nil
    }

    /// A pupil who missed one part of a work has not written it.
    private func isAbsent(_ row: Int) -> Bool {
        for column in columns.variants where Normaliser.variant(sheet.utf8(row, column)) == .absent { return true }
        return false
    }

    /// Leaves the bytes of the tasks in ``scores``.
    private mutating func readTasks(_ row: Int, total: Int?) {
        guard !columns.tasks.isEmpty else { return }
        scores.removeAll(keepingCapacity: true)
        var sum = 0
        for task in columns.tasks {
            switch Normaliser.task(sheet.utf8(row, task.column)) {
            case .points(let points):
                sum += points
                scores.append(points <= TaskColumns.mostPoints ? UInt8(points) : TaskColumns.missing)
            case .notAttempted: scores.append(TaskColumns.notAttempted)
            case .notTaught: scores.append(TaskColumns.notTaught)
            case .missing: scores.append(TaskColumns.missing)
            }
        }
        if let total, sum != total { differentTotals += 1 }
    }

    private mutating func school(_ row: Int) -> SchoolID? {
        if let school = columns.school {
            if schools.isEmpty { schools[school] = School(id: school, name: "edu\(school.code)", isRegistered: false) }
            return school
        }
        guard let column = columns.login else { return nil }
        let login = sheet.utf8(row, column)
        if let last, last.login == login { return last.school }
        guard let school = Normaliser.login(login) else { return nil }
        last = (login, school)
        if schools[school] == nil {
            let name = columns.name.map { SchoolNames.withoutLogin(sheet[row, $0]) } ?? ""
            let municipality = columns.municipality.map { SchoolNames.withoutCode(sheet[row, $0]) } ?? ""
            schools[school] = School(
                id: school, name: name.isEmpty ? "edu\(school.code)" : name,
                municipality: municipality.isEmpty ? nil : municipality, isRegistered: false)
        }
        return school
    }

    private mutating func rejectSchool(_ row: Int, into builder: inout ReadingBuilder) {
        let place = place(row, columns.login)
        if seen.rows.isRepeated(row) { return builder.rejectRow(place, .duplicate) }
        builder.rejectRow(place, value: harmlessLogin(sheet.utf8(row, place.column)), .malformedSchool)
    }

    // MARK: Rows that are no pupils

    /// A prepared row: neither code nor variant nor tasks, and zeros of formulas at most.
    private func isUntouched(_ row: Int) -> Bool {
        func isNothing(_ column: Int) -> Bool {
            let cell = Normaliser.trimmed(sheet.utf8(row, column))
            return cell.isEmpty || cell.elementsEqual([UInt8(ascii: "0")])
        }
        return columns.code.map(isNothing) ?? true && columns.variants.allSatisfy(isNothing)
            && columns.tasks.allSatisfy { isNothing($0.column) }
    }

    /// Whether anybody wrote a variant or the points of a task into a row: without them its total is a formula's zero.
    private func hasEntries(_ row: Int) -> Bool {
        columns.variants.contains { !Normaliser.isBlank(sheet.utf8(row, $0)) }
            || columns.tasks.contains { !Normaliser.isBlank(sheet.utf8(row, $0.column)) }
    }

    /// «МБОУ «…»(edu342202) | Кол-во участников: 89».
    private mutating func readSection(_ row: Int, first: Int) -> Bool {
        let words = "кол-во участников"
        let bytes = sheet.utf8(row, first)
        guard bytes.count > words.utf8.count, bytes.contains(UInt8(ascii: "|")) || bytes.contains(UInt8(ascii: ":"))
        else {
            return false
        }
        let text = Normaliser.text(sheet[row, first]).lowercased()
        guard let found = text.firstRange(of: words) else { return false }
        let digits = text[found.upperBound...].drop { !$0.isNumber }.prefix { $0.isNumber }
        if let pupils = Int(digits), let school = SchoolNames.login(in: text[..<found.lowerBound]) {
            declared.append((school, pupils))
        }
        return true
    }

    func finish(into builder: inout ReadingBuilder) {
        builder.add(schools.values.sorted { $0.id < $1.id })
        for (school, pupils) in declared {
            let found = counted[school] ?? 0
            builder.check(
                .participants, scope: school.code, declared: Double(pupils), found: Double(found),
                agrees: pupils == found)
        }
        if !columns.tasks.isEmpty {
            builder.check(
                .totalAgainstTasks, scope: sheet.name, declared: 0, found: Double(differentTotals),
                agrees: differentTotals == 0)
        }
        if codes > 0 {
            builder.check(
                .codesAgainstGrade, scope: sheet.name, declared: 0, found: Double(differentGrades),
                agrees: differentGrades == 0)
        }
        if works.hasScale, columns.mark != nil {
            builder.check(
                .markAgainstScale, scope: sheet.name, declared: 0, found: Double(differentMarks),
                agrees: differentMarks == 0)
        }
    }
}
