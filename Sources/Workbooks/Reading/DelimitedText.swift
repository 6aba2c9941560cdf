// SPDX-License-Identifier: GPL-3.0-or-later

/// Text tables: `;`, tab or comma between the cells, quotation marks as in RFC 4180, any line ends.
///
/// A field is quoted only when its first character is a quotation mark; marks inside other fields are text («Лицей "Вега"»).
/// An empty line is an empty row, but the line after the last line end is none.
struct DelimitedText {
    static let separators: [Character] = [";", "\t", ","]

    let separator: Character
    private let text: ArraySlice<UInt8>

    /// Finds the separator: Excel's own line `sep=;`, else the one that splits most lines into equally many cells.
    init(utf8 text: [UInt8]) {
        let head = text.prefix(64)
        if head.starts(with: Array("sep=".utf8)), head.count > 4,
            let named = Self.separators.first(where: { $0.asciiValue == text[4] }),
            let end = head.firstIndex(of: UInt8(ascii: "\n")), end <= 6
        {
            separator = named
            self.text = text[(end + 1)...]
        } else {
            separator = Self.likelySeparator(of: text.prefix(1 << 16))
            self.text = text[...]
        }
    }

    private static func likelySeparator(of head: ArraySlice<UInt8>) -> Character {
        var lines = separators.map { _ in [Int: Int]() }
        var counts = separators.map { _ in 0 }
        var isQuoted = false
        func endLine() {
            for index in counts.indices where counts[index] > 0 { lines[index][counts[index], default: 0] += 1 }
            counts = separators.map { _ in 0 }
        }
        let codes = separators.map { $0.asciiValue ?? 0 }
        for byte in head {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                endLine()
                isQuoted = false
            default:
                if !isQuoted, let index = codes.firstIndex(of: byte) { counts[index] += 1 }
            }
        }
        endLine()
        // Decimal commas and commas in names occur as well, but not equally often in every line.
        let scores = lines.map { byCount in byCount.map { $0.key * $0.value }.max() ?? 0 }
        var best = 0
        for index in scores.indices where scores[index] > scores[best] { best = index }
        return separators[best]
    }

    /// Splits the text into cells.
    func cells(file: String, limits: ReadingLimits) throws(WorkbookError) -> CellStorage {
        let comma = separator.asciiValue ?? UInt8(ascii: ";")
        let quote = UInt8(ascii: "\"")
        let lineFeed = UInt8(ascii: "\n")
        let carriageReturn = UInt8(ascii: "\r")
        var cells = CellStorage()
        var index = text.startIndex
        var line = 1
        while index < text.endIndex {
            // One field.
            let begin = cells.byteCount
            if text[index] == quote {
                let opening = line
                index += 1
                var isClosed = false
                while index < text.endIndex {
                    let byte = text[index]
                    index += 1
                    if byte == quote {
                        guard index < text.endIndex, text[index] == quote else {
                            isClosed = true
                            break
                        }
                        index += 1
                    }
                    if byte == lineFeed { line += 1 }
                    cells.append(byte: byte)
                }
                guard isClosed else { throw .unterminatedQuote(file: file, line: opening) }
            }
            while index < text.endIndex {
                let byte = text[index]
                if byte == comma || byte == lineFeed || byte == carriageReturn { break }
                cells.append(byte: byte)
                index += 1
            }
            // Few bytes are surely few characters.
            let length = cells.byteCount - begin
            if length > limits.characters, cells.characterCount(from: begin) > limits.characters {
                throw .tooLarge(file: file, limit: .characters, found: nil, allowed: limits.characters)
            }
            cells.endCell()
            if cells.openCells > limits.columns {
                throw .tooLarge(file: file, limit: .columns, found: nil, allowed: limits.columns)
            }
            // Its end.
            if index < text.endIndex, text[index] == comma {
                index += 1
                if index < text.endIndex { continue }
                cells.endCell()
            } else if index < text.endIndex {
                if text[index] == carriageReturn, index + 1 < text.endIndex, text[index + 1] == lineFeed { index += 1 }
                index += 1
                line += 1
            }
            cells.endRow()
            if cells.rowCount > limits.rows {
                throw .tooLarge(file: file, limit: .rows, found: nil, allowed: limits.rows)
            }
            if cells.rowCount * cells.columnCount > limits.cells {
                throw .tooLarge(file: file, limit: .cells, found: nil, allowed: limits.cells)
            }
        }
        return cells
    }
}
