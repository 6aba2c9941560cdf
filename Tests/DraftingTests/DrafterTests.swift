// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Drafting
import Monitoring
import Testing
import Wording

struct DrafterTests {
    @Test func `a level that is worse than the others' gives measures with its numbers`() throws {
        var sample = try DraftingSample()
        sample.tables = [DraftingSample.table("dynamics", sample.weak(1))]
        let drafts = try sample.drafts()
        let first = try #require(drafts.first { $0.key.rule == "level-fails" })
        #expect(first.key.text == "342202/deputy/level-fails/13")
        #expect(first.kind == .level && first.grade == .confirmed && first.deficit == "A")
        #expect(first.measures == ["A1", "A3"])
        #expect(first.evidence.map(\.finding) == ["dynamics:3"])
        #expect(first.evidence.map(\.verdict) == ["belowOthers"] && first.evidence.map(\.direction) == [1])
        // 12 of 35 is 34.3 %, and 34.3 % − (12/35 − 15.1 %) is 15.1 %.
        #expect(
            first.evidence[0].text
                == "Показатель\u{A0}13 (ВПР, русский язык, 5–6 классы: «2»). Отметку «2» получили 12 из 35\u{A0}участников "
                + "(34,3\u{A0}%; годы: 2022–2024); в остальных школах в те же годы\u{A0}— 15,1\u{A0}%: "
                + "хуже, чем в остальных школах (подтверждено).")
        #expect(first.measure.hasPrefix("Провести поэлементный анализ последних работ по предмету «Русский язык» и"))
        #expect(first.cause.hasPrefix("Возможная причина (проверить): "))
        #expect(first.term == "в течение 8\u{A0}недель после получения рекомендаций")
        #expect(first.responsible == "заместитель руководителя по УВР")
        // Nothing else of the school is weak, and a school that is no ШНОР gets nothing of what is only known.
        #expect(drafts.filter { $0.key.school == first.key.school }.allSatisfy { $0.kind == .level })
        // |0.1919| × 35 / 3 pupils a year.
        #expect(abs(first.priority - (12.0 / 35 - 0.151) * 35 / 3) < 1e-9)
    }

    @Test func `a confirmed worsening gives measures, any other change none`() throws {
        for verdict in Verdict.allCases where !verdict.isOfLevel {
            var sample = try DraftingSample(watched: 0)
            let change = sample.finding(1, 1, .change, 10, of: 40, estimate: 0.2, verdict: verdict)
            sample.tables = [DraftingSample.table("dynamics", sample.shares(1, 1, [2, 6, 10], of: 40) + [change])]
            let drafts = try sample.drafts()
            #expect(drafts.isEmpty == (verdict != .worsened), "\(verdict)")
            if verdict == .worsened {
                #expect(Set(drafts.map(\.key.rule)) == ["change-fails", "change-fails-teachers"])
                #expect(drafts[0].finding.contains("в 2022\u{A0}г. и 10 из 40 в 2024\u{A0}г."))
            }
        }
    }

    @Test(arguments: [(13, "A"), (1, "A"), (9, "A"), (3, "B"), (5, "B"), (7, "B"), (2, "C"), (4, "C"), (16, "C")])
    func `the deficit follows from the procedure and from what is good`(indicator: Int, deficit: String) throws {
        var sample = try DraftingSample(watched: 0)
        let isHigh = deficit == "C"
        let level = sample.finding(
            0, indicator, .level, 12, of: 60, estimate: isHigh ? -0.2 : 0.2, verdict: .belowOthers)
        sample.tables = [DraftingSample.table("dynamics", sample.shares(0, indicator, [4, 4, 4], of: 20) + [level])]
        let drafts = try sample.drafts()
        #expect(!drafts.isEmpty && drafts.allSatisfy { $0.deficit == deficit })
        #expect(drafts.allSatisfy { $0.evidence.map(\.indicator) == [indicator] })
    }

    @Test func `a pupil below the minimum is an event, and the first result is none`() throws {
        var sample = try DraftingSample(watched: 0)
        let event = sample.finding(0, 3, .event, from: 2024, to: 2024, 1, of: 14, estimate: nil)
        sample.tables = [DraftingSample.table("dynamics", [event])]
        let drafts = try sample.drafts()
        #expect(Set(drafts.map(\.key.rule)) == ["event-minimum", "event-minimum-head"])
        #expect(drafts.allSatisfy { $0.kind == .event && $0.priority == 1 })
        #expect(drafts[0].finding.contains("Минимальный порог не преодолел 1 из 14\u{A0}участников"))
    }

    @Test func `a weak indicator that no measure answers is named`() throws {
        var sample = try DraftingSample()
        sample.tables = [DraftingSample.table("dynamics", sample.weak(0))]
        sample.reports = [try sample.report(0, [("Консультации по математике", true), ("День здоровья", true)])]
        let drafts = try sample.drafts()
        let unanswered = try #require(drafts.first { $0.kind == .unanswered })
        #expect(unanswered.key.text == "342201/head/unanswered-fails/13")
        #expect(unanswered.measures == ["A8"] && unanswered.grade == .toCheck)
        #expect(unanswered.finding.contains("Из 2\u{A0}мероприятий отчёта школы"))
        sample.reports = [try sample.report(0, [("Консультации по русскому языку", true)])]
        #expect(try !sample.drafts().contains { $0.kind == .unanswered })
        // The group may say that a measure answers nothing.
        let key = MeasureMatch.Key(school: sample.schools[0].id, name: "консультации по русскому языку.")
        sample.corrections = [key: ""]
        #expect(try sample.drafts().contains { $0.kind == .unanswered })
        sample.reports = []
        #expect(try !sample.drafts().contains { $0.kind == .unanswered })
    }

    @Test func `records give recommendations of their own`() throws {
        var sample = try DraftingSample(watched: 2)
        sample.reports = [
            try sample.report(0, [("Семинар", true), ("Разбор заданий", false), ("Открытый урок", false)])
        ]
        let year = DraftingSample.years[2]
        func support(_ indicator: Int, _ count: Int, of total: Int) -> Finding {
            sample.finding(0, indicator, .share, from: year, to: year, count, of: total, estimate: 0)
        }
        sample.tables = [
            DraftingSample.table("support", [support(19, 0, of: 1), support(20, 0, of: 12), support(21, 1, of: 1)]),
            DraftingSample.table(
                "teachers",
                [
                    sample.finding(0, 18, .belowLevel, from: year, to: year, 4, of: 9, estimate: 4.0 / 9, part: 0),
                    sample.finding(0, 18, .belowLevel, from: year, to: year, 1, of: 9, estimate: 1.0 / 9, part: 1),
                    sample.finding(1, 18, .belowLevel, from: year, to: year, 4, of: 4, estimate: 1, part: 0),
                ]),
        ]
        let drafts = try sample.drafts()
        func rules(_ school: Int) -> Set<String> {
            Set(drafts.filter { $0.key.school == sample.schools[school].id && $0.kind == .record }.map(\.key.rule))
        }
        #expect(
            rules(0) == [
                "measures-not-done", "network-absent", "network-teachers-absent", "teachers-subject",
                "teachers-subject-service",
            ])
        // Of four teachers nothing is said; the second school sent no report.
        #expect(rules(1) == ["report-missing"])
        let missing = try #require(drafts.first { $0.key.rule == "report-missing" })
        #expect(missing.key.subject == "H" && missing.term == "в течение 1\u{A0}недели после получения рекомендаций")
        let notDone = try #require(drafts.first { $0.key.rule == "measures-not-done" })
        #expect(notDone.finding.contains("2 из 3\u{A0}— «Разбор заданий», «Открытый урок»"))
        let network = try #require(drafts.first { $0.key.rule == "network-absent" })
        #expect(network.key.subject == "19" && network.evidence.map(\.finding) == ["support:0"])
    }

    @Test func `every ШНОР gets what is known, what to collect, what to continue, without a claim of change`() throws {
        var sample = try DraftingSample()
        // Seven pupils a year: no verdict is possible.
        let few: Reasons = [.periodBelowMinimum, .onePeriod]
        sample.tables = [
            DraftingSample.table(
                "dynamics",
                sample.shares(0, 1, [1, 2, 1], of: 7) + [
                    sample.finding(0, 1, .level, 4, of: 21, estimate: nil, verdict: .insufficient, reasons: few),
                    sample.finding(0, 1, .change, 1, of: 7, estimate: nil, verdict: .insufficient, reasons: few),
                ])
        ]
        sample.isAsked = false
        let drafts = try sample.drafts()
        #expect(Set(drafts.map(\.key.rule)) == ["known-results", "known-collect", "known-continue"])
        #expect(
            drafts.allSatisfy { $0.kind == .known && $0.grade == .toCheck && $0.measures.isEmpty && $0.deficit.isEmpty }
        )
        let collect = try #require(drafts.first { $0.key.rule == "known-collect" })
        #expect(collect.measure.contains("показатель 1: в году меньше 10 участников"))
        #expect(Set(collect.evidence.map(\.finding)) == ["dynamics:3", "dynamics:4"])
        for word in ["улучш", "ухудш", "динамик"] {
            #expect(drafts.allSatisfy { !"\($0.finding) \($0.measure)".lowercased().contains(word) }, "\(word)")
        }
    }

    @Test func `a weak school whose results do not change gets measures by its level`() throws {
        var sample = try DraftingSample()
        let stable = sample.finding(
            0, 13, .change, 4, of: 11, estimate: 0.01, verdict: .stable, reasons: .intervalWithinMargin)
        sample.tables = [DraftingSample.table("dynamics", sample.weak(0) + [stable])]
        let drafts = try sample.drafts()
        #expect(drafts.contains { $0.kind == .level } && !drafts.contains { $0.kind == .change })
        #expect(drafts.allSatisfy { !$0.finding.lowercased().contains("ухудш") })
    }

    @Test func `what points to the worse is watched, the firmer where related indicators do so too`() throws {
        var sample = try DraftingSample()
        func worsening(_ indicator: Int) -> [Finding] {
            sample.shares(0, indicator, [2, 6, 10], of: 40)
                + [
                    sample.finding(
                        0, indicator, .change, 10, of: 40, estimate: 0.2, verdict: .worsening, reasons: .rawBelowLevel)
                ]
        }
        sample.tables = [DraftingSample.table("dynamics", worsening(13))]
        let alone = try #require(try sample.drafts().first { $0.key.rule == "known-watch" })
        #expect(alone.grade == .toCheck && alone.kind == .known && alone.measures.isEmpty)
        // The OGE in Russian is of the same subject.
        sample.tables = [DraftingSample.table("dynamics", worsening(13) + worsening(11))]
        let both = try sample.drafts().filter { $0.key.rule == "known-watch" }
        #expect(both.count == 2 && both.allSatisfy { $0.grade == .consistent })
    }

    @Test func `a term is some weeks after the recommendations of the stage, on a working day`() throws {
        var sample = try DraftingSample()
        sample.tables = [DraftingSample.table("dynamics", sample.weak(1))]
        sample.organisation.deadlines = [
            .init(.interimRecommendations, by: try DraftingSample.day("2024-10-10")),
            .init(.finalRecommendations, by: try DraftingSample.day("2024-12-20")),
        ]
        // Eight weeks after 20.12.2024 is 14.02.2025, after 10.10.2024 it is 05.12.2024.
        #expect(try sample.drafts().first { $0.key.rule == "level-fails" }?.term == "до\u{A0}14.02.2025")
        sample.stage = .interim
        #expect(try sample.drafts().first { $0.key.rule == "level-fails" }?.term == "до\u{A0}05.12.2024")
    }

    @Test func `texts are there in English as well`() throws {
        var sample = try DraftingSample()
        sample.language = .english
        sample.tables = [DraftingSample.table("dynamics", sample.weak(0))]
        sample.reports = [try sample.report(0, [("День здоровья", false)])]
        for draft in try sample.drafts() {
            let texts = [draft.cause, draft.term, draft.responsible, draft.expected, draft.control]
            #expect(texts.allSatisfy { text in !text.contains { ("а"..."я").contains($0) } }, "\(draft.key.text)")
            #expect(draft.cause.isEmpty || draft.cause.hasPrefix("Possible cause (to be checked): "))
        }
    }

    @Test func `a school that is gone gets nothing`() throws {
        var sample = try DraftingSample()
        sample.tables = [DraftingSample.table("dynamics", sample.weak(0))]
        sample.schools[0].events = [SchoolEvent(.closed, on: try DraftingSample.day("2024-06-30"))]
        sample.isAsked = false
        var facts = try sample.facts()
        #expect(try !Drafter(DraftingSample.rules()).drafts(facts).recommendations.isEmpty)
        facts.day = try DraftingSample.day("2024-09-24")
        #expect(try Drafter(DraftingSample.rules()).drafts(facts).recommendations.isEmpty)
    }
}
