// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit

/// Memberships, groups and relations of a table as fields of `data/findings.json`.
enum LikenessJSON {
    /// The fields, each after a comma; empty where the table has none of them.
    static func fields(of table: FindingTable) -> String {
        guard !table.memberships.isEmpty || !table.relations.isEmpty else { return "" }
        return ",\"memberships\":\(lines(table.memberships.map(object)))"
            + ",\"groups\":\(lines(table.groupProfiles.map(object)))"
            + ",\"relations\":\(lines(table.relations.map(object)))"
    }

    private static func lines(_ objects: [String]) -> String {
        objects.isEmpty ? "[]" : "[\n" + objects.joined(separator: ",\n") + "\n]"
    }

    private static func object(_ membership: Membership) -> String {
        JSONText.object([
            ("kind", JSONText.string(FindingKind.membership.rawValue)),
            ("unit_kind", JSONText.string(membership.unit.kind.rawValue)),
            ("unit", JSONText.string(membership.unit.code)), ("group", JSONText.number(membership.group)),
            ("silhouette", JSONText.number(membership.silhouette)),
            ("stability", JSONText.number(membership.stability)),
        ])
    }

    private static func object(_ profile: GroupProfile) -> String {
        let features = profile.features.map { feature in
            JSONText.object([
                ("feature", JSONText.string(feature.code)), ("median", JSONText.number(feature.median)),
                ("othersMedian", JSONText.number(feature.othersMedian)),
                ("difference", JSONText.number(feature.difference)),
            ])
        }
        return JSONText.object([
            ("group", JSONText.number(profile.group)), ("size", JSONText.number(profile.size)),
            ("stability", JSONText.number(profile.stability)), ("features", JSONText.array(features)),
        ])
    }

    private static func object(_ relation: Relation) -> String {
        JSONText.object([
            ("kind", JSONText.string(FindingKind.relation.rawValue)),
            ("unit_kind", JSONText.string(relation.unit.kind.rawValue)),
            ("unit", JSONText.string(relation.unit.code)),
            ("other_kind", JSONText.string(relation.other.kind.rawValue)),
            ("other", JSONText.string(relation.other.code)), ("role", JSONText.string(relation.role.rawValue)),
            ("rank", JSONText.number(relation.rank)), ("distance", JSONText.number(relation.distance)),
            ("kilometres", JSONText.number(relation.kilometres)),
            ("sameMunicipality", relation.isSameMunicipality.map { $0 ? "true" : "false" } ?? "null"),
            ("basis", JSONText.string(relation.basis.rawValue)),
            ("indicators", JSONText.array(relation.indicators.map(String.init))),
        ])
    }
}
