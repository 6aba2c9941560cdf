// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Monitoring

/// A work with its number in the database.
struct NumberedWork {
    let number: Int32
    let work: Work
}

/// The table of works.
enum WorkTable {
    static func read(_ connection: Connection) throws -> [NumberedWork] {
        let rows = try connection.rows(
            """
            SELECT id, procedure, year, season, subject, grade, CAST(date AS VARCHAR) FROM works ORDER BY id
            """)
        return try rows.map { row in
            let code = row[1].text ?? ""
            guard let procedure = Procedure(rawValue: code) else {
                throw StoreDefect.unknownValue(table: "works", column: "procedure", value: code)
            }
            let season = try row[3].text.map { text in
                guard let season = Season(rawValue: text) else {
                    throw StoreDefect.unknownValue(table: "works", column: "season", value: text)
                }
                return season
            }
            return NumberedWork(
                number: Int32(row[0].int ?? 0),
                work: Work(
                    procedure: procedure, year: row[2].int ?? 0, season: season,
                    subject: Subject(rawValue: row[4].text ?? ""), grade: row[5].int ?? 0,
                    date: row[6].text.flatMap { CalendarDate($0) }))
        }
    }

    /// The numbers of some works, in their order; those that are new are added.
    static func numbers(of works: [Work], _ connection: Connection) throws -> [Int32] {
        let known = try read(connection)
        var numbers = Dictionary(uniqueKeysWithValues: known.map { ($0.work, $0.number) })
        var next = (known.map(\.number).max() ?? 0) + 1
        for work in works where numbers[work] == nil {
            try connection.execute(
                "INSERT INTO works VALUES (?, ?, ?, ?, ?, ?, CAST(? AS DATE))",
                [
                    .integer(Int64(next)), .text(work.procedure.rawValue), .integer(Int64(work.year)),
                    .optional(work.season?.rawValue), .text(work.subject.rawValue), .integer(Int64(work.grade)),
                    .optional(work.date?.iso),
                ])
            numbers[work] = next
            next += 1
        }
        return works.map { numbers[$0] ?? 0 }
    }

    /// By procedure in the order of the list, period, subject, grade, day.
    static func precedes(_ first: Work, _ second: Work) -> Bool {
        let procedures = Procedure.allCases
        let ranks = [first, second].map { work in procedures.firstIndex(of: work.procedure) ?? 0 }
        if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
        if first.period != second.period { return first.period < second.period }
        if first.subject != second.subject { return first.subject.rawValue < second.subject.rawValue }
        if first.grade != second.grade { return first.grade < second.grade }
        return (first.date?.iso ?? "") < (second.date?.iso ?? "")
    }
}
