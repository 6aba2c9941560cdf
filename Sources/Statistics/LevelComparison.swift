// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The level of each unit against the pooled share of all other units in the same periods.
///
/// The score of an own intercept beside the others' level on the logit scale: U = Σ_t (x_t − n_t q_t), where q_t is the share of the
/// others (leave-one-out, with half a success added). Its standardised value is the normal quantile of the exact binomial mid-p of
/// Σ x_t at the mean of q_t: the plain U/√V calls 6 of 19 where 2 are expected a difference three times too often. It is divided by √φ,
/// φ the variance relative to Σ n_t q_t (1 − q_t): that of the unit's own count inflated, and Σ n_t² Var q_t, the others' inflated
/// one; p from t with the degrees of freedom of ρ. ``TestedDifference/estimate`` is U / Σ n_t: the unit's share less that which the
/// others would have with its numbers of observations by period. The spread between units is no part of the error: the question is
/// whether this unit differs from the others, not whether it is an odd one.
public struct LevelComparison: Sendable {
    /// The level of each unit over all periods, drawn towards the common one.
    public let levels: ShrunkenLevels
    private let units: [PeriodCounts]
    /// μ(1 − μ) of each unit; 0 for one without observations.
    private let variances: [Double]
    private let variation: CohortVariation
    private let found: [Double]
    private let all: [Double]
    private let noise: [InflatedVariance]
    private let count: Int
    private let allPupils: Double
    private let largest: [(pupils: Double, unit: Int)]

    /// Sums up the units.
    ///
    /// - Parameters:
    ///   - units: The counts of each unit, all with the same periods; at least one with observations.
    ///   - variation: ρ and its error.
    /// - Throws: ``StatisticsError/tooFewGroups(required:found:)`` where no unit has observations; what counts throw.
    public init(_ units: [PeriodCounts], variation: CohortVariation) throws(StatisticsError) {
        let periods = units.first?.counts.count ?? 0
        for (index, unit) in units.enumerated() { try unit.check(periods: periods, index: index) }
        let order = PeriodCounts.canonical(units).filter { units[$0].present > 0 }
        let wholes = order.map { units[$0].whole }
        let inflations = order.map { units[$0].levelInflation(rho: variation.rho) }
        let levels = try ShrunkenLevels(wholes, inflation: inflations)
        self.levels = levels
        self.units = units
        self.variation = variation
        count = order.count
        var (allPupils, largest) = (0.0, [(pupils: Double, unit: Int)]())
        for (unit, whole) in zip(order, wholes) {
            let pupils = Double(whole.total) / units[unit].worksPerPupil
            allPupils += pupils
            let place = largest.firstIndex { $0.pupils < pupils } ?? largest.count
            if place < 2 {
                largest.insert((pupils, unit), at: place)
                if largest.count > 2 { largest.removeLast() }
            }
        }
        (self.allPupils, self.largest) = (allPupils, largest)
        var variances = Array(repeating: 0.0, count: units.count)
        for (place, unit) in order.enumerated() {
            variances[unit] = levels.binomialVariance(wholes[place], inflation: inflations[place])
        }
        self.variances = variances
        var found = Array(repeating: 0.0, count: periods)
        var (all, noise) = (found, Array(repeating: InflatedVariance.zero, count: periods))
        for unit in order {
            for period in 0..<periods {
                found[period] += Double(units[unit].counts[period].successes)
                all[period] += Double(units[unit].counts[period].total)
                noise[period] = noise[period] + Self.noise(units[unit], period, variances[unit], variation.rho)
            }
        }
        (self.found, self.all, self.noise) = (found, all, noise)
    }

    /// The variance of a count about its own level.
    private static func noise(
        _ unit: PeriodCounts, _ period: Int, _ levelVariance: Double, _ rho: Double
    ) -> InflatedVariance {
        let binomial = Double(unit.counts[period].total) * levelVariance
        return InflatedVariance(
            value: binomial * unit.inflation(period, rho: rho), slope: binomial * unit.inflationSlope(period))
    }

    /// The level of a unit, drawn towards the common one.
    ///
    /// - Parameter unit: The index of the unit.
    /// - Returns: A fraction strictly between 0 and 1.
    public func level(_ unit: Int) -> Double {
        levels.level(units[unit].whole, inflation: units[unit].levelInflation(rho: variation.rho))
    }

    /// The binomial variance μ(1 − μ) of one observation of a unit, from its drawn level.
    ///
    /// - Parameter unit: The index of the unit.
    /// - Returns: A variance above 0, at most 0.25.
    public func levelVariance(_ unit: Int) -> Double {
        levels.binomialVariance(units[unit].whole, inflation: units[unit].levelInflation(rho: variation.rho))
    }

