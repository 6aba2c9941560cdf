// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// ВПР, form Ф1 «Индивидуальные результаты» of ФИС ОКО.
///
/// Above the header stand the title «ВПР 2023 Русский язык 4 класс» and the date; below it, before the pupils of each
/// school, a row «МБОУ …(edu342202) | Кол-во участников: 89».
enum VPRIndividualFormat {
    static let layout = TableLayout(
        format: .vprIndividual,
        columns: [
            "login": ["оо", "логин", "логин оо"], "municipality": ["муниципалитет"], "name": ["название оо"],
            "code": ["код участника"], "class": ["класс"], "variant": ["вариант"],
            "total": ["первичный балл", "итого баллов"], "mark": ["отметка"],
        ],
        required: [
            ("ОО", ["login"]), ("Код участника", ["code"]), ("Вариант", ["variant"]),
            ("Первичный балл", ["total", "mark"]),
        ])

    /// What the rows above the header say.
    struct Title: Equatable {
        let year: Int
        /// Nil where the title names none that is known.
        let subject: Subject?
        /// The known subject most like an unknown one.
        let nearest: String?
        let grade: Int
        let date: CalendarDate?

        /// Reads the rows above the header; nil where no row is the title.
        init?(_ sheet: Sheet, above header: Int) {
            var found: (year: Int, subject: Subject?, nearest: String?, grade: Int)?
            var date: CalendarDate?
            for row in 0..<header {
                for column in 0..<sheet.columnCount where !sheet.isEmpty(row, column) {
                    let text = Normaliser.text(sheet[row, column])
                    if found == nil { found = Self.parse(text) }
                    guard Normaliser.heading(text) == "дата", date == nil else { continue }
                    date = (column + 1..<sheet.columnCount).lazy.compactMap { CalendarDate(sheet[row, $0]) }.first
                }
            }
            guard let found else { return nil }
            (year, subject, nearest, grade) = found
            self.date = date
        }

        /// «ВПР 2026 Русский язык 4 класс».
        static func parse(_ text: String) -> (year: Int, subject: Subject?, nearest: String?, grade: Int)? {
            let words = text.split(separator: " ")
            guard words.count >= 5, words[0].uppercased() == "ВПР", let year = Int(words[1]),
                (2015...2100).contains(year),
                words[words.count - 1].lowercased().hasPrefix("класс"), let grade = Int(words[words.count - 2]),
                (1...11).contains(grade)
            else { return nil }
            let subject = words[2..<words.count - 2].joined(separator: " ")
            return (year, Normaliser.subject(subject), Normaliser.nearestSubject(subject), grade)
        }
    }

    /// Reads the pupils of a sheet.
    static func read(
        _ table: RecognisedTable, file: String, rules: RuleBook, rows: inout [Work: RowSet],
        into builder: inout ReadingBuilder
    ) throws(IntakeError) {
        let sheet = table.sheet
        let work = try work(of: table, file: file)
        let scale = rules.scale(.vpr, work.subject, grade: work.grade, period: work.period)
        if table.header["mark"] == nil, scale == nil {
            throw .noRule(
                file: file, sheet: sheet.name, procedure: .vpr, subject: work.subject, grade: work.grade,
                year: work.year)
        }
        // A sheet that was copied inside the workbook holds the same rows of the same work again.
        let known = rows[work, default: RowSet()]
        var pupils = VPRPupils(table: table, work: builder.index(of: work), scale: scale, rows: known)
        for row in table.header.body(of: sheet) { pupils.read(row, into: &builder) }
        guard pupils.hasRows else { throw .noRows(file: file, sheet: sheet.name) }
        pupils.finish(into: &builder)
        rows[work] = pupils.rows
    }

    private static func work(of table: RecognisedTable, file: String) throws(IntakeError) -> Work {
        let sheet = table.sheet
        guard let title = Title(sheet, above: table.header.row) else {
            throw .missingFact(file: file, sheet: sheet.name, fact: "title")
        }
        guard let date = title.date else { throw .missingFact(file: file, sheet: sheet.name, fact: "date") }
        guard date.year == title.year else {
            let evidence = [
                Evidence(origin: "title", value: String(title.year)), Evidence(origin: "date", value: date.russian),
            ]
            throw .contradiction(file: file, sheet: sheet.name, fact: "year", evidence: evidence)
        }
        guard let subject = title.subject else {
            throw .unknownSubject(file: file, sheet: sheet.name, nearest: title.nearest)
        }
        return Work(
            procedure: .vpr, year: date.year, season: date.month >= 8 ? .autumn : .spring, subject: subject,
            grade: title.grade)
    }
}

/// The pupils of a Ф1 sheet while its rows are read.
private struct VPRPupils {
    private let sheet: Sheet
    private let header: Header
    private let work: Int
    private let scale: MarkScale?
    private let tasks: [Int]
    private(set) var rows: RowSet
    private var schools: [SchoolID: School] = [:]
    private var counted: [SchoolID: Int] = [:]
    private var declared: [(school: SchoolID, pupils: Int)] = []
    /// The last school, because its pupils stand together.
    private var last: (login: ArraySlice<UInt8>, school: SchoolID)?
    private var differentTotals = 0
    private var differentMarks = 0
    private(set) var hasRows = false

