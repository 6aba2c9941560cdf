// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Workbooks

struct SheetReadTests {
    @Test(arguments: [
        (0, 0, "A1"), (6, 1, "B7"), (0, 25, "Z1"), (0, 26, "AA1"), (0, 701, "ZZ1"), (1_048_575, 16_383, "XFD1048576"),
    ])
    func `an address is the one of a spreadsheet`(row: Int, column: Int, address: String) {
        #expect(Sheet.address(row, column) == address)
    }

    @Test func `rows of unequal length become a rectangle`() {
        let sheet = Sheet(name: "", rows: [["а"], [], ["б", "", "вг"]])
        #expect((sheet.rowCount, sheet.columnCount) == (3, 3))
        #expect((0..<3).map(sheet.row) == [["а", "", ""], ["", "", ""], ["б", "", "вг"]])
        #expect(Array(sheet.utf8(2, 2)) == Array("вг".utf8))
    }

    @Test func `a cell outside of the sheet is a defect`() async {
        await #expect(processExitsWith: .failure) { _ = Sheet(name: "", rows: [["а"]])[0, 1] }
    }
}
