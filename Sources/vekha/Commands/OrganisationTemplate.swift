// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Wording
import Workbooks

/// A `Состав и сроки.xlsx` for an analyst to fill in: the order, its people, its deadlines, and a sheet that explains them.
enum OrganisationTemplate {
    private struct Column {
        let name: String
        let width: Double
        let note: Sentence
        var words: [String] = []
    }

    private static let people = [
        Column(
            name: "Роль", width: 24,
            note: Sentence(
                ru: "по строке на роль: один человек может стоять дважды", en: "one row for each role of a person"),
            words: Organisation.Role.allCases.map { OrganisationWords.role($0.rawValue).ru }),
        Column(
            name: "ФИО", width: 34,
            note: Sentence(
                ru: "как в документах; программа имён не склоняет, поэтому нужны и другие падежи",
                en: "as documents have it; the program declines no names, so the other cases are needed too")),
        Column(name: "ФИО (кого)", width: 34, note: Sentence(ru: "родительный падеж", en: "the genitive")),
        Column(name: "ФИО (кому)", width: 34, note: Sentence(ru: "дательный падеж", en: "the dative")),
        Column(name: "Должность", width: 40, note: Sentence(ru: "именительный падеж", en: "the nominative")),
        Column(name: "Должность (кого)", width: 40, note: Sentence(ru: "родительный падеж", en: "the genitive")),
        Column(name: "Должность (кому)", width: 40, note: Sentence(ru: "дательный падеж", en: "the dative")),
        Column(
            name: "Показатели", width: 16,
            note: Sentence(
                ru: "номера показателей, за которые отвечает эксперт: 1–6, 13–21",
                en: "the numbers of the indicators that an expert answers for: 1–6, 13–21")),
    ]

    private static let deadlines = [
        Column(
            name: "Что сдать", width: 38, note: Sentence(ru: "слово из списка", en: "a word of the list"),
            words: Organisation.Deadline.Subject.allCases.map { OrganisationWords.subject($0.rawValue).ru }),
        Column(
            name: "Показатели", width: 16,
            note: Sentence(ru: "для показателей — их номера: 7–12", en: "of indicators their numbers: 7–12")),
        Column(
            name: "Срок", width: 18,
            note: Sentence(
                ru: "дата, например 01.10.2021; строка без срока не читается",
                en: "a date such as 01.10.2021; a row without it is not read")),
        Column(
            name: "Включительно", width: 14,
            note: Sentence(
                ru: "«до» включает названный день; «нет» — сдать раньше него",
                en: "the day itself is in time; «нет»: before it"),
            words: ["да", "нет"]),
        Column(
            name: "Кто отвечает", width: 34,
            note: Sentence(
                ru: "ФИО с листа «Люди» или группа: эксперты, рабочая группа, руководители школ",
                en: "a name of the sheet «Люди», or a group: эксперты, рабочая группа, руководители школ")),
        Column(
            name: "Исполнено", width: 16,
            note: Sentence(
                ru: "день, когда сдано; для документов, которых программа не составляет",
                en: "the day on which it was done; for documents that the program does not make")),
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
        let workbook = try WorkbookWriter(to: file, created: Date(timeIntervalSince1970: 0))
        var head = CellFormat()
        head.bold = true
        head.wraps = true
        head.fill = 0xE6ECF2
        head.border = true
        try writeOrder(workbook, head)
        try write("Люди", people, [], workbook, head, language)
        let rows = prepared.map { [OrganisationWords.subject($0.0.rawValue).ru, $0.1, "", "да"] }
        try write("Сроки", deadlines, rows, workbook, head, language)
        try explain(in: workbook, head, language)
        try workbook.close()
    }

    private static func writeOrder(_ workbook: WorkbookWriter, _ head: CellFormat) throws {
        let sheet = try workbook.addSheet("Приказ")
        var text = CellFormat()
        text.number = .text
        text.wraps = true
        try sheet.append([.text("Реквизит приказа"), .text("Значение")], formats: [head])
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

    private static func write(
        _ name: String, _ columns: [Column], _ filled: [[String]], _ workbook: WorkbookWriter, _ head: CellFormat,
        _ language: Language
    ) throws {
        let sheet = try workbook.addSheet(name)
        var text = CellFormat()
        text.number = .text
        for (column, item) in columns.enumerated() {
            try sheet.write(.text(item.name), row: 0, column: column, format: head)
            try sheet.note(item.note[language], row: 0, column: column)
            try sheet.setWidth(column...column, item.width)
            if item.words.isEmpty { continue }
            let list = item.words.joined(separator: ", ")
            let message = Sentence(ru: "Выберите из списка: \(list)", en: "Choose from the list: \(list)")
            try sheet.offer(
                item.words, in: CellBlock(rows: rows, columns: column...column), refusal: (item.name, message[language])
            )
        }
        for row in rows {
            for column in columns.indices {
                let cells = filled.indices.contains(row - 1) ? filled[row - 1] : []
                let value = cells.indices.contains(column) ? cells[column] : ""
                try sheet.write(value.isEmpty ? .empty : .text(value), row: row, column: column, format: text)
            }
        }
        try sheet.freeze(rows: 1, columns: 1)
    }

    private static func explain(in workbook: WorkbookWriter, _ head: CellFormat, _ language: Language) throws {
        let words = Sentence(ru: "Пояснения", en: "Notes")
        let sheet = try workbook.addSheet(words[language])
        var text = CellFormat()
        text.wraps = true
        let titles = [
            Sentence(ru: "Лист", en: "Sheet"), Sentence(ru: "Столбец", en: "Column"),
            Sentence(ru: "Что вписать", en: "What to write"), Sentence(ru: "Слова", en: "Words"),
        ]
        try sheet.append(titles.map { .text($0[language]) }, formats: [head])
        let order = Sentence(
            ru:
                "реквизиты приказа; правовых оснований может быть несколько строк. Реквизит, который стоит и здесь, и в "
                + "campaign.yaml, — ошибка",
            en:
                "facts of the order; legal bases may have several rows. A fact that stands here and in campaign.yaml is an error"
        )
        let facts = Organisation.FactKey.allCases.map { OrganisationWords.fact($0.rawValue).ru }
        try sheet.append(
            [.text("Приказ"), .text("Значение"), .text(order[language]), .text(facts.joined(separator: ", "))],
            formats: [text])
        for (name, columns) in [("Люди", people), ("Сроки", deadlines)] {
            for item in columns {
                try sheet.append(
                    [
                        .text(name), .text(item.name), .text(item.note[language]),
                        .text(item.words.joined(separator: ", ")),
                    ], formats: [text])
            }
        }
        for (column, width) in [12.0, 22, 80, 60].enumerated() { try sheet.setWidth(column...column, width) }
        try sheet.freeze(rows: 1, columns: 0)
    }
}
