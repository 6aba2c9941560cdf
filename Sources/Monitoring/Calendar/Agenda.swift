// SPDX-License-Identifier: GPL-3.0-or-later

/// What is due by a day and not there, by the deadlines of the order.
///
/// ```swift
/// let agenda = Agenda(organisation, on: today, calendar: calendar, deliveries: deliveries)
/// agenda.duties.filter { $0.stand == .missing }
/// ```
public struct Agenda: Hashable, Sendable {
    /// One thing that is due and not there.
    public struct Duty: Hashable, Sendable {
        /// What the duty is about.
        public enum Item: Hashable, Sendable {
            /// The numbers of an indicator.
            case indicator(Int)
            /// The report of a school.
            case school(SchoolID)
            /// The document that the deadline names.
            case document
        }

        /// What is known of it.
        public enum Stand: String, CaseIterable, Codable, Sendable {
            /// It is not there.
            case missing
            /// This release does not make it, and nobody noted that it was done.
            case unknown
        }

        /// The deadline that it belongs to.
        public let deadline: Organisation.Deadline
        /// The last working day on which it was in time.
        public let lastDay: CalendarDate
        /// What it is about.
        public let item: Item
        /// Who owes it, by name; empty where nobody is named.
        public let owners: [String]
        /// What is known of it.
        public let stand: Stand
        /// How many calendar days ago the last day was; 0 on the day itself.
        public let daysLate: Int

        /// Whether the last day is over.
        public var isLate: Bool { daysLate > 0 }
    }

    /// What one should know of the deadlines.
    public enum Notice: Hashable, Sendable {
        /// The last day is a day off: the working day before it counts.
        case dayOff(day: CalendarDate, lastDay: CalendarDate)
        /// Of a year weekends alone are known.
        case weekendsOnly(year: Int)
        /// A document counts as there because the findings of its stage are: nobody noted that it was done.
        case computed(Organisation.Deadline.Subject)
        /// Deadlines name indicators that the campaign has not.
        case unknownIndicators([Int])
    }

    /// The day.
    public let day: CalendarDate
    /// What is due by the day and not there: earlier last days first, then as the workbook has them.
    public let duties: [Duty]
    /// The deadlines that come next, where something is still to be done: all of the nearest day.
    public let next: [Organisation.Deadline]
    /// What one should know of the deadlines of ``duties`` and ``next``, and of those that count as met.
    public let notices: [Notice]

    /// Looks through the deadlines.
    ///
    /// - Parameters:
    ///   - organisation: People and deadlines.
    ///   - day: The day.
    ///   - calendar: The days off.
    ///   - deliveries: What is there.
    public init(_ organisation: Organisation, on day: CalendarDate, calendar: WorkCalendar, deliveries: Deliveries) {
        self.day = day
        var duties: [Duty] = []
        var later: [(lastDay: CalendarDate, deadline: Organisation.Deadline)] = []
        var computed: [Notice] = []
        let sorted = organisation.deadlines.enumerated().map { ($1.lastDay(calendar), $0, $1) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        for (lastDay, _, deadline) in sorted {
            if let done = deadline.done, done <= day { continue }
            let open = Self.open(deadline, organisation, deliveries)
            if lastDay > day {
                if !open.isEmpty { later.append((lastDay, deadline)) }
                continue
            }
            if open.isEmpty, [.interim, .final].contains(deadline.subject) {
                computed.append(.computed(deadline.subject))
            }
            duties += open.map { item, stand in
                Duty(
                    deadline: deadline, lastDay: lastDay, item: item,
                    owners: Self.owners(of: item, deadline, organisation), stand: stand,
                    daysLate: day.daysSince1970 - lastDay.daysSince1970)
            }
        }
        self.duties = duties
        next = later.filter { $0.lastDay == later[0].lastDay }.map(\.deadline)
        var notices: [Notice] = []
        for deadline in duties.map(\.deadline) + next {
            let (named, last) = (deadline.namedDay, deadline.lastDay(calendar))
            if named != last { notices.append(.dayOff(day: named, lastDay: last)) }
            // The first days of January are moved into the year before.
            for year in [named.year, last.year] where calendar.source(of: year) == nil {
                notices.append(.weekendsOnly(year: year))
            }
        }
        notices += computed
        let named = Set(organisation.deadlines.flatMap(\.indicators))
        let unknown = named.subtracting(deliveries.known).sorted()
        if !unknown.isEmpty { notices.append(.unknownIndicators(unknown)) }
        var seen: Set<Notice> = []
        self.notices = notices.filter { seen.insert($0).inserted }
    }

    /// What of a deadline is not there.
    private static func open(
        _ deadline: Organisation.Deadline, _ organisation: Organisation, _ deliveries: Deliveries
    ) -> [(item: Duty.Item, stand: Duty.Stand)] {
        switch deadline.subject {
        case .indicators:
            deadline.indicators.filter {
                deliveries.known.contains($0) && !deliveries.notHeld.contains($0)
                    && !deliveries.indicators.contains($0)
            }.map { (.indicator($0), .missing) }
        case .reports:
            deliveries.reporting.filter { !deliveries.reported.contains($0) }.map { (.school($0), .missing) }
        case .interim: deliveries.stages.contains(.interim) ? [] : [(.document, .missing)]
        case .final: deliveries.stages.contains(.final) ? [] : [(.document, .missing)]
        case .interimRecommendations: deliveries.recommended.contains(.interim) ? [] : [(.document, .unknown)]
        case .finalRecommendations: deliveries.recommended.contains(.final) ? [] : [(.document, .unknown)]
        case .summary: [(.document, .unknown)]
        }
    }

    /// The experts of an indicator go before whoever answers for the deadline.
    private static func owners(
        of item: Duty.Item, _ deadline: Organisation.Deadline, _ organisation: Organisation
    ) -> [String] {
        if case .indicator(let number) = item {
            let experts = organisation.experts(of: number)
            if !experts.isEmpty { return experts }
        }
        return deadline.responsible.isEmpty ? [] : [deadline.responsible]
    }
}
