// SPDX-License-Identifier: GPL-3.0-or-later

internal import CNumerics

/// What is known of ρ, the variation between cohorts of one unit beyond the binomial one.
public struct CohortDispersion: Sendable, Equatable {
    /// ρ, from 0 to below 1.
    public let rho: Double
    /// The variance of its estimate; 0 for a value that is given.
    public let variance: Double
    /// Degrees of freedom that hold whatever the test; nil: they follow from ``variance``.
    public let fixedDegrees: Double?

    /// Joins ρ and what is known of its error.
    ///
    /// - Parameters:
    ///   - rho: ρ, from 0 to below 1.
    ///   - variance: The variance of its estimate, at least 0.
    ///   - fixedDegrees: Degrees of freedom that hold whatever the test.
    public init(rho: Double, variance: Double = 0, fixedDegrees: Double? = nil) {
        self.rho = rho
        self.variance = variance
        self.fixedDegrees = fixedDegrees
    }

    /// No variation between cohorts, known.
    public static let none = CohortDispersion(rho: 0)
    /// Where nothing can be estimated: ρ = 0.04 and t with 4 degrees of freedom.
    public static let prior = CohortDispersion(rho: 0.04, fixedDegrees: 4)

    func check() throws(StatisticsError) {
        if !(rho >= 0 && rho < 1) { throw .outOfRange(argument: "rho", value: rho) }
        if !(variance >= 0 && variance.isFinite) { throw .outOfRange(argument: "variance", value: variance) }
        if let fixedDegrees, !(fixedDegrees > 0) {
            throw .outOfRange(argument: "fixedDegrees", value: fixedDegrees)
        }
    }

    /// Satterthwaite's 2 V² / (V'² Var ρ̂).
    func degreesOfFreedom(_ inflated: InflatedVariance) -> Double {
        if let fixedDegrees { return fixedDegrees }
        let error = inflated.slope * inflated.slope * variance
        return error > 0 ? max(1, 2 * inflated.value * inflated.value / error) : .infinity
    }

    /// 2 P(t > |z|).
    func twoSided(_ z: Double, _ inflated: InflatedVariance) -> Double {
        let degrees = degreesOfFreedom(inflated)
        let tail = degrees >= 1e7 ? GSL.normalTail(abs(z)) : gsl_cdf_tdist_Q(abs(z), degrees)
        return min(1, 2 * tail)
    }
}

/// A variance that rests on ρ, and how fast it grows with ρ: together they give the degrees of freedom of a test.
struct InflatedVariance: Sendable, Equatable {
    var value: Double
    var slope: Double

    static let zero = InflatedVariance(value: 0, slope: 0)

    static func + (first: InflatedVariance, second: InflatedVariance) -> InflatedVariance {
        InflatedVariance(value: first.value + second.value, slope: first.slope + second.slope)
    }
}

/// A difference with its standard error, its degrees of freedom and the test of 0.
public struct TestedDifference: Sendable, Equatable {
    /// The difference, a fraction.
    public let estimate: Double
    /// Its standard error.
    public let standardError: Double
    /// The degrees of freedom of the interval.
    public let degreesOfFreedom: Double
    /// The standardised score, above 0 where the share is larger; 0 where nothing can be told.
    public let z: Double
    /// The two-sided p-value of the score, t with its own degrees of freedom.
    public let p: Double

    init(
        estimate: Double, error: InflatedVariance, score: Double, variance: InflatedVariance,
        _ dispersion: CohortDispersion
    ) {
        self.estimate = estimate
        standardError = max(0, error.value).squareRoot()
        degreesOfFreedom = dispersion.degreesOfFreedom(error)
        z = variance.value > 0 ? score / variance.value.squareRoot() : 0
        p = variance.value > 0 ? dispersion.twoSided(z, variance) : 1
    }

    /// Returns the interval of the difference.
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
