// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit
import Monitoring
import Store
import Testing

/// Drafts, decisions and exports in the database; how they are merged is told by `DecisionBookTests`.
struct CampaignRecommendationsTests {
    static func draft(_ indicator: Int, verdict: String = "belowOthers") -> Recommendation {
        Recommendation(
            key: RecommendationKey(
                school: SchoolID(203_001), addressee: .head, rule: "level-fails", subject: "\(indicator)"),
            kind: .level, deficit: "A", finding: "Показатель \(indicator)", cause: "возможно, пропуски",
            measures: ["A1", "A4"], measure: "Провести разбор\nпо заданиям", term: "до 20.12.2024",
            responsible: "директор", expected: "меньше «2»", control: "доля «2»", grade: .consistent, priority: 3.25,
            evidence: [
                RecommendationEvidence(
                    finding: "dynamics:\(indicator)", indicator: indicator, quantity: "level", verdict: verdict,
                    direction: -1, text: "8 из 25"),
                RecommendationEvidence(finding: "", indicator: nil, quantity: "report", text: "отчёт не сдан"),
            ])
    }

    static func run(_ campaign: Campaign, _ drafts: [Recommendation], _ stage: Stage? = nil) throws {
        try campaign.replaceFindings(
            [], drafts: drafts, run: RunDescription(stage: stage, date: "2024-10-01", seed: 1))
    }

    /// A file that decides; the hash is made of the seed.
    static func file(
        _ seed: Int, _ rows: [DecisionRow], path: String = "output/recommendations.xlsx", context: String = "c"
    ) -> FileReading {
        var reading = FileReading(
            file: path, sha256: FileReading.hash(seed), context: context, format: "recommendations")
        reading.records.decisions = rows
        reading.rows = rows.count
        reading.accepted = rows.count
        return reading
    }

    static func row(
        _ draft: Recommendation, _ release: RecommendationRelease, _ changes: [DecisionField: String]
    ) -> DecisionRow {
        DecisionRow(key: draft.key.text, release: release.number, changes: changes)
    }

    @Test func `drafts come back as they were kept, and a run replaces those of its stage alone`() throws {
        let campaign = try TestFolder().campaign()
        let drafts = [Self.draft(2), Self.draft(1)]
        try Self.run(campaign, drafts)
        try Self.run(campaign, [Self.draft(7)], .interim)
        #expect(try campaign.drafts(of: nil) == drafts)
        try Self.run(campaign, [Self.draft(3)])
        #expect(try campaign.drafts(of: nil) == [Self.draft(3)])
        #expect(try campaign.drafts(of: .interim) == [Self.draft(7)])
        #expect(try campaign.drafts(of: .final).isEmpty)
    }

    @Test func `a run whose documents fail changes neither drafts nor exports`() throws {
        struct Failed: Error {}
        let campaign = try TestFolder().campaign()
        try Self.run(campaign, [Self.draft(1)])
        #expect(throws: Failed.self) {
            try campaign.replaceFindings(
                [], drafts: [Self.draft(2)], run: RunDescription(stage: nil, date: "2024-10-02", seed: 1)
            ) { _ in
                _ = try campaign.release(try campaign.recommendations(of: nil), of: nil)
                throw Failed()
            }
        }
        #expect(try campaign.drafts(of: nil) == [Self.draft(1)])
        #expect(try campaign.lastRelease() == nil)
    }

    @Test func `the view tells where each stands, as the contract names it`() throws {
        let campaign = try TestFolder().campaign()
        let drafts = [Self.draft(1), Self.draft(2)]
        try Self.run(campaign, drafts)
        let release = try campaign.release(try campaign.recommendations(of: nil), of: nil)
        let changes: [DecisionField: String] = [.status: "accepted", .words(.decidedOn): "2024-10-05"]
        _ = try campaign.store(Self.file(1, [Self.row(drafts[0], release, changes)]))
        let rows = try campaign.rows(
            """
            SELECT run, stage, key, school, addressee, rule, deficit, measure, term, responsible, grade, status,
                decided_on, evidence, evidence_changed, finding, cause, expected, control, carried, kind
            FROM v_recommendations
            """)
        #expect(rows.map { $0[0].int } == [1, 1] && rows.map { $0[1].text } == ["all", "all"])
        #expect(
            rows[0][2...13].map(\.text) == [
                "203001/head/level-fails/1", "203001", "head", "level-fails", "A", "Провести разбор\nпо заданиям",
                "до 20.12.2024", "директор", "consistent", "accepted", "2024-10-05", "dynamics:1",
            ])
        #expect(rows[0][14].boolean == false && rows[0][19].boolean == false && rows[0][20].text == "level")
        #expect(rows[1][11].text == "draft" && rows[1][12].text == nil)
        try Self.run(campaign, [Self.draft(1, verdict: "typical")])
        let after = try campaign.rows("SELECT status, evidence_changed, run FROM v_recommendations")
        #expect(after.map { $0[0].text } == ["accepted"] && after[0][1].boolean == true && after[0][2].int == 2)
    }

    @Test func `a finding has its identifier in the view`() throws {
        let campaign = try TestFolder().campaign()
        var table = FindingTable(provenance: Provenance(plugin: "dynamics", version: "1.0.0", parameters: [:]))
        for indicator in [3, 5] {
            table.append(
                Finding(
                    unit: .school(SchoolID(203_001)), indicator: indicator, quantity: .share,
                    from: Period(year: 2024), to: Period(year: 2024), numerator: 1, denominator: 20, pupils: 20,
                    estimate: 0.05))
        }
        try campaign.replaceFindings([table], run: RunDescription(stage: nil, date: "2024-10-01", seed: 1))
        let rows = try campaign.rows("SELECT finding, indicator FROM v_findings")
        #expect(rows.map { $0[0].text } == ["dynamics:0", "dynamics:1"] && rows.map { $0[1].int } == [3, 5])
    }
}
