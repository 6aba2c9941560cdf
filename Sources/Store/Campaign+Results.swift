// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Monitoring

extension Campaign {
    /// The years of which there are results.
    ///
    /// - Returns: Each once, ascending.
    /// - Throws: `ADBCError`.
    public func yearsOfResults() throws -> [Int] {
        try connection.rows(
            "SELECT DISTINCT year FROM works WHERE id IN (SELECT DISTINCT work FROM results) ORDER BY year"
        ).compactMap { $0.first?.int }
    }

    /// Adds the rows of a reading; results and scores of tasks wait as replaced until their slices are settled.
    func insertRows(_ reading: FileReading, id: Int, works: [Int32]) throws {
        let results = reading.results
        let outcomes = ColumnData.nullable(
            .uint8(results.outcome), present: Array(repeating: true, count: results.count))
        let scores = ColumnData.nullable(.int16(results.score), present: results.score.map { $0 >= 0 })
        try connection.ingest(
            into: "results_replaced",
            [
                IngestColumn("import", .int32(Array(repeating: Int32(id), count: results.count))),
                IngestColumn("work", .int32(results.work.map { works[Int($0)] })),
                IngestColumn("school", .int32(results.school)), IngestColumn("outcome", .uint8(results.outcome)),
                IngestColumn("score", scores),
                IngestColumn("person", .nullable(.uint64(results.person), present: results.person.map { $0 != 0 })),
                IngestColumn("first_outcome", outcomes), IngestColumn("final_outcome", outcomes),
                IngestColumn("final_score", scores),
            ])
        try insertChanges(reading.changes, id: id)
        try insertTasks(reading.tasks, id: id, works: works)
        try insertReferences(reading.references, id: id)
    }

    private func insertChanges(_ changes: [ResultChange], id: Int) throws {
        try connection.ingest(
            into: "result_changes",
            Self.keys(id, changes.count) + [
                IngestColumn("procedure", .string(changes.map(\.work.procedure.rawValue))),
                IngestColumn("year", .int32(changes.map { Int32($0.work.year) })),
                IngestColumn("subject", .string(changes.map(\.work.subject.rawValue))),
                IngestColumn("grade", .int32(changes.map { Int32($0.work.grade) })),
                IngestColumn("date", Self.days(changes.map(\.work.date))),
                IngestColumn("person", .uint64(changes.map(\.person))),
                IngestColumn("before", .optional(changes.map { $0.before.flatMap { Int16(exactly: $0) } })),
                IngestColumn("after", .int16(changes.map { Int16(clamping: $0.after) })),
                IngestColumn("outcome", .uint8(changes.map(\.outcome.rawValue))),
                IngestColumn("points", .optional(changes.map { $0.points.flatMap { Int16(exactly: $0) } })),
                IngestColumn("applied", .boolean(changes.map { _ in false })),
            ])
    }

    /// Days as Arrow has them: counted from 1970-01-01.
    private static func days(_ dates: [CalendarDate?]) -> ColumnData {
        .nullable(.date(dates.map { Int32($0?.daysSince1970 ?? 0) }), present: dates.map { $0 != nil })
    }

    private func insertTasks(_ tasks: TaskColumns, id: Int, works: [Int32]) throws {
        guard tasks.count > 0 else { return }
        let first = try nextID("task_lists")
        let lists = tasks.lists
        let numbers = lists.indices.map { Int32(first + $0) }
        try connection.ingest(
            into: "task_lists",
            [
                IngestColumn("id", .int32(numbers)),
                IngestColumn("import", .int32(Array(repeating: Int32(id), count: lists.count))),
                IngestColumn("work", .int32(lists.map { works[Int($0.work)] })),
            ])
        let definitions = zip(numbers, lists).flatMap { number, list in
            list.tasks.enumerated().map { (number, Int32($0), $1) }
        }
        try connection.ingest(
            into: "tasks",
            [
                IngestColumn("list", .int32(definitions.map(\.0))),
                IngestColumn("position", .int32(definitions.map(\.1))),
                IngestColumn("label", .string(definitions.map(\.2.label))),
                IngestColumn("maximum", .optional(definitions.map { $0.2.maximum.flatMap { Int16(exactly: $0) } })),
            ])
        var ends: [Int] = []
        ends.reserveCapacity(tasks.count)
        for list in tasks.list { ends.append((ends.last ?? 0) + lists[Int(list)].tasks.count) }
        try connection.ingest(
            into: "task_scores_replaced",
            [
                IngestColumn("import", .int32(Array(repeating: Int32(id), count: tasks.count))),
                IngestColumn("work", .int32(tasks.list.map { works[Int(lists[Int($0)].work)] })),
                IngestColumn("school", .int32(tasks.school)),
                IngestColumn("list", .int32(tasks.list.map { numbers[Int($0)] })),
                IngestColumn("outcome", .uint8(tasks.outcome)),
                IngestColumn("total", .nullable(.int16(tasks.total), present: tasks.total.map { $0 >= 0 })),
                IngestColumn("journal", .nullable(.uint8(tasks.journal), present: tasks.journal.map { $0 > 0 })),
                IngestColumn("variant", .nullable(.uint8(tasks.variant), present: tasks.variant.map { $0 > 0 })),
                IngestColumn("scores", .lists(tasks.scores, ends: ends)),
            ])
    }

    private func insertReferences(_ references: [ReferenceShares], id: Int) throws {
        let works = try WorkTable.numbers(of: references.map(\.work), connection)
        func share(_ index: Int) -> ColumnData {
            .optional(references.map { $0.shares.indices.contains(index) ? $0.shares[index] : nil })
        }
        try connection.ingest(
            into: "reference_shares",
            Self.keys(id, references.count) + [
                IngestColumn("work", .int32(works)),
                IngestColumn("kind", .string(references.map(\.kind.rawValue))),
                IngestColumn("level", .string(references.map(\.level.rawValue))),
                IngestColumn("name", .string(references.map(\.name))),
                IngestColumn("schools", .optional(references.map { $0.schools.map(Int32.init(clamping:)) })),
                IngestColumn("participants", .int32(references.map { Int32(clamping: $0.participants) })),
                IngestColumn("share_1", share(0)), IngestColumn("share_2", share(1)),
                IngestColumn("share_3", share(2)), IngestColumn("share_4", share(3)),
            ])
    }
}
