// SPDX-License-Identifier: GPL-3.0-or-later

internal import Workbooks

/// The merged cells of a sheet by the rows that they lie in.
struct MergesByRow {
    private var merges: [Int: [MergedCells]] = [:]

    init(_ sheet: Sheet) {
        for merge in sheet.merges {
            // A row has no more of them than cells, unless they lie on each other.
            for row in merge.rows where merges[row, default: []].count < sheet.columnCount {
                merges[row, default: []].append(merge)
            }
        }
    }

    /// The merged cells that a cell belongs to.
    subscript(row: Int, column: Int) -> MergedCells? { merges[row]?.first { $0.columns.contains(column) } }
}
