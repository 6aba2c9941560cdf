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

    /// The largest distance of a score from 0.
    static let largestScore = 1 << 31

    static func check(_ periods: [ScoredCount], atLeast required: Int) throws(StatisticsError) {
        if periods.count < required { throw .tooFewGroups(required: required, found: periods.count) }
        for index in periods.indices {
            let period = periods[index]
            try period.count.checked(index: index)
            if period.score < -largestScore || period.score > largestScore
                || (index > 0 && periods[index - 1].score >= period.score)
            {
                throw .scoreOutOfOrder(index: index, score: period.score)
            }
        }
    }
}
