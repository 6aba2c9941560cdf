// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing
import Workbooks

struct WorkbookWriterTests {
    let day = Date(timeIntervalSince1970: 1_632_441_600)  // 2021-09-24

    @Test func `equal calls give equal bytes`() throws {
        let folder = try WritingFolder()
        for name in ["a.xlsx", "b.xlsx"] {
            var properties = WorkbookWriter.Properties()
            properties.title = "Показатели"
            let workbook = try WorkbookWriter(to: folder.file(name), created: day, properties: properties)
            let sheet = try workbook.addSheet("Сводная")
            for row in 0..<200 {
                try sheet.append(
                    [.text("Школа \(row % 7)"), .number(Double(row) / 3), .integer(row)],
                    formats: [nil, CellFormat().with { $0.number = .percent(decimals: 1) }])
            }
            try sheet.note("примечание", row: 1, column: 1)
            try workbook.close()
        }
        let first = try Data(contentsOf: folder.file("a.xlsx"))
        #expect(try first == Data(contentsOf: folder.file("b.xlsx")))
        let read = try WrittenWorkbook(folder.file("a.xlsx"))
        #expect(read.properties["created"] == "2021-09-24T00:00:00Z")
        #expect(read.properties["title"] == "Показатели")
    }

    @Test func `nothing stands under the name before the workbook is closed`() throws {
        let folder = try WritingFolder()
        let workbook = try WorkbookWriter(to: folder.file(), created: day)
        try workbook.addSheet("A").append([.text("x")])
        #expect(!FileManager.default.fileExists(atPath: folder.file().path))
        try workbook.close()
        #expect(try folder.names() == ["книга с пробелом.xlsx"])
    }

    @Test func `a writer that is dropped leaves the old file and nothing else`() throws {
        let folder = try WritingFolder()
        try Data("старое".utf8).write(to: folder.file())
        do {
            let workbook = try WorkbookWriter(to: folder.file(), created: day)
            try workbook.addSheet("A").append([.text("x")])
        }
        #expect(try folder.names() == ["книга с пробелом.xlsx"])
        #expect(try Data(contentsOf: folder.file()) == Data("старое".utf8))
    }

    @Test func `a folder that does not exist is known before any work`() throws {
        let folder = try WritingFolder()
        let url = folder.url.appendingPathComponent("нет/x.xlsx")
        #expect(throws: WorkbookWriteError.file(path: url.path, errno: ENOENT)) {
            _ = try WorkbookWriter(to: url, created: day)
        }
    }

    @Test func `a name that is a folder is refused and leaves nothing`() throws {
        let folder = try WritingFolder()
        try FileManager.default.createDirectory(at: folder.file("x.xlsx"), withIntermediateDirectories: true)
        let workbook = try WorkbookWriter(to: folder.file("x.xlsx"), created: day)
        _ = try workbook.addSheet("A")
        #expect(throws: WorkbookWriteError.file(path: folder.file("x.xlsx").path, errno: EISDIR)) {
            try workbook.close()
        }
        #expect(try folder.names() == ["x.xlsx"])
    }

    @Test func `a workbook without sheets is refused`() throws {
        let folder = try WritingFolder()
        let workbook = try WorkbookWriter(to: folder.file(), created: day)
        #expect(throws: WorkbookWriteError.noSheets) { try workbook.close() }
    }

    @Test func `a closed workbook takes nothing more`() throws {
        let folder = try WritingFolder()
        let workbook = try WorkbookWriter(to: folder.file(), created: day)
        let sheet = try workbook.addSheet("A")
        try workbook.close()
        #expect(throws: WorkbookWriteError.closed) { try workbook.close() }
        #expect(throws: WorkbookWriteError.closed) { _ = try workbook.addSheet("B") }
        #expect(throws: WorkbookWriteError.closed) { try sheet.append([.text("x")]) }
        #expect(throws: WorkbookWriteError.closed) { try sheet.freeze(rows: 1, columns: 1) }
    }

    @Test func `names of sheets are made fit and unlike each other`() throws {
        let folder = try WritingFolder()
        let workbook = try WorkbookWriter(to: folder.file(), created: day)
        let long = "Доля участников ВПР в 4 классах, получивших «2»"
        var names: [String] = []
        for name in [long, long, "СВОДНАЯ", "сводная", "a[b]:c*d?e/f\\g", "", "'x'", "History"] {
            names.append(try workbook.addSheet(name).name)
        }
        try workbook.close()
        #expect(
            names == [
                "Доля участников ВПР в 4 классах", "Доля участников ВПР в 4 кла (2)", "СВОДНАЯ", "сводная (2)",
                "a b c d e f g", "1", "x", "History 1",
            ])
        #expect(try WrittenWorkbook(folder.file()).sheets.map(\.name) == names)
    }
}
