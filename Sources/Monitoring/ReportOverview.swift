// SPDX-License-Identifier: GPL-3.0-or-later

/// The reports of schools on a day: who reported, and how their measures stand.
public struct ReportOverview: Hashable, Sendable {
    /// How the measures of one school, or of several, stand.
    public struct Counts: Hashable, Sendable {
        /// The number of measures by status.
        public private(set) var byStatus: [MeasureStatus: Int] = [:]
        /// Measures of which the report tells that they were carried out.
        public private(set) var carriedOut = 0
        /// Measures of which the report tells whether they were carried out: the denominator of the share.
        public private(set) var told = 0

        /// No measure.
        public init() {}

        /// All measures.
        public var all: Int { byStatus.values.reduce(0, +) }

        /// The measures of a status.
        public subscript(status: MeasureStatus) -> Int { byStatus[status, default: 0] }

        /// Counts a measure.
        ///
        /// - Parameters:
        ///   - measure: The measure.
        ///   - day: The day.
        public mutating func add(_ measure: SchoolReport.Measure, on day: CalendarDate) {
            byStatus[measure.status(on: day), default: 0] += 1
            guard let isCarriedOut = measure.isCarriedOut(on: day) else { return }
            told += 1
            carriedOut += isCarriedOut ? 1 : 0
        }

        /// Adds the counts of another school.
        ///
        /// - Parameter other: The other counts.
        public mutating func add(_ other: Counts) {
            byStatus.merge(other.byStatus, uniquingKeysWith: +)
            carriedOut += other.carriedOut
            told += other.told
        }
    }

    /// The report of one school.
    public struct Entry: Hashable, Sendable {
        /// The school.
        public let school: School
        /// Whether it is a ШНОР on the day of reference.
        public let isExpected: Bool
        /// Its report; nil where none came.
        public let report: SchoolReport?
        /// How its measures stand.
        public let counts: Counts
        /// Whether it reports on another period than the one asked for; nil where either is not known.
        public let isOfOtherPeriod: Bool?
    }

    /// The day.
    public let day: CalendarDate
    /// The period that was asked for, as somebody typed it.
    public let asked: SchoolReport.Term
    /// The schools that owe a report or gave one, by their number.
    public let entries: [Entry]

    /// Looks at reports.
    ///
    /// - Parameters:
    ///   - reports: The reports in the order of their imports; of two for one school the later counts.
    ///   - schools: The schools of the campaign.
    ///   - reference: The day whose statuses hold: ШНОР owe a report, schools that are gone do not.
    ///   - asked: The period that was asked for; a term without days is not compared.
    ///   - day: The day on which the measures are looked at.
    public init(
        _ reports: [SchoolReport], schools: SchoolDirectory, reference: CalendarDate?,
        asked: SchoolReport.Term = SchoolReport.Term(""), on day: CalendarDate
    ) {
        let last = Dictionary(reports.map { ($0.school, $0) }) { _, later in later }
        self.day = day
        self.asked = asked
        entries = schools.schools.compactMap { school in
            let isExpected =
                school.isRegistered && school.has(.lowResults, on: reference)
                && !(reference.map { school.isGone(on: $0) } ?? false)
            let report = last[school.id]
            guard isExpected || report != nil else { return nil }
            var counts = Counts()
            for measure in report?.measures ?? [] { counts.add(measure, on: day) }
            return Entry(
                school: school, isExpected: isExpected, report: report, counts: counts,
                isOfOtherPeriod: report.flatMap { Self.differs($0.period, from: asked) })
        }
    }

    /// The schools that owe a report and gave none.
    public var missing: [School] { entries.filter { $0.isExpected && $0.report == nil }.map(\.school) }

    /// How the measures of all ШНОР stand.
    public var expected: Counts {
        entries.filter(\.isExpected).reduce(into: Counts()) { $0.add($1.counts) }
    }

    private static func differs(_ term: SchoolReport.Term, from asked: SchoolReport.Term) -> Bool? {
        guard let from = term.from, let to = term.to, let first = asked.from, let last = asked.to else { return nil }
        return (from, to) != (first, last)
    }
}
