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

    /// Source: the rule tables, which have their own sources.
    @Test func `works of grades 7 and 8 and the redesigned one have the scales of the rules`() throws {
        let book = try RuleBook(contentsOf: Installation.current.resource("Rules", of: "Monitoring"))
        for paper in Paper.upper + [.redesigned] {
            let year = paper.exam == .vprRussian4 ? 2026 : 2024
            let scale = book.scale(
                .vpr, paper.exam.subject, grade: paper.exam.grade, period: Period(year: year, season: .spring))
            #expect(scale?.maximum == paper.maximum)
            #expect(scale?.lowest == paper.lowest)
        }
        #expect(Set(Paper.upper.map { "\($0.letters)\($0.exam.grade)" }) == ["РУ7", "МА7", "РУ8", "МА8"])
    }

    @Test(arguments: 2019...2026)
    func `a work has a scale where the rules have one`(year: Int) throws {
        let book = try RuleBook(contentsOf: Installation.current.resource("Rules", of: "Monitoring"))
        for season in Season.allCases {
            for paper in Paper.works(year) {
                let scale = book.scale(
                    .vpr, paper.exam.subject, grade: paper.exam.grade, period: Period(year: year, season: season))
                // A scale of another maximum is that of another work.
                let isKnown = scale.map { $0.maximum == paper.maximum } ?? false
                #expect(paper.hasScale(year, season) == isKnown, "\(paper.letters)\(paper.exam.grade) \(season)")
            }
        }
    }

    @Test func `bands of marks tile the scale`() {
        for paper in Paper.all + Paper.upper + [.redesigned] {
            #expect((2...5).flatMap { Array(paper.band(mark: $0)) } == Array(0...paper.maximum))
        }
    }

    @Test func `works are those of the indicators`() {
        let found = Set(Paper.all.map { "\($0.letters)\($0.exam.grade)" })
        #expect(found == ["РУ4", "МА4", "ОМ4", "РУ5", "МА5", "РУ6", "МА6"])
    }
}
