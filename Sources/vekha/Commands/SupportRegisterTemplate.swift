// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Wording
import Workbooks

/// An empty register of network interaction and methodical help, with the numbers of teachers, for an analyst to fill in.
enum SupportRegisterTemplate {
    /// The name of the file in the input folder.
    static let file = "Сетевое взаимодействие и методическая помощь.xlsx"

    private struct Column {
        let name: String
        let note: Sentence
        var example = ""
        var isRequired = false
        var width = 18.0
    }

    private static let school = Column(
        name: "Школа",
        note: Sentence(
            ru: "логин ФИС ОКО, код ОГЭ или ЕГЭ, ИНН или наименование, как в Школы.xlsx",
            en: "login, code, ИНН or name, as in Школы.xlsx"), example: "edu990001", isRequired: true, width: 36)

    private static func events(kind: String, partner: String, _ examples: (kind: String, partner: String)) -> [Column] {
        [
            school,
            Column(
                name: kind, note: Sentence(ru: "своими словами", en: "in your own words"), example: examples.kind,
                isRequired: true, width: 28),
            Column(
                name: partner,
                note: Sentence(
                    ru: "организация; фамилии с инициалами программа скрывает",
                    en: "an organisation; surnames with initials are hidden"), example: examples.partner, width: 28),
            Column(
                name: "Дата",
                note: Sentence(ru: "день мероприятия: по нему определяется год", en: "the day, which tells the year"),
                example: "12.03.2024", isRequired: true),
            Column(
                name: "Педагоги (коды через запятую)",
                note: Sentence(
                    ru: "коды, одни и те же во всех файлах; по фамилиям тёзки неразличимы, а имена программа не хранит",
                    en: "codes, the same in all files; names are not kept, and namesakes are one"),
                example: "П-017, П-023", width: 34),
            Column(
                name: "Документ",
                note: Sentence(
                    ru: "приказ, протокол, договор; без документа мероприятие не считается (evidence: document)",
                    en: "an order, minutes, a contract; without it the event does not count (evidence: document)"),
                example: "Приказ № 5 от 10.03.2024", width: 34),
        ]
    }

    private static let sheets: [(name: String, columns: [Column])] = [
        (
            "Сетевое взаимодействие",
            events(kind: "Вид взаимодействия", partner: "Партнёр", ("семинар", "школа-лидер"))
        ),
        (
            "Методическая помощь",
            events(kind: "Вид помощи", partner: "Кто оказал помощь", ("выезд методиста", "методический кабинет"))
        ),
        (
            "Численность педагогов",
            [
                school,
                Column(
                    name: "Год", note: Sentence(ru: "календарный год", en: "the calendar year"), example: "2024",
                    isRequired: true),
                Column(
                    name: "Педагогов",
                    note: Sentence(
                        ru: "сколько педагогов в школе; нужно для показателя 20 по каждой ШНОР",
                        en: "how many teachers the school has; indicator 20 needs it of every ШНОР"), example: "21",
                    isRequired: true),
            ]
        ),
    ]

    /// Writes the workbook.
    ///
    /// - Parameters:
    ///   - file: Where to.
    ///   - language: The language of the notes.
    /// - Throws: `WorkbookWriteError`.
    static func write(to file: URL, _ language: Language) throws {
        let workbook = try WorkbookWriter(to: file, created: Date(timeIntervalSince1970: 0))
        var head = CellFormat()
        head.bold = true
        head.wraps = true
        head.fill = 0xE6ECF2
        head.border = true
        for (name, columns) in sheets {
            let sheet = try workbook.addSheet(name)
            for (column, item) in columns.enumerated() {
                try sheet.write(.text(item.name), row: 0, column: column, format: head)
                try sheet.note(item.note[language], row: 0, column: column)
                try sheet.setWidth(column...column, item.width)
            }
            try sheet.freeze(rows: 1, columns: 1)
        }
        try explain(in: workbook, head, language)
        try workbook.close()
    }

    private static func explain(in workbook: WorkbookWriter, _ head: CellFormat, _ language: Language) throws {
        let sheet = try workbook.addSheet(Sentence(ru: "Пояснения", en: "Notes")[language])
        var text = CellFormat()
        text.wraps = true
        let titles = [
            Sentence(ru: "Лист", en: "Sheet"), Sentence(ru: "Столбец", en: "Column"),
            Sentence(ru: "Обязательно", en: "Required"), Sentence(ru: "Что вписать", en: "What to write"),
            Sentence(ru: "Пример", en: "Example"),
        ]
        try sheet.append(titles.map { .text($0[language]) }, formats: [head])
        let yes = Sentence(ru: "да", en: "yes")
        for (name, columns) in sheets {
            for item in columns {
                try sheet.append(
                    [
                        .text(name), .text(item.name), item.isRequired ? .text(yes[language]) : .empty,
                        .text(item.note[language]), .text(item.example),
                    ], formats: [text])
            }
        }
        for (column, width) in [26.0, 30, 14, 70, 28].enumerated() { try sheet.setWidth(column...column, width) }
        try sheet.freeze(rows: 1, columns: 0)
    }
}
