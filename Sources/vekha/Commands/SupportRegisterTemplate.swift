// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Wording

/// An empty register of network interaction and methodical help, with the numbers of teachers, for an analyst to fill in.
enum SupportRegisterTemplate {
    /// The name of the file in the input folder.
    static let file = "Сетевое взаимодействие и методическая помощь.xlsx"

    private typealias Column = InputTemplate.Column

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
                example: "12.03.2024", isRequired: true, width: 18),
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

    private static let tables = [
        InputTemplate.Table(
            name: "Сетевое взаимодействие",
            columns: events(kind: "Вид взаимодействия", partner: "Партнёр", ("семинар", "школа-лидер"))
        ),
        InputTemplate.Table(
            name: "Методическая помощь",
            columns: events(
                kind: "Вид помощи", partner: "Кто оказал помощь", ("выезд методиста", "методический кабинет"))
        ),
        InputTemplate.Table(
            name: "Численность педагогов",
            columns: [
                school,
                Column(
                    name: "Год", note: Sentence(ru: "календарный год", en: "the calendar year"), example: "2024",
                    isRequired: true, width: 18),
                Column(
                    name: "Педагогов",
                    note: Sentence(
                        ru: "сколько педагогов в школе; нужно для показателя 20 по каждой ШНОР",
                        en: "how many teachers the school has; indicator 20 needs it of every ШНОР"), example: "21",
                    isRequired: true, width: 18),
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
        let template = try InputTemplate(to: file, language)
        for table in tables { try template.add(table, rows: 1...1) }
        try template.finish(
            explaining: tables,
            [
                (.sheet, width: 26), (.column, width: 30), (.required, width: 14), (.note, width: 70),
                (.example, width: 28),
            ])
    }
}
