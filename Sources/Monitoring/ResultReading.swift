// SPDX-License-Identifier: GPL-3.0-or-later

/// Which result of a person in an examination counts.
public enum ResultReading: String, CaseIterable, Codable, Sendable {
    /// The first one, as its protocol has it.
    case first
    /// The last one, after appeals, re-checks and re-sits.
    case final
}
