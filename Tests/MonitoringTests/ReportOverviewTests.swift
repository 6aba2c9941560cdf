// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

struct ReportOverviewTests {
    private static func id(_ number: Int32) throws -> SchoolID { try #require(SchoolID(number: number)) }
    private static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private static func report(_ school: SchoolID, done: Int, not: Int, from: String = "2021-01-01") throws
        -> SchoolReport
    {
        let plan = SchoolReport.Term("май", from: try day("2021-05-01"), to: try day("2021-05-31"))
        let fact = SchoolReport.Term("17.05.2021", from: try day("2021-05-17"), to: try day("2021-05-17"))
        let carriedOut = (0..<done).map { SchoolReport.Measure(name: "М\($0)", plan: plan, fact: fact, result: "Да") }
        let missed = (0..<not).map {
            SchoolReport.Measure(name: "Н\($0)", plan: plan, fact: SchoolReport.Term(""), result: "")
        }
        let period = SchoolReport.Term("1 полугодие", from: try day(from), to: try day("2021-06-30"))
        return SchoolReport(school: school, programme: "", period: period, measures: carriedOut + missed)
    }

    private static func overview(_ reports: [SchoolReport]) throws -> ReportOverview {
        let low = [StatusPeriod(status: .lowResults)]
        var gone = School(id: try id(4), name: "Закрытая", statuses: low)
        gone.events = [SchoolEvent(.closed, on: try day("2020-08-31"))]
        let schools = SchoolDirectory([
            School(id: try id(1), name: "Первая", statuses: low), School(id: try id(2), name: "Вторая", statuses: low),
            School(id: try id(3), name: "Третья"), gone,
        ])
        return ReportOverview(
            reports, schools: schools, reference: try day("2021-09-24"),
            asked: SchoolReport.Term("1 полугодие 2021", from: try day("2021-01-01"), to: try day("2021-06-30")),
            on: try day("2021-09-27"))
    }

    @Test func `schools that owe a report or gave one are there, closed ones are not`() throws {
        let overview = try Self.overview([
            Self.report(Self.id(2), done: 3, not: 1), Self.report(Self.id(3), done: 1, not: 0),
        ])
        #expect(overview.entries.map(\.school.name) == ["Первая", "Вторая", "Третья"])
        #expect(overview.entries.map(\.isExpected) == [true, true, false])
        #expect(overview.missing.map(\.name) == ["Первая"])
        #expect(overview.entries[1].counts[.onTime] == 3 && overview.entries[1].counts[.notDone] == 1)
        #expect((overview.entries[1].counts.carriedOut, overview.entries[1].counts.told) == (3, 4))
    }

    @Test func `the sum is that of the schools on the list alone`() throws {
        let overview = try Self.overview([
            Self.report(Self.id(1), done: 1, not: 2), Self.report(Self.id(2), done: 3, not: 1),
            Self.report(Self.id(3), done: 5, not: 0),
        ])
        #expect((overview.expected.carriedOut, overview.expected.told, overview.expected.all) == (4, 7, 7))
    }

    @Test func `the later report of a school counts, and another period is told`() throws {
        let overview = try Self.overview([
            Self.report(Self.id(1), done: 1, not: 2), Self.report(Self.id(1), done: 2, not: 0, from: "2020-09-01"),
        ])
        #expect(overview.entries[0].counts.all == 2)
        #expect(overview.entries.map(\.isOfOtherPeriod) == [true, nil])
    }
}
