// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// Any table, by the mapping file beside it.
struct MappedFormat {
    private let sheet: Sheet
    private let file: String
    private let mapping: Mapping
    private let context: ReadingContext
    private var columns: [String: Int] = [:]
    private var rows = RowSet()
    private var schools: [SchoolID: School] = [:]

    init(_ workbook: Workbook, file: String, mapping: Mapping, context: ReadingContext) throws(IntakeError) {
        self.file = file
        self.mapping = mapping
        self.context = context
        let named = mapping.sheet.map { name in workbook.sheets.first { $0.name == name } } ?? workbook.sheets.first
        guard let named else {
            throw .mappedSheet(
                file: file, mapping: mapping.name, sheet: mapping.sheet ?? "", sheets: workbook.sheets.map(\.name))
        }
        let position = workbook.sheets.firstIndex { $0.name == named.name } ?? 0
        sheet = named.renamed(SheetLabel.label(named.name, position: position))
        rows.enter(sheet)
        guard mapping.headerRow < sheet.rowCount else { throw .noRows(file: file, sheet: sheet.name) }
        for (key, source) in mapping.values {
            if case .column(let name) = source { columns[key] = try column(name, key: key) }
        }
        columns["school"] = try column(mapping.school.column, key: "school")
        if let absent = mapping.absent { columns["absent"] = try column(absent.column, key: "absent") }
    }

    private func column(_ name: String, key: String) throws(IntakeError) -> Int {
        let headings = (0..<sheet.columnCount).map { Normaliser.heading(sheet[mapping.headerRow, $0]) }
        if let column = headings.firstIndex(of: Normaliser.heading(name)) {
            let body = mapping.headerRow + 1..<max(sheet.rowCount, mapping.headerRow + 1)
            for other in headings.indices where other > column && headings[other] == headings[column] {
                if sheet.differs(other, from: column, in: body) {
                    throw .repeatedColumn(file: file, sheet: sheet.name, column: name)
                }
            }
            return column
        }
        let known = (0..<sheet.columnCount).map { Normaliser.text(sheet[mapping.headerRow, $0]) }.filter { !$0.isEmpty }
        throw .mappedColumn(
            file: file, mapping: mapping.name, key: key, column: name, nearest: nearest(name, in: known))
    }

    mutating func read(into builder: inout ReadingBuilder) throws(IntakeError) {
        for (key, source) in mapping.values.sorted(by: { $0.key < $1.key }) {
            if case .constant(let value) = source { builder.take(key, value, from: "mapping") }
        }
        var hasRows = false
        for row in mapping.headerRow + 1..<sheet.rowCount where sheet.firstFilled(row) != nil {
            hasRows = true
            try read(row, into: &builder)
        }
        guard hasRows else { throw .noRows(file: file, sheet: sheet.name) }
        builder.add(schools.values.sorted { $0.id < $1.id })
    }

    private mutating func read(_ row: Int, into builder: inout ReadingBuilder) throws(IntakeError) {
        let schoolColumn = columns["school"] ?? 0
        if rows.isRepeated(row) { return builder.rejectRow(place(row, "school"), .duplicate) }
        if let column = columns["absent"], let absent = mapping.absent,
            absent.words.contains(Normaliser.heading(sheet[row, column]))
        {
            return builder.absent()
        }
        guard let work = work(row, into: &builder) else { return }
        let cell = sheet.utf8(row, schoolColumn)
        guard let school = school(cell, grade: work.grade) else {
            if mapping.school.code == .login {
                return builder.rejectRow(place(row, "school"), value: harmlessLogin(cell), .malformedSchool)
            }
            let grade = mapping.school.code == .oge ? 9 : 11
            let others = (0..<sheet.columnCount).filter { $0 != schoolColumn }.map { sheet[row, $0] }
            let code = context.harmlessCode(Normaliser.code(cell), grade: grade, besides: others)
            let suggestion = code.flatMap { context.suggestion(for: $0, grade: grade) }
            return builder.rejectRow(place(row, "school"), value: code, .unknownSchool, suggestion: suggestion)
        }
        guard let (outcome, score) = try outcome(row, work: work, into: &builder) else { return }
        builder.accept(work: builder.index(of: work), school: school, outcome: outcome, score: score, person: 0)
    }

    private func place(_ row: Int, _ key: String) -> CellPlace {
        CellPlace(sheet: sheet.name, row: row, column: columns[key] ?? 0)
    }

    private func text(_ key: String, _ row: Int) -> String? {
        switch mapping.values[key] {
        case .constant(let text): text
        case .column: columns[key].map { Normaliser.text(sheet[row, $0]) }
        case nil: nil
        }
    }

