// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// Registers of network interaction and of methodical help, and the numbers of teachers of schools.
///
/// One row is one event of one school. Which register a row belongs to is said by a column «Реестр», by the heading of the
/// kind («Вид взаимодействия», «Вид помощи»), by the sheet, a title above the table, or the path, in this order. Teachers
/// become numbers; what people wrote freely loses its persons.
struct SupportRegister {
    static let layouts = [events, staff]

    private static let schoolColumns = [
        "login": ["логин фис око", "логин"],
        "school": [
            "школа", "оо", "код оо", "наименование оо", "наименование школы", "краткое наименование",
            "образовательная организация",
        ],
    ]

    static let events = TableLayout(
        format: .supportRegister,
        columns: schoolColumns.merging([
            "number": ["№", "№ п/п"], "register": ["реестр"],
            "networkKind": ["вид взаимодействия", "форма взаимодействия"],
            "helpKind": ["вид помощи", "форма помощи", "вид методической помощи"],
            "kind": ["вид", "вид мероприятия", "форма", "форма мероприятия"],
            "partner": ["партнер", "с кем", "кто оказал помощь", "кто оказал", "организация", "организация-лидер"],
            "day": ["дата", "дата проведения", "когда"],
            "teachers": [
                "педагоги", "педагоги (коды через запятую)", "педагоги (коды)", "коды педагогов",
            ],
            "document": ["документ", "подтверждающий документ", "документ, который подтверждает"],
        ]) { first, _ in first },
        required: [
            ("Школа / Логин ФИС ОКО", ["school", "login"]), ("Вид", ["networkKind", "helpKind", "kind"]),
            ("Дата", ["day"]), ("Документ", ["document"]),
        ])

    static let staff = TableLayout(
        format: .supportRegister,
        columns: schoolColumns.merging([
            "number": ["№", "№ п/п"], "year": ["год", "календарный год"],
            "count": [
                "педагогов", "численность педагогов", "количество педагогов", "всего педагогов",
                "педагогических работников", "численность педагогических работников",
            ],
        ]) { first, _ in first },
        required: [
            ("Школа / Логин ФИС ОКО", ["school", "login"]), ("Год", ["year"]), ("Педагогов", ["count"]),
        ])

    /// A longer text is no text of a register.
    private static let longestText = 2000
    /// No event has more teachers.
    private static let mostTeachers = 1000
    private static let years = 2000...2100

    private let key: PersonKey
    private var schools: NamedSchools
    private var rows = RowSet()
    private var counts: [StaffKey: Int] = [:]

    private struct StaffKey: Hashable {
        let school: SchoolID
        let year: Int
    }

    init(_ context: ReadingContext) {
        key = context.key
        schools = NamedSchools(context.schools)
    }

    /// Reads the rows of a sheet.
    ///
    /// - Throws: ``IntakeError/missingFact(file:sheet:fact:)`` where nothing says which register it is.
    mutating func read(
        _ table: RecognisedTable, file: String, into builder: inout ReadingBuilder
    ) throws(IntakeError) {
        rows.enter(table.sheet)
        let isStaff = table.header["count"] != nil && table.header["day"] == nil
        let register = isStaff ? nil : Self.register(of: table, file: file)
        for row in table.header.body(of: table.sheet) where table.sheet.firstFilled(row) != nil {
            let place = CellPlace(sheet: table.sheet.name, row: row, column: table.sheet.firstFilled(row) ?? 0)
            if rows.isRepeated(row, except: table.header["number"]) {
                builder.rejectRow(place, .duplicate)
            } else if isStaff {
                readStaff(row, table, into: &builder)
            } else {
                try readEvent(row, table, file: file, register: register, into: &builder)
            }
        }
    }

    // MARK: Events

    private mutating func readEvent(
        _ row: Int, _ table: RecognisedTable, file: String, register: SupportEvent.Register?,
        into builder: inout ReadingBuilder
    ) throws(IntakeError) {
        let (sheet, header) = (table.sheet, table.header)
        func place(_ key: String) -> CellPlace { CellPlace(sheet: sheet.name, row: row, column: header[key] ?? 0) }
        var register = register
        if let column = header["register"], !sheet.isBlank(row, column) {
            register = Self.register(in: [sheet[row, column]])
            if register == nil { return builder.rejectRow(place("register"), .unknownRegister) }
        }
        guard let register else { throw .missingFact(file: file, sheet: sheet.name, fact: "register") }
        guard let school = schools.school(row, sheet, header, into: &builder) else { return }
        let date = Normaliser.text(sheet[row, header["day"] ?? 0])
        guard !date.isEmpty else { return builder.rejectRow(place("day"), .missingDay) }
        guard let day = CalendarDate(date), Self.years.contains(day.year) else {
            return builder.rejectRow(place("day"), value: looksLikeDate(date) ? date : nil, .malformedDate)
        }
        func text(_ key: String) -> String { self.text(key, row, table, into: &builder) }
        let document = text("document")
        let event = SupportEvent(
            register: register, school: school,
            kind: text(header["networkKind"] != nil ? "networkKind" : header["helpKind"] != nil ? "helpKind" : "kind"),
            partner: text("partner"), day: day, teachers: teachers(row, table, into: &builder),
            document: Self.isNone(document) ? nil : document)
        if event.document == nil { builder.rejectCell(place("document"), .missingEvidence) }
        builder.acceptRecord { $0.support.append(event) }
    }

