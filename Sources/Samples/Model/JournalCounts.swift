// SPDX-License-Identifier: GPL-3.0-or-later

import Workbooks

/// How marks of a work compare with those in the journal.
struct JournalCounts: Equatable {
    /// Below, equal to and above the mark in the journal.
    var parts = [0, 0, 0]

    init() {}

    /// Compares the participants of one school; those without a mark in the journal are left out.
    init(_ rows: [PaperRow]) {
        for row in rows {
            guard let mark = row.counted, let journal = Self.mark(row.journal) else { continue }
            parts[mark < journal ? 0 : mark == journal ? 1 : 2] += 1
        }
    }

    var participants: Int { parts.reduce(0, +) }

    /// A mark from 2 to 5, also with no-break spaces around it.
    private static func mark(_ cell: CellContent) -> Int? {
        switch cell {
        case .integer(let value): (2...5).contains(value) ? value : nil
        case .text(let text): Int(text.filter { !$0.isWhitespace }).flatMap { (2...5).contains($0) ? $0 : nil }
        default: nil
        }
    }

    static func + (first: JournalCounts, second: JournalCounts) -> JournalCounts {
        var sum = JournalCounts()
        sum.parts = zip(first.parts, second.parts).map(+)
        return sum
    }
}
