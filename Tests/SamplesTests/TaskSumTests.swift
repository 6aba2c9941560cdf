// SPDX-License-Identifier: GPL-3.0-or-later

import Testing
import Workbooks

@testable import Samples

struct TaskSumTests {
    @Test func `points, «X», «не пройд.» and nothing stay apart`() {
        var sum = SampleTruth.TaskSum.none(Paper.all[0])[0]
        #expect(sum.label == "1К1" && sum.maximum == 4)
        let cells: [CellContent] = [
            .integer(3), .text(" 1 "), .text("\u{A0}2"), .text("0\u{A0}"), .text("X"), .text("х "), .text("не пройд."),
            .text("?"), .text("H"), .text("-1"), .text("-2"), .text(""), .empty,
        ]
        for cell in cells { sum.add(cell) }
        #expect(sum.points == 6)
        #expect([sum.scored, sum.notAttempted, sum.notTaught, sum.missing] == [4, 2, 1, 6])
    }
}
