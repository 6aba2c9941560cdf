// SPDX-License-Identifier: GPL-3.0-or-later

/// The two-sided p-value of one unit's score whose variance rests on ρ.
///
/// The body is t with the degrees of freedom of ρ̂. Far out that is too light: ρ̂ is that of the average unit, and the ρ of single
/// units lie about it. A normal score whose variance has the relative standard deviation c over units has the kurtosis
/// 3 (1 + c²), which is that of t with 4 + 2 / c² degrees of freedom and variance 1. The larger of both p-values counts, so that
/// nothing changes where ρ is 0 and hardly anything in the body.
///
/// Where ρ̂ is that of the ordinary changes, the unit itself is taken for ordinary: ``OwnLuck``. Then c is taken at ρ̂ and its
/// standard error.
struct UnitTail {
    /// The variance where ρ is 0, above 0.
    let base: Double
    /// The derivative of the variance by ρ, at least 0.
    let growth: Double
    let variation: CohortVariation

    /// The standard deviation of ρ between units, relative to its mean.
    ///
    /// With cohorts of one standard deviation, schools whose shares differ by three tenths have 0.41 to 0.44 at shares of 10 to
    /// 50 %. One half is the prior spread of related indicators as well: ``CohortVariation/median(_:)``.
    private static let spread = 0.5

    /// Returns 2 P(T > |score| / √V), the larger of body and tail.
    func twoSided(_ score: Double) -> Double {
        let size = abs(score)
        let rho = variation.luck?.rho(square: size * size / base, gain: growth / base) ?? variation.rho
        let variance = InflatedVariance(value: base + growth * rho, slope: growth)
        let degrees = variation.degreesOfFreedom(variance)
        let z = size / variance.value.squareRoot()
        let body = min(1, 2 * StudentTail.upper(z, degreesOfFreedom: degrees))
        // The four degrees of freedom of the prior say that nothing is known of the unit's ρ.
        if variation.source == .prior { return body }
        // There the body is larger for all degrees of freedom from 10 on, and most units need no second look.
        if body > 0.2 && degrees >= 10 { return body }
        // ρ̂ of the ordinary changes leaves out what looked like true ones; not the unit's own ρ, which its score moves: with that a
        // larger score might have a larger p.
        let usual = variation.luck == nil ? variation.rho : variation.rho + (variation.standardError ?? 0)
        let relative = Self.spread * growth * usual / (base + growth * usual)
        if !(relative > 0) { return body }
        let own = 4 + 2 / (relative * relative)
        let joint = 1 / (1 / degrees + 1 / own)
        let tail = 2 * StudentTail.upper(z * (own / (own - 2)).squareRoot(), degreesOfFreedom: joint)
        return max(body, min(1, tail))
    }
}
