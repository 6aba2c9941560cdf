// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording
internal import Workbooks

/// «Карта выводов»: schools × indicators, one sign a cell, with the meaning of the signs below.
struct MapSheet {
    /// The row of the table's head.
    static let head = 1
    private let book: IndicatorWorkbook
    private var digest: Digest { book.digest }
    private var language: Language { book.language }

    init(_ book: IndicatorWorkbook) { self.book = book }

    func write(_ sheet: SheetWriter, links: [Int: SheetWriter]) throws(WorkbookWriteError) {
        let fixed = [WorkbookWords.code, WorkbookWords.school, WorkbookWords.group]
        let last = fixed.count + max(digest.computed.count, 1) - 1
        try sheet.setWidth(0...0, 8)
        try sheet.setWidth(1...1, 30)
        try sheet.setWidth(2...2, 10)
        try sheet.setWidth(3...last, 5.5)
        try sheet.write(.text(WorkbookWords.map[language]), row: 0, column: 0, format: Looks.title)
        for (column, words) in fixed.enumerated() {
            try sheet.write(.text(words[language]), row: Self.head, column: column, format: Looks.head)
        }
        let rotated = Looks.head.with { ($0.rotated, $0.horizontal, $0.textColor) = (true, .center, 0x1B4F8F) }
        for (index, indicator) in digest.computed.enumerated() {
            let title = "\(indicator.id). \(indicator.shortTitle[language])"
            if let link = links[indicator.id] {
                try sheet.writeLink(title, to: link, row: Self.head, column: fixed.count + index, format: rotated)
            }
        }
        try sheet.setHeight(row: Self.head, 235)
        var row = Self.head + 1
        for unit in digest.groups + digest.furtherGroups where unit != .region {
            let name = [CellContent.text(""), .text(book.text.name(unit)), .text("")]
            try write(name, unit, row: row, on: sheet, look: Looks.group(Looks.text))
            row += 1
        }
        for school in digest.schools {
            let name = [
                CellContent.text(school.id.code), .text(school.shortName ?? school.name), .text(book.status(school)),
            ]
            try write(name, .school(school.id), row: row, on: sheet, look: Looks.text)
            row += 1
        }
        try sheet.expectCodes(CellBlock(rows: (Self.head + 1)...row, columns: 0...0))
        try sheet.filter(CellBlock(rows: Self.head...(row - 1), columns: 0...last))
        try sheet.freeze(rows: Self.head + 1, columns: 2)
        try legend(sheet, from: row + 1, last: last)
    }

    private func write(
        _ name: [CellContent], _ unit: AnalysisUnit, row line: Int, on sheet: SheetWriter, look: CellFormat
    ) throws(WorkbookWriteError) {
        for (column, content) in name.enumerated() {
            try sheet.write(
                content, row: line, column: column, format: column == 0 ? look.with { $0.number = .text } : look)
        }
        for (index, indicator) in digest.computed.enumerated() {
            let row = digest.row(unit, indicator.id)
            let change = row?.points.isEmpty == false ? row?.change : nil
            let level = row?.level?.verdict.flatMap { $0 == .belowOthers || $0 == .aboveOthers ? $0 : nil }
            let symbols = [change?.verdict, level].compactMap {
                $0.flatMap { VerdictDetail(code: $0.rawValue)?.symbol }
            }
            let symbol = symbols.isEmpty ? nil : symbols.joined()
            try sheet.write(
                symbol.map { .text($0) } ?? .empty, row: line, column: name.count + index,
                format: Looks.verdict(change?.verdict).with { ($0.horizontal, $0.indent, $0.bold) = (.center, 0, true) }
            )
        }
    }

    private func legend(_ sheet: SheetWriter, from start: Int, last: Int) throws(WorkbookWriteError) {
        var row = start
        for verdict in Verdict.legend + [.belowOthers, .aboveOthers] {
            guard let wording = VerdictWording(code: verdict.rawValue),
                let detail = VerdictDetail(code: verdict.rawValue)
            else { continue }
            try sheet.write(
                .text(detail.symbol), row: row, column: 0,
                format: Looks.verdict(verdict).with { ($0.horizontal, $0.indent, $0.bold) = (.center, 0, true) })
            try sheet.remark(
                "\(wording.cell[language]). \(wording.meaning[language])", row: row, columns: 1...last,
                width: 40 + 5.5 * Double(last - 2), format: Looks.remark)
            row += 1
        }
        try sheet.remark(
            MethodWords.confirmed[language], row: row, columns: 0...last, width: 48 + 5.5 * Double(last - 2),
            format: Looks.remark)
    }
}

extension Verdict {
    /// The order of legends: from the clearest to what cannot be told.
    static let legend: [Verdict] = [
        .improved, .worsened, .improving, .worsening, .stable, .inconclusive, .insufficient, .notComparable,
    ]
    /// The same for levels.
    static let levels: [Verdict] = [.belowOthers, .aboveOthers, .typical, .levelUnclear, .insufficient]
}
