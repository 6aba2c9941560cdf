// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Glibc
import Testing

@testable import ADBC

struct DatabaseTests {
    @Test func `a file that is open already is shared: the tables of both openings remain`() throws {
        let file = try TestFile()
        do {
            let first = try file.open()
            let second = try file.open()
            #expect(first.engine === second.engine)
            try first.connect().execute("CREATE TABLE a AS SELECT 1 AS x")
            try second.connect().execute("CREATE TABLE b AS SELECT 2 AS x")
        }
        let rows = try file.open(.readOnly).connect().rows("SELECT (SELECT x FROM a), (SELECT x FROM b)")
        #expect(rows == [[1, 2]])
    }

    @Test func `a link to an open file leads to the same database`() throws {
        let file = try TestFile()
        let first = try file.open()
        let link = file.folder.appendingPathComponent("link.duckdb").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file.path)
        let second = try Database.open(path: link, driver: duckDB())
        #expect(first.engine === second.engine)
        #expect(second.path == file.path)
    }

    @Test func `an open file is not opened in another mode`() throws {
        let file = try TestFile()
        let writer = try file.open()
        #expect(throws: ADBCError.openedOtherwise(path: file.path, mode: .readWrite)) { try file.open(.readOnly) }
        #expect(writer.mode == .readWrite)
    }

    @Test func `a connection and its rows keep the file open, and the last one closes it`() throws {
        let file = try TestFile()
        var stream: BatchStream?
        do {
            let connection = try file.open().connect()
            try connection.execute("CREATE TABLE a AS SELECT range AS x FROM range(10)")
            stream = try connection.query("SELECT x FROM a")
        }
        #expect(throws: ADBCError.openedOtherwise(path: file.path, mode: .readWrite)) { try file.open(.readOnly) }
        #expect(try stream?.next()?.count == 10)
        stream = nil
        #expect(try file.open(.readOnly).connect().rows("SELECT count(*) FROM a") == [[10]])
    }

    @Test func `a reader cannot write`() throws {
        let file = try TestFile()
        try file.open().connect().execute("CREATE TABLE a(x INTEGER)")
        let reader = try file.open(.readOnly).connect()
        let error = try #require(throws: ADBCError.self) { try reader.execute("INSERT INTO a VALUES (1)") }
        guard case .driver(let failure) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(failure.message.contains("read-only mode"))
    }

    @Test func `a file to read must exist, and none is made`() throws {
        let file = try TestFile()
        #expect(throws: ADBCError.databaseMissing(path: file.path)) { try file.open(.readOnly) }
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test func `a file that is no database is refused and left as it is`() throws {
        let file = try TestFile()
        let content = Data("no database, but long enough to be looked at ".utf8) + Data(count: 4096)
        try content.write(to: URL(fileURLWithPath: file.path))
        let error = try #require(throws: ADBCError.self) { try file.open() }
        guard case .driver(let failure) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(failure.function == "DatabaseInit")
        #expect(failure.message.contains("not a valid DuckDB database file"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == content)
    }

    @Test func `a path with NUL is refused before it is cut short`() throws {
        let file = try TestFile()
        #expect(throws: ADBCError.nulCharacter(argument: "path")) {
            try Database.open(path: file.path + "\0.duckdb", driver: duckDB())
        }
    }

    @Test func `databases in memory are not shared`() throws {
        let first = try memory()
        try first.execute("CREATE TABLE a(x INTEGER)")
        #expect(throws: ADBCError.self) { try memory().rows("SELECT * FROM a") }
    }

    @Test func `another process is told who holds the file`() async throws {
        let file = try TestFile()
        let writer = try file.open()
        let path = file.path
        let owner = getpid()
        await #expect(processExitsWith: .success) { [path = path as String, owner = owner as Int32] in
            do {
                _ = try Database.open(path: path, driver: duckDB(), mode: .readOnly)
                exit(2)
            } catch ADBCError.locked(let locked, let program, let process) {
                exit(locked == path && process == owner && program?.hasPrefix("/") == true ? 0 : 3)
            } catch {
                exit(4)
            }
        }
        #expect(writer.path == path)
    }

    @Test func `two processes read one file at once`() async throws {
        let file = try TestFile()
        try file.open().connect().execute("CREATE TABLE a AS SELECT 7 AS x")
        let reader = try file.open(.readOnly)
        let path = file.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            let other = try Database.open(path: path, driver: duckDB(), mode: .readOnly)
            guard try other.connect().rows("SELECT x FROM a") == [[7]] else { exit(2) }
            exit(0)
        }
        #expect(try reader.connect().rows("SELECT x FROM a") == [[7]])
    }

    @Test(
        arguments: [
            (
                "IO Error: Could not set lock on file \"/a.duckdb\": Conflicting lock is held in /usr/bin/py thon (PID 12).",
                "/usr/bin/py thon", 12
            ),
            ("IO Error: Could not set lock on file \"/a.duckdb\": Conflicting lock is held in (PID 7)", nil, 7),
            ("IO Error: Could not set lock on file \"/a.duckdb\": Resource temporarily unavailable", nil, nil),
        ] as [(String, String?, Int32?)])
    func `the holder of a lock is read out of the engine's message`(
        message: String, program: String?, process: Int32?
    ) throws {
        let failure = DriverFailure(status: .internal, function: "DatabaseInit", message: message)
        let holder = try #require(LockHolder(of: .driver(failure)))
        #expect(holder.program == program)
        #expect(holder.process == process)
    }

    @Test func `many tasks share one database, each with a connection of its own`() async throws {
        let file = try TestFile()
        let database = try file.open()
        try database.connect().execute("CREATE TABLE a AS SELECT range AS x FROM range(1000)")
        let sums = try await withThrowingTaskGroup(of: Int?.self) { group in
            for task in 0..<8 {
                group.addTask {
                    let connection = try database.connect()
                    return try connection.rows("SELECT count(*) FROM a WHERE x % 8 = ?", [.integer(Int64(task))])[0][0]
                        .int
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sums == Array(repeating: 125, count: 8))
    }
}
