// SPDX-License-Identifier: GPL-3.0-or-later

/// Successes among a number of observations.
public struct BinomialCount: Sendable, Equatable, Hashable {
    /// The largest total that any method takes: 2⁴⁰.
    public static let largestTotal = 1 << 40

    /// The number of observations with the property that is counted.
    public let successes: Int
    /// The number of observations.
    public let total: Int

    /// Takes a count as it is; methods check it.
    ///
    /// - Parameters:
    ///   - successes: From 0 to `total`.
    ///   - total: At least 1 for any method.
    @inlinable
    public init(_ successes: Int, of total: Int) {
        self.successes = successes
        self.total = total
    }

    /// Successes / total; NaN for a total of 0.
    public var share: Double { Double(successes) / Double(total) }

    @inline(__always)
    func checked(index: Int = 0) throws(StatisticsError) {
        if total == 0 && successes == 0 { throw .emptyGroup(index: index) }
        if successes < 0 || successes > total || total > Self.largestTotal {
            throw .countOutOfRange(index: index, successes: successes, total: total)
        }
    }
}

/// A count of one period (or dose), with the score that places it on a line.
public struct ScoredCount: Sendable, Equatable, Hashable {
    /// The place on the line: a calendar year, so that a missing year leaves its gap.
    public let score: Int
    /// The successes of that place.
    public let count: BinomialCount

    /// Joins a score and a count.
    ///
    /// - Parameters:
    ///   - score: The place on the line, from −2³¹ to 2³¹.
    ///   - count: The successes and the total.
    @inlinable
    public init(score: Int, count: BinomialCount) {
        self.score = score
        self.count = count
    }

    /// The greatest common divisor; of 0 and a number that number.
    ///
    /// - Parameters:
    ///   - first: At least 0.
    ///   - second: At least 0.
    /// - Returns: The divisor.
    public static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
        var (a, b) = (first, second)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }

    /// The largest distance of a score from 0.
    static let largestScore = 1 << 31

    /// The span of the scores in steps of their greatest common divisor, times the sum of the totals, stays below 2⁶².
    ///
    /// Twice the statistic Σ s x is then a whole number of 64 bits.
    ///
    /// - Parameters:
    ///   - steps: The span in steps; at least 0.
    ///   - total: The sum of the totals; at least 0.
    /// - Returns: Whether a trend test takes them.
    public static func isWithinReach(steps: Int, total: Int) -> Bool {
        let (reach, overflow) = steps.multipliedReportingOverflow(by: total)
        return !overflow && reach < 1 << 62
    }

    static func check(_ periods: [ScoredCount], atLeast required: Int) throws(StatisticsError) {
        if periods.count < required { throw .tooFewGroups(required: required, found: periods.count) }
        var sum = 0
        for index in periods.indices {
            let period = periods[index]
            try period.count.checked(index: index)
            if period.score < -largestScore || period.score > largestScore
                || (index > 0 && periods[index - 1].score >= period.score)
            {
                throw .scoreOutOfOrder(index: index, score: period.score)
            }
            sum += period.count.total
            if sum > BinomialCount.largestTotal { throw .sumOutOfRange(index: index) }
        }
        guard let first = periods.first, let last = periods.last else { return }
        let span = last.score - first.score
        // The divisor matters for the widest scores only.
        if isWithinReach(steps: span, total: sum) { return }
        let steps = span / periods.reduce(0) { greatestCommonDivisor($0, $1.score - first.score) }
        if !isWithinReach(steps: steps, total: sum) { throw .reachOutOfRange(steps: steps, total: sum) }
    }
}
