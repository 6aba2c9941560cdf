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
    @Flag(help: .hidden) var allowNetwork = false
    @Option(help: .hidden) var undo: String?

    @OptionGroup var options: CampaignOptions

    func run() throws {
        try reporting(options.language.lang) {
            let later = [
                (explain, "--explain"), (confirm, "--confirm"), (allowNetwork, "--allow-network"),
                (undo != nil, "--undo"),
            ]
            if let option = later.first(where: { $0.0 }) { throw Failure(.notBuilt(option.1), .usage) }
            let folder = try options.open()
            let speech = folder.speech(options.language.lang)
            let found = try InputFiles(named: files, folder: input.map { URL(fileURLWithPath: $0) } ?? folder.input)
            guard !found.files.isEmpty else {
                let place = input ?? "input/"
                throw Failure(
                    Sentence(
                        ru: "\(place): файлов нет; положите сюда файлы ФИС ОКО, РИС ГИА и Школы.xlsx",
                        en: "\(place): no files; put the exported files and Школы.xlsx there"), .data)
            }
            let run = try ImportRun(folder: folder, speech: speech)
            let report = try run.importing(found)
            report.print(speech)
            if !report.refused.isEmpty {
                throw ExitCode(report.read == 0 ? ExitStatus.data.rawValue : ExitStatus.notHeld.rawValue)
            }
        }
    }
}

/// The files to import, with their paths below the input folder.
struct InputFiles {
    let files: [(url: URL, path: String)]

    init(named names: [String], folder: URL) throws {
        let manager = FileManager.default
        if !names.isEmpty {
            files = try names.map { name in
                guard manager.fileExists(atPath: name) else { throw Failure(.missingFile(name), .inputOutput) }
                let url = URL(fileURLWithPath: name)
                let prefix = folder.standardizedFileURL.path + "/"
                let full = url.standardizedFileURL.path
                // Outside the input folder the path as it was typed tells two files of one name apart.
                return (url, full.hasPrefix(prefix) ? String(full.dropFirst(prefix.count)) : name)
            }
            return
        }
        let base = folder.resolvingSymlinksInPath().path
        guard manager.fileExists(atPath: base) else { throw Failure(.cannotRead(path: folder.path), .inputOutput) }
        let walker = manager.enumerator(atPath: base)
        var found: [String] = []
        while let path = walker?.nextObject() as? String {
            let isFolder = walker?.fileAttributes?[.type] as? FileAttributeType == .typeDirectory
            let parts = path.split(separator: "/").map(String.init)
            let isHidden = parts.contains { $0.hasPrefix(".") }
            if !isFolder, !isHidden, FileIntake.isData(parts.last ?? path) { found.append(path) }
        }
        files = found.sorted().map { (URL(fileURLWithPath: base).appending(path: $0), $0) }
    }
}

/// One import: registers first, so that protocols find their schools.
struct ImportRun {
    private let folder: CampaignFolder
    private let campaign: Campaign
    private let intake: FileIntake
    private let bar: ProgressBar

    init(folder: CampaignFolder, speech: Speech) throws {
        self.folder = folder
        let installation = Installation.current
        let reader = WorkbookReader(
            python: try installation.python(), helper: try installation.helper("workbooks.py"))
        // The database is this process's alone from here on, so two imports cannot make two keys.
        campaign = try folder.open(.readWrite)
        try campaign.set(result: folder.settings.result)
        let key = PersonKey(bytes: Array(try CampaignKey.read(folder.key, mayBeNew: !campaign.hasPersons())))
        intake = FileIntake(reader: reader, rules: folder.rules, hints: folder.settings.hints, key: key)
        bar = ProgressBar(Sentence(ru: "Загрузка", en: "Import"), speech)
    }

    func importing(_ input: InputFiles) throws -> ImportReport {
        var report = ImportReport()
        var waiting: [(url: URL, path: String)] = []
        var seen: [String: String] = [:]
        defer { bar.finish() }
        let files = try inOrderOfFirstImport(input.files)
        for (index, file) in files.enumerated() {
            bar.show(Double(index) / Double(files.count) * 0.7, note: file.path)
            let sha256 = FileIntake.sha256(of: file.url) ?? ""
            if let first = seen[sha256] {
                report.copies.append((file.path, first))
                continue
            }
            try refusing(file.path, sha256, &report) { report in
                let opened = try intake.open(file.url, as: file.path)
                seen[sha256] = file.path
                // The cells of a protocol are not kept: it is opened again when all registers are known.
                if opened.format.needsSchools { waiting.append(file) } else { try take(opened, file.url, &report) }
            }
        }
        for (index, file) in waiting.enumerated() {
            bar.show(0.7 + 0.3 * Double(index) / Double(waiting.count), note: file.path)
            let sha256 = FileIntake.sha256(of: file.url) ?? ""
            try refusing(file.path, sha256, &report) { report in
                try take(intake.open(file.url, as: file.path), file.url, &report)
            }
        }
        try campaign.note(
            refusals: report.refused.map { ($0.file, $0.sha256, $0.sentence.ru, $0.sentence.en) })
        let directory = try campaign.directory()
        report.unknownSchools = UnknownSchool.first(5, of: directory)
        report.unknownCount = directory.unregistered.count
        return report
    }

    /// A file that is not understood is refused and the others go on; a helper that does not start ends the import.
    private func refusing(
        _ path: String, _ sha256: String, _ report: inout ImportReport, _ work: (inout ImportReport) throws -> Void
    ) throws {
        do {
            try work(&report)
        } catch let error as IntakeError {
            if case .unreadable(.helperUnavailable) = error { throw error }
            report.refuse(path, sha256, Failure(error).sentence)
        }
    }

    /// Files that were imported before keep their order, so that a correction stays the last word when all are read again.
    private func inOrderOfFirstImport(_ files: [(url: URL, path: String)]) throws -> [(url: URL, path: String)] {
        let journal = try campaign.journal().enumerated().map { ($1.reading.file, $0) }
        let places = Dictionary(journal) { first, _ in first }
        return files.enumerated().sorted { first, second in
            (places[first.element.path] ?? .max, first.offset) < (places[second.element.path] ?? .max, second.offset)
        }.map(\.element)
    }

    private func take(_ opened: OpenedFile, _ url: URL, _ report: inout ImportReport) throws {
        let schools = try campaign.directory()
        let context = intake.context(of: opened.format, at: url, as: opened.path, schools: schools)
        if try campaign.hasImported(opened.path, sha256: opened.sha256, context: context) {
            report.unchanged.append(opened.path)
            return
        }
        let reading = try intake.read(opened, schools: schools)
        let holdsResults = opened.format != .schoolRegister && opened.format != .contextForm
        if holdsResults, reading.rows > 0, reading.accepted == 0, reading.absent == 0,
            let first = reading.rejections.first
        {
            let reason = JournalWords.rejection(first.reason.rawValue)
            report.refuse(
                opened.path, opened.sha256,
                .allRejected(opened.path, rows: reading.rows, cell: first.cell, reason: reason))
            return
        }
        switch try campaign.store(reading) {
        case .unchanged: report.unchanged.append(opened.path)
        case .stored(let replaced): report.stored.append((reading, replaced))
        case .needsConfirmation(let losses):
            let pupils = losses.reduce((0, 0)) { ($0.0 + $1.pupils.before, $0.1 + $1.pupils.after) }
            report.refuse(
                opened.path, opened.sha256, .needsConfirmation(opened.path, before: pupils.0, after: pupils.1))
        }
    }
}
