// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Store
import Testing
import Wording

struct CampaignRegisterCountsTests {
    private static let (low, second, other) = (SchoolID(990_001), SchoolID(990_002), SchoolID(990_003))

    private static func indicator(_ id: Int, _ register: String, evidence: String = "document") -> IndicatorDefinition {
        let title = Sentence(ru: "показатель \(id)", en: "indicator \(id)")
        return IndicatorDefinition(
            id: id, title: title, shortTitle: title, criterion: .support, benefit: .higher, stage: .interim,
            source: .register(register), choices: ["evidence": evidence])
    }

    private static func campaign(evidence: String = "document", events: [SchoolEvent] = []) -> CampaignDescription {
        let indicators = [(19, "network"), (20, "networkTeachers"), (21, "help")].map {
            indicator($0, $1, evidence: evidence)
        }
        var campaign = CampaignDescription.of(
            indicators, schools: [990_001, 990_002, 990_003], watched: [990_001, 990_002])
        campaign.schools[2].events = events
        return campaign
    }

    private static func event(
        _ register: SupportEvent.Register, _ school: SchoolID, _ day: String, _ teachers: [UInt64] = [],
        document: String? = "приказ"
    ) -> SupportEvent {
        SupportEvent(
            register: register, school: school, kind: "семинар", partner: "", day: CalendarDate(day),
            teachers: teachers.sorted(), document: document)
    }

    /// Teacher 2 is in two events of one school, teacher 3 in two schools; nothing proves what teacher 9 did.
    private static let events = [
        event(.network, low, "2023-03-01", [1, 2]), event(.network, low, "2023-10-01", [2, 3]),
        event(.network, second, "2023-04-01", [3]), event(.network, other, "2023-04-01", [3, 4]),
        event(.network, second, "2024-04-01", [9], document: nil), event(.help, low, "2023-05-05"),
        event(.network, low, "2020-01-01", [1]),
    ]
    private static let staffing = [
        StaffCount(school: low, year: 2023, teachers: 10), StaffCount(school: second, year: 2023, teachers: 6),
        StaffCount(school: other, year: 2023, teachers: 20), StaffCount(school: low, year: 2024, teachers: 10),
    ]

    private func stored(
        _ events: [SupportEvent] = events, _ staffing: [StaffCount] = staffing, file: String = "a.xlsx", seed: Int = 1,
        in campaign: Campaign
    ) throws {
        var reading = FileReading(file: file, sha256: FileReading.hash(seed), context: "c", format: "support-register")
        reading.records.support = events
        reading.records.staffing = staffing
        _ = try campaign.store(reading)
    }

    private func counts(_ campaign: Campaign, _ description: CampaignDescription) throws -> [String: [Int]] {
        let table = try campaign.counts(CountRequest(indicators: [19, 20, 21]), campaign: description)
        return Dictionary(
            table.rows.map {
                (
                    "\($0.indicator) \($0.unit.code) \($0.period.year)",
                    [$0.numerator, $0.denominator, Int($0.flags.rawValue)]
                )
            }, uniquingKeysWith: { _, _ in [-1] })
    }

    /// Source: counted by hand from the events above.
    @Test func `schools and distinct teachers are counted at each level`() throws {
        let campaign = try TestFolder().campaign()
        try stored(in: campaign)
        let counts = try counts(campaign, Self.campaign())
        #expect(counts["19 990001 2023"] == [1, 1, 0])
        #expect(counts["19 shnor 2023"] == [2, 2, 0])
        #expect(counts["19 others 2023"] == [1, 1, 0])
        #expect(counts["19 territory 2023"] == [3, 3, 0])
        #expect(counts["20 990001 2023"] == [3, 10, 0])
        #expect(counts["20 990002 2023"] == [1, 6, 0])
        // 1, 2, 3 of both schools; 4 beside them in the territory.
        #expect(counts["20 shnor 2023"] == [3, 16, 0])
        #expect(counts["20 territory 2023"] == [4, 36, 0])
        #expect(counts["21 shnor 2023"] == [1, 2, 0])
        #expect(counts["21 990002 2023"] == [0, 1, 0])
        // 2024 has one event, and nothing proves it; the second school does not say how many teachers it has.
        #expect(counts["19 shnor 2024"] == [0, 2, 4])
        #expect(counts["19 990001 2024"] == [0, 1, 0])
        #expect(counts["20 990001 2024"] == [0, 10, 0])
        #expect(counts["20 shnor 2024"] == [0, 0, 4])
        // Nobody was helped in 2024 or 2022, which may mean that there is no register; 2020 is no year of the campaign.
        #expect(counts.keys.allSatisfy { !$0.hasPrefix("21") || $0.hasSuffix("2023") })
        #expect(!counts.keys.contains { $0.hasSuffix("2022") || $0.hasSuffix("2020") })
        // Three schools, ШНОР, ШНОР with ШНСУ, the others, the territory: nobody is ШНСУ.
        #expect(counts.count == 2 * 2 * 7 + 7)
    }

    @Test func `an event without a document counts where the indicator says so`() throws {
        let campaign = try TestFolder().campaign()
        try stored(in: campaign)
        let counts = try counts(campaign, Self.campaign(evidence: "any"))
        #expect(counts["19 shnor 2024"] == [1, 2, 4])
    }

    @Test func `the last import of a path counts, and the last number of teachers`() throws {
        let campaign = try TestFolder().campaign()
        try stored(in: campaign)
        try stored(
            [], [StaffCount(school: Self.second, year: 2023, teachers: 8)], file: "b.xlsx", seed: 2, in: campaign)
        #expect(try counts(campaign, Self.campaign())["20 shnor 2023"] == [3, 18, 0])
        try stored([Self.event(.network, Self.low, "2023-03-01", [7])], [], seed: 3, in: campaign)
        #expect(try counts(campaign, Self.campaign())["20 territory 2023"] == [1, 0, 0])
        _ = try campaign.undo("a.xlsx")
        #expect(try counts(campaign, Self.campaign())["20 shnor 2023"] == [3, 18, 0])
    }

    @Test func `a school that is closed before a year is not expected in it`() throws {
        let campaign = try TestFolder().campaign()
        try stored(in: campaign)
        let closed = Self.campaign(events: [SchoolEvent(.closed, on: CalendarDate("2023-12-20"))])
        let counts = try counts(campaign, closed)
        #expect(counts["19 territory 2023"] == [3, 3, 0])
        #expect(counts["19 territory 2024"] == [0, 2, 4])
        #expect(counts["19 990003 2024"] == nil)
        // In the year in which it closed its teachers are there, if it said how many.
        #expect(counts["20 territory 2023"] == [4, 36, 0])
    }

    @Test func `a merged school counts for its successor from its day on`() throws {
        let campaign = try TestFolder().campaign()
        try stored([Self.event(.network, Self.other, "2024-02-02", [5])], [], in: campaign)
        var schools = Self.campaign(events: []).schools
        schools[2].events = [SchoolEvent(.merged, on: CalendarDate("2023-12-20"), school: Self.low)]
        var description = Self.campaign()
        description.schools = schools
        description.succession = SchoolSuccession(schools, rule: .fromDate)
        let counts = try counts(campaign, description)
        #expect(counts["19 990001 2024"] == [1, 1, 0])
        #expect(counts["19 shnor 2024"] == [1, 2, 0])
    }

    @Test func `a campaign without registers has no rows of them`() throws {
        #expect(try counts(TestFolder().campaign(), Self.campaign()).isEmpty)
    }
}
