// SPDX-License-Identifier: GPL-3.0-or-later

/// The change that measurement error alone does not explain (Jacobson and Truax).
///
/// The standard error of a difference is s √(2 (1 − r)); a change is reliable beyond the normal quantile times it.
///
/// ```swift
/// let rule = try ReliableChange(standardDeviation: 7.5, reliability: 0.8)
/// print(rule.threshold, rule.change(before: 47.5, after: 32.5))  // 9.30 worsened
/// ```
///
/// ## References
/// - Jacobson N. S., Truax P. (1991). Clinical significance. *J. Consulting Clin. Psych.* 59, 12–19.
public struct ReliableChange: Sendable, Equatable {
    /// What became of one person.
    public enum Change: String, Sendable, Hashable, CaseIterable {
        /// Above the threshold.
        case improved
        /// Within the error of measurement.
        case none
        /// Below minus the threshold.
        case worsened
    }

    /// The standard error of a difference of two scores of one person, in test points.
    public let standardError: Double
    /// The largest change that is not reliable, in test points.
    public let threshold: Double

    /// Sets the threshold of a test.
    ///
    /// - Parameters:
    ///   - standardDeviation: Of the scores before, in test points; at least 0.
    ///   - reliability: Of the test, from 0 to 1; with 1 every change is reliable.
    ///   - level: The confidence level, between 0 and 1.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public init(standardDeviation: Double, reliability: Double, level: Double = 0.95) throws(StatisticsError) {
        if !(standardDeviation >= 0 && standardDeviation <= PairedScores.largestScore) {
            throw .outOfRange(argument: "standardDeviation", value: standardDeviation)
        }
        if !(reliability >= 0 && reliability <= 1) { throw .outOfRange(argument: "reliability", value: reliability) }
        try ConfidenceInterval.check(level: level)
        standardError = standardDeviation * (2 * (1 - reliability)).squareRoot()
        threshold = GSL.intervalQuantile(level: level) * standardError
    }

    /// Judges one person's change; more is better.
    ///
    /// - Parameters:
    ///   - before: The first score, in test points.
    ///   - after: The second score.
    /// - Returns: Improved or worsened where the change is larger than the threshold.
    public func change(before: Double, after: Double) -> Change {
        change(of: after - before)
    }

    /// Judges a difference `after − before`.
    ///
    /// - Parameter difference: In test points.
    /// - Returns: Improved or worsened where it is larger than the threshold.
    public func change(of difference: Double) -> Change {
        difference > threshold ? .improved : difference < -threshold ? .worsened : .none
    }
}
