// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation

/// The tables of a campaign's database: numbered migrations, and views that are made anew by every writer.
struct Schema {
    /// The version that this program knows.
    static let version = 1

    private let folder: URL
    private let file: String

    init(migrations folder: URL, file: String) {
        self.folder = folder
        self.file = file
    }

    /// Brings a database up to date, each migration in a transaction of its own.
    func migrate(_ connection: Connection) throws {
        let found = try version(connection)
        guard found <= Self.version else { throw StoreError.newerSchema(file: file, found: found, known: Self.version) }
        if found < Self.version {
            for number in (found + 1)...Self.version {
                let script = try script(numbered: number)
                try connection.transaction {
                    if number == 1 { try connection.execute("CREATE TABLE schema_version (version INTEGER)") }
                    for statement in script { try connection.execute(statement) }
                    try connection.execute("DELETE FROM schema_version")
                    try connection.execute("INSERT INTO schema_version VALUES (\(number))")
                }
            }
        }
        let views = try statements(folder.appending(path: "views.sql"))
        try connection.transaction { for statement in views { try connection.execute(statement) } }
    }

    /// Refuses a database whose tables are not this program's.
    func check(_ connection: Connection) throws {
        let found = try version(connection)
        guard found <= Self.version else { throw StoreError.newerSchema(file: file, found: found, known: Self.version) }
        guard found == Self.version else { throw StoreError.olderSchema(file: file, found: found, known: Self.version) }
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

    private func script(numbered number: Int) throws -> [String] {
        let prefix = String(repeating: "0", count: 4 - String(number).count) + "\(number)_"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        guard let name = names.first(where: { $0.hasPrefix(prefix) && $0.hasSuffix(".sql") }) else {
            throw StoreError.missingMigration(name: prefix)
        }
        return try statements(folder.appending(path: name))
    }

    private func statements(_ url: URL) throws -> [String] {
        guard let text = try? String(contentsOf: url, encoding: .utf8) else {
            throw StoreError.missingMigration(name: url.lastPathComponent)
        }
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("--") }
        return lines.joined(separator: "\n").components(separatedBy: ";\n").map {
            $0.trimmingCharacters(in: CharacterSet(charactersIn: "; \n"))
        }.filter { !$0.isEmpty }
    }
}
