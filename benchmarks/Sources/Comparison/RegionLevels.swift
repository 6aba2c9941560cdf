// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Dynamics
import Statistics

/// The level of every school of a region against the others, by indicator, each indicator a family of its own.
struct RegionLevels: Equatable {
    /// p adjusted within the family, by row; nil where a school has too few pupils.
    private(set) var pAdjusted: [Double?] = []
    /// The interval of the difference, 90 %.
    private(set) var intervals: [ConfidenceInterval?] = []
    /// The drawn levels.
    private(set) var levels: [Double?] = []
    /// How many are confirmed to lie below the others, and above.
    private(set) var below = 0
    private(set) var above = 0

    /// Compares the levels.
    ///
    /// - Parameters:
    ///   - units: The units, indicator by indicator.
    ///   - rows: Their rows of a change analysis.
    ///   - schools: How many units each indicator has.
    ///   - context: Parallel work.
    /// - Throws: `StatisticsError` for counts that are no counts.
    init(
        _ units: [ChangeUnit], _ rows: [ChangeRow], schools: Int, context: AnalysisContext = AnalysisContext()
    ) throws {
        let variations = stride(from: 0, to: rows.count, by: schools).map { rows[$0].variation }
        let parts = try context.map(count: variations.count, grain: 1) { indicator in
            try Self.part(units, (indicator * schools)..<((indicator + 1) * schools), variations[indicator])
        }
        for part in parts {
            let tested = part.compactMap { $0 }
            var adjusted = try MultipleTesting.benjaminiHochberg.adjusted(tested.map(\.difference.p)).makeIterator()
            for one in part {
                let p = one.flatMap { _ in adjusted.next() }
                pAdjusted.append(p)
                intervals.append(one?.interval)
                levels.append(one?.level)
                if let one, let p, p < 0.05 {
                    below += one.difference.estimate < 0 ? 1 : 0
                    above += one.difference.estimate > 0 ? 1 : 0
                }
            }
        }
    }

    private struct One {
        let difference: TestedDifference
        let interval: ConfidenceInterval
        let level: Double
    }

    private static func part(
        _ units: [ChangeUnit], _ range: Range<Int>, _ variation: CohortVariation
    ) throws -> [One?] {
        let counts = range.map { PeriodCounts(units[$0].counts.map(\.count)) }
        let comparison = try LevelComparison(counts, variation: variation)
        return try counts.indices.map { index in
            guard counts[index].whole.total >= 10, let difference = comparison.others(of: index) else { return nil }
            return One(
                difference: difference, interval: try difference.interval(level: 0.9), level: comparison.level(index))
        }
    }
}
