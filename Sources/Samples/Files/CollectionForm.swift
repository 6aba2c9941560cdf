// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// The form in which a school sends its results, from 2024 on: no mark, and formulas prefilled far below the last
/// participant, which a reader sees as rows of zeros; school and work stand only in the path.
struct CollectionForm {
    /// The last row that the formulas fill, counted from 1.
    static let lastRow = 1499

    private let batch: PaperBatch
    private let place: Int

    init(_ batch: PaperBatch, place: Int) {
        self.batch = batch
        self.place = place
    }

    /// `edu991234/Форма сбора результатов Русский язык 4 класс ВПР 2024.xlsx`.
    var name: String {
        let exam = batch.paper.exam
        return "edu\(batch.schools[place].login)/Форма сбора результатов \(exam.subject.rawValue) "
            + "\(exam.grade) класс ВПР \(batch.year).xlsx"
    }

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("Протокол")
        let tasks = batch.paper.tasks
        let header =
            ["Код участника", "Вариант"] + tasks.map { "\($0.label) (\($0.points)б)" }
            + [
                "Порядковый номер класса", "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов",
            ]
        try sheet.append(header.map { .text($0) })
        let rows = batch.results[place]
        for (index, row) in rows.enumerated() {
            let isAbsent = row.counted == nil
            let ordinal = index * ((rows.count + 24) / 25) / rows.count + 1
            try sheet.append(
                [.integer(row.code), row.variant] + row.tasks
                    + [.integer(ordinal), isAbsent ? .empty : row.journal, .integer(row.total ?? 0)])
        }
        for row in sheet.nextRow..<Self.lastRow {
            try sheet.write(.integer(0), row: row, column: header.count - 1)
        }
        try writeLists(workbook.addSheet("Служебный"))
        let classes = try workbook.addSheet("Порядковый номер класса")
        try classes.append([.text("Порядковый номер класса"), .text("Наименование класса")])
        for ordinal in 1...max(1, (rows.count + 24) / 25) {
            let letter = ["А", "Б", "В", "Г"][(ordinal - 1) % 4]
            try classes.append([.integer(ordinal), .text("\(batch.paper.exam.grade)\(letter)")])
        }
    }

    /// What the cells may hold.
    private func writeLists(_ sheet: SheetWriter) throws(WorkbookWriteError) {
        try sheet.append([.text("Вариант"), .text("Балл"), .text("Отметка")])
        let most = batch.paper.tasks.map(\.points).max() ?? 0
        let points: [CellContent] = (0...most).map { .integer($0) } + [.text("X")]
        let variants: [CellContent] = [.integer(1), .integer(2), .text("отсутствовал")]
        let marks: [CellContent] = [.integer(5), .integer(4), .integer(3), .integer(2), .text("нет отметки")]
        for row in 0..<max(points.count, marks.count) {
            try sheet.append([variants, points, marks].map { row < $0.count ? $0[row] : .empty })
        }
    }
}
