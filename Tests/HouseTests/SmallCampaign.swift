// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Installation
import Store
import Testing

/// A new campaign with small tables of results, each with its mapping.
struct SmallCampaign {
    let folder: TemporaryFolder
    var url: URL { folder.file("campaign") }
    var input: URL { url.appending(path: "input") }

    init() throws {
        folder = try TemporaryFolder()
        #expect(try Program.run(["init", url.path, "--lang", "ru", "--years", "2022,2023,2024"]).status == 0)
        for template in try FileManager.default.contentsOfDirectory(at: input, includingPropertiesForKeys: nil) {
            try FileManager.default.removeItem(at: template)
        }
    }

    /// The text of a table: marks of pupils of one school.
    static func table(_ marks: [Int], school: Int = 342_201) -> String {
        "№;Логин;Отметка\n" + marks.enumerated().map { "\($0 + 1);edu\(school);\($1)\n" }.joined()
    }

    static func mapping(year: Int = 2023) -> String {
        """
        header: 1
        procedure: ВПР
        year: \(year)
        season: spring
        subject: Русский язык
        grade: 4
        school: {column: Логин, code: login}
        mark: {column: Отметка}
        """
    }

    /// Puts a table and its mapping into the input folder.
    func add(_ name: String, _ marks: [Int], school: Int = 342_201, year: Int = 2023) throws {
        let file = input.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Self.table(marks, school: school).write(to: file, atomically: true, encoding: .utf8)
        try Self.mapping(year: year).write(
            to: URL(fileURLWithPath: file.path + ".map.yaml"), atomically: true, encoding: .utf8)
    }

    func run(_ arguments: String...) throws -> Program.Answer {
        try Program.run(arguments + ["--campaign", url.path, "--lang", "en"])
    }

    /// Opens the database of a campaign for reading.
    static func open(_ folder: URL) throws -> Campaign {
        let driver = try Driver.load(Installation.current.duckDBDriver().path, entryPoint: Driver.duckDB)
        return try Campaign(
            folder.appending(path: "campaign.duckdb"), mode: .readOnly, driver: driver,
            migrations: Installation.current.resource("Migrations", of: "Store"))
    }

    /// All that a campaign counts, one line for each school, work and outcome.
    static func counts(_ folder: URL) throws -> [String] {
        let rows = try open(folder).rows(
            "SELECT school, procedure, year, season, subject, grade, mark, band, pupils FROM v_results_counts")
        return rows.map { row in row.map { "\($0)" }.joined(separator: "|") }.sorted()
    }

    var counts: [String] { get throws { try Self.counts(url) } }

    /// Pupils by mark.
    var marks: [Int: Int] {
        get throws {
            let rows = try Self.open(url).rows("SELECT mark, sum(pupils)::BIGINT FROM v_results_counts GROUP BY mark")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0].int ?? 0, $0[1].int ?? 0) })
        }
    }
}
