// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Intake
@testable import Workbooks

struct MergesByRowTests {
    @Test func `every cell finds the merged cells that it lies in`() {
        let cells = [MergedCells(rows: 0...1, columns: 0...0), MergedCells(rows: 1...2, columns: 1...2)]
        let sheet = Sheet(name: "", rows: [["", "", ""], ["", "", ""], ["", "", ""], ["", "", ""]], merges: cells)
        let merges = MergesByRow(sheet)
        for row in 0...3 {
            for column in 0...2 {
                #expect(merges[row, column] == cells.first { $0.contains(row, column) }, "\(row) \(column)")
            }
        }
    }

    @Test func `cells that lie on each other take no more than their rows hold`() {
        let all = MergedCells(rows: 0...1, columns: 0...1)
        let sheet = Sheet(name: "", rows: [["", ""], ["", ""]], merges: Array(repeating: all, count: 1_000))
        #expect(MergesByRow(sheet)[1, 1] == all)
    }
}
