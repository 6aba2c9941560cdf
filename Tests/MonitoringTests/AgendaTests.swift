// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

/// The deadlines of the order of 24.09.2021, with invented people.
struct AgendaTests {
    private static func day(_ text: String) -> CalendarDate {
        guard let day = CalendarDate(text) else { preconditionFailure("\(text) is a day") }
        return day
    }

    private static let schools = [SchoolID(number: 990_001), SchoolID(number: 990_002)].compactMap { $0 }
    private static let early = Array(1...6) + Array(13...21)

    private static let organisation = Organisation(
        people: [
            Organisation.Person(role: .expert, name: "А", indicators: Array(1...6)),
            Organisation.Person(role: .expert, name: "Б", indicators: Array(13...20)),
            Organisation.Person(role: .responsible, name: "В", indicators: [21]),
        ],
        deadlines: [
            Organisation.Deadline(.indicators, by: day("2021-09-30"), indicators: early, responsible: "В"),
            Organisation.Deadline(.indicators, by: day("2021-12-01"), indicators: Array(7...12)),
            Organisation.Deadline(.interim, by: day("2021-10-01"), responsible: "В"),
            Organisation.Deadline(.final, by: day("2021-12-10"), responsible: "В"),
            Organisation.Deadline(.summary, by: day("2021-12-11"), responsible: "В"),
            Organisation.Deadline(.interimRecommendations, by: day("2021-10-10"), responsible: "рабочая группа"),
            Organisation.Deadline(.finalRecommendations, by: day("2021-12-20"), responsible: "рабочая группа"),
            Organisation.Deadline(.reports, by: day("2021-09-27")),
        ])

    private func agenda(
        _ date: String, _ organisation: Organisation = Self.organisation,
        _ change: (inout Deliveries) -> Void = { _ in }
    ) throws -> Agenda {
        var deliveries = Deliveries(known: Set(1...21), reporting: Self.schools)
        change(&deliveries)
        return Agenda(
            organisation, on: Self.day(date), calendar: try WorkCalendarTests.calendar(), deliveries: deliveries)
    }

    @Test func `before the first term nothing is due, and the first term is next`() throws {
        let agenda = try agenda("2021-09-26")
        #expect(agenda.duties.isEmpty && agenda.notices.isEmpty)
        #expect(agenda.next.map(\.subject) == [.reports])
    }

