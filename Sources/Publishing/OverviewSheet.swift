// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording
internal import Workbooks

/// «Сводная»: the order's table (criterion, indicator, unit), then the shares of three groups by year and pooled.
struct OverviewSheet {
    /// The first of the three rows of the table's head.
    static let head = 3
    private let book: IndicatorWorkbook
    private var digest: Digest { book.digest }
    private var language: Language { book.language }
    private var years: [Int] { digest.edition.campaign.years }

    init(_ book: IndicatorWorkbook) { self.book = book }

    private static let fixed = 4
    private var groupWidth: Int { (years.count + 1) * 2 }
    private var lastColumn: Int { Self.fixed + digest.groups.count * groupWidth - 1 }

    func write(_ sheet: SheetWriter, links: [Int: SheetWriter]) throws(WorkbookWriteError) {
        try sheet.setWidth(0...0, 17)
        try sheet.setWidth(1...1, 47)
        try sheet.setWidth(2...2, 7)
        try sheet.setWidth(3...3, 11)
        for column in Self.fixed...lastColumn {
            try sheet.setWidth(column...column, (column - Self.fixed) % 2 == 0 ? 7.5 : 5.5)
        }
        try sheet.write(.text(DocumentWords.title[language]), row: 0, column: 0, format: Looks.title)
        try sheet.write(
            .text(book.edition.header.territory), row: 1, column: 0, format: Looks.remark.with { $0.wraps = false })
        try sheet.write(.text(book.orderLine), row: 2, column: 0, format: Looks.remark.with { $0.wraps = false })
        try writeHead(sheet)
        let indicators = digest.edition.campaign.indicators
        let first = Self.head + 3
        for (index, indicator) in indicators.enumerated() {
            try write(indicator, row: first + index, on: sheet, link: links[indicator.id])
        }
        try mergeCriteria(indicators, from: first, on: sheet)
        if !indicators.isEmpty {
            try sheet.filter(
                CellBlock(rows: (first - 1)...(first + indicators.count - 1), columns: 1...lastColumn))
        }
        var row = first + indicators.count + 1
        for note in WorkbookWords.overviewNotes + [MethodWords.confirmed] {
            try sheet.remark(
                note[language], row: row, columns: 0...lastColumn,
                width: 82 + Double(digest.groups.count * groupWidth) * 6.5, format: Looks.remark)
            row += 1
        }
        try sheet.freeze(rows: first, columns: 2)
    }

    private func writeHead(_ sheet: SheetWriter) throws(WorkbookWriteError) {
        let top = Self.head
        let fixed = [WorkbookWords.criteria, WorkbookWords.indicator, WorkbookWords.unit, WorkbookWords.comparable]
        for (column, words) in fixed.enumerated() {
            try sheet.merge(
                CellBlock(rows: top...(top + 2), columns: column...column), .text(words[language]), format: Looks.head)
        }
        for (index, group) in digest.groups.enumerated() {
            let start = Self.fixed + index * groupWidth
            try sheet.merge(
                CellBlock(rows: top...top, columns: start...(start + groupWidth - 1)), .text(book.text.name(group)),
                format: Looks.head)
            for position in 0...years.count {
                let column = start + position * 2
                let label = position < years.count ? String(years[position]) : WorkbookWords.pooled[language]
                try sheet.merge(
                    CellBlock(rows: (top + 1)...(top + 1), columns: column...(column + 1)), .text(label),
                    format: Looks.head.with { $0.size = position < years.count ? 9 : 8 })
                try sheet.write(
                    .text(WorkbookWords.share[language]), row: top + 2, column: column, format: Looks.head)
                try sheet.write(.text("n"), row: top + 2, column: column + 1, format: Looks.head)
            }
        }
        try sheet.setHeight(row: top + 1, 34)
        try sheet.setHeight(row: top + 2, 22)
    }

    private func write(
        _ indicator: IndicatorDefinition, row: Int, on sheet: SheetWriter, link: SheetWriter?
    ) throws(WorkbookWriteError) {
        let works = digest.poolsWorks(indicator) ? " (\(WorkbookWords.countsWorks[language]))" : ""
        let title = "\(indicator.id). \(indicator.title[language])\(works)"
        if let link {
            try sheet.writeLink(title, to: link, row: row, column: 1, format: Looks.link)
        } else {
            try sheet.write(.text(title), row: row, column: 1, format: Looks.text)
        }
        try sheet.write(.text("%"), row: row, column: 2, format: Looks.text.with { $0.horizontal = .center })
        guard digest.periods[indicator.id] != nil else {
            let words = indicator.populations.isEmpty ? DocumentWords.notYet : DocumentWords.noData
            try sheet.merge(
                CellBlock(rows: row...row, columns: 3...lastColumn), .text(words[language]), format: Looks.absent)
            return
        }
        try sheet.write(
            .text(digest.comparableYears(indicator).yearsText), row: row, column: 3,
            format: Looks.text.with { $0.horizontal = .center })
        for (index, group) in digest.groups.enumerated() {
            let start = Self.fixed + index * groupWidth
            let found = digest.row(group, indicator.id)
            for (position, year) in years.enumerated() {
                let point = found?.points.last { $0.period.year == year }
                let counts = point?.counts ?? true
                try cells(
                    sheet, row, start + position * 2, point?.share, point?.denominator,
                    share: Looks.share.with { if !counts { ($0.bold, $0.hatch) = (false, .thin) } },
                    count: Looks.count.with { if !counts { $0.hatch = .thin } })
            }
            try cells(
                sheet, row, start + years.count * 2, found?.pooled?.estimate, found?.pooled?.denominator,
                share: Looks.group(Looks.share), count: Looks.group(Looks.count).with { $0.bold = false })
        }
    }

    private func cells(
        _ sheet: SheetWriter, _ row: Int, _ column: Int, _ value: Double?, _ count: Int?, share: CellFormat,
        count countFormat: CellFormat
    ) throws(WorkbookWriteError) {
        try sheet.write(value.map { .number($0) } ?? .empty, row: row, column: column, format: share)
        try sheet.write(
            value == nil ? .empty : count.map { .integer($0) } ?? .empty, row: row, column: column + 1,
            format: countFormat)
    }

    private func mergeCriteria(
        _ indicators: [IndicatorDefinition], from first: Int, on sheet: SheetWriter
    ) throws(WorkbookWriteError) {
        var start = 0
        while start < indicators.count {
            var end = start
            while end + 1 < indicators.count, indicators[end + 1].criterion == indicators[start].criterion { end += 1 }
            try sheet.merge(
                CellBlock(rows: (first + start)...(first + end), columns: 0...0),
                .text(DocumentWords.criterion(indicators[start].criterion.rawValue)[language]), format: Looks.text)
            start = end + 1
        }
    }
}
