// SPDX-License-Identifier: GPL-3.0-or-later

/// What a file gives beside results: diagnosed teachers, help, reports of schools, values given by hand, people and dates.
///
/// The last import of a path alone counts; what other paths give is added to it.
public struct ReadRecords: Hashable, Sendable {
    /// Scores of diagnosed teachers, one for each teacher, wave and domain.
    public var diagnostics: [DiagnosticRow] = []
    /// Events of network interaction and of methodical help.
    public var support: [SupportEvent] = []
    /// How many teachers schools have.
    public var staffing: [StaffCount] = []
    /// Reports of schools on their measures.
    public var reports: [SchoolReport] = []
    /// Values that people confirmed or gave by hand.
    public var handValues: [HandValue] = []
    /// What people decided of recommendations, row by row.
    ///
    /// They outlive the path: what an earlier import of a path decided goes only where the same export says otherwise.
    public var decisions: [DecisionRow] = []
    /// People, the order and deadlines; nil where the file is no such workbook.
    public var organisation: Organisation?

    /// Nothing.
    public init() {}
}
