// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Monitoring
import Store
import Testing

struct SchemaTests {
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
        let old = try TestFolder()
        _ = try old.campaign().store(.of(.pupils(2, .mark3, Vpr.russian4, 1)))
        let folder = try steps(
            old, ["0002_more.sql": "CREATE TABLE more(x INTEGER); INSERT INTO more VALUES (1);"])
        for _ in 0..<2 {
            let campaign = try old.campaign(migrations: folder)
            #expect(try campaign.loaded().map(\.pupils) == [2])
            #expect(try campaign.rows("SELECT x FROM more") == [[1]])
        }
        #expect(throws: StoreError.newerSchema(file: "campaign.duckdb", found: 2, known: 1)) { try old.campaign() }
    }

    @Test func `a reader does not bring an old file up to date`() throws {
        let old = try TestFolder()
        _ = try old.campaign()
        let folder = try steps(old, ["0002_more.sql": "CREATE TABLE more(x INTEGER)"])
        #expect(throws: StoreError.olderSchema(file: "campaign.duckdb", found: 1, known: 2)) {
            try old.campaign(.readOnly, migrations: folder)
        }
    }

    @Test func `a step that fails leaves nothing of itself`() throws {
        let old = try TestFolder()
        let folder = try steps(
            old, ["0002_broken.sql": "CREATE TABLE half(x INTEGER); INSERT INTO nowhere VALUES (1);"])
        #expect(throws: ADBCError.self) { try old.campaign(migrations: folder) }
        #expect(try old.rows("SELECT version FROM schema_version") == [[1]])
        #expect(try old.rows("SELECT count(*) FROM information_schema.tables WHERE table_name = 'half'") == [[0]])
    }

    @Test func `a missing number is a defect of the program`() throws {
        let old = try TestFolder()
        let folder = try steps(old, ["0003_gap.sql": "SELECT 1"])
        #expect(throws: StoreError.missingMigration(name: "0002_")) {
            try old.campaign(migrations: folder)
        }
        #expect(!FileManager.default.fileExists(atPath: old.file.path))
    }

    @Test func `files that are no steps are passed over`() throws {
        let old = try TestFolder()
        let folder = try steps(old, ["0002_more.sql.bak": "nonsense", "notes.sql": "nonsense"])
        #expect(try old.campaign(migrations: folder).loaded().isEmpty)
    }
}
