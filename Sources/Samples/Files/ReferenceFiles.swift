// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// Tables of shares beside the results: forms about groups of participants, and what regions collect.
struct ReferenceFiles {
    private let model: DistrictModel
    private let shelf: FileShelf

    init(_ model: DistrictModel, _ shelf: FileShelf) {
        self.model = model
        self.shelf = shelf
    }

    func write(_ truth: inout SampleTruth) throws(SampleError) {
        try writeForms(&truth)
        guard let tables = AggregateTables(model) else { return }
        try save("ВПР/Свод/marks.xlsx") { workbook throws(WorkbookWriteError) in try tables.writeMarks(workbook) }
        truth.add(aggregate: tables.marks, .shareTable, named: "ВПР/Свод/marks.xlsx")
        try save("ВПР/Свод/scores.xlsx") { workbook throws(WorkbookWriteError) in try tables.writeScores(workbook) }
        truth.add(aggregate: tables.scores, .scoreTable, named: "ВПР/Свод/scores.xlsx")
        try save("ВПР/Свод/bias.xlsx") { workbook throws(WorkbookWriteError) in try tables.writeBias(workbook) }
        truth.skipped.append(.init(file: "ВПР/Свод/bias.xlsx", reason: "needless", original: nil))
    }

    /// Ф3 of two works and the comparison with the journal of one, in the last year that has such forms.
    private func writeForms(_ truth: inout SampleTruth) throws(SampleError) {
        guard let year = model.years.last(where: { ![2020, 2021, 2022].contains($0) }) else { return }
        for paper in Paper.works(year) where [.vprRussian4, .vprMathematics5].contains(paper.exam) {
            let batch = PaperBatch(
                model, paper, year: year, season: ExamCalendar.season(year), schools: model.schools)
            let names = model.schools.map { model.name($0, year) }
            for (kind, letter) in [(ReferenceForm.Kind.marks, "Ф3"), (.journal, "Сравнение")] {
                guard kind == .marks || paper.exam == .vprRussian4 else { continue }
                let form = ReferenceForm(kind, batch, names: names)
                let name = "ВПР/\(year)/\(letter)_\(paper.letters)\(paper.exam.grade)_\(year).xlsx"
                try save(name) { workbook throws(WorkbookWriteError) in try form.write(workbook) }
                truth.add(form, batch, named: name)
            }
        }
    }

    private func save(
        _ name: String, _ fill: (WorkbookWriter) throws(WorkbookWriteError) -> Void
    ) throws(SampleError) {
        try shelf.save(name, created: model.years[model.years.count - 1], fill)
    }
}
