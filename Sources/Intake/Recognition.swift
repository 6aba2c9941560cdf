// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring

/// How a file was recognised, or what it lacks; nothing is imported.
public struct Recognition: Equatable, Sendable {
    /// A column that was found by its heading.
    public struct Column: Hashable, Sendable {
        /// The address of the heading, such as `B8`.
        public let cell: String
        /// The heading as it stands there.
        public let heading: String
        /// What it is for, as a code: `login`, `variant`, `total`.
        public let meaning: String
    }

    /// A sheet of the format.
    public struct Table: Hashable, Sendable {
        /// The name of the sheet; empty for a text table.
        public let sheet: String
        /// The row of the header, from 1.
        public let headerRow: Int
        /// The columns that were found, from left to right.
        public let columns: [Column]
        /// The labels of the tasks that have a column.
        public let tasks: [String]
    }

    /// The path of the file, as the caller named it.
    public let file: String
    /// The format; nil where none fits.
    public let format: FileFormat?
    /// The sheets of the format.
    public let tables: [Table]
    /// Sheets that are passed over: hidden ones, and those of no format or of another one.
    public let skipped: [String]
    /// The formats that came near, with what is missing, the nearest first.
    public let near: [NearFormat]
    /// What was taken from elsewhere than the rows.
    public let taken: [TakenValue]
    /// The works that the rows belong to.
    public let works: [Work]
    /// The rows that were read, with those accepted, absent and rejected; nil where the file is refused.
    public let rows: RowCounts?
    /// Why nothing would be taken from the file; nil where it can be imported.
    public let refusal: IntakeError?

    /// What happened to the rows of a file.
    public struct RowCounts: Hashable, Sendable {
        /// All rows.
        public let read: Int
        /// Rows that count.
        public let accepted: Int
        /// Rows of absent pupils.
        public let absent: Int
        /// Rows that were not taken.
        public let rejected: Int
    }
}
