// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The chance that shares change in one direction at every step although nothing changed: all groups at the pooled share.
///
/// Exact for independent binomial counts with the sizes given: O(Σ n) time. For three large groups of equal size it is about 1/6.
///
/// ```swift
/// let chance = try MonotoneChance([BinomialCount(5, of: 25), BinomialCount(4, of: 25), BinomialCount(3, of: 25)])
/// print(chance.falling, chance.isFalling)
/// ```
public struct MonotoneChance: Sendable, Equatable {
    /// The probability that every share is smaller than the one before.
    public let falling: Double
    /// The probability that every share is larger than the one before.
    public let rising: Double
    /// Whether the observed shares fall at every step.
    public let isFalling: Bool
    /// Whether the observed shares rise at every step.
    public let isRising: Bool

    /// Computes the chance for counts in order.
    ///
    /// - Parameter groups: At least two counts, each with observations.
    /// - Throws: ``StatisticsError/tooFewGroups(required:found:)``, ``StatisticsError/emptyGroup(index:)``,
    ///   ``StatisticsError/countOutOfRange(index:successes:total:)``.
    public init(_ groups: [BinomialCount]) throws(StatisticsError) {
        if groups.count < 2 { throw .tooFewGroups(required: 2, found: groups.count) }
        for index in groups.indices { try groups[index].checked(index: index) }
        var (falls, rises, total, successes) = (true, true, groups[0].total, groups[0].successes)
        for index in 1..<groups.count {
            let (before, after) = (groups[index - 1], groups[index])
            let left = Int128(after.successes) * Int128(before.total)
            let right = Int128(before.successes) * Int128(after.total)
            falls = falls && left < right
            rises = rises && left > right
            total += after.total
            successes += after.successes
        }
        isFalling = falls
        isRising = rises
        let share = Double(successes) / Double(total)
        if successes == 0 || successes == total {
            (falling, rising) = (0, 0)
            return
        }
        let distributions = groups.map { Distribution(of: $0.total, share: share, odds: share / (1 - share)) }
        rising = Self.chain(distributions)
        falling = Self.chain(distributions.reversed())
    }

    /// P(every share is larger than the one before).
    private static func chain(_ groups: [Distribution]) -> Double {
        var previous = groups[0]
        for index in 1..<groups.count {
            var next = groups[index]
            var (sum, used) = (0.0, 0)
            for offset in next.probabilities.indices {
                let right = Int128(next.lowest + offset) * Int128(previous.total)
                while used < previous.probabilities.count
                    && Int128(previous.lowest + used) * Int128(next.total) < right
                {
                    sum += previous.probabilities[used]
                    used += 1
                }
                next.probabilities[offset] *= sum
            }
            previous = next
        }
        return min(1, previous.probabilities.reduce(0, +))
    }

    /// The binomial probabilities of one group, but for those that no sum would notice.
    private struct Distribution {
        let total: Int
        let lowest: Int
        var probabilities: [Double]

        init(of total: Int, share: Double, odds: Double) {
            let mode = min(total, Int(Double(total + 1) * share))
            let peak = exp(LogProbability.binomial(mode, of: total, success: share, failure: 1 - share))
            var downward: [Double] = []
            var (probability, x) = (peak, mode)
            while x > 0 && probability > 1e-25 {
                probability *= Double(x) / (Double(total - x + 1) * odds)
                x -= 1
                downward.append(probability)
            }
            lowest = x
            probabilities = downward.reversed()
            probabilities.append(peak)
            (probability, x) = (peak, mode)
            while x < total && probability > 1e-25 {
                probability *= Double(total - x) / Double(x + 1) * odds
                x += 1
                probabilities.append(probability)
            }
            self.total = total
        }
    }
}
