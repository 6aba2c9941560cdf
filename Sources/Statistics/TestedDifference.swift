// SPDX-License-Identifier: GPL-3.0-or-later

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
    /// The two-sided p-value of the score, t with its own degrees of freedom; that of one unit's change has a heavier tail.
    public let p: Double

    init(
        estimate: Double, error: InflatedVariance, score: Double, variance: InflatedVariance,
        _ variation: CohortVariation, ofOneUnit isOfOneUnit: Bool = false
    ) {
        self.estimate = estimate
        standardError = max(0, error.value).squareRoot()
        degreesOfFreedom = variation.degreesOfFreedom(error)
        z = variance.value > 0 ? score / variance.value.squareRoot() : 0
        if !(variance.value > 0) {
            p = 1
        } else if isOfOneUnit {
            let base = variance.value - variance.slope * variation.rho
            p = UnitTail(base: base, growth: variance.slope, variation: variation).twoSided(score)
        } else {
            p = variation.twoSided(z, variance)
        }
    }

    /// Returns the interval of the difference.
    ///
    /// - Parameter level: The confidence level, between 0 and 1; 0.90 belongs to two one-sided tests at 5 %.
    /// - Returns: The interval around ``estimate``.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public func interval(level: Double = 0.9) throws(StatisticsError) -> ConfidenceInterval {
        try ConfidenceInterval.check(level: level)
        let half = StudentTail.quantile(tail: (1 - level) / 2, degreesOfFreedom: degreesOfFreedom) * standardError
        return ConfidenceInterval(lower: estimate - half, upper: estimate + half, level: level)
    }
}

extension CohortVariation {
    /// Satterthwaite's 2 V² / (V'² Var ρ̂).
    func degreesOfFreedom(_ variance: InflatedVariance) -> Double {
        guard let standardError else { return Self.priorDegreesOfFreedom }
        let error = variance.slope * standardError / variance.value
        return error > 0 ? max(1, 2 / (error * error)) : .infinity
    }

    /// 2 P(t > |z|).
    func twoSided(_ z: Double, _ variance: InflatedVariance) -> Double {
        min(1, 2 * StudentTail.upper(abs(z), degreesOfFreedom: degreesOfFreedom(variance)))
    }
}
