// SPDX-License-Identifier: GPL-3.0-or-later

/// Student's t-test of a zero mean difference between paired scores.
///
/// Where the differences do not vary (one pair, or all equal) there is no t: it, its p-value and the interval are nil.
///
/// ```swift
/// let test = PairedTTest(try PairedScores(before: [61, 58, 70], after: [66, 64, 70]))
/// print(test.t, test.pValue())  // 1.98 0.187
/// ```
///
/// ## References
/// - Student (1908). The probable error of a mean. *Biometrika* 6(1), 1–25.
public struct PairedTTest: Sendable, Equatable {
    /// The mean of `after − before`, in test points.
    public let meanDifference: Double
    /// The standard error of the mean; nil for one pair.
    public let standardError: Double?
    /// n − 1.
    public let degreesOfFreedom: Int
    /// The mean over its standard error; nil where the differences do not vary.
    public let t: Double?

    /// Tests paired scores.
    ///
    /// - Parameter pairs: The scores before and after.
    public init(_ pairs: PairedScores) {
        meanDifference = pairs.meanDifference
        degreesOfFreedom = pairs.count - 1
        let error = pairs.standardDeviation.map { $0 / Double(pairs.count).squareRoot() }
        standardError = error
        t = error.flatMap { $0 > 0 ? pairs.meanDifference / $0 : nil }
    }

    /// Returns the p-value for one side or both.
    ///
    /// - Parameter alternative: The side.
    /// - Returns: From 0 to 1; nil where there is no ``t``.
    public func pValue(_ alternative: Alternative = .twoSided) -> Double? {
        guard let t else { return nil }
        let tail = StudentTail.upper(abs(t), degreesOfFreedom: Double(degreesOfFreedom))
        switch alternative {
        case .twoSided: return min(1, 2 * tail)
        case .less: return t < 0 ? tail : 1 - tail
        case .greater: return t > 0 ? tail : 1 - tail
        }
    }

    /// Returns the interval of the mean difference.
    ///
    /// - Parameter level: The confidence level, between 0 and 1.
    /// - Returns: The interval in test points; nil where there is no ``t``.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public func interval(level: Double = 0.95) throws(StatisticsError) -> ConfidenceInterval? {
        try ConfidenceInterval.check(level: level)
        guard t != nil, let standardError else { return nil }
        let half =
            standardError
            * StudentTail.quantile(tail: (1 - level) / 2, degreesOfFreedom: Double(degreesOfFreedom))
        return ConfidenceInterval(lower: meanDifference - half, upper: meanDifference + half, level: level)
    }
}
