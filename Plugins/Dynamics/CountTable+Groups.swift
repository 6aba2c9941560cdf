// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring

extension CountTable {
    /// The table with the sums of ШНОР and of ШНСУ; pupils are counted by school, so that they add up as works do.
    func withGroups(_ campaign: CampaignDescription) -> CountTable {
        struct Key: Hashable {
            let unit: AnalysisUnit
            let indicator: Int
            let part: Int?
            let period: Period
        }
        var memberships: [AnalysisUnit: [AnalysisUnit]] = [:]
        for school in campaign.schools {
            let day = campaign.referenceDate
            memberships[.school(school.id)] =
                (school.has(.lowResults, on: day) ? [AnalysisUnit.lowResults] : [])
                + (school.has(.adverseConditions, on: day) ? [.adverseConditions] : [])
        }
        var sums: [Key: Row] = [:]
        // What is counted from registers has its groups already: distinct persons are no sums.
        let counted = Set(campaign.counted.map(\.id))
        var given: Set<Key> = []
        for row in rows where counted.contains(row.indicator) {
            if row.unit == .lowResults || row.unit == .adverseConditions {
                given.insert(Key(unit: row.unit, indicator: row.indicator, part: row.part, period: row.period))
            }
            for group in memberships[row.unit] ?? [] {
                let key = Key(unit: group, indicator: row.indicator, part: row.part, period: row.period)
                var sum =
                    sums[key]
                    ?? Row(
                        unit: group, indicator: row.indicator, part: row.part, period: row.period, numerator: 0,
                        denominator: 0, pupils: 0)
                sum.numerator += row.numerator
                sum.denominator += row.denominator
                sum.pupils += row.pupils
                sums[key] = sum
            }
        }
        var table = self
        // Each series is sorted where it is read: the order of the sums is no matter.
        for (key, row) in sums where !given.contains(key) { table.append(row) }
        return table
    }
}
