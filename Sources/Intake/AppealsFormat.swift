// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// Changes of results by appeals and re-checks, of the regional system of the state examinations.
///
/// The title is that of the protocol; below «Текущие» stand «Первичный балл» and «Балл», or «Оценка». A table of several
/// subjects names the examination of each row. Only what is satisfied changes a result; the other rows are accepted,
/// counted as `without_effect`, and nothing follows from them. The table says neither ЕГЭ nor ОГЭ: the codes of the
/// schools, the path, or the protocol that it changes decides.
enum AppealsFormat {
    static let layout = TableLayout(
        format: .appeals,
        columns: ProtocolFormat.headings.merging([
            "type": [appealType, "тип апелляции/перепроверки", "тип апелляции"],
            "state": ["состояние", "состояние апелляции", "состояние апелляции / перепроверки", "статус апелляции"],
            "before": ["балл до изменения", "балл до изменений", "до изменения"],
            "current": ["текущие", "текущий балл"],
            "difference": ["разница"], "sent": ["дата отправки на обработку"],
            "changed": ["дата изменений", "дата изменения"],
        ]) { first, _ in first },
        required: [
            ("Состояние", ["state"]), ("Балл до изменения / Текущие", ["before", "current", "difference"]),
            ("Фамилия / Документ", ["surname", "fullName", "document", "documentNumber"]),
        ], hasSubheadings: true)

    private static let appealType = "тип апелляции / перепроверки"

    /// Whether a sheet has the heading that only files of changed results have.
    static func isNamed(in head: SheetHead) -> Bool {
        head.rows.contains { cells in cells.contains { $0.heading.hasPrefix("тип апелляции") } }
    }

    /// Reads the changes of a sheet.
    ///
    /// - Returns: How many rows changed nothing.
    /// - Throws: ``IntakeError``, and what `known` of the context throws.
    static func read(
        _ table: RecognisedTable, file: String, context: ReadingContext, seen: inout [Work: RowSet],
        into builder: inout ReadingBuilder
    ) throws -> Int {
        let sheet = table.sheet
        let parts = try ProtocolSections(table, layout: layout, file: file)
        var withoutEffect = 0
        var tallies: [Int: (tally: Footer.Tally, result: Int)] = [:]
        for section in parts.sections {
            guard let title = section.title else {
                for row in section.rows { ProtocolFormat.rejectUnknown(row, section, sheet, into: &builder) }
                continue
            }
            let (procedure, origins) = try procedure(of: section, title, sheet: sheet, file: file, context: context)
            for origin in origins where origin != "title" {
                builder.take("procedure", procedure.rawValue, from: origin)
            }
            if let only = Person.Columns(section.header).only { builder.take("persons_by", only, from: "column") }
            let grade = procedure == .oge ? 9 : procedure == .ege ? 11 : nil
            let examination = try Examination(
                title, procedure, grade: grade, rules: context.rules, file: file, sheet: sheet.name)
            if title.subject.isEmpty { builder.take("subject", examination.subject.rawValue, from: "path") }
            if title.isFromPath { builder.take("date", title.date.iso, from: "path") }
            let work = examination.work(grade: grade ?? 0)
            var appeals = Appeals(
                sheet, section, examination, context: context, gradeInPath: PathWords.grade(in: file),
                rows: seen.removeValue(forKey: work) ?? RowSet())
            for row in section.rows { appeals.read(row, into: &builder) }
            seen[work] = appeals.rows
            withoutEffect += appeals.withoutEffect
            tallies[section.block, default: (Footer.Tally(), appeals.resultColumn)].tally.add(appeals.tally)
        }
        for (block, found) in tallies.sorted(by: { $0.key < $1.key }) {
            Footer(parts.footers[block], sheet, result: found.result, in: 0..<sheet.columnCount)
                .check(found.tally, scope: sheet.name, into: &builder)
        }
        return withoutEffect
    }

    private static func procedure(
        of section: ProtocolSection, _ title: ProtocolTitle, sheet: Sheet, file: String, context: ReadingContext
    ) throws -> (Procedure, origins: [String]) {
        var decision = ProcedureDecision()
        decision.add(title)
        decision.add(grade: ProtocolFormat.mostFrequentGrade(section, sheet))
        // «Балл» stands in the files of all examinations, «Оценка» only in those with marks.
        if AppealColumns(section.header, sheet, layout).isMark {
            decision.add("column", title.mayBeBase ? ProcedureDecision.all : [.oge, .gve])
        }
        decision.add("school", examinationsOfSchools(section, sheet, context))
        decision.add(path: file, hints: context.hints)
        if decision.left.count > 1 {
            decision.add("protocol", try examinationsOfPersons(section, title, sheet, context, among: decision.left))
            decision.addLayout(of: title)
        }
        return try decision.decide(file: file, sheet: sheet.name)
    }

    /// What the codes of the schools leave: those of ОГЭ, those of ЕГЭ, or both where every known code is both.
    private static func examinationsOfSchools(
        _ section: ProtocolSection, _ sheet: Sheet, _ context: ReadingContext
    ) -> Set<Procedure> {
        var finder = CodedSchools(sheet, section.header, context)
        var grades: Set<Int> = [9, 11]
        for row in section.rows where finder.hasCode(row) {
            let found = [9, 11].filter { finder.school(row, grade: $0) != nil }
            if !found.isEmpty { grades.formIntersection(found) }
        }
        guard grades.count == 1 else { return ProcedureDecision.all }
        return grades == [9] ? [.oge, .gve] : [.ege, .gve]
    }

    /// The examinations in whose protocols the persons are.
    private static func examinationsOfPersons(
        _ section: ProtocolSection, _ title: ProtocolTitle, _ sheet: Sheet, _ context: ReadingContext,
        among candidates: Set<Procedure>
    ) throws -> Set<Procedure> {
        var found: Set<Procedure> = []
        var finder = CodedSchools(sheet, section.header, context)
        let columns = Person.Columns(section.header)
        for procedure in candidates {
            guard let subject = title.subject(in: procedure)?.subject else { continue }
            let examination = Examination(procedure: procedure, subject: subject, date: title.date, grade: nil)
            let grades = procedure == .oge ? [9] : procedure == .ege ? [11] : [9, 11]
            for grade in grades where !found.contains(procedure) {
                let work = examination.work(grade: grade)
                let codes = Set(
                    section.rows.map { row in
                        context.key.code(
                            of: Person(sheet, row, columns), school: finder.school(row, grade: grade), in: work)
                    }
                ).subtracting([0])
                if !codes.isEmpty, try context.known(work, codes.sorted()) > 0 { found.insert(procedure) }
            }
        }
        return found
    }
}
