// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Testing

@testable import Workbooks

struct WorkbookReaderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static func text(_ address: String, _ text: String) -> String {
        "<c r=\"\(address)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is></c>"
    }

    private static func number(_ address: String, _ value: String) -> String {
        "<c r=\"\(address)\"><v>\(value)</v></c>"
    }

    private func rejected(_ url: URL, limits: ReadingLimits = ReadingLimits()) throws -> WorkbookError? {
        let reader = try makeReader(limits)
        return #expect(throws: WorkbookError.self) { try reader.read(url) }
    }

    @Test func `numbers are what a person sees, text stays text`() throws {
        let rows =
            "<row r=\"1\">" + Self.number("A1", "4") + Self.text("B1", "0101") + Self.number("C1", "3.55")
            + Self.number("D1", "0.30000000000000004") + Self.number("E1", "340000000012")
            + "<c r=\"F1\" t=\"b\"><v>1</v></c><c r=\"G1\" t=\"e\"><v>#N/A</v></c></row>"
        let url = try folder.file("a.xlsx", workbook([("Лист", rows)]).bytes)
        let read = try makeReader().read(url)
        #expect(read.layout == .workbook)
        #expect(read.sheets.map(\.name) == ["Лист"])
        #expect(read.sheets[0].row(0) == ["4", "0101", "3.55", "0.3", "340000000012", "1", ""])
    }

    @Test func `a cell keeps its address when rows and columns before it are empty`() throws {
        let url = try folder.file("a.xlsx", workbook([("Л", "<row r=\"3\">" + Self.text("C3", "x") + "</row>")]).bytes)
        let sheet = try makeReader().read(url).sheets[0]
        #expect((sheet.rowCount, sheet.columnCount) == (3, 3))
        #expect(sheet[2, 2] == "x")
        #expect(sheet.isEmpty(0, 0) && sheet.isEmpty(2, 1))
    }

    @Test func `a cell that holds the helper's own separator shifts nothing`() throws {
        let row = "<row r=\"1\">" + Self.text("A1", "a_x001F_b") + Self.text("B1", "c") + "</row>"
        let url = try folder.file("a.xlsx", workbook([("Л", row)]).bytes)
        #expect(try makeReader().read(url).sheets[0].row(0) == ["a b", "c"])
    }

    @Test func `more rows than one frame holds arrive in order`() throws {
        let rows = (1...5000).map { "<row r=\"\($0)\">" + Self.number("A\($0)", "\($0)") + "</row>" }.joined()
        let url = try folder.file("a.xlsx", workbook([("Л", rows), ("Пустой", "")]).bytes)
        let sheets = try makeReader().read(url).sheets
        #expect((0..<5000).allSatisfy { sheets[0][$0, 0] == "\($0 + 1)" })
        #expect((sheets[1].name, sheets[1].rowCount) == ("Пустой", 0))
    }

    @Test(arguments: ["table.xls", "xls under a wrong name.xlsx"])
    func `an old workbook is read, whatever its name says`(name: String) throws {
        let url = try folder.file(name, Array(Data(contentsOf: fixtures.appendingPathComponent("table.xls"))))
        let sheets = try makeReader().read(url).sheets
        #expect(sheets.map(\.name) == ["Протокол", "Второй"])
        #expect(sheets[0].row(1) == ["0101", "4", "2023-06-23", "3.55"])
        #expect(sheets[1][1, 1] == "да")
    }

    @Test func `an open document sheet is read`() throws {
        var archive = StoredArchive()
        archive.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.add("META-INF/manifest.xml", "<?xml version=\"1.0\"?><manifest/>")
        archive.add(
            "content.xml",
            "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
                + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>"
                + "<table:table table:name=\"Лист1\"><table:table-row><table:table-cell office:value-type=\"string\">"
                + "<text:p>Код ОО</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"4\">"
                + "<text:p>4</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
                + "</office:document-content>")
        let sheet = try makeReader().read(try folder.file("a.ods", archive.bytes)).sheets[0]
        #expect(sheet.row(0) == ["Код ОО", "4"])
    }

    @Test func `an encrypted workbook is refused as such`() throws {
        #expect(try rejected(fixtures.appendingPathComponent("encrypted.xlsx")) == .encrypted(file: "encrypted.xlsx"))
    }

    @Test func `what is no file is told apart`() throws {
        #expect(try rejected(folder.url.appendingPathComponent("нет.xlsx")) == .missing(file: "нет.xlsx"))
        #expect(try rejected(folder.url) == .notAFile(file: folder.url.lastPathComponent))
        #expect(try rejected(folder.file("пусто.xlsx", [])) == .empty(file: "пусто.xlsx"))
        #expect(try rejected(folder.file("~$Школы.xlsx", [1])) == .lockFile(file: "~$Школы.xlsx"))
        let lock = ".~lock.Школы.xlsx#"
        #expect(try rejected(folder.file(lock, [1])) == .lockFile(file: lock))
    }

    @Test func `an error names the file as the caller does`() throws {
        let url = try folder.file("a.xlsx", [])
        let reader = try makeReader()
        #expect(throws: WorkbookError.empty(file: "2022/4/a.xlsx")) { try reader.read(url, as: "2022/4/a.xlsx") }
    }

    @Test(arguments: [
        ("<html><table><tr><td>1</td></tr></table></html>", ContentKind.html),
        ("\u{FEFF}  <!DOCTYPE html><html></html>", .html), ("<?xml version=\"1.0\"?><Workbook/>", .xml),
        ("%PDF-1.7", .pdf), ("Rar!\u{1A}", .archive), ("\u{1}\u{2}\u{3}", .binary),
    ])
    func `other content under the name of a workbook is named`(content: String, kind: ContentKind) throws {
        let url = try folder.file("a.xlsx", Array(content.utf8))
        #expect(try rejected(url) == .unsupported(file: "a.xlsx", kind: kind))
    }

    @Test func `an archive that is no workbook is named`() throws {
        var archive = StoredArchive()
        archive.add("Ф1.txt", "1")
        let url = try folder.file("a.xlsx", archive.bytes)
        #expect(try rejected(url) == .unsupported(file: "a.xlsx", kind: .archive))
    }

    @Test(arguments: [0.1, 0.5, 0.9, 0.99])
    func `a workbook cut off anywhere is damaged`(part: Double) throws {
        let whole = workbook([("Л", "<row r=\"1\">" + Self.text("A1", "x") + "</row>")]).bytes
        let url = try folder.file("a.xlsx", Array(whole.prefix(Int(Double(whole.count) * part))))
        guard case .damaged("a.xlsx", _) = try rejected(url) else {
            Issue.record("not recognised as damaged")
            return
        }
    }

    @Test func `XML that breaks off inside a whole archive is damaged`() throws {
        let url = try folder.file("a.xlsx", workbook([("Л", "<row r=\"1\"><c r=\"A1\"><v>1</c>")]).bytes)
        guard case .damaged("a.xlsx", _) = try rejected(url) else {
            Issue.record("not recognised as damaged")
            return
        }
    }

    @Test func `an archive that unpacks to more than the limit is refused before it is unpacked`() throws {
        var archive = workbook([("Л", "")])
        archive.add("xl/media/bomb.bin", "x", declaredSize: 4_000_000_000)
        let limits = ReadingLimits()
        guard
            case .tooLarge("b.xlsx", .bytes, let found?, limits.bytes) = try rejected(
                folder.file("b.xlsx", archive.bytes))
        else {
            Issue.record("not recognised as too large")
            return
        }
        #expect(found > 4_000_000_000)
    }

    @Test(arguments: ["XFD1048576", "ZZZZZZ1"])
    func `two cells that span a giant sheet end the helper, and the next file is read`(corner: String) throws {
        let row = corner.drop(while: \.isLetter)
        let cells =
            "<row r=\"1\">" + Self.number("A1", "1") + "</row><row r=\"\(row)\">" + Self.number(corner, "2") + "</row>"
        let giant = try folder.file("giant.xlsx", workbook([("Л", cells)]).bytes)
        let small = try folder.file(
            "small.xlsx", workbook([("Л", "<row r=\"1\">" + Self.text("A1", "x") + "</row>")]).bytes)
        let reader = try makeReader()
        #expect(throws: WorkbookError.tooLarge(file: "giant.xlsx", limit: .memory, found: nil, allowed: 1 << 30)) {
            try reader.read(giant)
        }
        #expect(try reader.read(small).sheets[0][0, 0] == "x")
    }

    @Test func `cells and bytes are limited in all sheets together`() throws {
        let cells = "<row r=\"9\">" + Self.text("J9", String(repeating: "x", count: 600)) + "</row>"
        let content = workbook([("Л", cells), ("М", cells)]).bytes
        let url = try folder.file("a.xlsx", content)
        var limits = ReadingLimits()
        limits.cells = 179
        #expect(throws: WorkbookError.tooLarge(file: "a.xlsx", limit: .cells, found: 180, allowed: 179)) {
            try makeReader(limits).read(url)
        }
        limits.cells = 180
        #expect(try makeReader(limits).read(url).sheets.count == 2)
    }

    @Test func `a lower limit of the system is no damage of the file`() throws {
        let python = try Installation.current.python().path
        let script = "#!/bin/sh\nulimit -v 1000000\nexec '\(python)' \"$@\"\n"
        let wrapper = try folder.file("python.sh", Array(script.utf8))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: wrapper.path)
        let reader = WorkbookReader(
            python: wrapper, helper: try Installation.current.helper("workbooks.py"))
        let url = try folder.file(
            "a.xlsx", workbook([("Л", "<row r=\"1\">" + Self.text("A1", "x") + "</row>")]).bytes)
        #expect(try reader.read(url).sheets[0][0, 0] == "x")
    }

    @Test func `a cell of a text table holds no more than a spreadsheet can`() throws {
        func table(_ count: Int) throws -> URL {
            try folder.file("a.csv", Array(("a;" + String(repeating: "ж", count: count) + "\n").utf8))
        }
        #expect(try makeReader().read(table(32_767)).sheets[0].columnCount == 2)
        #expect(throws: WorkbookError.tooLarge(file: "a.csv", limit: .characters, found: nil, allowed: 32_767)) {
            try makeReader().read(table(32_768))
        }
    }

    @Test func `limits of rows, columns, cells and sheets name what was found`() throws {
        let cells = "<row r=\"9\">" + Self.number("J9", "1") + "</row>"
        let url = try folder.file("a.xlsx", workbook([("Л", cells), ("М", "")]).bytes)
        func error(_ change: (inout ReadingLimits) -> Void) throws -> WorkbookError? {
            var limits = ReadingLimits()
            change(&limits)
            return try rejected(url, limits: limits)
        }
        #expect(try error { $0.rows = 8 } == .tooLarge(file: "a.xlsx", limit: .rows, found: 9, allowed: 8))
        #expect(try error { $0.columns = 9 } == .tooLarge(file: "a.xlsx", limit: .columns, found: 10, allowed: 9))
        #expect(try error { $0.cells = 89 } == .tooLarge(file: "a.xlsx", limit: .cells, found: 90, allowed: 89))
        #expect(try error { $0.sheets = 1 } == .tooLarge(file: "a.xlsx", limit: .sheets, found: 2, allowed: 1))
        guard case .tooLarge("a.xlsx", .bytes, _, 100) = try error({ $0.fileBytes = 100 }) else {
            Issue.record("the size of the file is not limited")
            return
        }
    }

    @Test(arguments: ["<!ENTITY a SYSTEM \"file:///etc/passwd\">", "<!ENTITY b \"lol\"><!ENTITY a \"&b;&b;\">"])
    func `entities of a document are never expanded`(entities: String) throws {
        let row = "<row r=\"1\">" + Self.text("A1", "-&a;-") + "</row>"
        let url = try folder.file("a.xlsx", workbook([("Л", row)], prologue: "<!DOCTYPE x [\(entities)]>").bytes)
        let text = (try? makeReader().read(url))?.sheets.first.map { $0.rowCount > 0 ? $0[0, 0] : "" } ?? ""
        #expect(!text.contains("root") && !text.contains("lol"))
    }

    @Test func `a helper that does not start is named`() throws {
        let url = try folder.file("a.xlsx", workbook([("Л", "")]).bytes)
        let reader = WorkbookReader(python: URL(fileURLWithPath: "/nonexistent/python3"), helper: url)
        #expect(throws: WorkbookError.helperUnavailable(program: "/nonexistent/python3", code: ENOENT)) {
            try reader.read(url)
        }
    }

    @Test func `a helper that ends at once is reported with its status`() throws {
        let url = try folder.file("a.xlsx", workbook([("Л", "")]).bytes)
        let reader = WorkbookReader(python: URL(fileURLWithPath: "/bin/false"), helper: url)
        guard
            case .helperFailed("a.xlsx", _) = #expect(throws: WorkbookError.self, performing: { try reader.read(url) })
        else {
            Issue.record("not reported as the helper's failure")
            return
        }
    }

    @Test func `a helper that never answers is given up`() throws {
        let script = try folder.file("sleep.py", Array("import time\ntime.sleep(600)\n".utf8))
        var limits = ReadingLimits()
        limits.seconds = 0
        let url = try folder.file("a.xlsx", workbook([("Л", "")]).bytes)
        let python = URL(fileURLWithPath: "/usr/bin/python3")
        let reader = WorkbookReader(python: python, helper: script, limits: limits)
        #expect(throws: WorkbookError.tooSlow(file: "a.xlsx", seconds: 0)) { try reader.read(url) }
    }
}
