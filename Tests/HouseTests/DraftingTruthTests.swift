// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Drafting
import Foundation
import Installation
import Monitoring
import Samples
import Store
import Testing

@testable import vekha

/// From the files of a sample to drafted recommendations, against the truth of the sample.
struct DraftingTruthTests {
    private static let arguments = ["sample", "district", "--schools", "24", "--lang", "ru"]

    private struct Drafted {
        let truth: SampleTruth
        let campaign: CampaignDescription
        let tables: [String: FindingTable]
        let recommendations: [Recommendation]

        /// The indicators of which a school has a verdict.
        func indicators(_ verdict: Verdict, _ quantity: Quantity, of school: SchoolID) -> Set<Int> {
            guard let table = tables["dynamics"] else { return [] }
            return Set(
                table.findings.filter { $0.unit == .school(school) && $0.quantity == quantity && $0.verdict == verdict }
                    .map(\.indicator))
        }

        /// The indicators on which a measure rests that a school is recommended.
        func told(_ school: SchoolID) -> Set<Int> {
            Set(
                recommendations.filter { $0.key.school == school && !$0.measures.isEmpty }
                    .flatMap { $0.evidence.compactMap(\.indicator) })
        }
    }

    private func drafted(_ folder: URL) throws -> Drafted {
        let district = folder.appending(path: "district")
        #expect(try Program.run(Self.arguments + [district.path]).status == 0)
        // A district knows little of the variation between its cohorts, and then confirms hardly a change; without it the large ones
        // are seen, and the drafter has something to miss.
        let settings = district.appending(path: "campaign.yaml")
        let text = try String(contentsOf: settings, encoding: .utf8)
        try text.replacing("  dynamics:\n", with: "  dynamics:\n    dispersion: none\n")
            .write(to: settings, atomically: true, encoding: .utf8)
        let imported = try Program.run(["import", "--campaign", district.path])
        #expect(imported.status == 0, "\(imported.errors)")
        let run = try Program.run(["run", "--campaign", district.path, "--date", "2024-10-01"])
        #expect(run.status == 0, "\(run.errors)")
        let truth = try JSONDecoder().decode(
            SampleTruth.self, from: Data(contentsOf: district.appending(path: "truth.json")))
        let place = try CampaignFolder(path: district.path)
        let campaign = try #require(try place.openToRead())
        let description = place.description(try campaign.directory())
        let tables = try campaign.findings(of: nil)
        let day = try #require(CalendarDate("2024-10-01"))
        let facts = DraftingFacts(
            campaign: description, tables: tables, reports: try place.reports(of: campaign, on: day),
            organisation: try campaign.organisation(), calendar: try place.calendar(), day: day)
        let rules = try DraftingRules(contentsOf: Installation.current.resource("Rules", of: "Drafting"))
        return Drafted(
            truth: truth, campaign: description, tables: facts.tables,
            recommendations: Drafter(rules).drafts(facts).recommendations)
    }

    @Test func `what is true and seen is recommended, and nothing else is`() throws {
        let folder = try TemporaryFolder()
        let drafted = try drafted(folder.url)
        try expectTruth(drafted)
        try expectEvidence(drafted)
        try expectWatched(drafted)
    }

    /// What truly and visibly worsened, and what truly is far below the others, has a recommendation on that indicator.
    private func expectTruth(_ drafted: Drafted) throws {
        var (worsened, below) = (0, 0)
        for change in drafted.truth.changes where change.direction == "worsened" {
            let school = try #require(SchoolID(login: change.school))
            guard drafted.indicators(.worsened, .change, of: school).contains(change.indicator) else { continue }
            worsened += 1
            #expect(drafted.told(school).contains(change.indicator), "\(change.school), \(change.indicator)")
        }
        for school in drafted.campaign.schools {
            let weak = drafted.indicators(.belowOthers, .level, of: school.id)
            below += weak.count
            #expect(weak.isSubset(of: drafted.told(school.id)), "\(school.id.code)")
        }
        #expect(worsened > 0 && below > 0, "\(worsened) worsened, \(below) below: the sample would show nothing")
    }

    /// Each piece points to a row of that school, indicator and verdict; measures follow from evidence alone.
    private func expectEvidence(_ drafted: Drafted) throws {
        #expect(Set(drafted.recommendations.map(\.key)).count == drafted.recommendations.count)
        for recommendation in drafted.recommendations {
            for evidence in recommendation.evidence where !evidence.finding.isEmpty {
                let parts = evidence.finding.split(separator: ":").map(String.init)
                let table = try #require(drafted.tables[parts[0]])
                let row = try #require(Int(parts[1]))
                let finding = table[row]
                #expect(finding.unit == .school(recommendation.key.school))
                #expect(finding.indicator == evidence.indicator)
                #expect(finding.verdict?.rawValue ?? "" == evidence.verdict)
            }
            let verdicts = Set(recommendation.evidence.map(\.verdict))
            switch recommendation.kind {
            case .change: #expect(verdicts.contains("worsened"))
            case .level: #expect(verdicts.contains("belowOthers"))
            case .unanswered: #expect(!verdicts.isDisjoint(with: ["worsened", "belowOthers"]))
            case .event: #expect(recommendation.evidence.contains { $0.quantity == "event" })
            case .record: #expect(!recommendation.evidence.isEmpty)
            case .known: #expect(recommendation.measures.isEmpty && recommendation.deficit.isEmpty)
            case .byHand: Issue.record("nothing is drafted by hand")
            }
        }
        // A school of which nothing is shown gets no measure of a deficit.
        for school in drafted.campaign.schools {
            let own = drafted.recommendations.filter { $0.key.school == school.id && !$0.measures.isEmpty }
            let shown = drafted.tables.values.contains { table in
                table.findings.contains { finding in
                    finding.unit == .school(school.id)
                        && (finding.verdict == .worsened || finding.verdict == .belowOthers
                            || finding.quantity == .event || finding.quantity == .belowLevel)
                }
            }
            let isWatched = school.has(.lowResults, on: drafted.campaign.referenceDate)
            #expect(own.isEmpty || shown || isWatched, "\(school.id.code)")
        }
    }

    /// Every ШНОР gets what is known; the smallest, of a few pupils a year, gets it without a claim of change.
    private func expectWatched(_ drafted: Drafted) throws {
        let watched = drafted.campaign.schools.filter { $0.has(.lowResults, on: drafted.campaign.referenceDate) }
        #expect(watched.count >= 3)
        let basic: Set = ["known-results", "known-collect", "known-continue"]
        let day = try #require(CalendarDate("2024-10-01"))
        for school in watched where !school.isGone(on: day) {
            let own = drafted.recommendations.filter { $0.key.school == school.id }
            #expect(basic.isSubset(of: own.map(\.key.rule)), "\(school.id.code)")
        }
        let small = try #require(
            drafted.truth.schools.filter { $0.statuses.contains("ШНОР") }.min { $0.cohort < $1.cohort })
        let id = try #require(SchoolID(login: small.login))
        let own = drafted.recommendations.filter { $0.key.school == id && $0.kind == .known }
        #expect(!own.isEmpty && own.allSatisfy { !$0.measure.contains("ухудш") && !$0.measure.contains("улучш") })
        let collect = try #require(own.first { $0.key.rule == "known-collect" })
        #expect(collect.measure.contains("участников"))
    }
}
