// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Wording
import Workbooks

/// An empty `Школы.xlsx` with its columns explained, for an analyst to fill in.
enum SchoolRegisterTemplate {
    private static let columns: [(name: String, note: Sentence)] = [
        ("Логин ФИС ОКО", Sentence(ru: "обязательно: edu и шесть цифр", en: "required: edu and six digits")),
        ("ИНН", Sentence(ru: "текстом", en: "as text")),
        (
            "Код ОГЭ",
            Sentence(ru: "код ОО в протоколах ОГЭ; нужен хотя бы один код", en: "the code in protocols of the OGE")
        ),
        (
            "Код ЕГЭ",
            Sentence(ru: "код ОО в протоколах ЕГЭ и ГВЭ-11", en: "the code in protocols of the EGE and GVE-11")
        ),
        ("Официальное наименование", Sentence(ru: "нужно хотя бы одно наименование", en: "one name is required")),
        ("Краткое наименование", Sentence(ru: "как в таблицах и именах файлов", en: "as in tables and file names")),
        ("Муниципалитет", Sentence(ru: "", en: "")),
        ("Филиал чего", Sentence(ru: "логин головной школы", en: "login of the main school")),
        ("Статус", Sentence(ru: "ШНОР, ШНСУ или лидер; по строке на статус", en: "one row for each status")),
        ("Статус с", Sentence(ru: "дата или год", en: "a date or a year")),
        ("Статус по", Sentence(ru: "дата или год; пусто — действует", en: "a date or a year; empty: still holds")),
        ("Что случилось", Sentence(ru: "закрыта, переименована, присоединена", en: "closed, renamed, merged")),
        ("С чем", Sentence(ru: "логин другой школы", en: "login of the other school")),
        ("Когда", Sentence(ru: "дата или год", en: "a date or a year")),
        ("Примечание", Sentence(ru: "", en: "")),
    ]

    /// Writes the workbook.
    ///
    /// - Parameters:
    ///   - file: Where to.
    ///   - language: The language of the notes.
    /// - Throws: `WorkbookWriteError`.
    static func write(to file: URL, _ language: Language) throws {
        let workbook = try WorkbookWriter(to: file, created: Date(timeIntervalSince1970: 0))
        let sheet = try workbook.addSheet("Школы")
        var head = CellFormat()
        head.bold = true
        head.wraps = true
        head.fill = 0xE6ECF2
        head.border = true
        var codes = CellFormat()
        codes.number = .text
        for (column, item) in columns.enumerated() {
            try sheet.write(.text(item.name), row: 0, column: column, format: head)
            if !item.note[language].isEmpty { try sheet.note(item.note[language], row: 0, column: column) }
            try sheet.setWidth(column...column, item.name.contains("наименование") ? 36 : 16)
        }
        for row in 1...60 { for column in 0...3 { try sheet.write(.empty, row: row, column: column, format: codes) } }
        try sheet.freeze(rows: 1, columns: 1)
        try workbook.close()
    }
}
