// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

struct PeriodTests {
    @Test func `spring comes before autumn and years before years`() {
        let periods = [
            Period(year: 2022, season: .autumn), Period(year: 2021, season: .autumn),
            Period(year: 2022, season: .spring),
        ]
        #expect(periods.sorted().map(\.year) == [2021, 2022, 2022])
        #expect(periods.sorted().last?.season == .autumn)
    }

    @Test(arguments: [
        ("2021-10-01", "2021-10-01"), ("01.10.2021", "2021-10-01"), ("\u{00A0}05.10.2022 12:29:13", "2022-10-05"),
        ("2022.06.23", "2022-06-23"), ("2024-02-29", "2024-02-29"),
    ])
    func `a day is read as people write it`(text: String, iso: String) {
        #expect(CalendarDate(text)?.iso == iso)
    }

    @Test(arguments: [
        "", "2021", "31.02.2021", "2023-02-29", "1.2.3", "2021-13-01", "сентябрь", "99999-01-01", "-1-1-2021",
    ])
    func `what the calendar does not have is no day`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(arguments: [
        ("edu342202", "342202"), ("sch012345", "012345"), (" EDU342202\u{00A0}", "342202"), ("342202", "342202"),
    ])
    func `a login has six digits`(login: String, code: String) {
        #expect(SchoolID(login: login)?.code == code)
    }

    @Test(arguments: ["", "edu", "edu34220", "edu3422022", "school1", "３４２２０２", "edu-34220"])
    func `anything else is no login`(login: String) {
        #expect(SchoolID(login: login) == nil)
    }

    @Test func `of two schools with one code neither is found by it`() throws {
        let ids = try [1, 2, 3].map { try #require(SchoolID(number: $0)) }
        let directory = SchoolDirectory([
            School(id: ids[0], name: "А", egeCode: "111001"), School(id: ids[1], name: "Б", egeCode: "111001"),
            School(id: ids[2], name: "В", ogeCode: "111001", egeCode: "111002"),
        ])
        #expect(directory.school(code: "111001", grade: 11) == nil)
        #expect(directory.school(code: "111002", grade: 11)?.id == ids[2])
        #expect(directory.school(code: "111001", grade: 9)?.id == ids[2])
    }

    @Test func `a status holds from its first to its last day`() {
        let status = StatusPeriod(
            status: .lowResults, since: CalendarDate("2022-09-01"), until: CalendarDate("2023-08-31"))
        #expect(status.holds(on: CalendarDate("2022-09-01")))
        #expect(status.holds(on: CalendarDate("2023-08-31")))
        #expect(!status.holds(on: CalendarDate("2023-09-01")))
        #expect(status.holds(on: nil))
    }

    /// Python 3.11: `(date(y, m, d) - date(1970, 1, 1)).days`.
    @Test(arguments: [
        ("1970-01-01", 0), ("2000-02-29", 11_016), ("2023-06-22", 19_530), ("1969-12-31", -1), ("1600-03-01", -135_080),
    ])
    func `days are counted from 1970`(day: String, count: Int) {
        #expect(CalendarDate(day)?.daysSince1970 == count)
    }

    @Test(arguments: [
        ("2024-12-20", 56, "2025-02-14"), ("2024-02-28", 1, "2024-02-29"), ("2023-02-28", 1, "2023-03-01"),
        ("2024-10-10", 0, "2024-10-10"), ("2024-01-31", 366, "2025-01-31"),
    ])
    func `a day some days later is so many days away`(day: String, days: Int, later: String) throws {
        let first = try #require(CalendarDate(day))
        #expect(first.adding(days: days) == CalendarDate(later))
        #expect(CalendarDate(later)?.daysSince1970 == first.daysSince1970 + days)
    }
}
