// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import Monitoring

extension Campaign {
    /// Whether a file with these bytes has been stored under these settings, and is the last word of its path.
    ///
    /// - Parameters:
    ///   - file: Its path: where other bytes of this path were stored later, it has come back and is news.
    ///   - sha256: The SHA-256 of its bytes.
    ///   - context: The hash of what else the reading depended on.
    /// - Returns: True where it has.
    /// - Throws: `ADBCError`.
    public func hasImported(_ file: String, sha256: String, context: String) throws -> Bool {
        let found = try connection.rows(
            "SELECT 1 FROM imports WHERE sha256 = ? AND context = ? AND NOT outdated LIMIT 1",
            [.text(sha256), .text(context)])
        return try !found.isEmpty && !hasReturned(file, sha256)
    }

    /// Whether the last import of a path was of other bytes.
    private func hasReturned(_ file: String, _ sha256: String) throws -> Bool {
        let last = try connection.rows(
            "SELECT sha256 FROM imports WHERE file = ? ORDER BY id DESC LIMIT 1", [.text(file)])
        return last.first.map { $0.first?.text != sha256 } ?? false
    }

    /// Stores what was read of a file, in one transaction.
    ///
    /// A file fills the slices that it contains (work and school), whatever file had filled them; the rest of another
    /// file stays, and what it replaces waits for an undo. The same bytes under the same settings change nothing; under
    /// other settings the reading takes the place of the earlier one, also in the order of imports, so that a later
    /// correction stays the last word.
    ///
    /// - Parameters:
    ///   - reading: What was read.
    ///   - isConfirmed: Whether a slice may lose more than a fifth of its pupils.
    ///   - day: The day of the import, as `2024-10-01`.
    /// - Returns: What changed; nothing where a confirmation is needed.
    /// - Throws: ``StoreDefect/inconsistentReading(file:rule:)``, or `ADBCError`; nothing is changed then.
    public func store(
        _ reading: FileReading, confirmed isConfirmed: Bool = false, on day: String? = nil
    ) throws -> ImportOutcome {
        try reading.requireConsistency()
        do {
            return try connection.transaction {
                if try hasImported(reading.file, sha256: reading.sha256, context: reading.context) {
                    return .unchanged
                }
                let earlier = try connection.rows(
                    "SELECT id FROM imports WHERE sha256 = ? ORDER BY id", [.text(reading.sha256)]
                ).compactMap { $0.first?.int }
                let keepsPlace = try !hasReturned(reading.file, reading.sha256)
                let id = try (keepsPlace ? earlier.last : nil) ?? nextID("imports")
                let stamp = try keepsPlace ? earlier.last.flatMap(self.stamp(of:)) : nil
                var examinations = try self.examinations(ofChangesIn: earlier)
                examinations.formUnion(reading.changes.map { ExaminationKey($0.work) })
                let works = try WorkTable.numbers(of: reading.works, connection)
                let replaced = try replacing(earlier, with: reading, works: works, examinations) {
                    for old in earlier { try remove(old) }
                    try insertJournal(reading, id: id, day: day)
                    try insertRows(reading, id: id, works: works)
                    try insertSchools(reading, id: id)
                    try insertRecords(reading.records, id: id, stamp: stamp)
                    return id
                }
                if !reading.records.decisions.isEmpty { try refreshRecommendations() }
                if !isConfirmed, !Self.losses(replaced).isEmpty { throw Unconfirmed(losses: Self.losses(replaced)) }
                try connection.execute("DELETE FROM undone WHERE sha256 = ?", [.text(reading.sha256)])
                return .stored(replaced: replaced)
            }
        } catch let error as Unconfirmed {
            return .needsConfirmation(losses: error.losses)
        }
    }

