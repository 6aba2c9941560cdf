// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Wording

struct StatPairedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paired",
        abstract: text(
            "Сравнение «до» и «после»: group,unit,before,after (CSV; «-» — стандартный ввод).",
            "Before and after: group,unit,before,after (CSV; “-” is standard input)."))

    @Argument(help: ArgumentHelp(text("Таблица.", "The table."), valueName: text("файл", "file")))
    var file: String
    @Option(help: ArgumentHelp(text("table, json или csv.", "table, json or csv.")))
    var format = OutputFormat.table
    @Option(
        help: ArgumentHelp(
            text(
                "Начальное число бутстрепа (интервалы d_z и d_av).",
                "The seed of the bootstrap (intervals of d_z, d_av).")))
    var seed: UInt64 = 1
    @OptionGroup var language: LanguageOptions

    func run() throws {
        try reporting(language.lang) {
            let speech = Speech(asked: language.lang)
            let report = try PairedReport(PairedTable(file).groups, seed: seed)
            switch format {
            case .json: report.json.forEach(speech.say(_:))
            case .csv: report.csv.forEach(speech.say(_:))
            case .table:
                report.table(speech.language).forEach(speech.say(_:))
                report.notes(speech.language).forEach(speech.say(_:))
            }
        }
    }
}
