// SPDX-License-Identifier: GPL-3.0-or-later

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
}
