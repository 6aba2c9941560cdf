// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
internal import Monitoring
public import Wording
internal import Workbooks

/// Writes a workbook «Сверка».
///
/// Whatever is typed into a column of the program is refused by the sheet itself, while rows may be sorted, filtered and
/// deleted; hidden columns say whose workbook it is and keep a checksum of each row.
public struct ReconciliationWorkbook {
    private typealias Column = ReconciliationColumn

    private let book: ReconciliationBook
    private let language: Language
    private let columns: [ReconciliationColumn]
    private var isExpert: Bool { if case .expert = book.author { true } else { false } }

    /// Prepares a workbook.
    ///
    /// - Parameters:
    ///   - book: What it holds.
    ///   - language: Its language.
    public init(_ book: ReconciliationBook, language: Language) {
        self.book = book
        self.language = language
        let isExpert = if case .expert = book.author { true } else { false }
        columns = ReconciliationColumn.allCases.filter { isExpert || !$0.isOfExpert }
    }

    /// Writes the file.
    ///
    /// - Parameters:
    ///   - url: Where to.
    ///   - created: The date that the file carries as that of its making.
    /// - Throws: ``PublishingError/workbook(_:)``.
    public func write(to url: URL, created: Date) throws(PublishingError) {
        do throws(WorkbookWriteError) {
            var properties = WorkbookWriter.Properties()
            properties.title = book.title[language]
            let workbook = try WorkbookWriter(to: url, created: created, properties: properties)
            try writeTable(workbook)
            try writeNotes(workbook)
            try workbook.close()
        } catch {
            throw .workbook(error)
        }
    }

    /// The row of the heads.
    private static let head = 2
    /// Rows that people may add are no rows of the program, but lists help there as well.
    private static let fill: UInt32 = 0xFFF8DC

    private func writeTable(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        var page = SheetPage()
        (page.repeatedRows, page.firstRepeatedRow) = (1, Self.head)
        page.footer = .init(
            left: [.text(DocumentWords.internalUse[language])],
            right: [.text(WorkbookWords.page[language]), .page, .text(WorkbookWords.ofPages[language]), .pages])
        let sheet = try workbook.addSheet(ReconciliationWords.name[language], page: page)
        let widths = columns.map { width($0) }
        for (index, width) in widths.enumerated() { try sheet.setWidth(index...index, width) }
        // Nothing is merged: a merged cell forbids to sort.
        try sheet.write(.text(book.title[language]), row: 0, column: 0, format: Looks.title)
        try sheet.write(
            .text(ReconciliationWords.brief[language]), row: 1, column: 0,
            format: Looks.remark.with { $0.wraps = false })
        sheet.nextRow = Self.head
        try sheet.append(
            columns.map { .text(title($0)) },
            formats: columns.map { column in
                Looks.head.with { if column.isAnswer { $0.fill = 0xF5E6A8 } }
            }, widths: widths)
        for row in book.rows {
            let key = key(row)
            try sheet.append(
                columns.map { content($0, row, key) }, formats: columns.map { format($0) }, widths: widths)
        }
        let rows = Self.head + 1...Self.head + max(1, book.rows.count)
        try restrict(sheet, rows)
        let hidden = columns.firstIndex(of: .author) ?? columns.count - 2
        try sheet.hide(hidden...(columns.count - 1))
        if let first = columns.firstIndex(where: \.isOfExpert), !book.rows.contains(where: { $0.proposal != nil }) {
            try sheet.hide(first...(hidden - 1))
        }
        try sheet.filter(CellBlock(rows: Self.head...rows.upperBound, columns: 0...(columns.count - 1)))
        try sheet.freeze(rows: Self.head + 1, columns: 2)
        try sheet.printOnly(CellBlock(rows: 0...rows.upperBound, columns: 0...(hidden - 1)))
    }

    /// Lists, numbers, and the columns that nobody types into.
    private func restrict(_ sheet: SheetWriter, _ rows: ClosedRange<Int>) throws(WorkbookWriteError) {
        for (index, column) in columns.enumerated() {
            let block = CellBlock(rows: rows, columns: index...index)
            let heading = String(title(column).prefix(32))
            switch column {
            case .confirmed: try offer([ReconciliationWords.yes], sheet, block, heading)
            case .decision: try offer([ReconciliationWords.accept, ReconciliationWords.reject], sheet, block, heading)
            case .numerator, .denominator:
                try sheet.expectCounts(in: block, refusal: (heading, ReconciliationWords.wholeNumber[language]))
            case .percent, .reason, .document, .name, .day: break
            default: try sheet.keep(block, refusal: (heading, ReconciliationWords.kept[language]))
            }
            if [.login, .percent, .proposedPercent].contains(column) { try sheet.expectCodes(block) }
        }
    }

    private func offer(
        _ words: [Sentence], _ sheet: SheetWriter, _ block: CellBlock, _ heading: String
    ) throws(WorkbookWriteError) {
        let list = words.map { $0[language] }
        let message = ReconciliationWords.chosen.filled(language, ["list": list.joined(separator: ", ")])
        try sheet.offer(list, in: block, refusal: (heading, message))
    }

