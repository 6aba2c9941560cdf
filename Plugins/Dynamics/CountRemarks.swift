// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring

/// What the flags of counts say of a comparison of years.
enum CountRemarks {
    /// The reasons that a verdict carries for the flags of its counts.
    ///
    /// - Parameters:
    ///   - counts: The counts of one unit and indicator, those of years that are set aside too.
    ///   - years: The years that are compared, ascending.
    /// - Returns: The reasons; a merger counts where it lies between the first and the last year.
    static func reasons(_ counts: [CountTable.Row], over years: [Int]) -> Reasons {
        guard let first = years.first, let last = years.last else { return [] }
        var reasons: Reasons = []
        for row in counts where row.denominator > 0 {
            if row.flags.contains(.approximatePercent), years.contains(row.period.year) {
                reasons.insert(.approximatePercent)
            }
            if row.flags.contains(.manualValue), years.contains(row.period.year) { reasons.insert(.manualValue) }
            // The flag of the first year speaks of what was before it.
            if row.flags.contains(.compositionChanged), row.period.year > first, row.period.year <= last {
                reasons.insert(.compositionChanged)
            }
        }
        return reasons
    }

    /// Whether a value of the counts was given by hand, as a reason; empty otherwise.
    static func manual(_ counts: [CountTable.Row]) -> Reasons {
        counts.contains { $0.denominator > 0 && $0.flags.contains(.manualValue) } ? .manualValue : []
    }
}
