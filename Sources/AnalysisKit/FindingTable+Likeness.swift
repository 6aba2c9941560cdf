// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring

extension FindingTable {
    /// The kinds of findings that the table has.
    public var kinds: Set<FindingKind> {
        var kinds: Set<FindingKind> = []
        if count > 0 { kinds.insert(.estimate) }
        if !memberships.isEmpty { kinds.insert(.membership) }
        if !relations.isEmpty { kinds.insert(.relation) }
        return kinds
    }

    /// Checks memberships, groups and relations against the contract.
    ///
    /// - Parameter schools: The schools of the campaign; nil: any school may be named.
    /// - Throws: ``AnalysisError/brokenContract(plugin:rule:row:)`` at the first row that breaks a rule.
    func validateLikeness(schools: Set<SchoolID>?) throws(AnalysisError) {
        let known = schools.map { Set($0.map(AnalysisUnit.school)) }
        func broken(_ rule: FindingRule, _ row: Int) -> AnalysisError {
            .brokenContract(plugin: provenance.plugin, rule: rule, row: row)
        }
        func isKnown(_ unit: AnalysisUnit) -> Bool { known?.contains(unit) ?? true }
        var sizes: [Int: Int] = [:]
        var members: Set<AnalysisUnit> = []
        for (row, membership) in memberships.enumerated() {
            if !isKnown(membership.unit) { throw broken(.knownUnit, row) }
            if !members.insert(membership.unit).inserted { throw broken(.uniqueRows, row) }
            if !Self.lies(membership.silhouette, -1...1) { throw broken(.silhouetteWithinOne, row) }
            if !Self.lies(membership.stability, 0...1) { throw broken(.stabilityWithinUnit, row) }
            sizes[membership.group, default: 0] += 1
        }
        var profiled: Set<Int> = []
        for (row, profile) in groupProfiles.enumerated() {
            if !Self.lies(profile.stability, 0...1) { throw broken(.stabilityWithinUnit, row) }
            if profile.group < 1 || !profiled.insert(profile.group).inserted || sizes[profile.group] != profile.size {
                throw broken(.groupOfItsMembers, row)
            }
        }
        for (row, membership) in memberships.enumerated() where !profiled.contains(membership.group) {
            throw broken(.groupOfItsMembers, row)
        }
        try validateRelations(isKnown)
    }

    private func validateRelations(_ isKnown: (AnalysisUnit) -> Bool) throws(AnalysisError) {
        var ranks: [RelationKey: Set<Int>] = [:]
        var pairs: Set<[AnalysisUnit]> = []
        func broken(_ rule: FindingRule, _ row: Int) -> AnalysisError {
            .brokenContract(plugin: provenance.plugin, rule: rule, row: row)
        }
        for (row, relation) in relations.enumerated() {
            if !isKnown(relation.unit) || !isKnown(relation.other) { throw broken(.knownUnit, row) }
            if relation.unit == relation.other { throw broken(.notOfItself, row) }
            guard relation.distance >= 0, relation.distance.isFinite, Self.lies(relation.kilometres, 0...40_000) else {
                throw broken(.distanceNotNegative, row)
            }
            let key = RelationKey(unit: relation.unit, role: relation.role)
            let role = AnalysisUnit(kind: .group, code: relation.role.rawValue)
            guard pairs.insert([relation.unit, relation.other, role]).inserted else { throw broken(.uniqueRows, row) }
            guard relation.rank >= 1, ranks[key, default: []].insert(relation.rank).inserted else {
                throw broken(.ranksFromOne, row)
            }
        }
        // Distinct ranks from 1 have no gap where the largest is their number.
        for (row, relation) in relations.enumerated() {
            let own = ranks[RelationKey(unit: relation.unit, role: relation.role)]?.count ?? 0
            if relation.rank > own { throw broken(.ranksFromOne, row) }
        }
    }

    private struct RelationKey: Hashable {
        let unit: AnalysisUnit
        let role: Relation.Role
    }

    /// Whether a number that may be absent lies where it should; NaN lies nowhere.
    private static func lies(_ value: Double?, _ range: ClosedRange<Double>) -> Bool {
        value.map(range.contains) ?? true
    }
}
