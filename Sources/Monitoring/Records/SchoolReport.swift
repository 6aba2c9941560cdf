// SPDX-License-Identifier: GPL-3.0-or-later

/// The report of a school on the measures of its programme (Приложение 2 of the order).
public struct SchoolReport: Hashable, Sendable {
    /// A term as a school writes it, and the days that it means.
    public struct Term: Hashable, Sendable {
        /// As it is written: «до 01.10», «сентябрь», «в течение года»; empty where nothing is.
        public let text: String
        /// The first day; nil where the words do not say it.
        public let from: CalendarDate?
        /// The last day; nil where the words do not say it.
        public let to: CalendarDate?

        /// Joins the words of a term and its days.
        ///
        /// - Parameters:
        ///   - text: As it is written.
        ///   - from: The first day.
        ///   - to: The last day.
        public init(_ text: String, from: CalendarDate? = nil, to: CalendarDate? = nil) {
            self.text = text
            self.from = from
            self.to = to
        }
    }

    /// One measure of the programme.
    public struct Measure: Hashable, Sendable {
        /// What is done and how.
        public let name: String
        /// When it is planned.
        public let plan: Term
        /// When it was carried out.
        public let fact: Term
        /// What came of it; empty where the school wrote nothing.
        public let result: String

        /// Describes a measure.
        ///
        /// - Parameters:
        ///   - name: What is done and how.
        ///   - plan: When it is planned.
        ///   - fact: When it was carried out.
        ///   - result: What came of it.
        public init(name: String, plan: Term, fact: Term, result: String) {
            self.name = name
            self.plan = plan
            self.fact = fact
            self.result = result
        }
    }

    /// The school.
    public let school: SchoolID
    /// The programme with its requisites, as the school writes it.
    public let programme: String
    /// The period that it reports on, as the school writes it; empty where it does not.
    public let period: Term
    /// The measures, in the order of the report.
    public let measures: [Measure]

    /// Describes a report.
    ///
    /// - Parameters:
    ///   - school: The school.
    ///   - programme: The programme with its requisites.
    ///   - period: The period that it reports on.
    ///   - measures: The measures.
    public init(school: SchoolID, programme: String, period: Term, measures: [Measure]) {
        self.school = school
        self.programme = programme
        self.period = period
        self.measures = measures
    }
}
