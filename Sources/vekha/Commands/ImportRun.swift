// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Installation
import Intake
import Monitoring
import Store
import Wording
import Workbooks

/// One import: registers first, so that protocols find their schools; changes of results last, so that they find their
/// protocols.
///
/// What it does, and in which order, depends on the files and the journal alone: reading ahead changes nothing but time.
struct ImportRun {
    /// Files of the same bytes: one is taken, the others are its copies.
    private struct Group {
        var files: [InputFile]
        /// The cells of the first one, where they were kept.
        var opened: OpenedFile?
    }

    /// Protocols that wait for the registers keep their cells up to this size of their files, together.
    private static let mostWaitingBytes = 16 << 20
    let campaign: Campaign
    private let folder: CampaignFolder
    private let input: URL
    private let isConfirmed: Bool
    private let day = CalendarDate.today
    /// Whether the files were named: then also those are read whose import was undone.
    private let isNamed: Bool
    private let reader: WorkbookReader
    /// One for each helper process.
    private let readers: [FileIntake]
    private let bar: ProgressBar
    /// What was imported before, by the SHA-256 of the bytes.
    private let journal: [String: [JournalEntry]]
    /// The places of the files in the journal.
    private let places: [String: Int]
    private var intake: FileIntake { readers[0] }

    init(folder: CampaignFolder, input: URL, speech: Speech, isNamed: Bool, isConfirmed: Bool) throws {
        self.folder = folder
        self.input = input
        self.isNamed = isNamed
        self.isConfirmed = isConfirmed
        let installation = Installation.current
        let (python, helper) = (try installation.python(), try installation.helper("workbooks.py"))
        // The database is this process's alone from here on, so two imports cannot make two keys.
        campaign = try folder.open(.readWrite)
        try campaign.set(result: folder.settings.result)
        let key = PersonKey(bytes: Array(try CampaignKey.read(folder.key, mayBeNew: !campaign.hasPersons())))
        let pandoc = installation.pandoc()
        reader = WorkbookReader(python: python, helper: helper, pandoc: pandoc)
        let cells = [reader, WorkbookReader(python: python, helper: helper, pandoc: pandoc)]
        readers = cells.prefix(max(1, ProcessInfo.processInfo.activeProcessorCount)).map {
            FileIntake(
                reader: $0, rules: folder.rules, hints: folder.settings.hints, key: key,
                scope: CampaignScope(of: folder.settings.indicators, years: folder.settings.years),
                yearOfReports: folder.settings.years.last, levels: folder.levels)
        }
        bar = ProgressBar(Sentence(ru: "Загрузка", en: "Import"), speech)
        let entries = try campaign.journal()
        journal = Dictionary(grouping: entries) { $0.reading.sha256 }
        places = Dictionary(entries.enumerated().map { ($1.reading.file, $0) }) { first, _ in first }
    }

    /// Imports files and notes what was refused or passed over.
    func importing(_ found: InputFiles) throws -> ImportReport {
        var report = ImportReport()
        defer { bar.finish() }
        report.skipped = found.skipped.map { SkippedFile(file: $0.path, reason: $0.reason, original: nil) }
        let all = grouped(try expanded(found, &report))
        let groups = withoutCopies(all, &report)
        var share = Share(total: groups.reduce(1) { $0 + $1.files[0].bytes })
        var waiting = groups
        for stage in Stage.allCases { waiting = try take(waiting, stage, &share, &report) }
        // Files that are named leave what is noted of the others as it is.
        let looked = isNamed ? Set(all.flatMap(\.files).map(\.path) + found.files.map(\.path)).sorted() : nil
        try campaign.note(
            refusals: report.refused.map { ($0.file, $0.sha256, $0.sentence.ru, $0.sentence.en) }, of: looked)
        try campaign.note(skipped: report.skipped.map { ($0.file, $0.reason.rawValue, $0.original) }, of: looked)
        let directory = try campaign.directory()
        report.unknownSchools = UnknownSchool.first(5, of: directory)
        report.unknownCount = directory.unregistered.count
        report.changesWithoutResult = try campaign.changesWithoutResult()
        for (reading, _) in report.stored {
            report.earlier += try campaign.earlierImports(of: reading.file).map { (reading.file, $0) }
        }
        let description = folder.description(directory)
        if try !folder.handValues(of: campaign).keys.isEmpty {
            let reconciliation = ReconciliationReport(try folder.reconciliation(of: campaign, description))
            report.remarks = reconciliation.contradictions + reconciliation.changed
        }
        report.remarks += RecommendationReport(try campaign.decisionBook()).lines
        return report
    }

    // MARK: Which files

