// SPDX-License-Identifier: GPL-3.0-or-later

/// The side of a hypothesis that a p-value speaks about.
public enum Alternative: String, Sendable, Hashable, CaseIterable {
    /// A difference in either direction.
    case twoSided
    /// After is below before.
    case less
    /// After is above before.
    case greater
}
