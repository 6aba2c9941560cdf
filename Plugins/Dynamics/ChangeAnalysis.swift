// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
import Monitoring
public import Statistics

/// Counts in, verdicts on change out: the one analysis behind the plugin `dynamics` and `vekha stat change`.
///
/// Every row depends on its own unit, on the levels of the units of its indicator and family, and on the p-values of its
/// family; never on the order of the units or the number of threads.
public struct ChangeAnalysis: Sendable {
    /// How two shares are compared.
    public enum DifferenceInterval: String, CaseIterable, Sendable {
        /// Newcombe's hybrid interval.
        case newcombe
        /// The interval of Miettinen and Nurminen.
        case miettinenNurminen = "miettinen-nurminen"
    }

    /// The choices of an analysis.
    public struct Options: Hashable, Sendable {
        /// The significance level.
        public var level = 0.05
        /// The adjustment within a family.
        public var adjustment = MultipleTesting.benjaminiHochberg
        /// The fewest pupils that a period needs.
        public var minimum = 10
        /// The largest change that does not matter, a fraction.
        public var margin = 0.10
        /// The interval of a difference.
        public var difference = DifferenceInterval.newcombe
        /// Whether Clopper–Pearson intervals and Fisher's test are computed as well.
        public var includesDetails = false

        /// The defaults: 5 %, Benjamini–Hochberg, 10 pupils, 10 points, Newcombe.
        public init() {}
    }

