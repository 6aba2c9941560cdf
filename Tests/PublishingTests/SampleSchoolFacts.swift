// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Statistics
import Wording

@testable import Publishing

/// An edition with recommendations, reports, alike schools and an analyst's texts; schools 342201 to 342212.
struct SampleSchoolFacts {
    var sample = SampleEdition()
    /// How many recommendations school 342201 (ШНОР) has.
    var count = 6
    /// What everybody writes instead of plain words.
    var words: String?
    var texts = AnalystTexts()

    static func school(_ number: Int) throws -> SchoolID {
        guard let id = SchoolID(number: Int32(342_200 + number)) else { throw CocoaError(.coderValueNotFound) }
        return id
    }

    func edition() throws -> Edition {
        var edition = try sample.make()
        let old = edition.tables[0]
        var table = old
        // School 342204, indicator 9: 12 of 35, the others 15,1 %: 12/35 − 0.192.
        var level = Finding(
            unit: .school(try Self.school(4)), indicator: 9, quantity: .level, from: Period(year: 2022),
            to: Period(year: 2024), numerator: 12, denominator: 35, pupils: 35, estimate: 0.192)
        level.interval = ConfidenceInterval(lower: 0.05, upper: 0.34, level: 0.9)
        table.families.append(TestFamily(name: "indicator 9, levels of schools", size: 1, adjustment: "bh"))
        level.test = TestResult(z: 3, p: 0.003, pAdjusted: 0.003, family: table.families.count - 1)
        (level.verdict, level.reasons) = (.belowOthers, .adjustedBelowLevel)
        table.append(level)
        edition.tables = [table]
        edition.schools = try facts(edition, level: table.count - 1)
        return edition
    }

    private func facts(_ edition: Edition, level: Int) throws -> SchoolFacts {
        let first = try Self.school(1)
        var states = (0..<count).map { index in
            var state = state(first, .allCases[index % 4], "level-\(index)", priority: Double(count - index))
            if index == 0 { (state.status, state.isCarried) = (.accepted, true) }
            return state
        }
        var rejected = state(first, .head, "rejected", priority: 1000)
        rejected.status = .rejected
        rejected.decision = RecommendationDecision(
            key: rejected.draft.key, status: .rejected, edits: [.reason: "Мера уже проводится"], fingerprint: "")
        states.append(rejected)
        var gone = state(first, .head, "gone", priority: 900)
        gone.status = .withdrawn
        states.append(gone)
        var other = state(try Self.school(4), .teachers, "level-fails", priority: 7)
        other.draft.evidence = [
            RecommendationEvidence(
                finding: "dynamics:\(level)", indicator: 9, quantity: "level", verdict: "belowOthers", direction: 1,
                text: words
                    ?? "Отметку «2» получили 12 из 35 участников (34,3\u{A0}%); в остальных школах — 15,1\u{A0}%")
        ]
        states.append(other)
        var event = state(try Self.school(4), .leader, "event", priority: 3)
        event.draft.kind = .event
        states.append(event)
        let may = SchoolReport.Term(words ?? "май", from: CalendarDate("2024-05-01"), to: CalendarDate("2024-05-31"))
        let report = SchoolReport(
            school: first, programme: words ?? "Программа повышения качества на 2024 г.", period: .init("2024"),
            measures: [
                .init(name: words ?? "Педсовет по итогам ВПР", plan: may, fact: may, result: words ?? "Протокол № 3"),
                .init(name: "Курсы", plan: may, fact: .init(""), result: ""),
            ])
        guard let day = CalendarDate("2024-09-30") else { throw CocoaError(.coderValueNotFound) }
        let overview = ReportOverview(
            [report], schools: SchoolDirectory(edition.campaign.schools), reference: nil, on: day)
        let alike = AlikeSchools(
            cluster: Sentence(ru: words ?? "небольшие сельские школы", en: words ?? "small rural schools"),
            peers: [
                .init(school: try Self.school(5), distance: 0.4), .init(school: try Self.school(8), distance: 1.25),
            ],
            leaders: [
                .init(
                    school: try Self.school(5),
                    reason: Sentence(ru: "лучше остальных по показателю 9", en: "above the others in indicator 9"))
            ])
        return SchoolFacts(states: states, reports: overview, alike: [first: alike], texts: texts)
    }

    private func state(
        _ school: SchoolID, _ addressee: Addressee, _ rule: String, priority: Double
    ) -> RecommendationState {
        let isKnown = words != nil
        let draft = Recommendation(
            key: RecommendationKey(school: school, addressee: addressee, rule: rule, subject: "9"), kind: .level,
            deficit: "A",
            finding: words ?? "Низкие результаты по русскому языку: 12 из 35 участников получили отметку «2».",
            cause: words ?? "в 5 классе меняются учителя", measures: ["A1"],
            measure: words ?? "Провести диагностику чтения и письма в 5 классах (правило \(rule)).",
            term: words ?? "до 20.12.2024", responsible: words ?? "Заместитель руководителя по учебной работе",
            expected: words ?? "Доля отметок «2» не выше, чем в остальных школах",
            control: words ?? "Справка о результатах диагностики", grade: isKnown ? .toCheck : .confirmed,
            priority: priority)
        return RecommendationState(draft: draft, status: .draft)
    }
}
