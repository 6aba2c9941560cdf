// SPDX-License-Identifier: GPL-3.0-or-later

/// A row of a copy of `recommendations.xlsx`: what its author changed against the export that the copy was made from.
public struct DecisionRow: Hashable, Sendable {
    /// The key of the recommendation, or of the measure of a school, as text.
    public var key: String
    /// The number of the export; 0: the row was added by hand.
    public var release: Int
    /// What was changed, by field; nothing where the row is as it was exported.
    public var changes: [DecisionField: String]

    /// Joins the parts of a row.
    ///
    /// - Parameters:
    ///   - key: The key of the recommendation, or of the measure of a school.
    ///   - release: The number of the export; 0: the row was added by hand.
    ///   - changes: What was changed, by field.
    public init(key: String, release: Int, changes: [DecisionField: String]) {
        self.key = key
        self.release = release
        self.changes = changes
    }
}

/// The row of a copy with the file that it stood in.
public struct FiledDecision: Hashable, Sendable {
    /// The path of the file.
    public let file: String
    /// When the file was imported, on the clock that exports are numbered by: an export with a larger number has seen it.
    public let stamp: Int
    /// The row.
    public let row: DecisionRow

    /// Joins a row with its file.
    ///
    /// - Parameters:
    ///   - file: The path of the file.
    ///   - stamp: When the file was imported.
    ///   - row: The row.
    public init(file: String, stamp: Int, row: DecisionRow) {
        self.file = file
        self.stamp = stamp
        self.row = row
    }
}
