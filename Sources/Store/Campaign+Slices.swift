// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Monitoring

/// The results of one school in one work, by their numbers.
private struct Slice: Hashable {
    let work: Int32
    let school: Int32
}

/// How many pupils a slice has, and how many of them failed.
private struct SliceSize: Equatable {
    var pupils = 0
    var failures = 0
}

extension Campaign {
    /// Changes imports, then gives every slice that they touch to the import that fills it now.
    ///
    /// - Parameters:
    ///   - imports: The imports that go.
    ///   - reading: What comes instead; nil where nothing does.
    ///   - works: The numbers of its works.
    ///   - examinations: Examinations whose changes of results go or come.
    ///   - change: Removes and inserts rows; those that come are in `results_replaced`. Returns the number of the new
    ///     import.
    /// - Returns: The slices whose numbers are others now, among those that had results before.
    /// - Throws: `ADBCError`, or what `change` throws.
    func replacing(
        _ imports: [Int], with reading: FileReading?, works: [Int32], _ examinations: Set<ExaminationKey>,
        _ change: () throws -> Int?
    ) throws -> [ReplacedSlice] {
        // The new slices wait under number 0: what they replace is measured before anything goes.
        let slices = (reading?.filledSlices ?? []).sorted { ($0.work, $0.school) < ($1.work, $1.school) }
        try connection.ingest(
            into: "import_slices",
            [
                IngestColumn("import", .int32(Array(repeating: 0, count: slices.count))),
                IngestColumn("work", .int32(slices.map { works[Int($0.work)] })),
                IngestColumn("school", .int32(slices.map(\.school.number))),
            ])
        try connection.execute(
            """
            CREATE OR REPLACE TEMP TABLE touched AS
            SELECT DISTINCT work, school FROM import_slices WHERE \(Self.list("import", imports + [0]))
            """)
        let touchedWorks = try connection.rows("SELECT DISTINCT work FROM touched ORDER BY work").compactMap {
            $0[0].int
        }
        let before = try sizes(touchedWorks)
        if let id = try change() {
            try connection.execute("UPDATE import_slices SET import = \(id) WHERE import = 0")
        }
        try settleSlices(touchedWorks)
        let all = try WorkTable.read(connection)
        let touched = Set(touchedWorks.map(Int32.init))
        let examinations = examinations.union(
            all.filter { touched.contains($0.number) && $0.work.procedure != .vpr }.map { ExaminationKey($0.work) })
        for examination in examinations.sorted() { try settlePersons(of: examination, works: all) }
        let after = try sizes(touchedWorks)
        try connection.execute("DROP TABLE touched")
        let numbered = Dictionary(uniqueKeysWithValues: all.map { ($0.number, $0.work) })
        return before.compactMap { slice, size -> ReplacedSlice? in
            guard let work = numbered[slice.work], let school = SchoolID(number: slice.school) else { return nil }
            let now = after[slice] ?? SliceSize()
            return ReplacedSlice(
                work: work, school: school, pupils: (size.pupils, now.pupils), failures: (size.failures, now.failures))
        }
        .sorted { $0.work == $1.work ? $0.school < $1.school : WorkTable.precedes($0.work, $1.work) }
    }

    /// The slices that lose more than a fifth of their pupils.
    static func losses(_ replaced: [ReplacedSlice]) -> [ReplacedSlice] {
        replaced.filter { ($0.pupils.before - $0.pupils.after) * 5 > $0.pupils.before }
    }

    /// `column IN (1, 2)`; false for no numbers.
    static func list(_ column: String, _ numbers: [Int]) -> String {
        numbers.isEmpty ? "false" : "\(column) IN (\(numbers.map(String.init).joined(separator: ", ")))"
    }

    /// Moves the rows of touched slices: those of the import that fills a slice count, the others wait.
    private func settleSlices(_ works: [Int]) throws {
        try connection.execute(
            """
            CREATE OR REPLACE TEMP TABLE owners AS
            SELECT work, school, import AS owner FROM (
                SELECT s.work, s.school, s.import, row_number() OVER (
                    PARTITION BY s.work, s.school ORDER BY i.approximate, s.import DESC
                ) AS place
                FROM import_slices s JOIN imports i ON i.id = s.import JOIN touched t USING (work, school)
                WHERE \(Self.list("s.work", works))
            ) WHERE place = 1
            """)
        for table in ["results", "task_scores"] {
            try move(from: table, to: "\(table)_replaced", where: "x.import <> o.owner", works)
            try move(from: "\(table)_replaced", to: table, where: "x.import = o.owner", works)
        }
        try connection.execute("DROP TABLE owners")
    }

    /// Moves the rows of touched slices that stand in a relation to the owner; the works first, because they are few and
    /// the engine skips the blocks of all others.
    private func move(from source: String, to target: String, where condition: String, _ works: [Int]) throws {
        let condition = "\(Self.list("x.work", works)) AND x.work = o.work AND x.school = o.school AND \(condition)"
        try connection.execute("INSERT INTO \(target) SELECT x.* FROM \(source) x, owners o WHERE \(condition)")
        try connection.execute("DELETE FROM \(source) x USING owners o WHERE \(condition)")
    }

    private func sizes(_ works: [Int]) throws -> [Slice: SliceSize] {
        let failures = [Outcome.mark2, .belowMinimum].map { String($0.rawValue) }.joined(separator: ", ")
        let rows = try connection.rows(
            """
            SELECT work, school, count(*), count(*) FILTER (WHERE final_outcome IN (\(failures))) FROM results
            JOIN touched USING (work, school)
            WHERE \(Self.list("work", works)) AND final_outcome IS NOT NULL GROUP BY work, school
            """)
        return rows.reduce(into: [:]) { sizes, row in
            sizes[Slice(work: Int32(row[0].int ?? 0), school: Int32(row[1].int ?? 0))] = SliceSize(
                pupils: row[2].int ?? 0, failures: row[3].int ?? 0)
        }
    }
}

extension FileReading {
    /// The slices that the file speaks of, whether somebody counts in them or not.
    fileprivate var filledSlices: Set<ReadSlice> {
        var filled = slices
        var last: ReadSlice?
        for (work, number) in zip(results.work, results.school) {
            guard let school = SchoolID(number: number) else { continue }
            let slice = ReadSlice(work: Int(work), school: school)
            if slice != last { filled.insert(slice) }
            last = slice
        }
        return filled
    }
}