    @Test func `on the first of October the reports and the early numbers are late, and the interim document is due`()
        throws
    {
        let agenda = try agenda("2021-10-01")
        #expect(
            agenda.duties.map(\.deadline.subject) == [.reports, .reports] + Self.early.map { _ in .indicators } + [
                .interim
            ])
        #expect(agenda.duties.map(\.daysLate) == [4, 4] + Self.early.map { _ in 1 } + [0])
        #expect(agenda.duties.allSatisfy { $0.stand == .missing })
        #expect(agenda.next.map(\.subject) == [.interimRecommendations])
        #expect(agenda.notices == [.dayOff(day: Self.day("2021-10-10"), lastDay: Self.day("2021-10-08"))])
    }

    @Test func `experts of an indicator owe it before whoever answers for the term`() throws {
        let duties = try agenda("2021-10-01").duties
        func owners(_ indicator: Int) -> [String]? { duties.first { $0.item == .indicator(indicator) }?.owners }
        #expect(owners(6) == ["А"] && owners(13) == ["Б"])
        // Only experts answer for indicators: of the last one it is the person of the term.
        #expect(owners(21) == ["В"])
        #expect(duties.first { $0.deadline.subject == .reports }?.owners == [])
    }

    @Test func `on the second of December the late numbers are late, and of recommendations nobody can tell`() throws {
        let agenda = try agenda("2021-12-02") {
            $0.indicators = Set(Self.early).union([7])
            $0.notHeld = [8]
            $0.reported = Set(Self.schools)
            $0.stages = [.interim]
        }
        #expect(agenda.duties.map(\.item) == [.document] + (9...12).map { .indicator($0) })
        #expect(agenda.duties.map(\.stand) == [.unknown] + (9...12).map { _ in .missing })
        #expect(agenda.duties.map(\.daysLate) == [55, 1, 1, 1, 1])
        // The eleventh is a Saturday, so that both documents are due on the tenth.
        #expect(
            agenda.notices == [
                .dayOff(day: Self.day("2021-10-10"), lastDay: Self.day("2021-10-08")),
                .dayOff(day: Self.day("2021-12-11"), lastDay: Self.day("2021-12-10")), .computed(.interim),
            ])
        #expect(agenda.next.map(\.subject) == [.final, .summary])
    }

    @Test func `what is there is not due, and nothing is next after the last term`() throws {
        let agenda = try agenda("2021-12-21") {
            $0.indicators = Set(1...21)
            $0.reported = Set(Self.schools)
            $0.stages = [.interim, .final]
        }
        #expect(agenda.duties.map(\.stand) == [.unknown, .unknown, .unknown] && agenda.next.isEmpty)
    }

    @Test func `a noted day ends a duty from that day on`() throws {
        var organisation = Self.organisation
        organisation.deadlines = [
            Organisation.Deadline(.summary, by: Self.day("2021-12-10"), done: Self.day("2021-12-13"))
        ]
        #expect(try agenda("2021-12-12", organisation).duties.map(\.daysLate) == [2])
        #expect(try agenda("2021-12-13", organisation).duties.isEmpty)
    }

    @Test func `a term that excludes its day ends on the working day before`() throws {
        let excluded = Organisation.Deadline(.interim, by: Self.day("2021-10-04"), isInclusive: false)
        #expect(excluded.namedDay == Self.day("2021-10-03"))
        #expect(excluded.lastDay(try WorkCalendarTests.calendar()) == Self.day("2021-10-01"))
        let included = Organisation.Deadline(.interim, by: Self.day("2021-10-04"))
        #expect(included.lastDay(try WorkCalendarTests.calendar()) == Self.day("2021-10-04"))
    }

    @Test func `indicators that the campaign has not, and years without a calendar, are told`() throws {
        var organisation = Self.organisation
        organisation.deadlines = [
            Organisation.Deadline(.indicators, by: Self.day("2031-10-01"), indicators: [3, 25, 26])
        ]
        let agenda = try agenda("2031-10-02", organisation)
        #expect(agenda.duties.map(\.item) == [.indicator(3)])
        #expect(agenda.notices == [.weekendsOnly(year: 2031), .unknownIndicators([25, 26])])
    }

    @Test func `a term of January that is moved into a year without a calendar tells that year`() throws {
        var organisation = Self.organisation
        organisation.deadlines = [Organisation.Deadline(.summary, by: Self.day("2020-01-05"))]
        let notices: [Agenda.Notice] = [
            .dayOff(day: Self.day("2020-01-05"), lastDay: Self.day("2019-12-31")), .weekendsOnly(year: 2019),
        ]
        #expect(try agenda("2020-01-09", organisation).notices == notices)
        // The same before the day, while the term is the next one.
        #expect(try agenda("2019-12-01", organisation).notices == notices)
    }

    @Test func `a fact that settings and workbook both say is found, equal or not`() {
        let organisation = Organisation(facts: [
            Organisation.Fact("number", "80"), Organisation.Fact("title", "О мониторинге"),
            Organisation.Fact("basis", "а"), Organisation.Fact("basis", "б"),
        ])
        let order = MonitoringOrder(number: "80", date: "24.09.2021", title: "")
        #expect(organisation.saidTwice(with: order) == [.number])
        #expect(
            organisation.order(MonitoringOrder(number: "", date: "24.09.2021", title: ""))
                == MonitoringOrder(number: "80", date: "24.09.2021", title: "О мониторинге"))
        #expect(organisation.bases == ["а", "б"])
    }
}
