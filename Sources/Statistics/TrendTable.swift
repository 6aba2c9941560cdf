// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The trend test of two or three small groups, from a table of binomial coefficients and without memory of its own.
///
/// The outcomes are those of ``TrendEnumeration``; their weights are products of coefficients up to C(256, 128) ≈ 6e75, so that
/// nothing is scaled. A region has hundreds of thousands of such tests.
enum TrendTable {
    /// The largest total of a group.
    static let largest = 256
    /// The widest span of the scores in steps.
    private static let widest = 1 << 20

    /// Row n of Pascal's triangle begins at n(n + 1)/2.
    private static let coefficients: [Double] = {
        var values: [Double] = []
        values.reserveCapacity((largest + 1) * (largest + 2) / 2)
        for n in 0...largest {
            let above = n * (n - 1) / 2
            for x in 0...n { values.append(x == 0 || x == n ? 1 : values[above + x - 1] + values[above + x]) }
        }
        return values
    }()

    /// What a test gives.
    struct Outcome {
        let z: Double
        let exact: Double
        let mid: Double
    }

    /// The test; nil where the groups are more, larger or farther apart, or agree.
    static func outcome(_ counts: [ScoredCount]) -> Outcome? {
        if counts.count != 2 && counts.count != 3 { return nil }
        let (a, b, c) = (counts[0], counts[1], counts[counts.count - 1])
        var (near, far) = (b.score - a.score, c.score - a.score)
        if far > widest || max(a.count.total, b.count.total, c.count.total) > largest { return nil }
        let isPair = counts.count == 2
        if isPair {
            (near, far) = (0, 1)
        } else if near != 1 {
            let step = ScoredCount.greatestCommonDivisor(near, far)
            (near, far) = (near / step, far / step)
        }
        // Of two groups the middle one is empty.
        let middle = isPair ? BinomialCount(0, of: 0) : b.count
        return Sums(a.count, middle, c.count, near, far)?.outcome
    }

    /// The borders of the tails, and the sums beyond them.
    private struct Sums {
        private let total: Int
        private let successes: Int
        private let lower, upper: Int
        private let lowerTies, upperTies: Bool
        private let z: Double
        private var beyond = 0.0
        private var ties = 0.0

        init?(_ a: BinomialCount, _ b: BinomialCount, _ c: BinomialCount, _ near: Int, _ far: Int) {
            let n = a.total + b.total + c.total
            let k = a.successes + b.successes + c.successes
            if k == 0 || k == n { return nil }
            (total, successes) = (n, k)
            let scored = near * b.total + far * c.total
            let deviation = n * (near * b.successes + far * c.successes) - k * scored
            let distance = abs(deviation)
            let (highest, highRest) = (k * scored + distance).quotientAndRemainder(dividingBy: n)
            upper = highRest > 0 ? highest + 1 : highest
            let (lowest, lowRest) = TrendTails.floorDivision(k * scored - distance, n)
            lower = lowest
            lowerTies = lowRest == 0
            upperTies = highRest == 0 && upper != lower
            // n Σ n s² − (Σ n s)² is a whole number.
            let squares = n * (near * near * b.total + far * far * c.total) - scored * scored
            let spread = Double(k) * Double(n - k) * Double(squares) / Double(n)
            z = Double(deviation) / spread.squareRoot()
            add(a.total, b.total, c.total, near, far)
        }

        var outcome: Outcome {
            let all = exp(LogProbability.choose(total, successes))
            // Where no outcome lies nearer, the sum is all of them.
            let exact = beyond / all > 1 - 1e-12 ? 1 : beyond / all
            return Outcome(z: z, exact: exact, mid: exact - 0.5 * ties / all)
        }

        /// The smallest group outside, the other two as a product of two rows of the table.
        private mutating func add(_ a: Int, _ b: Int, _ c: Int, _ near: Int, _ far: Int) {
            if b <= a && b <= c {
                add(outer: b, near, inner: a, 0, c, far)
            } else if a <= c {
                add(outer: a, 0, inner: b, near, c, far)
            } else {
                add(outer: c, far, inner: a, 0, b, near)
            }
        }

        private mutating func add(outer o: Int, _ score: Int, inner i: Int, _ low: Int, _ j: Int, _ high: Int) {
            let step = high - low
            unsafe TrendTable.coefficients.withUnsafeBufferPointer { table in
                let outerRow = o * (o + 1) / 2
                let highRow = j * (j + 1) / 2
                let lowRow = i * (i + 1) / 2
                for x in max(0, successes - i - j)...min(o, successes) {
                    let rest = successes - x
                    let first = max(0, rest - i)
                    let end = min(j, rest) + 1
                    // S = base + step · y rises with y, the successes of the group with the higher score.
                    let base = score * x + low * rest
                    let (lowStep, lowLeft) = TrendTails.floorDivision(lower - base, step)
                    let (highStep, highLeft) = TrendTails.floorDivision(upper - base, step)
                    let lowEnd = min(max(lowStep + 1, first), end)
                    let highStart = min(max(highLeft > 0 ? highStep + 1 : highStep, lowEnd), end)
                    // C(i, rest − y) = C(i, i − rest + y): both rows run forward.
                    let other = lowRow + i - rest
                    let weight = unsafe table[outerRow + x]
                    let sum =
                        unsafe TrendTails.dot(table, highRow + first, other + first, lowEnd - first)
                        + TrendTails.dot(table, highRow + highStart, other + highStart, end - highStart)
                    beyond += weight * sum
                    if lowerTies && lowLeft == 0 && lowStep >= first && lowStep < end {
                        ties += unsafe weight * table[highRow + lowStep] * table[other + lowStep]
                    }
                    if upperTies && highLeft == 0 && highStep >= first && highStep < end {
                        ties += unsafe weight * table[highRow + highStep] * table[other + highStep]
                    }
                }
            }
        }
    }
}
