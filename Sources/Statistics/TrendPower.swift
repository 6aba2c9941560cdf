// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// What the trend test of one unit could have seen: its power for a change, and the smallest change that it sees with a given
/// probability.
///
/// The unit starts at its level and moves along a straight line to level ± change; its counts vary as ``CohortVariation``
/// says. The statistic is taken as normal, with the variance under the change, and compared with the quantile of t that the
/// inflated p-value uses. ``TrendPowerEnumeration`` gives the same from all outcomes.
///
/// ```swift
/// let design = TrendDesign(periods, level: 0.2, isRising: true, variation: variation)
/// let power = TrendPower(design, significance: 0.05).power(0.10)
/// ```
///
/// ## References
/// - Nam J. (1987). A simple approximation for calculating sample sizes for detecting linear trend in proportions.
///   *Biometrics* 43, 701–705.
public struct TrendPower: Sendable {
    private let design: TrendDesign
    /// The quantile that the statistic must exceed, in units of its binomial standard deviation.
    private let critical: Double
    /// Σ n (s − s̄)², with scores from 0 to 1.
    private let spread: Double
    private let centre: Double
    /// The normal quantile of a power of 0.8.
    private static let usualQuantile = -GSL.normalQuantile(tail: 0.8)

    /// Prepares the formula for one unit.
    ///
    /// - Parameters:
    ///   - design: The sizes of the unit, its level and variation.
    ///   - significance: The level of the unadjusted two-sided test, between 0 and 1.
    public init(_ design: TrendDesign, significance: Double) {
        self.init(design, quantile: StudentQuantile(checked: significance / 2))
    }

    /// Prepares the formula for one of many units.
    ///
    /// - Parameters:
    ///   - design: The sizes of the unit, its level and variation.
    ///   - quantile: That of half the level of the unadjusted two-sided test.
    public init(_ design: TrendDesign, quantile: StudentQuantile) {
        self.design = design
        critical = quantile(design.inflation.degreesOfFreedom) * design.inflation.value.squareRoot()
        var (all, moment) = (0.0, 0.0)
        for index in 0..<design.count {
            all += design.total(index)
            moment += design.total(index) * design.place(index)
        }
        centre = moment / all
        var sum = 0.0
        for index in 0..<design.count {
            let distance = design.place(index) - centre
            sum += design.total(index) * distance * distance
        }
        spread = sum
    }

    /// Returns the power for a change.
    ///
    /// - Parameter change: The size of the change over the window, a fraction above 0.
    /// - Returns: The probability that p is below the significance level; nil where the share would leave 0…1.
    public func power(_ change: Double) -> Double? {
        if change > design.largestChange + 1e-12 { return nil }
        let (mean, null, own) = moments(change)
        let limit = critical * null
        return min(1, GSL.normalTail((limit - mean) / own) + GSL.normalTail((limit + mean) / own))
    }

    /// Returns the smallest change that is seen with a probability.
    ///
    /// - Parameter target: The power, between 0.5 and 1.
    /// - Returns: The change, a fraction; nil where no admissible share reaches it.
    public func detectable(_ target: Double = 0.8) -> Double? {
        let z = target == 0.8 ? Self.usualQuantile : -GSL.normalQuantile(tail: target)
        let most = design.largestChange
        func excess(_ change: Double) -> Double {
            let (mean, null, own) = moments(change)
            return mean - critical * null - z * own
        }
        if !(most > 0) || excess(most) < 0 { return nil }
        // excess(x) = spread · x − f(x), and f changes little: secants of f lead there in a few steps.
        var (first, second) = (0.0, -excess(0) / spread)
        var atFirst = second
        for _ in 0..<20 {
            if !(second > 0 && second < most) { break }
            let atSecond = second - excess(second) / spread
            let slope = (atSecond - atFirst) / (second - first)
            let next = second + (atSecond - second) / (1 - slope)
            if abs(next - second) <= 1e-9 { return min(max(next, 0), most) }
            (first, atFirst, second) = (second, atSecond, next)
        }
        return bisected(excess, most)
    }

    private func bisected(_ excess: (Double) -> Double, _ most: Double) -> Double {
        var (low, high) = (0.0, most)
        while high - low > 1e-10 {
            let middle = 0.5 * (low + high)
            if excess(middle) < 0 { low = middle } else { high = middle }
        }
        return high
    }

    /// The mean of Σ x (s − s̄), its standard deviation as the test takes it, and its own.
    @inline(__always)
    private func moments(_ change: Double) -> (mean: Double, null: Double, own: Double) {
        var (all, found, variance) = (0.0, 0.0, 0.0)
        for index in 0..<design.count {
            let n = design.total(index)
            let share = design.share(index, change)
            let distance = design.place(index) - centre
            all += n
            found += n * share
            variance += n * distance * distance * share * (1 - share) * design.inflation(index)
        }
        let pooled = found / all
        // The test takes p(1 − p) from the counts, which on average is too small by their own variance.
        let seen = pooled * (1 - pooled) * max(0, (all - design.inflation.level) / (all - 1))
        return (change * spread, (seen * spread).squareRoot(), variance.squareRoot())
    }
}
