// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring

/// Which groups of persons may be shown: none below the smallest size, and none from which such a one could be found by
/// subtraction.
///
/// The territory, ШНОР, ШНСУ, both together and the other schools are sums of schools. Whatever sums and differences of the
/// shown ones tell of the hidden schools must come to the smallest size, or be nobody: else the smallest shown schools of that
/// rest are hidden as well, all of one size together; where it has no shown school, one of the lists is hidden. The same
/// holds for the territory and its subjects.
///
/// ```swift
/// let suppression = GroupSuppression(campaign)
/// let shown = suppression.shown([.territory: 40, .lowResults: 12, .school(id): 3], minimum: 5)
/// ```
public struct GroupSuppression: Sendable {
    /// On which lists a school is: nothing else tells two schools apart where sums are subtracted.
    private enum Cell: CaseIterable { case lowResults, adverseConditions, both, neither }

    /// The sums of schools, those that are hidden first come first.
    private static let sums: [(unit: AnalysisUnit, cells: Set<Cell>)] = [
        (.adverseConditions, [.adverseConditions, .both]), (.others, [.neither]),
        (.watched, [.lowResults, .adverseConditions, .both]), (.lowResults, [.lowResults, .both]),
        (.territory, Set(Cell.allCases)),
    ]

    /// Every set of cells, the smaller ones first.
    private static let subsets = (1..<(1 << Cell.allCases.count)).map { bits in
        Cell.allCases.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element)
    }.sorted { $0.count < $1.count }

    private let schools: [Cell: [AnalysisUnit]]
    private let subjects: [AnalysisUnit]

    /// Takes the lists of the schools on the campaign's day.
    ///
    /// - Parameters:
    ///   - campaign: The schools.
    ///   - subjects: The subjects into which the persons of the territory fall; some may have none.
    public init(_ campaign: CampaignDescription, subjects: [String] = []) {
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
    ///   - sizes: How many persons each group has; groups that are not there have none, or are not told anyway.
    ///   - minimum: The smallest group that is shown.
    /// - Returns: Groups that are there.
    public func shown(_ sizes: [AnalysisUnit: Int], minimum: Int) -> Set<AnalysisUnit> {
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
        if let all = sizes[.territory], shown.contains(.territory), isSmall(all - sum(subjects.filter(shown.contains))),
            hideLeast(subjects)
        {
            return true
        }
        let rests = schools.mapValues { units in sum(units.filter { !shown.contains($0) }) }.filter { $0.value > 0 }
        for cells in Self.subsets where isSmall(cells.reduce(0) { $0 + rests[$1, default: 0] }) {
            let target = Set(cells).intersection(rests.keys)
            guard Self.isKnown(target, from: shown, among: Array(rests.keys)) else { continue }
            if hideLeast(cells.flatMap { schools[$0] ?? [] }) { return true }
            // The territory stays as long as a school of another rest can hide beside these.
            let lists = Self.sums.map(\.unit).filter { shown.contains($0) && $0 != .territory }
            let culprit = lists.first { !Self.isKnown(target, from: shown.subtracting([$0]), among: Array(rests.keys)) }
            if let culprit { return shown.remove(culprit) != nil }
            if hideLeast(schools.filter { rests[$0.key] == nil }.flatMap(\.value)) { return true }
            return shown.remove(lists.first ?? .territory) != nil
        }
        return false
    }

    /// Whether sums and differences of the shown sums tell how many hidden persons some cells have together.
    private static func isKnown(_ target: Set<Cell>, from shown: Set<AnalysisUnit>, among cells: [Cell]) -> Bool {
        func row(_ own: Set<Cell>) -> [Double] { cells.map { own.contains($0) ? 1 : 0 } }
        let rows = sums.filter { shown.contains($0.unit) }.map { row($0.cells) }
        return rank(rows + [row(target)]) == rank(rows)
    }

    /// The number of independent rows.
    private static func rank(_ rows: [[Double]]) -> Int {
        var rows = rows
        var rank = 0
        for column in rows.first?.indices ?? 0..<0 {
            guard let pivot = rows[rank...].indices.max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
                abs(rows[pivot][column]) > 1e-9
            else { continue }
            rows.swapAt(rank, pivot)
            for index in rows.indices.dropFirst(rank + 1) {
                let factor = rows[index][column] / rows[rank][column]
                rows[index] = zip(rows[index], rows[rank]).map { $0 - factor * $1 }
            }
            rank += 1
        }
        return rank
    }
}
