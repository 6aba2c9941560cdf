// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Engine
import Monitoring
import Testing

struct PointOfYearTests {
    private func row(_ year: Int, _ season: Season?, _ numerator: Int, _ denominator: Int) -> CountTable.Row {
        CountTable.Row(
            unit: .territory, indicator: 1, period: Period(year: year, season: season), numerator: numerator,
            denominator: denominator, pupils: denominator)
    }

    private var counts: CountTable {
        CountTable([
            row(2021, .spring, 1, 10), row(2022, .spring, 2, 20), row(2022, .autumn, 3, 30), row(2023, .autumn, 4, 40),
        ])
    }

    @Test func `two campaigns of a year are never added: the larger one is the point`() {
        let selected = PointOfYear(seasons: [:], years: [2021, 2022, 2023]).select(counts)
        #expect(selected.counts.rows.map(\.denominator) == [10, 30, 40])
        #expect(selected.leftOut == [1: [Period(year: 2022, season: .spring)]])
    }

    @Test func `of two equal campaigns spring is the point`() {
        let equal = CountTable([row(2022, .autumn, 3, 20), row(2022, .spring, 2, 20)])
        #expect(PointOfYear(seasons: [:], years: [2022]).select(equal).counts.rows.map(\.numerator) == [2])
    }

    @Test func `the settings may choose spring, and years outside the campaign are left out`() {
        let selected = PointOfYear(seasons: [2022: .spring], years: [2022]).select(counts)
        #expect(selected.counts.rows.map(\.denominator) == [20])
        #expect(selected.leftOut == [1: [Period(year: 2022, season: .autumn)]])
    }

    /// Registers have no season; teachers of whom nobody says how many there are have no denominator.
    @Test func `years of registers stay, also those without a denominator`() {
        let register = CountTable([row(2022, nil, 1, 3), row(2023, nil, 2, 0), row(2019, nil, 1, 3)])
        let selected = PointOfYear(seasons: [2022: .spring], years: [2022, 2023]).select(register)
        #expect(selected.counts.rows.map(\.period.year) == [2022, 2023])
        #expect(selected.leftOut.isEmpty)
    }

    @Test func `a season without results does not hide the other`() {
        let selected = PointOfYear(seasons: [2021: .autumn], years: [2021]).select(counts)
        #expect(selected.counts.rows.map(\.denominator) == [10])
    }
}
