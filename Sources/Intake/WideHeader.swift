// SPDX-License-Identifier: GPL-3.0-or-later

internal import Workbooks

/// The header of a table that has the results of several examinations beside each other.
///
/// Each examination is a merged cell `Математика(2026.06.02)` with «Первичный балл» and «Оценка» below it; the other
/// headings stand in either of the two rows.
struct WideHeader {
    /// The columns of one examination.
    struct Group {
        /// Nil where the subject is of no known one.
        let title: ProtocolTitle?
        /// The columns of the results by their keys.
        let results: [String: Int]
        let columns: Range<Int>
    }

    /// The columns that all examinations share.
    let shared: Header
    let groups: [Group]

    /// Finds the header of a sheet; nil where the sheet has no such header.
    init?(_ sheet: Sheet, layout: TableLayout) {
        for row in 0..<max(0, min(sheet.rowCount - 1, Header.deepestRow)) {
            if let found = Self.read(row, sheet, layout) {
                self = found
                return
            }
        }
        return nil
    }

    private init(shared: Header, groups: [Group]) {
        self.shared = shared
        self.groups = groups
    }

    private static func read(_ row: Int, _ sheet: Sheet, _ layout: TableLayout) -> WideHeader? {
        var columns: [String: Int] = [:]
        var titles: [(column: Int, title: ProtocolTitle)] = []
        for column in 0..<sheet.columnCount where !sheet.isEmpty(row, column) {
            if let key = layout.key(of: sheet[row, column]) {
                columns[key] = columns[key] ?? column
            } else if let title = ProtocolTitle(sheet[row, column]), title.isCell || title.known != nil {
                titles.append((column, title))
            }
        }
        // One title over a whole table is an ordinary one.
        guard titles.count >= 2 || titles.count == 1 && columns["school"] != nil else { return nil }
        var groups: [Group] = []
        for (column, title) in titles {
            let end = (column + 1..<sheet.columnCount).first { !sheet.isBlank(row, $0) } ?? sheet.columnCount
            var results: [String: Int] = [:]
            for below in column..<end where !sheet.isEmpty(row + 1, below) {
                guard let key = layout.key(of: sheet[row + 1, below]), resultKeys.contains(key) else { continue }
                results[key] = results[key] ?? below
            }
            guard results["score"] != nil || results["mark"] != nil else { return nil }
            groups.append(
                Group(title: title.known == nil ? nil : title, results: results, columns: column..<end))
        }
        for column in 0..<sheet.columnCount where !sheet.isEmpty(row + 1, column) {
            guard !groups.contains(where: { $0.columns.contains(column) }),
                let key = layout.key(of: sheet[row + 1, column])
            else { continue }
            columns[key] = columns[key] ?? column
        }
        for key in resultKeys { columns[key] = nil }
        guard columns["school"] != nil else { return nil }
        return WideHeader(shared: Header(row: row + 1, top: row, columns: columns), groups: groups)
    }

    private static let resultKeys: Set<String> = ["primary", "score", "mark"]
}
