// SPDX-License-Identifier: GPL-3.0-or-later

/// An interval with its confidence level.
public struct ConfidenceInterval: Hashable, Codable, Sendable {
    /// The lower end, in the unit of the estimate; minus infinity where there is none.
    public let lower: Double
    /// The upper end.
    public let upper: Double
    /// The confidence level, 0.95 for 95 %.
    public let level: Double

    /// Joins two ends and their level.
    ///
    /// - Parameters:
    ///   - lower: The lower end, at most `upper`.
    ///   - upper: The upper end.
    ///   - level: The confidence level, between 0 and 1.
    public init(lower: Double, upper: Double, level: Double) {
        precondition(lower <= upper, "the ends of an interval are in order")
        self.lower = lower
        self.upper = upper
        self.level = level
    }

    /// Whether a value lies in the interval or at one of its ends.
    ///
    /// - Parameter value: A value in the unit of the ends.
    /// - Returns: True from the lower to the upper end.
    public func contains(_ value: Double) -> Bool {
        lower <= value && value <= upper
    }

    /// Whether the whole interval lies strictly between −`margin` and +`margin`.
    ///
    /// For a level of 0.90 this is the outcome of two one-sided tests at 5 % (Schuirmann 1987): the change is smaller than
    /// the margin in both directions.
    ///
    /// - Parameter margin: The largest change that does not matter, in the unit of the ends; above 0.
    /// - Returns: True where both ends lie inside.
    public func isInside(margin: Double) -> Bool {
        -margin < lower && upper < margin
    }

    static func check(level: Double) throws(StatisticsError) {
        // The comparison is false for NaN too.
        if !(level > 0 && level < 1) { throw .outOfRange(argument: "level", value: level) }
    }
}
