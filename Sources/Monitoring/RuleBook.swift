// SPDX-License-Identifier: GPL-3.0-or-later

/// A scale from points to marks.
public struct MarkScale: Hashable, Codable, Sendable {
    /// The largest number of points.
    public let maximum: Int
    /// The fewest points of the marks 3, 4 and 5.
    public let lowest: [Int]
    /// Whether a mark needs more than the total, so that the scale is a check only.
    public let hasConditions: Bool
    /// Where the scale is published.
    public let source: String

    /// Describes a scale.
    ///
    /// - Parameters:
    ///   - maximum: The largest number of points.
    ///   - lowest: The fewest points of the marks 3, 4 and 5, ascending.
    ///   - hasConditions: Whether a mark needs more than the total.
    ///   - source: Where the scale is published.
    public init(maximum: Int, lowest: [Int], hasConditions: Bool = false, source: String) {
        precondition(lowest.count == 3, "a scale has the borders of 3, 4 and 5")
        self.maximum = maximum
        self.lowest = lowest
        self.hasConditions = hasConditions
        self.source = source
    }

    /// The mark of a total; nil outside the scale.
    ///
    /// - Parameter points: The total, in points.
    /// - Returns: The mark, from 2 to 5, or nil.
    public func mark(points: Int) -> Int? {
        guard (0...maximum).contains(points) else { return nil }
        return 2 + lowest.count { points >= $0 }
    }
}

/// The rules that turn scores into outcomes and years into windows, each with source and years of validity.
public struct RuleBook: Hashable, Sendable {
    struct ScaleRule: Hashable, Sendable {
        let procedure: Procedure
        let subject: Subject
        let grade: Int
        let first: Period
        let last: Period
        let scale: MarkScale
    }

    struct MinimumRule: Hashable, Sendable {
        let subject: Subject
        let years: ClosedRange<Int>
        let score: Int
        let source: String
    }

    /// The breaks in comparability.
    public let breaks: BreakRegister
    /// The version of each table by its name, for the record of a run.
    public let versions: [String: String]
    /// The lowest score of the band «high».
    public let highScore: Int
    let scales: [ScaleRule]
    let minima: [MinimumRule]

    init(
        breaks: BreakRegister, versions: [String: String], highScore: Int, scales: [ScaleRule], minima: [MinimumRule]
    ) {
        self.breaks = breaks
        self.versions = versions
        self.highScore = highScore
        self.scales = scales
        self.minima = minima
    }

    /// The scale of a work in marks; nil where no rule is known.
    ///
    /// - Parameters:
    ///   - procedure: ВПР or ОГЭ.
    ///   - subject: The subject.
    ///   - grade: The grade of the programme.
    ///   - period: When it was written.
    /// - Returns: The scale, or nil.
    public func scale(_ procedure: Procedure, _ subject: Subject, grade: Int, period: Period) -> MarkScale? {
        scales.first {
            $0.procedure == procedure && $0.subject == subject && $0.grade == grade
                && ($0.first...$0.last).contains(period)
        }?.scale
    }

    /// The lowest passing score of ЕГЭ on the scale of 100; nil where no rule is known.
    ///
    /// - Parameters:
    ///   - subject: The subject.
    ///   - year: The calendar year.
    /// - Returns: The score, from 1 to 99, or nil.
    public func egeMinimum(_ subject: Subject, year: Int) -> Int? {
        minima.first { $0.subject == subject && $0.years.contains(year) }?.score
    }

    /// The band of a score of ЕГЭ on the scale of 100; nil outside the scale or where no rule is known.
    ///
    /// - Parameters:
    ///   - score: The test score, from 0 to 100.
    ///   - subject: The subject.
    ///   - year: The calendar year.
    /// - Returns: The band, or nil.
    public func egeBand(score: Int, _ subject: Subject, year: Int) -> Outcome? {
        guard (0...100).contains(score), let minimum = egeMinimum(subject, year: year) else { return nil }
        return score < minimum ? .belowMinimum : score >= highScore ? .high : .middle
    }
}
