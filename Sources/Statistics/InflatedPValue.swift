// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// A p-value of a binomial test, made honest for counts that vary more than a binomial coin.
///
/// The normal quantile that belongs to the two-sided p-value is divided by the square root of the inflation of the
/// variance and looked up again: p = 2·P(Z > z/√φ). For φ = 1 the value stays as it is; it never falls.
public enum InflatedPValue {
    /// Inflates a two-sided p-value.
    ///
    /// - Parameters:
    ///   - p: The two-sided p-value of the binomial test, from 0 to 1.
    ///   - inflation: φ, the variance relative to the binomial one; at least 1.
    /// - Returns: The inflated two-sided p-value, from `p` to 1.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public static func twoSided(_ p: Double, inflation: Double) throws(StatisticsError) -> Double {
        if !(p >= 0 && p <= 1) { throw .outOfRange(argument: "p", value: p) }
        if !(inflation >= 1 && inflation.isFinite) { throw .outOfRange(argument: "inflation", value: inflation) }
        if inflation == 1 || p == 0 || p == 1 { return p }
        let z = GSL.normalQuantile(tail: p / 2)
        return min(1, max(p, 2 * GSL.normalTail(z / inflation.squareRoot())))
    }

    /// Inflates a two-sided p-value given by its logarithm, which goes on where the value itself is 0.
    ///
    /// - Parameters:
    ///   - logP: The natural logarithm of the two-sided p-value, finite and at most 0.
    ///   - inflation: φ, the variance relative to the binomial one; at least 1.
    /// - Returns: The inflated two-sided p-value.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public static func twoSided(logP: Double, inflation: Double) throws(StatisticsError) -> Double {
        if !(logP <= 0 && logP.isFinite) { throw .outOfRange(argument: "logP", value: logP) }
        if logP > -600 { return try twoSided(exp(logP), inflation: inflation) }
        if !(inflation >= 1 && inflation.isFinite) { throw .outOfRange(argument: "inflation", value: inflation) }
        // Mills' ratio to four terms: its error is below 1e-13 where z > 34; Newton's step is −f / z to first order.
        var z = (-2 * logP).squareRoot()
        for _ in 0..<8 {
            let s = 1 / (z * z)
            let ratio = (1 - s * (1 - s * (3 - s * (15 - s * 105)))) / z
            let logTail = -0.5 * z * z + log(ratio) + 0.5 * log(2 / Double.pi)
            z += (logTail - logP) / z
        }
        return 2 * GSL.normalTail(z / inflation.squareRoot())
    }
}
