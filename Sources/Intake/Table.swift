// SPDX-License-Identifier: GPL-3.0-or-later

internal import Workbooks

/// The columns by which a format is recognised.
struct TableLayout: Sendable {
    let format: FileFormat
    /// The headings of each column, as ``Normaliser/heading(_:)`` gives them, by its key.
    let columns: [String: [String]]
    /// What must be there: of each list one key; the title is what people call it.
    let required: [(title: String, keys: [String])]
    private let keys: [String: String]

    init(format: FileFormat, columns: [String: [String]], required: [(title: String, keys: [String])]) {
        self.format = format
        self.columns = columns
        self.required = required
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
    }

    /// Looks for the header in the first rows of a sheet.
    func examine(_ sheet: Sheet) -> Examination {
        var best: (header: Header, missing: [String])?
        for row in 0..<min(sheet.rowCount, Header.deepestRow) {
            var columns: [String: Int] = [:]
            for column in 0..<sheet.columnCount where !sheet.isEmpty(row, column) {
                guard let key = keys[Normaliser.heading(sheet[row, column])], columns[key] == nil else { continue }
                columns[key] = column
            }
            let missing = required.filter { part in !part.keys.contains { columns[$0] != nil } }.map(\.title)
            if missing.isEmpty { return .fits(Header(row: row, columns: columns)) }
            if missing.count < best?.missing.count ?? required.count {
                best = (Header(row: row, columns: columns), missing)
            }
        }
        guard let best, best.missing.count * 2 <= required.count else { return .unlike }
        return .near(missing: best.missing)
    }
}

/// Where the header of a table stands, and which of its columns are known.
struct Header: Sendable {
    /// A header further down is none: titles are short.
    static let deepestRow = 40

    let row: Int
    private let columns: [String: Int]

    init(row: Int, columns: [String: Int]) {
        self.row = row
        self.columns = columns
    }

    subscript(key: String) -> Int? { columns[key] }

    /// The rows below the header.
    func body(of sheet: Sheet) -> Range<Int> { row + 1..<sheet.rowCount }
}

extension Sheet {
    /// The first cell of a row that is not blank; nil for a blank row.
    func firstFilled(_ row: Int) -> Int? {
        (0..<columnCount).first { !isEmpty(row, $0) && !Normaliser.text(self[row, $0]).isEmpty }
    }
}

/// The rows seen so far, on whatever sheet, to find those that stand twice.
struct RowSet {
    private var rows: [UInt64: (sheet: Sheet, row: Int)] = [:]

    /// Remembers a row.
    ///
    /// - Parameters:
    ///   - row: The row of the sheet.
    ///   - sheet: The sheet.
    ///   - counter: A column that only counts the rows, and makes no difference.
    /// - Returns: Whether an equal row is known.
    mutating func isRepeated(_ row: Int, of sheet: Sheet, except counter: Int? = nil) -> Bool {
        let parts = Self.parts(row, of: sheet, except: counter)
        var key = Self.hash(parts)
        while let other = rows[key] {
            if Self.parts(other.row, of: other.sheet, except: counter) == parts { return true }
            key &+= 1
        }
        rows[key] = (sheet, row)
        return false
    }

    private static func parts(_ row: Int, of sheet: Sheet, except counter: Int?) -> [ArraySlice<UInt8>] {
        guard let counter else { return [sheet.utf8(row, columns: 0..<sheet.columnCount)] }
        return [
            sheet.utf8(row, columns: 0..<counter), sheet.utf8(row, columns: counter + 1..<sheet.columnCount),
        ]
    }

    /// FNV-1a, 64 bits; equality is decided by the bytes.
    private static func hash(_ parts: [ArraySlice<UInt8>]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts { for byte in part { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 } }
        return hash
    }
}
