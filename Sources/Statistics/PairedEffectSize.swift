// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Standardised sizes of a mean difference between paired scores.
///
/// d_z divides by the standard deviation of the differences, d_av by the mean of both standard deviations. Hedges' correction
/// for small samples, Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)) with ν = n − 1, stands in fields of its own. What cannot be divided is nil.
///
/// ```swift
/// let size = PairedEffectSize(try PairedScores(before: [61, 58, 70], after: [66, 64, 70]))
/// print(size.dz, size.dav)  // 1.14 0.79
/// ```
///
/// ## References
/// - Cumming G. (2012). *Understanding the New Statistics*, 11.
/// - Hedges L. V. (1981). Distribution theory for Glass's estimator of effect size. *J. Educ. Stat.* 6, 107–128.
public struct PairedEffectSize: Sendable, Equatable {
    /// The size that an interval speaks about.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// By the standard deviation of the differences.
        case dz
        /// By the mean standard deviation of before and after.
        case dav
    }

    /// The mean difference over the standard deviation of the differences.
    public let dz: Double?
    /// The mean difference over the mean of the standard deviations before and after.
    public let dav: Double?
    /// Hedges' factor; nil below three pairs.
    public let correction: Double?
    /// ``dz`` times ``correction``.
    public var gz: Double? { correction.flatMap { factor in dz.map { $0 * factor } } }
    /// ``dav`` times ``correction``.
    public var gav: Double? { correction.flatMap { factor in dav.map { $0 * factor } } }

    /// Sizes a mean difference.
    ///
    /// - Parameter pairs: The scores before and after.
    public init(_ pairs: PairedScores) {
        let mean = pairs.meanDifference
        dz = pairs.standardDeviation.flatMap { $0 > 0 ? mean / $0 : nil }
        if let before = Moments(pairs.before).standardDeviation, let after = Moments(pairs.after).standardDeviation,
            before + after > 0
        {
            dav = mean / ((before + after) / 2)
        } else {
            dav = nil
        }
        let half = Double(pairs.count - 1) / 2
        correction = pairs.count < 3 ? nil : exp(lgamma(half) - lgamma(half - 0.5)) / half.squareRoot()
    }
}
