// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Testing
import Wording

@testable import Publishing

struct SchoolPagesTests {
    private func page(_ number: Int, _ facts: SampleSchoolFacts = SampleSchoolFacts()) throws -> SchoolPage {
        let edition = try facts.edition()
        let digest = Digest(edition)
        let school = try #require(edition.campaign.schools.first { $0.id == (try? SampleSchoolFacts.school(number)) })
        return SchoolPages(digest, try #require(edition.schools)).page(school)
    }

    @Test func `a level says the share, how many participants it is, and how many it would be at the others' share`()
        throws
    {
        let level = try #require(try page(4).levels.first { $0.indicator == 9 })
        // 12/35 = 34,29 %; the others 34,29 − 19,2 = 15,09 %; 35 · 0,1509 = 5,28.
        #expect(level.share == "34,3\u{A0}%")
        #expect(level.counts == "12 из 35\u{A0}участников")
        #expect(level.others == "15,1\u{A0}%")
        #expect(level.expected == "около\u{A0}5")
        #expect(level.words == "хуже, чем в остальных школах (подтверждено)")
        #expect(level.years == "2022–2024" || level.years == "2022, 2024")
    }

    @Test(arguments: [Language.russian, .english])
    func `numbers of levels are those of the findings`(language: Language) throws {
        var facts = SampleSchoolFacts()
        facts.sample.language = language
        let edition = try facts.edition()
        let digest = Digest(edition)
        let pages = SchoolPages(digest, try #require(edition.schools))
        var compared = 0
        for school in edition.campaign.schools {
            for level in pages.page(school).levels where level.verdict == nil {
                let finding = try #require(
                    edition.tables[0].findings.first {
                        $0.unit == .school(school.id) && $0.indicator == level.indicator && $0.quantity == .pooledShare
                    })
                let of = language == .russian ? "из" : "of"
                #expect(level.counts.hasPrefix("\(finding.numerator) \(of) \(finding.denominator)\u{A0}"))
                let share = Double(finding.numerator) / Double(finding.denominator)
                #expect(level.share == language.percent(share))
                #expect(level.others.isEmpty && level.expected.isEmpty)
                compared += 1
            }
        }
        #expect(compared == 12 * 16 - 1)
    }

    @Test func `the sentence about change and the level are the two parts of what the card of the map says`() throws {
        let edition = try SampleSchoolFacts().edition()
        let digest = Digest(edition)
        let head = HeadText(VerdictText(digest))
        let indicator = try #require(digest.computed.first { $0.id == 9 })
        let id = try SampleSchoolFacts.school(4)
        let row = try #require(digest.row(.school(id), 9))
        let change = try #require(try page(4).changes.first { $0.indicator == 9 })
        #expect(change.sentence + " " + head.level(row, indicator) == head.sentences(row, indicator))
        #expect(!change.sentence.contains("в остальных школах"))
    }

    @Test func `adopted ones come first, then the most important; what was rejected or withdrawn is no measure`() throws
    {
        let page = try page(1, SampleSchoolFacts(count: 7))
        #expect(
            page.measures.map(\.key)
                == (0..<5).map { index in
                    "342201/\(Addressee.allCases[index % 4].rawValue)/level-\(index)/9"
                })
        #expect(page.measures[0].status == .accepted)
        #expect(page.measures[0].flags == ["перенесена с промежуточного этапа"])
        #expect(page.recommendations.count == 9)
        #expect(page.standing.count == 7)
        #expect(page.recommendations.first { $0.status == .rejected }?.reason == "Мера уже проводится")
        #expect(page.isDraft)
    }

    @Test func `a cause is marked as a hypothesis, once`() throws {
        #expect(try page(1).measures[0].cause == "Возможная причина (проверить): в 5 классе меняются учителя")
        var facts = SampleSchoolFacts()
        facts.words = "Возможно, меняются учителя"
        #expect(try page(1, facts).measures[0].cause == "Возможно, меняются учителя")
    }

    @Test func `evidence about few pupils is for internal use`() throws {
        let flags = try page(4).recommendations.first { $0.key.contains("/event/") }?.flags
        #expect(flags == ["только для внутреннего использования"])
    }

    @Test func `what the school promised stands with its state`() throws {
        let page = try page(1)
        #expect(page.programme.measures.map { $0.last } == ["в срок", "не проведено"])
        #expect(page.programme.lines.last == "Мероприятий: 2; проведено 1 из 2, о которых это известно.")
        #expect(try self.page(3).programme.lines == ["Отчёт школы не получен."])
        #expect(try self.page(9).programme.lines == ["Отчёт школы не запрашивался."])
    }

    @Test func `alike schools are named with their distance, a leader as a proposal`() throws {
        let lines = try page(1).alike
        #expect(lines[0] == "Группа похожих по условиям школ: небольшие сельские школы.")
        #expect(lines[1] == "Ближайшие по условиям (чем меньше число, тем ближе): СШ № 5 (0,40); СШ № 8 (1,25).")
        #expect(lines[2].hasPrefix("Школа-лидер (предлагаемая, по согласованию): СШ № 5\u{A0}— лучше"))
        #expect(try page(2).alike == ["Похожие школы не определены: нет контекстных данных или расчёта по ним."])
    }

    @Test func `a school without results says so and claims nothing`() throws {
        var edition = try SampleSchoolFacts().edition()
        let id = try #require(SchoolID(number: 990_001))
        edition.campaign.schools.append(
            School(id: id, name: "Пустая школа", statuses: [StatusPeriod(status: .lowResults)]))
        let school = edition.campaign.schools[edition.campaign.schools.count - 1]
        let page = SchoolPages(Digest(edition), try #require(edition.schools)).page(school)
        #expect(page.levels.isEmpty && page.changes.isEmpty && page.measures.isEmpty)
        #expect(page.lead == "Статус школы: ШНОР.")
        #expect(!page.isDraft)
    }

    @Test func `a school of seven participants a year gets no claim of change`() throws {
        // The third school of the sample has 7 to 12 participants a year, and a verdict wants 10.
        let edition = try SampleSchoolFacts().edition()
        let page = try page(3)
        var checked = 0
        for change in page.changes where change.verdict == .insufficient {
            #expect(change.sentence.contains("вывод не делается"))
            #expect(!change.sentence.contains("улучшился") && !change.sentence.contains("ухудшился"))
            checked += 1
        }
        let expected = edition.tables[0].findings.filter {
            $0.unit.code == "342203" && $0.quantity == .change && $0.verdict == .insufficient
        }
        #expect(checked == expected.count && checked > 0)
    }
}
