// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Monitoring
import Store
import Testing

struct CampaignDecisionsTests {
    typealias Work = CampaignRecommendationsTests

    private static let accepted: [DecisionField: String] = [.status: "accepted"]

    /// A campaign with two drafts and their export.
    private static func prepared() throws -> (Campaign, [Recommendation], RecommendationRelease) {
        let campaign = try TestFolder().campaign()
        let drafts = [Work.draft(1), Work.draft(2)]
        try Work.run(campaign, drafts)
        return (campaign, drafts, try campaign.release(try campaign.recommendations(of: nil), of: nil))
    }

    private static func statuses(_ campaign: Campaign) throws -> [RecommendationStatus] {
        try campaign.recommendations(of: nil).map(\.status)
    }

    @Test func `decisions are kept when the path is imported again, and outlive runs`() throws {
        let (campaign, drafts, release) = try Self.prepared()
        _ = try campaign.store(Work.file(1, [Work.row(drafts[0], release, Self.accepted)]))
        // The next version of the file says something of another row only.
        _ = try campaign.store(Work.file(2, [Work.row(drafts[1], release, [.words(.note): "н"])]))
        #expect(try Self.statuses(campaign) == [.accepted, .draft])
        try Work.run(campaign, drafts)
        #expect(try Self.statuses(campaign) == [.accepted, .draft])
        try Work.run(campaign, [drafts[1]])
        #expect(try Self.statuses(campaign) == [.draft, .withdrawn])
        #expect(try campaign.recommendations(of: nil).last?[.measure] == drafts[0].measure)
    }

    @Test func `an undo takes back what the file said at last`() throws {
        let (campaign, drafts, release) = try Self.prepared()
        _ = try campaign.store(Work.file(1, [Work.row(drafts[0], release, Self.accepted)]))
        _ = try campaign.store(
            Work.file(2, [Work.row(drafts[0], release, [.status: "rejected", .words(.reason): "нет"])]))
        #expect(try Self.statuses(campaign) == [.rejected, .draft])
        _ = try campaign.undo("output/recommendations.xlsx")
        #expect(try Self.statuses(campaign) == [.accepted, .draft])
        let view = "SELECT status FROM v_recommendations ORDER BY key"
        #expect(try campaign.rows(view).map { $0[0].text } == ["accepted", "draft"])
        _ = try campaign.undo("output/recommendations.xlsx")
        #expect(try campaign.rows(view).map { $0[0].text } == ["draft", "draft"])
    }

    @Test func `a copy that is renamed takes along what it said before`() throws {
        let (campaign, drafts, release) = try Self.prepared()
        let path = "Рекомендации/Тестов.xlsx"
        _ = try campaign.store(Work.file(1, [Work.row(drafts[0], release, Self.accepted)]))
        let rejected = Work.row(drafts[0], release, [.status: "rejected", .words(.reason): "нет"])
        _ = try campaign.store(Work.file(2, [rejected]))
        _ = try campaign.store(Work.file(2, [rejected], path: path, context: "other"))
        let book = try campaign.decisionBook()
        #expect(book.conflicts.isEmpty && book.decisions[drafts[0].key]?.status == .rejected)
        let files = try campaign.rows("SELECT file FROM imports WHERE id IN (SELECT import FROM decision_files)")
        #expect(files.map { $0[0].text } == [path, path])
    }

    @Test func `the same bytes read anew keep their place on the clock`() throws {
        let (campaign, drafts, release) = try Self.prepared()
        _ = try campaign.store(Work.file(1, [Work.row(drafts[0], release, Self.accepted)]))
        let next = try campaign.release(try campaign.recommendations(of: nil), of: nil)
        _ = try campaign.store(
            Work.file(
                2, [Work.row(drafts[0], next, [.status: "rejected", .words(.reason): "нет"])], path: "b.xlsx"))
        // The register changed, so the first file is read again: what was decided after it stays decided.
        _ = try campaign.store(Work.file(1, [Work.row(drafts[0], release, Self.accepted)], context: "other"))
        #expect(try Self.statuses(campaign) == [.rejected, .draft])
        #expect(try campaign.decisionBook().conflicts.isEmpty)
    }

    @Test func `an import after an undo is not taken for one that an export has seen`() throws {
        let (campaign, drafts, release) = try Self.prepared()
        _ = try campaign.store(Work.file(1, [Work.row(drafts[0], release, Self.accepted)]))
        let next = try campaign.release(try campaign.recommendations(of: nil), of: nil)
        _ = try campaign.undo("output/recommendations.xlsx")
        _ = try campaign.store(
            Work.file(2, [Work.row(drafts[0], release, [.words(.note): "первая"])], path: "b.xlsx"))
        _ = try campaign.store(
            Work.file(3, [Work.row(drafts[0], next, [.words(.note): "вторая"])], path: "c.xlsx"))
        #expect(try campaign.decisionBook().conflicts.map(\.field) == [.words(.note)])
    }

    @Test func `every decided cell has its file, day and value in the view`() throws {
        let (campaign, drafts, release) = try Self.prepared()
        _ = try campaign.store(
            Work.file(1, [Work.row(drafts[0], release, Self.accepted), Work.row(drafts[1], release, [:])]),
            on: "2024-10-02")
        let rows = try campaign.rows("SELECT file, day, release, key, field, value FROM v_decisions")
        #expect(rows.count == 1 && rows[0][2].int == release.number)
        #expect(
            [0, 1, 3, 4, 5].map { rows[0][$0].text } == [
                "output/recommendations.xlsx", "2024-10-02", drafts[0].key.text, "status", "accepted",
            ])
    }
}
