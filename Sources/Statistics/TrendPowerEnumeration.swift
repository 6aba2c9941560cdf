// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The power of the trend test from all outcomes: counts are beta-binomial with the ρ of the design, and an outcome counts
/// where its inflated mid-p is below the significance level.
///
/// O(Σ n · Σ n s · n) time: a millisecond for three periods of 20, a tenth of a second for three of 150.
public struct TrendPowerEnumeration: Sendable {
    /// The largest sum of the totals that is enumerated.
    public static let largestTotal = 600
    /// The most cells (successes, statistic).
    private static let largestGrid = 1 << 22

    private let design: TrendDesign
    private let scores: [Int]
    private let width: Int
    /// By number of successes: the outcomes with a statistic up to the first or from the second on are rejected.
    private let lower: [Int]
    private let upper: [Int]

    /// Finds the outcomes that are rejected; nil where they are too many to enumerate.
    ///
    /// - Parameters:
    ///   - design: The sizes of the unit, its level and variation.
    ///   - significance: The level of the unadjusted two-sided test, between 0 and 1.
    public init?(_ design: TrendDesign, significance: Double) {
        let totals = (0..<design.count).map { design.total($0) }
        let total = totals.reduce(0, +)
        if total > Double(Self.largestTotal) { return nil }
        let step = (0..<design.count).reduce(0) { ScoredCount.greatestCommonDivisor($0, design.score($1)) }
        scores = (0..<design.count).map { design.score($0) / max(step, 1) }
        let (all, reach) = (Int(total), zip(scores, totals).reduce(0.0) { $0 + Double($1.0) * $1.1 })
        if reach * total > Double(Self.largestGrid) { return nil }
        self.design = design
        width = Int(reach) + 1
        let weights = totals.map { n in
            (0...Int(n)).map { exp(LogProbability.choose(Int(n), $0)) }
        }
        let grid = Self.convolved(weights, scores, width: width, total: all)
        // p of the test is below the level where the mid-p is below this.
        let quantile = StudentTail.quantile(
            tail: significance / 2, degreesOfFreedom: design.inflation.degreesOfFreedom)
        let limit = 2 * GSL.normalTail(quantile * design.inflation.value.squareRoot())
        var (lower, upper) = (Array(repeating: -1, count: all + 1), Array(repeating: Int.max, count: all + 1))
        for successes in 1..<max(all, 1) {
            let row = grid[(successes * width)..<((successes + 1) * width)]
            (lower[successes], upper[successes]) = Self.borders(
                Array(row), expected: successes * Int(reach), total: all, limit: limit)
        }
        (self.lower, self.upper) = (lower, upper)
    }

    /// The probability that p is below the significance level.
    ///
    /// - Parameter change: The size of the change over the window, a fraction of at least 0.
    /// - Returns: The power; nil where the share would leave 0…1.
    public func power(_ change: Double) -> Double? {
        if change > design.largestChange + 1e-12 { return nil }
        let total = lower.count - 1
        let probabilities = (0..<design.count).map { index in
            Self.probabilities(
                Int(design.total(index)), share: design.share(index, change), inflation: design.inflation(index))
        }
        let grid = Self.convolved(probabilities, scores, width: width, total: total)
        var sum = 0.0
        for successes in 1..<max(total, 1) {
            let start = successes * width
            if lower[successes] >= 0 { for s in 0...lower[successes] { sum += grid[start + s] } }
            if upper[successes] < width { for s in upper[successes]..<width { sum += grid[start + s] } }
        }
        return min(1, sum)
    }

    /// The smallest change that is seen with a probability.
    ///
    /// - Parameter target: The power, between 0 and 1.
    /// - Returns: The change to a thousandth of a point; nil where no admissible share reaches it.
    public func detectable(_ target: Double = 0.8) -> Double? {
        var (low, high) = (0.0, design.largestChange)
        guard let most = power(high), most >= target else { return nil }
        while high - low > 1e-5 {
            let middle = 0.5 * (low + high)
            if (power(middle) ?? 1) >= target { high = middle } else { low = middle }
        }
        return high
    }

    /// The last statistic of the lower tail and the first of the upper one whose mid-p is below the limit.
    private static func borders(
        _ weights: [Double], expected: Int, total: Int, limit: Double
    ) -> (lower: Int, upper: Int) {
        let all = weights.reduce(0, +)
        var (low, high) = (0, weights.count - 1)
        var (below, above) = (-1, Int.max)
        var beyond = 0.0
        while low <= high {
            let (left, right) = (abs(low * total - expected), abs(high * total - expected))
            let distance = max(left, right)
            var ties = left == distance ? weights[low] : 0
            if right == distance && high != low { ties += weights[high] }
            if (beyond + 0.5 * ties) / all >= limit { break }
            beyond += ties
            if left == distance {
                // A statistic that cannot occur moves no border, but costs nothing either.
                if low * total <= expected { below = low } else { above = min(above, low) }
                low += 1
            }
            if right == distance && high >= low {
                if high * total > expected { above = high } else { below = max(below, high) }
                high -= 1
            }
        }
        return (below, above)
    }

    /// The weights of (successes, statistic) from those of the periods.
    private static func convolved(_ periods: [[Double]], _ scores: [Int], width: Int, total: Int) -> [Double] {
        var grid = [Double](repeating: 0, count: (total + 1) * width)
        grid[0] = 1
        var (most, reach) = (0, 0)
        for (weights, score) in zip(periods, scores) {
            var next = [Double](repeating: 0, count: grid.count)
            for successes in 0...most {
                for statistic in 0...reach {
                    let weight = grid[successes * width + statistic]
                    if weight == 0 { continue }
                    var cell = successes * width + statistic
                    for value in weights {
                        next[cell] += weight * value
                        cell += width + score
                    }
                }
            }
            most += weights.count - 1
            reach += score * (weights.count - 1)
            grid = next
        }
        return grid
    }

    /// The beta-binomial probabilities of one period.
    private static func probabilities(_ n: Int, share: Double, inflation: Double) -> [Double] {
        if share <= 0 || share >= 1 { return (0...n).map { ($0 == (share <= 0 ? 0 : n)) ? 1 : 0 } }
        let rho = n > 1 ? (inflation - 1) / Double(n - 1) : 0
        if rho <= 0 {
            return (0...n).map { exp(LogProbability.binomial($0, of: n, success: share, failure: 1 - share)) }
        }
        let (a, b) = (share * (1 / rho - 1), (1 - share) * (1 / rho - 1))
        var logs = [0.0]
        for x in 0..<n {
            let (k, rest) = (Double(x), Double(n - x))
            logs.append(logs[x] + log(rest * (a + k) / ((k + 1) * (b + rest - 1))))
        }
        let largest = logs.reduce(-.infinity, max)
        let weights = logs.map { exp($0 - largest) }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }
}
