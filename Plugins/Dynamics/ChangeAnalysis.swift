// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
import Monitoring
public import Statistics

/// Counts in, verdicts on change out: the one analysis behind the plugin `dynamics` and `vekha stat change`.
///
/// Every row depends on its own unit, on the levels and the variation of the units of its indicator, and on the p-values of its
/// family; never on the order of the units or the number of threads.
public struct ChangeAnalysis: Sendable {
    /// How two shares are compared.
    public enum DifferenceInterval: String, CaseIterable, Sendable {
        /// Newcombe's hybrid interval.
        case newcombe
        /// The interval of Miettinen and Nurminen.
        case miettinenNurminen = "miettinen-nurminen"
    }

    /// Which variation between cohorts is allowed for.
    public enum Dispersion: Hashable, Sendable {
        /// That of all units of the indicator together, or what stands in for it.
        case pooled
        /// None: pupils are independent.
        case none
        /// A known ρ for all indicators, from 0 to 0.9.
        case known(Double)
    }

    /// How the power is computed.
    public enum Power: String, CaseIterable, Sendable {
        /// By the normal formula.
        case approximate
        /// From all outcomes, as far as they can be enumerated.
        case exact
    }

    /// The choices of an analysis.
    public struct Options: Hashable, Sendable {
        /// The significance level.
        public var level = 0.05
        /// The adjustment within a family.
        public var adjustment = MultipleTesting.benjaminiHochberg
        /// Whether families are adjusted by ``DiscreteStepUp`` instead; needs ``Dispersion/none``.
        public var isDiscrete = false
        /// The fewest pupils that a period needs.
        public var minimum = 10
        /// The largest change that does not matter, a fraction.
        public var margin = 0.10
        /// The interval of a difference.
        public var difference = DifferenceInterval.newcombe
        /// Which variation between cohorts is allowed for.
        public var dispersion = Dispersion.pooled
        /// Variations from outside by indicator, such as those of a region; they come before any estimate.
        public var variations: [String: CohortVariation] = [:]
        /// The harmful change whose power is told, a fraction.
        public var harmfulChange = 0.10
        /// How the power is computed.
        public var power = Power.approximate
        /// What a change is measured against.
        public var comparison = Comparison.own
        /// Whether Clopper–Pearson intervals and Fisher's test are computed as well.
        public var includesDetails = false

        /// The defaults: 5 %, Benjamini–Hochberg, pooled variation, 10 pupils, 10 points, Newcombe.
        public init() {}

        /// The name of the adjustment: `bh`, `by`, `holm`, `hochberg`, `discrete-bh`, `none`.
        public var adjustmentName: String { isDiscrete ? "discrete-bh" : adjustment.rawValue }
    }

    /// A family with the number of its tests.
    public struct Family: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// How many tests were performed.
        public let size: Int
    }

    let options: Options

    /// Prepares an analysis.
    ///
    /// - Parameter options: Its choices.
    public init(_ options: Options = Options()) {
        precondition(
            !options.isDiscrete
                || options.dispersion == .none && options.variations.isEmpty && options.comparison == .own,
            "the discrete procedure knows the supports of binomial tests only")
        self.options = options
    }

    /// Analyses units.
    ///
    /// - Parameters:
    ///   - units: The units; each name stands once for each indicator.
    ///   - context: Parallel work and cancellation.
    /// - Returns: One row for each unit, in their order, and the families by name.
    /// - Throws: `StatisticsError` for counts that are no counts, `CancellationError`.
    public func rows(
        _ units: [ChangeUnit], context: AnalysisContext = AnalysisContext()
    ) throws -> (rows: [ChangeRow], families: [Family]) {
        let pools = try ChangePools(units, options: options, context: context)
        try context.checkCancellation()
        let maker = ChangeRowMaker(options)
        var rows = try context.map(count: units.count, grain: 256) { index in
            try maker.row(units[index], pools.statistics(of: index))
        }
        if options.comparison == .others {
            let movements = try ChangeMovements(units, rows)
            let own = rows
            let nets = try context.map(count: units.count, grain: 64) { try movements.net(of: $0, own[$0]) }
            for index in rows.indices {
                rows[index].net = nets[index]
                rows[index].p = nets[index]?.difference.p
                // What could have been seen was told of the unit's own change.
                rows[index].power = nil
            }
        }
        let (names, members) = families(units, rows)
        try context.checkCancellation()
        // The values alone: a second holder of the rows would make the first change of one copy them all.
        let (p, works) = (rows.map(\.p), options.isDiscrete ? rows.map { $0.basis?.works ?? 1 } : [])
        let adjusted = try context.map(count: members.count, grain: 1) {
            try self.adjusted(members[$0], p, works, units)
        }
        for (indices, values) in zip(members, adjusted) {
            for (position, index) in indices.enumerated() { rows[index].pAdjusted = values[position] }
        }
        for index in rows.indices { maker.decide(&rows[index]) }
        let families = zip(names, members).map { Family(name: $0, size: $1.count) }
        return (rows, families.sorted { $0.name < $1.name })
    }

    /// The variation between cohorts by indicator, as the rows use it.
    ///
    /// - Parameters:
    ///   - units: The units; each name stands once for each indicator.
    ///   - context: Parallel work and cancellation.
    /// - Returns: The variation of each indicator that has a unit.
    /// - Throws: `StatisticsError` for counts that are no counts, `CancellationError`.
    public func variations(
        _ units: [ChangeUnit], context: AnalysisContext = AnalysisContext()
    ) throws -> [String: CohortVariation] {
        try ChangePools(units, options: options, context: context).variations
    }

    /// The names of the families in the order of their first unit, and the rows that were tested.
    private func families(_ units: [ChangeUnit], _ rows: [ChangeRow]) -> (names: [String], members: [[Int]]) {
        var interned = Interning<String>()
        var members: [[Int]] = []
        for index in units.indices {
            let family = interned.number(of: units[index].family)
            if family == members.count { members.append([]) }
            if rows[index].p != nil { members[family].append(index) }
        }
        return (interned.values, members)
    }

    private func adjusted(
        _ members: [Int], _ values: [Double?], _ works: [Double], _ units: [ChangeUnit]
    ) throws -> [Double] {
        if !options.isDiscrete { return try options.adjustment.adjusted(members.compactMap { values[$0] }) }
        let tests = try members.map { index in
            let large = units[index].counts.filter { $0.pupils >= options.minimum && $0.count.total > 0 }
            // Pooled works inflate p, which then has no known support.
            if let p = values[index], works[index] > 1 { return try DiscreteNull(support: [], p: p) }
            return try DiscreteNull(trend: large.map { ScoredCount(score: $0.score, count: $0.count) })
        }
        return try DiscreteStepUp.adjusted(tests, level: options.level)
    }
}
