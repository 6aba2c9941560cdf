// SPDX-License-Identifier: GPL-3.0-or-later

/// Sums the probabilities of all outcomes of a trend test.
///
/// Each period has the weights of its binomial distribution at the pooled share, relative to the most probable value, so that
/// the most probable outcomes weigh about 1 and a p-value of 1e-300 is still a normal number. The first periods are
/// convolved into states (successes so far, S so far); the last two are a product whose tails are sums over ranges.
enum TrendEnumeration {
    /// No more values of one period than this; weights beyond belong to samples for the approximation.
    private static let widest = 1 << 16

    /// The exact p-values; nil where that would take more than `limit` multiplications.
    static func pValues(_ problem: TrendProblem, limit: Int) -> (exact: Double, mid: Double)? {
        guard var table = Weights(problem) else { return nil }
        table.trim(problem)
        table.arrange()
        let last = table.periods[table.periods.count - 1]
        let inner = table.periods[table.periods.count - 2]
        // Two periods have a single state to start from; with three, the first period is the states; more are convolved.
        var states = States()
        if table.periods.count > 3 {
            states = States(table.periods[0], table.values)
            for period in table.periods[1..<(table.periods.count - 2)] {
                guard states.convolve(period, table.values, problem.successes, limit: limit) else { return nil }
            }
        }
        let first = table.periods.count == 3 ? table.periods[0] : nil
        if (first?.count ?? states.weights.count) > limit / inner.count { return nil }
        var tails = TrendTails(problem, inner: inner, last: last)
        unsafe table.values.withUnsafeBufferPointer { values in
            if let first {
                for index in 0..<first.count {
                    let x = first.lowest + index
                    unsafe tails.add(
                        values, successes: x, statistic: first.score * x, weight: values[first.start + index])
                }
            } else {
                for index in states.weights.indices {
                    unsafe tails.add(
                        values, successes: states.successes[index], statistic: states.statistics[index],
                        weight: states.weights[index])
                }
            }
        }
        return tails.pValues
    }

    /// The values of one period that are possible and count; its weights are a piece of a common array.
    struct Period {
        let score: Int
        let observed: Int
        var lowest: Int
        var start: Int
        var count: Int
        var highest: Int { lowest + count - 1 }
    }

    /// The weights of all periods, in one array.
    private struct Weights {
        var values: [Double] = []
        var periods: [Period] = []

        /// Nil where a period is too wide.
        init?(_ problem: TrendProblem) {
            let k = problem.successes
            let odds = Double(k) / Double(problem.total - k)
            let share = Double(k) / Double(problem.total)
            values.reserveCapacity(min(problem.total + problem.periods.count, 4096))
            periods.reserveCapacity(problem.periods.count)
            for period in problem.periods {
                let n = period.total
                let lowest = max(0, k - (problem.total - n))
                let highest = min(n, k)
                let mode = min(highest, max(lowest, Int(share * Double(n + 1))))
                let start = values.count
                var (weight, x) = (1.0, mode)
                while x > lowest {
                    weight *= Double(x) / (Double(n - x + 1) * odds)
                    if weight < 1e-305 { break }
                    x -= 1
                    values.append(weight)
                    if values.count - start > widest { return nil }
                }
                let first = x
                values[start...].reverse()
                values.append(1)
                (weight, x) = (1, mode)
                while x < highest {
                    weight *= Double(n - x) / Double(x + 1) * odds
                    if weight < 1e-305 { break }
                    x += 1
                    values.append(weight)
                    if values.count - start > 2 * widest { return nil }
                }
                periods.append(
                    Period(
                        score: period.score, observed: period.observed, lowest: first, start: start,
                        count: values.count - start))
            }
        }

        /// Drops values so improbable that all outcomes with them together are below 1e-13 of the observed outcome alone.
        mutating func trim(_ problem: TrendProblem) {
            if problem.total < 256 { return }
            var own = 1.0
            for period in periods {
                let index = period.observed - period.lowest
                own *= index >= 0 && index < period.count ? values[period.start + index] : 0
            }
            let least = own * 1e-20
            if least < 1e-300 { return }
            for index in periods.indices {
                var period = periods[index]
                while values[period.start] < least {
                    period.start += 1
                    period.lowest += 1
                    period.count -= 1
                }
                while values[period.start + period.count - 1] < least { period.count -= 1 }
                periods[index] = period
            }
        }

