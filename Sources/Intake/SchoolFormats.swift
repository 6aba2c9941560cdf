// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// The register of schools, `Школы.xlsx`: one row for each status of a school.
enum SchoolRegisterFormat {
    static let layout = TableLayout(
        format: .schoolRegister,
        columns: [
            "login": ["логин фис око", "логин"], "inn": ["инн"], "oge": ["код огэ"], "ege": ["код егэ"],
            "name": ["официальное наименование"], "short": ["краткое наименование"], "municipality": ["муниципалитет"],
            "branch": ["филиал чего", "филиал"], "status": ["статус"], "since": ["статус с"], "until": ["статус по"],
            "event": ["что случилось"], "other": ["с чем"], "when": ["когда"],
        ],
        required: [
            ("Логин ФИС ОКО", ["login"]), ("Код ОГЭ / Код ЕГЭ / ИНН", ["oge", "ege", "inn"]),
            ("Официальное наименование", ["name", "short"]),
        ])

    static func read(_ table: RecognisedTable, into rows: inout SchoolRows, _ builder: inout ReadingBuilder) {
        for row in table.header.body(of: table.sheet) {
            guard var school = rows.school(row, table, into: &builder) else { continue }
            if let status = status(row, table, into: &builder) { school.statuses.append(status) }
            rows.add(school)
            rows.relations.read(row, table, of: school.id, into: &builder)
        }
    }

    private static func status(_ row: Int, _ table: RecognisedTable, into builder: inout ReadingBuilder)
        -> StatusPeriod?
    {
        guard let column = table.header["status"] else { return nil }
        let text = Normaliser.text(table.sheet[row, column])
        guard !text.isEmpty else { return nil }
        guard let status = SchoolStatus.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() }) else {
            let suggestion = text.utf8.count > 40 ? nil : nearest(text, in: SchoolStatus.allCases.map(\.rawValue))
            let place = CellPlace(sheet: table.sheet.name, row: row, column: column)
            // Only what is one letter from a status is shown: the cell may hold anything, a short surname too.
            let isLike = suggestion.map { editDistance(text.lowercased(), $0.lowercased()) <= 1 } ?? false
            builder.rejectCell(
                place, value: isLike ? text : nil, .unknownStatus, suggestion: isLike ? suggestion : nil)
            return nil
        }
        guard let since = day("since", row, table, isLast: false, into: &builder),
            let until = day("until", row, table, isLast: true, into: &builder)
        else { return nil }
        return StatusPeriod(status: status, since: since, until: until)
    }

    /// The day of a cell: `.some(nil)` where it is empty, nil where it is no day.
    ///
    /// A year alone is its first or last day.
    static func day(
        _ key: String, _ row: Int, _ table: RecognisedTable, isLast: Bool, into builder: inout ReadingBuilder
    ) -> CalendarDate?? {
        guard let column = table.header[key] else { return .some(nil) }
        let text = Normaliser.text(table.sheet[row, column])
        if text.isEmpty { return .some(nil) }
        if text.count == 4, let year = Int(text), (1990...2100).contains(year) {
            return .some(CalendarDate(year: year, month: isLast ? 12 : 1, day: isLast ? 31 : 1))
        }
        if let day = CalendarDate(text) { return .some(day) }
        let place = CellPlace(sheet: table.sheet.name, row: row, column: column)
        builder.rejectCell(place, value: looksLikeDate(text) ? text : nil, .malformedDate)
        return nil
    }
}

/// The form «Сбор контекстных данных об ОО»: codes of schools and what surrounds them.
///
/// Of the numbered questions only 14–27 are taken: the others, and the columns without a number, hold the head of the
/// school, telephones and addresses.
enum ContextFormFormat {
    static let layout = TableLayout(
        format: .contextForm,
        columns: [
            "login": ["пользователь"], "inn": ["инн"], "oge": ["код огэ"], "ege": ["код егэ"],
            "name": ["полное наименование"], "short": ["краткое наименование"], "municipality": ["муниципалитет"],
        ],
        required: [
            ("Пользователь", ["login"]), ("Код ОГЭ / Код ЕГЭ / ИНН", ["oge", "ege", "inn"]),
            ("Полное наименование", ["name", "short"]),
        ])

    static let questions = 14...27

    static func read(_ table: RecognisedTable, into rows: inout SchoolRows, _ builder: inout ReadingBuilder) {
        let features = (0..<table.sheet.columnCount).compactMap { column in
            question(table.sheet[table.header.row, column]).map { (column: column, question: $0) }
        }
        for row in table.header.body(of: table.sheet) {
            guard var school = rows.school(row, table, into: &builder) else { continue }
            for (column, question) in features {
                let value = Normaliser.text(table.sheet[row, column])
                if value.isEmpty { continue }
                if let answer = ContextAnswers.answer(value, to: question) {
                    school.context[question] = answer
                } else {
                    builder.rejectCell(CellPlace(sheet: table.sheet.name, row: row, column: column), .malformedValue)
                }
            }
            rows.add(school)
        }
    }

