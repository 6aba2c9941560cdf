// SPDX-License-Identifier: GPL-3.0-or-later

/// A version of a file that still fills slices, because the later bytes of its path do not contain them.
public struct EarlierImport: Hashable, Sendable {
    /// The SHA-256 of its bytes.
    public let sha256: String
    /// The day of its import, as `2024-10-01`; nil for imports of an earlier release.
    public let day: String?
    /// What it fills.
    public let slices: [FilledSlice]

    /// Names a version.
    ///
    /// - Parameters:
    ///   - sha256: The SHA-256 of its bytes.
    ///   - day: The day of its import.
    ///   - slices: What it fills.
    public init(sha256: String, day: String?, slices: [FilledSlice]) {
        self.sha256 = sha256
        self.day = day
        self.slices = slices
    }
}