    /// Takes an import back: what it had replaced is there again.
    ///
    /// - Parameters:
    ///   - file: The path of the file below the input folder; its last import goes.
    ///   - sha256: How the SHA-256 of the version begins that goes; empty for the last one.
    ///   - day: The day, as `2024-10-01`.
    /// - Returns: What changed.
    /// - Throws: `ADBCError`; nothing is changed then.
    public func undo(_ file: String, sha256: String = "", on day: String? = nil) throws -> UndoOutcome {
        try connection.transaction {
            let last = try connection.rows(
                "SELECT id, sha256 FROM imports WHERE file = ? AND starts_with(sha256, ?) ORDER BY id DESC LIMIT 1",
                [.text(file), .text(sha256)])
            guard let row = last.first, let id = row[0].int else {
                return .unknown(
                    files: try connection.rows("SELECT DISTINCT file FROM imports ORDER BY file").compactMap(
                        \.first?.text))
            }
            let examinations = try examinations(ofChangesIn: [id])
            let isDecision = try stamp(of: id) != nil
            let changed = try replacing([id], with: nil, works: [], examinations) {
                try remove(id)
                return nil
            }
            if isDecision { try refreshRecommendations() }
            try connection.execute(
                "INSERT INTO undone VALUES (?, ?, ?)", [.optional(row[1].text), .text(file), .optional(day)])
            return .undone(changed: changed)
        }
    }

    /// Whether the import of a file was undone, so that it is read again only by name.
    ///
    /// - Parameter sha256: The SHA-256 of its bytes.
    /// - Returns: True where it was.
    /// - Throws: `ADBCError`.
    public func isUndone(sha256: String) throws -> Bool {
        !(try connection.rows("SELECT 1 FROM undone WHERE sha256 = ? LIMIT 1", [.text(sha256)])).isEmpty
    }

    /// The files whose rows an earlier release stored without linking persons: they ask to be imported again.
    ///
    /// - Returns: Their paths.
    /// - Throws: `ADBCError`.
    public func outdatedFiles() throws -> [String] {
        try connection.rows("SELECT DISTINCT file FROM imports WHERE outdated ORDER BY file").compactMap(\.first?.text)
    }

    /// Keeps the reading of results that the views count.
    ///
    /// - Parameter reading: First results, or final ones.
    /// - Throws: `ADBCError`.
    public func set(result reading: ResultReading) throws {
        try connection.transaction {
            try connection.execute("DELETE FROM settings WHERE name = 'result'")
            try connection.execute("INSERT INTO settings VALUES ('result', ?)", [.text(reading.rawValue)])
        }
    }

    /// Notes the files of an import run that were refused.
    ///
    /// - Parameters:
    ///   - refusals: The files with the reason in both languages.
    ///   - files: The files that the run looked at, whose earlier notes go; nil: all go.
    /// - Throws: `ADBCError`.
    public func note(
        refusals: [(file: String, sha256: String, ru: String, en: String)], of files: [String]? = nil
    ) throws {
        try connection.transaction {
            try forgetNotes("refusals", of: files)
            try connection.ingest(
                into: "refusals",
                [
                    IngestColumn("file", .string(refusals.map(\.file))),
                    IngestColumn("sha256", .string(refusals.map(\.sha256))),
                    IngestColumn("reason_ru", .string(refusals.map(\.ru))),
                    IngestColumn("reason_en", .string(refusals.map(\.en))),
                ])
        }
    }

    private func forgetNotes(_ table: String, of files: [String]?) throws {
        guard let files else {
            _ = try connection.execute("DELETE FROM \(table)")
            return
        }
        for file in files { try connection.execute("DELETE FROM \(table) WHERE file = ?", [.text(file)]) }
    }

    /// Notes the files of an import run that were passed over.
    ///
    /// - Parameters:
    ///   - skipped: The files, the codes of the reasons, and of a copy the file that was taken.
    ///   - files: The files that the run looked at, whose earlier notes go; nil: all go.
    /// - Throws: `ADBCError`.
    public func note(
        skipped: [(file: String, reason: String, original: String?)], of files: [String]? = nil
    ) throws {
        try connection.transaction {
            try forgetNotes("skipped", of: files)
            try connection.ingest(
                into: "skipped",
                [
                    IngestColumn("file", .string(skipped.map(\.file))),
                    IngestColumn("reason", .string(skipped.map(\.reason))),
                    IngestColumn("original", .optional(skipped.map(\.original))),
                ])
        }
    }