    /// The number of a question, such as `20` or `21.1`; nil for headings that are not taken.
    static func question(_ heading: String) -> String? {
        let number = Normaliser.text(heading).prefix { $0.isASCII && $0.isNumber || $0 == "." }
        let parts = number.split(separator: ".")
        guard number.contains("."), let first = parts.first.flatMap({ Int($0) }), questions.contains(first) else {
            return nil
        }
        return parts.joined(separator: ".")
    }
}

/// The schools of a register or a context form while its rows are read.
struct SchoolRows {
    private var rows = RowSet()
    private var schools: [SchoolID: School] = [:]
    /// The school that first had a code, by column and code.
    private var owners: [String: SchoolID] = [:]
    private(set) var hasRows = false
    /// What the rows say of schools beside each other.
    var relations = SchoolRelations()

    /// Begins the rows of a sheet.
    mutating func enter(_ sheet: Sheet) { rows.enter(sheet) }

    /// The school of a row, without what is particular to a format; nil where the row is blank or was rejected.
    mutating func school(_ row: Int, _ table: RecognisedTable, into builder: inout ReadingBuilder) -> School? {
        let (sheet, header) = (table.sheet, table.header)
        guard sheet.firstFilled(row) != nil, let loginColumn = header["login"] else { return nil }
        hasRows = true
        let place = CellPlace(sheet: sheet.name, row: row, column: loginColumn)
        if rows.isRepeated(row) {
            builder.rejectRow(place, .duplicate)
            return nil
        }
        func text(_ key: String) -> String? {
            guard let column = header[key] else { return nil }
            let text = Normaliser.text(sheet[row, column])
            return text.isEmpty ? nil : text
        }
        guard let id = Normaliser.login(sheet.utf8(row, loginColumn)) else {
            builder.rejectRow(place, value: harmlessLogin(sheet.utf8(row, loginColumn)), .malformedSchool)
            return nil
        }
        guard let name = text("name") ?? text("short") else {
            builder.rejectRow(place, value: id.code, .missingName)
            return nil
        }
        for key in ["name", "short", "municipality"] {
            guard let column = header[key], sheet.utf8(row, column).count > 4 * SchoolFinder.longestName else {
                continue
            }
            builder.rejectRow(CellPlace(sheet: sheet.name, row: row, column: column), .malformedValue)
            return nil
        }
        var codes: [String: String] = [:]
        for key in ["inn", "oge", "ege"] {
            guard let column = header[key] else { continue }
            let code = Normaliser.code(sheet.utf8(row, column))
            if code.isEmpty { continue }
            if key == "inn" ? ContextAnswers.isTaxNumber(code) : ContextAnswers.isSchoolCode(code) {
                codes[key] = code
            } else {
                builder.rejectCell(CellPlace(sheet: sheet.name, row: row, column: column), .malformedValue)
            }
        }
        guard !codes.isEmpty else {
            builder.rejectRow(place, value: id.code, .missingCode)
            return nil
        }
        // A login that was typed wrong would give what is said here to another school.
        if let known = schools[id], known.isAnother(codes: codes, name: name) {
            builder.rejectRow(place, value: id.code, .ambiguousCode, suggestion: "\(id.code) \(known.name)")
            return nil
        }
        for (key, code) in codes.sorted(by: { $0.key < $1.key }) {
            let owner = owners["\(key) \(code)", default: id]
            owners["\(key) \(code)"] = owner
            if owner != id, let column = header[key] {
                let cell = CellPlace(sheet: sheet.name, row: row, column: column)
                let other = schools[owner].map { "\(owner.code) \($0.name)" } ?? owner.code
                builder.rejectCell(cell, value: code, .ambiguousCode, suggestion: other)
            }
        }
        builder.acceptSchoolRow()
        return School(
            id: id, name: name, shortName: text("short"), municipality: text("municipality"), taxNumber: codes["inn"],
            ogeCode: codes["oge"], egeCode: codes["ege"])
    }

    /// Adds a row to its school: what stands there first holds, later rows fill gaps and add statuses.
    mutating func add(_ row: School) {
        guard var known = schools[row.id] else {
            schools[row.id] = row
            return
        }
        known.shortName = known.shortName ?? row.shortName
        known.municipality = known.municipality ?? row.municipality
        known.taxNumber = known.taxNumber ?? row.taxNumber
        known.ogeCode = known.ogeCode ?? row.ogeCode
        known.egeCode = known.egeCode ?? row.egeCode
        known.statuses += row.statuses
        known.context.merge(row.context) { first, _ in first }
        schools[row.id] = known
    }

    /// Adds the schools; those that others refer to may stand in another file.
    mutating func finish(known: SchoolDirectory, into builder: inout ReadingBuilder) {
        relations.resolve(in: &schools, known: known, into: &builder)
        builder.add(schools.values.sorted { $0.id < $1.id })
    }
}

extension School {
    /// Whether a row under the same login speaks of another school: a code differs, or no code is the same and the name differs.
    fileprivate func isAnother(codes: [String: String], name: String) -> Bool {
        let pairs = [("inn", taxNumber), ("oge", ogeCode), ("ege", egeCode)].compactMap { key, known in
            known.flatMap { known in codes[key].map { (known, $0) } }
        }
        if pairs.contains(where: { $0 != $1 }) { return true }
        return pairs.isEmpty && Normaliser.heading(name) != Normaliser.heading(self.name)
    }
}
