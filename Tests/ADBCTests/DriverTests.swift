// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Installation
import Testing

struct DriverTests {
    @Test func `the driver speaks the version of the specification that was asked for first`() throws {
        #expect(try duckDB().version == 1_001_000)
    }

    @Test func `a library is loaded once, whatever path leads to it`() throws {
        let driver = try duckDB()
        let link = FileManager.default.temporaryDirectory.appendingPathComponent("driver-\(UUID().uuidString).so")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: URL(fileURLWithPath: driver.path))
        defer { try? FileManager.default.removeItem(at: link) }
        #expect(try Driver.load(link.path, entryPoint: Driver.duckDB) === driver)
    }

    @Test func `a path without a file is named`() {
        #expect(throws: ADBCError.driverMissing(path: "/nowhere/libduckdb.so")) {
            try Driver.load("/nowhere/libduckdb.so", entryPoint: Driver.duckDB)
        }
    }

    @Test func `a file that is no library is refused with the loader's message`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("no-\(UUID().uuidString).so")
        try Data("no library".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let error = try #require(throws: ADBCError.self) { try Driver.load(file.path) }
        guard case .driverNotLoaded(_, let detail) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(detail.contains("file too short") || detail.contains("invalid ELF header"))
    }

    @Test func `a library without the entry point is no driver`() throws {
        let path = try duckDB().path
        #expect(throws: ADBCError.entryPointMissing(path: path, entryPoint: "no_such_init")) {
            try Driver.load(path, entryPoint: "no_such_init")
        }
    }
}