    init(table: RecognisedTable, work: Int, scale: MarkScale?, rows: RowSet) {
        self.rows = rows
        self.rows.enter(table.sheet)
        sheet = table.sheet
        header = table.header
        self.work = work
        self.scale = scale
        tasks = (0..<sheet.columnCount).filter { Self.isTask(table.sheet[table.header.row, $0]) }
    }

    /// `1 (2б)`, `9.1 (1б)`, `4К1 (3б)`.
    static func isTask(_ heading: String) -> Bool {
        let text = Normaliser.heading(heading)
        guard text.first?.isNumber == true, let open = text.firstIndex(of: "("), text.hasSuffix("б)") else {
            return false
        }
        return Int(text[text.index(after: open)...].dropLast(2).filter { $0 != " " }) != nil
    }

    mutating func read(_ row: Int, into builder: inout ReadingBuilder) {
        guard let first = sheet.firstFilled(row) else { return }
        guard let loginColumn = header["login"] else { return }
        if readSection(row, first: first) { return }
        hasRows = true
        let place = CellPlace(sheet: sheet.name, row: row, column: loginColumn)
        if rows.isRepeated(row) { return builder.rejectRow(place, .duplicate) }
        guard let school = school(row, loginColumn) else {
            return builder.rejectRow(place, value: harmlessLogin(sheet.utf8(row, loginColumn)), .malformedSchool)
        }
        if let column = header["variant"], Normaliser.variant(sheet.utf8(row, column)) == .absent {
            return builder.absent()
        }
        let total = header["total"].map { Normaliser.points(sheet.utf8(row, $0)) } ?? .missing
        let mark = header["mark"].map { Normaliser.mark(sheet.utf8(row, $0)) } ?? .missing
        guard let outcome = outcome(mark: mark, total: total, row: row, into: &builder) else { return }
        var points: Int?
        if case .value(let value) = total { points = value }
        compare(points, mark, row)
        counted[school, default: 0] += 1
        builder.accept(work: work, school: school, outcome: outcome, score: points, person: 0)
    }

    /// The mark, else the mark that follows from the total; a row without either is rejected.
    private func outcome(
        mark: Normaliser.Value<Int>, total: Normaliser.Value<Int>, row: Int, into builder: inout ReadingBuilder
    ) -> Outcome? {
        func reject(_ key: String, _ reason: RejectionReason) {
            let column = header[key] ?? header["login"] ?? 0
            let place = CellPlace(sheet: sheet.name, row: row, column: column)
            builder.rejectRow(place, value: harmless(sheet.utf8(row, column)), reason)
        }
        switch (mark, total) {
        case (.value(let mark), _):
            return Outcome(mark: mark)
        case (.malformed, _):
            reject("mark", .malformedMark)
        case (.missing, .value(let points)):
            if let mark = scale?.mark(points: points) { return Outcome(mark: mark) }
            reject("total", scale == nil ? .noMark : .malformedScore)
        case (.missing, .malformed):
            reject("total", .malformedScore)
        case (.missing, .missing):
            reject("mark", .noMark)
        }
        return nil
    }

    private mutating func compare(_ points: Int?, _ mark: Normaliser.Value<Int>, _ row: Int) {
        guard let points else { return }
        if !tasks.isEmpty {
            var sum = 0
            for column in tasks {
                if case .points(let task) = Normaliser.task(sheet.utf8(row, column)) { sum += task }
            }
            if sum != points { differentTotals += 1 }
        }
        if case .value(let mark) = mark, let expected = scale?.mark(points: points), expected != mark {
            differentMarks += 1
        }
    }

    private mutating func school(_ row: Int, _ column: Int) -> SchoolID? {
        let login = sheet.utf8(row, column)
        if let last, last.login == login { return last.school }
        guard let school = Normaliser.login(login) else { return nil }
        last = (login, school)
        if schools[school] == nil {
            let name = header["name"].map { Self.withoutLogin(sheet[row, $0]) } ?? ""
            let municipality = header["municipality"].map { Normaliser.text(sheet[row, $0]) } ?? ""
            schools[school] = School(
                id: school, name: name.isEmpty ? "edu\(school.code)" : name,
                municipality: municipality.isEmpty ? nil : municipality, isRegistered: false)
        }
        return school
    }

    /// «МБОУ «…» (edu342202)» without the brackets.
    private static func withoutLogin(_ name: String) -> String {
        let name = Normaliser.text(name)
        guard name.hasSuffix(")"), let open = name.lastIndex(of: "("),
            SchoolID(login: name[name.index(after: open)...].dropLast()) != nil
        else { return name }
        return Normaliser.text(name[..<open])
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
        let head = text[..<found.lowerBound]
        if let pupils = Int(digits), let open = head.lastIndex(of: "("), let close = head.lastIndex(of: ")"),
            open < close,
            let school = SchoolID(login: head[head.index(after: open)..<close])
        {
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
        if !tasks.isEmpty {
            builder.check(
                .totalAgainstTasks, scope: sheet.name, declared: 0, found: Double(differentTotals),
                agrees: differentTotals == 0)
        }
        if scale != nil, header["mark"] != nil {
            builder.check(
                .markAgainstScale, scope: sheet.name, declared: 0, found: Double(differentMarks),
                agrees: differentMarks == 0)
        }
    }
}
