// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Monitoring
import Store
import Wording

/// `vekha import --undo FILE`: the last import of a file goes, what it had replaced is there again.
struct UndoneImport {
    private let file: String
    private let changed: [ReplacedSlice]

    /// Takes the import back.
    ///
    /// - Parameters:
    ///   - name: The file as it was typed: below the input folder, or as the journal names it.
    ///   - folder: The campaign.
    ///   - input: The input folder.
    /// - Throws: `Failure` where no such file was imported; `ADBCError`.
    init(_ name: String, folder: CampaignFolder, input: URL) throws {
        guard folder.hasDatabase else { throw Failure(.nothingImported(), .data) }
        let campaign = try folder.open(.readWrite)
        // The file itself may be gone by now.
        let full = URL(fileURLWithPath: name).standardizedFileURL.path
        let prefix = input.standardizedFileURL.path + "/"
        let names = full.hasPrefix(prefix) ? [String(full.dropFirst(prefix.count)), name] : [name]
        var known: [String] = []
        for candidate in names {
            switch try campaign.undo(candidate, on: CalendarDate.today) {
            case .undone(let changed):
                (file, self.changed) = (candidate, changed)
                return
            case .unknown(let files): known = files
            }
        }
        throw Failure(.unknownImport(name, known: known), .data)
    }

    /// Says what has other numbers now.
    func print(_ speech: Speech, _ format: OutputFormat) throws {
        var report = ImportReport()
        report.undone = [(file, changed)]
        try report.print(speech, format)
    }
}
