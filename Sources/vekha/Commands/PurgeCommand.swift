// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Foundation
import Wording

struct PurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge",
        abstract: text(
            "Убрать загруженные файлы, в которых есть персональные данные; результаты остаются.",
            "Take away the imported files that hold personal data; the results stay."),
        discussion: text(
            "Файл, который не загружен, остаётся и называется (код 1). Журнал хранит хеш и день.",
            "A file that was not imported stays and is named (exit 1). The journal keeps hash and day."))

    @Option(
        help: ArgumentHelp(
            text("Перенести в эту папку, а не удалять.", "Move to this folder instead of removing."),
            valueName: text("папка", "dir")))
    var move: String?

    @Flag(help: ArgumentHelp(text("Только сказать, что будет сделано.", "Only say what would be done.")))
    var dryRun = false

    @Option(
        help: ArgumentHelp(text("Папка вместо input/.", "A folder instead of input/."), valueName: text("папка", "dir"))
    )
    var input: String?

    @OptionGroup var options: CampaignOptions

    func run() throws {
        try reporting(options.language.lang) {
            let folder = try options.open()
            let speech = folder.speech(options.language.lang)
            guard folder.hasDatabase else { throw Failure(.nothingImported(), .data) }
            let purge = try Purge(
                folder: folder, input: input.map { URL(fileURLWithPath: $0) } ?? folder.input,
                target: move.map { URL(fileURLWithPath: $0, isDirectory: true) })
            try purge.print(speech, isDone: !dryRun)
            if !dryRun { try purge.carryOut() }
            if !purge.left.isEmpty { throw ExitCode(ExitStatus.notHeld.rawValue) }
        }
    }
}
