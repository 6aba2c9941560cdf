// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Testing

struct ConnectionTests {
    @Test func `every kind of parameter arrives as it was bound`() throws {
        let day: Value = .date(-1)  // 1969-12-31
        let rows = try memory().rows(
            "SELECT ?, ?, ?, ?, ?, ?, ?, strftime(?::DATE, '%Y-%m-%d')",
            [.integer(.min), .unsigned(.max), 2.5, "ё", true, nil, day, day])
        #expect(rows == [[.integer(.min), .unsigned(.max), 2.5, "ё", true, nil, day, "1969-12-31"]])
    }

    @Test(arguments: [
        "", "'; DROP TABLE a; --", "\"«ёлочки»\"", "a\0b", "👩‍🏫", "\\n\t\r\n", String(repeating: "я", count: 70_000),
    ])
    func `text passes unchanged in both directions`(text: String) throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE a(x VARCHAR)")
        try connection.execute("INSERT INTO a VALUES (?)", [.text(text)])
        #expect(
            try connection.rows("SELECT x, octet_length(encode(x)) FROM a") == [
                [.text(text), .integer(Int64(text.utf8.count))]
            ])
        #expect(try connection.rows("SELECT count(*) FROM a WHERE x = ?", [.text(text)]) == [[1]])
    }

    @Test func `a change tells how many rows it changed`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE a AS SELECT range AS x FROM range(10)")
        #expect(try connection.execute("UPDATE a SET x = 0 WHERE x < ?", [4]) == 4)
        #expect(try connection.execute("DELETE FROM a") == 10)
    }

    @Test func `an error has the driver's first line for people and the rest for the log`() throws {
        let connection = try memory()
        #expect(
            throws: ADBCError.driver(
                DriverFailure(
                    status: .internal, function: "StatementSetSqlQuery",
                    message: "Parser Error: syntax error at or near \"SELEC\"\n\nLINE 1: SELEC 1\n        ^"))
        ) { try connection.execute("SELEC 1") }
        let error = try #require(throws: ADBCError.self) { try connection.execute("SELEC 1") }
        guard case .driver(let failure) = error else { return }
        #expect(failure.message == "Parser Error: syntax error at or near \"SELEC\"")
        #expect(failure.detail == "LINE 1: SELEC 1\n        ^")
    }

    @Test func `too few and too many parameters are refused`() throws {
        let connection = try memory()
        for parameters in [[], [1], [1, 2, 3]] as [[Value]] {
            let error = try #require(throws: ADBCError.self) { try connection.rows("SELECT ?, ?", parameters) }
            guard case .driver(let failure) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(failure.status == .invalidArgument)
        }
    }

    @Test func `a statement with NUL is refused before it is cut short`() throws {
        let connection = try memory()
        #expect(throws: ADBCError.nulCharacter(argument: "sql")) { try connection.execute("SELECT 1\0; DROP TABLE a") }
        #expect(throws: ADBCError.nulCharacter(argument: "table")) { try connection.fields(of: "a\0b") }
    }

    @Test func `an empty statement is refused`() throws {
        #expect(throws: ADBCError.self) { try memory().execute("") }
    }

    // MARK: Transactions

    @Test func `a transaction takes effect together`() throws {
        let file = try TestFile()
        let connection = try file.open().connect()
        let other = try file.open().connect()
        try connection.execute("CREATE TABLE a(x INTEGER)")
        let seen = try connection.transaction {
            try connection.execute("INSERT INTO a VALUES (1)")
            try connection.ingest(into: "a", [IngestColumn("x", .int32([2, 3]))])
            return try other.rows("SELECT count(*) FROM a")
        }
        #expect(seen == [[0]])
        #expect(try other.rows("SELECT count(*) FROM a") == [[3]])
        #expect(!connection.isInTransaction)
    }

    @Test func `an error undoes everything and passes through`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE a(x INTEGER)")
        #expect(throws: CancellationError.self) {
            try connection.transaction {
                try connection.ingest(into: "a", [IngestColumn("x", .int32([1, 2]))])
                try connection.execute("CREATE TABLE b(x INTEGER)")
                throw CancellationError()
            }
        }
        #expect(try connection.rows("SELECT count(*) FROM a") == [[0]])
        #expect(throws: ADBCError.self) { try connection.execute("SELECT * FROM b") }
        #expect(!connection.isInTransaction)
    }

    @Test func `a statement that fails undoes the transaction, and the connection goes on`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE a(x INTEGER PRIMARY KEY)")
        #expect(throws: ADBCError.self) {
            try connection.transaction {
                try connection.execute("INSERT INTO a VALUES (1)")
                try connection.execute("INSERT INTO a VALUES (1)")
            }
        }
        try connection.execute("INSERT INTO a VALUES (1)")
        #expect(try connection.rows("SELECT count(*) FROM a") == [[1]])
    }

    @Test func `rows that are still open do not keep a transaction from being undone`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE a(x INTEGER)")
        let stream = try connection.query("SELECT range FROM range(1000000)")
        #expect(try stream.next() != nil)
        #expect(throws: CancellationError.self) {
            try connection.transaction {
                try connection.execute("INSERT INTO a VALUES (1)")
                throw CancellationError()
            }
        }
        #expect(try connection.rows("SELECT count(*) FROM a") == [[0]])
    }

    @Test func `a transaction is not begun inside another`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE a(x INTEGER)")
        #expect(throws: ADBCError.nestedTransaction) {
            try connection.transaction {
                try connection.execute("INSERT INTO a VALUES (1)")
                try connection.transaction {}
            }
        }
        #expect(try connection.rows("SELECT count(*) FROM a") == [[0]])
    }
}
