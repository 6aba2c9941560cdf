// SPDX-License-Identifier: GPL-3.0-or-later

internal import Workbooks

/// A sheet of a known format, and where its header stands.
struct RecognisedTable: Sendable {
    let sheet: Sheet
    let header: Header
    /// What the sheet was recognised by.
    let layout: TableLayout
    /// Sheets of the workbook that hold no rows of the format, but may say of what its rows are.
    var companions: [Sheet] = []

    /// Whether nothing stands below the header.
    var isBlank: Bool { header.body(of: sheet).allSatisfy { sheet.firstFilled($0) == nil } }

    /// Names the columns that hold data under a heading that the layout does not know, by the cells of their headings.
    ///
    /// A renamed «Отметка» is one. The heading itself may be anything, a surname too, and is not repeated.
    func nameUnknownColumns(into builder: inout ReadingBuilder) {
        guard let passed = layout.passed else { return }
        let tasks = RawVPRFormat.tasks(layout.format)
        let unknown = (0..<sheet.columnCount).filter { column in
            let text = sheet[header.row, column]
            return layout.key(of: text) == nil && tasks?.task(text) == nil
                && !passed.contains(Normaliser.heading(text))
                && header.body(of: sheet).contains { !sheet.isBlank($0, column) }
        }
        guard !unknown.isEmpty else { return }
        let most = 5
        let cells = unknown.prefix(most).map { Sheet.address(header.row, $0) }.joined(separator: ", ")
        let place = [sheet.name, unknown.count > most ? cells + "…" : cells].filter { !$0.isEmpty }
        builder.take("unknown_columns", "\(unknown.count) (\(place.joined(separator: ": ")))", from: "content")
    }
}
