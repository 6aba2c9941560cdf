// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// A protocol of the regional system of the state examinations: dense, sparse or with several examinations, of a
/// workbook or of a text table.
enum ProtocolFormat {
    /// The headings that protocols and files of changed results share.
    static let headings: [String: [String]] = [
        "number": ["№", "№ п/п", "n", "no"], "municipal": ["код мсу", "мсу"], "school": ["код оо", "код оу"],
        "class": ["класс"], "surname": ["фамилия"], "name": ["имя"], "patronymic": ["отчество"],
        "fullName": ["фио"], "series": ["серия", "серия документа"], "documentNumber": ["номер", "номер документа"],
        "document": ["документ"], "examination": ["экзамен", "наименование экзамена"],
        "subject": ["предмет", "наименование предмета"],
        "day": ["дата", "дата экзамена", "дата проведения"], "primary": ["первичный балл"],
        "score": ["балл", "тестовый балл"], "mark": ["оценка", "отметка"], "place": ["код ппэ", "ппэ"],
        "room": ["аудитория"], "short": ["задания с кратким ответом", "часть с кратким ответом"],
        "long": ["задания с развернутым ответом", "часть с развернутым ответом"], "oral": ["устная часть"],
        "oralPoints": ["первичный балл устной части"],
        "writtenPoints": ["первичный балл письменной части", "первичный балл письм. части"],
    ]

    static let layout = TableLayout(
        format: .examinationProtocol, columns: headings,
        required: [
            ("Код ОО", ["school"]), ("Оценка / Балл", ["mark", "score"]),
            ("Первичный балл", ["primary", "class", "number"]),
            (
                "Код ППЭ / Аудитория / Фамилия / Документ",
                ["place", "room", "surname", "fullName", "document", "short"]
            ),
        ], hasSubheadings: true)

    /// How a sheet looks to this format; results may stand beside each other under two rows of headings.
    static func examine(_ sheet: Sheet, head: SheetHead) -> TableLayout.Examination {
        // What has the headings of an appeal and is none would be read as first results.
        if AppealsFormat.isNamed(in: head) { return .unlike }
        return WideHeader(sheet, layout: layout).map { .fits($0.shared) } ?? layout.examine(sheet, head: head)
    }

    /// Reads the participants of a sheet.
    static func read(
        _ table: RecognisedTable, file: String, context: ReadingContext, seen: inout [Work: SeenParticipants],
        into builder: inout ReadingBuilder
    ) throws(IntakeError) {
        let sheet = table.sheet
        let parts = try ProtocolSections(table, layout: layout, file: file)
        let isAlone = parts.sections.count { $0.title != nil } == 1
        var read: [(section: ProtocolSection, participants: Participants, scope: String)] = []
        for section in parts.sections {
            guard let title = section.title else {
                for row in section.rows { rejectUnknown(row, section, sheet, into: &builder) }
                continue
            }
            let examination = try examination(
                of: section, title, sheet: sheet, file: file, context: context, into: &builder)
            if let only = Person.Columns(section.header).only { builder.take("persons_by", only, from: "column") }
            // A sheet that was copied inside the workbook holds the same rows of the same work again.
            let work = examination.work(grade: examination.grade ?? 0)
            let known = seen.removeValue(forKey: work) ?? SeenParticipants()
            var participants = Participants(sheet, section, examination, context: context, seen: known)
            for row in section.rows { participants.read(row, into: &builder) }
            seen[work] = participants.takeSeen()
            let scope = [sheet.name, isAlone ? "" : examination.subject.rawValue].filter { !$0.isEmpty }
            read.append((section, participants, scope.joined(separator: ", ")))
        }
        for (block, rows) in parts.footers.enumerated() {
            let own = read.filter { $0.section.block == block }
            guard let first = own.first else { continue }
            var tally = Footer.Tally()
            for part in own { tally.add(part.participants.tally) }
            let footer = Footer(rows, sheet, result: first.participants.resultColumn, in: first.section.columns)
            footer.check(tally, scope: own.count == 1 ? first.scope : sheet.name, into: &builder)
            for part in own { part.participants.checkScale(scope: part.scope, into: &builder) }
        }
        checkShared(parts, sheet, into: &builder)
    }

    /// Rejects a row of no known examination; nothing of its cells is shown.
    static func rejectUnknown(
        _ row: Int, _ section: ProtocolSection, _ sheet: Sheet, into builder: inout ReadingBuilder
    ) {
        let column = section.header["examination"] ?? section.header["subject"] ?? sheet.firstFilled(row) ?? 0
        builder.rejectRow(CellPlace(sheet: sheet.name, row: row, column: column), .unknownExamination)
    }

    /// Where results stand beside each other, the number of participants may be that of the rows.
    private static func checkShared(_ parts: ProtocolSections, _ sheet: Sheet, into builder: inout ReadingBuilder) {
        guard let shared = parts.shared, let rows = parts.footers.first,
            let declared = Footer(rows, sheet, result: 0, in: shared.columns).participants
        else { return }
        builder.check(
            .participants, scope: sheet.name, declared: Double(declared), found: Double(shared.pupils),
            agrees: declared == shared.pupils)
    }

    private static func examination(
        of section: ProtocolSection, _ title: ProtocolTitle, sheet: Sheet, file: String, context: ReadingContext,
        into builder: inout ReadingBuilder
    ) throws(IntakeError) -> Examination {
        let (procedure, origins) = try procedure(of: section, title, sheet: sheet, file: file, hints: context.hints)
        for origin in origins where origin != "title" { builder.take("procedure", procedure.rawValue, from: origin) }
        let grade: Int?
        switch procedure {
        case .oge: grade = 9
        case .ege: grade = 11
        case .gve, .vpr:
            grade = section.header["class"] == nil ? PathWords.grade(in: file) : nil
            if let grade {
                builder.take("grade", String(grade), from: "path")
            } else if section.header["class"] == nil {
                throw .missingFact(file: file, sheet: sheet.name, fact: "grade")
            }
        }
        let examination = try Examination(
            title, procedure, grade: grade, rules: context.rules, file: file, sheet: sheet.name)
        if title.subject.isEmpty { builder.take("subject", examination.subject.rawValue, from: "path") }
        if title.isFromPath { builder.take("date", title.date.iso, from: "path") }
        return examination
    }

    private static func procedure(
        of section: ProtocolSection, _ title: ProtocolTitle, sheet: Sheet, file: String, hints: [IntakeHint]
    ) throws(IntakeError) -> (Procedure, origins: [String]) {
        var decision = ProcedureDecision()
        decision.add(title)
        decision.add(grade: mostFrequentGrade(section, sheet))
        switch (section.header["score"] != nil, section.header["mark"] != nil) {
        case (true, false): decision.add("column", [.ege])
        case (false, true): decision.add("column", title.mayBeBase ? ProcedureDecision.all : [.oge, .gve])
        default: break
        }
        decision.add(path: file, hints: hints)
        decision.addLayout(of: title)
        return try decision.decide(file: file, sheet: sheet.name)
    }

    /// The grade of most rows that have one.
    static func mostFrequentGrade(_ section: ProtocolSection, _ sheet: Sheet) -> Int? {
        guard let column = section.header["class"] else { return nil }
        var counts: [Int: Int] = [:]
        for row in section.rows {
            if case .value(let label) = Normaliser.classLabel(sheet.utf8(row, column)) {
                counts[label.grade, default: 0] += 1
            }
        }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }
}
