// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import Monitoring

/// A file that was refused in the last import.
public struct RefusalRecord: Hashable, Sendable {
    /// The path of the file below the input folder.
    public let file: String
    /// The SHA-256 of its bytes.
    public let sha256: String
    /// The reason in Russian.
    public let ru: String
    /// The reason in English.
    public let en: String
}

/// A file in the journal, and what became of what it gave.
public struct JournalEntry: Hashable, Sendable {
    /// What was read, without its results and schools.
    public let reading: FileReading
    /// The day of the import, as `2024-10-01`; nil for imports of an earlier release.
    public let day: String?
    /// How many works of schools the file contains.
    public let slices: Int
    /// How many of them a later import, or an exact one, fills now.
    public let replacedSlices: Int
    /// Whether it was stored by a release that did not link persons, and asks to be imported again.
    public let isOutdated: Bool
}

extension Campaign {
    /// The journal of what was imported, in the order of the imports.
    ///
    /// - Returns: One entry for each file that is stored.
    /// - Throws: `ADBCError`.
    public func journal() throws -> [JournalEntry] {
        let rejections = try grouped(
            "SELECT import, sheet, cell, value, reason, suggestion FROM rejections ORDER BY import, position"
        ) { row in
            row[4].text.flatMap(RejectionReason.init(rawValue:)).map {
                Rejection(
                    sheet: row[1].text ?? "", cell: row[2].text ?? "", value: row[3].text, reason: $0,
                    suggestion: row[5].text)
            }
        }
        let checks = try grouped(
            "SELECT import, kind, scope, declared, found, agrees FROM checks ORDER BY import, position"
        ) { row in
            row[1].text.flatMap(FileCheck.Kind.init(rawValue:)).map {
                FileCheck(
                    kind: $0, scope: row[2].text ?? "", declared: row[3].double ?? 0, found: row[4].double ?? 0,
                    agrees: row[5].boolean ?? false)
            }
        }
        let taken = try grouped("SELECT import, key, value, origin FROM taken_values ORDER BY import, position") {
            row in
            TakenValue(key: row[1].text ?? "", value: row[2].text ?? "", origin: row[3].text ?? "")
        }
        let rows = try connection.rows(
            """
            SELECT i.id, i.file, i.sha256, i.context, i.format, i."rows", i.accepted, i.absent, i.rejected, i.day,
                i.approximate, i.outdated, v.slices, v.slices_replaced
            FROM imports i JOIN v_imports v ON v.import = i.id ORDER BY i.id
            """)
        return rows.map { row in
            var reading = FileReading(
                file: row[1].text ?? "", sha256: row[2].text ?? "", context: row[3].text ?? "",
                format: row[4].text ?? "")
            reading.rows = row[5].int ?? 0
            reading.accepted = row[6].int ?? 0
            reading.absent = row[7].int ?? 0
            reading.rejected = row[8].int ?? 0
            let id = row[0].int ?? 0
            reading.rejections = rejections[id] ?? []
            reading.checks = checks[id] ?? []
            reading.taken = taken[id] ?? []
            reading.isApproximate = row[10].boolean ?? false
            return JournalEntry(
                reading: reading, day: row[9].text, slices: row[12].int ?? 0, replacedSlices: row[13].int ?? 0,
                isOutdated: row[11].boolean ?? false)
        }
    }

    private func grouped<Element>(_ sql: String, _ element: ([Value]) -> Element?) throws -> [Int: [Element]] {
        var groups: [Int: [Element]] = [:]
        for row in try connection.rows(sql) {
            if let id = row[0].int, let element = element(row) { groups[id, default: []].append(element) }
        }
        return groups
    }

    /// The versions of a file before the last one that still fill slices: a file replaces only what it contains, so what
    /// an earlier version said of another grade or subject goes on counting.
    ///
    /// - Parameter file: The path of the file below the input folder.
    /// - Returns: The versions in the order of their imports.
    /// - Throws: `ADBCError`.
    public func earlierImports(of file: String) throws -> [EarlierImport] {
        let imports = try connection.rows(
            "SELECT id, sha256, day FROM imports WHERE file = ? ORDER BY id", [.text(file)])
        let works =
            try imports.count < 2
            ? [:] : Dictionary(uniqueKeysWithValues: WorkTable.read(connection).map { (Int($0.number), $0.work) })
        return try imports.dropLast().compactMap { row in
            let slices = try connection.rows(
                """
                SELECT work, school, count(*) FROM results WHERE import = \(row[0].int ?? 0)
                AND final_outcome IS NOT NULL GROUP BY work, school ORDER BY work, school
                """
            ).compactMap { slice -> FilledSlice? in
                guard let work = works[slice[0].int ?? 0], let number = slice[1].int,
                    let school = SchoolID(number: Int32(number))
                else { return nil }
                return FilledSlice(work: work, school: school, pupils: slice[2].int ?? 0)
            }
            return slices.isEmpty
                ? nil : EarlierImport(sha256: row[1].text ?? "", day: row[2].text, slices: slices)
        }
    }

    /// The files that the last import refused.
    ///
    /// - Returns: One record for each file.
    /// - Throws: `ADBCError`.
    public func refusals() throws -> [RefusalRecord] {
        try connection.rows("SELECT file, sha256, reason_ru, reason_en FROM refusals ORDER BY file").map { row in
            RefusalRecord(
                file: row[0].text ?? "", sha256: row[1].text ?? "", ru: row[2].text ?? "", en: row[3].text ?? "")
        }
    }

    /// The files that the last import passed over.
    ///
    /// - Returns: The file, the code of the reason, and of a copy the file that was taken.
    /// - Throws: `ADBCError`.
    public func skipped() throws -> [(file: String, reason: String, original: String?)] {
        try connection.rows("SELECT file, reason, original FROM v_skipped").map { row in
            (row[0].text ?? "", row[1].text ?? "", row[2].text)
        }
    }

    /// The slices that one file had filled and another one fills now, unless their numbers are the same.
    ///
    /// - Returns: The file whose results wait, with the numbers before and after.
    /// - Throws: `ADBCError`.
    public func replacedSlices() throws -> [(file: String, slice: ReplacedSlice)] {
        let works = try Dictionary(uniqueKeysWithValues: WorkTable.read(connection).map { (Int($0.number), $0.work) })
        let rows = try connection.rows(
            """
            SELECT file, work, school, pupils_before, pupils_after, failures_before, failures_after FROM v_replaced
            WHERE pupils_before <> pupils_after OR failures_before <> failures_after
            """)
        return rows.compactMap { row in
            guard let work = works[row[1].int ?? 0], let school = SchoolID(login: row[2].text ?? "") else { return nil }
            return (
                row[0].text ?? "",
                ReplacedSlice(
                    work: work, school: school, pupils: (row[3].int ?? 0, row[4].int ?? 0),
                    failures: (row[5].int ?? 0, row[6].int ?? 0))
            )
        }
    }
}
