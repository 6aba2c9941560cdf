// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Store
import Testing

struct CampaignReleasesTests {
    typealias Work = CampaignRecommendationsTests

    private static let measures = [
        OfferedMeasure(id: "A1", deficit: "A", title: "Много «2»", text: "Разбор", addressee: .head),
        OfferedMeasure(id: "C2", deficit: "C", title: "Мотивация", text: "Встречи", addressee: .deputy),
    ]

    @Test func `an export comes back as it was kept`() throws {
        let campaign = try TestFolder().campaign()
        let draft = Work.draft(1)
        let states = [
            RecommendationState(
                draft: draft, status: .rejected,
                decision: RecommendationDecision(
                    key: draft.key, status: .rejected, edits: [.reason: "сделано", .term: "к весне", .note: "н"],
                    fingerprint: draft.fingerprint))
        ]
        var match = MeasureMatch(school: SchoolID(203_001), name: "Семинар", found: "A")
        match.corrected = ""
        let release = try campaign.release(states, matches: [match], measures: Self.measures, of: .final)
        #expect(release.number == 1 && release.stage == .final)
        #expect(try campaign.release(1) == release && campaign.lastRelease() == release)
        let row = try #require(release.rows[draft.key])
        #expect(row.status == .rejected && row.fingerprint == draft.fingerprint)
        #expect(row[.term] == "к весне" && row[.reason] == "сделано" && row[.measure] == draft.measure)
        #expect(release.matches == [match.key: RecommendationRelease.noDeficit])
        #expect(release.measures.keys.sorted() == ["A1", "C2"])
        #expect(try campaign.release(2) == nil)
    }

    @Test func `equal content is the same export until something was decided`() throws {
        let campaign = try TestFolder().campaign()
        let draft = Work.draft(1)
        let states = [RecommendationState(draft: draft, status: .draft)]
        func release(_ stage: Stage? = nil) throws -> Int {
            try campaign.release(states, measures: Self.measures, of: stage).number
        }
        #expect(try [release(), release()] == [1, 1])
        _ = try campaign.store(
            Work.file(1, [DecisionRow(key: draft.key.text, release: 1, changes: [.words(.note): "н"])]))
        #expect(try [release(), release(), release(.final)] == [3, 3, 4])
    }
}
