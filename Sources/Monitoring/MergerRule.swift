// SPDX-License-Identifier: GPL-3.0-or-later

/// For which periods the results of a merged school count for its successor.
public enum MergerRule: String, CaseIterable, Codable, Sendable {
    /// From the day of the merger; earlier years stay with the merged school.
    case fromDate
    /// For all periods, as if the two had always been one.
    case allPeriods
}
