// SPDX-License-Identifier: GPL-3.0-or-later

/// The scores of the same persons before and after, and their differences `after − before`.
///
/// Differences that agree but for the rounding of decimal fractions (61.5 − 61.3 and 61.4 − 61.2) count as equal: within
/// eight units in the last place of the largest score. All sums are taken over sorted numbers, so that the order of the pairs
/// changes no bit.
///
/// ```swift
/// let pairs = try PairedScores(before: [61, 58, 70], after: [66, 64, 70])
/// print(pairs.meanDifference, pairs.risen, pairs.unchanged)  // 3.67 2 1
/// ```
public struct PairedScores: Sendable, Equatable {
    /// The largest size of a score.
    public static let largestScore = 1e100

    /// The first scores, in test points; shape (n).
    public let before: [Double]
    /// The second scores, in the same order.
    public let after: [Double]
    /// `after − before`, equal ones made equal; shape (n), in the order given.
    public let differences: [Double]
    /// The mean of the differences.
    public let meanDifference: Double
    /// The standard deviation of the differences with n − 1; nil for one pair, 0 where all are equal.
    public let standardDeviation: Double?
    /// How many differences are above 0.
    public let risen: Int
    /// How many differences are below 0.
    public let fallen: Int

    /// How many pairs there are.
    public var count: Int { before.count }
    /// How many differences are 0.
    public var unchanged: Int { count - risen - fallen }

    /// Joins the scores by place.
    ///
    /// - Parameters:
    ///   - before: The first score of each person; shape (n), at least one.
    ///   - after: The second score, in the same order.
    /// - Throws: ``StatisticsError/unequalLengths(first:second:)``, ``StatisticsError/tooFewObservations(required:found:)``,
    ///   ``StatisticsError/nonFiniteValue(argument:index:)``, ``StatisticsError/outOfRange(argument:value:)``.
    public init(before: [Double], after: [Double]) throws(StatisticsError) {
        if before.count != after.count { throw .unequalLengths(first: before.count, second: after.count) }
        if before.isEmpty { throw .tooFewObservations(required: 1, found: 0) }
        try Self.check(before, "before")
        try Self.check(after, "after")
        self.before = before
        self.after = after
        let scale = zip(before, after).reduce(0) { max($0, abs($1.0), abs($1.1)) }
        let raw = zip(before, after).map { $1 - $0 }
        let equalled = Self.equalled(raw, tolerance: 8 * scale.ulp)
        differences = equalled
        risen = equalled.count { $0 > 0 }
        fallen = equalled.count { $0 < 0 }
        let moments = Moments(equalled)
        meanDifference = moments.mean
        standardDeviation = moments.standardDeviation
    }

    static func check(_ values: [Double], _ argument: String) throws(StatisticsError) {
        for (index, value) in values.enumerated() {
            if !value.isFinite { throw .nonFiniteValue(argument: argument, index: index) }
            if abs(value) > largestScore { throw .outOfRange(argument: argument, value: value) }
        }
    }

    /// Sizes within the tolerance of the smallest of their run take its value; those at 0 become 0.
    private static func equalled(_ raw: [Double], tolerance: Double) -> [Double] {
        var result = raw
        var size = 0.0
        for index in raw.indices.sorted(by: { abs(raw[$0]) < abs(raw[$1]) }) {
            if abs(raw[index]) - size > tolerance { size = abs(raw[index]) }
            result[index] = raw[index] < 0 ? -size : size
        }
        return result.map { $0 == 0 ? 0 : $0 }
    }

    /// The places in an order that belongs to the data alone.
    var canonicalOrder: [Int] {
        before.indices.sorted { (before[$0], after[$0]) < (before[$1], after[$1]) }
    }
}
