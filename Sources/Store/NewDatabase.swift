// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Glibc

/// Makes the database of a new campaign whole or not at all.
///
/// The engine writes the head of a new file in several steps, and a file that was cut off between them never opens again.
/// So it is made under another name, with all its tables, and gets its own name when it is complete.
enum NewDatabase {
    /// Makes a database where there is none; one that another process makes meanwhile is left alone.
    ///
    /// - Parameters:
    ///   - file: The file of the database.
    ///   - driver: The engine.
    ///   - schema: Its tables.
    /// - Throws: `ADBCError`, or ``StoreError/missingMigration(name:)``; there is no file then.
    static func make(_ file: URL, driver: Driver, schema: Schema) throws {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: file.path) else { return }
        removeRemains(of: file)
        let seed = URL(fileURLWithPath: prefix(file) + String(getpid()))
        defer { remove(seed) }
        do {
            let database = try Database.open(path: seed.path, driver: driver, mode: .readWrite)
            let connection = try database.connect()
            try schema.migrate(connection)
            try connection.execute("CHECKPOINT")
        }
        // A link replaces nothing; where a file system has none, a name that nobody has yet is as good.
        if link(seed.path, file.path) != 0, errno != EEXIST { rename(seed.path, file.path) }
    }

    private static func prefix(_ file: URL) -> String { file.path + ".new-" }

    private static func remove(_ seed: URL) {
        unlink(seed.path)
        unlink(seed.path + ".wal")
    }

    /// Removes what processes left that were killed while they made the database.
    private static func removeRemains(of file: URL) {
        let folder = file.deletingLastPathComponent()
        let start = URL(fileURLWithPath: prefix(file)).lastPathComponent
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            guard name.hasPrefix(start), let process = Int32(name.dropFirst(start.count).prefix { $0.isNumber }) else {
                continue
            }
            if kill(process, 0) != 0, errno == ESRCH { unlink(folder.appendingPathComponent(name).path) }
        }
    }
}
