// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// A p-value of a binomial test, made honest for counts that vary more than a binomial coin.
///
/// The normal quantile z that belongs to the two-sided p-value is divided by the square root of the inflation φ of the variance
/// and looked up again: p = 2·P(T > z/√φ), T with the degrees of freedom of the estimate of φ. For φ = 1 and known the value
/// stays as it is; it never falls. Values keep their relative accuracy down to 1e-300.
public enum InflatedPValue {
    /// Inflates a two-sided p-value.
    ///
    /// - Parameters:
    ///   - p: The two-sided p-value of the binomial test, from 0 to 1.
    ///   - inflation: φ, the variance relative to the binomial one; at least 1.
    ///   - degreesOfFreedom: Those of φ, above 0; infinity where φ is known.
    /// - Returns: The inflated two-sided p-value, from `p` to 1.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public static func twoSided(
        _ p: Double, inflation: Double, degreesOfFreedom: Double = .infinity
    ) throws(StatisticsError) -> Double {
        if !(p >= 0 && p <= 1) { throw .outOfRange(argument: "p", value: p) }
        try check(inflation, degreesOfFreedom)
        if inflation == 1 && degreesOfFreedom == .infinity || p == 0 || p == 1 { return p }
        return min(1, max(p, looked(GSL.normalQuantile(tail: p / 2), inflation, degreesOfFreedom)))
    }

    /// Inflates a two-sided p-value given by its logarithm, which goes on where the value itself is 0.
    ///
    /// - Parameters:
    ///   - logP: The natural logarithm of the two-sided p-value, finite and at most 0.
    ///   - inflation: φ, the variance relative to the binomial one; at least 1.
    ///   - degreesOfFreedom: Those of φ, above 0; infinity where φ is known.
    /// - Returns: The inflated two-sided p-value.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public static func twoSided(
        logP: Double, inflation: Double, degreesOfFreedom: Double = .infinity
    ) throws(StatisticsError) -> Double {
        if !(logP <= 0 && logP.isFinite) { throw .outOfRange(argument: "logP", value: logP) }
        if logP > -600 {
            return try twoSided(exp(logP), inflation: inflation, degreesOfFreedom: degreesOfFreedom)
        }
        try check(inflation, degreesOfFreedom)
        return looked(quantile(logP), inflation, degreesOfFreedom)
    }

    /// z with 2 P(Z > z) = exp `logP`, for logarithms below −600.
    private static func quantile(_ logP: Double) -> Double {
        // Mills' ratio to four terms: its error is below 1e-13 where z > 34; Newton's step is −f / z to first order.
        var z = (-2 * logP).squareRoot()
        for _ in 0..<8 {
            let s = 1 / (z * z)
            let ratio = (1 - s * (1 - s * (3 - s * (15 - s * 105)))) / z
            let logTail = -0.5 * z * z + log(ratio) + 0.5 * log(2 / Double.pi)
            z += (logTail - logP) / z
        }
        return z
    }

    /// 2 P(T > z/√φ).
    private static func looked(_ z: Double, _ inflation: Double, _ degreesOfFreedom: Double) -> Double {
        2 * StudentTail.upper(z / inflation.squareRoot(), degreesOfFreedom: degreesOfFreedom)
    }

    /// Inflates the two-sided p-value of a unit by the variation between cohorts.
    ///
    /// The body is `twoSided(p, inflation: φ, degreesOfFreedom:)`; the tail is heavier, since ρ differs between units, and where
    /// ρ̂ is that of the ordinary changes, the unit itself is taken for ordinary.
    ///
    /// - Parameters:
    ///   - p: The two-sided p-value of the binomial test, from 0 to 1.
    ///   - inflation: The inflation of the unit by `variation`.
    ///   - variation: The variation between cohorts.
    /// - Returns: The inflated two-sided p-value, from `p` to 1.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public static func twoSided(
        _ p: Double, inflation: CohortVariation.Inflation, variation: CohortVariation
    ) throws(StatisticsError) -> Double {
        if !(p >= 0 && p <= 1) { throw .outOfRange(argument: "p", value: p) }
        try check(inflation.value, inflation.degreesOfFreedom)
        if isPlain(inflation, variation) || p == 0 || p == 1 { return p }
        return min(1, max(p, tail(inflation, variation).twoSided(GSL.normalQuantile(tail: p / 2))))
    }

    /// The same for a p-value given by its logarithm, which goes on where the value itself is 0.
    ///
    /// - Parameters:
    ///   - logP: The natural logarithm of the two-sided p-value, finite and at most 0.
    ///   - inflation: The inflation of the unit by `variation`.
    ///   - variation: The variation between cohorts.
    /// - Returns: The inflated two-sided p-value.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public static func twoSided(
        logP: Double, inflation: CohortVariation.Inflation, variation: CohortVariation
    ) throws(StatisticsError) -> Double {
        if !(logP <= 0 && logP.isFinite) { throw .outOfRange(argument: "logP", value: logP) }
        if logP > -600 { return try twoSided(exp(logP), inflation: inflation, variation: variation) }
        try check(inflation.value, inflation.degreesOfFreedom)
        return tail(inflation, variation).twoSided(quantile(logP))
    }

    /// Whether nothing is inflated: neither works nor cohorts, now or in the unit's own test.
    private static func isPlain(_ inflation: CohortVariation.Inflation, _ variation: CohortVariation) -> Bool {
        inflation.value == 1 && inflation.degreesOfFreedom == .infinity && variation.luck == nil
    }

    private static func tail(_ inflation: CohortVariation.Inflation, _ variation: CohortVariation) -> UnitTail {
        UnitTail(
            base: inflation.value - inflation.growth * variation.rho, growth: inflation.growth, variation: variation)
    }

    private static func check(_ inflation: Double, _ degreesOfFreedom: Double) throws(StatisticsError) {
        if !(inflation >= 1 && inflation.isFinite) { throw .outOfRange(argument: "inflation", value: inflation) }
        if !(degreesOfFreedom > 0) { throw .outOfRange(argument: "degreesOfFreedom", value: degreesOfFreedom) }
    }
}