    private func work(_ row: Int, into builder: inout ReadingBuilder) -> Work? {
        func reject(_ key: String) {
            let value = columns[key].flatMap { harmless(sheet.utf8(row, $0)) }
            builder.rejectRow(place(row, key), value: value, .malformedValue)
        }
        guard let procedure = text("procedure", row).flatMap({ Procedure(rawValue: $0.uppercased()) }) else {
            reject("procedure")
            return nil
        }
        guard let year = text("year", row).flatMap({ Int($0) }), (2000...2100).contains(year) else {
            reject("year")
            return nil
        }
        var season: Season?
        if procedure == .vpr {
            season = text("season", row).flatMap(Self.season)
            if season == nil {
                reject("season")
                return nil
            }
        }
        guard let grade = text("grade", row).flatMap({ Self.grade($0) }),
            procedure == .vpr || (procedure == .oge ? [9] : procedure == .ege ? [11] : [9, 11]).contains(grade)
        else {
            reject("grade")
            return nil
        }
        guard let named = text("subject", row), let subject = Normaliser.subject(named) else {
            let nearest = text("subject", row).flatMap { Normaliser.nearestSubject($0) }
            builder.rejectRow(place(row, "subject"), value: nil, .malformedValue, suggestion: nearest)
            return nil
        }
        return Work(procedure: procedure, year: year, season: season, subject: subject, grade: grade)
    }

    private static func season(_ text: String) -> Season? {
        switch Normaliser.heading(text) {
        case "spring", "весна": .spring
        case "autumn", "осень": .autumn
        default: nil
        }
    }

    private static func grade(_ text: String) -> Int? {
        guard case .value(let label) = Normaliser.classLabel(Array(text.utf8)[...]) else { return nil }
        return label.grade
    }

    private mutating func school(_ cell: ArraySlice<UInt8>, grade: Int) -> SchoolID? {
        switch mapping.school.code {
        case .login:
            guard let id = Normaliser.login(cell) else { return nil }
            if schools[id] == nil {
                schools[id] = School(id: id, name: "edu\(id.code)", isRegistered: false)
            }
            return id
        case .oge: return context.schools.school(code: Normaliser.code(cell), grade: 9)?.id
        case .ege: return context.schools.school(code: Normaliser.code(cell), grade: 11)?.id
        }
    }

    private func outcome(
        _ row: Int, work: Work, into builder: inout ReadingBuilder
    ) throws(IntakeError) -> (Outcome, score: Int?)? {
        let mark = columns["mark"].map { Normaliser.mark(sheet.utf8(row, $0)) } ?? .missing
        let score = columns["score"].map { Normaliser.points(sheet.utf8(row, $0)) } ?? .missing
        func reject(_ key: String, _ reason: RejectionReason) {
            let key = columns[key] == nil ? "school" : key
            let value = columns[key].flatMap { harmless(sheet.utf8(row, $0)) }
            builder.rejectRow(place(row, key), value: key == "school" ? nil : value, reason)
        }
        var points: Int?
        if case .value(let value) = score { points = value }
        let date = CalendarDate(year: work.year, month: 6, day: 1)
        if let date {
            let examination = Examination(
                procedure: work.procedure, subject: work.subject, date: date, grade: work.grade)
            if examination.isOnHundredScale {
                let subject = examination.ruleSubject
                guard context.rules.egeMinimum(subject, year: work.year) != nil else {
                    throw .noRule(
                        file: file, sheet: sheet.name, procedure: work.procedure, subject: work.subject,
                        grade: work.grade, year: work.year)
                }
                guard let points, let band = context.rules.egeBand(score: points, subject, year: work.year) else {
                    reject("score", score == .missing ? .noMark : .malformedScore)
                    return nil
                }
                return (band, points)
            }
        }
        switch mark {
        case .value(let mark):
            return Outcome(mark: mark).map { ($0, points) }
        case .malformed:
            reject("mark", .malformedMark)
        case .missing:
            let scale = context.rules.scale(work.procedure, work.subject, grade: work.grade, period: work.period)
            guard let scale, !scale.hasConditions else {
                if columns["mark"] == nil {
                    throw .noRule(
                        file: file, sheet: sheet.name, procedure: work.procedure, subject: work.subject,
                        grade: work.grade, year: work.year)
                }
                reject("mark", .noMark)
                return nil
            }
            if let points, let mark = scale.mark(points: points) { return Outcome(mark: mark).map { ($0, points) } }
            reject("score", score == .missing ? .noMark : .malformedScore)
        }
        return nil
    }
}