    /// What somebody wrote, without persons; too long a text is rejected, and the row stays.
    private func text(
        _ key: String, _ row: Int, _ table: RecognisedTable, into builder: inout ReadingBuilder
    ) -> String {
        guard let column = table.header[key] else { return "" }
        guard table.sheet.utf8(row, column).count <= Self.longestText else {
            builder.rejectCell(CellPlace(sheet: table.sheet.name, row: row, column: column), .malformedValue)
            return ""
        }
        return PersonMask.masked(Normaliser.text(table.sheet[row, column]))
    }

    /// The numbers of the teachers of a cell, each once, ascending.
    private func teachers(_ row: Int, _ table: RecognisedTable, into builder: inout ReadingBuilder) -> [UInt64] {
        guard let column = table.header["teachers"], !table.sheet.isBlank(row, column) else { return [] }
        let place = CellPlace(sheet: table.sheet.name, row: row, column: column)
        if Self.isUndivided(table.sheet[row, column]) {
            builder.rejectCell(place, .undividedTeachers)
            return []
        }
        let parts = table.sheet[row, column].split { ",;\n\r".contains($0) }.map(Normaliser.text).filter { !$0.isEmpty }
        // «7» is how many there were, not who; a list of short codes is one all the same.
        if parts.count == 1, parts[0].utf8.count <= 2, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            builder.rejectCell(place, value: parts[0], .countOfTeachers)
            return []
        }
        guard parts.count <= Self.mostTeachers else {
            builder.rejectCell(place, .malformedValue)
            return []
        }
        return Set(parts.map { key.teacherCode($0) }).subtracting([0]).sorted()
    }

    /// Whether a spreadsheet may have made one decimal number of two codes, or nothing but spaces stands between some.
    private static func isUndivided(_ cell: String) -> Bool {
        guard !cell.contains(where: \.isNewline) else { return false }
        let text = Normaliser.text(cell)
        let numbers = text.split { " .,".contains($0) }
        guard numbers.count > 1, numbers.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return false
        }
        let signs = text.filter { !$0.isNumber }
        return signs == "." || signs == "," || signs.allSatisfy { $0 == " " }
    }

    private static func isNone(_ text: String) -> Bool {
        ["", "-", "–", "—", "нет", "отсутствует", "н/д"].contains(text.lowercased())
    }

    // MARK: Which register

    private static func register(of table: RecognisedTable, file: String) -> SupportEvent.Register? {
        if table.header["networkKind"] != nil { return table.header["helpKind"] == nil ? .network : nil }
        if table.header["helpKind"] != nil { return .help }
        let titles = (0..<table.header.top).flatMap { row in
            (0..<table.sheet.columnCount).map { table.sheet[row, $0] }
        }
        return register(in: [table.sheet.name]) ?? register(in: titles) ?? register(in: [file])
    }

    /// The one register that words speak of; nil where they speak of none or of both.
    private static func register(in texts: [String]) -> SupportEvent.Register? {
        let words = texts.flatMap { Normaliser.heading($0).split { !$0.isLetter } }
        let isNetwork = words.contains { $0.hasPrefix("сетев") || $0.hasPrefix("сеть") }
        let isHelp = words.contains { $0.hasPrefix("помощ") || $0.hasPrefix("методическ") }
        return isNetwork == isHelp ? nil : isNetwork ? .network : .help
    }

    // MARK: Numbers of teachers

    private mutating func readStaff(_ row: Int, _ table: RecognisedTable, into builder: inout ReadingBuilder) {
        let (sheet, header) = (table.sheet, table.header)
        guard let school = schools.school(row, sheet, header, into: &builder), let yearColumn = header["year"],
            let countColumn = header["count"]
        else { return }
        func reject(_ column: Int, _ reason: RejectionReason) {
            builder.rejectRow(
                CellPlace(sheet: sheet.name, row: row, column: column), value: harmless(sheet.utf8(row, column)), reason
            )
        }
        guard case .value(let year) = Self.whole(sheet.utf8(row, yearColumn)), Self.years.contains(year) else {
            return reject(yearColumn, .malformedValue)
        }
        guard case .value(let count) = Self.whole(sheet.utf8(row, countColumn)), (1...9999).contains(count) else {
            return reject(countColumn, .malformedValue)
        }
        let known = counts[StaffKey(school: school, year: year), default: count]
        guard known == count else { return reject(countColumn, .conflictingCount) }
        counts[StaffKey(school: school, year: year)] = count
        builder.acceptRecord { $0.staffing.append(StaffCount(school: school, year: year, teachers: count)) }
    }

    /// A whole number, also with zero decimals.
    private static func whole(_ cell: ArraySlice<UInt8>) -> Normaliser.Value<Int> {
        guard let (value, _) = Normaliser.decimal(Normaliser.trimmed(cell)), value == value.rounded() else {
            return .malformed
        }
        return .value(Int(value))
    }
}
