// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Workbooks

struct DelimitedTextReadTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) throws -> Workbook {
        try makeReader(limits).read(try folder.file("a.csv", bytes))
    }

    private func rows(_ text: String) throws -> [[String]] {
        let sheet = try read(Array(text.utf8)).sheets[0]
        return (0..<sheet.rowCount).map(sheet.row)
    }

    /// «№;Код ОО\r\nЁжик;3,5\r\n» in each encoding; the bytes are Python's `str.encode`.
    private static let sample = "№;Код ОО\r\nЁжик;3,5\r\n"
    private static let encodings: [(TextEncoding, [UInt8])] = [
        (.utf8, Array(sample.utf8)),
        (.utf8, [0xEF, 0xBB, 0xBF] + Array(sample.utf8)),
        (
            .windows1251,
            [
                0xB9, 0x3B, 0xCA, 0xEE, 0xE4, 0x20, 0xCE, 0xCE, 0x0D, 0x0A, 0xA8, 0xE6, 0xE8, 0xEA, 0x3B, 0x33, 0x2C,
                0x35,
            ]
                + [0x0D, 0x0A]
        ),
        (.utf16LittleEndian, [0xFF, 0xFE] + sample.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
        (.utf16BigEndian, [0xFE, 0xFF] + sample.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
    ]

    @Test(arguments: encodings)
    func `every encoding gives the same cells`(encoding: TextEncoding, bytes: [UInt8]) throws {
        let workbook = try read(bytes)
        #expect(workbook.layout == .text(encoding: encoding, separator: ";"))
        let sheet = workbook.sheets[0]
        #expect((0..<sheet.rowCount).map(sheet.row) == [["№", "Код ОО"], ["Ёжик", "3,5"]])
    }

    @Test func `the upper half of Windows-1251 is the mapping of the Unicode Consortium`() throws {
        // CP1251.TXT: 80 0402, 98 undefined, A0 00A0, AF 0407, B0 00B0, BF 0457, C0 0410, FF 044F.
        let text = try read([0x80, 0x98, 0xA0, 0xAF, 0xB0, 0xBF, 0xC0, 0xFF]).sheets[0][0, 0]
        #expect(text.unicodeScalars.map(\.value) == [0x402, 0xFFFD, 0xA0, 0x407, 0xB0, 0x457, 0x410, 0x44F])
    }

    @Test(arguments: [
        ("a;b\n1,5;2,5\n", Character(";")), ("a\tb\n1,5\t2;5\n", "\t"), ("a,b\n1.5,x\n", ","),
        ("Протокол, 2024\na;b;c\n1,5;2,5;3,5\n", ";"), ("sep=,\n1;2;3,4\n", ","), ("одна колонка\n", ";"),
    ])
    func `the separator is the one that splits most lines alike`(text: String, separator: Character) throws {
        #expect(try read(Array(text.utf8)).layout == .text(encoding: .utf8, separator: separator))
    }

    @Test func `the line that names the separator is no row`() throws {
        #expect(try rows("sep=,\r\n1;2,3\r\n") == [["1;2", "3"]])
    }

    @Test(
        arguments: [
            ("a;\"b;c\"\n", [["a", "b;c"]]), ("a;\"два\nряда\"\n", [["a", "два\nряда"]]),
            ("a;\"«\"\"Вега\"\"»\"\n", [["a", "«\"Вега\"»"]]), ("a;Лицей \"Вега\"\n", [["a", "Лицей \"Вега\""]]),
            ("\"Лицей\" № 1;b\n", [["Лицей № 1", "b"]]), ("\"\";b\n", [["", "b"]]),
        ] as [(String, [[String]])])
    func `quotation marks follow RFC 4180, others are text`(text: String, expected: [[String]]) throws {
        #expect(try rows(text) == expected)
    }

    @Test(
        arguments: [
            ("a;b\r\n1;2", [["a", "b"], ["1", "2"]]), ("a;b\r1;2\r", [["a", "b"], ["1", "2"]]),
            ("a;b\n\n1;2\n", [["a", "b"], ["", ""], ["1", "2"]]), ("a;b;\n1\n", [["a", "b", ""], ["1", "", ""]]),
            ("1;", [["1", ""]]), ("\n", [[""]]),
        ] as [(String, [[String]])])
    func `any line end ends a row, short rows are filled`(text: String, expected: [[String]]) throws {
        #expect(try rows(text) == expected)
    }

    @Test func `a mark that is never closed names its line`() throws {
        #expect(throws: WorkbookError.unterminatedQuote(file: "a.csv", line: 2)) { try rows("a;b\n\"c;d\ne;f\n") }
    }

    @Test func `zero bytes are no text`() throws {
        #expect(throws: WorkbookError.unsupported(file: "a.csv", kind: .binary)) {
            try rows(String(repeating: "a;b\n", count: 2000) + "\0")
        }
    }

    @Test func `a row of too many columns and too many cells are refused`() throws {
        var limits = ReadingLimits()
        limits.columns = 3
        #expect(throws: WorkbookError.tooLarge(file: "a.csv", limit: .columns, found: nil, allowed: 3)) {
            try read(Array("1;2;3;4\n".utf8), limits: limits)
        }
        limits.cells = 8
        #expect(throws: WorkbookError.tooLarge(file: "a.csv", limit: .cells, found: nil, allowed: 8)) {
            try read(Array("1;2;3\n1\n1\n".utf8), limits: limits)
        }
        limits.rows = 1
        #expect(throws: WorkbookError.tooLarge(file: "a.csv", limit: .rows, found: nil, allowed: 1)) {
            try read(Array("1\n2\n".utf8), limits: limits)
        }
    }
}