    /// Whether results carry pseudonyms, which only the campaign's own key can make again.
    ///
    /// - Returns: True where at least one does.
    /// - Throws: `ADBCError`.
    public func hasPersons() throws -> Bool {
        for table in ["results", "results_replaced", "result_changes"] {
            let found = try connection.rows("SELECT 1 FROM \(table) WHERE person IS NOT NULL LIMIT 1")
            if !found.isEmpty { return true }
        }
        for table in ["diagnostics", "support_teachers"] {
            let found = try connection.rows("SELECT 1 FROM \(table) LIMIT 1")
            if !found.isEmpty { return true }
        }
        return false
    }

    func nextID(_ table: String) throws -> Int {
        try connection.rows("SELECT CAST(coalesce(max(id), 0) + 1 AS BIGINT) FROM \(table)").first?.first?.int ?? 1
    }

    /// Removes all that an import left.
    private func remove(_ id: Int) throws {
        try connection.execute("DELETE FROM tasks WHERE list IN (SELECT id FROM task_lists WHERE import = \(id))")
        for table in Self.tablesOfImports { try connection.execute("DELETE FROM \(table) WHERE import = \(id)") }
        try connection.execute("DELETE FROM imports WHERE id = \(id)")
    }

    private static let tablesOfImports =
        [
            "results", "results_replaced", "import_slices", "result_changes", "task_lists", "task_scores",
            "task_scores_replaced", "reference_shares", "rejections", "checks", "taken_values", "school_rows",
            "statuses",
            "school_context", "school_events",
        ] + tablesOfRecords

    private func insertJournal(_ reading: FileReading, id: Int, day: String?) throws {
        try connection.execute(
            "INSERT INTO imports VALUES (\(id), ?, ?, ?, ?, ?, ?, ?, ?, ?, \(reading.isApproximate), false)",
            [
                .text(reading.file), .text(reading.sha256), .text(reading.context), .text(reading.format),
                .integer(Int64(reading.rows)), .integer(Int64(reading.accepted)), .integer(Int64(reading.absent)),
                .integer(Int64(reading.rejected)), .optional(day),
            ])
        try connection.ingest(
            into: "taken_values",
            Self.keys(id, reading.taken.count) + [
                IngestColumn("key", .string(reading.taken.map(\.key))),
                IngestColumn("value", .string(reading.taken.map(\.value))),
                IngestColumn("origin", .string(reading.taken.map(\.origin))),
            ])
        let rejections = reading.rejections
        try connection.ingest(
            into: "rejections",
            Self.keys(id, rejections.count) + [
                IngestColumn("sheet", .string(rejections.map(\.sheet))),
                IngestColumn("cell", .string(rejections.map(\.cell))),
                IngestColumn("value", .optional(rejections.map(\.value))),
                IngestColumn("reason", .string(rejections.map(\.reason.rawValue))),
                IngestColumn("suggestion", .optional(rejections.map(\.suggestion))),
            ])
        let checks = reading.checks
        try connection.ingest(
            into: "checks",
            Self.keys(id, checks.count) + [
                IngestColumn("kind", .string(checks.map(\.kind.rawValue))),
                IngestColumn("scope", .string(checks.map(\.scope))),
                IngestColumn("declared", .double(checks.map(\.declared))),
                IngestColumn("found", .double(checks.map(\.found))),
                IngestColumn("agrees", .boolean(checks.map(\.agrees))),
            ])
    }

    /// The columns that every table of an import's details begins with.
    static func keys(_ id: Int, _ count: Int) -> [IngestColumn] {
        [
            IngestColumn("import", .int32(Array(repeating: Int32(id), count: count))),
            IngestColumn("position", .int32((0..<Int32(count)).map { $0 })),
        ]
    }
}
