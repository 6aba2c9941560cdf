// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a campaign's database cannot be used.
public enum StoreError: Error, Equatable, Sendable {
    /// The file was written by a later release; the versions of its tables and of this program's.
    case newerSchema(file: String, found: Int, known: Int)
    /// The file was written by an earlier release and is open for reading only.
    case olderSchema(file: String, found: Int, known: Int)
    /// A migration is missing among the program's files.
    case missingMigration(name: String)
    /// The file is a database, but not of a campaign.
    case notACampaign(file: String)
}
