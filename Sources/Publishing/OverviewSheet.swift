// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording
internal import Workbooks

/// «Сводная»: the order's table (criterion, indicator, unit), then three groups of schools by year and pooled,
/// each with its verdict.
struct OverviewSheet {
    /// The first of the two rows of the table's head.
    static let head = 3
    private let book: IndicatorWorkbook
    private var digest: Digest { book.digest }
    private var language: Language { book.language }
    private var years: [Int] { digest.edition.campaign.years }

    init(_ book: IndicatorWorkbook) { self.book = book }

    private static let fixed = 5
    /// Share and count of each year; share, count and years of the pooled ones.
    private var yearColumns: Int { years.count * 2 + 3 }
    private var lastColumn: Int { Self.fixed + yearColumns }
    private var widths: [Double] {
        [14.5, 42, 10, 11.5, 15] + Array(repeating: [8, 6], count: years.count + 1).flatMap { $0 } + [11, 35]
    }

    func write(_ sheet: SheetWriter) throws(WorkbookWriteError) {
        for (column, width) in widths.enumerated() { try sheet.setWidth(column...column, width) }
        let total = widths.reduce(0, +)
        try sheet.write(.text(DocumentWords.title[language]), row: 0, column: 0, format: Looks.title)
        let stage = book.edition.header.stage.map {
            ($0 == .interim ? DocumentWords.interim : DocumentWords.final)[language]
        }
        let place = [book.edition.header.organisation, book.edition.header.territory, stage ?? ""]
        try sheet.remark(
            place.filter { !$0.isEmpty }.joined(separator: ", "), row: 1, columns: 0...lastColumn, width: total,
            format: Looks.remark)
        try sheet.remark(book.orderLine, row: 2, columns: 0...lastColumn, width: total, format: Looks.remark)
        try writeHead(sheet)
        let indicators = digest.edition.campaign.indicators
        let first = Self.head + 2
        var row = first
        var criterion = (start: first, value: indicators.first?.criterion)
        for indicator in indicators {
            if indicator.criterion != criterion.value {
                try writeCriterion(criterion.value, rows: criterion.start...(row - 1), on: sheet)
                criterion = (row, indicator.criterion)
            }
            row = try write(indicator, from: row, on: sheet)
        }
        if row > first {
            try writeCriterion(criterion.value, rows: criterion.start...(row - 1), on: sheet)
            try sheet.filter(CellBlock(rows: (first - 1)...(row - 1), columns: (Self.fixed - 1)...lastColumn))
        }
        row += 1
        let byHand = digest.hasValuesByHand ? [ReconciliationWords.footnote] : []
        for note in WorkbookWords.overviewNotes + [MethodWords.confirmed] + byHand {
            try sheet.remark(note[language], row: row, columns: 0...lastColumn, width: total, format: Looks.remark)
            row += 1
        }
        try sheet.freeze(rows: first, columns: 2)
    }

    private func writeHead(_ sheet: SheetWriter) throws(WorkbookWriteError) {
        let top = Self.head
        let fixed = [
            WorkbookWords.criteria, WorkbookWords.indicator, WorkbookWords.unit, WorkbookWords.comparable,
            WorkbookWords.groupOfSchools,
        ]
        for (column, words) in fixed.enumerated() {
            try sheet.merge(
                CellBlock(rows: top...(top + 1), columns: column...column), .text(words[language]), format: Looks.head)
        }
        for position in 0...years.count {
            let column = Self.fixed + position * 2
            let isPooled = position == years.count
            let label = isPooled ? WorkbookWords.pooled[language] : String(years[position])
            try sheet.merge(
                CellBlock(rows: top...top, columns: column...(column + (isPooled ? 2 : 1))), .text(label),
                format: Looks.head)
            if isPooled {
                try sheet.write(
                    .text(WorkbookWords.years[language]), row: top + 1, column: column + 2, format: Looks.head)
            }
            try sheet.write(.text(WorkbookWords.share[language]), row: top + 1, column: column, format: Looks.head)
            try sheet.write(.text("n"), row: top + 1, column: column + 1, format: Looks.head)
        }
        try sheet.merge(
            CellBlock(rows: top...(top + 1), columns: lastColumn...lastColumn),
            .text(WorkbookWords.verdictOnChange[language]), format: Looks.head)
        try sheet.setHeight(row: top, 36)
    }

    private func writeCriterion(
        _ criterion: Criterion?, rows: ClosedRange<Int>, on sheet: SheetWriter
    ) throws(WorkbookWriteError) {
        guard let criterion else { return }
        try sheet.merge(
            CellBlock(rows: rows, columns: 0...0), .text(DocumentWords.criterion(criterion.rawValue)[language]),
            format: Looks.text)
    }

