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

    @Flag(
        help: ArgumentHelp(
            text(
                "Сказать, как распознан файл, ничего не загружая.",
                "Say how a file is recognised, and import nothing.")))
    var explain = false

    @Flag(
        help: ArgumentHelp(
            text(
                "Принять файл, после которого в школе участников работы меньше более чем на пятую часть.",
                "Take a file that leaves a school with more than a fifth fewer participants of a work.")))
    var confirm = false

    @Option(
        help: ArgumentHelp(
            text(
                "Отменить последнюю загрузку этого файла: заменённое вернётся.",
                "Take the last import of this file back: what it had replaced returns."),
            valueName: text("файл", "file")))
    var undo: String?

    @Option(
        help: ArgumentHelp(
            text(
                "С --undo: отменить загрузку той версии файла, чей SHA-256 так начинается.",
                "With --undo: take the import of that version back whose SHA-256 begins so."),
            valueName: text("начало", "start")))
    var sha256: String?

    @Option(help: ArgumentHelp(text("table, json или csv.", "table, json or csv.")))
    var format: OutputFormat = .table

    @OptionGroup var options: CampaignOptions

    func validate() throws {
        if let sha256, undo == nil || sha256.count < 8 || !sha256.allSatisfy(\.isHexDigit) {
            throw ValidationError(
                text(
                    "--sha256 — для --undo: не меньше восьми первых знаков суммы",
                    "--sha256 is for --undo: the first eight digits of the sum, or more"))
        }
        guard [explain, confirm, undo != nil].count(where: { $0 }) > 1 || (undo != nil && !files.isEmpty) else {
            return
        }
        throw ValidationError(
            text(
                "--explain, --confirm и --undo не сочетаются; --undo сам называет файл",
                "--explain, --confirm and --undo exclude each other; --undo names the file itself"))
    }

    func run() throws {
        try reporting(options.language.lang) {
            let folder = try options.open()
            let speech = folder.speech(options.language.lang)
            let place = input.map { URL(fileURLWithPath: $0) } ?? folder.input
            if let undo {
                return try UndoneImport(undo, sha256: sha256 ?? "", folder: folder, input: place).print(speech, format)
            }
            let output = input == nil ? folder.output : nil
            let found = try InputFiles(named: files, folder: place, output: output)
            if explain {
                let explained = try ExplainedFiles(found, folder: folder)
                try explained.print(speech, format)
                if !explained.isImportable { throw ExitCode(ExitStatus.notHeld.rawValue) }
                return
            }
            guard !found.files.isEmpty || folder.hasDatabase else {
                let place = input ?? "input/"
                throw Failure(
                    Sentence(
                        ru: "\(place): файлов нет; положите сюда файлы ФИС ОКО, РИС ГИА и Школы.xlsx",
                        en: "\(place): no files; put the exported files and Школы.xlsx there"), .data)
            }
            let run = try ImportRun(
                folder: folder, input: place, speech: speech, isNamed: !files.isEmpty, isConfirmed: confirm)
            let report = try run.importing(found)
            try report.print(speech, format)
            if !report.refused.isEmpty {
                throw ExitCode(report.read == 0 ? ExitStatus.data.rawValue : ExitStatus.notHeld.rawValue)
            }
        }
    }
}
