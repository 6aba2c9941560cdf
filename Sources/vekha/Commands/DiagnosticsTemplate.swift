// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Wording

/// An empty table of diagnosed teachers for an analyst to fill in.
enum DiagnosticsTemplate {
    /// The name of the file in the input folder.
    static let file = "Диагностика педагогов.xlsx"

    private typealias Column = InputTemplate.Column

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
        // Levels are the campaign's own: the words are only the usual ones.
        Column(name: "Предметный уровень", note: level, example: "базовый", words: levels, isClosed: false),
        Column(name: "Методический уровень", note: level, example: "повышенный", words: levels, isClosed: false),
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
        let template = try InputTemplate(to: file, language)
        let table = InputTemplate.Table(name: "Диагностика", columns: columns)
        try template.add(table, rows: rows)
        try template.finish(
            explaining: [table],
            [
                (.column, width: 30), (.required, width: 14), (.note, width: 70), (.words, width: 40),
                (.example, width: 16),
            ])
    }
}
