// SPDX-License-Identifier: GPL-3.0-or-later

import Testing
import Workbooks

@testable import Samples

struct MarkCountsTests {
    /// Source: closed form: 1, 2, 4 and 5 of 12 are 8.33, 16.67, 33.33 and 41.67 %.
    @Test func `shares are percent with two decimals, and of nobody zero`() {
        var counts = MarkCounts()
        #expect(counts.percents == [0, 0, 0, 0])
        counts.marks = [1, 2, 4, 5]
        #expect(counts.percents == [8.33, 16.67, 33.33, 41.67])
        #expect((counts + counts).marks == [2, 4, 8, 10] && counts.participants == 12)
    }

    @Test func `marks compare with the journal where it has one`() {
        func row(_ mark: Int?, _ journal: String) -> PaperRow {
            PaperRow(
                code: 40_001, grade: .integer(4), variant: .integer(1), tasks: [], total: nil, mark: mark,
                journal: Int(journal).map { .integer($0) } ?? .text(journal), counted: mark)
        }
        let rows = [
            row(3, "4"), row(3, "3"), row(3, "3\u{A0}"), row(5, "4"), row(4, "ж"), row(4, "8"), row(nil, "4"),
        ]
        #expect(JournalCounts(rows).parts == [1, 2, 1])
        #expect((JournalCounts(rows) + JournalCounts(rows)).participants == 8)
    }
}
