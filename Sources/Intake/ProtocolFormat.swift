// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// A protocol of the regional system of the state examinations, dense or sparse, of a workbook or of a text table.
enum ProtocolFormat {
    static let layout = TableLayout(
        format: .examinationProtocol,
        columns: [
            "number": ["№", "№ п/п", "n", "no"], "municipal": ["код мсу", "мсу"], "school": ["код оо", "код оу"],
            "class": ["класс"], "surname": ["фамилия"], "name": ["имя"], "patronymic": ["отчество"],
            "fullName": ["фио"], "series": ["серия", "серия документа"],
            "documentNumber": ["номер", "номер документа"],
            "document": ["документ"], "primary": ["первичный балл"], "score": ["балл", "тестовый балл"],
            "mark": ["оценка", "отметка"], "place": ["код ппэ", "ппэ"], "room": ["аудитория"],
            "short": ["задания с кратким ответом"], "long": ["задания с развернутым ответом"],
            "appeal": ["тип апелляции / перепроверки"],
        ],
        required: [
            ("Код ОО", ["school"]), ("Оценка / Балл", ["mark", "score"]),
            ("Первичный балл", ["primary", "class", "number"]),
            (
                "Код ППЭ / Аудитория / Фамилия / Документ",
                ["place", "room", "surname", "fullName", "document", "short"]
            ),
        ])

    /// The columns whose cells name a person; they go into a keyed hash and nowhere else.
    static let personal = ["surname", "name", "patronymic", "fullName", "series", "documentNumber", "document"]

    /// Whether a sheet is a file of changed results, which a later release reads.
    static func isAppeals(_ sheet: Sheet) -> Bool {
        (0..<min(sheet.rowCount, Header.deepestRow)).contains { row in
            (0..<sheet.columnCount).contains { column in
                !sheet.isEmpty(row, column)
                    && Normaliser.heading(sheet[row, column]).hasPrefix("тип апелляции")
            }
        }
    }

    /// Reads the participants of a sheet.
    static func read(
        _ table: RecognisedTable, file: String, context: ReadingContext, rows: inout [Work: RowSet],
        into builder: inout ReadingBuilder
    ) throws(IntakeError) {
        let sheet = table.sheet
        let title: ProtocolTitle
        switch ProtocolTitle.find(in: sheet, above: table.header.row) {
        case .title(let found): title = found
        case .unknownSubject(let nearest): throw .unknownSubject(file: file, sheet: sheet.name, nearest: nearest)
        case .nothing: throw .missingFact(file: file, sheet: sheet.name, fact: "title")
        }
        let (procedure, origins) = try procedure(of: table, title: title, file: file, hints: context.hints)
        for origin in origins where origin != "title" { builder.take("procedure", procedure.rawValue, from: origin) }
        guard let (subject, other) = title.subject(in: procedure) else {
            throw .unknownSubject(file: file, sheet: sheet.name, nearest: nil)
        }
        if let other {
            let evidence = [
                Evidence(origin: "title", value: subject.rawValue),
                Evidence(origin: "code", value: "\(title.code ?? "") \(other.rawValue)"),
            ]
            throw .contradiction(file: file, sheet: sheet.name, fact: "subject", evidence: evidence)
        }
        let grade = try grade(of: procedure, table: table, file: file, into: &builder)
        let examination = Examination(procedure: procedure, subject: subject, date: title.date, grade: grade)
        if examination.isOnHundredScale, context.rules.egeMinimum(examination.ruleSubject, year: title.date.year) == nil
        {
            throw .noRule(
                file: file, sheet: sheet.name, procedure: procedure, subject: subject, grade: 11, year: title.date.year)
        }
        // A sheet that was copied inside the workbook holds the same rows of the same work again.
        let work = examination.work(grade: grade ?? 0)
        let known = rows[work, default: RowSet()]
        var participants = Participants(table: table, examination: examination, context: context, rows: known)
        for row in table.header.body(of: sheet) { participants.read(row, into: &builder) }
        guard participants.hasRows else { throw .noRows(file: file, sheet: sheet.name) }
        participants.finish(into: &builder)
        rows[work] = participants.rows
    }

    private static func procedure(
        of table: RecognisedTable, title: ProtocolTitle, file: String, hints: [IntakeHint]
    ) throws(IntakeError) -> (Procedure, origins: [String]) {
        var decision = ProcedureDecision()
        decision.add("title", title.named)
        if title.code != nil { decision.add("title", title.isGVECode ? [.gve] : [.oge, .ege]) }
        let named = title.known
        if named == .profileMathematics || named == .baseMathematics { decision.add("title", [.ege]) }
        switch mostFrequentGrade(table) {
        case 9: decision.add("class", [.oge, .gve])
        case 11: decision.add("class", [.ege, .gve])
        default: break
        }
        let isBase = named == .baseMathematics || title.code == "22"
        switch (table.header["score"] != nil, table.header["mark"] != nil) {
        case (true, false): decision.add("column", [.ege])
        case (false, true): decision.add("column", isBase ? ProcedureDecision.all : [.oge, .gve])
        default: break
        }
        decision.add("path", PathWords.procedures(in: file))
        if let hint = hints.first(where: { $0.fits(file) }) { decision.add("campaign.yaml", [hint.procedure]) }
        return try decision.decide(file: file, sheet: table.sheet.name)
    }

    /// The grade of most rows that have one.
    private static func mostFrequentGrade(_ table: RecognisedTable) -> Int? {
        guard let column = table.header["class"] else { return nil }
        var counts: [Int: Int] = [:]
        for row in table.header.body(of: table.sheet) {
            if case .value(let label) = Normaliser.classLabel(table.sheet.utf8(row, column)) {
                counts[label.grade, default: 0] += 1
            }
        }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    /// The grade of all rows; nil where the class of each row tells it.
    private static func grade(
        of procedure: Procedure, table: RecognisedTable, file: String, into builder: inout ReadingBuilder
    ) throws(IntakeError) -> Int? {
        switch procedure {
        case .oge: return 9
        case .ege: return 11
        case .gve, .vpr:
            if table.header["class"] != nil { return nil }
            guard let grade = PathWords.grade(in: file) else {
                throw .missingFact(file: file, sheet: table.sheet.name, fact: "grade")
            }
            builder.take("grade", String(grade), from: "path")
            return grade
        }
    }
}

/// The examination of a protocol.
struct Examination {
    let procedure: Procedure
    let subject: Subject
    let date: CalendarDate
    /// The grade of all participants; nil where each row tells its own.
    let grade: Int?

    /// Whether results are test scores from 0 to 100, not marks.
    var isOnHundredScale: Bool { procedure == .ege && subject != .baseMathematics }

    /// The subject under which the rule tables know it: all foreign languages have one minimum.
    var ruleSubject: Subject {
        subject.rawValue.hasSuffix("ий язык") && subject != .russian ? Subject(rawValue: "Иностранный язык") : subject
    }

    func work(grade: Int) -> Work {
        Work(procedure: procedure, year: date.year, season: nil, subject: subject, grade: grade, date: date)
    }
}
