// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing
import Workbooks

struct SheetWriterTests {
    private func written(
        page: SheetPage = SheetPage(), _ fill: (SheetWriter) throws -> Void
    ) throws -> WrittenWorkbook {
        let folder = try WritingFolder()
        let workbook = try WorkbookWriter(to: folder.file(), created: Date(timeIntervalSince1970: 0))
        try fill(workbook.addSheet("Лист", page: page))
        try workbook.close()
        return try WrittenWorkbook(folder.file())
    }

    @Test(arguments: [
        "=1+1", "=HYPERLINK(\"http://a.example\";\"x\")", "+7 902", "-5", "@SUM(A1)", "\t=1", "\u{FF1D}1",
        "http://a.example", "mailto:a@a.example", "internal:'x'!A1", "<b>&amp;\"'", "]]>", "_x0041_", "a_x005F_x0041_b",
        "_x00ZZ_", "  края  ", "007",
        "эмодзи 👨‍👩‍👧‍👦 и \u{202E}наоборот", "строка\nвторая",
    ])
    func `text stays the same text`(_ text: String) throws {
        let read = try written { try $0.append([.text(text)]) }
        #expect(try read.sheet("Лист").cells["A1"] == .init(type: "s", value: text, format: "0"))
        #expect(read.formulas == 0)
        #expect(read.external.isEmpty)
        #expect(try read.sheet("Лист").links.isEmpty)
    }

    @Test func `characters that XML forbids are replaced`() throws {
        let read = try written { try $0.append([.text("a\u{0}b\u{1}c\u{1B}d\u{FFFE}e\r\nf\rg\u{7F}")]) }
        #expect(
            try read.sheet("Лист").cells["A1"]?.value
                == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\nf\ng\u{FFFD}")
    }

    @Test func `a text longer than a cell holds is cut with a mark`() throws {
        let limit = SafeText.cellLimit
        let read = try written {
            try $0.append([
                .text(String(repeating: "ж", count: limit)), .text(String(repeating: "ж", count: limit + 1)),
                .text(String(repeating: "😀", count: limit)),
            ])
        }
        let cells = try read.sheet("Лист").cells
        #expect(cells["A1"]?.value == String(repeating: "ж", count: limit))
        #expect(cells["B1"]?.value == String(repeating: "ж", count: limit - 3) + "[…]")
        // 32,764 units hold 16,382 characters of two units.
        #expect(cells["C1"]?.value == String(repeating: "😀", count: 16_382) + "[…]")
    }

    @Test func `a long text of escapes still fits`() throws {
        let text = String(repeating: "_x0041_", count: 4_681)  // 32,767 characters
        let read = try written { try $0.append([.text(text)]) }
        let value = try #require(try read.sheet("Лист").cells["A1"]?.value)
        #expect(value.hasSuffix(SafeText.mark))
        #expect(text.hasPrefix(value.dropLast(SafeText.mark.count)))
    }

