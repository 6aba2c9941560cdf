// SPDX-License-Identifier: GPL-3.0-or-later

/// What can go wrong while a workbook is written.
public enum WorkbookWriteError: Error, Equatable, Sendable {
    /// The operating system refused a file: its path and the number of the error (`errno`).
    case file(path: String, errno: Int32)
    /// libxlsxwriter refused a call: its status and the name of the function.
    case library(status: Int32, function: String)
    /// A cell lies outside Excel's 1,048,576 rows and 16,384 columns; row and column are counted from 0.
    case outsideSheet(sheet: String, row: Int, column: Int)
    /// A number that a workbook cannot hold (NaN or infinity); `cell` is its address, such as `B7`.
    case nonFiniteNumber(sheet: String, cell: String)
    /// A day that Excel's calendar does not have; `cell` is its address.
    case invalidDate(sheet: String, cell: String, year: Int, month: Int, day: Int)
    /// A merged range shares cells with another; both are addresses such as `A1:C2`.
    case overlappingRanges(sheet: String, first: String, second: String)
    /// The text of a page's header or footer is longer than Excel's 255 characters.
    case pageLineTooLong(sheet: String, length: Int)
    /// A sheet was asked for by an object of another workbook, or after the workbook was closed.
    case closed
    /// The workbook has no sheet.
    case noSheets
}
