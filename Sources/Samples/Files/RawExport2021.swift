// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// The raw export of spring 2021: one sheet, numbers stored as text, no mark; the work stands only in the name of the
/// file.
struct RawExport2021 {
    private let batch: PaperBatch

    init(_ batch: PaperBatch) { self.batch = batch }

    /// The name of the file, in which alone the work stands: «Проведение работы по математике, 4 класс…».
    static func name(_ paper: Paper) -> String {
        let subject: String
        switch paper.exam.subject {
        case .russian: subject = "русскому языку"
        case .surroundingWorld: subject = "окружающему миру"
        default: subject = "математике"
        }
        return "Проведение работы по \(subject), \(paper.exam.grade) класс. ВПР 2021.xlsx"
    }

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("Sheet")
        let before = [
            "логин школы", "регион", "номер обучающегося", "код обучающегося",
            "отметка за предыдущую четверть/триместр", "пол", "класс", "вариант", "всего баллов",
        ]
        let tasks = batch.paper.tasks.indices.map { "балл за \($0 + 1)" }
        let after = ["Учебник", "Др.уч. автор", "Др.уч. название"]
        try sheet.append((before + tasks + after).map { .text($0) })
        try batch.forEachRow { school, number, row, stray throws(WorkbookWriteError) in
            try sheet.append(Self.cells(school, number: number, row, stray))
        }
    }

    /// The cells of one participant, numbers as text.
    static func cells(
        _ school: SchoolPlan, number: Int, _ row: PaperRow, _ stray: PaperBatch.Stray?
    ) -> [CellContent] {
        let isAbsent = row.counted == nil
        var cells: [CellContent] = [
            .text("sch\(stray == .malformedSchool ? "99" : school.login)"), .text(territory(school)),
            .integer(number), .integer(row.code), isAbsent ? .empty : row.journal, .text(row.isGirl ? "ж" : "м"),
            .text(row.letter), row.variant,
            stray == .malformedScore ? .text("ж") : row.total.map { .integer($0) } ?? .empty,
        ]
        if !isAbsent { cells += row.tasks + [.text("Учебник, автор")] }
        return cells.map(text)
    }

    /// The municipality, which this export calls «регион»; one school in twelve stands under colleges.
    private static func territory(_ school: SchoolPlan) -> String {
        school.index % 12 == 4 ? "СПО \(SchoolNames.region)" : school.municipality.alias
    }

    private static func text(_ cell: CellContent) -> CellContent {
        if case .integer(let value) = cell { .text("\(value)") } else { cell }
    }
}
