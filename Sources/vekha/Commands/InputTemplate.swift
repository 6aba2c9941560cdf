// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Wording
import Workbooks

/// An empty workbook for an analyst to fill in: tables with notes and lists at their columns, and a sheet that explains them.
struct InputTemplate {
    struct Column {
        let name: String
        let note: Sentence
        var example = ""
        var isRequired = false
        var width = 16.0
        var words: [String] = []
        /// Whether nothing but the words may be typed.
        var isClosed = true
    }

    struct Table {
        let name: String
        let columns: [Column]
    }

    /// What the sheet of notes says of each column.
    enum Explanation {
        case sheet, column, required, note, words, example

        fileprivate var title: Sentence {
            switch self {
            case .sheet: Sentence(ru: "Лист", en: "Sheet")
            case .column: Sentence(ru: "Столбец", en: "Column")
            case .required: Sentence(ru: "Обязательно", en: "Required")
            case .note: Sentence(ru: "Что вписать", en: "What to write")
            case .words: Sentence(ru: "Слова", en: "Words")
            case .example: Sentence(ru: "Пример", en: "Example")
            }
        }

        fileprivate func cell(_ column: Column, of table: Table, _ language: Language) -> CellContent {
            switch self {
            case .sheet: .text(table.name)
            case .column: .text(column.name)
            case .required: column.isRequired ? .text(Sentence(ru: "да", en: "yes")[language]) : .empty
            case .note: .text(column.note[language])
            case .words: .text(column.words.joined(separator: ", "))
            case .example: .text(column.example)
            }
        }
    }

    let workbook: WorkbookWriter
    private let language: Language

    /// The format of a row of heads.
    static let head = {
        var head = CellFormat()
        head.bold = true
        head.wraps = true
        head.fill = 0xE6ECF2
        head.border = true
        return head
    }()

    /// Begins a workbook.
    ///
    /// - Parameters:
    ///   - file: Where to.
    ///   - language: The language of the notes.
    /// - Throws: `WorkbookWriteError`.
    init(to file: URL, _ language: Language) throws {
        workbook = try WorkbookWriter(to: file, created: Date(timeIntervalSince1970: 0))
        self.language = language
    }

    /// Adds a table without rows.
    ///
    /// - Parameters:
    ///   - table: Its name and columns.
    ///   - rows: The rows in which closed columns offer their words.
    /// - Returns: The sheet.
    /// - Throws: `WorkbookWriteError`.
    @discardableResult
    func add(_ table: Table, rows: ClosedRange<Int>) throws -> SheetWriter {
        let sheet = try workbook.addSheet(table.name)
        for (column, item) in table.columns.enumerated() {
            try sheet.write(.text(item.name), row: 0, column: column, format: Self.head)
            try sheet.note(item.note[language], row: 0, column: column)
            try sheet.setWidth(column...column, item.width)
            guard item.isClosed, !item.words.isEmpty else { continue }
            let list = item.words.joined(separator: ", ")
            let message = Sentence(ru: "Выберите из списка: \(list)", en: "Choose from the list: \(list)")
            try sheet.offer(
                item.words, in: CellBlock(rows: rows, columns: column...column), refusal: (item.name, message[language])
            )
        }
        try sheet.freeze(rows: 1, columns: 1)
        return sheet
    }

    /// Ends the workbook with a sheet that explains the columns of its tables.
    ///
    /// - Parameters:
    ///   - tables: The tables.
    ///   - columns: What is said of each column, with the width of where it stands.
    /// - Throws: `WorkbookWriteError`.
    func finish(explaining tables: [Table], _ columns: [(Explanation, width: Double)]) throws {
        let sheet = try workbook.addSheet(DocumentWords.templateNotes[language])
        var text = CellFormat()
        text.wraps = true
        try sheet.append(columns.map { .text($0.0.title[language]) }, formats: [Self.head])
        for table in tables {
            for column in table.columns {
                try sheet.append(columns.map { $0.0.cell(column, of: table, language) }, formats: [text])
            }
        }
        for (column, item) in columns.enumerated() { try sheet.setWidth(column...column, item.width) }
        try sheet.freeze(rows: 1, columns: 0)
        try workbook.close()
    }
}
