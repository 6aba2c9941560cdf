// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Monitoring
import Store
import Testing

struct SchemaTests {
    /// The number of the program's own steps.
    static func known() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: TestFolder.migrations().path).count { $0.hasPrefix("0") }
    }

    /// The number of a step as files have it.
    private static func prefix(_ number: Int) -> String { String(String(10_000 + number).dropFirst()) + "_" }

    /// A folder with the program's own steps and some more.
    private func steps(_ folder: TestFolder, _ more: [String: String]) throws -> URL {
        let copy = folder.url.appendingPathComponent("Migrations")
        try FileManager.default.copyItem(at: TestFolder.migrations(), to: copy)
        for (name, text) in more {
            try text.write(to: copy.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        return copy
    }

    @Test func `a new step is applied once, to a new file and to an old one`() throws {
        let (old, known) = (try TestFolder(), try Self.known())
        _ = try old.campaign().store(.of(.pupils(2, .mark3, Vpr.russian4, 1)))
        let folder = try steps(
            old, ["\(Self.prefix(known + 1))more.sql": "CREATE TABLE more(x INTEGER); INSERT INTO more VALUES (1);"])
        for _ in 0..<2 {
            let campaign = try old.campaign(migrations: folder)
            #expect(try campaign.loaded().map(\.pupils) == [2])
            #expect(try campaign.rows("SELECT x FROM more") == [[1]])
        }
        #expect(throws: StoreError.newerSchema(file: "campaign.duckdb", found: known + 1, known: known)) {
            try old.campaign()
        }
    }

    @Test func `a reader does not bring an old file up to date`() throws {
        let (old, known) = (try TestFolder(), try Self.known())
        _ = try old.campaign()
        let folder = try steps(old, ["\(Self.prefix(known + 1))more.sql": "CREATE TABLE more(x INTEGER)"])
        #expect(throws: StoreError.olderSchema(file: "campaign.duckdb", found: known, known: known + 1)) {
            try old.campaign(.readOnly, migrations: folder)
        }
    }

    @Test func `a step that fails leaves nothing of itself`() throws {
        let (old, known) = (try TestFolder(), try Self.known())
        let folder = try steps(
            old,
            ["\(Self.prefix(known + 1))broken.sql": "CREATE TABLE half(x INTEGER); INSERT INTO nowhere VALUES (1);"])
        #expect(throws: ADBCError.self) { try old.campaign(migrations: folder) }
        #expect(try old.rows("SELECT version FROM schema_version") == [[.integer(Int64(known))]])
        #expect(try old.rows("SELECT count(*) FROM information_schema.tables WHERE table_name = 'half'") == [[0]])
    }

    @Test func `a missing number is a defect of the program`() throws {
        let (old, known) = (try TestFolder(), try Self.known())
        let folder = try steps(old, ["\(Self.prefix(known + 2))gap.sql": "SELECT 1"])
        #expect(throws: StoreError.missingMigration(name: Self.prefix(known + 1))) {
            try old.campaign(migrations: folder)
        }
        #expect(!FileManager.default.fileExists(atPath: old.file.path))
    }

    @Test func `files that are no steps are passed over`() throws {
        let old = try TestFolder()
        let folder = try steps(old, ["9999_more.sql.bak": "nonsense", "notes.sql": "nonsense"])
        #expect(try old.campaign(migrations: folder).loaded().isEmpty)
    }

    @Test func `results of the first release are kept, and ask to be imported again`() throws {
        let old = try TestFolder()
        let copy = old.url.appendingPathComponent("Migrations")
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        let first = try TestFolder.migrations().appendingPathComponent("0001_initial.sql")
        try FileManager.default.copyItem(at: first, to: copy.appendingPathComponent("0001_initial.sql"))
        try "SELECT 1".write(to: copy.appendingPathComponent("views.sql"), atomically: true, encoding: .utf8)
        do {
            _ = try old.campaign(migrations: copy)
            try old.execute("INSERT INTO works VALUES (1, 'ОГЭ', 2023, NULL, 'Русский язык', 9, DATE '2023-06-06')")
            try old.execute("INSERT INTO results VALUES (1, 1, 342201, 2, 11, 77)")
            try old.execute(
                "INSERT INTO imports VALUES (1, 'a.xlsx', '\(FileReading.hash(1))', 'c1', 'ris-protocol', 1, 1, 0, 0)")
        }
        let campaign = try old.campaign()
        #expect(try campaign.rows("SELECT mark, pupils FROM v_results_counts") == [[2, 1]])
        #expect(try campaign.outdatedFiles() == ["a.xlsx"])
        #expect(!(try campaign.hasImported("a.xlsx", sha256: FileReading.hash(1), context: "c1")))
        _ = try campaign.store(.of(.pupils(1, .mark3, Vpr.russian4, 1)), confirmed: true)
        #expect(try campaign.outdatedFiles().isEmpty)
    }
}
