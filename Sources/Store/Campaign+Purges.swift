// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Monitoring

/// An original that was removed or moved, because it holds persons.
public struct PurgeRecord: Hashable, Sendable {
    /// The path of the file below the input folder.
    public let file: String
    /// The SHA-256 of its bytes.
    public let sha256: String
    /// The day on which it went, as `2024-10-01`.
    public let day: String
    /// Where it lies now; nil where it was removed.
    public let movedTo: String?

    /// Describes a removal.
    ///
    /// - Parameters:
    ///   - file: The path of the file below the input folder.
    ///   - sha256: The SHA-256 of its bytes.
    ///   - day: The day.
    ///   - movedTo: Where it lies now.
    public init(file: String, sha256: String, day: String, movedTo: String?) {
        self.file = file
        self.sha256 = sha256
        self.day = day
        self.movedTo = movedTo
    }
}

extension Campaign {
    /// The originals that were removed or moved, in the order of their paths.
    ///
    /// - Returns: One record for each file.
    /// - Throws: `ADBCError`.
    public func purges() throws -> [PurgeRecord] {
        try connection.rows("SELECT file, sha256, day, moved_to FROM purges ORDER BY file, sha256").map { row in
            PurgeRecord(
                file: row[0].text ?? "", sha256: row[1].text ?? "", day: row[2].text ?? "", movedTo: row[3].text)
        }
    }

    /// Notes that an original goes, and takes the note back where that fails; an earlier note of the file is there again.
    ///
    /// The note is there before the file is gone: a file that is left by a crash is removed by the next purge, but one
    /// that is gone without a note would be missed for ever.
    ///
    /// - Parameters:
    ///   - record: The original.
    ///   - remove: Removes or moves it.
    /// - Throws: `ADBCError`, or what `remove` throws.
    public func purge(_ record: PurgeRecord, remove: () throws -> Void) throws {
        let key: [Value] = [.text(record.file), .text(record.sha256)]
        let earlier = try connection.rows("SELECT day, moved_to FROM purges WHERE file = ? AND sha256 = ?", key)
        try note(key, [[.text(record.day), .optional(record.movedTo)]])
        do {
            try remove()
        } catch {
            try note(key, earlier)
            throw error
        }
    }

    /// Puts notes of a file in the place of those that there are.
    private func note(_ key: [Value], _ notes: [[Value]]) throws {
        try connection.transaction {
            try connection.execute("DELETE FROM purges WHERE file = ? AND sha256 = ?", key)
            for note in notes {
                try connection.execute(
                    "INSERT INTO purges (file, sha256, day, moved_to) VALUES (?, ?, ?, ?)", key + note)
            }
        }
    }

    /// The SHA-256 of the files whose results carry codes of persons.
    ///
    /// - Returns: 64 hexadecimal digits for each.
    /// - Throws: `ADBCError`.
    public func filesWithPersons() throws -> Set<String> {
        let rows = try connection.rows(
            "SELECT DISTINCT i.sha256 FROM imports i WHERE i.id IN (SELECT import FROM results WHERE person IS NOT NULL)"
        )
        return Set(rows.compactMap { $0.first?.text })
    }

    /// Writes all that is stored into the one file of the database, so that it may be copied while this campaign is open.
    ///
    /// - Throws: `ADBCError`.
    public func checkpoint() throws { try connection.execute("CHECKPOINT") }
}
