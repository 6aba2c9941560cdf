// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Testing

struct BatchStreamTests {
    @Test func `all rows come, batch by batch, and then nil for good`() throws {
        let stream = try memory().query("SELECT range AS n FROM range(100000)")
        #expect(stream.fields.map(\.name) == ["n"])
        #expect(stream.fields.map(\.type) == [.int64])
        var count = 0
        var batches = 0
        while let batch = try stream.next() {
            count += batch.count
            batches += 1
        }
        #expect(count == 100_000)
        #expect(batches > 1)
        #expect(try stream.next() == nil)
    }

    @Test func `no rows are no batch, and the columns are known`() throws {
        let stream = try memory().query("SELECT 1 AS a, 'x' AS b WHERE false")
        #expect(stream.fields.map(\.name) == ["a", "b"])
        #expect(try stream.next() == nil)
    }

    @Test func `an error in the middle of the rows is thrown, with the engine's message`() throws {
        let connection = try memory()
        // With more threads the one that reads may be told of the interruption before it hears of the error.
        try connection.execute("SET threads = 1")
        let stream = try connection.query(
            "SELECT CASE WHEN range = 900000 THEN error('boom') ELSE 'fine' END FROM range(1000000)")
        let error = try #require(throws: ADBCError.self) { while try stream.next() != nil {} }
        #expect(
            error
                == .driver(
                    DriverFailure(
                        status: .io, function: "ArrowArrayStream.get_next", message: "Invalid Input Error: boom")))
    }

    @Test func `a stream that is dropped half-read leaves the connection usable`() throws {
        let connection = try memory()
        var stream: BatchStream? = try connection.query("SELECT range AS n FROM range(1000000)")
        #expect(try stream?.next() != nil)
        stream = nil
        #expect(try connection.rows("SELECT 42") == [[42]])
    }
}
