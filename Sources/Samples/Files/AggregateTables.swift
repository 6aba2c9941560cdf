// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// The wide tables that regions collect: shares of marks, shares of primary points, markers of bias; one row a school.
///
/// Their works are in no other file, so that each result has one source.
struct AggregateTables {
    private let year: Int
    /// Works of grade 7: shares of marks.
    let marks: [PaperBatch]
    /// Works of grade 8: shares of points.
    let scores: [PaperBatch]
    private let schools: [SchoolPlan]

    /// The tables of the last spring whose scales are known; nil where there is none.
    init?(_ model: DistrictModel) {
        guard let year = model.years.last(where: { [2021, 2023, 2024].contains($0) }) else { return nil }
        self.year = year
        schools = model.schools
        func batches(_ grade: Int) -> [PaperBatch] {
            Paper.upper.filter { $0.exam.grade == grade }.map { paper in
                PaperBatch(model, paper, year: year, season: .spring, schools: model.schools)
            }
        }
        marks = batches(7)
        scores = batches(8)
    }

    private static let keys = ["Год", "Класс", "Предмет", "Муниципалитет", "Логин", "ОО", "Кол-во участников"]

    private func key(_ batch: PaperBatch, _ place: Int, _ participants: Int) -> [CellContent] {
        let (school, exam) = (batch.schools[place], batch.paper.exam)
        return [
            .integer(year), .integer(exam.grade), .text(exam.subject.rawValue), .text(school.municipality.name),
            .text("edu\(school.login)"), .text(school.name), .integer(participants),
        ]
    }

    func writeMarks(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("Sheet1")
        try sheet.append((Self.keys + ["2", "3", "4", "5"]).map { .text($0) })
        for batch in marks {
            for place in batch.schools.indices where !batch.results[place].isEmpty {
                let counts = MarkCounts(batch.results[place])
                try sheet.append(key(batch, place, counts.participants) + counts.percents.map { .number($0) })
            }
        }
    }

    func writeScores(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("Sheet1")
        let most = scores.map(\.paper.maximum).max() ?? 0
        try sheet.append((Self.keys + (0...most).map { "\($0)" }).map { .text($0) })
        for batch in scores {
            for place in batch.schools.indices where !batch.results[place].isEmpty {
                var counts = Array(repeating: 0, count: batch.paper.maximum + 1)
                for case let total? in batch.results[place].map(\.total) { counts[total] += 1 }
                try sheet.append(
                    key(batch, place, counts.reduce(0, +)) + MarkCounts.percents(counts).map { .number($0) })
            }
        }
    }

    func writeBias(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("Sheet1")
        try sheet.append(
            ["Год", "Логин", "Количество маркеров", "4 РУ", "4 МА", "5 РУ", "5 МА"].map { .text($0) })
        for school in schools {
            let markers = (0..<4).map { (school.index + $0) % 5 == 0 ? 1 : 0 }
            try sheet.append(
                [.integer(year), .text("edu\(school.login)"), .integer(markers.reduce(0, +))]
                    + markers.map { .integer($0) })
        }
    }
}
