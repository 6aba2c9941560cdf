// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The p-values that a test can take when nothing is to be found, and the one that it took.
public struct DiscreteNull: Sendable, Equatable {
    /// The values that can occur, strictly rising; empty for a test with so many that any value can occur.
    public let support: [Double]
    /// The value observed, one of ``support`` where that is not empty.
    public let p: Double

    /// Joins a support and an observed value.
    ///
    /// - Parameters:
    ///   - support: Strictly rising values above 0, at most 1; P(p ≤ a) = a for each of them. Empty: any value can occur.
    ///   - p: The value observed.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``, ``StatisticsError/nonFiniteValue(argument:index:)``.
    public init(support: [Double], p: Double) throws(StatisticsError) {
        if !(p >= 0 && p <= 1) { throw .outOfRange(argument: "p", value: p) }
        for index in support.indices {
            if !support[index].isFinite { throw .nonFiniteValue(argument: "support", index: index) }
            if support[index] <= (index == 0 ? 0 : support[index - 1]) || support[index] > 1 + 1e-9 {
                throw .outOfRange(argument: "support", value: support[index])
            }
        }
        self.init(checked: support, p: p)
    }

    init(checked support: [Double], p: Double) {
        self.support = support
        self.p = p
    }

    /// The most outcomes that are enumerated; beyond, any value can occur as far as one can see.
    private static let largestEnumeration = 1 << 22

    /// The values of ``CochranArmitageTest/pExact`` given the total of successes.
    ///
    /// - Parameter periods: At least two counts with strictly rising scores, each with observations.
    /// - Throws: What ``CochranArmitageTest`` throws.
    public init(trend periods: [ScoredCount]) throws(StatisticsError) {
        try ScoredCount.check(periods, atLeast: 2)
        let problem = TrendProblem(periods)
        guard problem.hasOutcomes else {
            self.init(checked: [1], p: 1)
            return
        }
        guard let weights = Self.weights(problem) else {
            self.init(checked: [], p: CochranArmitageTest(checked: periods).pExact)
            return
        }
        let (n, k) = (Int128(problem.total), Int128(problem.successes))
        func distance(_ statistic: Int) -> Int128 {
            let deviation = n * Int128(statistic) - k * problem.scoredTotal
            return deviation < 0 ? -deviation : deviation
        }
        let ordered = weights.map { (distance: distance($0.key), weight: $0.value, statistic: $0.key) }
            .sorted { ($0.distance, $0.statistic) > ($1.distance, $1.statistic) }
        let observed = distance(problem.periods.reduce(0) { $0 + $1.score * $1.observed })
        let all = ordered.reduce(0) { $0 + $1.weight }
        var (support, sum, own) = ([Double](), 0.0, 1.0)
        for index in ordered.indices {
            sum += ordered[index].weight
            if index + 1 < ordered.count && ordered[index + 1].distance == ordered[index].distance { continue }
            let value = index + 1 == ordered.count ? 1 : sum / all
            if ordered[index].distance == observed { own = value }
            // Outcomes too improbable to move a sum share its value.
            if value > support.last ?? 0 { support.append(value) }
        }
        self.init(checked: support, p: own)
    }

    /// The weight of each statistic given the total of successes; nil where the outcomes are too many.
    private static func weights(_ problem: TrendProblem) -> [Int: Double]? {
        let last = problem.periods[problem.periods.count - 1]
        var states: [Int: [Int: Double]] = [0: [0: 0]]
        var steps = 1
        for period in problem.periods.dropLast() {
            steps *= min(period.total, problem.successes) + 1
            if steps > largestEnumeration { return nil }
        }
        // Logarithms until the last period: products of large coefficients would leave the range of numbers.
        let whole = LogProbability.choose(problem.total, problem.successes)
        for period in problem.periods.dropLast() {
            var next: [Int: [Int: Double]] = [:]
            let ways = (0...min(period.total, problem.successes)).map { LogProbability.choose(period.total, $0) }
            for (taken, row) in states.sorted(by: { $0.key < $1.key }) {
                for (statistic, weight) in row.sorted(by: { $0.key < $1.key }) {
                    for x in 0..<min(ways.count, problem.successes - taken + 1) {
                        let place = statistic + period.score * x
                        let value = weight + ways[x]
                        next[taken + x, default: [:]].merge([place: value]) { a, b in
                            max(a, b) + log1p(exp(-abs(a - b)))
                        }
                    }
                }
            }
            states = next
        }
        var sums: [Int: Double] = [:]
        for (taken, row) in states.sorted(by: { $0.key < $1.key }) {
            let x = problem.successes - taken
            if x > last.total { continue }
            let ways = LogProbability.choose(last.total, x) - whole
            for (statistic, weight) in row.sorted(by: { $0.key < $1.key }) {
                sums[statistic + last.score * x, default: 0] += exp(weight + ways)
            }
        }
        return sums
    }
}
