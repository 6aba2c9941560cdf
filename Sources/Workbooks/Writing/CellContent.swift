// SPDX-License-Identifier: GPL-3.0-or-later

/// What one cell of a written workbook holds.
///
/// There is no formula and no address of the network among the cases, so a text can never become one: `=1+1` stays four
/// characters.
public enum CellContent: Equatable, Sendable {
    /// Nothing, though the cell may have a format.
    case empty
    /// Text, written as text whatever it begins with. Characters that XML forbids become `U+FFFD`; what is longer than
    /// Excel's 32,767 UTF-16 units is cut and ends with ``SafeText/mark``.
    case text(String)
    /// A finite number; a share is a number with ``CellFormat/NumberFormat/percent(decimals:)``.
    case number(Double)
    /// A whole number. Excel keeps 15 digits: what is larger in magnitude than 2⁵³ is written as text.
    case integer(Int)
    /// A day of the Gregorian calendar, from 1900-01-01 to 9999-12-31.
    case date(year: Int, month: Int, day: Int)
}

/// A rectangle of cells, rows and columns counted from 0.
public struct CellBlock: Equatable, Sendable {
    /// The rows, the first and the last included.
    public let rows: ClosedRange<Int>
    /// The columns, the first and the last included.
    public let columns: ClosedRange<Int>

    /// A rectangle of cells.
    ///
    /// - Parameters:
    ///   - rows: The rows, counted from 0.
    ///   - columns: The columns, counted from 0.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }

    /// The address as Excel writes it, such as `A1:C2`.
    public var address: String {
        Self.address(row: rows.lowerBound, column: columns.lowerBound) + ":"
            + Self.address(row: rows.upperBound, column: columns.upperBound)
    }

    func overlaps(_ other: CellBlock) -> Bool {
        rows.overlaps(other.rows) && columns.overlaps(other.columns)
    }

    /// The address of one cell as Excel writes it.
    ///
    /// - Parameters:
    ///   - row: The row, counted from 0.
    ///   - column: The column, counted from 0.
    /// - Returns: Such as `B7` for row 6 and column 1.
    public static func address(row: Int, column: Int) -> String {
        var letters = ""
        var rest = column
        while rest >= 0 {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        }
        return letters + String(row + 1)
    }
}
