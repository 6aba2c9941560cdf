// SPDX-License-Identifier: GPL-3.0-or-later

/// The common trend of several units, each compared with itself only: Mantel's extension with the units as strata.
///
/// U = Σ_i Σ_t (s_t − s̄_i)(x_it − n_it p̄_i), so that a change in the mix of units is no change. The variance is that of each
/// stratum given its total, inflated by φ_it; ρ = 0 gives Mantel's statistic. The size of the change is the mean of the units' slopes
/// weighted by Σ n_it (s_t − s̄_i)², times the window; its error takes the level variances drawn towards each other
/// (``ShrunkenLevels``), which are not 0 where no unit has a success.
///
/// With the movement of other units given, levels are fitted beside it on the logit scale, and the result is the change of the group
/// relative to the others (``NetChange``).
///
/// ## References
/// - Mantel N. (1963). Chi-square tests with one degree of freedom: extensions of the Mantel–Haenszel procedure. *JASA* 58, 690–700.
public enum StratifiedTrend {
    /// Tests the common trend of units.
    ///
    /// - Parameters:
    ///   - units: The counts of each unit, all with the same periods; those with one period take no part.
    ///   - scores: The calendar years, rising strictly; shape (periods).
    ///   - movement: γ of units that are not among these; nil: none.
    ///   - variation: ρ and its error.
    /// - Returns: The change from the first score to the last, its error and the test of 0.
    /// - Throws: ``StatisticsError/tooFewGroups(required:found:)`` where no unit has two periods; what counts throw.
    public static func difference(
        _ units: [PeriodCounts], scores: [Int], movement: CommonMovement.Effects? = nil, variation: CohortVariation
    ) throws(StatisticsError) -> TestedDifference {
        for (index, unit) in units.enumerated() { try unit.check(periods: scores.count, index: index) }
        let strata = PeriodCounts.canonical(units).map { units[$0] }.filter { $0.present > 1 }
        if strata.isEmpty { throw .tooFewGroups(required: 1, found: 0) }
        let movement = movement ?? .none(scores.count)
        let rho = variation.rho
        let distances = scores.map { Double($0 - scores[0]) }
        let lines = strata.map { lineWeights($0, distances) }
        let information = lines.reduce(0) { $0 + $1.spread }
        let present = distances.indices.filter { period in strata.contains { $0.counts[period].total > 0 } }
        let window = distances[present[present.count - 1]] - distances[present[0]]
        let levels = try ShrunkenLevels(
            strata.map(\.whole), inflation: strata.map { $0.levelInflation(rho: rho) })
        var (score, variance) = (0.0, InflatedVariance.zero)
        var (estimate, error) = (0.0, InflatedVariance.zero)
        var contrast = Array(repeating: 0.0, count: scores.count)
        var sensitivity = contrast
        for (unit, line) in zip(strata, lines) {
            let trend = OffsetTrend(unit, scores: distances, movement: movement.values, rho: rho)
            score += trend.score
            // The counts give p(1 − p), on average smaller than μ(1 − μ) by the variance of the whole count, not by 1/N only: over
            // many strata that does not vanish.
            let (all, inflation) = (Double(unit.whole.total), unit.levelInflation(rho: rho))
            let seen = inflation < all ? min((all - 1) / (all - inflation), 2) : 2
            variance =
                variance + InflatedVariance(value: seen * trend.variance.value, slope: seen * trend.variance.slope)
            let k = line.products.map { $0 * window / information }
            let slope = OffsetSlope(unit, trend, weights: k)
            estimate += slope.estimate
            let level = levels.binomialVariance(unit.whole, inflation: unit.levelInflation(rho: rho))
            for period in k.indices {
                contrast[period] += trend.contrast[period]
                sensitivity[period] += slope.sensitivity[period]
                guard unit.counts[period].total > 0 else { continue }
                let part = k[period] * k[period] * level / Double(unit.counts[period].total)
                error =
                    error
                    + InflatedVariance(
                        value: part * unit.inflation(period, rho: rho), slope: part * unit.inflationSlope(period))
            }
        }
        return TestedDifference(
            estimate: estimate, error: error + movement.inflated(sensitivity), score: score,
            variance: variance + movement.inflated(contrast), variation)
    }

    /// n_t (s_t − s̄) and Σ n_t (s_t − s̄)².
    private static func lineWeights(
        _ unit: PeriodCounts, _ distances: [Double]
    ) -> (products: [Double], spread: Double) {
        let sizes = unit.counts.map { Double($0.total) }
        let centre = zip(sizes, distances).reduce(0) { $0 + $1.0 * $1.1 } / sizes.reduce(0, +)
        let products = zip(sizes, distances).map { $0 * ($1 - centre) }
        return (products, zip(products, distances).reduce(0) { $0 + $1.0 * ($1.1 - centre) })
    }
}
