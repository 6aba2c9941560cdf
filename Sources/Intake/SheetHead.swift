// SPDX-License-Identifier: GPL-3.0-or-later

internal import Workbooks

/// The first rows of a sheet as headings, made once for all layouts that look for theirs.
struct SheetHead: Sendable {
    /// No heading of any layout is longer; longer cells are none.
    private static let longestHeading = 240

    /// The filled cells of each of the first rows.
    let rows: [[(column: Int, heading: String)]]

    init(_ sheet: Sheet) {
        rows = (0..<min(sheet.rowCount, Header.deepestRow)).map { row in
            (0..<sheet.columnCount).compactMap { column in
                let cell = sheet.utf8(row, column)
                guard (1...Self.longestHeading).contains(cell.count) else { return nil }
                return (column, Normaliser.heading(String(decoding: cell, as: UTF8.self)))
            }
        }
    }
}
