// SPDX-License-Identifier: GPL-3.0-or-later

/// An event of network interaction, or methodical help that a school got.
public struct SupportEvent: Hashable, Sendable {
    /// The register that it stands in.
    public enum Register: String, CaseIterable, Codable, Sendable {
        /// Network interaction with leading schools and organisations.
        case network
        /// Methodical help.
        case help
    }

    /// The register.
    public let register: Register
    /// The school that took part or was helped.
    public let school: SchoolID
    /// What was done, as the register says it.
    public let kind: String
    /// With whom; empty where the register does not say it.
    public let partner: String
    /// The day; nil where the register does not say it.
    public let day: CalendarDate?
    /// The keyed hashes of the teachers who took part.
    public let teachers: [UInt64]
    /// The document that proves it; nil where none is named.
    public let document: String?

    /// Describes an event.
    ///
    /// - Parameters:
    ///   - register: The register.
    ///   - school: The school.
    ///   - kind: What was done.
    ///   - partner: With whom.
    ///   - day: The day.
    ///   - teachers: The keyed hashes of the teachers.
    ///   - document: The document that proves it.
    public init(
        register: Register, school: SchoolID, kind: String, partner: String, day: CalendarDate?,
        teachers: [UInt64] = [], document: String? = nil
    ) {
        self.register = register
        self.school = school
        self.kind = kind
        self.partner = partner
        self.day = day
        self.teachers = teachers
        self.document = document
    }
}

/// How many teachers a school has.
public struct StaffCount: Hashable, Sendable {
    /// The school.
    public let school: SchoolID
    /// The calendar year that the number is of.
    public let year: Int
    /// Teachers, persons.
    public let teachers: Int

    /// Describes a number of teachers.
    ///
    /// - Parameters:
    ///   - school: The school.
    ///   - year: The calendar year.
    ///   - teachers: Teachers, persons.
    public init(school: SchoolID, year: Int, teachers: Int) {
        self.school = school
        self.year = year
        self.teachers = teachers
    }
}
