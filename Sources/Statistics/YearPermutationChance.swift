// SPDX-License-Identifier: GPL-3.0-or-later

/// The chance that a unit fulfils a rule of progress although its years could stand in any order.
///
/// The years are permuted jointly over all indicators of the unit, each with its counts, so that the dependence between indicators
/// stays as it is. All T! orders are counted. A year without observations drops out of its own series only.
///
/// ```swift
/// let chance = try YearPermutationChance(series, required: 2) { $0.isBetterEveryYear }
/// print(chance.isFulfilled, chance.probability)
/// ```
///
/// ## References
/// - Pesarin F., Salmaso L. (2010). *Permutation Tests for Complex Data*, 4.
public struct YearPermutationChance: Sendable, Equatable {
    /// The most years: 8! = 40,320 orders.
    public static let mostYears = 8

    /// Whether the years in their own order fulfil the rule.
    public let isFulfilled: Bool
    /// The share of all orders that fulfil the rule.
    public let probability: Double
    /// How many orders there are.
    public let orders: Int

    /// Counts the orders in which at least `required` series progress.
    ///
    /// - Parameters:
    ///   - series: The indicators of one unit; all with the same years.
    ///   - required: How many must progress, from 1.
    ///   - progresses: Whether one series progresses.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)`` for `required` or more than ``mostYears``,
    ///   ``StatisticsError/tooFewGroups(required:found:)`` for fewer than two years, ``StatisticsError/unequalLengths(first:second:)``,
    ///   ``StatisticsError/countOutOfRange(index:successes:total:)``.
    public init(
        _ series: [YearSeries], required: Int, progresses: (YearSeries) -> Bool
    ) throws(StatisticsError) {
        if required < 1 { throw .outOfRange(argument: "required", value: Double(required)) }
        try self.init(series) { $0.count(where: progresses) >= required }
    }

    /// Counts the orders that fulfil a rule over all series.
    ///
    /// - Parameters:
    ///   - series: The indicators of one unit; all with the same years.
    ///   - rule: Whether the series, in one order of the years, fulfil it.
    /// - Throws: As with a number of series.
    public init(_ series: [YearSeries], rule: ([YearSeries]) -> Bool) throws(StatisticsError) {
        let years = series.first?.counts.count ?? 0
        for one in series {
            if one.counts.count != years { throw .unequalLengths(first: years, second: one.counts.count) }
            for (index, count) in one.counts.enumerated() where count != BinomialCount(0, of: 0) {
                try count.checked(index: index)
            }
        }
        if years < 2 { throw .tooFewGroups(required: 2, found: years) }
        if years > Self.mostYears { throw .outOfRange(argument: "series", value: Double(years)) }
        isFulfilled = rule(series)
        var (orders, fulfilled) = (0, 0)
        var order = Array(0..<years)
        repeat {
            orders += 1
            if rule(series.map { $0.ordered(order) }) { fulfilled += 1 }
        } while Self.advance(&order)
        self.orders = orders
        probability = Double(fulfilled) / Double(orders)
    }

    /// The next order of a list; false after the last one.
    private static func advance(_ order: inout [Int]) -> Bool {
        var pivot = order.count - 2
        while pivot >= 0 && order[pivot] > order[pivot + 1] { pivot -= 1 }
        if pivot < 0 { return false }
        var successor = order.count - 1
        while order[successor] < order[pivot] { successor -= 1 }
        order.swapAt(pivot, successor)
        order[(pivot + 1)...].reverse()
        return true
    }
}

/// The counts of one indicator over the years of one unit.
public struct YearSeries: Sendable, Hashable {
    /// The counts by year; a total of 0 where there is none.
    public let counts: [BinomialCount]
    /// Whether a small share is good.
    public let lowerIsBetter: Bool

    /// Joins counts and direction.
    ///
    /// - Parameters:
    ///   - counts: The counts by year, in order.
    ///   - lowerIsBetter: Whether a small share is good.
    public init(_ counts: [BinomialCount], lowerIsBetter: Bool) {
        self.counts = counts
        self.lowerIsBetter = lowerIsBetter
    }

    /// Whether each year's share is better than that of the year before; false below two years.
    public var isBetterEveryYear: Bool {
        let present = counts.filter { $0.total > 0 }
        return present.count > 1 && zip(present, present.dropFirst()).allSatisfy { isBetter($1, than: $0) }
    }

    /// Whether the last year's share is better than the first's; false below two years.
    public var isBetterAtLast: Bool {
        let present = counts.filter { $0.total > 0 }
        guard let first = present.first, let last = present.last, present.count > 1 else { return false }
        return isBetter(last, than: first)
    }

    func ordered(_ order: [Int]) -> YearSeries {
        YearSeries(order.map { counts[$0] }, lowerIsBetter: lowerIsBetter)
    }

    private func isBetter(_ later: BinomialCount, than earlier: BinomialCount) -> Bool {
        let left = Int128(later.successes) * Int128(earlier.total)
        let right = Int128(earlier.successes) * Int128(later.total)
        return lowerIsBetter ? left < right : left > right
    }
}
