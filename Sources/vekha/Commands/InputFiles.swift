// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Intake
import Wording

/// The files of an import as they lie on the disk, with their paths below the input folder.
struct InputFiles {
    /// What may hold data, in the order of the paths.
    let files: [(url: URL, path: String)]
    /// What is passed over, with the reason.
    let skipped: [(path: String, reason: SkipReason)]

    /// Finds the files that were named, or those of a folder.
    init(named names: [String], folder: URL) throws {
        let manager = FileManager.default
        if !names.isEmpty {
            let named = try names.map { name in
                guard manager.fileExists(atPath: name) else { throw Failure(.missingFile(name), .inputOutput) }
                let url = URL(fileURLWithPath: name)
                let prefix = folder.standardizedFileURL.path + "/"
                let full = url.standardizedFileURL.path
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
        files = found.sorted().map { (URL(fileURLWithPath: base).appending(path: $0), $0) }
        skipped = passed.sorted { $0.path < $1.path }
    }
}
