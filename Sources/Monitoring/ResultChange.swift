// SPDX-License-Identifier: GPL-3.0-or-later

/// A result that an appeal or a re-check changed.
///
/// It belongs to a person in an examination (procedure, year, subject), not to a row: it may be read weeks before its
/// protocol. Only satisfied ones are kept, of either sign.
public struct ResultChange: Hashable, Sendable {
    /// The examination; its date is that of the protocol where the file says it.
    public let work: Work
    /// The keyed hash of document and name within the examination; never 0.
    public let person: UInt64
    /// The score or mark before; nil where the file does not say it.
    public let before: Int?
    /// The score or mark after.
    public let after: Int
    /// The outcome that follows from `after`.
    public let outcome: Outcome
    /// The total of points after, where the result is a mark and the file says them.
    public let points: Int?

    /// Describes a change.
    ///
    /// - Parameters:
    ///   - work: The examination.
    ///   - person: The keyed hash of the person.
    ///   - before: The score or mark before.
    ///   - after: The score or mark after.
    ///   - outcome: The outcome that follows.
    ///   - points: The total of points after.
    public init(work: Work, person: UInt64, before: Int?, after: Int, outcome: Outcome, points: Int? = nil) {
        self.work = work
        self.person = person
        self.before = before
        self.after = after
        self.outcome = outcome
        self.points = points
    }
}
