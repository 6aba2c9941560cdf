// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Monitoring
import Store
import Testing

struct NewDatabaseTests {
    @Test func `a new campaign leaves its one file, and what a killed process left goes`() throws {
        let folder = try TestFolder()
        // No process has the number of the largest one that Linux gives, 2²².
        let remains = ["campaign.duckdb.new-4194305", "campaign.duckdb.new-4194305.wal"]
        for name in remains { try Data([1, 2, 3]).write(to: folder.url.appendingPathComponent(name)) }
        let campaign = try folder.campaign()
        #expect(try campaign.store(.of(.pupils(2, .mark5, Vpr.world4, 7))) == .stored(replaced: []))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(Set(names).subtracting(["campaign.duckdb.wal"]) == ["campaign.duckdb"])
    }

    @Test func `a migration that fails leaves no file`() throws {
        let folder = try TestFolder()
        let migrations = folder.url.appendingPathComponent("migrations")
        try FileManager.default.createDirectory(at: migrations, withIntermediateDirectories: true)
        try "CREATE TABLE a (x INTEGER); broken".write(
            to: migrations.appendingPathComponent("0001_a.sql"), atomically: true, encoding: .utf8)
        #expect(throws: ADBCError.self) { try folder.campaign(migrations: migrations) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["migrations"])
    }
}
