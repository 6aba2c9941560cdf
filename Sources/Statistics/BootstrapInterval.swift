// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The bias-corrected and accelerated bootstrap interval of a paired effect size.
///
/// Whole pairs are drawn. The acceleration comes from the jackknife; quantiles between two order statistics are interpolated
/// on the normal scale, as R's `boot.ci` does. A resample without spread has an infinite size. Hedges' correction is a constant:
/// an interval of g is that of d times it.
///
/// ```swift
/// let interval = try BootstrapInterval(pairs, of: .dz, seed: 7)?.interval
/// ```
///
/// ## References
/// - Efron B. (1987). Better bootstrap confidence intervals. *JASA* 82, 171–185.
/// - Davison A. C., Hinkley D. V. (1997). *Bootstrap Methods and their Application*, 5.3.
public struct BootstrapInterval: Sendable, Equatable {
    /// How many resamples are drawn where none are given.
    public static let replicates = 2000

    /// The interval, in standard deviations.
    public let interval: ConfidenceInterval
    /// The bias correction z₀.
    public let bias: Double
    /// The acceleration a.
    public let acceleration: Double

    /// Draws resamples from a seed; the order of the pairs changes no bit.
    ///
    /// nil where the size does not exist, where one pair decides whether it does, or where all resamples lie on one side of it.
    ///
    /// - Parameters:
    ///   - pairs: The scores before and after.
    ///   - kind: The effect size.
    ///   - level: The confidence level, between 0 and 1.
    ///   - seed: The seed of the run.
    ///   - replicates: How many resamples, at least 100.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public init?(
        _ pairs: PairedScores, of kind: PairedEffectSize.Kind, level: Double = 0.95, seed: UInt64,
        replicates: Int = BootstrapInterval.replicates
    ) throws(StatisticsError) {
        if replicates < 100 { throw .outOfRange(argument: "replicates", value: Double(replicates)) }
        let sample = Sample(pairs, order: pairs.canonicalOrder, kind: kind)
        var drawn: [Double] = []
        drawn.reserveCapacity(replicates)
        var places = [Int](repeating: 0, count: pairs.count)
        for replicate in 0..<replicates {
            var stream = RandomStream(seed: seed, item: UInt64(replicate))
            for place in places.indices { places[place] = stream.integer(below: pairs.count) }
            drawn.append(sample.drawnSize(places))
        }
        try self.init(sample, drawn, level: level)
    }

    /// Takes resamples drawn elsewhere; nil as with a seed.
    ///
    /// - Parameters:
    ///   - pairs: The scores before and after.
    ///   - kind: The effect size.
    ///   - level: The confidence level, between 0 and 1.
    ///   - resamples: The places of the pairs, from 0; shape (replicates) of shape (n), at least 100.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``, ``StatisticsError/unequalLengths(first:second:)``.
    public init?(
        _ pairs: PairedScores, of kind: PairedEffectSize.Kind, level: Double = 0.95, resamples: [[Int]]
    ) throws(StatisticsError) {
        if resamples.count < 100 { throw .outOfRange(argument: "resamples", value: Double(resamples.count)) }
        for places in resamples {
            if places.count != pairs.count { throw .unequalLengths(first: pairs.count, second: places.count) }
            for place in places where !pairs.before.indices.contains(place) {
                throw .outOfRange(argument: "resamples", value: Double(place))
            }
        }
        let sample = Sample(pairs, order: Array(pairs.before.indices), kind: kind)
        try self.init(sample, resamples.map(sample.drawnSize), level: level)
    }

    private init?(_ sample: Sample, _ drawn: [Double], level: Double) throws(StatisticsError) {
        try ConfidenceInterval.check(level: level)
        let all = Array(sample.before.indices)
        let observed = sample.size(all)
        guard observed.isFinite, all.count > 2 else { return nil }
        // The same pairs in another order are no smaller value.
        let edge = observed - 1e-12 * abs(observed)
        let below = drawn.count { $0 < edge }
        guard below > 0 && below < drawn.count else { return nil }
        let share = Double(below) / Double(drawn.count)
        bias = -GSL.normalQuantile(tail: share)
        let left = all.map { place in sample.size(all.filter { $0 != place }) }
        guard left.allSatisfy(\.isFinite) else { return nil }
        let centre = Moments.sum(left) / Double(left.count)
        let squares = left.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
        let cubes = left.reduce(0) { $0 + (centre - $1) * (centre - $1) * (centre - $1) }
        acceleration = squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
        let sorted = drawn.sorted()
        var ends: [Double] = []
        for z in [GSL.normalQuantile(tail: (1 + level) / 2), GSL.normalQuantile(tail: (1 - level) / 2)] {
            let moved = bias + z
            let adjusted = bias + moved / (1 - acceleration * moved)
            ends.append(Self.quantile(sorted, probability: GSL.normalTail(-adjusted)))
        }
        guard ends[0].isFinite && ends[1].isFinite && ends[0] <= ends[1] else { return nil }
        interval = ConfidenceInterval(lower: ends[0], upper: ends[1], level: level)
    }

    /// The quantile of sorted values, at rank (R + 1) p.
    private static func quantile(_ sorted: [Double], probability: Double) -> Double {
        let count = Double(sorted.count)
        let rank = Int((count + 1) * probability)
        if rank < 1 { return sorted[0] }
        if rank >= sorted.count { return sorted[sorted.count - 1] }
        func z(_ share: Double) -> Double { -GSL.normalQuantile(tail: share) }
        let (low, high) = (z(Double(rank) / (count + 1)), z(Double(rank + 1) / (count + 1)))
        let part = (z(probability) - low) / (high - low)
        return sorted[rank - 1] + part * (sorted[rank] - sorted[rank - 1])
    }

    /// The pairs in one order, and the size of any choice of them.
    private struct Sample {
        let before: [Double]
        let after: [Double]
        let differences: [Double]
        let kind: PairedEffectSize.Kind

        init(_ pairs: PairedScores, order: [Int], kind: PairedEffectSize.Kind) {
            before = order.map { pairs.before[$0] }
            after = order.map { pairs.after[$0] }
            differences = order.map { pairs.differences[$0] }
            self.kind = kind
        }

        /// The effect size; infinite without spread, NaN where there is no change either.
        func size(_ places: [Int]) -> Double {
            let mean = Self.moments(differences, places)
            let spread =
                switch kind {
                case .dz: mean.spread
                case .dav: (Self.moments(before, places).spread + Self.moments(after, places).spread) / 2
                }
            if spread > 0 { return mean.mean / spread }
            return mean.mean / 0
        }

        /// The size of a resample: no change without spread is no effect.
        func drawnSize(_ places: [Int]) -> Double {
            let size = size(places)
            return size.isNaN ? 0 : size
        }

        private static func moments(_ values: [Double], _ places: [Int]) -> (mean: Double, spread: Double) {
            let first = places.first.map { values[$0] } ?? 0
            // Centred at a value of its own, so that equal values have no spread at all.
            var (sum, n) = (0.0, 0.0)
            for place in places {
                sum += values[place] - first
                n += 1
            }
            let centre = first + sum / n
            if places.allSatisfy({ values[$0] == first }) { return (first, 0) }
            var squares = 0.0
            for place in places { squares += (values[place] - centre) * (values[place] - centre) }
            return (centre, (squares / (n - 1)).squareRoot())
        }
    }
}
