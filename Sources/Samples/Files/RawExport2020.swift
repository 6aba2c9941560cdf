// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// The raw export of autumn 2020: one sheet, tasks `a-1-grade` to `a-40-grade` with «Учебник» among them, no mark; what
/// work it is stands only in the path.
struct RawExport2020 {
    private let batch: PaperBatch

    init(_ batch: PaperBatch) { self.batch = batch }

    /// `2020/4/Русский язык.xlsx` below the folder of the year.
    static func name(_ paper: Paper) -> String { "\(paper.exam.grade)/\(paper.exam.subject.rawValue).xlsx" }

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("Sheet1")
        let tasks = batch.paper.tasks.count
        let before = ["groups", "user", "id", "code", "otc", "gender", "klass", "var-1", "var-2", "sum"]
        // The textbook takes the place of the task after the last.
        let cells = (1...40).map { $0 == tasks + 1 ? "Учебник" : "a-\($0)-grade" }
        try sheet.append((before + cells).map { .text($0) })
        try batch.forEachRow { school, number, row, stray throws(WorkbookWriteError) in
            let isAbsent = row.counted == nil
            var cells: [CellContent] = [
                .text(Self.groups(school)), .text("sch\(stray == .malformedSchool ? "99" : school.login)"),
                .integer(number), .integer(row.code), isAbsent ? .empty : row.journal,
                .text(row.isGirl ? "ж" : "м"), .text(row.letter), Self.text(row.variant),
                isAbsent ? .empty : .text(number % 2 == 0 ? "2" : "1"),
                stray == .malformedScore ? .text("ж") : row.total.map { .integer($0) } ?? .empty,
            ]
            if !isAbsent { cells += row.tasks + [.text("Учебник, автор")] }
            try sheet.append(cells)
        }
    }

    /// Every group of the account, the works of all grades among them.
    private static func groups(_ school: SchoolPlan) -> String {
        "99-RU-VYM,VPR_99,\(school.municipality.code.replacing("_", with: "_vpr_")),vpr2019.rus4,vpr2019.math5,"
            + "active_reg99,uchastniki_vpr2020,"
            + (4...8).map { "vpr2020.ma\($0),vpr2020.ru\($0)" }.joined(separator: ",") + ",vpr2020.okr4"
    }

    private static func text(_ cell: CellContent) -> CellContent {
        if case .integer(let value) = cell { .text("\(value)") } else { cell }
    }
}
