// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing
import Wording

@testable import vekha

struct RunCommandTests {
    @Test func `campaigns that were left out are one line for all indicators, each with its season`() {
        let (spring, autumn) = (Period(year: 2022, season: .spring), Period(year: 2020, season: .autumn))
        let one = CampaignRun.twoCampaigns([13: [spring], 14: [spring], 15: [spring], 1: [spring], 2: [autumn]])
        #expect(
            one.ru == "  В году две кампании, не взята осень 2020 (показатель 2); весна 2022 (показатели 1, 13–15); "
                + "выбор — campaign.yaml: seasons")
        #expect(
            one.en
                == "  Two campaigns in a year, left out: autumn 2020 (indicator 2); spring 2022 (indicators 1, 13–15); "
                + "campaign.yaml: seasons chooses")
    }
}
