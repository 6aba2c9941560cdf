// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Testing

@testable import Dynamics

struct CountRemarksTests {
    private func rows(_ flags: [Int: CountFlags]) -> [CountTable.Row] {
        (2021...2024).map { year in
            CountTable.Row(
                unit: .territory, indicator: 1, period: Period(year: year), numerator: 1, denominator: 5, pupils: 5,
                flags: flags[year] ?? [])
        }
    }

    @Test(
        arguments: [
            (2021, [2021, 2022], false), (2022, [2021, 2022], true), (2022, [2021, 2023], true),
            (2023, [2021, 2022], false),
            (2022, [2022, 2023], false), (2022, [], false),
        ] as [(Int, [Int], Bool)])
    func `a merger is said where it lies between the years that are compared`(
        flagged: Int, years: [Int], isSaid: Bool
    ) {
        let reasons = CountRemarks.reasons(rows([flagged: .compositionChanged]), over: years)
        #expect(reasons == (isSaid ? .compositionChanged : []))
    }

    @Test(arguments: [(2021, true), (2022, false), (2023, true), (2024, false)])
    func `counts from percent are said where their year is compared`(flagged: Int, isSaid: Bool) {
        let reasons = CountRemarks.reasons(rows([flagged: .approximatePercent]), over: [2021, 2023])
        #expect(reasons == (isSaid ? .approximatePercent : []))
    }
}
