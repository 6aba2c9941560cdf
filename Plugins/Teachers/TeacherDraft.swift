// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Statistics

/// A finding whose adjusted p-value waits for the other tests of its family.
struct TeacherDraft: Sendable {
    var finding: Finding
    /// The name of the family; nil where nothing is tested.
    var family: String?
    var z = 0.0
    var p = 1.0

    /// Adjusts the tests of each family and adds all to a table.
    static func append(
        _ drafts: [TeacherDraft], adjustment: MultipleTesting, to table: inout FindingTable
    ) throws(StatisticsError) {
        var drafts = drafts
        var members: [String: [Int]] = [:]
        for (index, draft) in drafts.enumerated() {
            if let family = draft.family { members[family, default: []].append(index) }
        }
        for name in members.keys.sorted() {
            let indices = members[name] ?? []
            let adjusted = try adjustment.adjusted(indices.map { drafts[$0].p })
            for (index, value) in zip(indices, adjusted) {
                drafts[index].finding.test = TestResult(
                    z: drafts[index].z, p: drafts[index].p, pAdjusted: value, family: table.families.count)
            }
            table.families.append(TestFamily(name: name, size: indices.count, adjustment: adjustment.rawValue))
        }
        for draft in drafts { table.append(draft.finding) }
    }
}
