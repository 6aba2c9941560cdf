// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring

/// Where the series of a school meets the days on which other schools became a part of it.
struct CompositionChange {
    private let days: [CalendarDate]
    private let rule: MergerRule
    private let years: Set<Int>
    /// The periods of the year before the last one, and of the last one, among those that are compared.
    private var before: [Period] = []
    private var current: [Period] = []

    /// - Parameters:
    ///   - days: The days on which others joined, ascending.
    ///   - rule: For which periods they are added.
    ///   - years: The years that are compared; a merger between two of them belongs to the second.
    init(days: [CalendarDate], rule: MergerRule, years: [Int]) {
        self.days = days
        self.rule = rule
        self.years = Set(years)
    }

    /// The flags of a period; the periods of a series come in their order.
    mutating func flags(_ period: Period) -> CountFlags {
        guard !days.isEmpty, let day = period.day else { return [] }
        if years.isEmpty || years.contains(period.year) {
            if let last = current.last, last.year != period.year {
                before = current
                current = []
            }
            current.append(period)
        }
        // Of two campaigns of a year either may be the one that is compared.
        let isCrossed = days.contains { joined in
            joined <= day && before.contains { earlier in earlier.day.map { $0 < joined } ?? false }
        }
        let isAhead = rule == .allPeriods && days.contains { day < $0 }
        return isCrossed || isAhead ? .compositionChanged : []
    }
}
