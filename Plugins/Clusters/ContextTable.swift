// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Statistics

/// Schools by features: what is known well enough to compare schools by it.
///
/// The schools stand in the order of their own values, so that neither their codes nor the order of the register matter.
struct ContextTable {
    /// The schools that are compared.
    let schools: [School]
    /// The features that are compared.
    let features: [ContextFeature]
    /// The values, NaN where one is missing; shape (schools × features), row-major.
    let values: [Double]
    /// The features that are left out: too few answers, or almost all schools are alike.
    let dropped: [ContextFeature]
    /// The schools that are left out: fewer than half of the features are known.
    let leftOut: [SchoolID]

    /// The fewest schools on either side of a feature that is 1 or 0: a property of one or two schools alone would
    /// outweigh everything else.
    static func rare(among count: Int) -> Int { min(3, max(2, count / 4)) }

    /// Reads the features of schools.
    init(_ schools: [School], on day: CalendarDate?) {
        let rows = schools.map { school in
            (school: school, values: ContextFeature.allCases.map { $0.value(of: school, on: day) ?? .nan })
        }
        let answers = ContextFeature.allCases.indices.filter { ContextFeature.allCases[$0].isAnswer }
        let answering = rows.filter { row in answers.contains { !row.values[$0].isNaN } }
        let used = ContextFeature.allCases.indices.filter { place in
            let known = answering.map { $0.values[place] }.filter { !$0.isNaN }
            guard known.count * 2 >= answering.count, let first = known.first else { return false }
            guard ContextFeature.allCases[place].isBinary else { return known.contains { $0 != first } }
            let ones = known.count { $0 == 1 }
            return min(ones, known.count - ones) >= Self.rare(among: answering.count)
        }
        let compared = answering.filter { row in used.count { !row.values[$0].isNaN } * 2 >= used.count }
        let sorted = compared.map { row in (school: row.school, values: used.map { row.values[$0] }) }
            .sorted { first, second in
                for (one, other) in zip(first.values, second.values) {
                    if one.isNaN != other.isNaN { return other.isNaN }
                    if one != other && !one.isNaN { return one < other }
                }
                return first.school.id < second.school.id
            }
        self.schools = sorted.map(\.school)
        features = used.map { ContextFeature.allCases[$0] }
        values = sorted.flatMap(\.values)
        dropped = ContextFeature.allCases.indices.filter { !used.contains($0) }.map { ContextFeature.allCases[$0] }
        let kept = Set(self.schools.map(\.id))
        leftOut = schools.map(\.id).filter { !kept.contains($0) }.sorted()
    }

    /// The values as a matrix; nil where fewer than two schools or no feature is left.
    func matrix() throws(StatisticsError) -> ObservationMatrix? {
        guard schools.count > 1, !features.isEmpty else { return nil }
        return try ObservationMatrix(values: values, count: schools.count, dimension: features.count)
    }
}
