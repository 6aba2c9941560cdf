// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
public import Statistics

extension ChangeAnalysis {
    /// What a change is measured against.
    public enum Comparison: String, CaseIterable, Sendable {
        /// The unit's own earlier periods.
        case own
        /// The change of the other units of the indicator.
        case others
    }
}

/// The change of a unit beyond that of the other units.
public struct NetOfOthers: Equatable, Sendable {
    /// The net change, its error and the test of 0.
    public let difference: TestedDifference
    /// Its interval, 90 %.
    public let interval: ConfidenceInterval
    /// The same at 95 %.
    public let wideInterval: ConfidenceInterval
}

/// The units of each indicator side by side, and their common movement.
struct ChangeMovements {
    private struct Pool {
        let years: [Int]
        let movement: CommonMovement
        let places: [Int: Int]
        let counts: [PeriodCounts]
    }

    private let pools: [String: Pool]

    init(_ units: [ChangeUnit], _ rows: [ChangeRow]) throws {
        var members: [String: [Int]] = [:]
        for index in units.indices where units[index].forbidden.isEmpty {
            members[units[index].indicator, default: []].append(index)
        }
        pools = try members.compactMapValues { indices in
            let years = Set(indices.flatMap { units[$0].counts.map(\.score) }).sorted()
            guard years.count > 1, let first = indices.first else { return nil }
            let counts = indices.map { Self.counts(units[$0], years) { _ in true } }
            return Pool(
                years: years, movement: try CommonMovement(counts, rho: rows[first].variation.rho),
                places: Dictionary(uniqueKeysWithValues: indices.enumerated().map { ($1, $0) }), counts: counts)
        }
    }

    private static func counts(_ unit: ChangeUnit, _ years: [Int], _ isUsed: (Int) -> Bool) -> PeriodCounts {
        let byYear = Dictionary(unit.counts.map { ($0.score, $0.count) }) { first, _ in first }
        return PeriodCounts(
            years.map { year in isUsed(year) ? byYear[year] ?? BinomialCount(0, of: 0) : BinomialCount(0, of: 0) },
            worksPerPupil: unit.counts.worksPerPupil)
    }

    /// The net change of a unit over the years of its basis; nil where there are too few others.
    func net(of index: Int, _ row: ChangeRow) throws -> NetOfOthers? {
        guard let basis = row.basis, let pool = pools[row.unit.indicator], let place = pool.places[index],
            let others = pool.movement.others(of: place)
        else { return nil }
        let used = Set(basis.years)
        let difference = try NetChange.difference(
            Self.counts(row.unit, pool.years, used.contains), scores: pool.years, movement: others,
            levelVariance: basis.levelVariance, variation: row.variation)
        return NetOfOthers(
            difference: difference, interval: try difference.interval(level: 0.9),
            wideInterval: try difference.interval(level: 0.95))
    }
}
