// SPDX-License-Identifier: GPL-3.0-or-later

/// An interval that covers its parameter with a stated confidence.
public struct ConfidenceInterval: Hashable, Codable, Sendable {
    /// The lower end, in the unit of the parameter.
    public let lower: Double
    /// The upper end, in the unit of the parameter.
    public let upper: Double
    /// The confidence level, a fraction: 0.95, never 95.
    public let level: Double

    /// Joins the ends of an interval.
    ///
    /// - Parameters:
    ///   - lower: The lower end.
    ///   - upper: The upper end, not below the lower one.
    ///   - level: The confidence level, between 0 and 1.
    public init(lower: Double, upper: Double, level: Double) {
        self.lower = lower
        self.upper = upper
        self.level = level
    }

    /// Whether a value lies between the ends, the ends included.
    public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
