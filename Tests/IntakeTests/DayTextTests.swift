// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct DayTextTests {
    @Test(arguments: [
        ("01.10.2021", "2021-10-01"), ("до 01.10.2021", "2021-10-01"), ("не позднее 1.10.2021г.", "2021-10-01"),
        ("2021-10-01 00:00:00", "2021-10-01"), ("1 октября 2021 года", "2021-10-01"),
        ("До 31 мая 2024 г.", "2024-05-31"),
    ])
    func `a day is read as orders write it`(text: String, iso: String) {
        #expect(DayText.day(text)?.iso == iso)
    }

    @Test(arguments: [
        "", "до", "01.10", "сентябрь", "31.06.2021", "30 февраля 2024", "01.10.2021 и 20.12.2021", "1 октября", "г.",
        "с 01.09.2021 по 01.10.2021",
    ])
    func `what says no day, or two, is none`(text: String) {
        #expect(DayText.day(text) == nil)
    }
}
