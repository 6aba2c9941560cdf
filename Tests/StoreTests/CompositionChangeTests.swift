// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Testing

@testable import Store

struct CompositionChangeTests {
    private func flagged(
        _ periods: [Period], on days: [String], _ rule: MergerRule = .fromDate, years: [Int] = []
    ) -> [Period] {
        var change = CompositionChange(days: days.compactMap { CalendarDate($0) }, rule: rule, years: years)
        return periods.filter { change.flags($0).contains(.compositionChanged) }
    }

    private func spring(_ year: Int) -> Period { Period(year: year, season: .spring) }
    private func autumn(_ year: Int) -> Period { Period(year: year, season: .autumn) }

    @Test func `only the first year after a merger is flagged`() {
        let periods = (2021...2024).map(spring)
        #expect(flagged(periods, on: ["2022-09-01"]) == [spring(2023)])
        #expect(flagged(periods, on: ["2022-01-01", "2024-01-01"]) == [spring(2022), spring(2024)])
        #expect(flagged(periods, on: []).isEmpty)
    }

    @Test func `a merger before the first year or after the last one is not met`() {
        let periods = (2021...2024).map(spring)
        #expect(flagged(periods, on: ["2020-01-01", "2025-01-01"]).isEmpty)
    }

    @Test func `whichever campaign of a year is compared, the next year says so`() {
        let periods = [spring(2022), autumn(2022), spring(2023), autumn(2023), spring(2024)]
        #expect(flagged(periods, on: ["2023-09-01"]) == [autumn(2023), spring(2024)])
    }

    @Test func `a year that is not compared hides no merger`() {
        let periods = (2021...2024).map(spring)
        #expect(flagged(periods, on: ["2022-01-01"], years: [2021, 2023, 2024]) == [spring(2023)])
    }

    @Test func `for all periods the years before the merger are flagged as well`() {
        let periods = (2021...2024).map(spring)
        #expect(flagged(periods, on: ["2023-01-01"], .allPeriods) == [spring(2021), spring(2022), spring(2023)])
    }
}
