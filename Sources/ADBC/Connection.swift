// SPDX-License-Identifier: GPL-3.0-or-later

internal import CADBC

/// A conversation with a database; it belongs to one task at a time.
///
/// ```swift
/// let connection = try database.connect()
/// try connection.execute("CREATE TABLE works(id INTEGER, subject VARCHAR)")
/// try connection.transaction {
///     try connection.execute("INSERT INTO works VALUES (?, ?)", [1, "Математика"])
/// }
/// let subjects = try connection.rows("SELECT subject FROM works WHERE id = ?", [1])
/// ```
@safe public final class Connection {
    /// The database that the connection keeps open.
    public let database: Database
    let table: UnsafeMutablePointer<AdbcDriver>
    let handle: UnsafeMutablePointer<AdbcConnection>
    /// Whether a transaction is under way.
    public private(set) var isInTransaction = false

    init(database: Database) throws(ADBCError) {
        let table = unsafe database.engine.driver.table
        let handle = UnsafeMutablePointer<AdbcConnection>.allocate(capacity: 1)
        unsafe handle.initialize(to: AdbcConnection())
        do throws(ADBCError) {
            try unsafe call("ConnectionNew") { unsafe table.pointee.ConnectionNew?(handle, $0) ?? notImplemented }
            try unsafe database.engine.connect(handle)
        } catch {
            unsafe Self.release(handle, table)
            throw error
        }
        self.database = database
        unsafe self.table = table
        unsafe self.handle = handle
    }

    deinit { unsafe Self.release(handle, table) }

    private static func release(
        _ handle: UnsafeMutablePointer<AdbcConnection>, _ table: UnsafeMutablePointer<AdbcDriver>
    ) {
        if unsafe handle.pointee.private_data != nil {
            // A connection that cannot be closed leaves nothing that we could still do.
            try? unsafe call("ConnectionRelease") {
                unsafe table.pointee.ConnectionRelease?(handle, $0) ?? notImplemented
            }
        }
        unsafe handle.deinitialize(count: 1)
        unsafe handle.deallocate()
    }

    // MARK: Statements

    /// Runs a statement that gives no rows, or whose rows do not matter.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - parameters: The values of its `?`, in order.
    /// - Returns: The number of rows that it changed, where the engine tells, else nil.
    /// - Throws: The driver's failure.
    @discardableResult
    public func execute(_ sql: String, _ parameters: [Value] = []) throws(ADBCError) -> Int? {
        let statement = try unsafe Statement(connection: handle, table: table)
        try statement.prepare(sql, parameters)
        return try statement.execute()
    }

    /// Runs a statement and gives its rows as Arrow columns, batch by batch.
    ///
    /// The stream keeps the connection. Read it to the end, or drop it, before the next statement.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - parameters: The values of its `?`, in order.
    /// - Returns: The rows, not read yet.
    /// - Throws: The driver's failure.
    public func query(_ sql: String, _ parameters: [Value] = []) throws(ADBCError) -> BatchStream {
        let statement = try unsafe Statement(connection: handle, table: table)
        try statement.prepare(sql, parameters)
        return try BatchStream(connection: self, statement: statement)
    }

    /// All rows of a small result.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - parameters: The values of its `?`, in order.
    /// - Returns: The values, row by row in the order of the columns.
    /// - Throws: The driver's failure, ``ADBCError/columnType(name:expected:found:)`` for a type without a ``Value``.
    public func rows(_ sql: String, _ parameters: [Value] = []) throws(ADBCError) -> [[Value]] {
        let stream = try query(sql, parameters)
        var rows: [[Value]] = []
        while let batch = try stream.next() {
            for row in 0..<batch.count {
                var values: [Value] = []
                values.reserveCapacity(batch.columns.count)
                for column in batch.columns { values.append(try column.value(at: row)) }
                rows.append(values)
            }
        }
        return rows
    }

    // MARK: Transactions

    /// Runs statements that take effect together or not at all.
    ///
    /// - Parameter body: What to do; an error that it throws undoes everything and is thrown on.
    /// - Returns: What `body` returns.
    /// - Throws: ``ADBCError/nestedTransaction``, the driver's failure, or what `body` throws.
    @discardableResult
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        guard !isInTransaction else { throw ADBCError.nestedTransaction }
        // In SQL and not by the driver's option `autocommit`: where a result is still open, DuckDB's driver takes it for
        // a transaction under way, begins none, and nothing could be undone.
        try execute("BEGIN TRANSACTION")
        isInTransaction = true
        defer { isInTransaction = false }
        do {
            let result = try body()
            try execute("COMMIT")
            return result
        } catch {
            // The first error is the one that matters; the engine undoes an unfinished transaction anyway.
            _ = try? execute("ROLLBACK")
            throw error
        }
    }
}