    /// Writes the rows of one indicator and returns the row below them.
    private func write(
        _ indicator: IndicatorDefinition, from row: Int, on sheet: SheetWriter
    ) throws(WorkbookWriteError) -> Int {
        let works = digest.poolsWorks(indicator) ? " (\(WorkbookWords.countsWorks[language]))" : ""
        let title = "\(indicator.id). \(indicator.title[language])\(works)"
        let height = RowHeight.points(title, width: widths[1], format: Looks.text)
        let centered = Looks.text.with { $0.horizontal = .center }
        guard digest.computed.contains(where: { $0.id == indicator.id }) else {
            let words = indicator.populations.isEmpty ? DocumentWords.notYet : DocumentWords.noData
            let told = valueOfLowResults(indicator)
            try sheet.write(.text(title), row: row, column: 1, format: Looks.text)
            try sheet.write(.text("%"), row: row, column: 2, format: centered)
            try sheet.merge(
                CellBlock(rows: row...row, columns: 3...lastColumn), .text(told ?? words[language]),
                format: told == nil ? Looks.absent : Looks.text)
            try sheet.setHeight(row: row, max(height, criterionHeight(indicator)))
            return row + 1
        }
        let rows = row...(row + digest.groups.count - 1)
        try sheet.merge(CellBlock(rows: rows, columns: 1...1), .text(title), format: Looks.text)
        try sheet.merge(CellBlock(rows: rows, columns: 2...2), .text("%"), format: centered)
        // The selected schools stand first and may have years of their own.
        let own = digest.yearsOfSelected(indicator)
        if let own { try sheet.write(.text(own.yearsText), row: row, column: 3, format: centered) }
        try sheet.merge(
            CellBlock(rows: (own == nil ? row : row + 1)...rows.upperBound, columns: 3...3),
            .text(digest.comparableYears(indicator).yearsText), format: centered)
        for (index, group) in digest.groups.enumerated() {
            try write(group, indicator, row: row + index, on: sheet)
            try sheet.setHeight(row: row + index, max(15, height / Double(digest.groups.count)))
        }
        return rows.upperBound + 1
    }

    /// The value of ШНОР of an indicator that a section of its own tells of; nil where nothing is told of it.
    private func valueOfLowResults(_ indicator: IndicatorDefinition) -> String? {
        guard indicator.populations.isEmpty, !digest.absent.contains(where: { $0.id == indicator.id }) else {
            return nil
        }
        let points = digest.row(.lowResults, indicator.id)?.points ?? []
        guard !points.isEmpty else { return SupportWords.nothingComputed[language] }
        let texts = points.map { point in
            let values = [
                "period": String(point.period.year), "share": language.percent(point.share),
                "count": String(point.numerator), "total": String(point.denominator),
            ]
            // What is made of findings is of all years together.
            return (indicator.register == nil ? SupportWords.value : VerdictPieces.point).filled(language, values)
        }
        return SupportWords.ofLowResults.filled(language, ["values": texts.joined(separator: "; ")])
    }

    private func write(
        _ group: AnalysisUnit, _ indicator: IndicatorDefinition, row: Int, on sheet: SheetWriter
    ) throws(WorkbookWriteError) {
        try sheet.write(.text(book.text.name(group)), row: row, column: Self.fixed - 1, format: Looks.text)
        let found = digest.row(group, indicator.id)
        for (position, year) in years.enumerated() {
            let point = found?.points.last { $0.period.year == year }
            let isAside = point.map { !$0.counts } ?? false
            try cells(
                sheet, row, Self.fixed + position * 2, point?.share, point?.denominator,
                share: (point?.isByHand == true ? Looks.byHand(Looks.share) : Looks.share).with {
                    if isAside { ($0.bold, $0.hatch) = (false, .thin) }
                },
                count: Looks.count.with { if isAside { $0.hatch = .thin } })
        }
        try cells(
            sheet, row, Self.fixed + years.count * 2, found?.pooled?.estimate, found?.pooled?.denominator,
            share: Looks.group(Looks.share), count: Looks.group(Looks.count).with { $0.bold = false })
        try sheet.write(
            found?.pooled.flatMap { _ in found.map { .text($0.pooledYears.yearsText) } } ?? .empty, row: row,
            column: lastColumn - 1, format: Looks.group(Looks.text).with { $0.bold = false })
        let change = found?.change
        try sheet.write(
            change.flatMap { change in found.map { .text(book.text.cell(change, $0)) } } ?? .empty, row: row,
            column: lastColumn, format: Looks.verdict(change?.verdict))
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

    /// A criterion with a single row needs the height of its own lines.
    private func criterionHeight(_ indicator: IndicatorDefinition) -> Double {
        let same = digest.edition.campaign.indicators.filter { $0.criterion == indicator.criterion }
        let words = DocumentWords.criterion(indicator.criterion.rawValue)[language]
        return RowHeight.points(words, width: widths[0], format: Looks.text) / Double(max(same.count, 1))
    }
}
