// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Wording
import Workbooks

/// A `Состав и сроки.xlsx` for an analyst to fill in: the order, its people, its deadlines, and a sheet that explains them.
enum OrganisationTemplate {
    private typealias Column = InputTemplate.Column

    private static let people = [
        Column(
            name: "Роль",
            note: Sentence(
                ru: "по строке на роль: один человек может стоять дважды", en: "one row for each role of a person"),
            width: 24, words: Organisation.Role.allCases.map { OrganisationWords.role($0.rawValue).ru }),
        Column(
            name: "ФИО",
            note: Sentence(
                ru: "как в документах; программа имён не склоняет, поэтому нужны и другие падежи",
                en: "as documents have it; the program declines no names, so the other cases are needed too"), width: 34
        ),
        Column(name: "ФИО (кого)", note: Sentence(ru: "родительный падеж", en: "the genitive"), width: 34),
        Column(name: "ФИО (кому)", note: Sentence(ru: "дательный падеж", en: "the dative"), width: 34),
        Column(name: "Должность", note: Sentence(ru: "именительный падеж", en: "the nominative"), width: 40),
        Column(name: "Должность (кого)", note: Sentence(ru: "родительный падеж", en: "the genitive"), width: 40),
        Column(name: "Должность (кому)", note: Sentence(ru: "дательный падеж", en: "the dative"), width: 40),
        Column(
            name: "Показатели",
            note: Sentence(
                ru: "номера показателей, за которые отвечает эксперт: 1–6, 13–21",
                en: "the numbers of the indicators that an expert answers for: 1–6, 13–21"), width: 16),
    ]

    private static let deadlines = [
        Column(
            name: "Что сдать", note: Sentence(ru: "слово из списка", en: "a word of the list"),
            width: 38, words: Organisation.Deadline.Subject.allCases.map { OrganisationWords.subject($0.rawValue).ru }),
        Column(
            name: "Показатели",
            note: Sentence(ru: "для показателей — их номера: 7–12", en: "of indicators their numbers: 7–12"), width: 16),
        Column(
            name: "Срок",
            note: Sentence(
                ru: "дата, например 01.10.2021; строка без срока не читается",
                en: "a date such as 01.10.2021; a row without it is not read"), width: 18),
        Column(
            name: "Включительно",
            note: Sentence(
                ru: "«до» включает названный день; «нет» — сдать раньше него",
                en: "the day itself is in time; «нет»: before it"),
            width: 14, words: ["да", "нет"]),
        Column(
            name: "Кто отвечает",
            note: Sentence(
                ru: "ФИО с листа «Люди» или группа: эксперты, рабочая группа, руководители школ",
                en: "a name of the sheet «Люди», or a group: эксперты, рабочая группа, руководители школ"), width: 34),
        Column(
            name: "Исполнено",
            note: Sentence(
                ru: "день, когда сдано; для документов, которых программа не составляет",
                en: "the day on which it was done; for documents that the program does not make"), width: 16),
    ]

    /// The deadlines that the order has, as prepared rows: what, and of which indicators.
    private static let prepared: [(Organisation.Deadline.Subject, String)] = [
        (.reports, ""), (.indicators, "1–6, 13–21"), (.interim, ""), (.interimRecommendations, ""),
        (.indicators, "7–12"), (.final, ""), (.summary, ""), (.finalRecommendations, ""),
    ]

    /// Rows for legal bases.
    private static let bases = 5
    /// The rows that are prepared as text, so that `1–6` and `01.10` stay what was typed.
    private static let rows = 1...200

    /// Writes the workbook.
    ///
    /// - Parameters:
    ///   - file: Where to.
    ///   - language: The language of the notes.
    /// - Throws: `WorkbookWriteError`.
    static func write(to file: URL, _ language: Language) throws {
        let template = try InputTemplate(to: file, language)
        try writeOrder(template)
        let (people, deadlines) = (
            InputTemplate.Table(name: "Люди", columns: people), InputTemplate.Table(name: "Сроки", columns: deadlines)
        )
        try add(people, [], to: template)
        let rows = prepared.map { [OrganisationWords.subject($0.0.rawValue).ru, $0.1, "", "да"] }
        try add(deadlines, rows, to: template)
        try template.finish(
            explaining: [InputTemplate.Table(name: "Приказ", columns: [value]), people, deadlines],
            [(.sheet, width: 12), (.column, width: 22), (.note, width: 80), (.words, width: 60)])
    }

    /// The only column of the order that is filled in.
    private static let value = Column(
        name: "Значение",
        note: Sentence(
            ru:
                "реквизиты приказа; правовых оснований может быть несколько строк. Реквизит, который стоит и здесь, и в "
                + "campaign.yaml, — ошибка",
            en:
                "facts of the order; legal bases may have several rows. A fact that stands here and in campaign.yaml is an error"
        ),
        words: Organisation.FactKey.allCases.map { OrganisationWords.fact($0.rawValue).ru })

    private static func writeOrder(_ template: InputTemplate) throws {
        let sheet = try template.workbook.addSheet("Приказ")
        var text = CellFormat()
        text.number = .text
        text.wraps = true
        try sheet.append([.text("Реквизит приказа"), .text("Значение")], formats: [InputTemplate.head])
        for key in Organisation.FactKey.allCases {
            let value: CellContent = key == .title ? .text(OrganisationWords.usualTitle) : .empty
            for _ in 0..<(key == .basis ? bases : 1) {
                try sheet.append([.text(OrganisationWords.fact(key.rawValue).ru), value], formats: [nil, text])
            }
        }
        try sheet.setWidth(0...0, 26)
        try sheet.setWidth(1...1, 90)
        try sheet.freeze(rows: 1, columns: 1)
    }

    /// Adds a table with rows of text, the first of them filled in.
    private static func add(_ table: InputTemplate.Table, _ filled: [[String]], to template: InputTemplate) throws {
        let sheet = try template.add(table, rows: rows)
        var text = CellFormat()
        text.number = .text
        for row in rows {
            for column in table.columns.indices {
                let cells = filled.indices.contains(row - 1) ? filled[row - 1] : []
                let value = cells.indices.contains(column) ? cells[column] : ""
                try sheet.write(value.isEmpty ? .empty : .text(value), row: row, column: column, format: text)
            }
        }
    }
}
