// SPDX-License-Identifier: GPL-3.0-or-later

/// The running sums of an enumeration: over each state, the last two periods are a product whose tails are ranges.
struct TrendTails {
    private let inner: TrendEnumeration.Period
    private let last: TrendEnumeration.Period
    private let successes: Int
    private let lower: Int
    private let upper: Int
    private let lowerTies: Bool
    private let upperTies: Bool
    private let step: Int
    private var total = 0.0
    private var beyond = 0.0
    private var ties = 0.0

    init(_ problem: TrendProblem, inner: TrendEnumeration.Period, last: TrendEnumeration.Period) {
        self.inner = inner
        self.last = last
        successes = problem.successes
        lower = problem.lower
        upper = problem.upper
        lowerTies = problem.lowerTies
        // Where the observed S is its own expectation, both borders are one outcome.
        upperTies = problem.upperTies && problem.upper != problem.lower
        step = inner.score - last.score
    }

    var pValues: (exact: Double, mid: Double) {
        (min(1, beyond / total), min(1, (beyond - 0.5 * ties) / total))
    }

    /// Adds all outcomes of a state; the weights of the last period stand in reversed order.
    @inline(__always)
    mutating func add(
        _ values: UnsafeBufferPointer<Double>, successes taken: Int, statistic: Int, weight: Double
    ) {
        let rest = successes - taken
        let first = max(inner.lowest, rest - last.highest)
        let end = min(inner.highest, rest - last.lowest) + 1
        if first >= end { return }
        let base = statistic + last.score * rest
        // S = base + step x rises with x: the tails are x < low and x >= high.
        let (lowStep, lowRest) = Self.floorDivision(lower - base, step)
        let (highStep, highRest) = Self.floorDivision(upper - base, step)
        let low = min(max(lowStep + 1, first), end)
        let high = min(max(highRest > 0 ? highStep + 1 : highStep, low), end)
        let a = inner.start - inner.lowest
        let b = last.start + last.highest - rest
        let left = unsafe Self.dot(values, a + first, b + first, low - first)
        let centre = unsafe Self.dot(values, a + low, b + low, high - low)
        let right = unsafe Self.dot(values, a + high, b + high, end - high)
        total += weight * (left + centre + right)
        beyond += weight * (left + right)
        if lowerTies && lowRest == 0 && lowStep >= first && lowStep < end {
            ties += unsafe weight * values[a + lowStep] * values[b + lowStep]
        }
        if upperTies && highRest == 0 && highStep >= first && highStep < end {
            ties += unsafe weight * values[a + highStep] * values[b + highStep]
        }
    }

    @inline(__always)
    static func floorDivision(_ value: Int, _ divisor: Int) -> (quotient: Int, rest: Int) {
        if divisor == 1 { return (value, 0) }
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }

    @inline(__always)
    static func dot(_ values: UnsafeBufferPointer<Double>, _ i: Int, _ j: Int, _ count: Int) -> Double {
        var (s0, s1, s2, s3) = (0.0, 0.0, 0.0, 0.0)
        var k = 0
        while k + 4 <= count {
            unsafe s0 += values[i + k] * values[j + k]
            unsafe s1 += values[i + k + 1] * values[j + k + 1]
            unsafe s2 += values[i + k + 2] * values[j + k + 2]
            unsafe s3 += values[i + k + 3] * values[j + k + 3]
            k += 4
        }
        while k < count {
            unsafe s0 += values[i + k] * values[j + k]
            k += 1
        }
        return (s0 + s1) + (s2 + s3)
    }
}
