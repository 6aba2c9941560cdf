// SPDX-License-Identifier: GPL-3.0-or-later

/// A file of cells: its sheets in their order.
public struct Workbook: Sendable, Equatable {
    /// How the cells lay in the file.
    public enum Layout: Sendable, Equatable {
        /// A workbook with sheets of its own: XLSX, XLSB, XLS, ODS.
        case workbook
        /// A text table, as one sheet.
        case text(encoding: TextEncoding, separator: Character)
        /// A document (DOCX): its paragraphs as one sheet of one column, then a sheet for each table.
        case document
    }

    /// How the cells lay in the file.
    public let layout: Layout
    /// The sheets in the order of the file; at least one for a text table.
    public let sheets: [Sheet]
}

/// A rectangle of cells as text, the way that a person sees them.
///
/// A whole number has no decimals («4», not «4.0»), other numbers have at most fifteen significant digits and a decimal
/// point; text that looks like a number stays («0101»). Dates are `2023-04-20`, with a time `2023-04-20 10:30:00`; times
/// `10:05:00`. «Истина» and «ложь» are `1` and `0`; cells in error are empty. A percent is its fraction. Of merged cells
/// the first has the value; which cells are merged is known in workbooks and documents, of sheets up to 5,000 rows.
///
/// All cells lie in one array of UTF-8; an empty cell costs five bytes.
public struct Sheet: Sendable, Equatable {
    /// The name of the sheet; empty for a text table.
    public let name: String
    /// Whether the file hides the sheet from its readers.
    public let isHidden: Bool
    /// The number of rows, leading empty ones counted.
    public let rowCount: Int
    /// The number of columns, leading empty ones counted.
    public let columnCount: Int
    /// Cells that are one cell.
    public let merges: [MergedCells]
    /// Every cell in UTF-8, row by row, each followed by one byte that belongs to none.
    private let bytes: [UInt8]
    /// Where each cell begins; one more than cells.
    private let starts: [UInt32]

    /// A sheet of cells given as text, for tests and small tables.
    ///
    /// - Parameters:
    ///   - name: The name of the sheet.
    ///   - rows: The rows; shorter ones are filled with empty cells.
    ///   - merges: Cells that are one cell.
    public init(name: String, rows: [[String]], merges: [MergedCells] = []) {
        var cells = CellStorage()
        for row in rows {
            for cell in row { cells.append(cell.utf8) }
            cells.endRow()
        }
        self.init(name: name, isHidden: false, cells: cells, merges: merges)
    }

    /// The same cells under another name.
    ///
    /// - Parameter name: The name.
    /// - Returns: The sheet.
    public func renamed(_ name: String) -> Sheet { Sheet(self, name: name) }

    private init(_ sheet: Sheet, name: String) {
        self.name = name
        isHidden = sheet.isHidden
        (rowCount, columnCount) = (sheet.rowCount, sheet.columnCount)
        (bytes, starts, merges) = (sheet.bytes, sheet.starts, sheet.merges)
    }

    init(name: String, isHidden: Bool, cells: consuming CellStorage, merges: [MergedCells] = []) {
        self.name = name
        self.isHidden = isHidden
        self.merges = merges
        (rowCount, columnCount) = (cells.rowCount, cells.columnCount)
        (bytes, starts) = cells.rectangle()
    }

    /// A sheet from bytes in the layout of the helper: every cell is followed by `separator`.
    ///
    /// Nil when the number of cells is not `rowCount` × `columnCount`.
    init?(
        name: String, isHidden: Bool, rowCount: Int, columnCount: Int, bytes: [UInt8], separator: UInt8,
        merges: [MergedCells] = []
    ) {
        guard rowCount >= 0, columnCount >= 0 else { return nil }
        let (count, isTooMany) = rowCount.multipliedReportingOverflow(by: columnCount)
        guard !isTooMany, count <= bytes.count, bytes.count < Int(UInt32.max) else { return nil }
        var starts: [UInt32] = []
        starts.reserveCapacity(count + 1)
        starts.append(0)
        var position: UInt32 = 0
        for byte in bytes {
            position += 1
            if byte == separator { starts.append(position) }
        }
        guard starts.count == count + 1, Int(starts[count]) == bytes.count else { return nil }
        self.name = name
        self.isHidden = isHidden
        self.rowCount = rowCount
        self.columnCount = columnCount
        self.merges = merges
        self.bytes = bytes
        self.starts = starts
    }

    /// The text of a cell.
    ///
    /// - Parameters:
    ///   - row: Its row, from 0.
    ///   - column: Its column, from 0.
    public subscript(row: Int, column: Int) -> String { String(decoding: utf8(row, column), as: UTF8.self) }

