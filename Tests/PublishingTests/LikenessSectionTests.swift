// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Publishing
import Testing
import Wording

struct LikenessSectionTests {
    private static func unit(_ number: Int32) throws -> AnalysisUnit {
        .school(try #require(SchoolID(number: number)))
    }

    private static func campaign() throws -> CampaignDescription {
        CampaignDescription(
            indicators: [],
            schools: try (1...4).map { number in
                School(
                    id: try #require(SchoolID(number: number)), name: "Школа № \(number)",
                    statuses: number < 3 ? [StatusPeriod(status: .lowResults)] : [])
            }, breaks: BreakRegister(version: "1", entries: [:]), years: [2024])
    }

    private static func table() throws -> FindingTable {
        var table = FindingTable(
            provenance: Provenance(
                plugin: "clusters", version: "1.0.0",
                parameters: [
                    "features": "pupils, distance", "dropped": "language", "leftOut": "000004",
                    "imputed.distance": "000002", "proteges": "3",
                ]))
        table.memberships = [
            Membership(unit: try unit(1), group: 1, silhouette: 0.61, stability: 0.58),
            Membership(unit: try unit(2), group: 1, silhouette: 0.2, stability: 0.58),
            Membership(unit: try unit(3), group: 2, silhouette: 0, stability: 0.8),
        ]
        table.groupProfiles = [
            GroupProfile(
                group: 1, size: 2, stability: 0.58,
                features: [
                    .init(code: "pupils", median: 94, othersMedian: 480, difference: -2),
                    .init(code: "distance", median: 120, othersMedian: 120, difference: 0),
                ]), GroupProfile(group: 2, size: 1, stability: 0.8),
        ]
        table.relations = [
            Relation(
                unit: try unit(1), other: try unit(3), role: .leader, rank: 1, distance: 2.04, isSameMunicipality: true,
                basis: .confirmedWeakness, indicators: [9, 13]),
            Relation(unit: try unit(1), other: try unit(2), role: .peer, rank: 1, distance: 0.44),
            Relation(unit: try unit(1), other: try unit(3), role: .peer, rank: 2, distance: 2.04),
            Relation(unit: try unit(2), other: try unit(1), role: .peer, rank: 1, distance: 0.44),
            Relation(unit: try unit(3), other: try unit(1), role: .peer, rank: 1, distance: 2.04),
        ]
        return table
    }

    private func section(_ table: FindingTable) throws -> PublishedSection {
        try #require(LikenessSection(tables: [table], campaign: Self.campaign())).section
    }

    @Test func `groups stand in words with their size and stability`() throws {
        let rows = try section(Self.table()).tables[0].rows
        #expect(rows[0][0...2] == [.count(1), .words(try Self.table().groupProfiles[0].name), .count(2)])
        #expect(rows[0][3...4] == [.number(0.58, decimals: 2), .words(LikenessWords.stability(0.58))])
        #expect(rows[0][5] == .words(Sentence(ru: "число обучающихся: 94 (480)", en: "number of pupils: 94 (480)")))
        #expect(try Self.table().groupProfiles[0].name.ru == "небольшие школы")
    }

    @Test func `each school stands with its group, its nearest and what was filled in`() throws {
        let rows = try section(Self.table()).tables[1].rows
        #expect(rows.count == 3)
        #expect(rows[0][0...2] == [.text("Школа № 1"), .count(1), .number(0.61, decimals: 2)])
        #expect(
            rows[0][3]
                == .words(
                    Sentence(ru: "Школа № 2 (0,4); Школа № 3 (2,0)", en: "Школа № 2 (0.4); Школа № 3 (2.0)")))
        #expect(rows[1][4] == .words(try #require(ContextFeatureWords(code: "distance")).name))
    }

    @Test func `every watched school has a leader, or why there is none`() throws {
        let table = try section(Self.table()).tables[2]
        #expect(table.title == LikenessWords.leaders)
        #expect(table.title?.ru.contains("предлагаемые, по согласованию") == true)
        #expect(table.help?.ru.contains("не больше 3\u{A0}школ;") == true)
        #expect(
            table.rows == [
                [
                    .text("Школа № 1"), .text("Школа № 3"), .text("9, 13"), .words(LikenessWords.confirmedWeakness),
                    .number(2.04, decimals: 1), .words(LikenessWords.sameMunicipality),
                ], [.text("Школа № 2"), .words(LikenessWords.noLeader), .empty, .empty, .empty, .empty],
            ])
    }

    @Test func `the page of a school gets its group, its nearest and its leader`() throws {
        let likeness = try #require(LikenessSection(tables: [Self.table()], campaign: Self.campaign()))
        let school = try #require(SchoolID(number: 1))
        let facts = try #require(likeness.facts[school])
        #expect(facts.cluster?.ru == "небольшие школы")
        #expect(facts.peers.map(\.school.number) == [2, 3] && facts.peers[0].distance == 0.44)
        #expect(facts.leaders.map(\.school.number) == [3])
        #expect(facts.leaders[0].reason.ru == "сильна по показателям 9, 13 (слабость школы подтверждена)")
    }

    @Test func `what is compared, filled in and left out is said`() throws {
        let notes = try section(Self.table()).notes.map(\.ru)
        #expect(notes.contains(LikenessWords.note.ru) && notes.contains(LikenessWords.fewSchools.ru))
        #expect(notes.contains("Признаки: число обучающихся; расстояние до города с населением больше 100 тысяч, км."))
        #expect(
            notes.contains(
                "Пропущенные ответы заменены медианой: расстояние до города с населением больше 100 тысяч, км\u{A0}— "
                    + "Школа № 2."))
        #expect(notes.contains("Не сравниваются, так как ответов меньше половины: Школа № 4."))
    }

    @Test func `without groups the nearest schools stand alone, without context a way out`() throws {
        var table = try Self.table()
        (table.memberships, table.groupProfiles) = ([], [])
        #expect(try section(table).notes.contains(LikenessWords.noGroups))
        table.relations = []
        let empty = try section(table)
        #expect(empty.notes == [LikenessWords.noContext] && empty.tables.isEmpty)
        #expect(LikenessSection(tables: [], campaign: try Self.campaign()) == nil)
    }
}
