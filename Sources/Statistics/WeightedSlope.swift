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
        self.init(checked: periods, levelVariance: levelVariance, degreesOfFreedom: degreesOfFreedom) {
            inflation.isEmpty ? 1 : inflation[$0]
        }
    }

    /// Fits the line for counts that a test has accepted already.
    ///
    /// - Parameters:
    ///   - periods: At least two counts with strictly rising scores, each with observations.
    ///   - levelVariance: The binomial variance μ(1 − μ) of one observation, above 0 and at most 0.25.
    ///   - variation: ρ, from which φ of each period follows.
    ///   - worksPerPupil: Multiplies every φ; at least 1.
    ///   - degreesOfFreedom: Those of the inflation; infinity for a known one.
    public init(
        checked periods: [ScoredCount], levelVariance: Double, variation: CohortVariation, worksPerPupil: Double,
        degreesOfFreedom: Double
    ) {
        self.init(checked: periods, levelVariance: levelVariance, degreesOfFreedom: degreesOfFreedom) {
            worksPerPupil * variation.inflation(periods[$0].count.total)
        }
    }

    @inline(__always)
    private init(
        checked periods: [ScoredCount], levelVariance: Double, degreesOfFreedom: Double, inflation: (Int) -> Double
    ) {
        let origin = periods[0].score
        var (sum, moment, squares, product) = (0.0, 0.0, 0.0, 0.0)
        for index in periods.indices {
            let weight = Double(periods[index].count.total) / inflation(index)
            sum += weight
            moment += weight * Double(periods[index].score - origin)
        }
        let centre = moment / sum
        for index in periods.indices {
            let weight = Double(periods[index].count.total) / inflation(index)
            let distance = Double(periods[index].score - origin) - centre
            squares += weight * distance * distance
            product += weight * distance * periods[index].count.share
        }
        let window = Double(periods[periods.count - 1].score - origin)
        estimate = product / squares * window
        standardError = (levelVariance / squares).squareRoot() * window
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// Returns the interval of the change.
    ///
    /// - Parameter level: The confidence level, between 0 and 1; 0.90 belongs to two one-sided tests at 5 %.
    /// - Returns: The interval around ``estimate``.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public func interval(level: Double = 0.9) throws(StatisticsError) -> ConfidenceInterval {
        try ConfidenceInterval.check(level: level)
        return interval(StudentQuantile(checked: (1 - level) / 2))
    }

    /// Returns the interval of the change for one of many units.
    ///
    /// - Parameter quantile: That of half of what the interval leaves out.
    /// - Returns: The interval around ``estimate``.
    public func interval(_ quantile: StudentQuantile) -> ConfidenceInterval {
        let half = quantile(degreesOfFreedom) * standardError
        return ConfidenceInterval(lower: estimate - half, upper: estimate + half, level: 1 - 2 * quantile.tail)
    }
}
