// SPDX-License-Identifier: GPL-3.0-or-later

internal import Wording
internal import Workbooks

/// A section as a sheet: title, notes, and its tables one below the other.
struct SectionSheet {
    let section: PublishedSection
    let language: Language

    func write(_ sheet: SheetWriter) throws(WorkbookWriteError) {
        let widths = widths
        for (column, width) in widths.enumerated() { try sheet.setWidth(column...column, width) }
        let whole = max(widths.reduce(0, +), 60)
        try sheet.append([.text(section.title[language])], formats: [Looks.title])
        for note in section.notes { try remark(note, sheet, whole) }
        for table in section.tables where !table.rows.isEmpty {
            sheet.nextRow += 1
            if let title = table.title {
                try sheet.append([.text(title[language])], formats: [Looks.title.with { $0.size = 11 }])
            }
            if let help = table.help { try remark(help, sheet, whole) }
            try sheet.append(
                table.columns.map { .text($0.title[language]) },
                formats: Array(repeating: Looks.head, count: table.columns.count), widths: widths)
            for row in table.rows {
                try sheet.append(row.map(content), formats: row.map(format), widths: widths)
            }
        }
    }

    /// Tables stand one below the other: a column is as wide as the widest of them asks, but a remark of one table does not
    /// stretch the numbers of another.
    private var widths: [Double] {
        let count = section.tables.map(\.columns.count).max() ?? 1
        return (0..<count).map { column in
            let asked = section.tables.filter { $0.columns.indices.contains(column) }.map { $0.columns[column].width }
            let (narrowest, widest) = (asked.min() ?? 12, asked.max() ?? 12)
            return min(widest, max(2 * narrowest, Self.sharedWidth))
        }
    }

    /// What a column that tables share may have, whatever the narrowest of them asks; characters.
    private static let sharedWidth = 22.0

    private func remark(_ words: Sentence, _ sheet: SheetWriter, _ width: Double) throws(WorkbookWriteError) {
        let last = max(1, widths.count - 1)
        try sheet.remark(
            words[language], row: sheet.nextRow, columns: 0...last, width: width, format: Looks.remark)
        sheet.nextRow += 1
    }

    private func content(_ cell: PublishedSection.Cell) -> CellContent {
        switch cell {
        case .empty: .text(cell.text(language))
        case .text(let text): .text(text)
        case .words(let sentence): .text(sentence[language])
        case .count(let count): .number(Double(count))
        case .share(let share): .number(share)
        case .interval: .text(cell.text(language))
        case .number(let value, _), .pValue(let value): .number(value)
        }
    }

    private func format(_ cell: PublishedSection.Cell) -> CellFormat {
        switch cell {
        case .empty: Looks.absent
        case .text, .words: Looks.text
        case .count: Looks.count
        case .share: Looks.share
        case .interval: Looks.interval
        case .number(_, let decimals): Looks.count.with { $0.number = .decimal(decimals) }
        case .pValue: Looks.pValue(below: language.pValue(0))
        }
    }
}