    /// Compares a unit with all others; nil with fewer than five others, where one has more than half of their pupils, or where the
    /// unit has no period in common with them.
    ///
    /// - Parameter unit: The index of the unit.
    /// - Returns: Its share less the others', its error and the test of 0, or nil.
    public func others(of unit: Int) -> TestedDifference? {
        let own = units[unit]
        guard own.present > 0, count - 1 >= 5, let first = largest.first(where: { $0.unit != unit }),
            first.pupils <= (allPupils - own.pupils) / 2
        else { return nil }
        let reference = own.counts.indices.map { period -> (share: Double, error: InflatedVariance)? in
            let total = all[period] - Double(own.counts[period].total)
            guard total > 0 else { return nil }
            let part = Self.noise(own, period, variances[unit], variation.rho)
            let error = InflatedVariance(
                value: max(0, noise[period].value - part.value) / (total * total),
                slope: max(0, noise[period].slope - part.slope) / (total * total))
            return ((found[period] - Double(own.counts[period].successes) + 0.5) / (total + 1), error)
        }
        return difference(own, variances[unit], reference)
    }

    /// Compares a unit with counts of a reference that it is no part of, such as those of a region.
    ///
    /// - Parameters:
    ///   - unit: The index of the unit.
    ///   - reference: The counts by period; a total of 0 where there are none. Shape (periods).
    /// - Returns: Its share less the reference's, its error and the test of 0; nil without a common period.
    public func reference(_ unit: Int, _ reference: [BinomialCount]) -> TestedDifference? {
        let own = units[unit]
        precondition(reference.count == own.counts.count, "a reference has the periods of its units")
        return difference(
            own, variances[unit],
            reference.map { count in
                guard count.total > 0 else { return nil }
                let share = (Double(count.successes) + 0.5) / Double(count.total + 1)
                let variance = share * (1 - share) / Double(count.total)
                // The cohorts of a region are many: what is left of their variation is ρ of one cohort by their number, unknown here.
                return (share, InflatedVariance(value: variance, slope: 0))
            })
    }

    private func difference(
        _ own: PeriodCounts, _ levelVariance: Double, _ reference: [(share: Double, error: InflatedVariance)?]
    ) -> TestedDifference? {
        var (successes, expected, plain) = (0, 0.0, 0.0)
        var (score, observations) = (0.0, 0.0)
        var (variance, error) = (InflatedVariance.zero, InflatedVariance.zero)
        for (period, known) in reference.enumerated() {
            let n = Double(own.counts[period].total)
            guard let known, n > 0 else { continue }
            observations += n
            score += Double(own.counts[period].successes) - n * known.share
            let others = InflatedVariance(value: n * n * known.error.value, slope: n * n * known.error.slope)
            let (inflation, slope) = (own.inflation(period, rho: variation.rho), own.inflationSlope(period))
            let binomial = n * known.share * (1 - known.share)
            successes += own.counts[period].successes
            expected += n * known.share
            plain += binomial
            variance = variance + InflatedVariance(value: binomial * inflation, slope: binomial * slope) + others
            error =
                error + InflatedVariance(value: n * levelVariance * inflation, slope: n * levelVariance * slope)
                + others
        }
        guard observations > 0 else { return nil }
        let scale = 1 / (observations * observations)
        let z = Self.quantile(successes, of: Int(observations), share: expected / observations)
        return TestedDifference(
            estimate: score / observations,
            error: InflatedVariance(value: error.value * scale, slope: error.slope * scale),
            score: (z ?? abs(score) / plain.squareRoot()) * (score < 0 ? -1 : 1) * plain.squareRoot(),
            variance: variance, variation)
    }

    /// The normal quantile of the mid-p of a binomial count, at least 0; nil where the mid-p is too small to be told from 0.
    private static func quantile(_ successes: Int, of total: Int, share: Double) -> Double? {
        let half = 0.5 * exp(LogProbability.binomial(successes, of: total, success: share, failure: 1 - share))
        let isHigh = Double(successes) > Double(total) * share
        let tail =
            half
            + (isHigh
                ? GSL.binomialAbove(successes, of: total, probability: share)
                : successes == 0
                    ? 0 : GSL.binomialAbove(total - successes, of: total, probability: 1 - share))
        return tail < 1e-300 ? nil : max(0, GSL.normalQuantile(tail: min(tail, 0.5)))
    }
}
