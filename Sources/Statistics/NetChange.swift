// SPDX-License-Identifier: GPL-3.0-or-later

/// The change of one unit relative to the other units of a comparison.
///
/// The score test of the unit's own slope on the logit scale beside the movement γ̂ of the others, which carries their levels and
/// so no change of their mix. Variance: the unit's own, inflated, and that of γ̂: Σ Σ c_t c_u Cov(γ̂_t, γ̂_u), which is
/// Σ c_t² Var γ̂_t where the others are alike. p from t with the degrees of freedom of ρ, its tail heavier as that of the own change. With few successes the score is far from
/// normal: then its standardised value is the normal quantile of the exact conditional mid-p beside γ̂ (``OffsetEnumeration``),
/// divided by the root of the inflation, so that p is the unit's own deflated mid-p where the others stand still.
///
/// ``TestedDifference/estimate`` is the weighted straight line (weights n/φ) through what the shares have beyond the shares that
/// the unit would have moving as the others, from the first period to the last.
///
/// ```swift
/// let movement = try CommonMovement(units, rho: 0.01)
/// if let others = movement.others(of: 3) {
///     let net = try NetChange.difference(
///         units[3], scores: [2022, 2023, 2024], movement: others, levelVariance: 0.2, variation: .none)
/// }
/// ```
public enum NetChange {
    /// Compares a unit with the movement of others.
    ///
    /// - Parameters:
    ///   - unit: The counts of the unit, at least two periods with observations.
    ///   - scores: The calendar years, rising strictly; shape (periods).
    ///   - movement: γ of the others; shape (periods).
    ///   - levelVariance: The binomial variance μ(1 − μ) of one observation, above 0 and at most 0.25.
    ///   - variation: ρ and its error.
    /// - Returns: The net change, its error and the test of 0.
    /// - Throws: What the counts throw; ``StatisticsError/unequalLengths(first:second:)``;
    ///   ``StatisticsError/outOfRange(argument:value:)``; ``StatisticsError/tooFewGroups(required:found:)``.
    public static func difference(
        _ unit: PeriodCounts, scores: [Int], movement: CommonMovement.Effects, levelVariance: Double,
        variation: CohortVariation
    ) throws(StatisticsError) -> TestedDifference {
        try unit.check(periods: scores.count, index: 0)
        if movement.values.count != scores.count {
            throw .unequalLengths(first: scores.count, second: movement.values.count)
        }
        if unit.present < 2 { throw .tooFewGroups(required: 2, found: unit.present) }
        if !(levelVariance > 0 && levelVariance <= 0.25) {
            throw .outOfRange(argument: "levelVariance", value: levelVariance)
        }
        let rho = variation.rho
        let distances = scores.map { Double($0 - scores[0]) }
        let trend = OffsetTrend(unit, scores: distances, movement: movement.values, rho: rho)
        let line = lineWeights(unit, distances) { Double(unit.counts[$0].total) / unit.inflation($0, rho: rho) }
        let slope = OffsetSlope(unit, trend, weights: line)
        var error = InflatedVariance.zero
        for period in line.indices where unit.counts[period].total > 0 {
            let part = line[period] * line[period] * levelVariance / Double(unit.counts[period].total)
            error =
                error
                + InflatedVariance(
                    value: part * unit.inflation(period, rho: rho), slope: part * unit.inflationSlope(period))
        }
        return TestedDifference(
            estimate: slope.estimate, error: error + movement.inflated(slope.sensitivity),
            score: score(unit, trend, movement.values),
            variance: trend.variance + movement.inflated(trend.contrast), variation, ofOneUnit: true)
    }

    /// The score, or for few successes what a normal score of the same mid-p would be.
    private static func score(_ unit: PeriodCounts, _ trend: OffsetTrend, _ movement: [Double]) -> Double {
        guard trend.score != 0,
            let outcomes = OffsetEnumeration(unit.counts, movement: movement, distances: trend.distances)
        else { return trend.score }
        let p = outcomes.midP
        guard p > 1e-300 else { return trend.score }
        let z = p < 1 ? GSL.normalQuantile(tail: p / 2) : 0
        return (trend.score < 0 ? -z : z) * trend.plainVariance.squareRoot()
    }

    /// k with Σ k_t y_t = slope × window, from the first to the last period with observations.
    static func lineWeights(
        _ unit: PeriodCounts, _ distances: [Double], _ weight: (Int) -> Double
    ) -> [Double] {
        let present = unit.counts.indices.filter { unit.counts[$0].total > 0 }
        guard let first = present.first, let last = present.last else { return distances.map { _ in 0 } }
        let weights = distances.indices.map { unit.counts[$0].total > 0 ? weight($0) : 0 }
        let sum = weights.reduce(0, +)
        let centre = zip(weights, distances).reduce(0) { $0 + $1.0 * $1.1 } / sum
        let spread = zip(weights, distances).reduce(0) { $0 + $1.0 * ($1.1 - centre) * ($1.1 - centre) }
        let window = distances[last] - distances[first]
        return distances.indices.map { spread > 0 ? window * weights[$0] * (distances[$0] - centre) / spread : 0 }
    }
}

extension CommonMovement.Effects {
    /// The variance of Σ c γ̂ with its growth by ρ.
    func inflated(_ contrast: [Double]) -> InflatedVariance {
        let value = variance(contrast)
        return InflatedVariance(value: value, slope: value * relativeSlope)
    }
}
