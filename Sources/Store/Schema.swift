// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation

/// The tables of a campaign's database: numbered migrations, and views that are made anew by every writer.
struct Schema {
    /// The migrations in their order: `0001_….sql`, `0002_….sql` and so on.
    private let scripts: [URL]
    private let views: URL
    private let file: String

    /// Finds the migrations.
    ///
    /// - Parameters:
    ///   - folder: The folder `Migrations` of this room's resources.
    ///   - file: The name of the database, for errors.
    /// - Throws: ``StoreError/missingMigration(name:)`` when a number is missing or stands twice.
    init(migrations folder: URL, file: String) throws {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        scripts = names.filter {
            $0.hasSuffix(".sql") && $0.prefix(4).allSatisfy(\.isNumber) && $0.dropFirst(4).first == "_"
        }
        .map { folder.appending(path: $0) }
        views = folder.appending(path: "views.sql")
        self.file = file
        for number in 1...max(1, scripts.count) {
            let prefix = String(repeating: "0", count: max(0, 4 - String(number).count)) + "\(number)_"
            guard scripts.indices.contains(number - 1), scripts[number - 1].lastPathComponent.hasPrefix(prefix) else {
                throw StoreError.missingMigration(name: prefix)
            }
        }
    }

    /// The version that this program knows.
    var version: Int { scripts.count }

    /// Brings a database up to date, each migration in a transaction of its own.
    func migrate(_ connection: Connection) throws {
        let found = try version(connection)
        guard found <= version else { throw StoreError.newerSchema(file: file, found: found, known: version) }
        for (index, script) in scripts.enumerated().dropFirst(found) {
            let text = try text(of: script)
            try connection.transaction {
                if index == 0 { try connection.execute("CREATE TABLE schema_version (version INTEGER)") }
                try connection.execute(text)
                try connection.execute("DELETE FROM schema_version")
                try connection.execute("INSERT INTO schema_version VALUES (\(index + 1))")
            }
        }
        let text = try text(of: views)
        try connection.transaction { try connection.execute(text) }
    }

    /// Refuses a database whose tables are not this program's.
    func check(_ connection: Connection) throws {
        let found = try version(connection)
        guard found > 0 else { throw StoreError.notACampaign(file: file) }
        guard found <= version else { throw StoreError.newerSchema(file: file, found: found, known: version) }
        guard found == version else { throw StoreError.olderSchema(file: file, found: found, known: version) }
    }

    private func version(_ connection: Connection) throws -> Int {
        let tables = try connection.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'")
        let names = tables.compactMap { $0.first?.text }
        guard names.contains("schema_version") else {
            if !names.isEmpty { throw StoreError.notACampaign(file: file) }
            return 0
        }
        return try connection.rows("SELECT version FROM schema_version").first?.first?.int ?? 0
    }

    private func text(of script: URL) throws -> String {
        guard let text = try? String(contentsOf: script, encoding: .utf8) else {
            throw StoreError.missingMigration(name: script.lastPathComponent)
        }
        return text
    }
}
