// SPDX-License-Identifier: GPL-3.0-or-later

/// What happened to a school: it was closed, renamed, or merged into another.
public struct SchoolEvent: Hashable, Codable, Sendable {
    /// What happened, by the word of the register.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// The school is closed; its years stay.
        case closed = "закрыта"
        /// It has, or had, another name or another login; it is one school in all periods.
        case renamed = "переименована"
        /// It is a part of another school from a day on.
        case merged = "присоединена"
    }

    /// What happened.
    public let kind: Kind
    /// The day; nil where it is not known, which no merger may be.
    public let day: CalendarDate?
    /// The school into which it was merged, or its other login.
    public let school: SchoolID?
    /// Its other name.
    public let name: String?

    /// Describes an event.
    ///
    /// - Parameters:
    ///   - kind: What happened.
    ///   - day: The day.
    ///   - school: The school into which it was merged, or its other login.
    ///   - name: Its other name.
    public init(_ kind: Kind, on day: CalendarDate? = nil, school: SchoolID? = nil, name: String? = nil) {
        self.kind = kind
        self.day = day
        self.school = school
        self.name = name
    }
}
