// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Wording
import Workbooks

/// An empty `Школы.xlsx` for an analyst to fill in: its columns, lists to choose from, and a sheet that explains them.
enum SchoolRegisterTemplate {
    private typealias Column = InputTemplate.Column

    private static let columns = [
        Column(
            name: "Логин ФИС ОКО",
            note: Sentence(ru: "обязательно: edu (или sch) и шесть цифр", en: "required: edu (or sch) and six digits"),
            example: "edu990001", isRequired: true),
        Column(
            name: "ИНН", note: Sentence(ru: "текстом; нужен хотя бы один код", en: "as text; one code is required"),
            example: "0000990001"),
        Column(
            name: "Код ОГЭ",
            note: Sentence(ru: "код ОО в протоколах ОГЭ и ГВЭ-9", en: "the code in protocols of the OGE and GVE-9"),
            example: "991001"),
        Column(
            name: "Код ЕГЭ",
            note: Sentence(ru: "код ОО в протоколах ЕГЭ и ГВЭ-11", en: "the code in protocols of the EGE and GVE-11"),
            example: "981001"),
        Column(
            name: "Официальное наименование",
            note: Sentence(ru: "нужно хотя бы одно наименование", en: "one name is required"),
            example: "МБОУ «Полевая СОШ № 1»", width: 36),
        Column(
            name: "Краткое наименование",
            note: Sentence(ru: "как в таблицах и именах файлов", en: "as in tables and file names"),
            example: "Полевая СОШ № 1", width: 36),
        Column(
            name: "Муниципалитет", note: Sentence(ru: "район, округ или город", en: "the municipality"),
            example: "Полевой район"),
        Column(
            name: "Филиал чего",
            note: Sentence(
                ru: "логин, код или наименование головной школы; филиал со своим логином считается отдельно",
                en: "login, code or name of the main school; a branch with a login of its own is counted apart")),
        Column(
            name: "Статус",
            note: Sentence(
                ru: "по строке на статус: логин, код и наименование повторите", en: "one row for each status"),
            example: "ШНОР", words: SchoolStatus.allCases.map(\.rawValue)),
        Column(
            name: "Статус с",
            note: Sentence(
                ru: "дата или год (тогда 1 января); пусто — всегда", en: "a date or a year (1 January); empty: always"),
            example: "01.09.2022"),
        Column(
            name: "Статус по",
            note: Sentence(
                ru: "последний день: дата или год (тогда 31 декабря); пусто — действует",
                en: "the last day: a date or a year (31 December); empty: still holds")),
        Column(
            name: "Что случилось",
            note: Sentence(
                ru:
                    "закрыта — прежние годы остаются; переименована — одна школа во всех годах; присоединена — со дня «Когда» её "
                    + "результаты складываются с преемником (mergers в campaign.yaml)",
                en:
                    "closed: earlier years stay; renamed: one school in all years; merged: from the day on its results are added "
                    + "to its successor (mergers in campaign.yaml)"),
            example: "присоединена", words: SchoolEvent.Kind.allCases.map(\.rawValue)),
        Column(
            name: "С чем",
            note: Sentence(
                ru:
                    "присоединена: логин, код или наименование преемника; переименована: другой логин или другое наименование",
                en: "merged: login, code or name of the successor; renamed: the other login, or the other name"),
            example: "edu990002"),
        Column(
            name: "Когда",
            note: Sentence(
                ru: "дата или год (тогда 1 января); для присоединения обязательно",
                en: "a date or a year (1 January); required for a merger"),
            example: "01.09.2023"),
        Column(
            name: "Примечание",
            note: Sentence(ru: "для вас: программа этот столбец не читает", en: "for you: the program does not read it")
        ),
    ]

    /// The rows that are prepared: codes as text, lists of words.
    private static let rows = 1...1000

    /// Writes the workbook.
    ///
    /// - Parameters:
    ///   - file: Where to.
    ///   - language: The language of the notes.
    /// - Throws: `WorkbookWriteError`.
    static func write(to file: URL, _ language: Language) throws {
        let template = try InputTemplate(to: file, language)
        let table = InputTemplate.Table(name: "Школы", columns: columns)
        let sheet = try template.add(table, rows: rows)
        var codes = CellFormat()
        codes.number = .text
        for row in rows { for column in 0...3 { try sheet.write(.empty, row: row, column: column, format: codes) } }
        try sheet.expectCodes(CellBlock(rows: rows, columns: 0...3))
        try template.finish(
            explaining: [table],
            [
                (.column, width: 28), (.required, width: 14), (.note, width: 70), (.words, width: 40),
                (.example, width: 28),
            ])
    }
}
