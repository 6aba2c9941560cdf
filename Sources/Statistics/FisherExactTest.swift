// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Fisher's exact test of two independent shares, under the conventions that are in use, each by its name.
///
/// Tables are counted as probable as the observed one within the relative tolerance 1e-7, as R's `fisher.test` does. Small
/// tables are summed whole; in large ones the border of each tail is found by bisection and summed outward until nothing
/// is added, so that tables with millions of observations take microseconds to milliseconds.
///
/// ```swift
/// let test = try FisherExactTest(BinomialCount(6, of: 18), BinomialCount(12, of: 17))
/// print(test.pValue)  // 0.0437
/// ```
///
/// ## References
/// - Agresti A. (2013). *Categorical Data Analysis*, 3rd ed., 3.5.
/// - Fay M. P. (2010). Confidence intervals that match Fisher's exact or Blaker's exact tests. *Biostatistics* 11, 373–374.
public struct FisherExactTest: Sendable, Equatable {
    /// The two-sided p-value "minlike": the probability of all tables at most as probable as the observed one.
    public let pValue: Double
    /// ``pValue`` less half the probability of the tables as probable as the observed one; 1 where only one table is possible.
    public let pMid: Double
    /// The two-sided central p-value: twice the smaller tail, at most 1.
    ///
    /// It is this one that ``oddsRatioInterval(level:)`` inverts.
    public let pCentral: Double

    private let table: Hypergeometric

    /// Tests two counts.
    ///
    /// - Parameters:
    ///   - first: The first count.
    ///   - second: The second count.
    /// - Throws: ``StatisticsError/emptyGroup(index:)``, ``StatisticsError/countOutOfRange(index:successes:total:)``.
    public init(_ first: BinomialCount, _ second: BinomialCount) throws(StatisticsError) {
        try first.checked(index: 0)
        try second.checked(index: 1)
        table = Hypergeometric(first: first, second: second)
        (pValue, pMid, pCentral) = table.pValues()
    }

    /// Returns the central conditional interval of the odds ratio (odds of the first over odds of the second).
    ///
    /// Show it beside ``pCentral``, never beside ``pValue``: the two can contradict each other.
    ///
    /// - Parameter level: The confidence level, between 0 and 1.
    /// - Returns: An interval from 0 to infinity.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public func oddsRatioInterval(level: Double = 0.95) throws(StatisticsError) -> ConfidenceInterval {
        try ConfidenceInterval.check(level: level)
        let tail = (1 - level) / 2
        let lower = table.observed == table.lowest ? 0 : exp(table.logOddsRatio(upperTail: tail))
        let upper =
            table.observed == table.highest ? Double.infinity : exp(-table.mirrored.logOddsRatio(upperTail: tail))
        return ConfidenceInterval(lower: lower, upper: upper, level: level)
    }
}
