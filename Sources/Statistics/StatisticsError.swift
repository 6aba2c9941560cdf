// SPDX-License-Identifier: GPL-3.0-or-later

/// What numbers given by a caller cannot be used, and where they stand.
public enum StatisticsError: Error, Equatable, Sendable {
    /// Fewer groups (periods) than the method needs.
    case tooFewGroups(required: Int, found: Int)
    /// Fewer observations (pairs, persons) than the method needs.
    case tooFewObservations(required: Int, found: Int)
    /// A group without observations: its share does not exist.
    case emptyGroup(index: Int)
    /// Successes below 0 or above the total, or a total above ``BinomialCount/largestTotal``.
    case countOutOfRange(index: Int, successes: Int, total: Int)
    /// The totals of the groups up to this one are above ``BinomialCount/largestTotal`` together.
    case sumOutOfRange(index: Int)
    /// The span of the scores, in steps of their greatest common divisor, times the sum of the totals is 2⁶² or more.
    case reachOutOfRange(steps: Int, total: Int)
    /// Scores that do not rise strictly, or that lie beyond ±2³¹.
    case scoreOutOfOrder(index: Int, score: Int)
    /// A number outside the range that its argument allows.
    case outOfRange(argument: String, value: Double)
    /// NaN or an infinity in a list of numbers.
    case nonFiniteValue(argument: String, index: Int)
    /// Two lists that belong together differ in length.
    case unequalLengths(first: Int, second: Int)
    /// Observations without a single feature.
    case noFeature
    /// No feature differs between observations: there is nothing to group them by.
    case noSpread
    /// More clusters than there are observations that differ, or none at all.
    case clustersOutOfRange(asked: Int, distinct: Int)
    /// More observations than a method can hold in memory.
    case tooManyObservations(allowed: Int, found: Int)
}
