// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Monitoring

/// The results of one school in one work, by their numbers.
private struct Slice: Hashable {
    let work: Int32
    let school: Int32
}

/// How many pupils a slice has, and how many of them failed.
private struct SliceSize {
    var pupils = 0
    var failures = 0
}

extension Campaign {
    /// Adds the results of a reading, and removes those of the same slices and of earlier readings of the same bytes.
    ///
    /// - Parameters:
    ///   - reading: What was read.
    ///   - id: The number of the import.
    ///   - earlier: The numbers of earlier readings of the same bytes.
    /// - Returns: The slices that had results before, by work and school; also those that have none any more.
    /// - Throws: `ADBCError`.
    func insertResults(_ reading: FileReading, id: Int, insteadOf earlier: [Int]) throws -> [ReplacedSlice] {
        let numbers = try WorkTable.numbers(of: reading.works, connection)
        let results = reading.results
        try connection.ingest(
            into: "results",
            [
                IngestColumn("import", .int32(Array(repeating: Int32(id), count: results.count))),
                IngestColumn("work", .int32(results.work.map { numbers[Int($0)] })),
                IngestColumn("school", .int32(results.school)), IngestColumn("outcome", .uint8(results.outcome)),
                IngestColumn("score", .nullable(.int16(results.score), present: results.score.map { $0 >= 0 })),
                IngestColumn("person", .nullable(.uint64(results.person), present: results.person.map { $0 != 0 })),
            ])
        let stale = "import <> \(id) AND (\(covered(by: id, works: numbers)) OR \(list("import", earlier)))"
        let before = try sizes(where: stale)
        guard !before.isEmpty else { return [] }
        let after = try sizes(where: "import = \(id)")
        try connection.execute("DELETE FROM results WHERE \(stale)")
        let works = try Dictionary(uniqueKeysWithValues: WorkTable.read(connection).map { ($0.number, $0.work) })
        return before.compactMap { slice, size -> ReplacedSlice? in
            guard let work = works[slice.work], let school = SchoolID(number: slice.school) else { return nil }
            let now = after[slice] ?? SliceSize()
            return ReplacedSlice(
                work: work, school: school, pupils: (size.pupils, now.pupils), failures: (size.failures, now.failures))
        }
        .sorted { $0.work == $1.work ? $0.school < $1.school : WorkTable.precedes($0.work, $1.work) }
    }

    /// The slices of an import; the works first, because they are few and the engine skips the blocks of all others.
    private func covered(by id: Int, works: [Int32]) -> String {
        "(\(list("work", works.map(Int.init))) "
            + "AND (work, school) IN (SELECT work, school FROM results WHERE import = \(id)))"
    }

    private func list(_ column: String, _ numbers: [Int]) -> String {
        numbers.isEmpty ? "false" : "\(column) IN (\(numbers.map(String.init).joined(separator: ", ")))"
    }

    private func sizes(where condition: String) throws -> [Slice: SliceSize] {
        let failures = [Outcome.mark2, .belowMinimum].map { String($0.rawValue) }.joined(separator: ", ")
        let rows = try connection.rows(
            """
            SELECT work, school, count(*), count(*) FILTER (WHERE outcome IN (\(failures))) FROM results
            WHERE \(condition) GROUP BY work, school
            """)
        return rows.reduce(into: [:]) { sizes, row in
            sizes[Slice(work: Int32(row[0].int ?? 0), school: Int32(row[1].int ?? 0))] = SliceSize(
                pupils: row[2].int ?? 0, failures: row[3].int ?? 0)
        }
    }
}
