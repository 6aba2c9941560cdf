// SPDX-License-Identifier: GPL-3.0-or-later

/// Newcombe's hybrid score interval of the difference of two independent shares (method 10), without continuity correction.
///
/// ```swift
/// let change = try NewcombeInterval(from: BinomialCount(38, of: 92), to: BinomialCount(63, of: 93))
/// print(change.interval.lower, change.interval.upper)  // 0.121 0.393
/// ```
///
/// ## References
/// - Newcombe R. G. (1998). Interval estimation for the difference between independent proportions. *Stat. Med.* 17, 873–890.
public struct NewcombeInterval: Sendable, Equatable {
    /// The share of `to` minus the share of `from`, a fraction.
    public let estimate: Double
    /// The interval of the difference, fractions from −1 to 1.
    public let interval: ConfidenceInterval

    /// Computes the interval of a difference.
    ///
    /// - Parameters:
    ///   - from: The count that is subtracted.
    ///   - to: The count that it is subtracted from.
    ///   - level: The confidence level, between 0 and 1.
    ///   - inflation: φ, the variance of a count relative to the binomial one, at least 1: the interval is that of n/φ.
    /// - Throws: ``StatisticsError/emptyGroup(index:)``, ``StatisticsError/countOutOfRange(index:successes:total:)`` (index 0:
    ///   `from`, 1: `to`), ``StatisticsError/outOfRange(argument:value:)``.
    public init(
        from: BinomialCount, to: BinomialCount, level: Double = 0.95, inflation: Double = 1
    ) throws(StatisticsError) {
        try from.checked(index: 0)
        try to.checked(index: 1)
        try ConfidenceInterval.check(level: level)
        if !(inflation >= 1 && inflation.isFinite) { throw .outOfRange(argument: "inflation", value: inflation) }
        let z = GSL.intervalQuantile(level: level) * inflation.squareRoot()
        let first = WilsonInterval.ends(from, z: z)
        let second = WilsonInterval.ends(to, z: z)
        let (p, r) = (from.share, to.share)
        let difference = r - p
        let below = ((r - second.lower) * (r - second.lower) + (first.upper - p) * (first.upper - p)).squareRoot()
        let above = ((second.upper - r) * (second.upper - r) + (p - first.lower) * (p - first.lower)).squareRoot()
        estimate = difference
        interval = ConfidenceInterval(
            lower: max(-1, difference - below), upper: min(1, difference + above), level: level)
    }
}