    private func writeNotes(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet(ReconciliationWords.notes[language])
        try sheet.setWidth(0...0, 5)
        try sheet.setWidth(1...1, 110)
        for (index, line) in ReconciliationWords.lines(isExpert: isExpert).enumerated() {
            try sheet.append(
                [.integer(index + 1), .text(line[language])],
                formats: [
                    Looks.count.with { $0.border = false }, Looks.text.with { ($0.border, $0.size) = (false, 10) },
                ],
                widths: [5, 110])
        }
    }

    private func title(_ column: ReconciliationColumn) -> String {
        column == .name && !isExpert ? ReconciliationWords.position[language] : column.title[language]
    }

    /// What the row is about, and what its author sees.
    private func key(_ row: ReconciliationBook.Row) -> HandValue {
        var key = HandValue(
            author: book.author, school: row.school.id, indicator: row.indicator, period: row.period)
        (key.seenNumerator, key.seenDenominator) = (row.numerator, row.denominator)
        (key.proposedNumerator, key.proposedDenominator) = (row.proposal?.numerator, row.proposal?.denominator)
        key.proposedShare = row.proposal?.share
        return key
    }

    private func content(_ column: ReconciliationColumn, _ row: ReconciliationBook.Row, _ key: HandValue) -> CellContent
    {
        func count(_ value: Int?) -> CellContent { value.map { .integer($0) } ?? .empty }
        func text(_ value: String?) -> CellContent { value.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }
        switch column {
        case .login: return .text("edu\(row.school.id.code)")
        case .school: return .text(row.school.shortName ?? row.school.name)
        case .indicator: return .integer(row.indicator)
        case .title: return .text(row.title[language])
        case .year: return .integer(row.period.year)
        case .season:
            return text(
                row.period.season.map {
                    ($0 == .autumn ? ReconciliationWords.autumn : ReconciliationWords.spring)[language]
                })
        case .seenNumerator: return count(row.numerator)
        case .seenDenominator: return count(row.denominator)
        case .seenShare:
            guard let numerator = row.numerator, let denominator = row.denominator, denominator > 0 else {
                return .empty
            }
            return .number(Double(numerator) / Double(denominator))
        case .source: return text(Self.sources(row.sources))
        case .proposedNumerator: return count(row.proposal?.numerator)
        case .proposedDenominator: return count(row.proposal?.denominator)
        case .proposedPercent: return text(row.proposal?.share.map(percent))
        case .proposedReason:
            return text(
                row.proposal.map { [$0.reason, $0.document].filter { !$0.isEmpty }.joined(separator: "; ") })
        case .author: return .text(book.author.code)
        case .control: return .text(key.control)
        default: return answer(column, row.answer)
        }
    }

    private func answer(_ column: ReconciliationColumn, _ answer: HandValue?) -> CellContent {
        guard let answer else { return .empty }
        func text(_ value: String) -> CellContent { value.isEmpty ? .empty : .text(value) }
        switch column {
        case .confirmed: return answer.isConfirmed ? .text(ReconciliationWords.yes[language]) : .empty
        case .numerator: return answer.numerator.map { .integer($0) } ?? .empty
        case .denominator: return answer.denominator.map { .integer($0) } ?? .empty
        case .percent: return answer.share.map { .text(percent($0)) } ?? .empty
        case .reason: return text(answer.reason)
        case .document: return text(answer.document)
        case .name: return text(answer.name)
        case .day: return answer.day.map { .date(year: $0.year, month: $0.month, day: $0.day) } ?? .empty
        case .decision:
            return answer.decision.map {
                .text(($0 == .accepted ? ReconciliationWords.accept : ReconciliationWords.reject)[language])
            } ?? .empty
        default: return .empty
        }
    }

    /// A percentage with the decimals that it needs, at most four, without a sign: a cell that holds «12,5» is read back as it is.
    private func percent(_ share: Double) -> String {
        let decimals = (0...4).first { places in
            let scaled = (0..<places).reduce(share * 100) { value, _ in value * 10 }
            return abs(scaled - scaled.rounded()) < 1e-7 * max(1, scaled)
        }
        return language.decimal(share * 100, decimals: decimals ?? 4)
    }

    private static func sources(_ files: [String]) -> String {
        (files.first ?? "") + (files.count > 1 ? "; … +\(files.count - 1)" : "")
    }

    private func format(_ column: ReconciliationColumn) -> CellFormat {
        let format: CellFormat
        switch column {
        case .login, .control, .author: format = Looks.code
        case .indicator, .year: format = Looks.count.with { $0.horizontal = .center }
        case .seenNumerator, .seenDenominator, .numerator, .denominator, .proposedNumerator,
            .proposedDenominator:
            format = Looks.count
        case .seenShare: format = Looks.share
        case .percent, .proposedPercent: format = Looks.code.with { $0.horizontal = .right }
        case .day: format = Looks.text.with { $0.number = .date }
        default: format = Looks.text
        }
        return column.isAnswer ? format.with { $0.fill = Self.fill } : format
    }

    private func width(_ column: ReconciliationColumn) -> Double {
        switch column {
        case .login: 11
        case .school: 26
        case .title: 28
        case .source: 30
        case .reason, .document, .proposedReason: 20
        case .name: 18
        case .indicator, .year, .season: 9.5
        case .confirmed, .decision, .seenShare: 12
        default: 11.5
        }
    }
}
