// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Installation

/// A database file of one test, in a folder that goes with it.
final class TestFile: Sendable {
    let folder: URL
    let path: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("adbc-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.resolvingSymlinksInPath().appendingPathComponent("test.duckdb").path
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func open(_ mode: Database.Mode = .readWrite) throws -> Database {
        try Database.open(path: path, driver: duckDB(), mode: mode)
    }
}

/// The driver of the embedded engine.
func duckDB() throws -> Driver {
    try Driver.load(Installation.current.duckDBDriver().path, entryPoint: Driver.duckDB)
}

/// A connection to a database in memory, for tests of one connection.
func memory() throws -> Connection {
    try Database.open(path: nil, driver: duckDB()).connect()
}
