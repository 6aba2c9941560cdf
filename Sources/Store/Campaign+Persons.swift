// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import Monitoring

/// A result of a person, while changes are applied to it.
private struct PersonResult {
    let row: Int
    let day: String?
    var outcome: Int
    var score: Int?
    var isChanged = false

    /// Whether a file that names a score, or on the scale of marks a mark, can mean this result.
    func has(_ value: Int) -> Bool { outcome >= Outcome.belowMinimum.rawValue ? value == score : value == outcome }
}

extension Campaign {
    /// How many of some persons have a result in an examination.
    ///
    /// - Parameters:
    ///   - work: A work of the examination: procedure, year and subject count.
    ///   - persons: The keyed hashes of the persons.
    /// - Returns: How many of them are known there.
    /// - Throws: `ADBCError`.
    public func known(_ work: Work, _ persons: [UInt64]) throws -> Int {
        let works = try numbers(of: ExaminationKey(work), in: WorkTable.read(connection))
        let asked = Set(persons).filter { $0 != 0 }
        guard !works.isEmpty, !asked.isEmpty else { return 0 }
        let found = try connection.rows(
            """
            SELECT count(DISTINCT person) FROM results WHERE \(Self.list("work", works))
            AND person IN (\(asked.sorted().map(String.init).joined(separator: ", ")))
            """)
        return found.first?.first?.int ?? 0
    }

    /// Changes of results that found no result to change, by file: their protocols are not there, or say other scores.
    ///
    /// - Returns: The files with the number of such changes.
    /// - Throws: `ADBCError`.
    public func changesWithoutResult() throws -> [(file: String, count: Int)] {
        try connection.rows(
            """
            SELECT i.file, count(*) FROM result_changes c JOIN imports i ON i.id = c.import
            WHERE NOT c.applied GROUP BY i.id, i.file ORDER BY i.id
            """
        ).map { ($0[0].text ?? "", $0[1].int ?? 0) }
    }

    func examinations(ofChangesIn imports: [Int]) throws -> Set<ExaminationKey> {
        let rows = try connection.rows(
            "SELECT DISTINCT procedure, year, subject FROM result_changes WHERE \(Self.list("import", imports))")
        return try Set(
            rows.map { row in
                let code = row[0].text ?? ""
                guard let procedure = Procedure(rawValue: code) else {
                    throw StoreDefect.unknownValue(table: "result_changes", column: "procedure", value: code)
                }
                return ExaminationKey(
                    procedure: procedure, year: row[1].int ?? 0, subject: Subject(rawValue: row[2].text ?? ""))
            })
    }

    private func numbers(of examination: ExaminationKey, in works: [NumberedWork]) -> [Int] {
        works.filter { ExaminationKey($0.work) == examination }.map { Int($0.number) }
    }

    /// Says of every result of an examination what it counts as: the person's first, the person's final, after changes.
    ///
    /// Rows without a person each count; among the results of one person the first day is the first result, the last day
    /// the final one, whatever the marks are: a re-sit takes the place of what it repeats.
    func settlePersons(of examination: ExaminationKey, works: [NumberedWork]) throws {
        let works = Self.list("work", numbers(of: examination, in: works))
        try connection.execute(
            """
            UPDATE results SET first_outcome = outcome, final_outcome = outcome, final_score = score WHERE \(works)
            """)
        try connection.execute(
            """
            WITH days AS (
                SELECT r.rowid AS id, row_number() OVER person AS place, count(*) OVER (PARTITION BY r.person) AS days
                FROM results r JOIN works w ON w.id = r.work WHERE \(works) AND r.person IS NOT NULL
                WINDOW person AS (PARTITION BY r.person ORDER BY w.date, r.import, r.rowid)
            )
            UPDATE results SET
                first_outcome = CASE WHEN days.place = 1 THEN outcome END,
                final_outcome = CASE WHEN days.place = days.days THEN outcome END
            FROM days WHERE results.rowid = days.id AND days.days > 1
            """)
        try applyChanges(of: examination, works: works)
    }

    private func applyChanges(of examination: ExaminationKey, works: String) throws {
        let key: [Value] = [
            .text(examination.procedure.rawValue), .integer(Int64(examination.year)),
            .text(examination.subject.rawValue),
        ]
        let isOfExamination = "procedure = ? AND year = ? AND subject = ?"
        let changes = try connection.rows(
            """
            SELECT rowid, CAST(person AS VARCHAR), CAST(date AS VARCHAR), before, after, outcome, points
            FROM result_changes WHERE \(isOfExamination) ORDER BY date NULLS FIRST, import, position
            """, key)
        guard !changes.isEmpty else { return }
        let rows = try connection.rows(
            """
            SELECT r.rowid, CAST(r.person AS VARCHAR), CAST(w.date AS VARCHAR), r.outcome, r.score
            FROM results r JOIN works w ON w.id = r.work
            WHERE \(works) AND r.person IN (SELECT person FROM result_changes WHERE \(isOfExamination))
            ORDER BY w.date, r.import, r.rowid
            """, key)
        var results: [String: [PersonResult]] = [:]
        for row in rows {
            results[row[1].text ?? "", default: []].append(
                PersonResult(row: row[0].int ?? 0, day: row[2].text, outcome: row[3].int ?? 0, score: row[4].int))
        }
        var applied: [Int] = []
        var waiting = changes
        // One change may start from what another gives, whichever was read first.
        repeat {
            let before = waiting.count
            waiting.removeAll { change in
                let person = change[1].text ?? ""
                guard let found = results[person],
                    let place = Self.result(
                        of: found, day: change[2].text, before: change[3].int, after: change[4].int ?? 0)
                else { return false }
                applied.append(change[0].int ?? 0)
                results[person]?[place].outcome = change[5].int ?? 0
                let isOnHundredScale = (change[5].int ?? 0) >= Outcome.belowMinimum.rawValue
                if let score = isOnHundredScale ? change[4].int : change[6].int {
                    results[person]?[place].score = score
                }
                results[person]?[place].isChanged = true
                return true
            }
            if waiting.count == before { break }
        } while !waiting.isEmpty
        try connection.execute(
            "UPDATE result_changes SET applied = (\(Self.list("rowid", applied))) WHERE \(isOfExamination)", key)
        for result in results.values.joined() where result.isChanged {
            try connection.execute(
                """
                UPDATE results SET final_score = \(result.score.map(String.init) ?? "NULL"),
                    final_outcome = CASE WHEN final_outcome IS NULL THEN NULL ELSE \(result.outcome) END
                WHERE rowid = \(result.row)
                """)
        }
    }

    /// The result that a change means: that of its day, else the last one; its score must be the one before the change, or
    /// already the one after it.
    private static func result(of results: [PersonResult], day: String?, before: Int?, after: Int) -> Int? {
        let ofDay = results.indices.filter { day == nil || results[$0].day == day }
        // A changes file may carry the day of the decision and not that of the examination.
        let candidates = ofDay.isEmpty ? Array(results.indices) : ofDay
        return candidates.last { before == nil || results[$0].has(before ?? 0) || results[$0].has(after) }
    }
}
