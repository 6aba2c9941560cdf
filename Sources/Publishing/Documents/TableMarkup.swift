// SPDX-License-Identifier: GPL-3.0-or-later

/// A table as OpenXML: pandoc's own tables have neither lines nor merged heads in every version.
struct TableMarkup {
    /// A place of the rectangle, after merged cells are spread over theirs.
    private enum Place {
        case cell(DocumentTable.Cell)
        /// Below a merged cell of so many columns.
        case below(columns: Int)
    }

    let table: DocumentTable
    /// The width of the text, twentieths of a point.
    let width: Int

    /// The element `w:tbl`.
    var xml: String {
        let total = table.widths.reduce(0, +)
        // The last column takes what rounding leaves.
        var columns = table.widths.dropLast().map { Int(($0 / total * Double(width)).rounded()) }
        columns.append(width - columns.reduce(0, +))
        var xml = "<w:tbl><w:tblPr><w:tblStyle w:val=\"Table\"/><w:tblW w:w=\"\(width)\" w:type=\"dxa\"/>"
        xml += "<w:tblBorders>"
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            xml += "<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
        }
        xml += "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
        xml += columns.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>"
        for (isHead, rows) in [(true, table.head), (false, table.rows)] {
            for places in spread(rows) { xml += row(places, isHead: isHead, columns) }
        }
        return xml + "</w:tbl>"
    }

    /// The places of each row from left to right; what a row lacks is empty, what it has too much is left out.
    private func spread(_ rows: [[DocumentTable.Cell]]) -> [[Place]] {
        let count = table.widths.count
        var taken: [Int: (rows: Int, columns: Int)] = [:]
        return rows.map { row in
            var cells = row[...]
            var places: [Place] = []
            var column = 0
            while column < count {
                if let above = taken[column], above.rows > 0 {
                    places.append(.below(columns: above.columns))
                    taken[column] = (above.rows - 1, above.columns)
                    column += above.columns
                    continue
                }
                var cell = cells.popFirst() ?? DocumentTable.Cell("")
                let free = (column..<count).prefix { (taken[$0]?.rows ?? 0) == 0 }.count
                cell.columns = min(cell.columns, free)
                taken[column] = (cell.rows - 1, cell.columns)
                places.append(.cell(cell))
                column += cell.columns
            }
            return places
        }
    }

    private func row(_ places: [Place], isHead: Bool, _ columns: [Int]) -> String {
        var xml = "<w:tr><w:trPr><w:cantSplit/>\(isHead ? "<w:tblHeader/>" : "")</w:trPr>"
        var column = 0
        for place in places {
            let (span, merge, content): (Int, String, String)
            switch place {
            case .cell(let cell):
                span = cell.columns
                merge = cell.rows > 1 ? "<w:vMerge w:val=\"restart\"/>" : ""
                let style = isHead ? "TableHead" : cell.isNumber ? "TableNumber" : "TableText"
                content = cell.text.split(separator: "\n", omittingEmptySubsequences: false).map {
                    Self.paragraph(String($0), style)
                }.joined()
            case .below(let columns):
                span = columns
                merge = "<w:vMerge/>"
                content = Self.paragraph("", "TableText")
            }
            let own = columns[column..<column + span].reduce(0, +)
            xml += "<w:tc><w:tcPr><w:tcW w:w=\"\(own)\" w:type=\"dxa\"/>"
            xml += (span > 1 ? "<w:gridSpan w:val=\"\(span)\"/>" : "") + merge
            xml += (isHead ? "<w:vAlign w:val=\"center\"/>" : "") + "</w:tcPr>\(content)</w:tc>"
            column += span
        }
        return xml + "</w:tr>"
    }

    private static func paragraph(_ text: String, _ style: String) -> String {
        let run = text.isEmpty ? "" : "<w:r><w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r>"
        return "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(run)</w:p>"
    }

    /// The text as XML may hold it; characters that it cannot hold become spaces.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default:
                let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
                result.unicodeScalars.append(isAllowed ? scalar : " ")
            }
        }
        return result
    }
}