    /// The files of the disk and of archives; what archives cannot give is refused.
    private func expanded(_ input: InputFiles, _ report: inout ImportReport) throws -> [InputFile] {
        var files: [InputFile] = []
        for file in input.files {
            let found = try ExpandedFile(file.url, as: file.path, reader: reader)
            files += found.files
            report.skipped += found.skipped.map { SkippedFile(file: $0.path, reason: $0.reason, original: nil) }
            for refusal in found.refused {
                report.refuse(refusal.path, refusal.sha256, Failure(refusal.error).sentence)
            }
        }
        return files
    }

    /// Files by their bytes, in the order of their first import, so that a correction stays the last word when all are
    /// read again; new ones after them in the order of their paths.
    private func grouped(_ files: [InputFile]) -> [Group] {
        let sorted = files.enumerated().sorted { first, second in
            (places[first.element.path] ?? .max, first.offset) < (places[second.element.path] ?? .max, second.offset)
        }
        var groups: [Group] = []
        var index: [String: Int] = [:]
        for file in sorted.map(\.element) {
            if let place = index[file.sha256], !file.sha256.isEmpty {
                groups[place].files.append(file)
            } else {
                index[file.sha256] = groups.count
                groups.append(Group(files: [file], opened: nil))
            }
        }
        return groups
    }

    /// Without the copies of files that were imported under another name.
    ///
    /// Reading one would take the line of the journal from a file that still lies there. Where it does not, it was
    /// moved, and is read under its new name.
    private func withoutCopies(_ groups: [Group], _ report: inout ImportReport) -> [Group] {
        groups.filter { group in
            let names = (journal[group.files[0].sha256] ?? []).map(\.reading.file)
            guard !group.files.contains(where: { names.contains($0.path) }),
                let original = names.first(where: { lies($0, apartFrom: group.files) })
            else { return true }
            report.skip(group.files[...], copiesOf: original)
            return false
        }
    }

