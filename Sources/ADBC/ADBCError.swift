// SPDX-License-Identifier: GPL-3.0-or-later

/// What can go wrong between the program and a database engine.
public enum ADBCError: Error, Equatable, Sendable {
    /// No file lies at the path of the driver's library.
    case driverMissing(path: String)
    /// The library cannot be loaded; `detail` is the loader's own message.
    case driverNotLoaded(path: String, detail: String)
    /// The library needs the Python library, which is not installed; `names` are the file names that were tried.
    case pythonLibraryMissing(path: String, names: [String])
    /// The library does not export the function that makes it a driver.
    case entryPointMissing(path: String, entryPoint: String)
    /// A read-only opening of a file that does not exist.
    case databaseMissing(path: String)
    /// This process has the file open already, in another mode or by another driver.
    case openedOtherwise(path: String, mode: Database.Mode)
    /// Another process has the file open; what the engine says of it, where it says it.
    case locked(path: String, program: String?, process: Int32?)
    /// A transaction was begun inside a transaction of the same connection.
    case nestedTransaction
    /// A result has no column of this name.
    case columnMissing(name: String)
    /// A column holds another type than the one asked for; `found` is its Arrow format.
    case columnType(name: String, expected: String, found: String)
    /// A value is absent where every row must have one.
    case unexpectedNull(column: String, row: Int)
    /// A value does not fit into the type asked for.
    case valueOutOfRange(column: String, row: Int)
    /// Rows to add have other columns than the table: those that it misses, and those that it does not have.
    case ingestColumns(table: String, missing: [String], unknown: [String])
    /// A table took fewer rows than it was given, so that a constraint of it was broken and nothing was kept.
    ///
    /// DuckDB's driver drops the message of the constraint and reports success; only the number of rows tells.
    case ingestRefused(table: String, given: Int, taken: Int)
    /// Columns of one table differ in length.
    case unequalLengths(column: String, expected: Int, found: Int)
    /// A NUL character stands in a text that a driver takes as a C string: a path, an option, a table's name, a statement.
    case nulCharacter(argument: String)
    /// The driver refused a call.
    case driver(DriverFailure)
}

/// A status other than OK, with what the driver says of it.
public struct DriverFailure: Error, Equatable, Sendable {
    /// The status of the specification.
    public let status: Status
    /// The function of the driver's table that gave it, such as `StatementExecuteQuery`.
    public let function: String
    /// The first line of the driver's message, for people.
    public let message: String
    /// The other lines of the driver's message, for the log; empty where there are none.
    public let detail: String
    /// The five characters of SQLSTATE, where the driver sets them.
    public let sqlState: String?

    /// The statuses of ADBC 1.1.0.
    public enum Status: UInt8, Equatable, Sendable {
        // The numbers are the ones of the specification.
        case unknown = 1
        case notImplemented = 2
        case notFound = 3
        case alreadyExists = 4
        case invalidArgument = 5
        case invalidState = 6
        case invalidData = 7
        case integrity = 8
        case `internal` = 9
        case io = 10
        case cancelled = 11
        case timeout = 12
        case unauthenticated = 13
        case unauthorized = 14
    }

    /// Splits a message into the line for people and the lines for the log.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - function: The function of the driver's table that gave it.
    ///   - message: The driver's message, of any number of lines.
    ///   - sqlState: The five characters of SQLSTATE.
    public init(status: Status, function: String, message: String, sqlState: String? = nil) {
        let lines = message.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: true)
        self.status = status
        self.function = function
        self.message = lines.first.map(String.init) ?? ""
        detail = lines.count > 1 ? String(lines[1].drop { $0 == "\n" }) : ""
        self.sqlState = sqlState
    }
}
