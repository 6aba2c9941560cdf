// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit

extension FindingReader {
    /// Reads memberships, groups and relations.
    func readLikeness(into table: inout FindingTable) throws {
        table.memberships = try memberships()
        table.groupProfiles = try profiles()
        table.relations = try relations()
    }

    private func memberships() throws -> [Membership] {
        try connection.rows(
            """
            SELECT unit_kind, unit, group_number, silhouette, stability FROM memberships
            WHERE run = ? AND plugin = ? ORDER BY position
            """, key
        ).map { row in
            Membership(
                unit: try Self.unit(row[0], row[1], of: "memberships"), group: row[2].int ?? 0,
                silhouette: row[3].double, stability: row[4].double)
        }
    }

    private func profiles() throws -> [GroupProfile] {
        var features: [Int: [GroupProfile.Feature]] = [:]
        let rows = try connection.rows(
            """
            SELECT group_number, feature, median, others_median, difference FROM group_features
            WHERE run = ? AND plugin = ? ORDER BY group_number, position
            """, key)
        for row in rows {
            features[row[0].int ?? 0, default: []].append(
                GroupProfile.Feature(
                    code: row[1].text ?? "", median: row[2].double ?? .nan, othersMedian: row[3].double ?? .nan,
                    difference: row[4].double ?? .nan))
        }
        return try connection.rows(
            "SELECT group_number, size, stability FROM group_profiles WHERE run = ? AND plugin = ? ORDER BY group_number",
            key
        ).map { row in
            GroupProfile(
                group: row[0].int ?? 0, size: row[1].int ?? 0, stability: row[2].double,
                features: features[row[0].int ?? 0] ?? [])
        }
    }

    private func relations() throws -> [Relation] {
        try connection.rows(
            """
            SELECT unit_kind, unit, other_kind, other, role, rank, distance, kilometres, same_municipality, basis, indicators
            FROM relations WHERE run = ? AND plugin = ? ORDER BY position
            """, key
        ).map { row in
            guard let role = Relation.Role(rawValue: row[4].text ?? "") else {
                throw StoreDefect.unknownValue(table: "relations", column: "role", value: row[4].text ?? "")
            }
            guard let basis = Relation.Basis(rawValue: row[9].text ?? "") else {
                throw StoreDefect.unknownValue(table: "relations", column: "basis", value: row[9].text ?? "")
            }
            return Relation(
                unit: try Self.unit(row[0], row[1], of: "relations"),
                other: try Self.unit(row[2], row[3], of: "relations"), role: role, rank: row[5].int ?? 0,
                distance: row[6].double ?? .nan, kilometres: row[7].double, isSameMunicipality: row[8].boolean,
                basis: basis, indicators: (row[10].text ?? "").split(separator: ",").compactMap { Int($0) })
        }
    }

    private static func unit(_ kind: Value, _ code: Value, of table: String) throws -> AnalysisUnit {
        guard let known = AnalysisUnit.Kind(rawValue: kind.text ?? "") else {
            throw StoreDefect.unknownValue(table: table, column: "unit_kind", value: kind.text ?? "")
        }
        return AnalysisUnit(kind: known, code: code.text ?? "")
    }
}
