// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import Monitoring

/// What storing a file changed.
public enum ImportOutcome: Hashable, Sendable {
    /// The same bytes under the same settings had been stored already.
    case unchanged
    /// The rows were stored; slices that other imports, or an earlier one of this file, had filled are named.
    case stored(replaced: [ReplacedSlice])
}

/// A slice whose results were replaced: one work of one school.
public struct ReplacedSlice: Hashable, Sendable {
    /// The work.
    public let work: Work
    /// The school.
    public let school: SchoolID
    /// Pupils before and after.
    public let pupils: (before: Int, after: Int)
    /// Marks «2», or results below the minimum, before and after.
    public let failures: (before: Int, after: Int)

    /// Describes a replacement.
    ///
    /// - Parameters:
    ///   - work: The work.
    ///   - school: The school.
    ///   - pupils: Pupils before and after.
    ///   - failures: Marks «2», or results below the minimum, before and after.
    public init(work: Work, school: SchoolID, pupils: (before: Int, after: Int), failures: (before: Int, after: Int)) {
        self.work = work
        self.school = school
        self.pupils = pupils
        self.failures = failures
    }

    /// Slices are equal when all their numbers are.
    public static func == (first: ReplacedSlice, second: ReplacedSlice) -> Bool {
        first.work == second.work && first.school == second.school && first.pupils == second.pupils
            && first.failures == second.failures
    }

    /// Feeds what names the slice.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(work)
        hasher.combine(school)
    }
}

extension Campaign {
    /// Whether a file with these bytes has been stored under these settings.
    ///
    /// - Parameters:
    ///   - sha256: The SHA-256 of its bytes.
    ///   - context: The hash of what else the reading depended on.
    /// - Returns: True where it has.
    /// - Throws: `ADBCError`.
    public func hasImported(sha256: String, context: String) throws -> Bool {
        let found = try connection.rows(
            "SELECT 1 FROM imports WHERE sha256 = ? AND context = ? LIMIT 1", [.text(sha256), .text(context)])
        return !found.isEmpty
    }

    /// Stores what was read of a file, in one transaction.
    ///
    /// A file replaces the slices that it contains (work and school), whatever file had filled them; the rest of another
    /// file stays. The same bytes under the same settings change nothing; under other settings, or where the file of this
    /// path has new bytes, the reading takes the place of all that the file gave before.
    ///
    /// - Parameter reading: What was read.
    /// - Returns: What changed.
    /// - Throws: ``StoreDefect/inconsistentReading(file:rule:)``, or `ADBCError`; nothing is changed then.
    public func store(_ reading: FileReading) throws -> ImportOutcome {
        try reading.requireConsistency()
        return try connection.transaction {
            if try hasImported(sha256: reading.sha256, context: reading.context) { return .unchanged }
            let earlier = try connection.rows(
                "SELECT id FROM imports WHERE sha256 = ? OR file = ?", [.text(reading.sha256), .text(reading.file)]
            ).compactMap { $0.first?.int }
            let id = try nextID("imports")
            try insertJournal(reading, id: id)
            let replaced = try insertResults(reading, id: id, insteadOf: earlier)
            for old in earlier { try forget(old) }
            try insertSchools(reading, id: id)
            return .stored(replaced: replaced)
        }
    }

    /// Notes the files of an import run that were refused; earlier notes go.
    ///
    /// - Parameter refusals: The files with the reason in both languages.
    /// - Throws: `ADBCError`.
    public func note(refusals: [(file: String, sha256: String, ru: String, en: String)]) throws {
        try connection.transaction {
            try connection.execute("DELETE FROM refusals")
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

    /// Whether results carry pseudonyms, which only the campaign's own key can make again.
    ///
    /// - Returns: True where at least one does.
    /// - Throws: `ADBCError`.
    public func hasPersons() throws -> Bool {
        !(try connection.rows("SELECT 1 FROM results WHERE person IS NOT NULL LIMIT 1")).isEmpty
    }

    func nextID(_ table: String) throws -> Int {
        try connection.rows("SELECT CAST(coalesce(max(id), 0) + 1 AS BIGINT) FROM \(table)").first?.first?.int ?? 1
    }

    /// Removes all that an earlier reading of the same bytes left, but for its results.
    private func forget(_ id: Int) throws {
        for table in [
            "rejections", "checks", "taken_values", "school_rows", "statuses", "school_context", "school_events",
        ] {
            try connection.execute("DELETE FROM \(table) WHERE import = \(id)")
        }
        try connection.execute("DELETE FROM imports WHERE id = \(id)")
    }

    private func insertJournal(_ reading: FileReading, id: Int) throws {
        try connection.execute(
            "INSERT INTO imports VALUES (\(id), ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .text(reading.file), .text(reading.sha256), .text(reading.context), .text(reading.format),
                .integer(Int64(reading.rows)), .integer(Int64(reading.accepted)), .integer(Int64(reading.absent)),
                .integer(Int64(reading.rejected)),
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
    private static func keys(_ id: Int, _ count: Int) -> [IngestColumn] {
        [
            IngestColumn("import", .int32(Array(repeating: Int32(id), count: count))),
            IngestColumn("position", .int32((0..<Int32(count)).map { $0 })),
        ]
    }
}
