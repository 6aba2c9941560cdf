// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit
import Monitoring
import Statistics
import Store
import Testing

struct CampaignLikenessTests {
    private static let run = RunDescription(stage: .interim, date: "2024-10-01", seed: 7)
    private static let (one, other) = (AnalysisUnit.school(SchoolID(342_201)), AnalysisUnit.school(SchoolID(342_202)))

    private static func table(groups: Int = 2) -> FindingTable {
        var table = FindingTable(
            provenance: Provenance(plugin: "clusters", version: "1.0.0", parameters: ["imputed.pupils": "342201"]))
        table.memberships = [
            Membership(unit: one, group: 1, silhouette: -0.25, stability: 0.5),
            Membership(unit: other, group: groups, silhouette: nil, stability: nil),
        ]
        table.groupProfiles = [
            GroupProfile(
                group: 1, size: 1, stability: 0.5,
                features: [
                    .init(code: "rural", median: 1, othersMedian: 0, difference: 2),
                    .init(code: "pupils", median: 94, othersMedian: 480.5, difference: -1.25),
                ]), GroupProfile(group: groups, size: 1),
        ]
        table.relations = [
            Relation(
                unit: one, other: other, role: .leader, rank: 1, distance: 1.5, kilometres: 42.5,
                isSameMunicipality: false, basis: .confirmedWeakness, indicators: [9, 13]),
            Relation(unit: one, other: other, role: .peer, rank: 1, distance: 1.5),
        ]
        return table
    }

    @Test func `memberships, groups and relations come back as they were kept`() throws {
        let campaign = try TestFolder().campaign()
        try campaign.replaceFindings([Self.table()], run: Self.run)
        #expect(try campaign.findings(of: .interim) == [Self.table()])
    }

    @Test func `a run replaces those of its own stage only`() throws {
        let campaign = try TestFolder().campaign()
        let final = RunDescription(stage: .final, date: "2024-12-01", seed: 1)
        try campaign.replaceFindings([Self.table(groups: 3)], run: final)
        try campaign.replaceFindings([Self.table()], run: Self.run)
        try campaign.replaceFindings([Self.table(groups: 4)], run: Self.run)
        #expect(try campaign.findings(of: .final) == [Self.table(groups: 3)])
        #expect(try campaign.findings(of: .interim) == [Self.table(groups: 4)])
        for name in ["memberships", "group_profiles", "relations"] {
            #expect(try campaign.rows("SELECT CAST(count(*) AS BIGINT) FROM \(name)") == [[4]])
        }
    }

    @Test func `the views name the school, its group and its relations`() throws {
        let campaign = try TestFolder().campaign()
        try campaign.replaceFindings([Self.table()], run: Self.run)
        #expect(
            try campaign.rows(
                "SELECT stage, kind, unit, group_number, group_size, silhouette, membership FROM v_memberships") == [
                    ["interim", "membership", "342201", 1, 1, .double(-0.25), "clusters:0"],
                    ["interim", "membership", "342202", 2, 1, nil, "clusters:1"],
                ])
        #expect(
            try campaign.rows(
                "SELECT kind, unit, other, role, rank, kilometres, basis, indicators, relation FROM v_relations") == [
                    [
                        "relation", "342201", "342202", "leader", 1, .double(42.5), "confirmedWeakness", "9,13",
                        "clusters:0",
                    ],
                    ["relation", "342201", "342202", "peer", 1, nil, "context", "", "clusters:1"],
                ])
    }
}
