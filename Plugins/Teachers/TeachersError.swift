// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a diagnosis cannot be analysed.
public enum TeachersError: Error, Equatable, Sendable {
    /// A file has a level that the campaign does not declare, so that its place in the order is not known.
    case undeclaredLevel(level: String, declared: [String])
}
