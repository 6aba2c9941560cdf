// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Intake
import Monitoring
import Store
import Wording
import Workbooks

/// `vekha import --explain FILE`: how files are recognised, or what is missing; nothing is imported.
struct ExplainedFiles {
    private let recognitions: [Recognition]
    private let skipped: [(path: String, reason: SkipReason)]
    private let refused: [(path: String, sentence: Sentence)]

    /// Looks at files, and at the files of archives.
    init(_ input: InputFiles, folder: CampaignFolder) throws {
        let installation = Installation.current
        let reader = WorkbookReader(
            python: try installation.python(), helper: try installation.helper("workbooks.py"),
            pandoc: installation.pandoc())
        // No code of a person is kept, so any key will do.
        let intake = FileIntake(
            reader: reader, rules: folder.rules, hints: folder.settings.hints,
            key: PersonKey(bytes: Array(repeating: 0, count: 32)), levels: folder.levels)
        let campaign = try folder.openToRead()
        let schools = try campaign?.directory() ?? SchoolDirectory([])
        func exported(_ number: Int) -> RecommendationRelease? {
            (try? number == 0 ? campaign?.lastRelease() : campaign?.release(number)) ?? nil
        }
        var (recognitions, skipped) = ([Recognition](), input.skipped)
        var refused: [(path: String, sentence: Sentence)] = []
        for file in input.files {
            let expanded = try ExpandedFile(file.url, as: file.path, reader: reader)
            skipped += expanded.skipped
            refused += expanded.refused.map { ($0.path, Failure($0.error).sentence) }
            for inner in expanded.files {
                do throws(IntakeError) {
                    recognitions.append(try intake.explain(inner, schools: schools, exported: exported))
                } catch {
                    if case .unreadable(.helperUnavailable) = error { throw error }
                    refused.append((inner.path, Failure(error).sentence))
                }
            }
        }
        (self.recognitions, self.skipped, self.refused) = (recognitions, skipped, refused)
    }

    /// Whether everything could be imported.
    var isImportable: Bool { refused.isEmpty && recognitions.allSatisfy { $0.refusal == nil } }

    func print(_ speech: Speech, _ format: OutputFormat) throws {
        guard format == .table else {
            let entries =
                recognitions.map { Entry($0, speech.language) }
                + refused.map { Entry($0.path, $0.sentence, speech.language) }
            if format == .json { return speech.say(try jsonText(entries)) }
            speech.say(csvLine(["file", "what", "sheet", "cell", "value"]))
            for entry in entries { entry.csv.forEach(speech.say(_:)) }
            return
        }
        for file in recognitions { lines(file, speech.language).forEach(speech.say(_:)) }
        for file in refused { speech.say(file.sentence) }
        for file in skipped {
            let reason = JournalWords.skipped(file.reason.rawValue)[speech.language]
            speech.say("\(file.path): \(reason)")
        }
    }

    private func lines(_ file: Recognition, _ language: Language) -> [String] {
        func word(_ ru: String, _ en: String) -> String { Sentence(ru: ru, en: en)[language] }
        func sheet(_ name: String) -> String {
            name.isEmpty ? word("таблица", "table") : word("лист «\(name)»", "sheet “\(name)”")
        }
        let name = file.format.map { FormatWording.name($0.rawValue)[language] }
        var lines = ["\(file.file): \(name ?? word("формат не распознан", "the format is not recognised"))"]
        for table in file.tables {
            lines.append(
                "  \(sheet(table.sheet)), " + word("заголовок в строке", "header in row") + " \(table.headerRow)")
            for column in table.columns { lines.append("    \(column.cell) «\(column.heading)» → \(column.meaning)") }
            if !table.tasks.isEmpty {
                lines.append("    " + word("задания", "tasks") + ": " + table.tasks.joined(separator: ", "))
            }
        }
        for work in file.works {
            let season = Period(year: work.year, season: work.season).text(language)
            lines.append(
                "  " + word("работа", "work")
                    + ": \(work.procedure.rawValue), \(season), \(work.subject.rawValue), \(work.grade)")
        }
        for taken in file.taken where taken.origin != "content" {
            lines.append(
                "  " + word("взято", "taken") + ": "
                    + JournalWords.taken(key: taken.key, value: taken.value, origin: taken.origin, language))
        }
        if !file.skipped.isEmpty {
            lines.append(
                "  " + word("пропущены листы", "sheets passed over") + ": " + file.skipped.joined(separator: ", "))
        }
        if let rows = file.rows {
            lines.append(
                word(
                    "  строк \(rows.read): учтено \(rows.accepted), отсутствовали \(rows.absent), отклонено \(rows.rejected)",
                    "  rows \(rows.read): accepted \(rows.accepted), absent \(rows.absent), rejected \(rows.rejected)"))
        }
        for near in file.near {
            let format = FormatWording.name(near.format.rawValue)[language]
            let missing = near.missing.joined(separator: ", ")
            lines.append(
                word(
                    "  похоже на «\(format)» (\(sheet(near.sheet))), не хватает: \(missing)",
                    "  like “\(format)” (\(sheet(near.sheet))), missing: \(missing)"))
        }
        if let refusal = file.refusal {
            lines.append("  " + word("Отказ: ", "Refused: ") + Failure(refusal).sentence[language])
        }
        return lines
    }
}

/// The recognition of a file for programs.
private struct Entry: Encodable {
    struct Column: Encodable {
        let sheet: String
        let cell: String
        let heading: String
        let meaning: String
    }

    struct Near: Encodable {
        let format: String
        let sheet: String
        let missing: [String]
    }

    struct Header: Encodable {
        let sheet: String
        let row: Int
        let tasks: [String]
    }

    let file: String
    var format: String?
    var headers: [Header] = []
    var columns: [Column] = []
    var taken: [TakenValue] = []
    var skippedSheets: [String] = []
    var near: [Near] = []
    var rows: Int?
    var accepted: Int?
    var absent: Int?
    var rejected: Int?
    var refusal: String?

    init(_ file: Recognition, _ language: Language) {
        self.file = file.file
        format = file.format?.rawValue
        headers = file.tables.map { Header(sheet: $0.sheet, row: $0.headerRow, tasks: $0.tasks) }
        columns = file.tables.flatMap { table in
            table.columns.map {
                Column(sheet: table.sheet, cell: $0.cell, heading: $0.heading, meaning: $0.meaning)
            }
        }
        taken = file.taken
        skippedSheets = file.skipped
        near = file.near.map { Near(format: $0.format.rawValue, sheet: $0.sheet, missing: $0.missing) }
        (rows, accepted) = (file.rows?.read, file.rows?.accepted)
        (absent, rejected) = (file.rows?.absent, file.rows?.rejected)
        refusal = file.refusal.map { Failure($0).sentence[language] }
    }

    init(_ file: String, _ refusal: Sentence, _ language: Language) {
        self.file = file
        self.refusal = refusal[language]
    }

    var csv: [String] {
        func line(_ what: String, _ value: String, sheet: String = "", cell: String = "") -> String {
            csvLine([file, what, sheet, cell, value])
        }
        var lines = [line("format", format ?? "")]
        lines += headers.map { line("header", String($0.row), sheet: $0.sheet) }
        lines += columns.map { line($0.meaning, $0.heading, sheet: $0.sheet, cell: $0.cell) }
        lines += taken.map { line("taken \($0.key)", "\($0.value) (\($0.origin))") }
        lines += near.map { line("near \($0.format)", $0.missing.joined(separator: ", "), sheet: $0.sheet) }
        if let refusal { lines.append(line("refusal", refusal)) }
        return lines
    }
}
