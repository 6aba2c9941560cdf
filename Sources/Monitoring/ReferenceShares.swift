// SPDX-License-Identifier: GPL-3.0-or-later

/// How the participants of a territory were marked in a work, as a national or regional report says it.
public struct ReferenceShares: Hashable, Sendable {
    /// Whose participants they are.
    public enum Level: String, CaseIterable, Codable, Sendable {
        /// «Вся выборка»: the whole country.
        case sample
        /// A region.
        case region
        /// A municipality.
        case municipality
    }

    /// What is shared out.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// Marks 2 to 5: four shares.
        case marks
        /// Marks below, equal to and above the one in the journal: three shares.
        case journal
    }

    /// The work.
    public let work: Work
    /// What is shared out.
    public let kind: Kind
    /// Whose participants they are.
    public let level: Level
    /// The name of the territory as the file has it, without its code.
    public let name: String
    /// How many schools; nil where the file does not say it.
    public let schools: Int?
    /// How many participants.
    public let participants: Int
    /// The shares as fractions from 0 to 1, as many as the kind has.
    public let shares: [Double]

    /// Describes shares.
    ///
    /// - Parameters:
    ///   - work: The work.
    ///   - kind: What is shared out.
    ///   - level: Whose participants they are.
    ///   - name: The name of the territory.
    ///   - schools: How many schools.
    ///   - participants: How many participants.
    ///   - shares: The shares as fractions.
    public init(
        work: Work, kind: Kind, level: Level, name: String, schools: Int?, participants: Int, shares: [Double]
    ) {
        self.work = work
        self.kind = kind
        self.level = level
        self.name = name
        self.schools = schools
        self.participants = participants
        self.shares = shares
    }
}
