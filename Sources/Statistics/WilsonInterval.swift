// SPDX-License-Identifier: GPL-3.0-or-later

/// Wilson's score interval of one share, without continuity correction.
///
/// `0/n` and `n/n` give the exact ends 0 and 1.
///
/// ```swift
/// let wilson = try WilsonInterval(BinomialCount(5, of: 12))
/// print(wilson.interval.lower, wilson.interval.upper)  // 0.193 0.680
/// ```
///
/// ## References
/// - Wilson E. B. (1927). Probable inference, the law of succession, and statistical inference. *JASA* 22, 209–212.
public struct WilsonInterval: Sendable, Equatable {
    /// The share, a fraction.
    public let estimate: Double
    /// The interval, fractions.
    public let interval: ConfidenceInterval

    /// Computes the interval of a count.
    ///
    /// - Parameters:
    ///   - count: The successes and the total.
    ///   - level: The confidence level, between 0 and 1.
    ///   - inflation: φ, the variance of a count relative to the binomial one, at least 1: the interval is that of n/φ.
    /// - Throws: ``StatisticsError/emptyGroup(index:)``, ``StatisticsError/countOutOfRange(index:successes:total:)``,
    ///   ``StatisticsError/outOfRange(argument:value:)``.
    public init(
        _ count: BinomialCount, level: Double = 0.95, inflation: Double = 1
    ) throws(StatisticsError) {
        try count.checked()
        try ConfidenceInterval.check(level: level)
        if !(inflation >= 1 && inflation.isFinite) { throw .outOfRange(argument: "inflation", value: inflation) }
        let ends = Self.ends(count, z: GSL.intervalQuantile(level: level) * inflation.squareRoot())
        estimate = count.share
        interval = ConfidenceInterval(lower: ends.lower, upper: ends.upper, level: level)
    }

    static func ends(_ count: BinomialCount, z: Double) -> (lower: Double, upper: Double) {
        let n = Double(count.total)
        let p = count.share
        let square = z * z
        let centre = p + square / (2 * n)
        let half = z * (p * (1 - p) / n + square / (4 * n * n)).squareRoot()
        let scale = 1 + square / n
        return (
            count.successes == 0 ? 0 : max(0, (centre - half) / scale),
            count.successes == count.total ? 1 : min(1, (centre + half) / scale)
        )
    }
}
