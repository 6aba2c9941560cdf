// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Wording
import Workbooks

/// An empty table of diagnosed teachers for an analyst to fill in.
enum DiagnosticsTemplate {
    /// The name of the file in the input folder.
    static let file = "Диагностика педагогов.xlsx"

    private struct Column {
        let name: String
        let note: Sentence
        var example = ""
        var isRequired = false
        var width = 16.0
        var words: [String] = []
    }

    private static let levels = ["низкий", "базовый", "повышенный", "высокий"]
    private static let points = Sentence(
        ru: "баллы; пусто — не оценивалось", en: "points; empty: not diagnosed")
    private static let maximum = Sentence(
        ru: "максимальный балл формы; у входной и итоговой может быть разным",
        en: "the largest score of the form; it may differ between the waves")
    private static let level = Sentence(
        ru: "слово из plugins: teachers: levels в campaign.yaml",
        en: "a word of plugins: teachers: levels in campaign.yaml")

    private static let columns = [
        Column(
            name: "ФИО или код педагога",
            note: Sentence(
                ru:
                    "код, один и тот же во всех файлах, или полное имя: программа его не хранит; тёзок различают только коды",
                en:
                    "a code, the same in all files, or the full name, which is not kept; only codes tell namesakes apart"
            ),
            example: "П-017", isRequired: true, width: 34),
        Column(
            name: "ОО",
            note: Sentence(
                ru: "логин ФИС ОКО, код ОГЭ или ЕГЭ, ИНН или наименование, как в Школы.xlsx",
                en: "login, code, ИНН or name, as in Школы.xlsx"), example: "edu990001", isRequired: true, width: 34),
        Column(
            name: "Предмет", note: Sentence(ru: "что преподаёт", en: "what the teacher teaches"), example: "Математика",
            width: 24),
        Column(
            name: "Этап",
            note: Sentence(
                ru: "входная или итоговая; если этапы в разных файлах или на разных листах, назовите так лист",
                en: "входная (input) or итоговая (output); a sheet of one wave may be named so instead"),
            example: "входная", isRequired: true, words: ["входная", "итоговая"]),
        Column(
            name: "Дата",
            note: Sentence(ru: "день диагностики: по нему определяется год", en: "the day, which tells the year"),
            example: "15.09.2023", isRequired: true),
        Column(name: "Предметный балл", note: points, example: "27"),
        Column(name: "Предметный максимум", note: maximum, example: "40"),
        Column(name: "Методический балл", note: points, example: "18"),
        Column(name: "Методический максимум", note: maximum, example: "25"),
        Column(name: "Предметный уровень", note: level, example: "базовый", words: levels),
        Column(name: "Методический уровень", note: level, example: "повышенный", words: levels),
    ]

    /// The rows that are prepared with lists of words.
    private static let rows = 1...2000

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
        let sheet = try workbook.addSheet("Диагностика")
        for (column, item) in columns.enumerated() {
            try sheet.write(.text(item.name), row: 0, column: column, format: head)
            try sheet.note(item.note[language], row: 0, column: column)
            try sheet.setWidth(column...column, item.width)
            // Levels are the campaign's own: the list only helps with the usual ones, and «Этап» alone is closed.
            guard item.name == "Этап" else { continue }
            let list = item.words.joined(separator: ", ")
            let message = Sentence(ru: "Выберите из списка: \(list)", en: "Choose from the list: \(list)")
            try sheet.offer(
                item.words, in: CellBlock(rows: rows, columns: column...column),
                refusal: (item.name, message[language]))
        }
        try sheet.freeze(rows: 1, columns: 1)
        try explain(in: workbook, head, language)
        try workbook.close()
    }

    private static func explain(in workbook: WorkbookWriter, _ head: CellFormat, _ language: Language) throws {
        let sheet = try workbook.addSheet(Sentence(ru: "Пояснения", en: "Notes")[language])
        var text = CellFormat()
        text.wraps = true
        let titles = [
            Sentence(ru: "Столбец", en: "Column"), Sentence(ru: "Обязательно", en: "Required"),
            Sentence(ru: "Что вписать", en: "What to write"), Sentence(ru: "Слова", en: "Words"),
            Sentence(ru: "Пример", en: "Example"),
        ]
        try sheet.append(titles.map { .text($0[language]) }, formats: [head])
        let yes = Sentence(ru: "да", en: "yes")
        for item in columns {
            try sheet.append(
                [
                    .text(item.name), item.isRequired ? .text(yes[language]) : .empty, .text(item.note[language]),
                    .text(item.words.joined(separator: ", ")), .text(item.example),
                ], formats: [text])
        }
        for (column, width) in [30.0, 14, 70, 40, 16].enumerated() { try sheet.setWidth(column...column, width) }
        try sheet.freeze(rows: 1, columns: 0)
    }
}
