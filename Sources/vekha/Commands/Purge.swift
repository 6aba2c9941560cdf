// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Installation
import Intake
import Monitoring
import Store
import Wording
import Workbooks

/// Which originals hold persons and may go, because all that they give is stored.
struct Purge {
    /// An original that goes.
    private struct Original {
        let url: URL
        let path: String
        let sha256: String
    }

    /// A file that stays, and why.
    struct Left {
        let path: String
        let reason: Sentence
    }

    private let campaign: Campaign
    private let target: URL?
    private var goes: [Original] = []
    /// What was not imported, and may hold persons.
    private(set) var left: [Left] = []
    /// Imported files with persons that are neither here nor purged.
    private var elsewhere: [String] = []

    /// Looks through the input folder; nothing is changed.
    ///
    /// - Parameters:
    ///   - folder: The campaign.
    ///   - input: The input folder.
    ///   - target: Where originals are moved; nil: they are removed.
    /// - Throws: `Failure` where the target lies in the campaign; errors of reading and of the database.
    init(folder: CampaignFolder, input: URL, target: URL?) throws {
        self.target = target
        if let target, Self.isInside(target, folder.url) || Self.isInside(target, input) {
            throw Failure(.purgeInsideCampaign(target.path), .usage)
        }
        let installation = Installation.current
        let reader = WorkbookReader(
            python: try installation.python(), helper: try installation.helper("workbooks.py"),
            pandoc: installation.pandoc())
        let files = try InputFiles(named: [], folder: input)
        campaign = try folder.open(.readWrite)
        let journal = try campaign.journal()
        let entries = journal.map(\.reading)
        let known = Set(entries.map(\.sha256))
        // What the program will want to read again stays.
        let outdated = Set(journal.filter(\.isOutdated).map(\.reading.sha256))
        let unread = Set(
            entries.filter { $0.rejections.contains { $0.reason == .unknownSchool } }.map(\.sha256))
        let needless = Set(try campaign.skipped().filter { $0.reason == SkipReason.needless.rawValue }.map(\.file))
        let withPersons = try campaign.filesWithPersons().union(
            entries.filter { FileFormat(rawValue: $0.format)?.holdsPersons ?? true }.map(\.sha256))
        var found: Set<String> = []
        for file in files.files {
            if (try? FileManager.default.destinationOfSymbolicLink(atPath: file.url.path)) != nil {
                left.append(Left(path: file.path, reason: .purgeLink()))
                continue
            }
            let content = try ExpandedFile(file.url, as: file.path, reader: reader)
            let unknown =
                content.files.filter { !known.contains($0.sha256) && !needless.contains($0.path) }.map(\.path)
                + content.refused.map(\.path)
            guard unknown.isEmpty else {
                left += unknown.map { Left(path: $0, reason: .purgeNotImported()) }
                continue
            }
            found.formUnion(content.files.map(\.sha256))
            let wanted = [(outdated, Sentence.purgeOutdated()), (unread, Sentence.purgeUnknownSchools())]
            if let reason = wanted.first(where: { wanted in content.files.contains { wanted.0.contains($0.sha256) } }) {
                left.append(Left(path: file.path, reason: reason.1))
                continue
            }
            guard content.files.contains(where: { withPersons.contains($0.sha256) }) else { continue }
            goes.append(
                Original(url: file.url, path: file.path, sha256: FileIntake.sha256(of: file.url) ?? ""))
        }
        let purged = Set(try campaign.purges().map(\.file))
        elsewhere = entries.filter { entry in
            let archives = purged.filter { entry.file.hasPrefix($0 + "/") }
            // The workbook of the group in the output folder is no original.
            if FileFormat(rawValue: entry.format) == .recommendations, entry.file.hasPrefix("output/") { return false }
            return withPersons.contains(entry.sha256) && !found.contains(entry.sha256) && !purged.contains(entry.file)
                && archives.isEmpty
        }.map(\.file)
    }

    private static func isInside(_ url: URL, _ folder: URL) -> Bool {
        let (path, base) = (real(url), real(folder))
        return path == base || path.hasPrefix(base.hasSuffix("/") ? base : base + "/")
    }

