// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// The rows of a sheet that belong to one examination.
struct ProtocolSection {
    /// What the rows are of; nil where nothing that is known names it.
    let title: ProtocolTitle?
    let header: Header
    /// The columns of its results, and of what a footer says of them.
    let columns: Range<Int>
    /// The footer that speaks of it, in ``ProtocolSections/footers``.
    let block: Int
    fileprivate(set) var rows: [Int] = []
}

/// A sheet divided by examinations.
///
/// One title above the header is the usual case. A table of several subjects names each in a column, `Экзамен`, with
/// cells `Математика(2026.06.02)`; in a row of its own above the pupils; or in a merged cell above the results.
struct ProtocolSections {
    private(set) var sections: [ProtocolSection] = []
    /// The rows of each footer.
    private(set) var footers: [[Int]] = []
    /// Where results stand beside each other: the rows of pupils, and the columns before the results.
    private(set) var shared: (pupils: Int, columns: Range<Int>)?

    private let sheet: Sheet
    private let layout: TableLayout
    private let file: String

    /// Divides a sheet.
    ///
    /// - Throws: ``IntakeError``: `missingFact`, `unknownSubject`, where rows are there and no title at all;
    ///   `noRows`.
    init(_ table: RecognisedTable, layout: TableLayout, file: String) throws(IntakeError) {
        sheet = table.sheet
        self.layout = layout
        self.file = file
        if let wide = WideHeader(sheet, layout: layout) {
            divide(wide)
        } else {
            try divide(table.header)
        }
        sections.removeAll { $0.rows.isEmpty }
        guard !sections.isEmpty else { throw .noRows(file: file, sheet: sheet.name) }
    }

    // MARK: Results beside each other

    private mutating func divide(_ wide: WideHeader) {
        footers = wide.groups.map { _ in [] }
        sections = wide.groups.enumerated().map { block, group in
            let columns = wide.shared.columns.merging(group.results) { _, own in own }
            let header = Header(row: wide.shared.row, top: wide.shared.top, columns: columns)
            return ProtocolSection(title: group.title, header: header, columns: group.columns, block: block)
        }
        var pupils = 0
        for row in wide.shared.body(of: sheet) {
            guard let first = sheet.firstFilled(row) else { continue }
            if Footer.isFooter(row, first: first, sheet, wide.shared) {
                for block in footers.indices { footers[block].append(row) }
            } else if !isHeaderAgain(row, wide.shared) {
                let own = sections.indices.filter { section in
                    sections[section].columns.contains { !sheet.isBlank(row, $0) }
                }
                // A row without any result is rejected once.
                for section in own.isEmpty ? [0] : own { sections[section].rows.append(row) }
                pupils += 1
            }
        }
        shared = (pupils, 0..<(wide.groups.map(\.columns.lowerBound).min() ?? 0))
    }

    private func isHeaderAgain(_ row: Int, _ header: Header) -> Bool {
        let all = 0..<sheet.columnCount
        return (header.top...header.row).contains { sheet.utf8(row, columns: all) == sheet.utf8($0, columns: all) }
    }

    // MARK: Results below each other

    private struct Place: Hashable {
        let block: Int
        let top: Int
        let title: ProtocolTitle?
    }

    private mutating func divide(_ first: Header) throws(IntakeError) {
        var cursor = Cursor(header: first)
        let found = ProtocolTitle.find(in: sheet, above: first.top)
        switch found {
        case .title(let title): cursor.title = title
        case .unknownSubject: break
        case .nothing: cursor.title = ProtocolTitle.find(inPath: file, sheet: sheet, above: first.top)
        }
        footers = [[]]
        for row in first.body(of: sheet) {
            guard let first = sheet.firstFilled(row) else { continue }
            // Titles, headings and footers begin with a Russian word or with «№».
            if sheet.utf8(row, first).allSatisfy({ $0 < 0x80 }) {
                add(row, &cursor)
            } else if Footer.isFooter(row, first: first, sheet, cursor.header) {
                flush(&cursor)
                footers[cursor.block].append(row)
            } else if sheet.firstFilled(row, after: first) == nil {
                if let title = ProtocolTitle(sheet[row, first]), title.known != nil {
                    begin(title, &cursor)
                } else {
                    cursor.pending.append(row)
                }
            } else if let header = layout.header(at: row, in: sheet) {
                dropPending(&cursor)
                cursor.header = header
                cursor.section = nil
            } else if !layout.isHeadings(row, in: sheet) {
                add(row, &cursor)
            }
        }
        flush(&cursor)
        guard sections.contains(where: { $0.title != nil }) || sections.isEmpty else {
            if case .unknownSubject(let nearest) = found {
                throw .unknownSubject(file: file, sheet: sheet.name, nearest: nearest)
            }
            throw .missingFact(file: file, sheet: sheet.name, fact: "title")
        }
    }

