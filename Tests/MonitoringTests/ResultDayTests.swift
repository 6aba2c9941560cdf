// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

struct ResultDayTests {
    @Test(
        arguments: [
            (Season.spring, "2023-03-01"), (.autumn, "2023-09-14"), (nil, "2023-05-20"),
        ] as [(Season?, String)])
    func `a campaign counts as its first days`(season: Season?, day: String) {
        #expect(Period(year: 2023, season: season).day?.iso == day)
    }

    @Test func `an examination has its own day`() {
        let date = CalendarDate(year: 2023, month: 6, day: 9)
        let dated = Work(procedure: .oge, year: 2023, season: nil, subject: .mathematics, grade: 9, date: date)
        let undated = Work(procedure: .oge, year: 2023, season: nil, subject: .mathematics, grade: 9)
        #expect(dated.day == date)
        #expect(undated.day?.iso == "2023-05-20")
    }
}
