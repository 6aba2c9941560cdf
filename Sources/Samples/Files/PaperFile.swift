// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// A work of ВПР as form Ф1 «Индивидуальные результаты», all schools of the district in one file.
struct PaperFile {
    let paper: Paper
    let year: Int
    let schools: [SchoolPlan]
    /// The rows of each school.
    let results: [[PaperRow]]
    /// The school of which one row stands twice.
    let repeats: Int?
    /// The school whose section says a wrong number of participants.
    let miscounts: Int?

    /// The row of a school that stands twice: its first participant.
    func repeatedRow(_ school: Int) -> PaperRow? {
        school == repeats ? results[school].first { $0.counted != nil } : nil
    }

    /// Whether a school's section says a wrong number.
    func isMiscounted(_ school: Int) -> Bool { school == miscounts && !results[school].isEmpty }

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let exam = paper.exam
        let sheet = try workbook.addSheet("\(paper.letters) \(exam.grade) Индивидуальные результаты")
        try sheet.append([.text("Индивидуальные результаты")])
        try sheet.append([])
        try sheet.append([.text("ВПР \(year) \(exam.subject.rawValue) \(exam.grade) класс")])
        try sheet.append([.text("Предмет:"), .text(exam.subject.rawValue)])
        try sheet.append([.text("Максимальный первичный балл:"), .integer(paper.maximum)])
        try sheet.append([.text("Дата:"), .text(ExamCalendar.day(of: paper, year: year))])
        let levels: [CellContent] = paper.tasks.map { .text($0.isHard ? "П" : "Б") }
        try sheet.append([.text("Уровень сложности задания")] + Array(repeating: .empty, count: 5) + levels)
        let before = ["ОО", "Муниципалитет", "Название ОО", "Код участника", "Класс", "Вариант"]
        let tasks = paper.tasks.map { "\($0.label) (\($0.points)б)" }
        let after = ["Первичный балл", "Отметка", "Отметка по журналу"]
        try sheet.append((before + tasks + after).map { .text($0) })
        for school in schools where !results[school.index].isEmpty { try write(school, on: sheet) }
    }

    private func write(_ school: SchoolPlan, on sheet: SheetWriter) throws(WorkbookWriteError) {
        let rows = results[school.index]
        let participants = rows.count { $0.counted != nil } + (isMiscounted(school.index) ? 1 : 0)
        try sheet.append([.text("\(school.name)(edu\(school.login)) | Кол-во участников: \(participants)")])
        for row in rows { try write(row, of: school, on: sheet) }
        if let row = repeatedRow(school.index) { try write(row, of: school, on: sheet) }
    }

    private func write(
        _ row: PaperRow, of school: SchoolPlan, on sheet: SheetWriter
    ) throws(WorkbookWriteError) {
        let before: [CellContent] = [
            .text("edu\(school.login)"), .text(SchoolNames.municipality), .text(school.title), .integer(row.code),
            row.grade, row.variant,
        ]
        let after: [CellContent] = [
            row.total.map { .integer($0) } ?? .empty, row.mark.map { .integer($0) } ?? .empty, row.journal,
        ]
        try sheet.append(before + row.tasks + after)
    }
}
