// SPDX-License-Identifier: GPL-3.0-or-later

/// People, the order and deadlines, as the workbook «Состав и сроки» has them.
public struct Organisation: Hashable, Sendable {
    /// What a person does in the monitoring.
    public enum Role: String, CaseIterable, Codable, Sendable {
        /// Hands over and confirms the numbers of some indicators.
        case expert
        /// A member of the working group.
        case workingGroup
        /// Signs documents.
        case signatory
        /// Answers for the whole.
        case responsible
    }

    /// A person of the order, in the cases that documents need: the program declines no names.
    public struct Person: Hashable, Sendable {
        /// What the person does.
        public let role: Role
        /// The name in the nominative: «Петрова Ольга Андреевна».
        public let name: String
        /// The name in the genitive; empty where nobody typed it.
        public let genitive: String
        /// The name in the dative; empty where nobody typed it.
        public let dative: String
        /// The position in the nominative.
        public let position: String
        /// The position in the genitive; empty where nobody typed it.
        public let positionGenitive: String
        /// The position in the dative; empty where nobody typed it.
        public let positionDative: String
        /// The numbers of the indicators that an expert answers for.
        public let indicators: [Int]

        /// Describes a person.
        ///
        /// - Parameters:
        ///   - role: What the person does.
        ///   - name: The name in the nominative.
        ///   - genitive: The name in the genitive.
        ///   - dative: The name in the dative.
        ///   - position: The position in the nominative.
        ///   - positionGenitive: The position in the genitive.
        ///   - positionDative: The position in the dative.
        ///   - indicators: The numbers of the indicators that an expert answers for.
        public init(
            role: Role, name: String, genitive: String = "", dative: String = "", position: String = "",
            positionGenitive: String = "", positionDative: String = "", indicators: [Int] = []
        ) {
            self.role = role
            self.name = name
            self.genitive = genitive
            self.dative = dative
            self.position = position
            self.positionGenitive = positionGenitive
            self.positionDative = positionDative
            self.indicators = indicators
        }
    }

    /// What is due by a day.
    public struct Deadline: Hashable, Sendable {
        /// What is due.
        public enum Subject: String, CaseIterable, Codable, Sendable {
            /// Numbers of some indicators from experts.
            case indicators
            /// Reports of schools (Приложение 2).
            case reports
            /// The interim document.
            case interim
            /// The final document.
            case final
            /// The summary (сводный документ).
            case summary
            /// Targeted recommendations after the interim document.
            case interimRecommendations
            /// Targeted recommendations after the final document.
            case finalRecommendations
        }

        /// What is due.
        public let subject: Subject
        /// The last day as it was typed.
        public let day: CalendarDate
        /// Whether the day itself still is in time: «до» includes it unless somebody says otherwise.
        public let isInclusive: Bool
        /// The numbers of the indicators, where they are due.
        public let indicators: [Int]
        /// The name of the person, or the words of the group, who owes it; empty where nobody is named.
        public let responsible: String
        /// The day on which it was done, as somebody typed it; nil where nobody did.
        public let done: CalendarDate?

        /// Describes a deadline.
        ///
        /// - Parameters:
        ///   - subject: What is due.
        ///   - day: The last day.
        ///   - isInclusive: Whether the day itself still is in time.
        ///   - indicators: The numbers of the indicators.
        ///   - responsible: The name of the person, or the words of the group, who owes it.
        ///   - done: The day on which it was done.
        public init(
            _ subject: Subject, by day: CalendarDate, isInclusive: Bool = true, indicators: [Int] = [],
            responsible: String = "", done: CalendarDate? = nil
        ) {
            self.subject = subject
            self.day = day
            self.isInclusive = isInclusive
            self.indicators = indicators
            self.responsible = responsible
            self.done = done
        }
    }

    /// Facts of the order by name, those of ``FactKey``; `basis` once for each legal basis.
    public var facts: [Fact]
    /// The people, in the order of the workbook.
    public var people: [Person]
    /// The deadlines, in the order of the workbook.
    public var deadlines: [Deadline]

    /// What the workbook may say of the order.
    public enum FactKey: String, CaseIterable, Codable, Sendable {
        /// Its number.
        case number
        /// Its date, as `24.09.2021`.
        case date
        /// Its title.
        case title
        /// The department that gave it.
        case department
        /// The department in the genitive, as «к приказу …» asks for it.
        case departmentGenitive
        /// The first day of the monitoring, as `25.09.2021`.
        case from
        /// The last day of the monitoring.
        case to
        /// The period that the reports of schools are of.
        case reportPeriod
        /// A legal basis; there may be several.
        case basis
    }

    /// A fact of the order.
    public struct Fact: Hashable, Sendable {
        /// Its name.
        public let key: String
        /// What was typed.
        public let value: String

        /// Names a fact.
        public init(_ key: String, _ value: String) {
            self.key = key
            self.value = value
        }
    }

    /// Joins facts, people and deadlines.
    ///
    /// - Parameters:
    ///   - facts: Facts of the order.
    ///   - people: The people.
    ///   - deadlines: The deadlines.
    public init(facts: [Fact] = [], people: [Person] = [], deadlines: [Deadline] = []) {
        self.facts = facts
        self.people = people
        self.deadlines = deadlines
    }
}
