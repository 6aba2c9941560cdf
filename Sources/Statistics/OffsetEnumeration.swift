// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// All outcomes of a unit given its total, with the movement γ of others as known odds: P ∝ Π C(n_t, x_t) e^(γ_t x_t).
///
/// With γ = 0 this is the distribution of the Cochran–Armitage test.
struct OffsetEnumeration {
    /// The most successes (or failures, the fewer of the two) and periods that are enumerated; beyond, the score is normal enough.
    static let largestCount = 40
    static let mostPeriods = 4

    private let totals: [Int]
    private let odds: [Double]
    private let distances: [Double]
    private let count: Int
    private var outcomes: [(log: Double, statistic: Double)] = []
    private let observed: Double

    /// Enumerates the outcomes; nil beyond the limits.
    ///
    /// - Parameters:
    ///   - counts: The counts by period.
    ///   - movement: γ by period.
    ///   - distances: s_t − s̄ by period.
    init?(_ counts: [BinomialCount], movement: [Double], distances: [Double]) {
        let present = counts.indices.filter { counts[$0].total > 0 }
        let (successes, all) = counts.reduce((0, 0)) { ($0.0 + $1.successes, $0.1 + $1.total) }
        // The fewer of successes and failures: their statistics are each other's mirror.
        let isFailure = successes > all - successes
        count = min(successes, all - successes)
        guard present.count <= Self.mostPeriods, count <= Self.largestCount, count > 0 else { return nil }
        totals = present.map { counts[$0].total }
        odds = present.map { isFailure ? -movement[$0] : movement[$0] }
        self.distances = present.map { distances[$0] }
        observed = present.reduce(0) {
            $0 + distances[$1]
                * Double(isFailure ? counts[$1].total - counts[$1].successes : counts[$1].successes)
        }
        add(period: 0, left: count, log: 0, statistic: 0)
    }

    private mutating func add(period: Int, left: Int, log: Double, statistic: Double) {
        let isLast = period == totals.count - 1
        if isLast && left > totals[period] { return }
        for x in isLast ? left...left : 0...min(left, totals[period]) {
            let next = log + LogProbability.choose(totals[period], x) + odds[period] * Double(x)
            let sum = statistic + distances[period] * Double(x)
            if isLast {
                outcomes.append((next, sum))
            } else {
                add(period: period + 1, left: left - x, log: next, statistic: sum)
            }
        }
    }

    /// The two-sided mid-p of the distance from the mean, from above 0 to 1.
    var midP: Double {
        let peak = outcomes.reduce(-Double.infinity) { max($0, $1.log) }
        var (all, moment) = (0.0, 0.0)
        for outcome in outcomes {
            let weight = exp(outcome.log - peak)
            all += weight
            moment += weight * outcome.statistic
        }
        let mean = moment / all
        let distance = abs(observed - mean)
        let tie = 1e-9 * max(1, distances.reduce(0) { max($0, abs($1)) } * Double(count))
        var sum = 0.0
        for outcome in outcomes {
            let own = abs(outcome.statistic - mean)
            if own > distance + tie {
                sum += exp(outcome.log - peak)
            } else if own >= distance - tie {
                sum += 0.5 * exp(outcome.log - peak)
            }
        }
        return min(1, sum / all)
    }
}
