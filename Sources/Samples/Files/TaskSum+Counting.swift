// SPDX-License-Identifier: GPL-3.0-or-later

import Workbooks

extension SampleTruth.TaskSum {
    /// The sums of a work before anybody is counted.
    static func none(_ paper: Paper) -> [SampleTruth.TaskSum] {
        paper.tasks.map { SampleTruth.TaskSum(label: $0.label, maximum: $0.points) }
    }

    /// Counts the cell of one participant.
    mutating func add(_ cell: CellContent) {
        switch cell {
        case .integer(let value): add(points: value)
        case .text(let text): add(text.filter { !$0.isWhitespace })
        default: missing += 1
        }
    }

    private mutating func add(_ text: String) {
        if let value = Int(text), value >= 0 {
            add(points: value)
        } else if ["x", "X", "х", "Х"].contains(text) {
            notAttempted += 1
        } else if text.hasPrefix("непройд") {
            notTaught += 1
        } else {
            missing += 1
        }
    }

    private mutating func add(points value: Int) {
        points += value
        scored += 1
    }
}
