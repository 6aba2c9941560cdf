// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Testing

struct ConnectionIngestTests {
    @Test func `two million rows come back as they went in`() throws {
        let count = 2_000_000
        let connection = try memory()
        try connection.execute("CREATE TABLE a(work INTEGER, school INTEGER, person UBIGINT)")
        let added = try connection.ingest(
            into: "a",
            [
                IngestColumn("work", .int32((0..<Int32(count)).map { $0 })),
                IngestColumn("school", .int32((0..<Int32(count)).map { $0 % 97 })),
                IngestColumn("person", .uint64((0..<UInt64(count)).map { .max - $0 })),
            ])
        #expect(added == count)
        let stream = try connection.query("SELECT work, school, person FROM a ORDER BY work")
        var row = 0
        var wrong = 0
        while let batch = try stream.next() {
            try batch.columns[0].withValues(of: Int32.self) { work throws(ADBCError) in
                try batch.columns[1].withValues(of: Int32.self) { school throws(ADBCError) in
                    try batch.columns[2].withValues(of: UInt64.self) { person in
                        for place in 0..<batch.count {
                            let expected = row + place
                            if work[place] != expected || school[place] != expected % 97
                                || person[place] != .max - UInt64(expected)
                            {
                                wrong += 1
                            }
                        }
                    }
                }
            }
            row += batch.count
        }
        #expect(row == count)
        #expect(wrong == 0)
    }

    @Test func `columns are matched by name, whatever their order`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE a(x INTEGER, y VARCHAR, z INTEGER)")
        try connection.ingest(
            into: "a",
            [IngestColumn("z", .int32([3])), IngestColumn("y", .string(["2"])), IngestColumn("x", .int32([1]))])
        #expect(try connection.rows("SELECT x, y, z FROM a") == [[1, "2", 3]])
    }

    @Test func `columns that the table does not have, or has besides, are named`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE a(x INTEGER, y INTEGER)")
        #expect(throws: ADBCError.ingestColumns(table: "a", missing: ["y"], unknown: ["Y2"])) {
            try connection.ingest(into: "a", [IngestColumn("x", .int32([1])), IngestColumn("Y2", .int32([1]))])
        }
        #expect(throws: ADBCError.ingestColumns(table: "a", missing: [], unknown: [])) {
            try connection.ingest(
                into: "a",
                [IngestColumn("x", .int32([1])), IngestColumn("y", .int32([1])), IngestColumn("y", .int32([2]))])
        }
        #expect(throws: ADBCError.self) { try connection.ingest(into: "nowhere", [IngestColumn("x", .int32([1]))]) }
    }

    @Test func `columns of unequal length are refused`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE a(x INTEGER, y INTEGER)")
        #expect(throws: ADBCError.unequalLengths(column: "y", expected: 2, found: 1)) {
            try connection.ingest(into: "a", [IngestColumn("x", .int32([1, 2])), IngestColumn("y", .int32([1]))])
        }
        #expect(throws: ADBCError.unequalLengths(column: "y", expected: 2, found: 1)) {
            try connection.ingest(
                into: "a",
                [
                    IngestColumn("x", .int32([1, 2])),
                    IngestColumn("y", .nullable(.int32([1, 2]), present: [true])),
                ])
        }
        #expect(try connection.rows("SELECT count(*) FROM a") == [[0]])
    }

    @Test func `a table whose name needs quotes takes rows`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE \"таблица \"\"1\"\"\"(x INTEGER)")
        try connection.ingest(into: "таблица \"1\"", [IngestColumn("x", .int32([5]))])
        #expect(try connection.rows("SELECT x FROM \"таблица \"\"1\"\"\"") == [[5]])
    }

    @Test func `no rows are no error`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE a(x INTEGER, y VARCHAR)")
        #expect(try connection.ingest(into: "a", [IngestColumn("x", .int32([])), IngestColumn("y", .string([]))]) == 0)
        #expect(try connection.rows("SELECT * FROM a").isEmpty)
    }

    @Test func `another type than the table's is refused before the driver sees it`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE a(x INTEGER, s VARCHAR)")
        #expect(throws: ADBCError.columnType(name: "x", expected: "i", found: "U")) {
            try connection.ingest(into: "a", [IngestColumn("x", .string(["q"])), IngestColumn("s", .string(["q"]))])
        }
        #expect(throws: ADBCError.columnType(name: "x", expected: "i", found: "l")) {
            try connection.ingest(into: "a", [IngestColumn("x", .int64([.max])), IngestColumn("s", .string(["q"]))])
        }
        #expect(try connection.rows("SELECT count(*) FROM a") == [[0]])
    }

    @Test(arguments: ["INTEGER PRIMARY KEY", "INTEGER NOT NULL", "INTEGER CHECK (x < 4000)"])
    func `a broken constraint is an error and keeps nothing, though the driver says nothing`(column: String) throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE a(x \(column))")
        let values = (0..<5000).map { $0 == 3000 ? (column.hasSuffix("NULL") ? nil : 1) : Int32($0) }
        #expect(throws: ADBCError.ingestRefused(table: "a", given: 5000, taken: 0)) {
            try connection.ingest(into: "a", [IngestColumn("x", .optional(values))])
        }
        #expect(try connection.rows("SELECT count(*) FROM a") == [[0]])
        #expect(try connection.ingest(into: "a", [IngestColumn("x", .int32([1, 2]))]) == 2)
    }

    @Test func `a constraint broken late keeps nothing of the rows before`() throws {
        // Beyond 204,800 rows DuckDB's appender has written some when it meets the duplicate.
        let connection = try memory()
        try connection.execute("CREATE TABLE a(x INTEGER PRIMARY KEY)")
        let values = (0..<250_000).map { $0 == 249_999 ? 0 : Int32($0) }
        #expect(throws: ADBCError.self) { try connection.ingest(into: "a", [IngestColumn("x", .int32(values))]) }
        #expect(try connection.rows("SELECT count(*) FROM a") == [[0]])
    }
}
