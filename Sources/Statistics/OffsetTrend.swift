// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The score of one unit's own slope on the logit scale, its level fitted beside a known movement γ.
///
/// U = Σ (s_t − s̄)(x_t − n_t μ_t) with logit μ_t = α̂ + γ_t and s̄ weighted by w_t = n_t μ_t (1 − μ_t). The variance is
/// N/(N − 1) Σ φ_t w_t (s_t − s̄)²; the factor is that of the conditional distribution given Σ x, so that γ = 0 and φ = 1 give
/// the stratum of Mantel's extension.
struct OffsetTrend {
    let score: Double
    let variance: InflatedVariance
    /// c_t = w_t (s_t − s̄): how the score answers to γ_t.
    let contrast: [Double]
    /// μ_t.
    let expected: [Double]
    /// w_t.
    let weights: [Double]
    /// s_t − s̄.
    let distances: [Double]
    /// The variance of the score without inflation.
    let plainVariance: Double

    init(_ unit: PeriodCounts, scores: [Double], movement: [Double], rho: Double) {
        let counts = unit.counts
        let whole = unit.whole
        var expected = Array(repeating: whole.share, count: counts.count)
        if whole.successes > 0, whole.successes < whole.total, movement.contains(where: { $0 != 0 }) {
            let level = Self.level(counts, movement)
            expected = movement.map { 1 / (1 + exp(-level - $0)) }
        }
        let weights = counts.indices.map { Double(counts[$0].total) * expected[$0] * (1 - expected[$0]) }
        let sum = weights.reduce(0, +)
        guard sum > 0, whole.total > 1 else {
            (score, variance) = (0, .zero)
            (contrast, self.expected) = (Array(repeating: 0, count: counts.count), expected)
            (self.weights, distances, plainVariance) = (weights, contrast, 0)
            return
        }
        let centre = zip(weights, scores).reduce(0) { $0 + $1.0 * $1.1 } / sum
        let conditional = Double(whole.total) / Double(whole.total - 1)
        var (score, plain, variance) = (0.0, 0.0, InflatedVariance.zero)
        for period in counts.indices where counts[period].total > 0 {
            let distance = scores[period] - centre
            score += distance * (Double(counts[period].successes) - Double(counts[period].total) * expected[period])
            let spread = conditional * weights[period] * distance * distance
            plain += spread
            variance =
                variance
                + InflatedVariance(
                    value: spread * unit.inflation(period, rho: rho), slope: spread * unit.inflationSlope(period))
        }
        self.score = score
        self.variance = variance
        contrast = counts.indices.map { weights[$0] * (scores[$0] - centre) }
        self.expected = expected
        (self.weights, distances, plainVariance) = (weights, scores.map { $0 - centre }, plain)
    }

    /// The α with Σ n_t μ_t = Σ x_t: the sum rises with α, so bisection keeps Newton's steps inside.
    private static func level(_ counts: [BinomialCount], _ movement: [Double]) -> Double {
        let found = counts.reduce(0.0) { $0 + Double($1.successes) }
        let all = counts.reduce(0.0) { $0 + Double($1.total) }
        let centre = log(found / (all - found))
        var (low, high) = (centre - (movement.max() ?? 0), centre - (movement.min() ?? 0))
        var alpha = (low + high) / 2
        for _ in 0..<100 {
            var (sum, slope) = (-found, 0.0)
            for (count, effect) in zip(counts, movement) where count.total > 0 {
                let mean = 1 / (1 + exp(-alpha - effect))
                sum += Double(count.total) * mean
                slope += Double(count.total) * mean * (1 - mean)
            }
            if sum > 0 { high = alpha } else { low = alpha }
            let next = alpha - sum / slope
            let moved = next > low && next < high ? next : (low + high) / 2
            if abs(moved - alpha) < 1e-14 * max(1, abs(alpha)) { break }
            alpha = moved
        }
        return alpha
    }
}

/// The size of a change in shares: Σ k_t (x_t/n_t − μ_t), and how it answers to the movement.
struct OffsetSlope {
    let estimate: Double
    /// The derivative by γ, its sign turned.
    let sensitivity: [Double]

    /// Takes the weights k of the shares.
    init(_ unit: PeriodCounts, _ trend: OffsetTrend, weights k: [Double]) {
        let slopes = trend.expected.map { $0 * (1 - $0) }
        var (estimate, drift) = (0.0, 0.0)
        for period in k.indices where unit.counts[period].total > 0 {
            estimate += k[period] * (unit.counts[period].share - trend.expected[period])
            drift += k[period] * slopes[period]
        }
        self.estimate = estimate
        let sum = trend.weights.reduce(0, +)
        sensitivity = k.indices.map { period in
            sum > 0 ? k[period] * slopes[period] - drift * trend.weights[period] / sum : 0
        }
    }
}
