// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Testing

@testable import Workbooks

struct DocumentReadTests {
    private static let fixture = fixtures.deletingLastPathComponent().appendingPathComponent("Documents/report.docx")
    private static let types =
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
        + "ContentType=\"application/xml\"/></Types>"

    private func reader(_ limits: ReadingLimits = ReadingLimits()) throws -> WorkbookReader {
        let installation = Installation.current
        return WorkbookReader(
            python: try installation.python(), helper: try installation.helper("workbooks.py"),
            pandoc: installation.pandoc(), limits: limits)
    }

    private func refusal(_ content: [UInt8], _ limits: ReadingLimits = ReadingLimits()) throws -> WorkbookError? {
        let folder = try TemporaryFolder()
        let file = try folder.file("a.docx", content)
        let reader = try reader(limits)
        do throws(WorkbookError) {
            _ = try reader.read(file)
            return nil
        } catch {
            return error
        }
    }

    /// What the document has: the HTML that it was made of.
    @Test func `paragraphs are one sheet, each table another with its merged cells`() throws {
        let workbook = try reader().read(Self.fixture)
        #expect(workbook.layout == .document)
        #expect(workbook.sheets.map(\.name) == ["Текст", "Таблица 1", "Таблица 2", "Таблица 3"])
        #expect(workbook.sheets[0][1, 0] == "за 1 полугодие 2021 года")
        let table = workbook.sheets[1]
        #expect((table.rowCount, table.columnCount) == (9, 5))
        #expect(
            table.row(0) == ["№ п/п", "Название мероприятия / форма проведения", "Сроки проведения", "", "Результат"])
        #expect(table[3, 1] == "Семинар «Смысловое чтение» отв. В.Г. Примерова")
        #expect(table.merges.contains(MergedCells(rows: 0...1, columns: 0...0)))
        #expect(table.merges.contains(MergedCells(rows: 0...0, columns: 2...3)))
        #expect(table.merges.contains(MergedCells(rows: 2...2, columns: 0...4)))
        #expect(table.merges.contains(MergedCells(rows: 5...6, columns: 1...1)))
    }

    @Test func `a document in an archive is read without the disk`() throws {
        var archive = StoredArchive()
        archive.add(Array("Отчёты/1.docx".utf8), Array(try Data(contentsOf: Self.fixture)))
        let folder = try TemporaryFolder()
        let file = try folder.file("a.zip", archive.bytes)
        let reader = try reader()
        let member = try #require(try reader.members(of: file)?.first)
        #expect(try reader.read(member.source).sheets.count == 4)
    }

    @Test func `what is no sound document is refused as what it is`() throws {
        let bytes = Array(try Data(contentsOf: Self.fixture))
        #expect(try refusal(Array(bytes.prefix(bytes.count / 2))) == .damaged(file: "a.docx", detail: "BadZipFile"))
        var wrong = StoredArchive()
        wrong.add("[Content_Types].xml", Self.types)
        wrong.add("word/document.xml", "<w:document><w:body>")
        #expect(try refusal(wrong.bytes) == .damaged(file: "a.docx", detail: "DOCX"))
        #expect(
            try refusal(Array("<html><table><tr><td>1</td></tr></table></html>".utf8))
                == .unsupported(file: "a.docx", kind: .html))
        var macros = StoredArchive()
        for name in ["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"] { macros.add(name, Self.types) }
        #expect(try refusal(macros.bytes) == .macros(file: "a.docx"))
        let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        func utf16(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } }
        #expect(try refusal(compound + utf16("EncryptedPackage")) == .encrypted(file: "a.docx"))
        #expect(try refusal(compound + utf16("WordDocument")) == .oldDocument(file: "a.docx"))
    }

    @Test func `a bomb is refused before anything is unpacked`() throws {
        var lie = StoredArchive()
        lie.add("[Content_Types].xml", Self.types)
        lie.add("word/document.xml", Self.types, declaredSize: 300 << 20)
        #expect(
            try refusal(lie.bytes)
                == .tooLarge(
                    file: "a.docx", limit: .bytes, found: (300 << 20) + Self.types.utf8.count, allowed: 256 << 20))
    }

    @Test func `a document with too many rows is refused`() throws {
        var limits = ReadingLimits()
        limits.rows = 5
        // Seven paragraphs stand around the tables.
        #expect(
            try refusal(Array(try Data(contentsOf: Self.fixture)), limits)
                == .tooLarge(file: "a.docx", limit: .rows, found: 7, allowed: 5))
    }

    @Test func `a document whose table has very many merged cells is refused`() throws {
        let schemas = "http://schemas.openxmlformats.org/"
        let row =
            "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>"
        var archive = StoredArchive()
        archive.add(
            "[Content_Types].xml",
            "<Types xmlns=\"\(schemas)package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/"
                + "xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships"
                + "+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-office"
                + "document.wordprocessingml.document.main+xml\"/></Types>")
        archive.add(
            "_rels/.rels",
            "<Relationships xmlns=\"\(schemas)package/2006/relationships\"><Relationship Id=\"a\" Type=\"\(schemas)office"
                + "Document/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>")
        archive.add(
            "word/document.xml",
            "<w:document xmlns:w=\"\(schemas)wordprocessingml/2006/main\"><w:body><w:tbl><w:tblGrid><w:gridCol w:w=\"9\"/>"
                + "<w:gridCol w:w=\"9\"/></w:tblGrid>" + String(repeating: row, count: 10_001)
                + "</w:tbl></w:body></w:document>")
        #expect(
            try refusal(archive.bytes)
                == .tooLarge(file: "a.docx", limit: .merges, found: 10_001, allowed: 10_000))
    }

    @Test func `without pandoc a document is refused`() throws {
        #expect(throws: WorkbookError.noDocumentReader(file: "report.docx")) { try makeReader().read(Self.fixture) }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `a document with broken bytes gives cells or one refusal`(seed: UInt64) throws {
        var bytes = Array(try Data(contentsOf: Self.fixture))
        var state = seed
        for _ in 0..<4 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes[Int(state >> 33) % bytes.count] ^= UInt8(truncatingIfNeeded: state >> 20) | 1
        }
        switch try refusal(bytes) {
        case nil, .damaged, .encrypted, .tooLarge, .unsupported: break
        case let other?: Issue.record("\(other)")
        }
    }
}
