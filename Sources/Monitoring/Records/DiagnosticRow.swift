// SPDX-License-Identifier: GPL-3.0-or-later

/// The result of one teacher in one wave of a diagnosis, in one domain.
public struct DiagnosticRow: Hashable, Sendable {
    /// What is diagnosed.
    public enum Domain: String, CaseIterable, Codable, Sendable {
        /// Knowledge of the subject: «предметные».
        case subject
        /// Methods of teaching: «методические».
        case method
        /// Both together, where a file does not tell them apart.
        case whole
    }

    /// When it is diagnosed.
    public enum Wave: String, CaseIterable, Codable, Sendable {
        /// Before the measures: «входная».
        case input
        /// After them: «итоговая».
        case output
    }

    /// The keyed hash of the teacher in the campaign; never 0.
    public let teacher: UInt64
    /// The school.
    public let school: SchoolID
    /// What the teacher teaches, as the file says it; empty where it does not.
    public let subject: String
    /// The domain.
    public let domain: Domain
    /// The wave.
    public let wave: Wave
    /// The calendar year of the wave.
    public let year: Int
    /// The day; nil where the file does not say it.
    public let day: CalendarDate?
    /// The score, points; nil where only a level is given.
    public let score: Double?
    /// The largest possible score, points; nil where the file does not say it.
    public let maximum: Double?
    /// The level in words; nil where the file does not say it.
    public let level: String?

    /// Describes a result.
    ///
    /// - Parameters:
    ///   - teacher: The keyed hash of the teacher.
    ///   - school: The school.
    ///   - subject: What the teacher teaches.
    ///   - domain: The domain.
    ///   - wave: The wave.
    ///   - year: The calendar year of the wave.
    ///   - day: The day.
    ///   - score: The score, points.
    ///   - maximum: The largest possible score, points.
    ///   - level: The level in words.
    public init(
        teacher: UInt64, school: SchoolID, subject: String, domain: Domain, wave: Wave, year: Int,
        day: CalendarDate? = nil, score: Double? = nil, maximum: Double? = nil, level: String? = nil
    ) {
        self.teacher = teacher
        self.school = school
        self.subject = subject
        self.domain = domain
        self.wave = wave
        self.year = year
        self.day = day
        self.score = score
        self.maximum = maximum
        self.level = level
    }
}