    /// A family with the number of its tests.
    public struct Family: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// How many tests were performed.
        public let size: Int
    }

    private let options: Options

    /// Prepares an analysis.
    ///
    /// - Parameter options: Its choices.
    public init(_ options: Options = Options()) { self.options = options }

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
        let levels = try levels(units)
        try context.checkCancellation()
        var rows = try context.map(count: units.count, grain: 256) { index in
            try row(units[index], levels: levels[Pool(units[index])])
        }
        var members: [String: [Int]] = [:]
        for index in rows.indices where rows[index].p != nil {
            members[rows[index].unit.family, default: []].append(index)
        }
        for (_, indices) in members {
            let adjusted = try options.adjustment.adjusted(indices.compactMap { rows[$0].p })
            for (position, index) in indices.enumerated() { rows[index].pAdjusted = adjusted[position] }
        }
        for index in rows.indices { decide(&rows[index]) }
        let names = Set(units.map(\.family)).sorted()
        return (rows, names.map { Family(name: $0, size: members[$0]?.count ?? 0) })
    }

    /// Units whose levels are drawn towards each other.
    private struct Pool: Hashable {
        let indicator: String
        let family: String

        init(_ unit: ChangeUnit) {
            indicator = unit.indicator
            family = unit.family
        }
    }

    private func levels(_ units: [ChangeUnit]) throws -> [Pool: ShrunkenLevels] {
        var counts: [Pool: [BinomialCount]] = [:]
        for unit in units {
            let whole = unit.counts.whole
            if whole.total > 0 { counts[Pool(unit), default: []].append(whole) }
        }
        return try counts.mapValues { try ShrunkenLevels($0) }
    }

    private func row(_ unit: ChangeUnit, levels: ShrunkenLevels?) throws -> ChangeRow {
        let present = unit.counts.filter { $0.count.total > 0 }
        guard let levels, !present.isEmpty else {
            return ChangeRow(
                unit: unit, periods: [], change: nil, trend: nil, basis: nil, steadyChance: nil, p: nil, pAdjusted: nil,
                verdict: .insufficient, reasons: [.onePeriod])
        }
        let periods = try present.map { counts in
            ChangeRow.PeriodShare(
                counts: counts, wilson: try WilsonInterval(counts.count, inflation: counts.worksPerPupil).interval,
                clopperPearson: options.includesDetails ? try ClopperPearsonInterval(counts.count).interval : nil)
        }
        let trend = try trend(present, levels)
        let large = present.filter { $0.pupils >= options.minimum }
        let basis = !unit.forbidden.isEmpty ? nil : large.count == present.count ? trend : try self.trend(large, levels)
        let chance = try basis.map { _ in
            let chance = try MonotoneChance(large.map(\.count))
            return unit.benefit == .lower ? chance.falling : chance.rising
        }
        let p = try basis.map { try decidingP($0) }
        return ChangeRow(
            unit: unit, periods: periods, change: try change(present), trend: trend, basis: basis, steadyChance: chance,
            p: p, pAdjusted: nil, verdict: .insufficient, reasons: [])
    }

    private func decidingP(_ basis: ChangeRow.Trend) throws -> Double {
        // A mid-p of 0 has lost what inflation needs to know; its logarithm has not.
        if basis.test.pMid > 1e-300 { return try InflatedPValue.twoSided(basis.test.pMid, inflation: basis.inflation) }
        return try max(basis.test.pMid, InflatedPValue.twoSided(logP: basis.test.logPMid, inflation: basis.inflation))
    }

    private func change(_ periods: [ChangeUnit.Count]) throws -> ChangeRow.Change? {
        guard let first = periods.first, let last = periods.last, first.score < last.score else { return nil }
        let inflation = max(first.worksPerPupil, last.worksPerPupil)
        let interval =
            switch options.difference {
            case .newcombe:
                try NewcombeInterval(from: first.count, to: last.count, inflation: inflation).interval
            case .miettinenNurminen:
                try MiettinenNurminenInterval(from: first.count, to: last.count, inflation: inflation).interval
            }
        let fisher = options.includesDetails ? try FisherExactTest(first.count, last.count) : nil
        return ChangeRow.Change(
            from: first.score, to: last.score, difference: last.count.share - first.count.share, interval: interval,
            pFisher: fisher?.pValue, pFisherMid: fisher?.pMid)
    }

    private func trend(_ periods: [ChangeUnit.Count], _ levels: ShrunkenLevels) throws -> ChangeRow.Trend? {
        guard periods.count >= 2 else { return nil }
        let scored = periods.map { ScoredCount(score: $0.score, count: $0.count) }
        let whole = periods.whole
        let pupils = periods.reduce(0) { $0 + $1.pupils }
        let inflation = pupils == 0 ? 1 : max(1, Double(whole.total) / Double(pupils))
        // A change of the whole margin is possible from a level of half of it on. Below, the variance of the shrunken level
        // would call 0/12 → 0/12 a proof that nothing of that size happened.
        let half = options.margin / 2
        let slope = try WeightedSlope(
            scored, levelVariance: max(levels.binomialVariance(whole), half * (1 - half)),
            inflation: Array(repeating: inflation, count: scored.count))
        return ChangeRow.Trend(
            years: periods.map(\.score), test: try CochranArmitageTest(scored), fitted: slope.estimate,
            interval: try slope.interval(level: 0.9), inflation: inflation)
    }

    /// The ladder of verdicts, from the top; what decides a rung is its reason.
    private func decide(_ row: inout ChangeRow) {
        let unit = row.unit
        row.reasons = unit.remarks
        guard unit.forbidden.isEmpty else {
            row.verdict = .notComparable
            row.reasons.formUnion(unit.forbidden)
            return
        }
        if unit.counts.contains(where: { $0.count.total > 0 && $0.pupils < options.minimum }) {
            row.reasons.insert(.periodBelowMinimum)
        }
        guard let basis = row.basis, let p = row.p, let adjusted = row.pAdjusted else {
            row.verdict = .insufficient
            row.reasons.insert(.onePeriod)
            return
        }
        if basis.inflation > 1 { row.reasons.insert(.worksPooled) }
        let isBetter = (basis.test.z < 0) == (unit.benefit == .lower)
        if adjusted < options.level {
            row.verdict = isBetter ? .improved : .worsened
            row.reasons.insert(.adjustedBelowLevel)
            if abs(basis.fitted) < options.margin { row.reasons.insert(.belowMargin) }
        } else if basis.interval.isInside(margin: options.margin) {
            row.verdict = .stable
            row.reasons.insert(.intervalWithinMargin)
        } else if p < options.level {
            row.verdict = isBetter ? .improving : .worsening
            row.reasons.insert(.rawBelowLevel)
        } else {
            row.verdict = .inconclusive
            row.reasons.formUnion([.aboveLevel, .intervalWiderThanMargin])
        }
    }
}

extension ChangeUnit.Count {
    /// Works for each pupil, at least 1: the works of one pupil are taken to agree.
    var worksPerPupil: Double { pupils > 0 ? max(1, Double(count.total) / Double(pupils)) : 1 }
}

extension [ChangeUnit.Count] {
    /// All periods together.
    var whole: BinomialCount {
        BinomialCount(reduce(0) { $0 + $1.count.successes }, of: reduce(0) { $0 + $1.count.total })
    }
}
