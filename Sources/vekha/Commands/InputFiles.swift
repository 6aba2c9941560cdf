// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Intake
import Publishing
import Wording

/// The files of an import as they lie on the disk, with their paths below the input folder.
struct InputFiles {
    /// What may hold data, in the order of the paths.
    let files: [(url: URL, path: String)]
    /// What is passed over, with the reason.
    let skipped: [(path: String, reason: SkipReason)]

    /// Finds the files that were named, or those of a folder and the workbooks of the group that lie in the output folder.
    ///
    /// - Parameters:
    ///   - names: The files as they were typed; none: all.
    ///   - folder: The input folder.
    ///   - output: The output folder, where changed workbooks of the group are looked for; nil: nowhere.
    /// - Throws: `Failure` for what is missing or cannot be read.
    init(named names: [String], folder: URL, output: URL? = nil) throws {
        let manager = FileManager.default
        if !names.isEmpty {
            let named = try names.map { name -> (url: URL, path: String) in
                guard manager.fileExists(atPath: name) else { throw Failure(.missingFile(name), .inputOutput) }
                let url = URL(fileURLWithPath: name)
                let prefix = folder.standardizedFileURL.path + "/"
                let full = url.standardizedFileURL.path
                // A workbook of the output folder has one name, however it was typed: versions of it follow each other.
                if let output, let path = Self.path(of: full, below: output) { return (url: url, path: path) }
                // Outside the input folder the path as it was typed tells two files of one name apart.
                return (url: url, path: full.hasPrefix(prefix) ? String(full.dropFirst(prefix.count)) : name)
            }
            files = named.filter { SkipReason(path: $0.path) != .texts }
            skipped = named.filter { SkipReason(path: $0.path) == .texts }.map { ($0.path, .texts) }
            return
        }
        let base = folder.resolvingSymlinksInPath().path
        guard manager.fileExists(atPath: base), let walker = manager.enumerator(atPath: base) else {
            throw Failure(.cannotRead(path: folder.path), .inputOutput)
        }
        var found: [String] = []
        var passed: [(path: String, reason: SkipReason)] = []
        while let path = walker.nextObject() as? String {
            let isFolder = walker.fileAttributes?[.type] as? FileAttributeType == .typeDirectory
            if let reason = SkipReason(path: path) {
                passed.append((path, reason))
                if isFolder { walker.skipDescendants() }
            } else if !isFolder, FileIntake.isData(path) {
                found.append(path)
            }
        }
        let changed = try output.map { try Self.changedWorkbooks($0) } ?? []
        files = found.sorted().map { (URL(fileURLWithPath: base).appending(path: $0), $0) } + changed
        skipped = passed.sorted { $0.path < $1.path }
    }

    /// The path of a file of the output folder as the journal names it; nil for files elsewhere.
    static func path(of file: String, below output: URL) -> String? {
        let base = output.standardizedFileURL.path
        return file.hasPrefix(base + "/") ? output.lastPathComponent + file.dropFirst(base.count) : nil
    }

    /// The copies of `recommendations.xlsx` in the output folder that a person changed.
    private static func changedWorkbooks(_ output: URL) throws -> [(url: URL, path: String)] {
        guard FileManager.default.fileExists(atPath: output.path) else { return [] }
        let stem = RecommendationBook.path.prefix { $0 != "." }
        let folder = try OutputFolder(output, language: .russian)
        return folder.changed { name in
            name.lowercased().hasPrefix(stem) && name.lowercased().hasSuffix(".xlsx") && FileIntake.isData(name)
        }.map { (output.appending(path: $0), "\(output.lastPathComponent)/\($0)") }
    }
}
