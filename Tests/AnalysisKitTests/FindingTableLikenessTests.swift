// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Testing

struct FindingTableLikenessTests {
    private static func school(_ number: Int32) -> AnalysisUnit {
        AnalysisUnit(kind: .school, code: String(1_000_000 + number).dropFirst().description)
    }

    private static let schools = Set((1...3).compactMap { SchoolID(number: $0) })

    private static func table() -> FindingTable {
        var table = FindingTable(provenance: Provenance(plugin: "clusters", version: "1.0.0", parameters: [:]))
        table.memberships = [
            Membership(unit: school(1), group: 1, silhouette: 0.5, stability: 0.9),
            Membership(unit: school(2), group: 1, silhouette: -1, stability: 0.9),
            Membership(unit: school(3), group: 2),
        ]
        table.groupProfiles = [GroupProfile(group: 1, size: 2, stability: 0.9), GroupProfile(group: 2, size: 1)]
        table.relations = [
            Relation(unit: school(1), other: school(2), role: .peer, rank: 1, distance: 0),
            Relation(unit: school(1), other: school(3), role: .peer, rank: 2, distance: 2),
            Relation(unit: school(1), other: school(2), role: .leader, rank: 1, distance: 0, kilometres: 0),
        ]
        return table
    }

    private func validate(_ table: FindingTable, _ schools: Set<SchoolID>? = schools) throws {
        try table.validate(indicators: [], schools: schools)
    }

    @Test func `a table that keeps the rules is accepted, and tells its kinds`() throws {
        try validate(Self.table())
        #expect(Self.table().kinds == [.membership, .relation])
        #expect(FindingTable(provenance: Self.table().provenance).kinds.isEmpty)
    }

    private static let faults: [(FindingRule, Int, @Sendable (inout FindingTable) -> Void)] = [
        (.knownUnit, 1, { $0.memberships[1].unit = school(4) }),
        (.knownUnit, 0, { $0.memberships[0].unit = .territory }),
        (.uniqueRows, 1, { $0.memberships[1].unit = school(1) }),
        (.silhouetteWithinOne, 0, { $0.memberships[0].silhouette = 1.01 }),
        (.silhouetteWithinOne, 0, { $0.memberships[0].silhouette = .nan }),
        (.stabilityWithinUnit, 1, { $0.memberships[1].stability = -0.1 }),
        (.stabilityWithinUnit, 0, { $0.groupProfiles[0].stability = 1.5 }),
        (.groupOfItsMembers, 0, { $0.groupProfiles[0].size = 3 }),
        (.groupOfItsMembers, 1, { $0.groupProfiles[1].group = 1 }),
        (.groupOfItsMembers, 2, { $0.groupProfiles.removeLast() }),
        (.knownUnit, 2, { $0.relations[2].other = school(9) }),
        (.notOfItself, 0, { $0.relations[0].other = school(1) }),
        (.distanceNotNegative, 1, { $0.relations[1].distance = -1 }),
        (.distanceNotNegative, 1, { $0.relations[1].distance = .infinity }),
        (.distanceNotNegative, 2, { $0.relations[2].kilometres = -5 }),
        (.uniqueRows, 1, { $0.relations[1].other = school(2) }),
        (.ranksFromOne, 1, { $0.relations[1].rank = 1 }),
        (.ranksFromOne, 2, { $0.relations[2].rank = 0 }),
        (.ranksFromOne, 1, { $0.relations[1].rank = 3 }),
    ]

    @Test(arguments: faults.indices)
    func `each rule is checked`(index: Int) {
        let (rule, row, spoil) = Self.faults[index]
        var table = Self.table()
        spoil(&table)
        #expect(throws: AnalysisError.brokenContract(plugin: "clusters", rule: rule, row: row)) { try validate(table) }
    }

    @Test func `without a list of schools any may be named`() throws {
        var table = Self.table()
        table.memberships[1].unit = Self.school(4)
        try validate(table, nil)
    }
}
