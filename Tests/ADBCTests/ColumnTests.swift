// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Testing

struct ColumnTests {
    private func batch(_ sql: String, settings: [String] = []) throws -> RecordBatch {
        let connection = try memory()
        for setting in settings { try connection.execute(setting) }
        return try #require(try connection.query(sql).next())
    }

    @Test func `values are read in place, and only as what they are`() throws {
        let column = try batch("SELECT range::INTEGER AS n FROM range(100)").column("n")
        #expect(column.field.type == .int32)
        let sum = try column.withValues(of: Int32.self) { values in
            var sum = 0
            for row in values.indices { sum += Int(values[row]) }
            return sum
        }
        #expect(sum == 4950)
        #expect(throws: ADBCError.columnType(name: "n", expected: "Int64", found: "i")) {
            try column.withValues(of: Int64.self) { $0.count }
        }
        #expect(throws: ADBCError.columnType(name: "n", expected: "Double", found: "i")) { try column.doubles() }
        #expect(throws: ADBCError.columnType(name: "n", expected: "String", found: "i")) { try column.strings() }
        #expect(throws: ADBCError.columnType(name: "n", expected: "Bool", found: "i")) {
            try column.optionalBooleans()
        }
    }

    @Test func `a column outlives its batch, stream and connection`() throws {
        let column = try batch("SELECT 'text of more than twelve bytes' AS s").column("s")
        #expect(try column.strings() == ["text of more than twelve bytes"])
    }

    @Test(arguments: ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"])
    func `whole numbers of every width widen`(type: String) throws {
        let column = try batch("SELECT x::\(type) AS n FROM (VALUES (1), (NULL), (127)) t(x)").columns[0]
        #expect(try column.optionalIntegers() == [1, nil, 127])
        #expect(throws: ADBCError.unexpectedNull(column: "n", row: 1)) { try column.integers() }
        #expect(try column.value(at: 1) == nil)
        #expect(try column.value(at: 2) == 127)
    }

    @Test func `a number above Int is out of range, not cut`() throws {
        let column = try batch("SELECT 18446744073709551615::UBIGINT AS n").columns[0]
        #expect(throws: ADBCError.valueOutOfRange(column: "n", row: 0)) { try column.integers() }
        #expect(try column.value(at: 0) == .unsigned(.max))
    }

    @Test(arguments: [
        [], ["SET arrow_large_buffer_size = true"],
        ["SET arrow_output_version = '1.4'", "SET produce_arrow_string_view = true"],
    ])
    func `text is read in each of the three layouts`(settings: [String]) throws {
        let column = try batch(
            "SELECT s FROM (VALUES (''), ('twelve bytes'), (NULL), ('thirteen byte'), ('ё😀')) t(s)", settings: settings
        ).columns[0]
        #expect(try column.optionalStrings() == ["", "twelve bytes", nil, "thirteen byte", "ё😀"])
        #expect(throws: ADBCError.unexpectedNull(column: "s", row: 2)) { try column.strings() }
    }

    @Test func `floating-point numbers and truth values keep their gaps`() throws {
        let batch = try batch("SELECT d, b FROM (VALUES (0.5::DOUBLE, true), (NULL, NULL), ('nan', false)) t(d, b)")
        let doubles = try batch.column("d").optionalDoubles()
        #expect(doubles[0] == 0.5)
        #expect(doubles[1] == nil)
        #expect(doubles[2]?.isNaN == true)
        #expect(try batch.column("b").optionalBooleans() == [true, nil, false])
        #expect(throws: ADBCError.unexpectedNull(column: "d", row: 1)) { try batch.column("d").doubles() }
    }

    @Test func `a sum that the engine widened is named, not misread`() throws {
        let column = try batch("SELECT sum(range) AS s FROM range(5)").columns[0]
        #expect(throws: ADBCError.columnType(name: "s", expected: "Int", found: "d:38,0")) { try column.integers() }
        #expect(throws: ADBCError.columnType(name: "s", expected: "Value", found: "d:38,0")) {
            try column.value(at: 0)
        }
    }

    @Test func `a dictionary is not read as its keys`() throws {
        let column = try batch("SELECT 'a'::ENUM('a', 'b') AS e").columns[0]
        #expect(throws: ADBCError.columnType(name: "e", expected: "Int", found: "C")) { try column.integers() }
    }

    @Test func `a missing column is named`() throws {
        let batch = try batch("SELECT 1 AS a")
        #expect(throws: ADBCError.columnMissing(name: "b")) { try batch.column("b") }
    }

    @Test func `a row beyond the column is a broken invariant`() async {
        await #expect(processExitsWith: .failure) {
            let column = try memory().query("SELECT 1 AS a").next()?.columns[0]
            _ = column?.isNull(at: 1)
        }
    }
}
