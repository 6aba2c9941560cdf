// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct VPRCampaignsTests {
    @Test(arguments: [
        (2020, Season.autumn, true), (2022, .autumn, true), (2022, .spring, false), (2021, .autumn, false),
    ])
    func `two autumns had the works of the grade before`(year: Int, season: Season, isPrevious: Bool) {
        #expect(VPRCampaigns.isOfPreviousGrade(Period(year: year, season: season)) == isPrevious)
    }

    @Test(arguments: [
        ("31.07.2022", Period(year: 2022, season: .spring)), ("01.08.2022", Period(year: 2022, season: .autumn)),
        ("24.03.2022", Period(year: 2022, season: .spring)), ("2020-10-12", Period(year: 2020, season: .autumn)),
    ])
    func `a day belongs to a campaign`(day: String, period: Period) throws {
        #expect(VPRCampaigns.period(of: try #require(CalendarDate(day))) == period)
    }

    @Test func `only 2022 had two`() {
        #expect([2019, 2020, 2021, 2022, 2023].map(VPRCampaigns.season) == [.spring, .autumn, .spring, nil, .spring])
    }
}
