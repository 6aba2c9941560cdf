// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Monitoring
import Store
import Wording

/// `vekha import --undo FILE`: the last import of a file goes, what it had replaced is there again.
struct UndoneImport {
    private var report = ImportReport()

    /// Takes the import back.
    ///
    /// - Parameters:
    ///   - name: The file as it was typed: below the input folder, or as the journal names it.
    ///   - sha256: How the SHA-256 of the version begins; empty for the last one.
    ///   - folder: The campaign.
    ///   - input: The input folder.
    /// - Throws: `Failure` where no such file was imported; `ADBCError`.
    init(_ name: String, sha256: String, folder: CampaignFolder, input: URL) throws {
        guard folder.hasDatabase else { throw Failure(.nothingImported(), .data) }
        let campaign = try folder.open(.readWrite)
        // The file itself may be gone by now.
        let full = URL(fileURLWithPath: name).standardizedFileURL.path
        let prefix = input.standardizedFileURL.path + "/"
        let names =
            [
                full.hasPrefix(prefix) ? String(full.dropFirst(prefix.count)) : nil,
                InputFiles.path(of: full, below: folder.output),
            ].compactMap { $0 } + [name]
        var known: [String] = []
        for candidate in names {
            switch try campaign.undo(candidate, sha256: sha256.lowercased(), on: CalendarDate.today) {
            case .undone(let changed):
                report.undone = [(candidate, changed)]
                // Changes of results wait again, when their protocol goes.
                report.changesWithoutResult = try campaign.changesWithoutResult()
                return
            case .unknown(let files):
                known = files
                if files.contains(candidate) { throw Failure(.unknownVersion(candidate, sha256: sha256), .data) }
            }
        }
        throw Failure(.unknownImport(name, known: known), .data)
    }

    /// Says what has other numbers now.
    func print(_ speech: Speech, _ format: OutputFormat) throws { try report.print(speech, format) }
}
