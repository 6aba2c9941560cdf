// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Testing

struct ColumnDataTests {
    static let columns: [(String, ColumnData, [Value])] = [
        ("TINYINT", .int8([.min, 0, .max]), [-128, 0, 127]),
        ("SMALLINT", .int16([.min, 0, .max]), [-32768, 0, 32767]),
        ("INTEGER", .int32([.min, 0, .max]), [-2_147_483_648, 0, 2_147_483_647]),
        ("BIGINT", .int64([.min, 0, .max]), [.integer(.min), 0, .integer(.max)]),
        ("UTINYINT", .uint8([0, 1, .max]), [0, 1, 255]),
        ("UBIGINT", .uint64([0, 1, .max]), [0, 1, .unsigned(.max)]),
        ("DOUBLE", .double([-0.1, .infinity, 2.5e-308]), [-0.1, .double(.infinity), 2.5e-308]),
        ("VARCHAR", .string(["", "a\0b", "ё😀"]), ["", "a\0b", "ё😀"]),
        ("BOOLEAN", .boolean([true, false, true]), [true, false, true]),
        ("DATE", .date([-1, 0, 19_000]), [.date(-1), .date(0), .date(19_000)]),
        ("TINYINT", .optional([nil, 1, -1] as [Int8?]), [nil, 1, -1]),
        ("SMALLINT", .optional([1, nil, -1] as [Int16?]), [1, nil, -1]),
        ("INTEGER", .optional([1, -1, nil] as [Int32?]), [1, -1, nil]),
        ("BIGINT", .optional([nil, nil, 7] as [Int64?]), [nil, nil, 7]),
        ("UBIGINT", .optional([nil, .max, nil] as [UInt64?]), [nil, .unsigned(.max), nil]),
        ("DOUBLE", .optional([nil, 0.5, nil] as [Double?]), [nil, 0.5, nil]),
        ("VARCHAR", .optional(["x", nil, ""] as [String?]), ["x", nil, ""]),
        ("BOOLEAN", .optional([nil, true, false] as [Bool?]), [nil, true, false]),
        ("DATE", .optionalDates([nil, 0, nil]), [nil, .date(0), nil]),
    ]

    @Test(arguments: columns)
    func `the ends of every type come back`(type: String, data: ColumnData, expected: [Value]) throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE a(x \(type))")
        try connection.ingest(into: "a", [IngestColumn("x", data)])
        #expect(try connection.rows("SELECT x FROM a ORDER BY rowid").map { $0[0] } == expected)
    }

    @Test func `absent values stay absent across the border of a batch`() throws {
        // 122,880 rows are one batch; the pattern has a period that does not divide it.
        let count = 300_001
        let connection = try memory()
        try connection.execute("CREATE TABLE a(i INTEGER, x BIGINT, s VARCHAR, b BOOLEAN)")
        try connection.ingest(
            into: "a",
            [
                IngestColumn("i", .int32((0..<Int32(count)).map { $0 })),
                IngestColumn("x", .optional((0..<count).map { $0 % 7 == 3 ? nil : Int64($0) })),
                IngestColumn("s", .optional((0..<count).map { $0 % 11 == 5 ? nil : "s\($0)" })),
                IngestColumn("b", .boolean((0..<count).map { $0 % 3 == 0 })),
            ])
        let wrong = try connection.rows(
            """
            SELECT count(*) FROM a WHERE x IS DISTINCT FROM CASE WHEN i % 7 = 3 THEN NULL ELSE i END
                OR s IS DISTINCT FROM CASE WHEN i % 11 = 5 THEN NULL ELSE 's' || i END OR b <> (i % 3 = 0)
            """)
        #expect(wrong == [[0]])
        #expect(try connection.rows("SELECT count(*) FROM a") == [[.integer(Int64(count))]])
    }
}
