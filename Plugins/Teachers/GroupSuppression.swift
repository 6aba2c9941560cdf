// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring

/// Which groups may be shown: none below the smallest size, and none from which such a one could be found by subtraction.
///
/// The territory, ШНОР and ШНСУ are sums of schools. What is left of each, and of the differences between them, once the shown
/// schools are taken away must come to the smallest size, or be nobody: else the smallest shown schools of that rest are
/// hidden as well, all of one size together; where it has no shown school, ШНСУ or else ШНОР is hidden. The same holds for
/// the territory and its subjects.
struct GroupSuppression {
    /// On which lists a school is: nothing else tells two schools apart where sums are subtracted.
    private enum Cell: CaseIterable { case lowResults, adverseConditions, both, neither }

    private let schools: [Cell: [AnalysisUnit]]
    private let subjects: [AnalysisUnit]

    init(_ campaign: CampaignDescription, subjects: [String]) {
        let day = campaign.referenceDate
        schools = Dictionary(grouping: campaign.schools) { school in
            switch (school.has(.lowResults, on: day), school.has(.adverseConditions, on: day)) {
            case (true, true): .both
            case (true, false): .lowResults
            case (false, true): .adverseConditions
            case (false, false): .neither
            }
        }.mapValues { $0.map { .school($0.id) } }
        self.subjects = subjects.map { .subject($0) }
    }

    /// The groups that may be shown.
    ///
    /// - Parameters:
    ///   - sizes: How many persons each group has; groups that are not there have none.
    ///   - minimum: The smallest group that is shown.
    /// - Returns: Groups that are there.
    func shown(_ sizes: [AnalysisUnit: Int], minimum: Int) -> Set<AnalysisUnit> {
        var shown = Set(sizes.filter { $0.value >= minimum }.keys)
        while hide(&shown, sizes, minimum) {}
        return shown
    }

    /// Hides what gives a small rest away; returns whether it did.
    private func hide(_ shown: inout Set<AnalysisUnit>, _ sizes: [AnalysisUnit: Int], _ minimum: Int) -> Bool {
        func sum(_ units: [AnalysisUnit]) -> Int { units.reduce(0) { $0 + (sizes[$1] ?? 0) } }
        func isSmall(_ rest: Int) -> Bool { rest > 0 && rest < minimum }
        /// Hides the smallest shown of some groups.
        func hideLeast(_ units: [AnalysisUnit]) -> Bool {
            let visible = units.filter(shown.contains)
            guard let least = visible.compactMap({ sizes[$0] }).min() else { return false }
            shown.subtract(visible.filter { sizes[$0] == least })
            return true
        }
        guard shown.contains(.territory) else { return false }
        if isSmall((sizes[.territory] ?? 0) - sum(subjects.filter(shown.contains))), hideLeast(subjects) { return true }
        let rests = schools.mapValues { units in sum(units.filter { !shown.contains($0) }) }
        for cells in known(shown, rests) where isSmall(cells.reduce(0) { $0 + (rests[$1] ?? 0) }) {
            if hideLeast(cells.flatMap { schools[$0] ?? [] }) { return true }
            for list in [AnalysisUnit.adverseConditions, .lowResults] where shown.remove(list) != nil { return true }
        }
        return false
    }

    /// The joint rests that sums and differences of what is shown tell, the smaller ones first.
    private func known(_ shown: Set<AnalysisUnit>, _ rests: [Cell: Int]) -> [[Cell]] {
        let (low, adverse) = (shown.contains(.lowResults), shown.contains(.adverseConditions))
        var known: [[Cell]] = []
        if low, adverse {
            // Without a rest of one of these two the sums tell the other one.
            if rests[.both, default: 0] == 0 { known.append([.neither]) }
            if rests[.neither, default: 0] == 0 { known.append([.both]) }
        }
        if low { known += [[.lowResults, .both], [.adverseConditions, .neither]] }
        if adverse { known += [[.adverseConditions, .both], [.lowResults, .neither]] }
        return known + [Cell.allCases]
    }
}
