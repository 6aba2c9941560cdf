// SPDX-License-Identifier: GPL-3.0-or-later

public import ADBC
public import Foundation
import Monitoring

/// The database of one campaign: schools, imports, results, findings.
///
/// A campaign belongs to one task. Between processes an open writer shuts out readers and the other way round.
public final class Campaign {
    /// How a campaign is opened.
    public typealias Mode = Database.Mode

    let connection: Connection

    /// Opens the database of a campaign; a writer makes it where there is none and brings its tables up to date.
    ///
    /// - Parameters:
    ///   - file: The file `campaign.duckdb`.
    ///   - mode: For reading only, or for writing.
    ///   - driver: The engine.
    ///   - migrations: The folder `Migrations` of this room's resources.
    /// - Throws: `ADBCError` of the engine, ``StoreError`` for tables of another release or another program.
    public init(_ file: URL, mode: Mode, driver: Driver, migrations: URL) throws {
        let schema = try Schema(migrations: migrations, file: file.lastPathComponent)
        if mode == .readWrite { try NewDatabase.make(file, driver: driver, schema: schema) }
        let database = try Database.open(path: file.path, driver: driver, mode: mode)
        connection = try database.connect()
        if mode == .readWrite { try schema.migrate(connection) } else { try schema.check(connection) }
    }

    /// The counts of the results.
    public var results: ResultSource { ResultSource(connection: connection) }

    /// Runs one statement, for tests and tools.
    ///
    /// - Parameters:
    ///   - sql: A query.
    ///   - parameters: The values of its `?`.
    /// - Returns: Its rows.
    /// - Throws: `ADBCError`.
    public func rows(_ sql: String, _ parameters: [Value] = []) throws(ADBCError) -> [[Value]] {
        try connection.rows(sql, parameters)
    }
}
