// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit

/// Memberships, groups and relations of a table of findings as the columns of their tables.
enum LikenessColumns {
    /// The tables, in the order of the migration.
    static let tables = ["memberships", "group_profiles", "group_features", "relations"]

    /// The columns of all tables, by name.
    static func columns(of table: FindingTable, run: Int) -> [(name: String, columns: [IngestColumn])] {
        [
            ("memberships", memberships(table, run)), ("group_profiles", profiles(table, run)),
            ("group_features", features(table, run)), ("relations", relations(table, run)),
        ]
    }

    private static func key(_ table: FindingTable, _ run: Int, count: Int) -> [IngestColumn] {
        [
            IngestColumn("run", .int32(Array(repeating: Int32(run), count: count))),
            IngestColumn("plugin", .string(Array(repeating: table.provenance.plugin, count: count))),
        ]
    }

    private static func positions(_ count: Int) -> IngestColumn {
        IngestColumn("position", .int32((0..<Int32(count)).map { $0 }))
    }

    private static func memberships(_ table: FindingTable, _ run: Int) -> [IngestColumn] {
        let rows = table.memberships
        return key(table, run, count: rows.count) + [
            positions(rows.count), IngestColumn("unit_kind", .string(rows.map(\.unit.kind.rawValue))),
            IngestColumn("unit", .string(rows.map(\.unit.code))),
            IngestColumn("group_number", .int32(rows.map { Int32($0.group) })),
            IngestColumn("silhouette", .optional(rows.map(\.silhouette))),
            IngestColumn("stability", .optional(rows.map(\.stability))),
        ]
    }

    private static func profiles(_ table: FindingTable, _ run: Int) -> [IngestColumn] {
        let rows = table.groupProfiles
        return key(table, run, count: rows.count) + [
            IngestColumn("group_number", .int32(rows.map { Int32($0.group) })),
            IngestColumn("size", .int32(rows.map { Int32($0.size) })),
            IngestColumn("stability", .optional(rows.map(\.stability))),
        ]
    }

    private static func features(_ table: FindingTable, _ run: Int) -> [IngestColumn] {
        let rows = table.groupProfiles.flatMap { profile in
            profile.features.enumerated().map { (group: profile.group, position: $0, feature: $1) }
        }
        return key(table, run, count: rows.count) + [
            IngestColumn("group_number", .int32(rows.map { Int32($0.group) })),
            IngestColumn("position", .int32(rows.map { Int32($0.position) })),
            IngestColumn("feature", .string(rows.map(\.feature.code))),
            IngestColumn("median", .double(rows.map(\.feature.median))),
            IngestColumn("others_median", .double(rows.map(\.feature.othersMedian))),
            IngestColumn("difference", .double(rows.map(\.feature.difference))),
        ]
    }

    private static func relations(_ table: FindingTable, _ run: Int) -> [IngestColumn] {
        let rows = table.relations
        return key(table, run, count: rows.count) + [
            positions(rows.count), IngestColumn("unit_kind", .string(rows.map(\.unit.kind.rawValue))),
            IngestColumn("unit", .string(rows.map(\.unit.code))),
            IngestColumn("other_kind", .string(rows.map(\.other.kind.rawValue))),
            IngestColumn("other", .string(rows.map(\.other.code))),
            IngestColumn("role", .string(rows.map(\.role.rawValue))),
            IngestColumn("rank", .int32(rows.map { Int32($0.rank) })),
            IngestColumn("distance", .double(rows.map(\.distance))),
            IngestColumn("kilometres", .optional(rows.map(\.kilometres))),
            IngestColumn("same_municipality", .optional(rows.map(\.isSameMunicipality))),
            IngestColumn("basis", .string(rows.map(\.basis.rawValue))),
            IngestColumn("indicators", .string(rows.map { $0.indicators.map(String.init).joined(separator: ",") })),
        ]
    }
}
