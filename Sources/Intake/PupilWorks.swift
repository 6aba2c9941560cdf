// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// The works that the rows of a sheet belong to: one, or one for each season of the days that the rows name.
struct PupilWorks {
    /// A work with what its rows need.
    struct Entry {
        let work: Int
        let scale: MarkScale?
        /// The number of its list of tasks; nil where the sheet has no tasks.
        let list: Int32?
        /// The grade of the pupils who wrote it, 1 to 9; nil where the first digit of a code does not tell it.
        let pupilGrade: Int?
    }

    /// The column that tells the season of a row; nil where all rows are of one work.
    let date: Int?
    private var entries: [Period: Entry] = [:]
    private var last: (cell: ArraySlice<UInt8>, entry: Entry?)?

    init(date: Int?) { self.date = date }

    /// Adds a work.
    ///
    /// - Throws: ``IntakeError/noRule(file:sheet:procedure:subject:grade:year:)`` where neither a column nor a scale
    ///   gives its marks.
    mutating func add(
        _ work: Work, columns: PupilColumns, of table: RecognisedTable, file: String, rules: RuleBook,
        into builder: inout ReadingBuilder
    ) throws(IntakeError) {
        let scale = rules.scale(.vpr, work.subject, grade: work.grade, period: work.period)
        if columns.mark == nil, scale == nil {
            throw .noRule(
                file: file, sheet: table.sheet.name, procedure: .vpr, subject: work.subject, grade: work.grade,
                year: work.year)
        }
        let index = builder.index(of: work)
        let tasks = columns.tasks.map(\.task)
        let grade = work.grade + (VPRCampaigns.isOfPreviousGrade(work.period) ? 1 : 0)
        entries[work.period] = Entry(
            work: index, scale: scale, list: tasks.isEmpty ? nil : builder.list(of: tasks, work: index),
            pupilGrade: grade < 10 ? grade : nil)
    }

    /// Whether any work has a scale.
    var hasScale: Bool { entries.values.contains { $0.scale != nil } }

    /// The work of a row; nil where its day is none of the works'.
    mutating func entry(of row: Int, in sheet: Sheet) -> Entry? {
        guard let date else { return entries.first?.value }
        let cell = sheet.utf8(row, date)
        if let last, last.cell == cell { return last.entry }
        var entry: Entry?
        if let day = CalendarDate(String(decoding: cell, as: UTF8.self)) {
            entry = entries[VPRCampaigns.period(of: day)]
        } else if Normaliser.isBlank(cell), entries.count == 1 {
            entry = entries.first?.value
        }
        last = (cell, entry)
        return entry
    }
}
