// SPDX-License-Identifier: GPL-3.0-or-later

/// What a recommendation is known by: never its text, never the run that drafted it.
///
/// ```swift
/// RecommendationKey(school: school.id, addressee: .head, rule: "level-fails", subject: "13").text
/// // 203001/head/level-fails/13
/// ```
public struct RecommendationKey: Hashable, Comparable, Sendable {
    /// The school that it is about.
    public let school: SchoolID
    /// Who is to act.
    public let addressee: Addressee
    /// The identifier of the rule; ``byHand`` for a row that the working group added.
    public let rule: String
    /// What the rule speaks of: the number of an indicator, or the identifier of a deficit or of a measure.
    public let subject: String

    /// The rule of what the working group added itself.
    public static let byHand = "by-hand"

    /// Joins the parts of a key.
    ///
    /// - Parameters:
    ///   - school: The school.
    ///   - addressee: Who is to act.
    ///   - rule: The identifier of the rule: Latin letters, digits and hyphens.
    ///   - subject: The number of an indicator, or the identifier of a deficit or of a measure: no slash.
    public init(school: SchoolID, addressee: Addressee, rule: String, subject: String) {
        self.school = school
        self.addressee = addressee
        self.rule = rule
        self.subject = subject
    }

    /// The key as tables have it: school, addressee, rule and subject with slashes between them.
    public var text: String { "\(school.code)/\(addressee.rawValue)/\(rule)/\(subject)" }

    /// Reads a key.
    ///
    /// - Parameter text: The key as ``text`` writes it; nil for anything else.
    public init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let school = SchoolID(login: parts[0]), let addressee = Addressee(rawValue: parts[1]),
            !parts[2].isEmpty, !parts[3].isEmpty
        else { return nil }
        self.init(school: school, addressee: addressee, rule: parts[2], subject: parts[3])
    }

    /// The order of tables: by school, then addressee, rule and subject.
    public static func < (one: RecommendationKey, other: RecommendationKey) -> Bool {
        (one.school.code, one.addressee.position, one.rule, one.subject)
            < (other.school.code, other.addressee.position, other.rule, other.subject)
    }
}

/// Who is to act on a recommendation; a closed list.
public enum Addressee: String, CaseIterable, Codable, Sendable {
    /// The head of the school.
    case head
    /// The deputy head for teaching.
    case deputy
    /// The teachers of the subject: the school's methodical association.
    case teachers
    /// The methodical service of the municipality.
    case methodicalService
    /// The education department.
    case department
    /// The school that leads, or the curator.
    case leader
    /// Parents, through the school.
    case parents

    /// The place in tables, from 0.
    public var position: Int { Addressee.allCases.firstIndex(of: self) ?? 0 }
}
