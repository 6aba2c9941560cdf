// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc
internal import Synchronization

/// An open database, the source of connections.
///
/// A DuckDB file is opened once per process: its lock stops other processes, but a second open by the same one succeeds
/// and the tables of one of the two are lost. So a process-wide table by real path hands out the database that is open
/// already, and the file is closed when its last owner goes: every ``Database`` of it, every ``Connection`` and every
/// ``BatchStream``.
public final class Database: Sendable {
    /// Whether a file may be changed through a database.
    public enum Mode: Equatable, Sendable {
        /// Any number of processes at once, as long as none has the file open for writing.
        case readOnly
        /// One process alone; the file is created where it does not exist.
        case readWrite
    }

    /// The real path of the file; nil for a database without a file of its own.
    public let path: String?
    /// Whether it may be changed.
    public let mode: Mode
    let engine: OpenEngine

    private struct Entry {
        let engine: OpenEngine
        let mode: Mode
        var owners: Int
    }

    private static let open = Mutex<[String: Entry]>([:])

    /// Opens a DuckDB file, or shares it where this process has it open.
    ///
    /// - Parameters:
    ///   - path: The file; nil for a database in memory, which is never shared.
    ///   - driver: The driver of DuckDB.
    ///   - mode: Whether the file may be changed. Ignored for a database in memory.
    /// - Returns: A share in the open file.
    /// - Throws: ``ADBCError/databaseMissing(path:)`` when a file to read does not exist,
    ///   ``ADBCError/openedOtherwise(path:mode:)`` when this process has it open in another mode or by another driver,
    ///   ``ADBCError/locked(path:program:process:)`` when another process holds it, or the driver's failure.
    public static func open(
        path: String?, driver: Driver, mode: Mode = .readWrite
    ) throws(ADBCError) -> Database {
        guard let path else {
            return Database(path: nil, mode: .readWrite, engine: try OpenEngine(driver: driver, options: []))
        }
        try requireNoNUL(path, "path")
        return try open.withLock { entries throws(ADBCError) -> Database in
            let real = RealPath.ofNew(path)
            if let entry = entries[real] {
                guard entry.mode == mode, entry.engine.driver === driver else {
                    throw .openedOtherwise(path: real, mode: entry.mode)
                }
                entries[real]?.owners += 1
                return Database(path: real, mode: mode, engine: entry.engine)
            }
            if mode == .readOnly, unsafe access(real, F_OK) != 0 { throw .databaseMissing(path: real) }
            do throws(ADBCError) {
                let access = mode == .readOnly ? "READ_ONLY" : "READ_WRITE"
                let engine = try OpenEngine(driver: driver, options: [("path", real), ("access_mode", access)])
                entries[real] = Entry(engine: engine, mode: mode, owners: 1)
                return Database(path: real, mode: mode, engine: engine)
            } catch {
                throw LockHolder(of: error).map { .locked(path: real, program: $0.program, process: $0.process) }
                    ?? error
            }
        }
    }

    /// Opens a database of any engine by the options of its driver.
    ///
    /// Such a database is not shared; for a DuckDB file use ``open(path:driver:mode:)``.
    ///
    /// - Parameters:
    ///   - driver: The driver of the engine.
    ///   - options: Names and values, such as `uri` and `postgresql://…`; set in this order.
    /// - Returns: The open database.
    /// - Throws: The driver's failure.
    public static func open(
        driver: Driver, options: [(name: String, value: String)]
    ) throws(ADBCError) -> Database {
        Database(
            path: nil, mode: .readWrite,
            engine: try OpenEngine(driver: driver, options: options.map { ($0.name, $0.value) }))
    }

    private init(path: String?, mode: Mode, engine: OpenEngine) {
        self.path = path
        self.mode = mode
        self.engine = engine
    }

    deinit {
        guard let path else { return }
        // Closing inside the lock: whoever opens the same file next waits until it is closed.
        Self.open.withLock { entries in
            entries[path]?.owners -= 1
            guard entries[path]?.owners == 0 else { return }
            entries[path]?.engine.close()
            entries[path] = nil
        }
    }

    /// Begins a conversation with the database.
    ///
    /// A connection belongs to one task at a time; a task that counts in parallel makes its own.
    ///
    /// - Throws: The driver's failure.
    public func connect() throws(ADBCError) -> Connection {
        try Connection(database: self)
    }
}

/// Who holds the lock of a file, as DuckDB names it.
struct LockHolder: Equatable {
    let program: String?
    let process: Int32?

    /// Reads the holder out of a failure to open, or gives nil for a failure of another kind.
    ///
    /// The message: `IO Error: Could not set lock on file "…": Conflicting lock is held in /usr/bin/x (PID 12) by …`.
    init?(of error: ADBCError) {
        guard case .driver(let failure) = error, failure.message.contains("Could not set lock on file") else {
            return nil
        }
        guard let held = failure.message.firstRange(of: "lock is held in ") else {
            program = nil
            process = nil
            return
        }
        let rest = failure.message[held.upperBound...]
        guard let number = rest.firstRange(of: "(PID ") else {
            program = nil
            process = nil
            return
        }
        let name = rest[..<number.lowerBound].trimmingSuffix { $0 == " " }
        program = name.isEmpty ? nil : String(name)
        process = Int32(rest[number.upperBound...].prefix { $0.isNumber })
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
        var end = endIndex
        while end > startIndex, isTrimmed(self[index(before: end)]) { end = index(before: end) }
        return self[..<end]
    }
}
