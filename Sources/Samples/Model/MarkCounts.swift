// SPDX-License-Identifier: GPL-3.0-or-later

/// How many participants have each mark.
struct MarkCounts: Equatable {
    /// Of the marks 2, 3, 4 and 5.
    var marks = [0, 0, 0, 0]

    init() {}

    /// Counts the participants of one school.
    init(_ rows: [PaperRow]) {
        for case let mark? in rows.map(\.counted) { marks[mark - 2] += 1 }
    }

    var participants: Int { marks.reduce(0, +) }

    /// Percent of each mark with two decimals, as the forms print them; zeros where nobody wrote.
    var percents: [Double] { Self.percents(marks) }

    /// Percent of each part with two decimals.
    static func percents(_ parts: [Int]) -> [Double] {
        let total = parts.reduce(0, +)
        return parts.map { total == 0 ? 0 : (Double($0) / Double(total) * 10_000).rounded() / 100 }
    }

    static func + (first: MarkCounts, second: MarkCounts) -> MarkCounts {
        var sum = MarkCounts()
        sum.marks = zip(first.marks, second.marks).map(+)
        return sum
    }
}
