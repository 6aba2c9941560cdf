// SPDX-License-Identifier: GPL-3.0-or-later

internal import Workbooks

/// The columns of the numbers in a file of changed results.
struct AppealColumns {
    /// «Балл до изменения».
    private(set) var before: Int?
    /// «Первичный балл» below «Текущие».
    private(set) var primary: Int?
    /// «Балл» or «Оценка» below «Текущие».
    private(set) var result: Int?
    /// «Разница».
    let difference: Int?
    /// Whether the result is called «Оценка».
    private(set) var isMark = false

    init(_ header: Header, _ sheet: Sheet, _ layout: TableLayout) {
        difference = header["difference"]
        before = header["before"]
        primary = header["primary"]
        result = header["score"] ?? header["mark"] ?? header["current"]
        isMark = header["score"] == nil && header["mark"] != nil
        guard header.row > header.top else { return }
        let below = { (heading: Int) -> [String: Int] in
            let end = (heading + 1..<max(sheet.columnCount, heading + 1)).first { !sheet.isBlank(header.top, $0) }
            var found: [String: Int] = [:]
            for column in heading..<(end ?? sheet.columnCount) where !sheet.isEmpty(header.row, column) {
                guard let key = layout.key(of: sheet[header.row, column]), found[key] == nil else { continue }
                found[key] = column
            }
            return found
        }
        if let heading = before {
            let own = below(heading)
            before = own["score"] ?? own["mark"] ?? heading
        }
        if let heading = header["current"] {
            let own = below(heading)
            guard let column = own["score"] ?? own["mark"] else { return }
            (result, primary) = (column, own["primary"])
            isMark = own["score"] == nil
        }
    }
}
