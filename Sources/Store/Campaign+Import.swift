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
    /// A file replaces the slices that it contains (work and school), whatever file had filled them; the rest of an earlier
    /// file stays. The same bytes under the same settings change nothing.
    ///
    /// - Parameter reading: What was read.
    /// - Returns: What changed.
    /// - Throws: `ADBCError`; nothing is changed then.
    public func store(_ reading: FileReading) throws -> ImportOutcome {
        try connection.transaction {
            if try hasImported(sha256: reading.sha256, context: reading.context) { return .unchanged }
            try forget(sha256: reading.sha256)
            let id = try nextID("imports")
            try insertJournal(reading, id: id)
            let replaced = try insertResults(reading, id: id)
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

    func nextID(_ table: String) throws -> Int {
        try connection.rows("SELECT CAST(coalesce(max(id), 0) + 1 AS BIGINT) FROM \(table)").first?.first?.int ?? 1
    }

    /// The same bytes read under other settings take the place of the earlier reading.
    private func forget(sha256: String) throws {
        let ids = try connection.rows("SELECT id FROM imports WHERE sha256 = ?", [.text(sha256)])
        for id in ids.compactMap({ $0.first?.int }) {
            for table in [
                "rejections", "checks", "taken_values", "results", "school_rows", "statuses", "school_context",
            ] {
                try connection.execute("DELETE FROM \(table) WHERE import = \(id)")
            }
            try connection.execute("DELETE FROM imports WHERE id = \(id)")
        }
    }

    private func insertJournal(_ reading: FileReading, id: Int) throws {
        try connection.execute(
            "INSERT INTO imports VALUES (\(id), ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .text(reading.file), .text(reading.sha256), .text(reading.context), .text(reading.format),
                .integer(Int64(reading.rows)), .integer(Int64(reading.accepted)), .integer(Int64(reading.absent)),
                .integer(Int64(reading.rejected)),
            ])
        if !reading.taken.isEmpty {
            try connection.ingest(
                into: "taken_values",
                [
                    IngestColumn("import", .int32(reading.taken.map { _ in Int32(id) })),
                    IngestColumn("key", .string(reading.taken.map(\.key))),
                    IngestColumn("value", .string(reading.taken.map(\.value))),
                    IngestColumn("origin", .string(reading.taken.map(\.origin))),
                ])
        }
        if !reading.rejections.isEmpty {
            let rejections = reading.rejections
            try connection.ingest(
                into: "rejections",
                [
                    IngestColumn("import", .int32(rejections.map { _ in Int32(id) })),
                    IngestColumn("sheet", .string(rejections.map(\.sheet))),
                    IngestColumn("cell", .string(rejections.map(\.cell))),
                    IngestColumn("value", .optional(rejections.map(\.value))),
                    IngestColumn("reason", .string(rejections.map(\.reason.rawValue))),
                    IngestColumn("suggestion", .optional(rejections.map(\.suggestion))),
                ])
        }
        if !reading.checks.isEmpty {
            let checks = reading.checks
            try connection.ingest(
                into: "checks",
                [
                    IngestColumn("import", .int32(checks.map { _ in Int32(id) })),
                    IngestColumn("kind", .string(checks.map(\.kind.rawValue))),
                    IngestColumn("scope", .string(checks.map(\.scope))),
                    IngestColumn("declared", .double(checks.map(\.declared))),
                    IngestColumn("found", .double(checks.map(\.found))),
                    IngestColumn("agrees", .boolean(checks.map(\.agrees))),
                ])
        }
    }

    private func insertResults(_ reading: FileReading, id: Int) throws -> [ReplacedSlice] {
        let results = reading.results
        guard results.count > 0 else { return [] }
        let numbers = try reading.works.map { try number(of: $0) }
        let replaced = try clearSlices(of: reading, numbers: numbers)
        try connection.ingest(
            into: "results",
            [
                IngestColumn("import", .int32(Array(repeating: Int32(id), count: results.count))),
                IngestColumn("work", .int32(results.work.map { Int32(numbers[Int($0)]) })),
                IngestColumn("school", .int32(results.school)),
                IngestColumn("outcome", .int8(results.outcome.map { Int8($0) })),
                IngestColumn("score", .int16(results.score)),
                IngestColumn("person", .uint64(results.person)),
            ])
        return replaced
    }

    private func clearSlices(of reading: FileReading, numbers: [Int]) throws -> [ReplacedSlice] {
        struct Slice: Hashable {
            let work: Int32
            let school: Int32
        }
        let results = reading.results
        var after: [Slice: (pupils: Int, failures: Int)] = [:]
        for row in 0..<results.count {
            let outcome = Outcome(rawValue: results.outcome[row])
            let failed = outcome == .mark2 || outcome == .belowMinimum ? 1 : 0
            after[Slice(work: results.work[row], school: results.school[row]), default: (0, 0)].pupils += 1
            after[Slice(work: results.work[row], school: results.school[row]), default: (0, 0)].failures += failed
        }
        var replaced: [ReplacedSlice] = []
        for (index, work) in reading.works.enumerated() {
            let schools = after.keys.filter { $0.work == Int32(index) }.map(\.school).sorted()
            guard !schools.isEmpty else { continue }
            let list = schools.map(String.init).joined(separator: ",")
            let slice = "work = \(numbers[index]) AND school IN (\(list))"
            let found = try connection.rows(
                "SELECT school, CAST(count(*) AS BIGINT), CAST(count(*) FILTER (WHERE outcome IN (2, 10)) AS BIGINT) "
                    + "FROM results WHERE \(slice) GROUP BY school ORDER BY school")
            guard !found.isEmpty else { continue }
            for row in found {
                guard let number = row[0].int, let school = SchoolID(number: Int32(number)),
                    let now = after[Slice(work: Int32(index), school: school.number)]
                else { continue }
                replaced.append(
                    ReplacedSlice(
                        work: work, school: school, pupils: (row[1].int ?? 0, now.pupils),
                        failures: (row[2].int ?? 0, now.failures)))
            }
            try connection.execute("DELETE FROM results WHERE \(slice)")
        }
        return replaced
    }

    private func number(of work: Work) throws -> Int {
        let values: [Value] = [
            .text(work.procedure.rawValue), .integer(Int64(work.year)), .text(work.season?.rawValue ?? ""),
            .text(work.subject.rawValue), .integer(Int64(work.grade)), .text(work.date?.iso ?? ""),
        ]
        let found = try connection.rows(
            "SELECT id FROM works WHERE procedure = ? AND year = ? AND coalesce(season, '') = ? AND subject = ? "
                + "AND grade = ? AND coalesce(date, '') = ?", values)
        if let id = found.first?.first?.int { return id }
        let id = try nextID("works")
        try connection.execute(
            "INSERT INTO works VALUES (\(id), ?, ?, nullif(?, ''), ?, ?, nullif(?, ''))", values)
        return id
    }
}
