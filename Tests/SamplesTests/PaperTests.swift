// SPDX-License-Identifier: GPL-3.0-or-later

import Installation
import Monitoring
import Testing

@testable import Samples

struct PaperTests {
    /// Source: the rule tables, which have their own sources.
    @Test(arguments: Paper.all.indices)
    func `tasks and scale are those of the rules`(index: Int) throws {
        let paper = Paper.all[index]
        let book = try RuleBook(contentsOf: Installation.current.resource("Rules", of: "Monitoring"))
        let exam = paper.exam
        for period in [Period(year: 2022, season: .autumn), Period(year: 2024, season: .spring)] {
            let scale = book.scale(.vpr, exam.subject, grade: exam.grade, period: period)
            #expect(scale?.maximum == paper.maximum)
            #expect(scale?.lowest == paper.lowest)
        }
        #expect(Set(paper.tasks.map(\.label)).count == paper.tasks.count)
    }

    @Test func `bands of marks tile the scale`() {
        for paper in Paper.all {
            #expect((2...5).flatMap { Array(paper.band(mark: $0)) } == Array(0...paper.maximum))
        }
    }

    @Test func `works are those of the indicators`() {
        let found = Set(Paper.all.map { "\($0.letters)\($0.exam.grade)" })
        #expect(found == ["РУ4", "МА4", "ОМ4", "РУ5", "МА5", "РУ6", "МА6"])
    }
}
