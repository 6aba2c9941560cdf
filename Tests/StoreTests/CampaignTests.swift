// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Monitoring
import Store
import Testing

struct CampaignTests {
    @Test func `a writer makes the file, and a reader finds it as it was left`() throws {
        let folder = try TestFolder()
        let work = Vpr.russian4
        do {
            let campaign = try folder.campaign()
            _ = try campaign.store(.of(.pupils(3, .mark2, work, 342_201)))
        }
        let reader = try folder.campaign(.readOnly)
        #expect(try reader.loaded() == [LoadedWork(work, schools: 1, pupils: 3)])
    }

    @Test func `a reader does not make a file`() throws {
        let folder = try TestFolder()
        #expect(throws: ADBCError.self) { try folder.campaign(.readOnly) }
        #expect(!FileManager.default.fileExists(atPath: folder.file.path))
    }

    @Test func `a reader cannot import, and the campaign stays`() throws {
        let folder = try TestFolder()
        _ = try folder.campaign().store(.of(.pupils(3, .mark2, Vpr.russian4, 1)))
        let reader = try folder.campaign(.readOnly)
        #expect(throws: ADBCError.self) { try reader.store(.of(.pupils(1, .mark5, Vpr.russian4, 2), seed: 2)) }
        #expect(try reader.loaded() == [LoadedWork(Vpr.russian4, schools: 1, pupils: 3)])
    }

    @Test func `a file of a newer program is refused, for reading and for writing`() throws {
        let folder = try TestFolder()
        _ = try folder.campaign()
        try folder.execute("UPDATE schema_version SET version = 99")
        let newer = StoreError.newerSchema(file: "campaign.duckdb", found: 99, known: try SchemaTests.known())
        #expect(throws: newer) { try folder.campaign() }
        #expect(throws: newer) { try folder.campaign(.readOnly) }
    }

    @Test func `a database of something else is refused and left as it is`() throws {
        let folder = try TestFolder()
        do {
            let other = try Database.open(path: folder.file.path, driver: TestFolder.driver()).connect()
            try other.execute("CREATE TABLE births(day DATE)")
        }
        #expect(throws: StoreError.notACampaign(file: "campaign.duckdb")) { try folder.campaign() }
        #expect(throws: StoreError.notACampaign(file: "campaign.duckdb")) { try folder.campaign(.readOnly) }
        let other = try Database.open(path: folder.file.path, driver: TestFolder.driver(), mode: .readOnly).connect()
        #expect(try other.rows("SELECT table_name FROM information_schema.tables") == [["births"]])
    }

    @Test func `opening twice changes nothing`() throws {
        let folder = try TestFolder()
        _ = try folder.campaign().store(.of(.pupils(3, .mark2, Vpr.russian4, 1)))
        let again = try folder.campaign()
        #expect(try again.loaded() == [LoadedWork(Vpr.russian4, schools: 1, pupils: 3)])
        #expect(try folder.rows("SELECT version FROM schema_version") == [[.integer(Int64(SchemaTests.known()))]])
    }
}
