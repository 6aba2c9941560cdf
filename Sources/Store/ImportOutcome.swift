// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring

/// What storing a file changed.
public enum ImportOutcome: Hashable, Sendable {
    /// The same bytes under the same settings had been stored already.
    case unchanged
    /// The rows were stored; slices that other imports, or an earlier one of this file, had filled are named.
    case stored(replaced: [ReplacedSlice])
    /// Nothing was stored: these slices would lose more than a fifth of their pupils.
    case needsConfirmation(losses: [ReplacedSlice])
}

/// What taking an import back changed.
public enum UndoOutcome: Hashable, Sendable {
    /// The import is gone; slices that have other numbers now are named.
    case undone(changed: [ReplacedSlice])
    /// No import of this path is known; those that are.
    case unknown(files: [String])
}

/// A slice whose results were replaced: one work of one school.
public struct ReplacedSlice: Hashable, Sendable {
    /// The work.
    public let work: Work
    /// The school.
    public let school: SchoolID
    /// Pupils before and after.
    public let pupils: (before: Int, after: Int)
    /// Marks «2», or results below the minimum, before and after.
    public let failures: (before: Int, after: Int)

    /// Describes a replacement.
    ///
    /// - Parameters:
    ///   - work: The work.
    ///   - school: The school.
    ///   - pupils: Pupils before and after.
    ///   - failures: Marks «2», or results below the minimum, before and after.
    public init(work: Work, school: SchoolID, pupils: (before: Int, after: Int), failures: (before: Int, after: Int)) {
        self.work = work
        self.school = school
        self.pupils = pupils
        self.failures = failures
    }

    /// Slices are equal when all their numbers are.
    public static func == (first: ReplacedSlice, second: ReplacedSlice) -> Bool {
        first.work == second.work && first.school == second.school && first.pupils == second.pupils
            && first.failures == second.failures
    }

    /// Feeds what names the slice.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(work)
        hasher.combine(school)
    }
}

/// Rolls a transaction back that asks for a confirmation.
struct Unconfirmed: Error {
    let losses: [ReplacedSlice]
}