    /// Whether the bytes of some files also lie at a path of the journal: below an input folder, or where it was typed.
    private func lies(_ path: String, apartFrom files: [InputFile]) -> Bool {
        [input.appending(path: path), folder.input.appending(path: path), URL(fileURLWithPath: path)].contains { url in
            var (file, name) = (url, path)
            var isFolder: ObjCBool = false
            // The path of a member goes on after that of its archive.
            while !FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) {
                guard let slash = name.lastIndex(of: "/"), slash > name.startIndex else { return false }
                name = String(name[..<slash])
                file.deleteLastPathComponent()
            }
            guard !isFolder.boolValue else { return false }
            let found = try? ExpandedFile(file, as: name, reader: reader)
            let place = file.resolvingSymlinksInPath().standardizedFileURL
            return found?.files.contains { held in
                held.path == path && held.sha256 == files[0].sha256
                    && !files.contains { $0.source.url.resolvingSymlinksInPath().standardizedFileURL == place }
            } ?? false
        }
    }

    // MARK: What becomes of them

    private enum Plan { case waits, unchanged, undone, opens }
    /// What is known when files are taken.
    private enum Stage: CaseIterable {
        case nothing, schools, protocols

        /// Whether a file is taken later.
        func isTooEarly(for format: FileFormat) -> Bool {
            switch self {
            case .nothing: format.needsSchools
            case .schools: format.needsProtocols
            case .protocols: false
            }
        }
    }

    private enum Outcome { case understood, misunderstood, unreadable }

    private func plan(_ group: Group, _ stage: Stage, _ schools: SchoolDirectory) throws -> Plan {
        let file = group.files[0]
        if !isNamed, try campaign.isUndone(sha256: file.sha256) { return .undone }
        for entry in journal[file.sha256] ?? [] {
            guard let format = FileFormat(rawValue: entry.reading.format) else { continue }
            if stage.isTooEarly(for: format) { return .waits }
            let context = intake.context(of: format, at: file.source, as: file.path, schools: schools)
            if try campaign.hasImported(file.path, sha256: file.sha256, context: context) { return .unchanged }
        }
        return .opens
    }

    /// Takes files in their order.
    ///
    /// - Returns: Those that wait for what is not known yet.
    private func take(
        _ groups: [Group], _ stage: Stage, _ share: inout Share, _ report: inout ImportReport
    ) throws -> [Group] {
        let schools = try campaign.directory()
        let plans = try groups.map { try plan($0, stage, schools) }
        let toOpen = zip(groups, plans).filter { $1 == .opens && $0.opened == nil }.map { $0.0.files[0] }
        let ahead = ReadAhead(toOpen, readers: readers)
        defer { ahead.stop() }
        var waiting: [Group] = []
        var room = Self.mostWaitingBytes
        for (group, plan) in zip(groups, plans) {
            let file = group.files[0]
            bar.show(share.done, note: file.path)
            switch plan {
            case .waits: waiting.append(group)
            case .unchanged:
                report.unchanged.append(file.path)
                report.skip(group.files.dropFirst(), copiesOf: file.path)
                share.add(file.bytes)
            case .undone:
                report.skipped += group.files.map { SkippedFile(file: $0.path, reason: .undone, original: nil) }
                share.add(file.bytes)
            case .opens:
                var left = group.files[...]
                while let next = left.popFirst() {
                    let outcome = try refusing(next, &report) { report in
                        let opened =
                            next != file ? try intake.open(next) : try group.opened ?? ahead.nextFile()
                        guard stage.isTooEarly(for: opened.format) else { return try take(opened, &report) }
                        let isKept = next.bytes <= room
                        if isKept { room -= next.bytes }
                        waiting.append(Group(files: [next] + left, opened: isKept ? opened : nil))
                        left = []
                    }
                    // Another path may say what this one left open, but the same bytes stay unreadable.
                    if outcome != .misunderstood {
                        report.skip(left, copiesOf: next.path)
                        left = []
                    }
                }
                share.add(file.bytes)
            }
        }
        return waiting
    }

    /// A file that is not understood is refused and the others go on; a helper that does not start ends the import.
    private func refusing(
        _ file: InputFile, _ report: inout ImportReport, _ work: (inout ImportReport) throws -> Void
    ) throws -> Outcome {
        do {
            try work(&report)
            return .understood
        } catch let error as IntakeError {
            if case .unreadable(.helperUnavailable) = error { throw error }
            // A folder as it was downloaded holds reports that nothing is counted from: that is no failure.
            if case .notNeeded = error {
                report.skipped.append(SkippedFile(file: file.path, reason: .needless, original: nil))
                return .understood
            }
            report.refuse(file.path, file.sha256, Failure(error).sentence)
            if case .unreadable = error { return .unreadable }
            return .misunderstood
        }
    }

    private func take(_ opened: OpenedFile, _ report: inout ImportReport) throws {
        let schools = try campaign.directory()
        let context = intake.context(of: opened.format, at: opened.source, as: opened.path, schools: schools)
        if try campaign.hasImported(opened.path, sha256: opened.sha256, context: context) {
            report.unchanged.append(opened.path)
            return
        }
        let reading = try intake.read(
            opened, schools: schools, known: campaign.known,
            exported: { $0 == 0 ? try campaign.lastRelease() : try campaign.release($0) })
        // A register that was emptied says that nothing is left of it; a new one says nothing.
        if reading.rows == 0, opened.format.mayBeBlank, places[opened.path] == nil {
            report.skipped.append(SkippedFile(file: opened.path, reason: .blank, original: nil))
            return
        }
        let holdsResults = opened.format != .schoolRegister && opened.format != .contextForm
        if holdsResults, reading.rows > 0, reading.accepted == 0, reading.absent == 0, !reading.rejections.isEmpty {
            report.refuse(
                opened.path, opened.sha256,
                .allRejected(
                    opened.path, rows: reading.rows,
                    first: reading.rejections.prefix(5).map { ($0.cell, JournalWords.rejection($0.reason.rawValue)) },
                    more: max(0, reading.rejections.count - 5)))
            return
        }
        if let sentence = try refusal(of: reading) {
            report.refuse(opened.path, opened.sha256, sentence)
            return
        }
        switch try campaign.store(reading, confirmed: isConfirmed, on: day) {
        case .unchanged: report.unchanged.append(opened.path)
        case .stored(let replaced): report.store(reading, replaced)
        case .needsConfirmation(let losses):
            guard let first = losses.first else { return }
            report.refuse(
                opened.path, opened.sha256,
                .needsConfirmation(opened.path, first: Sentence(first), more: losses.count - 1))
        }
    }
}

extension ImportRun {
    /// Why people and dates cannot be taken: `campaign.yaml` or another workbook says them; nil for other files.
    private func refusal(of reading: FileReading) throws -> Sentence? {
        guard let organisation = reading.records.organisation else { return nil }
        if let sentence = folder.saidTwice(organisation, in: reading.file) { return sentence }
        // The same bytes at another place say nothing new.
        return try campaign.organisationFiles().last { $0.file != reading.file && $0.sha256 != reading.sha256 }.map {
            .secondOrganisation(reading.file, other: $0.file)
        }
    }
}

/// The share of the bytes of an import that is done.
private struct Share {
    let total: Int
    private var bytes = 0
    var done: Double { Double(bytes) / Double(total) }

    init(total: Int) { self.total = total }

    mutating func add(_ count: Int) { bytes += count }
}
