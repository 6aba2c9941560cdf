// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Foundation
import Wording

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: text(
            "Прочитать файлы из input/ (или названные) и сказать, что сделано с каждой строкой.",
            "Read the files of input/ (or those named) and say what was done with every row."),
        discussion: text(
            "Тот же файл ещё раз ничего не меняет. Файл, который нельзя понять, ничего не меняет и называется с причиной.",
            "The same file again changes nothing. A file that cannot be understood changes nothing and is named with its reason."
        ))

    @Argument(
        help: ArgumentHelp(
            text("Файлы; без них — всё из input/.", "Files; without any, all of input/."),
            valueName: text("файл", "file")))
    var files: [String] = []

    @Option(
        help: ArgumentHelp(text("Папка вместо input/.", "A folder instead of input/."), valueName: text("папка", "dir"))
    )
    var input: String?

    @Flag(help: .hidden) var explain = false
    @Flag(help: .hidden) var confirm = false
    @Option(help: .hidden) var undo: String?

    @Option(help: ArgumentHelp(text("table, json или csv.", "table, json or csv.")))
    var format: OutputFormat = .table

    @OptionGroup var options: CampaignOptions

    func run() throws {
        try reporting(options.language.lang) {
            let later = [
                (explain, "--explain"), (confirm, "--confirm"),
                (undo != nil, "--undo"),
            ]
            if let option = later.first(where: { $0.0 }) { throw Failure(.notBuilt(option.1), .usage) }
            let folder = try options.open()
            let speech = folder.speech(options.language.lang)
            let found = try InputFiles(named: files, folder: input.map { URL(fileURLWithPath: $0) } ?? folder.input)
            guard !found.files.isEmpty || folder.hasDatabase else {
                let place = input ?? "input/"
                throw Failure(
                    Sentence(
                        ru: "\(place): файлов нет; положите сюда файлы ФИС ОКО, РИС ГИА и Школы.xlsx",
                        en: "\(place): no files; put the exported files and Школы.xlsx there"), .data)
            }
            let run = try ImportRun(folder: folder, speech: speech)
            let report = try run.importing(found)
            try report.print(speech, format)
            if !report.refused.isEmpty {
                throw ExitCode(report.read == 0 ? ExitStatus.data.rawValue : ExitStatus.notHeld.rawValue)
            }
        }
    }
}
