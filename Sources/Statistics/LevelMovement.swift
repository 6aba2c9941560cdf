// SPDX-License-Identifier: GPL-3.0-or-later

/// How persons moved between ordered levels, and the tests of that movement.
///
/// Levels are numbers in their declared order, so that before and after cannot be matched by the order in which they occur.
/// Stuart and Maxwell's test asks whether the levels are as frequent after as before, Bowker's whether each movement is as frequent
/// as its reverse; McNemar's, for two levels, asks both. Levels that nobody left or entered do not count. Where the levels in use
/// fall into parts without a movement between them, the covariance is singular: each part gives its own degrees of freedom.
///
/// ```swift
/// let movement = try LevelMovement(before: [0, 0, 1, 2], after: [1, 1, 1, 1], levels: 3)
/// print(movement.stuartMaxwell.pValue)
/// ```
///
/// ## References
/// - Stuart A. (1955). A test for homogeneity of the marginal distributions in a two-way classification. *Biometrika* 42, 412–416.
/// - Maxwell A. E. (1970). Comparing the classification of subjects by two independent judges. *Br. J. Psychiatry* 116, 651–655.
/// - Bowker A. H. (1948). A test for symmetry in contingency tables. *JASA* 43, 572–574.
/// - Fagerland M. W., Lydersen S., Laake P. (2013). The McNemar test for binary matched-pairs data. *BMC Med. Res. Meth.* 13, 91.
public struct LevelMovement: Sendable, Equatable {
    /// A χ² test with the degrees of freedom that the data leave.
    public struct Test: Sendable, Equatable {
        /// χ², at least 0.
        public let statistic: Double
        /// 0 where nobody moved.
        public let degreesOfFreedom: Int
        /// P(X ≥ statistic), 1 where nobody moved.
        public var pValue: Double { GSL.chiSquareTail(statistic, degreesOfFreedom: degreesOfFreedom) }
    }

    /// How many levels are declared.
    public let levels: Int
    /// How many moved from a level (row) to another (column); shape (levels × levels), by rows.
    public let counts: [Int]

    /// Counts movements.
    ///
    /// - Parameters:
    ///   - before: The first level of each person, from 0 to `levels` − 1; shape (n).
    ///   - after: The second level, in the same order.
    ///   - levels: How many levels are declared, from 2 to 50.
    /// - Throws: ``StatisticsError/unequalLengths(first:second:)``, ``StatisticsError/outOfRange(argument:value:)`` for a level
    ///   that is not declared.
    public init(before: [Int], after: [Int], levels: Int) throws(StatisticsError) {
        if before.count != after.count { throw .unequalLengths(first: before.count, second: after.count) }
        if !(2...50).contains(levels) { throw .outOfRange(argument: "levels", value: Double(levels)) }
        var counts = [Int](repeating: 0, count: levels * levels)
        for (first, second) in zip(before, after) {
            if !(0..<levels).contains(first) { throw .outOfRange(argument: "before", value: Double(first)) }
            if !(0..<levels).contains(second) { throw .outOfRange(argument: "after", value: Double(second)) }
            counts[first * levels + second] += 1
        }
        self.levels = levels
        self.counts = counts
    }

    /// Takes a table that is counted already.
    ///
    /// - Parameters:
    ///   - counts: From the level of the row to that of the column; shape (levels × levels), by rows, none below 0.
    ///   - levels: How many levels are declared, from 2 to 50.
    /// - Throws: ``StatisticsError/unequalLengths(first:second:)``, ``StatisticsError/outOfRange(argument:value:)``,
    ///   ``StatisticsError/countOutOfRange(index:successes:total:)``.
    public init(counts: [Int], levels: Int) throws(StatisticsError) {
        if !(2...50).contains(levels) { throw .outOfRange(argument: "levels", value: Double(levels)) }
        if counts.count != levels * levels { throw .unequalLengths(first: levels * levels, second: counts.count) }
        let most = BinomialCount.largestTotal / (levels * levels)
        for (index, count) in counts.enumerated() where !(0...most).contains(count) {
            throw .countOutOfRange(index: index, successes: count, total: most)
        }
        self.levels = levels
        self.counts = counts
    }

    /// How many persons there are.
    public var total: Int { counts.reduce(0, +) }
    /// How many moved to a higher level.
    public var raised: Int { sum { $0 < $1 } }
    /// How many moved to a lower level.
    public var lowered: Int { sum { $0 > $1 } }

    /// The exact test of rises against falls; with two levels it is McNemar's, and its ``SignTest/pMid`` the mid-p test.
    public var mcNemar: SignTest {
        // Both counts are within range, because their table was.
        SignTest(checkedRisen: raised, fallen: lowered)
    }

    /// The test of equal shares of the levels before and after.
    public var stuartMaxwell: Test {
        var (statistic, degreesOfFreedom) = (0.0, 0)
        for part in parts where part.count > 1 {
            // One level of a part follows from the others.
            let kept = Array(part.dropLast())
            statistic += quadraticForm(kept)
            degreesOfFreedom += kept.count
        }
        return Test(statistic: max(0, statistic), degreesOfFreedom: degreesOfFreedom)
    }

    /// The test of equal movements both ways.
    public var bowker: Test {
        var (statistic, degreesOfFreedom) = (0.0, 0)
        for first in 0..<levels {
            for second in (first + 1)..<max(levels, first + 1) {
                let (there, back) = (Double(self[first, second]), Double(self[second, first]))
                guard there + back > 0 else { continue }
                statistic += (there - back) * (there - back) / (there + back)
                degreesOfFreedom += 1
            }
        }
        return Test(statistic: statistic, degreesOfFreedom: degreesOfFreedom)
    }

    private subscript(_ from: Int, _ to: Int) -> Int { counts[from * levels + to] }

    private func sum(_ belongs: (Int, Int) -> Bool) -> Int {
        (0..<levels).reduce(0) { sum, from in
            (0..<levels).reduce(sum) { $0 + (belongs(from, $1) ? self[from, $1] : 0) }
        }
    }

    /// The levels between which persons moved, directly or over others.
    private var parts: [[Int]] {
        var left = Set(0..<levels)
        var parts: [[Int]] = []
        for start in 0..<levels where left.contains(start) {
            var (part, next) = ([start], 0)
            left.remove(start)
            while next < part.count {
                let from = part[next]
                next += 1
                for to in left.sorted() where self[from, to] + self[to, from] > 0 {
                    left.remove(to)
                    part.append(to)
                }
            }
            parts.append(part.sorted())
        }
        return parts
    }

    /// dᵀ V⁻¹ d over the levels given, by Cholesky's factors.
    private func quadraticForm(_ kept: [Int]) -> Double {
        let size = kept.count
        var factors = [Double](repeating: 0, count: size * size)
        var solved = [Double](repeating: 0, count: size)
        var form = 0.0
        for row in 0..<size {
            let level = kept[row]
            let moved = (0..<levels).reduce((0, 0)) { sums, other in
                other == level ? sums : (sums.0 + self[level, other], sums.1 + self[other, level])
            }
            for column in 0...row {
                let other = kept[column]
                var value = row == column ? Double(moved.0 + moved.1) : -Double(self[level, other] + self[other, level])
                for k in 0..<column { value -= factors[row * size + k] * factors[column * size + k] }
                factors[row * size + column] =
                    row == column ? value.squareRoot() : value / factors[column * size + column]
            }
            var value = Double(moved.0 - moved.1)
            for k in 0..<row { value -= factors[row * size + k] * solved[k] }
            solved[row] = value / factors[row * size + row]
            form += solved[row] * solved[row]
        }
        return form
    }
}
