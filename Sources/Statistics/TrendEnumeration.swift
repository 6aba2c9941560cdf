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
        guard var periods = weighted(problem) else { return nil }
        trim(&periods, problem)
        // The two widest periods come last: the very last is determined by the total and costs nothing.
        periods.sort { $0.count < $1.count }
        if periods[periods.count - 2].score < periods[periods.count - 1].score {
            periods.swapAt(periods.count - 2, periods.count - 1)
        }
        var states = States()
        for index in 0..<(periods.count - 2) {
            guard states.convolve(periods[index], problem.successes, limit: limit) else { return nil }
        }
        let inner = periods[periods.count - 2]
        let last = periods[periods.count - 1]
        if states.weights.count > limit / inner.count { return nil }
        return tails(problem, states, inner, last)
    }

    /// The values of one period that are possible and count, with their weights.
    private struct Period {
        let score: Int
        let observed: Int
        var lowest: Int
        var weights: [Double]
        var count: Int { weights.count }
        var highest: Int { lowest + weights.count - 1 }
    }

    private static func weighted(_ problem: TrendProblem) -> [Period]? {
        var periods: [Period] = []
        periods.reserveCapacity(problem.totals.count)
        let k = problem.successes
        let odds = Double(k) / Double(problem.total - k)
        for index in problem.totals.indices {
            let n = problem.totals[index]
            let lowest = max(0, k - (problem.total - n))
            let highest = min(n, k)
            let share = Double(k) / Double(problem.total)
            let mode = min(highest, max(lowest, Int(share * Double(n + 1))))
            var downward: [Double] = []
            var (weight, x) = (1.0, mode)
            while x > lowest {
                weight *= Double(x) / (Double(n - x + 1) * odds)
                if weight < 1e-305 { break }
                x -= 1
                downward.append(weight)
                if downward.count > widest { return nil }
            }
            var weights: [Double] = []
            weights.reserveCapacity(downward.count + min(highest - mode, 1024) + 1)
            for index in stride(from: downward.count - 1, through: 0, by: -1) { weights.append(downward[index]) }
            weights.append(1)
            (weight, x) = (1, mode)
            while x < highest {
                weight *= Double(n - x) / Double(x + 1) * odds
                if weight < 1e-305 { break }
                x += 1
                weights.append(weight)
                if weights.count > widest { return nil }
            }
            periods.append(
                Period(
                    score: problem.scores[index], observed: problem.observed[index], lowest: mode - downward.count,
                    weights: weights))
        }
        return periods
    }

    /// Drops values so improbable that all outcomes with them together are below 1e-13 of the observed outcome alone.
    private static func trim(_ periods: inout [Period], _ problem: TrendProblem) {
        if problem.total < 256 { return }
        var own = 1.0
        for period in periods {
            let index = period.observed - period.lowest
            own *= period.weights.indices.contains(index) ? period.weights[index] : 0
        }
        let least = own * 1e-20
        if least < 1e-300 { return }
        for index in periods.indices {
            let weights = periods[index].weights
            var (low, high) = (0, weights.count - 1)
            while weights[low] < least { low += 1 }
            while weights[high] < least { high -= 1 }
            periods[index].lowest += low
            periods[index].weights = Array(weights[low...high])
        }
    }

    /// The distribution of (successes, S) over the periods taken so far.
    private struct States {
        var successes = [0]
        var statistics = [0]
        var weights = [1.0]

        /// Adds a period; false where that would take more than `limit` steps.
        mutating func convolve(_ period: Period, _ total: Int, limit: Int) -> Bool {
            if weights.count == 1 {
                let (m, s, w) = (successes[0], statistics[0], weights[0])
                successes = (0..<period.count).map { m + period.lowest + $0 }
                statistics = (0..<period.count).map { s + period.score * (period.lowest + $0) }
                weights = period.weights.map { w * $0 }
                return true
            }
            if weights.count > limit / period.count { return false }
            guard let firstM = successes.min(), let lastM = successes.max(), let firstS = statistics.min(),
                let lastS = statistics.max()
            else { return false }
            let lowM = firstM + period.lowest
            let highM = min(total, lastM + period.highest)
            let lowS = firstS + period.score * period.lowest
            let width = lastS + period.score * period.highest - lowS + 1
            let (cells, overflow) = (highM - lowM + 1).multipliedReportingOverflow(by: width)
            if overflow || cells > 4 * limit { return false }
            var grid = [Double](repeating: 0, count: cells)
            for state in weights.indices {
                let (m, s, w) = (successes[state], statistics[state], weights[state])
                for offset in 0..<period.count {
                    let x = period.lowest + offset
                    if m + x > total { break }
                    grid[(m + x - lowM) * width + s + period.score * x - lowS] += w * period.weights[offset]
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
    }

    private static func tails(
        _ problem: TrendProblem, _ states: States, _ inner: Period, _ last: Period
    ) -> (exact: Double, mid: Double) {
        let step = inner.score - last.score
        let reversed = [Double](last.weights.reversed())
        var (total, beyond, ties) = (0.0, 0.0, 0.0)
        unsafe inner.weights.withUnsafeBufferPointer { a in
            unsafe reversed.withUnsafeBufferPointer { b in
                for state in states.weights.indices {
                    let rest = problem.successes - states.successes[state]
                    let first = max(inner.lowest, rest - last.highest)
                    let end = min(inner.highest, rest - last.lowest) + 1
                    if first >= end { continue }
                    let weight = states.weights[state]
                    let base = states.statistics[state] + last.score * rest
                    // S = base + step x rises with x: the tails are x < lower and x >= upper.
                    let (lowStep, lowRest) = floorDivision(problem.lower - base, step)
                    let (highStep, highRest) = floorDivision(problem.upper - base, step)
                    let lower = min(max(lowStep + 1, first), end)
                    let upper = min(max(highRest > 0 ? highStep + 1 : highStep, lower), end)
                    let shift = last.highest - rest
                    let left = unsafe dot(a, b, first - inner.lowest, first + shift, lower - first)
                    let centre = unsafe dot(a, b, lower - inner.lowest, lower + shift, upper - lower)
                    let right = unsafe dot(a, b, upper - inner.lowest, upper + shift, end - upper)
                    total += weight * (left + centre + right)
                    beyond += weight * (left + right)
                    if problem.lowerTies && lowRest == 0 && lowStep >= first && lowStep < end {
                        ties += unsafe weight * a[lowStep - inner.lowest] * b[lowStep + shift]
                    }
                    // Where the observed S is its own expectation, both borders are one outcome.
                    if problem.upperTies && highRest == 0 && problem.upper != problem.lower && highStep >= first
                        && highStep < end
                    {
                        ties += unsafe weight * a[highStep - inner.lowest] * b[highStep + shift]
                    }
                }
            }
        }
        return (min(1, beyond / total), min(1, (beyond - 0.5 * ties) / total))
    }

    @inline(__always)
    private static func floorDivision(_ value: Int, _ divisor: Int) -> (quotient: Int, rest: Int) {
        if divisor == 1 { return (value, 0) }
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }

    @inline(__always)
    private static func dot(
        _ a: UnsafeBufferPointer<Double>, _ b: UnsafeBufferPointer<Double>, _ i: Int, _ j: Int, _ count: Int
    ) -> Double {
        var (s0, s1, s2, s3) = (0.0, 0.0, 0.0, 0.0)
        var k = 0
        while k + 4 <= count {
            unsafe s0 += a[i + k] * b[j + k]
            unsafe s1 += a[i + k + 1] * b[j + k + 1]
            unsafe s2 += a[i + k + 2] * b[j + k + 2]
            unsafe s3 += a[i + k + 3] * b[j + k + 3]
            k += 4
        }
        while k < count {
            unsafe s0 += a[i + k] * b[j + k]
            k += 1
        }
        return (s0 + s1) + (s2 + s3)
    }
}
