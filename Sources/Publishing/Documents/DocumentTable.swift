// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of a document; its head repeats on every page, and no row is broken over two pages.
public struct DocumentTable: Hashable, Sendable {
    /// A cell, which may take the place of several.
    public struct Cell: Hashable, Sendable {
        /// Its text; a line feed begins a paragraph.
        public var text: String
        /// How many columns it takes.
        public var columns: Int
        /// How many rows it takes.
        public var rows: Int
        /// Whether it stands at the right, as numbers do.
        public var isNumber: Bool

        /// Describes a cell.
        ///
        /// - Parameters:
        ///   - text: Its text.
        ///   - columns: How many columns it takes, at least 1.
        ///   - rows: How many rows it takes, at least 1.
        ///   - isNumber: Whether it stands at the right.
        public init(_ text: String, columns: Int = 1, rows: Int = 1, isNumber: Bool = false) {
            precondition(columns >= 1 && rows >= 1, "a cell takes a place")
            self.text = text
            self.columns = columns
            self.rows = rows
            self.isNumber = isNumber
        }
    }

    /// The widths of the columns, in any unit: the table is as wide as the text.
    public var widths: [Double]
    /// The rows of the head; places that a cell above or at the left takes have no cell of their own.
    public var head: [[Cell]]
    /// The rows below it, in the same way.
    public var rows: [[Cell]]

    /// Describes a table.
    ///
    /// - Parameters:
    ///   - widths: The widths of the columns, in any unit, each above 0.
    ///   - head: The rows of the head.
    ///   - rows: The rows below it.
    public init(widths: [Double], head: [[Cell]], rows: [[Cell]]) {
        precondition(!widths.isEmpty && widths.allSatisfy { $0 > 0 }, "a column has a width")
        self.widths = widths
        self.head = head
        self.rows = rows
    }
}
