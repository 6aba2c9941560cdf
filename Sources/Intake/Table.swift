// SPDX-License-Identifier: GPL-3.0-or-later

internal import Workbooks

/// The columns by which a format is recognised.
struct TableLayout: Sendable {
    let format: FileFormat
    /// The headings of each column, as ``Normaliser/heading(_:)`` gives them, by its key.
    let columns: [String: [String]]
    /// What must be there: of each list one key; the title is what people call it.
    let required: [(title: String, keys: [String])]
    /// Whether a second row may hold the headings below a merged one.
    let hasSubheadings: Bool
    /// Headings of columns that are known and not taken; nil where a layout may have any others.
    let passed: Set<String>?
    private let keys: [String: String]

    init(
        format: FileFormat, columns: [String: [String]], required: [(title: String, keys: [String])],
        hasSubheadings: Bool = false, passed: Set<String>? = nil
    ) {
        self.passed = passed
        self.format = format
        self.columns = columns
        self.required = required
        self.hasSubheadings = hasSubheadings
        var keys: [String: String] = [:]
        for (key, headings) in columns { for heading in headings { keys[heading] = key } }
        self.keys = keys
    }

    /// How a sheet looks to this format.
    enum Examination {
        /// Every required column is there.
        case fits(Header)
        /// At least half of them; the titles of the others.
        case near(missing: [String])
        case unlike
        /// Two columns of one meaning hold different things; the heading of the second.
        case repeated(String)
    }

    /// Looks for the header in the first rows of a sheet.
    func examine(_ sheet: Sheet) -> Examination { examine(sheet, head: SheetHead(sheet)) }

    /// Looks for the header in the first rows of a sheet, whose headings are known.
    func examine(_ sheet: Sheet, head: SheetHead) -> Examination {
        var best: (header: Header, missing: [String])?
        for (row, cells) in head.rows.enumerated() {
            var columns: [String: Int] = [:]
            var others: [(key: String, column: Int)] = []
            for (column, heading) in cells {
                guard let key = keys[heading] else { continue }
                if columns[key] == nil { columns[key] = column } else { others.append((key, column)) }
            }
            let header = withSubheadings(Header(row: row, columns: columns), sheet)
            let missing = missing(in: header)
            if missing.isEmpty { return fit(header, others, sheet) }
            if missing.count < best?.missing.count ?? required.count { best = (header, missing) }
        }
        guard let best, best.missing.count * 2 <= required.count else { return .unlike }
        return .near(missing: best.missing)
    }

    private func missing(in header: Header) -> [String] {
        required.filter { part in !part.keys.contains { header[$0] != nil } }.map(\.title)
    }

    /// The key of a heading; nil for those that mean nothing here.
    func key(of heading: some StringProtocol) -> String? { keys[Normaliser.heading(heading)] }

    /// The header that a row is, wherever it stands; nil for any other row.
    func header(at row: Int, in sheet: Sheet) -> Header? {
        var columns: [String: Int] = [:]
        for column in 0..<sheet.columnCount where !sheet.isEmpty(row, column) {
            guard let key = key(of: sheet[row, column]), columns[key] == nil else { continue }
            columns[key] = column
        }
        let header = withSubheadings(Header(row: row, columns: columns), sheet)
        return missing(in: header).isEmpty ? header : nil
    }

    /// Whether all that stands in a row are headings.
    func isHeadings(_ row: Int, in sheet: Sheet) -> Bool {
        var isAny = false
        for column in 0..<sheet.columnCount where !sheet.isEmpty(row, column) {
            guard key(of: sheet[row, column]) != nil else { return false }
            isAny = true
        }
        return isAny
    }

    /// A header with the row below it, where that holds headings only; a title above a header is no header.
    private func withSubheadings(_ header: Header, _ sheet: Sheet) -> Header {
        let below = header.row + 1
        guard hasSubheadings, header.columns.count >= 2, below < sheet.rowCount, isHeadings(below, in: sheet) else {
            return header
        }
        var columns = header.columns
        for column in 0..<sheet.columnCount where !sheet.isEmpty(below, column) {
            guard let key = key(of: sheet[below, column]), columns[key] == nil else { continue }
            columns[key] = column
        }
        return Header(row: below, top: header.row, columns: columns)
    }

