// SPDX-License-Identifier: GPL-3.0-or-later

/// The size of a change over the whole window: a weighted straight line through the shares.
///
/// The slope of weighted least squares (weights n/φ) times the distance of the last score from the first. Its standard error
/// comes from a level variance μ(1 − μ) given from outside (``ShrunkenLevels``), never from the counts themselves: 0/12, 0/13,
/// 0/11 would give none.
///
/// ```swift
/// let slope = try WeightedSlope(periods, levelVariance: 0.2)
/// let change = try slope.interval(level: 0.9)
/// ```
public struct WeightedSlope: Sendable, Equatable {
    /// The change of the fitted share from the first to the last score, a fraction; a straight line may go beyond ±1.
    public let estimate: Double
    /// Its standard error.
    public let standardError: Double
    /// The degrees of freedom of the interval.
    public let degreesOfFreedom: Double

    /// Fits the line.
    ///
    /// - Parameters:
    ///   - periods: At least two counts with strictly rising scores, each with observations.
    ///   - levelVariance: The binomial variance μ(1 − μ) of one observation, above 0 and at most 0.25.
    ///   - inflation: φ of each period, at least 1; shape (periods). Empty: 1 for all.
    ///   - degreesOfFreedom: Those of the inflation; infinity for a known one.
    /// - Throws: What the counts throw; ``StatisticsError/unequalLengths(first:second:)``;
    ///   ``StatisticsError/outOfRange(argument:value:)``.
    public init(
        _ periods: [ScoredCount], levelVariance: Double, inflation: [Double] = [], degreesOfFreedom: Double = .infinity
    ) throws(StatisticsError) {
        try ScoredCount.check(periods, atLeast: 2)
        if !(levelVariance > 0 && levelVariance <= 0.25) {
            throw .outOfRange(argument: "levelVariance", value: levelVariance)
        }
        if !inflation.isEmpty && inflation.count != periods.count {
            throw .unequalLengths(first: periods.count, second: inflation.count)
        }
        for value in inflation where !(value >= 1 && value.isFinite) {
            throw .outOfRange(argument: "inflation", value: value)
        }
        if !(degreesOfFreedom > 0) { throw .outOfRange(argument: "degreesOfFreedom", value: degreesOfFreedom) }
        let origin = periods[0].score
        var (sum, moment) = (0.0, 0.0)
        for index in periods.indices {
            let weight = Double(periods[index].count.total) / (inflation.isEmpty ? 1 : inflation[index])
            sum += weight
            moment += weight * Double(periods[index].score - origin)
        }
        let centre = moment / sum
        var (spread, product) = (0.0, 0.0)
        for index in periods.indices {
            let weight = Double(periods[index].count.total) / (inflation.isEmpty ? 1 : inflation[index])
            let distance = Double(periods[index].score - origin) - centre
            spread += weight * distance * distance
            product += weight * distance * periods[index].count.share
        }
        let window = Double(periods[periods.count - 1].score - origin)
        estimate = product / spread * window
        standardError = (levelVariance / spread).squareRoot() * window
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// Returns the interval of the change.
    ///
    /// - Parameter level: The confidence level, between 0 and 1; 0.90 belongs to two one-sided tests at 5 %.
    /// - Returns: The interval around ``estimate``.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public func interval(level: Double = 0.9) throws(StatisticsError) -> ConfidenceInterval {
        try ConfidenceInterval.check(level: level)
        let half = GSL.studentQuantile(tail: (1 - level) / 2, degreesOfFreedom: degreesOfFreedom) * standardError
        return ConfidenceInterval(lower: estimate - half, upper: estimate + half, level: level)
    }
}
