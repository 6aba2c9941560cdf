// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake
@testable import Workbooks

struct TaskHeadingTests {
    @Test(arguments: [
        (TaskHeading.points, "1 (2б)", "1", 2 as Int?), (.points, "9.1\u{A0}(1б)", "9.1", 1),
        (.points, "4К1 (3 б)", "4К1", 3),
        (.points, "4K1 (3б)", "4К1", 3), (.words, "балл за 12", "12", nil), (.words, "Балл за 4К1", "4К1", nil),
        (.numbers, "a-1-grade", "1", nil), (.numbers, "A-40-GRADE", "40", nil),
    ])
    func `a heading names a task`(heading: TaskHeading, text: String, label: String, maximum: Int?) {
        #expect(heading.task(text) == TaskDefinition(label: label, maximum: maximum))
    }

    @Test(arguments: [
        (TaskHeading.points, "1"), (.points, "Итого (38б)"), (.points, "1 (б)"), (.points, "1 Иванов (2б)"),
        (.points, "1 (99999999999999999999б)"), (.words, "балл за"), (.words, "балл за первое"), (.numbers, "Учебник"),
        (.numbers, "a-0-grade"), (.numbers, "a--grade"), (.numbers, "a-100-grade"),
    ])
    func `other headings name none`(heading: TaskHeading, text: String) { #expect(heading.task(text) == nil) }

    @Test func `a column that nobody filled is no task where their number is fixed`() {
        let rows = [
            ["a-1-grade", "a-2-grade", "Учебник", "a-4-grade"], ["1", "", "книга", "\u{A0}"], ["", "", "", "X"],
        ]
        let sheet = Sheet(name: "", rows: rows)
        let columns = TaskHeading.numbers.columns(of: sheet, header: Header(row: 0, columns: [:]))
        #expect(columns.map(\.column) == [0, 3])
        #expect(columns.map(\.task.label) == ["1", "4"])
    }
}
