// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import ArgumentParser
import Foundation
import Installation
import Intake
import Monitoring
import Store
import Wording
import Workbooks

struct ArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: text(
            "Упаковать кампанию в ZIP без исходных файлов и ключа.",
            "Pack the campaign into a ZIP without originals and key."),
        discussion: text(
            "В архив входят campaign.yaml, база и output/. Готовый архив прочитан и сверен; существующий файл не заменяется.",
            "It holds campaign.yaml, the database and output/. The archive is read again and compared; no file is replaced."
        ))

    @Argument(
        help: ArgumentHelp(
            text(
                "Архив; без него — рядом с папкой кампании, с её именем и днём.",
                "The archive; by default beside the campaign's folder, with its name and the day."),
            valueName: text("файл", "file")))
    var file: String?

    @OptionGroup var options: CampaignOptions

    func run() throws {
        try reporting(options.language.lang) {
            let folder = try options.open()
            let speech = folder.speech(options.language.lang)
            let base = folder.url.standardizedFileURL.resolvingSymlinksInPath()
            let target =
                file.map { URL(fileURLWithPath: $0) }
                ?? base.deletingLastPathComponent().appending(
                    path: "\(base.lastPathComponent)-\(CalendarDate.today).zip")
            if FileManager.default.fileExists(atPath: target.path) { throw Failure(.fileExists(target.path), .usage) }
            // Nobody writes into the database while it is packed, and all of it lies in its one file.
            let campaign = folder.hasDatabase ? try folder.open(.readWrite) : nil
            try campaign?.checkpoint()
            let content = try ArchivedCampaign(base, without: target)
            let installation = Installation.current
            let writer = ArchiveWriter(
                python: try installation.python(), helper: try installation.helper("archive.py"))
            let bytes = try withExtendedLifetime(campaign) { try writer.write(content.files, to: target) }
            let size = speech.language.decimal(Double(bytes) / 1e6, decimals: 1)
            let files = CountedNoun.file.counted(content.files.count, speech.language)
            speech.say(
                Sentence(
                    ru: "Архив готов и сверен: \(target.path), \(files), \(size)\u{A0}МБ",
                    en: "The archive is written and compared: \(target.path), \(files), \(size)\u{A0}MB"))
            let left = content.left.joined(separator: ", ")
            if !left.isEmpty { speech.say(Sentence(ru: "Не вошли: \(left)", en: "Left out: \(left)")) }
        }
    }
}

/// What of a campaign's folder goes into an archive: nothing that an original or the key could hide in.
struct ArchivedCampaign {
    private static let extensions: Set<String> = ["yaml", "yml", "md"]
    /// The files, and their paths in the archive.
    private(set) var files: [ArchiveWriter.Entry] = []
    /// What lies in the folder and is left out.
    private(set) var left: [String] = []

    init(_ folder: URL, without target: URL) throws {
        let manager = FileManager.default
        let name = folder.lastPathComponent
        for item in try manager.contentsOfDirectory(atPath: folder.path).sorted() {
            let url = folder.appending(path: item)
            if item == "output" {
                for path in try manager.subpathsOfDirectory(atPath: url.path).sorted() {
                    let file = url.appending(path: path)
                    guard Self.isFile(file), file.standardizedFileURL.path != target.standardizedFileURL.path else {
                        continue
                    }
                    files.append((file, "\(name)/output/\(path)"))
                }
            } else if item == "input" {
                left.append(item)
                // What an analyst wrote is no original, and nothing else has it.
                let texts = url.appending(path: SkipReason.textsFolder)
                for path in ((try? manager.subpathsOfDirectory(atPath: texts.path)) ?? []).sorted() {
                    let file = texts.appending(path: path)
                    guard Self.isFile(file), ["md", "txt"].contains(file.pathExtension.lowercased()) else { continue }
                    files.append((file, "\(name)/input/\(SkipReason.textsFolder)/\(path)"))
                }
            } else if Self.isFile(url), item == "campaign.duckdb" || Self.extensions.contains(url.pathExtension) {
                files.append((url, "\(name)/\(item)"))
            } else if item != "campaign.duckdb.wal" {
                left.append(item)
            }
        }
    }

    /// Whether a path is a file of its own, not a link to one.
    private static func isFile(_ url: URL) -> Bool {
        let type = try? FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
        return type == .typeRegular
    }
}
