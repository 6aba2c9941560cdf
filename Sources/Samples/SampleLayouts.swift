// SPDX-License-Identifier: GPL-3.0-or-later

/// Which layouts a sample district is written in.
public enum SampleLayouts: String, CaseIterable, Sendable {
    /// Form Ф1 and plain protocols only, every result once.
    case current
    /// Every layout that occurs, by the years in which it did, with appeals, later waves, reference tables and junk.
    case all
}
