// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The score interval of Miettinen and Nurminen of the difference of two independent shares.
///
/// The ends are the differences that the score test, with both shares estimated under that difference and the variance times
/// N / (N − 1), just does not reject; found by bisection to the last digits.
///
/// ## References
/// - Miettinen O., Nurminen M. (1985). Comparative analysis of two rates. *Stat. Med.* 4, 213–226.
public struct MiettinenNurminenInterval: Sendable, Equatable {
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
    ///   - inflation: φ, the variance of a count relative to the binomial one, at least 1. It multiplies the variance of the
    ///     score test under every difference: the interval is that of the counts x/φ of n/φ, but with the factor N / (N − 1) of
    ///     the N that was counted, not of N/φ.
    /// - Throws: ``StatisticsError/emptyGroup(index:)``, ``StatisticsError/countOutOfRange(index:successes:total:)`` (index 0:
    ///   `from`, 1: `to`), ``StatisticsError/outOfRange(argument:value:)``.
    public init(
        from: BinomialCount, to: BinomialCount, level: Double = 0.95, inflation: Double = 1
    ) throws(StatisticsError) {
        try from.checked(index: 0)
        try to.checked(index: 1)
        try ConfidenceInterval.check(level: level)
        if !(inflation >= 1 && inflation.isFinite) { throw .outOfRange(argument: "inflation", value: inflation) }
        let z = GSL.normalQuantile(tail: (1 - level) / 2) * inflation.squareRoot()
        let difference = to.share - from.share
        estimate = difference
        interval = ConfidenceInterval(
            lower: Self.end(from: from, to: to, estimate: difference, bound: -1, limit: z * z),
            upper: Self.end(from: from, to: to, estimate: difference, bound: 1, limit: z * z), level: level)
    }

    private static func end(
        from: BinomialCount, to: BinomialCount, estimate: Double, bound: Double, limit: Double
    ) -> Double {
        if estimate == bound { return bound }
        var (inside, outside) = (estimate, bound)
        for _ in 0..<200 {
            let middle = (inside + outside) / 2
            if middle == inside || middle == outside { break }
            if chiSquare(from: from, to: to, estimate: estimate, difference: middle) < limit {
                inside = middle
            } else {
                outside = middle
            }
        }
        return inside
    }

    private static func chiSquare(
        from: BinomialCount, to: BinomialCount, estimate: Double, difference: Double
    ) -> Double {
        let (n0, n1) = (Double(from.total), Double(to.total))
        let p0 = constrained(from: from, to: to, difference: difference)
        let p1 = min(1, max(0, p0 + difference))
        let variance = (p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0) * (n0 + n1) / (n0 + n1 - 1)
        let deviation = estimate - difference
        return variance > 0 ? deviation * deviation / variance : .infinity
    }

    /// The share of `from` that makes the counts most likely when `to` has that share plus `difference`: a root of a cubic.
    private static func constrained(from: BinomialCount, to: BinomialCount, difference d: Double) -> Double {
        if d < 0 {
            // Failures instead of successes: near a share of 1 the cubic would cancel.
            let before = BinomialCount(from.total - from.successes, of: from.total)
            let after = BinomialCount(to.total - to.successes, of: to.total)
            return 1 - constrained(from: before, to: after, difference: -d)
        }
        let (x0, n0) = (Double(from.successes), Double(from.total))
        let (x1, n1) = (Double(to.successes), Double(to.total))
        let n = n0 + n1
        let l2 = (n1 + 2 * n0) * d - n - (x0 + x1)
        let l1 = (n0 * d - n - 2 * x0) * d + x0 + x1
        let l0 = x0 * d * (1 - d)
        let c = l2 / (3 * n)
        let q = c * c * c - l1 * l2 / (6 * n * n) + l0 / (2 * n)
        let root = max(0, c * c - l1 / (3 * n)).squareRoot()
        let p = q < 0 ? -root : root
        let angle = p == 0 ? Double.pi / 2 : acos(min(1, max(-1, q / (p * p * p))))
        let (low, high) = (max(0, -d), min(1, 1 - d))
        var share = min(high, max(low, 2 * p * cos((.pi + angle) / 3) - c))
        // The arc cosine loses half of the digits near a double root; Newton's method on the cubic brings them back.
        for _ in 0..<3 {
            let value = ((n * share + l2) * share + l1) * share + l0
            let slope = (3 * n * share + 2 * l2) * share + l1
            let next = share - value / slope
            if !(next >= low && next <= high) || abs(next - share) > 1e-6 { break }
            share = next
        }
        return share
    }
}
