// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The exact (central) interval of one share: its coverage is never below its level.
///
/// The ends solve P(X ≥ x) = α/2 and P(X ≤ x) = α/2 by Newton's method on the logarithm of the tail, which is concave in the
/// logit, so that it converges from anywhere. O(√n) per step. `0/n` and `n/n` give the exact ends 0 and 1.
///
/// ```swift
/// let exact = try ClopperPearsonInterval(BinomialCount(10, of: 10))
/// print(exact.interval.lower, exact.interval.upper)  // 0.6915 1.0
/// ```
///
/// ## References
/// - Clopper C. J., Pearson E. S. (1934). The use of confidence or fiducial limits. *Biometrika* 26, 404–413.
public struct ClopperPearsonInterval: Sendable, Equatable {
    /// The share, a fraction.
    public let estimate: Double
    /// The interval, fractions.
    public let interval: ConfidenceInterval

    /// Computes the interval of a count.
    ///
    /// - Parameters:
    ///   - count: The successes and the total.
    ///   - level: The confidence level, between 0 and 1.
    /// - Throws: ``StatisticsError/emptyGroup(index:)``, ``StatisticsError/countOutOfRange(index:successes:total:)``,
    ///   ``StatisticsError/outOfRange(argument:value:)``.
    public init(_ count: BinomialCount, level: Double = 0.95) throws(StatisticsError) {
        try count.checked()
        try ConfidenceInterval.check(level: level)
        let (x, n) = (count.successes, count.total)
        let logTail = log((1 - level) / 2)
        let share = count.share
        let lower = x == 0 ? 0 : 1 / (1 + exp(-Self.logit(x, of: n, logTail: logTail)))
        let upper = x == n ? 1 : 1 / (1 + exp(Self.logit(n - x, of: n, logTail: logTail)))
        estimate = share
        // A level near 0 squeezes the interval into its estimate; rounding must not push the estimate out.
        interval = ConfidenceInterval(lower: min(lower, share), upper: max(upper, share), level: level)
    }

    /// The logit of the probability at which `x` or more successes (x ≥ 1) have the given tail.
    private static func logit(_ x: Int, of n: Int, logTail: Double) -> Double {
        if x == n {
            let logP = logTail / Double(n)
            return logP - log(-expm1(logP))
        }
        let (a, b) = (Double(x), Double(n - x))
        let ways = LogProbability.choose(n, x)
        let z = (-2 * logTail).squareRoot()
        let start = WilsonInterval.ends(BinomialCount(2 * x - 1, of: 2 * n), z: z * 1.2)
        let guess = max(start.lower, 0.1 / Double(n))
        var eta = log(guess / (1 - guess))
        for _ in 0..<100 {
            let odds = exp(eta)
            let logQ = -log1p(odds)
            // The tail in units of the probability of exactly x.
            var (sum, term, k) = (1.0, 1.0, a)
            while k < Double(n) {
                term *= (Double(n) - k) / (k + 1) * odds
                sum += term
                k += 1
                if term < 1e-17 * sum && (Double(n) - k) * odds < k { break }
            }
            let excess = ways + a * (eta + logQ) + b * logQ + log(sum) - logTail
            let slope = a / ((1 + odds) * sum)
            let step = excess / slope
            // Far above the root the logarithm of the tail is flat, and the step would leave all bounds.
            let next = eta - min(max(step, -4), 4)
            if abs(next - eta) <= 4e-15 * max(1, abs(eta)) { return next }
            eta = next
        }
        return eta
    }
}