    /// The path without links, also of what does not exist yet: its nearest folder that does is resolved.
    private static func real(_ url: URL) -> String {
        var (existing, rest) = (url.standardizedFileURL, [String]())
        while existing.path != "/", !FileManager.default.fileExists(atPath: existing.path) {
            rest.insert(existing.lastPathComponent, at: 0)
            existing.deleteLastPathComponent()
        }
        return rest.reduce(existing.resolvingSymlinksInPath()) { $0.appending(path: $1) }.path
    }

    /// Says what goes and what stays.
    func print(_ speech: Speech, isDone: Bool) throws {
        let files = CountedNoun.file.counted(goes.count, speech.language)
        let place = target?.path ?? ""
        switch (target == nil, isDone) {
        case (true, true): speech.say(Sentence(ru: "Удаляются: \(files)", en: "Removing: \(files)"))
        case (true, false): speech.say(Sentence(ru: "Будут удалены: \(files)", en: "Would be removed: \(files)"))
        case (false, true):
            speech.say(Sentence(ru: "Переносятся в \(place): \(files)", en: "Moving to \(place): \(files)"))
        case (false, false):
            speech.say(
                Sentence(ru: "Будут перенесены в \(place): \(files)", en: "Would be moved to \(place): \(files)"))
        }
        for file in goes { speech.say("  \(file.path)") }
        for file in left {
            speech.warn(Sentence(ru: "\(file.path): \(file.reason.ru)", en: "\(file.path): \(file.reason.en)"))
        }
        for file in elsewhere {
            speech.say(
                Sentence(
                    ru:
                        "\(file): загружен, но здесь его нет; если он лежит в другой папке, уберите его оттуда (--input)",
                    en:
                        "\(file): imported, but not here; if it lies in another folder, take it away from there (--input)"
                ))
        }
    }

    /// Removes or moves the originals, each with a note in the journal.
    func carryOut() throws {
        for original in goes {
            let place = target?.appending(path: original.path)
            try campaign.purge(
                PurgeRecord(
                    file: original.path, sha256: original.sha256, day: CalendarDate.today, movedTo: place?.path)
            ) {
                guard FileIntake.sha256(of: original.url) == original.sha256 else {
                    throw Failure(.purgeChanged(original.path), .data)
                }
                if let place { try Self.move(original, to: place) } else { try Self.remove(original.url) }
            }
        }
    }

    private static func remove(_ url: URL) throws {
        guard unlink(url.path) == 0 else { throw notWritten(url) }
    }

    /// Moves a file; where another file has the place, nothing is done.
    private static func move(_ original: Original, to place: URL) throws {
        let manager = FileManager.default
        if manager.fileExists(atPath: place.path) {
            // The same bytes lie there since a purge that was cut off.
            guard FileIntake.sha256(of: place) == original.sha256 else {
                throw Failure(.fileExists(place.path), .usage)
            }
            return try removeMoved(original, to: place)
        }
        try manager.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        if link(original.url.path, place.path) == 0 { return try removeMoved(original, to: place) }
        // Another disk: the copy has another name until it is whole.
        let part = place.appendingPathExtension("part")
        try? manager.removeItem(at: part)
        defer { try? manager.removeItem(at: part) }
        do {
            try manager.copyItem(at: original.url, to: part)
        } catch {
            throw Failure(.cannotWrite(path: place.path, detail: "\((error as NSError).code)"), .inputOutput)
        }
        guard FileIntake.sha256(of: part) == original.sha256 else {
            throw Failure(.cannotWrite(path: place.path, detail: "SHA-256"), .inputOutput)
        }
        try manager.moveItem(at: part, to: place)
        try removeMoved(original, to: place)
    }

    /// Removes an original whose bytes are in their new place: on the disk, and not only in the memory of the system.
    private static func removeMoved(_ original: Original, to place: URL) throws {
        try sync(place)
        // The folders of the path may be new too: each stands in the one above it.
        var folder = place
        for _ in original.path.split(separator: "/") {
            folder.deleteLastPathComponent()
            try sync(folder)
        }
        try sync(folder.deletingLastPathComponent())
        try remove(original.url)
    }

    private static func sync(_ url: URL) throws {
        let descriptor = open(url.path, O_RDONLY)
        guard descriptor >= 0 else { throw notWritten(url) }
        defer { close(descriptor) }
        // Some file systems know no order for folders, and say so.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else { throw notWritten(url) }
    }

    private static func notWritten(_ url: URL) -> Failure {
        Failure(.cannotWrite(path: url.path, detail: String(cString: strerror(errno))), .inputOutput)
    }
}
