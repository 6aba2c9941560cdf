// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit
import Foundation
import Installation
import Monitoring
import Store

/// The folder of one test, gone with it.
final class TestFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var file: URL { url.appendingPathComponent("campaign.duckdb") }

    static func driver() throws -> Driver {
        try Driver.load(Installation.current.duckDBDriver().path, entryPoint: Driver.duckDB)
    }

    static func migrations() throws -> URL { try Installation.current.resource("Migrations", of: "Store") }

    func campaign(_ mode: Database.Mode = .readWrite, migrations: URL? = nil) throws -> Campaign {
        try Campaign(file, mode: mode, driver: Self.driver(), migrations: migrations ?? Self.migrations())
    }
}

/// One result as a test writes it.
struct TestResultRow: Hashable {
    var work: Work
    var school: Int32
    var outcome: Outcome
    var score: Int?
    var person: UInt64 = 0
}

extension Work {
    static func vpr(_ year: Int, _ season: Season, _ subject: Subject, grade: Int) -> Work {
        Work(procedure: .vpr, year: year, season: season, subject: subject, grade: grade)
    }

    static func exam(_ procedure: Procedure, _ date: String, _ subject: Subject, grade: Int) -> Work {
        let day = CalendarDate(date)
        return Work(
            procedure: procedure, year: day?.year ?? 0, season: nil, subject: subject, grade: grade, date: day)
    }
}

extension SchoolID {
    init(_ number: Int32) {
        guard let id = SchoolID(number: number) else { preconditionFailure("\(number) is no school of a test") }
        self = id
    }
}

extension FileReading {
    /// A reading with some results; the hash is made of the seed.
    static func of(
        _ rows: [TestResultRow], file: String = "a.xlsx", seed: Int = 1, context: String = "c1"
    ) -> FileReading {
        var reading = FileReading(file: file, sha256: hash(seed), context: context, format: "vpr-f1")
        for row in rows {
            guard let school = SchoolID(number: row.school) else { continue }
            let work = reading.works.firstIndex(of: row.work) ?? reading.works.count
            if work == reading.works.count { reading.works.append(row.work) }
            reading.results.append(
                work: work, school: school, outcome: row.outcome, score: row.score, person: row.person)
        }
        reading.rows = rows.count
        reading.accepted = rows.count
        return reading
    }

    /// A reading that describes schools.
    static func register(
        _ schools: [School], file: String = "Школы.xlsx", seed: Int, format: String = "school-register"
    ) -> FileReading {
        var reading = FileReading(file: file, sha256: hash(seed), context: "c1", format: format)
        reading.schools = schools
        reading.rows = schools.count
        reading.accepted = schools.count
        return reading
    }

    static func hash(_ seed: Int) -> String {
        let digits = String(seed, radix: 16)
        return String(repeating: "0", count: 64 - digits.count) + digits
    }
}

extension Array where Element == TestResultRow {
    /// So many results of one school in one work.
    static func pupils(_ count: Int, _ outcome: Outcome, _ work: Work, _ school: Int32) -> [TestResultRow] {
        Array(repeating: TestResultRow(work: work, school: school, outcome: outcome), count: count)
    }
}

extension TaskColumns {
    /// Pupils of one school with their bytes by task.
    static func pupils(_ scores: [[UInt8]], of work: Int, _ labels: [String], school: Int32) -> TaskColumns {
        var tasks = TaskColumns()
        tasks.lists = [TaskList(work: work, tasks: labels.map { TaskDefinition(label: $0, maximum: 1) })]
        for pupil in scores {
            tasks.list.append(0)
            tasks.school.append(school)
            tasks.outcome.append(Outcome.mark3.rawValue)
            tasks.total.append(Int16(pupil.filter { $0 <= TaskColumns.mostPoints }.reduce(0) { $0 + Int($1) }))
            tasks.journal.append(4)
            tasks.variant.append(1)
            tasks.scores += pupil
        }
        return tasks
    }
}
