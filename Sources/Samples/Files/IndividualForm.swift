// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// A work of ВПР as form Ф1 «Индивидуальные результаты», all schools of the district in one file.
struct IndividualForm {
    private let batch: PaperBatch
    /// The name of each school in that year, as ``PaperBatch/schools``.
    private let names: [String]

    init(_ batch: PaperBatch, names: [String]) {
        self.batch = batch
        self.names = names
    }

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let (paper, year, exam) = (batch.paper, batch.year, batch.paper.exam)
        let sheet = try workbook.addSheet("\(paper.letters) \(exam.grade) Индивидуальные результаты")
        try FormHead(paper, year: year).write("Индивидуальные результаты", on: sheet)
        let levels: [CellContent] = paper.tasks.map { .text($0.isHard ? "П" : "Б") }
        try sheet.append([.text("Уровень сложности задания")] + Array(repeating: .empty, count: 5) + levels)
        let before = ["ОО", "Муниципалитет", "Название ОО", "Код участника", "Класс", "Вариант"]
        let tasks = paper.tasks.map { "\($0.label) (\($0.points)б)" }
        let after = ["Первичный балл", "Отметка", "Отметка по журналу"]
        try sheet.append((before + tasks + after).map { .text($0) })
        for place in batch.schools.indices where !batch.results[place].isEmpty { try write(place, on: sheet) }
    }

    private func write(_ place: Int, on sheet: SheetWriter) throws(WorkbookWriteError) {
        let (school, rows) = (batch.schools[place], batch.results[place])
        let participants = rows.count { $0.counted != nil } + (batch.isMiscounted(place) ? 1 : 0)
        try sheet.append([.text("\(names[place])(edu\(school.login)) | Кол-во участников: \(participants)")])
        for row in rows { try write(row, of: place, on: sheet) }
        if let row = batch.repeatedRow(place) { try write(row, of: place, on: sheet) }
    }

    private func write(
        _ row: PaperRow, of place: Int, on sheet: SheetWriter
    ) throws(WorkbookWriteError) {
        let school = batch.schools[place]
        let before: [CellContent] = [
            .text("edu\(school.login)"), .text(school.municipality.name),
            .text("\(names[place]) (edu\(school.login))"), .integer(row.code), row.grade, row.variant,
        ]
        let after: [CellContent] = [
            row.total.map { .integer($0) } ?? .empty, row.mark.map { .integer($0) } ?? .empty, row.journal,
        ]
        try sheet.append(before + row.tasks + after)
    }
}
