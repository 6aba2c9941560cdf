// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// A protocol of РИС ГИА: title, header, participants, footer.
struct ProtocolFile {
    enum Layout: Equatable {
        /// A column for each thing.
        case dense
        /// An empty column after each, merged in the header.
        case sparse
        /// A text table.
        case text

        static let all: [Layout] = [.dense, .sparse, .text]
    }

    let session: ExamCalendar.Session
    let rows: [ProtocolRow]
    let layout: Layout
    /// Whether the document stands in one column and «Код МСУ» is missing, as in some regions.
    let hasOneDocumentColumn: Bool
    /// The row that stands twice.
    let repeats: Int?

    private var exam: Exam { session.exam }

    private var title: String { "\(exam.code) - \(exam.subject.rawValue) \(session.day)" }

    private var header: [String] {
        (hasOneDocumentColumn ? ["№", "Код ОО"] : ["№", "Код МСУ", "Код ОО"])
            + ["Класс", "Код ППЭ", "Аудитория", "Фамилия", "Имя", "Отчество"]
            + (hasOneDocumentColumn ? ["Документ"] : ["Серия", "Номер"])
            + ["Задания с кратким ответом", "Задания с развёрнутым ответом", "Первичный балл"]
            + [exam.isScored ? "Балл" : "Оценка"]
    }

    private func cells(_ row: ProtocolRow, number: Int) -> [CellContent] {
        let person = SamplePerson(row.person, year: session.year)
        let municipality: [CellContent] = hasOneDocumentColumn ? [] : [.text(exam.grade == 9 ? "991" : "981")]
        let document: [CellContent] =
            hasOneDocumentColumn ? [.text(person.document)] : [.text(person.series), .text(person.number)]
        return [.integer(number)] + municipality
            + [.text(row.schoolCode), .text(row.classLabel), .text("0101"), .text(row.room)]
            + [.text(person.surname), .text(person.name), .text(person.patronymic)] + document
            + [.text(row.answers), .text(row.essays), .integer(row.primary), .integer(row.result)]
    }

    private var mean: Double {
        // Two decimals, as the regional systems print it.
        (Double(rows.reduce(0) { $0 + $1.result }) / Double(rows.count) * 100).rounded() / 100
    }

    private var minimum: Int { exam.isScored ? ExamScore.minimum(exam) : 3 }

    private func footer(columns: Int) -> [[CellContent]] {
        let gap = Array(repeating: CellContent.empty, count: columns - 2)
        return [
            [.text("Средние")] + gap + [.number(mean)],
            [.text("Минимальная граница")] + gap + [.integer(minimum)],
            [.text("Всего участников"), .integer(rows.count)],
        ]
    }

    private var body: [[CellContent]] {
        var lines: [[CellContent]] = []
        for (index, row) in rows.enumerated() {
            lines.append(cells(row, number: index + 1))
            if index == repeats { lines.append(cells(row, number: index + 1)) }
        }
        return lines
    }

    /// The lines of a text table.
    func table() -> [[CellContent]] {
        [[.text(title)], header.map { .text($0) }] + body + footer(columns: header.count)
    }

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("Sheet")
        guard layout == .sparse else {
            for line in table() { try sheet.append(line) }
            return
        }
        try sheet.append([.empty, .empty, .text(title)])
        for (column, name) in header.enumerated() {
            try sheet.merge(CellBlock(rows: 1...1, columns: (2 * column)...(2 * column + 1)), .text(name))
        }
        sheet.nextRow = 2
        for line in body + footer(columns: header.count) {
            try sheet.append(Array(line.map { [$0] }.joined(separator: [.empty])))
        }
    }
}
