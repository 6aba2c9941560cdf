// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The trend test of two to four small groups, from a table of binomial coefficients and without memory of its own.
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

    /// The largest sum of the totals: C(1000, 500) ≈ 3e299 is the most that the weights can reach together.
    private static let largestSum = 1000

    /// The test; nil where the groups are more than four, larger or farther apart, or agree.
    static func outcome(_ counts: [ScoredCount]) -> Outcome? {
        if counts.count < 2 || counts.count > 4 { return nil }
        let origin = counts[0].score
        var (step, total) = (0, 0)
        for count in counts {
            if count.count.total > largest || count.score - origin > widest { return nil }
            total += count.count.total
            // A step of 1 cannot become smaller.
            if step != 1 { step = ScoredCount.greatestCommonDivisor(step, count.score - origin) }
        }
        if total > largestSum { return nil }
        return Sums(counts, origin: origin, step: step)?.outcome
    }

    /// A group: its total, and its score in steps from the first.
    private struct Group {
        var total = 0
        var score = 0
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

        init?(_ counts: [ScoredCount], origin: Int, step: Int) {
            var (n, k, scored, statistic, second) = (0, 0, 0, 0, 0)
            // Groups that are not there are empty.
            var (a, b, c, d) = (Group(), Group(), Group(), Group())
            for index in counts.indices {
                let count = counts[index].count
                let group = Group(
                    total: count.total,
                    score: step == 1 ? counts[index].score - origin : (counts[index].score - origin) / step)
                n += count.total
                k += count.successes
                scored += group.score * group.total
                statistic += group.score * count.successes
                second += group.score * group.score * group.total
                switch index {
                case 0: a = group
                case 1: b = group
                case 2: c = group
                default: d = group
                }
            }
            if k == 0 || k == n { return nil }
            (total, successes) = (n, k)
            let deviation = n * statistic - k * scored
            let distance = abs(deviation)
            let (highest, highRest) = (k * scored + distance).quotientAndRemainder(dividingBy: n)
            upper = highRest > 0 ? highest + 1 : highest
            let (lowest, lowRest) = TrendTails.floorDivision(k * scored - distance, n)
            lower = lowest
            lowerTies = lowRest == 0
            upperTies = highRest == 0 && upper != lower
            // n Σ n s² − (Σ n s)² is a whole number.
            let squares = n * second - scored * scored
            let spread = Double(k) * Double(n - k) * Double(squares) / Double(n)
            z = Double(deviation) / spread.squareRoot()
            if counts.count == 4 {
                addFour(a, b, c, d)
            } else {
                addThree(a, b, c)
            }
        }

        var outcome: Outcome {
            let all = exp(LogProbability.choose(total, successes))
            // Where no outcome lies nearer, the sum is all of them.
            let exact = beyond / all > 1 - 1e-12 ? 1 : beyond / all
            return Outcome(z: z, exact: exact, mid: exact - 0.5 * ties / all)
        }

        /// The smallest group outside, the other two as a product of two rows of the table.
        private mutating func addThree(_ a: Group, _ b: Group, _ c: Group) {
            if c.total == 0 {
                add(outer: c, a, b)
            } else if b.total <= a.total && b.total <= c.total {
                add(outer: b, a, c)
            } else if a.total <= c.total {
                add(outer: a, b, c)
            } else {
                add(outer: c, a, b)
            }
        }

        private mutating func add(outer o: Group, _ i: Group, _ j: Group) {
            let step = j.score - i.score
            unsafe TrendTable.coefficients.withUnsafeBufferPointer { table in
                let outerRow = o.total * (o.total + 1) / 2
                let highRow = j.total * (j.total + 1) / 2
                let lowRow = i.total * (i.total + 1) / 2
                for x in max(0, successes - i.total - j.total)...min(o.total, successes) {
                    let rest = successes - x
                    let first = max(0, rest - i.total)
                    let end = min(j.total, rest) + 1
                    // S = base + step · y rises with y, the successes of the group with the higher score.
                    let base = o.score * x + i.score * rest
                    let (lowStep, lowLeft) = TrendTails.floorDivision(lower - base, step)
                    let (highStep, highLeft) = TrendTails.floorDivision(upper - base, step)
                    let lowEnd = min(max(lowStep + 1, first), end)
                    let highStart = min(max(highLeft > 0 ? highStep + 1 : highStep, lowEnd), end)
                    // C(i, rest − y) = C(i, i − rest + y): both rows run forward.
                    let other = lowRow + i.total - rest
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

        /// The outer years as a product whose tails are summed up once for each of their totals; the inner two run inside.
        private mutating func addFour(_ a: Group, _ b: Group, _ c: Group, _ d: Group) {
            let step = d.score - a.score
            unsafe TrendTable.coefficients.withUnsafeBufferPointer { table in
                let (rowA, rowB) = (a.total * (a.total + 1) / 2, b.total * (b.total + 1) / 2)
                let (rowC, rowD) = (c.total * (c.total + 1) / 2, d.total * (d.total + 1) / 2)
                unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * (TrendTable.largest + 2)) {
                    scratch in
                    let above = TrendTable.largest + 2
                    for rest in max(0, successes - b.total - c.total)...min(a.total + d.total, successes) {
                        let first = max(0, rest - a.total)
                        let end = min(d.total, rest) + 1
                        let other = rowA + a.total - rest
                        // Below y: scratch[y]; from y on: scratch[above + y].
                        var sum = 0.0
                        for y in first..<end {
                            unsafe scratch[y] = sum
                            sum += unsafe table[rowD + y] * table[other + y]
                        }
                        unsafe scratch[end] = sum
                        sum = 0
                        unsafe scratch[above + end] = 0
                        for y in (first..<end).reversed() {
                            sum += unsafe table[rowD + y] * table[other + y]
                            unsafe scratch[above + y] = sum
                        }
                        let taken = successes - rest
                        for x in max(0, taken - c.total)...min(b.total, taken) {
                            let weight = unsafe table[rowB + x] * table[rowC + taken - x]
                            let base = b.score * x + c.score * (taken - x) + a.score * rest
                            let (lowStep, lowLeft) = TrendTails.floorDivision(lower - base, step)
                            let (highStep, highLeft) = TrendTails.floorDivision(upper - base, step)
                            let lowEnd = min(max(lowStep + 1, first), end)
                            let highStart = min(max(highLeft > 0 ? highStep + 1 : highStep, lowEnd), end)
                            beyond += unsafe weight * (scratch[lowEnd] + scratch[above + highStart])
                            if lowerTies && lowLeft == 0 && lowStep >= first && lowStep < end {
                                ties += unsafe weight * table[rowD + lowStep] * table[other + lowStep]
                            }
                            if upperTies && highLeft == 0 && highStep >= first && highStep < end {
                                ties += unsafe weight * table[rowD + highStep] * table[other + highStep]
                            }
                        }
                    }
                }
            }
        }
    }
}