        /// Puts the two widest periods last, where the very last is determined by the total and costs nothing.
        ///
        /// Of these two the one with the higher score comes first, so that S rises with its value; the weights of the last
        /// are reversed, so that both run in one direction.
        mutating func arrange() {
            periods.sort { $0.count < $1.count }
            let end = periods.count - 1
            if periods[end - 1].score < periods[end].score { periods.swapAt(end - 1, end) }
            let last = periods[end]
            values[last.start..<(last.start + last.count)].reverse()
        }
    }

    /// The distribution of (successes, S) over the periods taken so far.
    private struct States {
        var successes = [0]
        var statistics = [0]
        var weights = [1.0]

        init() {}

        init(_ period: Period, _ values: [Double]) {
            successes = Array(period.lowest...period.highest)
            statistics = successes.map { $0 * period.score }
            weights = Array(values[period.start..<(period.start + period.count)])
        }

        /// Adds a period; false where that would take more than `limit` steps.
        mutating func convolve(_ period: Period, _ values: [Double], _ total: Int, limit: Int) -> Bool {
            if weights.count > limit / period.count { return false }
            guard let firstM = successes.min(), let lastM = successes.max(), let firstS = statistics.min(),
                let lastS = statistics.max()
            else { return false }
            let lowM = firstM + period.lowest
            let highM = min(total, lastM + period.highest)
            let lowS = firstS + period.score * period.lowest
            let width = lastS + period.score * period.highest - lowS + 1
            // A grid is fastest where it is narrow; scores far apart leave it nearly empty.
            let (cells, overflow) = (highM - lowM + 1).multipliedReportingOverflow(by: width)
            if overflow || cells > 4 * limit { return convolveSparsely(period, values, total) }
            var grid = [Double](repeating: 0, count: cells)
            for state in weights.indices {
                let (m, s, w) = (successes[state], statistics[state], weights[state])
                for offset in 0..<period.count {
                    let x = period.lowest + offset
                    if m + x > total { break }
                    grid[(m + x - lowM) * width + s + period.score * x - lowS] += w * values[period.start + offset]
                }
            }
            successes.removeAll(keepingCapacity: true)
            statistics.removeAll(keepingCapacity: true)
            weights.removeAll(keepingCapacity: true)
            for cell in grid.indices where grid[cell] > 0 {
                let (row, column) = cell.quotientAndRemainder(dividingBy: width)
                successes.append(row + lowM)
                statistics.append(column + lowS)
                weights.append(grid[cell])
            }
            return true
        }

        /// The most outcomes that are sorted.
        private static let largestSort = 1 << 20

        private struct Outcome {
            let successes, statistic: Int
            var weight: Double
        }

        /// Adds a period by sorting and merging the sums that can be reached; false where there are too many.
        private mutating func convolveSparsely(_ period: Period, _ values: [Double], _ total: Int) -> Bool {
            let (count, overflow) = weights.count.multipliedReportingOverflow(by: period.count)
            if overflow || count > Self.largestSort { return false }
            var outcomes: [Outcome] = []
            outcomes.reserveCapacity(count)
            for state in weights.indices {
                for offset in 0..<period.count {
                    let x = period.lowest + offset
                    if successes[state] + x > total { break }
                    outcomes.append(
                        Outcome(
                            successes: successes[state] + x, statistic: statistics[state] + period.score * x,
                            weight: weights[state] * values[period.start + offset]))
                }
            }
            outcomes.sort { ($0.successes, $0.statistic) < ($1.successes, $1.statistic) }
            var merged: [Outcome] = []
            for outcome in outcomes where outcome.weight > 0 {
                let last = merged.count - 1
                if last >= 0 && merged[last].successes == outcome.successes
                    && merged[last].statistic == outcome.statistic
                {
                    merged[last].weight += outcome.weight
                } else {
                    merged.append(outcome)
                }
            }
            successes = merged.map(\.successes)
            statistics = merged.map(\.statistic)
            weights = merged.map(\.weight)
            return true
        }
    }
}