    /// A header fits unless a second column of a known meaning says something else; the numbers of rows mean nothing.
    private func fit(_ header: Header, _ others: [(key: String, column: Int)], _ sheet: Sheet) -> Examination {
        for (key, column) in others where key != "number" && key != "current" {
            guard let first = header[key], sheet.differs(column, from: first, in: header.body(of: sheet)) else {
                continue
            }
            return .repeated(Normaliser.text(sheet[header.row, column]))
        }
        return .fits(header)
    }
}

/// Where the header of a table stands, and which of its columns are known.
struct Header: Sendable {
    /// A header further down is none: titles are short.
    static let deepestRow = 40

    /// Its last row.
    let row: Int
    /// Its first row.
    let top: Int
    let columns: [String: Int]

    init(row: Int, top: Int? = nil, columns: [String: Int]) {
        self.row = row
        self.top = top ?? row
        self.columns = columns
    }

    subscript(key: String) -> Int? { columns[key] }

    /// The keys of the columns that are known, in the order of the columns.
    var found: [(key: String, column: Int)] {
        columns.map { ($0.key, $0.value) }.sorted { ($0.column, $0.key) < ($1.column, $1.key) }
    }

    /// The rows below the header.
    func body(of sheet: Sheet) -> Range<Int> { row + 1..<sheet.rowCount }
}

extension Sheet {
    /// Whether a column has a cell that is not blank and not the one of another column.
    func differs(_ column: Int, from first: Int, in rows: Range<Int>) -> Bool {
        rows.contains { row in
            guard utf8(row, column) != utf8(row, first) else { return false }
            let text = Normaliser.text(self[row, column])
            return !text.isEmpty && text != Normaliser.text(self[row, first])
        }
    }

    /// Whether a cell has nothing but spaces.
    func isBlank(_ row: Int, _ column: Int) -> Bool { Normaliser.isBlank(utf8(row, column)) }

    /// The first cell of a row that is not blank; nil for a blank row.
    func firstFilled(_ row: Int) -> Int? {
        (0..<columnCount).first { !Normaliser.isBlank(utf8(row, $0)) }
    }

    /// Whether a row repeats another one cell by cell: headers do where tables stand one below the other.
    func isSame(_ row: Int, as other: Int) -> Bool {
        utf8(row, columns: 0..<columnCount) == utf8(other, columns: 0..<columnCount)
    }
}

/// The rows of a file seen so far, to find those that stand twice, in one sheet or in two.
struct RowSet {
    private struct Entry {
        let sheet: Int
        let row: Int
        let counter: Int?
    }

    private var sheets: [Sheet] = []
    private var rows: [UInt64: Entry] = [:]

    /// Begins the rows of a sheet.
    mutating func enter(_ sheet: Sheet) { sheets.append(sheet) }

    /// Remembers a row.
    ///
    /// - Parameters:
    ///   - row: The row of the sheet entered last.
    ///   - counter: A column that only counts the rows, and makes no difference.
    /// - Returns: Whether an equal row is known; empty cells at its end make no difference.
    mutating func isRepeated(_ row: Int, except counter: Int? = nil) -> Bool {
        let entry = Entry(sheet: sheets.count - 1, row: row, counter: counter)
        let parts = parts(entry)
        var key = Self.hash(parts)
        while let other = rows[key] {
            if self.parts(other) == parts { return true }
            key &+= 1
        }
        rows[key] = entry
        return false
    }

    /// The bytes before and after the counter; all before it where there is none.
    private func parts(_ entry: Entry) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
        let sheet = sheets[entry.sheet]
        var filled = sheet.columnCount
        while filled > 0, sheet.isEmpty(entry.row, filled - 1) { filled -= 1 }
        let counter = min(entry.counter ?? filled, filled)
        return (
            sheet.utf8(entry.row, columns: 0..<counter),
            sheet.utf8(entry.row, columns: min(counter + 1, filled)..<filled)
        )
    }

    /// FNV-1a, 64 bits; equality is decided by the bytes.
    private static func hash(_ parts: (ArraySlice<UInt8>, ArraySlice<UInt8>)) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in parts.0 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for byte in parts.1 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