    @Test func `numbers, whole numbers, shares, points and dates`() throws {
        let number = CellFormat()
        let read = try written {
            try $0.append(
                [
                    .number(0.125), .integer(-3), .integer(Int.max), .number(8.25),
                    .date(year: 2021, month: 9, day: 24),
                    .text("071234"), .empty,
                ],
                formats: [
                    number.with { $0.number = .percent(decimals: 1) }, nil, nil,
                    number.with { $0.number = .signed(decimals: 1, unit: "\u{A0}п.п.") }, nil,
                    number.with { $0.number = .text }, number,
                ])
        }
        let cells = try read.sheet("Лист").cells
        #expect(cells["A1"] == .init(type: "n", value: "0.125", format: "0.0%"))
        #expect(cells["B1"] == .init(type: "n", value: "-3", format: "0"))
        #expect(cells["C1"] == .init(type: "s", value: "9223372036854775807", format: "0"))
        #expect(
            cells["D1"]
                == .init(
                    type: "n", value: "8.25",
                    format: "+0.0\"\u{A0}п.п.\";\"\u{2212}\"0.0\"\u{A0}п.п.\";0.0\"\u{A0}п.п.\""))
        // Day 44463 of Excel's calendar, by Python: (date(2021, 9, 24) - date(1899, 12, 30)).days
        #expect(cells["E1"] == .init(type: "n", value: "44463", format: "dd.mm.yyyy"))
        // 49 is the number of Excel's built-in format of text.
        #expect(["@", "49"].contains(cells["F1"]?.format))
        #expect(cells["F1"]?.value == "071234")
        #expect(cells["G1"]?.type == "blank")
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `a number that no workbook holds is refused with its address`(_ number: Double) throws {
        #expect(throws: WorkbookWriteError.nonFiniteNumber(sheet: "Лист", cell: "AB7")) {
            _ = try written { try $0.write(.number(number), row: 6, column: 27) }
        }
    }

    @Test(arguments: [(2023, 2, 29), (2024, 13, 1), (1899, 12, 31), (2024, 4, 31), (2024, 1, 0)])
    func `a day that does not exist is refused`(year: Int, month: Int, day: Int) throws {
        let error = WorkbookWriteError.invalidDate(sheet: "Лист", cell: "A1", year: year, month: month, day: day)
        #expect(throws: error) {
            _ = try written { try $0.append([.date(year: year, month: month, day: day)]) }
        }
    }

    @Test(arguments: [(1_048_576, 0), (0, 16_384), (-1, 0)])
    func `a cell outside the sheet is refused`(row: Int, column: Int) throws {
        #expect(throws: WorkbookWriteError.outsideSheet(sheet: "Лист", row: row, column: column)) {
            _ = try written { try $0.write(.text("x"), row: row, column: column) }
        }
    }

    @Test func `merged cells hold their text and may not overlap`() throws {
        let block = CellBlock(rows: 0...1, columns: 0...2)
        let read = try written {
            try $0.merge(block, .text("=заголовок"))
            try $0.merge(CellBlock(rows: 3...3, columns: 3...3), .text("одна"))
        }
        let sheet = try read.sheet("Лист")
        #expect(sheet.merged == ["A1:C2"])
        #expect(sheet.cells["A1"]?.value == "=заголовок")
        #expect(sheet.cells["D4"]?.value == "одна")
        #expect(throws: WorkbookWriteError.overlappingRanges(sheet: "Лист", first: "A1:C2", second: "C2:D5")) {
            _ = try written {
                try $0.merge(block, .empty)
                try $0.merge(CellBlock(rows: 1...4, columns: 2...3), .empty)
            }
        }
    }

    @Test func `frozen panes, filter, widths, notes, codes`() throws {
        let read = try written {
            try $0.append([.text("Код"), .text("Доля")])
            try $0.append([.text("0123"), .number(0.5)])
            try $0.freeze(rows: 1, columns: 1)
            try $0.filter(CellBlock(rows: 0...1, columns: 0...1))
            try $0.setWidth(0...0, 12)
            try $0.setWidth(1...3, 30)
            try $0.note("=n\u{0}", row: 1, column: 1)
            try $0.expectCodes(CellBlock(rows: 1...1, columns: 0...0))
        }
        let sheet = try read.sheet("Лист")
        #expect(sheet.frozen["state"] == "frozen")
        #expect(sheet.frozen["xSplit"] == "1")
        #expect(sheet.frozen["ySplit"] == "1")
        #expect(sheet.filter == "A1:B2")
        // Excel adds 5 pixels of padding, 0.71 of a character.
        #expect(sheet.widths == ["1-1:13", "2-4:31"])
        #expect(sheet.notes == ["B2": "=n\u{FFFD}"])
        #expect(sheet.ignored == ["A2:A2"])
    }

    @Test func `a page is A4 lying, one page wide, with repeated rows, header and footer`() throws {
        var page = SheetPage()
        page.repeatedRows = 2
        page.firstRepeatedRow = 1
        page.repeatedColumns = 1
        page.header = .init(left: ["Отдел образования & Ко &P"], right: [.sheet])
        page.footer = .init(center: ["с. ", .page, " из ", .pages])
        let read = try written(page: page) { try $0.append([.text("x")]) }
        let sheet = try read.sheet("Лист")
        #expect(sheet.page["paperSize"] == "9")
        #expect(sheet.page["orientation"] == "landscape")
        #expect(sheet.page["fitToHeight"] == "0")
        #expect(sheet.header == "&LОтдел образования && Ко &&P&R&A")
        #expect(sheet.footer == "&Cс. &P из &N")
        #expect(read.names["_xlnm.Print_Titles/0"] == "'Лист'!$A:$A,'Лист'!$2:$3")
        let left = try #require(sheet.margins["left"].flatMap(Double.init))
        #expect(abs(left * 25.4 - 20) < 0.01)
    }

    @Test func `a header longer than Excel allows is refused`() throws {
        var page = SheetPage()
        page.header = .init(left: [.text(String(repeating: "д", count: 254))])
        #expect(throws: WorkbookWriteError.pageLineTooLong(sheet: "Лист", length: 256)) {
            _ = try written(page: page) { try $0.append([.text("x")]) }
        }
    }

    @Test func `a part of a sheet is printed`() throws {
        let read = try written {
            try $0.append([.text("a"), .text("b"), .text("c")])
            try $0.printOnly(CellBlock(rows: 0...0, columns: 0...1))
        }
        #expect(read.names["_xlnm.Print_Area/0"] == "'Лист'!$A$1:$B$1")
    }

    @Test func `a link leads to a sheet of the same workbook`() throws {
        let folder = try WritingFolder()
        let workbook = try WorkbookWriter(to: folder.file(), created: Date(timeIntervalSince1970: 0))
        let first = try workbook.addSheet("Сводная")
        let second = try workbook.addSheet("O'Лист 2")
        try first.writeLink("=1. ВПР", to: second, row: 2, column: 1)
        try workbook.close()
        let read = try WrittenWorkbook(folder.file())
        #expect(try read.sheet("Сводная").links == ["B3>'O''Лист 2'!A1"])
        #expect(try read.sheet("Сводная").cells["B3"]?.value == "=1. ВПР")
        #expect(read.external.isEmpty)
        #expect(read.formulas == 0)
    }

    @Test func `cells offer a list, and refuse what is not in it`() throws {
        let read = try written { sheet in
            let block = CellBlock(rows: 1...9, columns: 2...2)
            try sheet.offer(["ШНОР", "ШНСУ"], in: block, refusal: ("Статус", "Выберите из списка"))
        }
        #expect(try read.sheet("Лист").lists == ["C2:C10>\"ШНОР,ШНСУ\"|Статус|Выберите из списка"])
    }

    /// The second one has few characters and many bytes, for which the library has no room.
    @Test(arguments: [(1...60).map { "слово \($0)" }, [String(repeating: "ж", count: 130)]])
    func `a list that Excel does not take is refused`(words: [String]) throws {
        #expect(throws: WorkbookWriteError.self) {
            try written { try $0.offer(words, in: CellBlock(rows: 1...9, columns: 2...2), refusal: ("", "")) }
        }
    }

    @Test func `cells may refuse whatever is typed, or all but whole numbers, and columns may be hidden`() throws {
        let read = try written { sheet in
            try sheet.append([.text("ключ"), .integer(1)])
            try sheet.keep(CellBlock(rows: 0...4, columns: 0...0), refusal: ("Ключ", "Не меняйте"))
            try sheet.expectCounts(in: CellBlock(rows: 1...4, columns: 1...1), refusal: ("Число", "Целое от 0"))
            try sheet.hide(2...3)
        }
        let sheet = try read.sheet("Лист")
        #expect(sheet.rules == ["A1:A5>custom None FALSE", "B2:B5>whole greaterThanOrEqual 0"])
        #expect(sheet.hidden == ["3-4"])
        #expect(sheet.cells["A1"]?.value == "ключ")
    }

    @Test func `a percentage may carry a mark`() throws {
        let read = try written {
            let look = CellFormat().with { $0.number = .markedPercent(decimals: 1, mark: "†") }
            try $0.append([.number(0.125)], formats: [look])
        }
        #expect(try read.sheet("Лист").cells["A1"] == .init(type: "n", value: "0.125", format: "0.0%\"†\""))
    }
}