    private struct Cursor {
        var header: Header
        var title: ProtocolTitle?
        var block = 0
        /// The section of the row before, where its title is the one of the block.
        var section: Int?
        /// Rows of one cell that are no known title: what follows tells whether they head a table.
        var pending: [Int] = []
        var places: [Place: Int] = [:]
        /// What the cells of a column name.
        var named: [String: ProtocolTitle?] = [:]

        init(header: Header) { self.header = header }
    }

    private mutating func begin(_ title: ProtocolTitle?, _ cursor: inout Cursor) {
        cursor.pending = []
        cursor.title = title
        cursor.section = nil
        // Several titles may follow one another, and the footer of the first is above the second.
        if !footers[cursor.block].isEmpty || sections.contains(where: { $0.block == cursor.block }) {
            footers.append([])
            cursor.block = footers.count - 1
        }
    }

    /// A title of no known subject begins rows that must not count for the one before it.
    private mutating func beginUnknown(_ cursor: inout Cursor) -> Bool {
        let isTitle = cursor.pending.contains { row in
            sheet.firstFilled(row).flatMap { ProtocolTitle(sheet[row, $0]) }?.isSure ?? false
        }
        if isTitle { begin(nil, &cursor) }
        return isTitle
    }

    /// The rows above a header are no pupils.
    private mutating func dropPending(_ cursor: inout Cursor) {
        if !beginUnknown(&cursor) { cursor.pending = [] }
    }

    private mutating func flush(_ cursor: inout Cursor) {
        let rows = cursor.pending
        cursor.pending = []
        for row in rows { appendToBlock(row, &cursor) }
    }

    private mutating func add(_ row: Int, _ cursor: inout Cursor) {
        if !cursor.pending.isEmpty, !beginUnknown(&cursor) { flush(&cursor) }
        if let column = cursor.header["examination"] ?? cursor.header["subject"] {
            append(row, title(of: row, column, &cursor), &cursor)
        } else {
            appendToBlock(row, &cursor)
        }
    }

    private mutating func appendToBlock(_ row: Int, _ cursor: inout Cursor) {
        if let section = cursor.section {
            sections[section].rows.append(row)
        } else {
            cursor.section = append(row, cursor.title, &cursor)
        }
    }

    @discardableResult
    private mutating func append(_ row: Int, _ title: ProtocolTitle?, _ cursor: inout Cursor) -> Int {
        let place = Place(block: cursor.block, top: cursor.header.top, title: title)
        if let section = cursor.places[place] {
            sections[section].rows.append(row)
            return section
        }
        cursor.places[place] = sections.count
        sections.append(
            ProtocolSection(
                title: title, header: cursor.header, columns: 0..<sheet.columnCount, block: cursor.block, rows: [row]))
        return sections.count - 1
    }

    // MARK: What a row names

    /// The examination of a row: that of its own cell, else the one of the title above.
    private func title(of row: Int, _ column: Int, _ cursor: inout Cursor) -> ProtocolTitle? {
        let cell = sheet[row, column]
        let day = cursor.header["day"].map { sheet[row, $0] } ?? ""
        let key = cell.isEmpty ? "" : "\(cursor.block)\u{1F}\(cell)\u{1F}\(day)"
        if let known = cursor.named[key] { return known }
        let found = Self.title(cell, day: day, above: cursor.title)
        if !key.isEmpty { cursor.named[key] = .some(found) }
        return found
    }

    private static func title(_ cell: String, day: String, above: ProtocolTitle?) -> ProtocolTitle? {
        let text = Normaliser.text(cell)
        // «ЕГЭ» in a column «Экзамен» names no subject.
        if text.isEmpty || Procedure.allCases.contains(where: { $0.rawValue == text.uppercased() }) { return above }
        if let title = ProtocolTitle(text), title.known != nil { return title }
        guard let date = CalendarDate(day).flatMap(ProtocolTitle.plausible) ?? above?.date else { return nil }
        return ProtocolTitle(subject: text, date: date)
    }
}

extension Sheet {
    /// The first cell of a row after a column that is not blank; nil where there is none.
    fileprivate func firstFilled(_ row: Int, after column: Int) -> Int? {
        (column + 1..<max(columnCount, column + 1)).first { !isBlank(row, $0) }
    }
}