    /// The text of a cell in UTF-8, without making a string of it.
    ///
    /// - Parameters:
    ///   - row: Its row, from 0.
    ///   - column: Its column, from 0.
    /// - Returns: A view of the sheet's own bytes.
    public func utf8(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
        precondition(
            row >= 0 && row < rowCount && column >= 0 && column < columnCount, "a cell outside of its sheet")
        let cell = row * columnCount + column
        return bytes[Int(starts[cell])..<Int(starts[cell + 1]) - 1]
    }

    /// The bytes of neighbouring cells of a row, each followed by one byte that belongs to none.
    ///
    /// - Parameters:
    ///   - row: Their row, from 0.
    ///   - columns: Their columns, from 0.
    /// - Returns: A view of the sheet's own bytes; equal for equal cells of one sheet.
    public func utf8(_ row: Int, columns: Range<Int>) -> ArraySlice<UInt8> {
        precondition(
            row >= 0 && row < rowCount && columns.lowerBound >= 0 && columns.upperBound <= columnCount,
            "cells outside of their sheet")
        let first = row * columnCount
        return bytes[Int(starts[first + columns.lowerBound])..<Int(starts[first + columns.upperBound])]
    }

    /// Whether a cell has no text at all.
    ///
    /// - Parameters:
    ///   - row: Its row, from 0.
    ///   - column: Its column, from 0.
    /// - Returns: Whether it is empty; a space is text.
    public func isEmpty(_ row: Int, _ column: Int) -> Bool { utf8(row, column).isEmpty }

    /// The cells of a row as text.
    ///
    /// - Parameter row: The row, from 0.
    /// - Returns: As many texts as there are columns.
    public func row(_ row: Int) -> [String] { (0..<columnCount).map { self[row, $0] } }

    /// The address of a cell as a spreadsheet shows it.
    ///
    /// - Parameters:
    ///   - row: Its row, from 0.
    ///   - column: Its column, from 0.
    /// - Returns: «B7» for row 6, column 1.
    public static func address(_ row: Int, _ column: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            rest -= 1
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest /= 26
        }
        return letters + String(row + 1)
    }
}

/// A rectangle of cells that a person merged into one; its first cell has the value.
public struct MergedCells: Hashable, Sendable {
    /// The rows, from 0.
    public let rows: ClosedRange<Int>
    /// The columns, from 0.
    public let columns: ClosedRange<Int>

    /// Joins the sides of a rectangle.
    ///
    /// - Parameters:
    ///   - rows: The rows, from 0.
    ///   - columns: The columns, from 0.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }

    /// Whether it has a cell.
    ///
    /// - Parameters:
    ///   - row: The row, from 0.
    ///   - column: The column, from 0.
    /// - Returns: True where it does.
    public func contains(_ row: Int, _ column: Int) -> Bool { rows.contains(row) && columns.contains(column) }
}

/// Cells as they come, rows of any length, before they become a rectangle.
struct CellStorage {
    private var bytes: [UInt8] = []
    private var starts: [UInt32] = [0]
    private var rowEnds: [Int] = []
    private(set) var columnCount = 0

    var rowCount: Int { rowEnds.count }
    var byteCount: Int { bytes.count }
    /// The characters (scalars) of what was appended since the bytes were so many.
    func characterCount(from begin: Int) -> Int { bytes[begin...].count { $0 & 0xC0 != 0x80 } }
    /// The cells of the row that is not ended yet.
    var openCells: Int { starts.count - 1 - (rowEnds.last ?? 0) }

    mutating func append(byte: UInt8) { bytes.append(byte) }
    mutating func append(_ text: some Sequence<UInt8>) {
        bytes.append(contentsOf: text)
        endCell()
    }
    mutating func endCell() {
        bytes.append(0)
        starts.append(UInt32(bytes.count))
    }
    mutating func endRow() {
        columnCount = max(columnCount, openCells)
        rowEnds.append(starts.count - 1)
    }

    /// The bytes and starts of a rectangle, shorter rows filled with empty cells.
    consuming func rectangle() -> (bytes: [UInt8], starts: [UInt32]) {
        if rowCount * columnCount == starts.count - 1 { return (bytes, starts) }
        var fullBytes: [UInt8] = []
        var fullStarts: [UInt32] = [0]
        fullBytes.reserveCapacity(bytes.count + rowCount * columnCount - starts.count + 1)
        fullStarts.reserveCapacity(rowCount * columnCount + 1)
        var first = 0
        for end in rowEnds {
            let shift = UInt32(fullBytes.count) &- starts[first]
            fullBytes.append(contentsOf: bytes[Int(starts[first])..<Int(starts[end])])
            for cell in first..<end { fullStarts.append(starts[cell + 1] &+ shift) }
            for _ in 0..<columnCount - (end - first) {
                fullBytes.append(0)
                fullStarts.append(UInt32(fullBytes.count))
            }
            first = end
        }
        return (fullBytes, fullStarts)
    }
}
