// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring

/// Which groups may be shown: none below the smallest size, and none from which such a one could be found by subtraction.
///
/// Of a group that consists of others (the territory of schools, of subjects, of watched and other schools; ШНОР of their
/// schools) what is not shown must come to the smallest size together, or be nobody: else the smallest of its shown parts are
/// hidden as well, all of those of one size, until it does.
struct GroupSuppression {
    private struct Partition {
        let whole: AnalysisUnit
        let parts: [AnalysisUnit]
    }

    private let partitions: [Partition]

    init(_ campaign: CampaignDescription, subjects: [String]) {
        let day = campaign.referenceDate
        func schools(_ isIncluded: (School) -> Bool) -> [AnalysisUnit] {
            campaign.schools.filter(isIncluded).map { .school($0.id) }
        }
        partitions = [
            Partition(whole: .territory, parts: [.watched, .others]),
            Partition(whole: .territory, parts: [.lowResults]),
            Partition(whole: .territory, parts: [.adverseConditions]),
            Partition(whole: .watched, parts: [.lowResults]),
            Partition(whole: .watched, parts: [.adverseConditions]),
            Partition(whole: .territory, parts: subjects.map { .subject($0) }),
            Partition(whole: .watched, parts: schools { campaign.isWatched($0) }),
            Partition(whole: .others, parts: schools { !campaign.isWatched($0) }),
            Partition(whole: .lowResults, parts: schools { $0.has(.lowResults, on: day) }),
            Partition(whole: .adverseConditions, parts: schools { $0.has(.adverseConditions, on: day) }),
            // After the groups within it: what they hide may be enough.
            Partition(whole: .territory, parts: schools { _ in true }),
        ]
    }

    /// The groups that may be shown.
    ///
    /// - Parameters:
    ///   - sizes: How many persons each group has; groups that are not there have none.
    ///   - minimum: The smallest group that is shown.
    /// - Returns: Groups that are there.
    func shown(_ sizes: [AnalysisUnit: Int], minimum: Int) -> Set<AnalysisUnit> {
        var shown = Set(sizes.filter { $0.value >= minimum }.keys)
        var isDone = false
        while !isDone {
            isDone = true
            for partition in partitions {
                guard let whole = sizes[partition.whole] else { continue }
                let visible = partition.parts.filter(shown.contains)
                let rest = whole - visible.reduce(0) { $0 + (sizes[$1] ?? 0) }
                guard rest > 0, rest < minimum, let least = visible.compactMap({ sizes[$0] }).min() else { continue }
                shown.subtract(visible.filter { sizes[$0] == least })
                isDone = false
            }
            // Schools on both lists are ШНОР and ШНСУ less both together.
            let lists = [AnalysisUnit.lowResults, .adverseConditions].compactMap { unit in
                shown.contains(unit) ? sizes[unit].map { (unit: unit, size: $0) } : nil
            }
            let both = lists.reduce(0) { $0 + $1.size } - (sizes[.watched] ?? 0)
            if lists.count == 2, both > 0, both < minimum, let least = lists.map(\.size).min() {
                shown.subtract(lists.filter { $0.size == least }.map(\.unit))
                isDone = false
            }
        }
        return shown
    }
}
