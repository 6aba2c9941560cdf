// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording
internal import Workbooks

/// The sheet of one indicator: groups and schools by year, the change with its test and verdict.
///
/// The columns up to the verdict are printed; explanation and details stand to the right of them.
struct IndicatorSheet {
    /// A line of the sheet.
    struct Line {
        var code: String
        var name: String
        var status: String
        var isGroup: Bool
        var unit: AnalysisUnit
        var row: Row
    }

    /// A column of the sheet.
    struct Column {
        var band: String
        var title: String
        var width: Double
        var format: CellFormat
        var value: (Line) -> CellContent
        /// The verdict whose look the cell has; nil: the column's own look.
        var look: ((Line) -> Verdict?)?
        /// Whether the number of the cell was given by hand.
        var isByHand: ((Line) -> Bool)?
    }

    let book: IndicatorWorkbook
    let indicator: IndicatorDefinition
    let remarks: [String]
    var digest: Digest { book.digest }
    var text: VerdictText { book.text }
    var language: Language { book.language }
    /// The first of the two rows of the table's head.
    var head: Int { remarks.count + 1 }

    init(_ book: IndicatorWorkbook, _ indicator: IndicatorDefinition) {
        self.book = book
        self.indicator = indicator
        remarks = Self.remarks(book, indicator)
    }

    func write(_ sheet: SheetWriter) throws(WorkbookWriteError) {
        let main = mainColumns
        let columns = main + detailColumns
        let width = main.map(\.width).reduce(0, +)
        for (index, column) in columns.enumerated() { try sheet.setWidth(index...index, column.width) }
        try sheet.remark(
            "\(indicator.id). \(indicator.title[language])", row: 0, columns: 0...(main.count - 1), width: width,
            format: Looks.title.with { ($0.wraps, $0.size) = (true, 12) })
        for (index, remark) in remarks.enumerated() {
            try sheet.remark(
                remark, row: index + 1, columns: 0...(main.count - 1), width: width, format: Looks.remark)
        }
        try writeHead(columns, sheet)
        let lines = self.lines
        let first = head + 2
        for (index, line) in lines.enumerated() {
            var height = 15.0
            for (position, column) in columns.enumerated() {
                var format = column.look.map { Looks.verdict($0(line)) } ?? column.format
                if line.isGroup, column.look == nil { format = Looks.group(format) }
                if column.isByHand?(line) ?? false { format = Looks.byHand(format) }
                let content = column.value(line)
                try sheet.write(content, row: first + index, column: position, format: format)
                if case .text(let text) = content, position < main.count {
                    height = max(height, RowHeight.points(text, width: column.width, format: format))
                }
            }
            try sheet.setHeight(row: first + index, height)
        }
        let last = first + max(lines.count, 1) - 1
        try sheet.expectCodes(CellBlock(rows: first...last, columns: 0...0))
        try sheet.filter(CellBlock(rows: (first - 1)...last, columns: 0...(columns.count - 1)))
        try sheet.freeze(rows: first, columns: 2)
        try sheet.printOnly(CellBlock(rows: 0...last, columns: 0...(main.count - 1)))
    }

    private var lines: [Line] {
        let groups = (digest.groups + digest.furtherGroups).compactMap { unit in
            digest.row(unit, indicator.id).map {
                Line(code: "", name: text.name(unit), status: "", isGroup: true, unit: unit, row: $0)
            }
        }
        let schools = digest.schools.map { school in
            Line(
                code: school.id.code, name: school.shortName ?? school.name, status: book.status(school),
                isGroup: false, unit: .school(school.id), row: digest.row(.school(school.id), indicator.id) ?? Row())
        }
        return groups + schools
    }

    private func writeHead(_ columns: [Column], _ sheet: SheetWriter) throws(WorkbookWriteError) {
        var start = 0
        while start < columns.count {
            var end = start
            while end + 1 < columns.count, !columns[start].band.isEmpty, columns[end + 1].band == columns[start].band {
                end += 1
            }
            if columns[start].band.isEmpty {
                try sheet.merge(
                    CellBlock(rows: head...(head + 1), columns: start...start), .text(columns[start].title),
                    format: Looks.head)
            } else {
                try sheet.merge(
                    CellBlock(rows: head...head, columns: start...end), .text(columns[start].band), format: Looks.head)
                for column in start...end {
                    try sheet.write(.text(columns[column].title), row: head + 1, column: column, format: Looks.head)
                }
            }
            start = end + 1
        }
        try sheet.setHeight(row: head + 1, 36)
    }

    private static func remarks(_ book: IndicatorWorkbook, _ indicator: IndicatorDefinition) -> [String] {
        let language = book.language
        let benefit = DocumentWords.benefit(indicator.benefit.rawValue)[language]
        let years = book.text.comparedYears(indicator)
        let first = benefit.prefix(1).uppercased() + benefit.dropFirst() + ". \(years)."
        let asides = book.text.asides(indicator).map { book.text.line($0) + "." }
        let isByHand = (book.digest.groups + book.digest.schools.map { .school($0.id) }).contains { unit in
            book.digest.row(unit, indicator.id)?.points.contains(where: \.isByHand) ?? false
        }
        return [first] + asides + (isByHand ? [ReconciliationWords.footnote[language]] : [])
    }
}
