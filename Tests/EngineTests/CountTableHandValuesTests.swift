// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Engine
import Monitoring
import Testing
import Wording

struct CountTableHandValuesTests {
    private static let period = Period(year: 2024, season: .spring)

    private func school(_ number: Int32, _ statuses: [SchoolStatus] = []) throws -> School {
        School(
            id: try #require(SchoolID(number: number)), name: "Школа",
            statuses: statuses.map { StatusPeriod(status: $0) })
    }

    private func indicator(_ id: Int, subjects: [Subject]) -> IndicatorDefinition {
        let title = Sentence(ru: "показатель", en: "indicator")
        return IndicatorDefinition(
            id: id, title: title, shortTitle: title, criterion: .results, benefit: .lower, stage: .interim,
            source: subjects.isEmpty
                ? .findings(plugin: "progress")
                : .results([Population(procedure: .vpr, subjects: subjects, grades: [4], numerator: [.mark2])]))
    }

    private func campaign() throws -> CampaignDescription {
        CampaignDescription(
            indicators: [
                indicator(1, subjects: [.russian, .mathematics]), indicator(13, subjects: [.russian]),
                indicator(17, subjects: []),
            ],
            schools: [try school(1, [.lowResults]), try school(2)], breaks: BreakRegister(version: "1", entries: [:]),
            years: [2023, 2024])
    }

    private func row(
        _ unit: AnalysisUnit, _ indicator: Int, _ numerator: Int, _ denominator: Int, _ pupils: Int, part: Int? = nil,
        flags: CountFlags = []
    ) -> CountTable.Row {
        CountTable.Row(
            unit: unit, indicator: indicator, part: part, period: Self.period, numerator: numerator,
            denominator: denominator, pupils: pupils, flags: flags)
    }

    private func counts() throws -> CountTable {
        let (first, second) = (try school(1).id, try school(2).id)
        return CountTable([
            row(.school(first), 1, 4, 40, 20), row(.school(second), 1, 6, 60, 30), row(.others, 1, 6, 60, 30),
            row(.watched, 1, 4, 40, 20), row(.territory, 1, 10, 100, 50), row(.school(first), 1, 1, 20, 20, part: 0),
        ])
    }

    private func value(
        _ number: Int32, _ indicator: Int, _ numerator: Int, _ denominator: Int, year: Int = 2024
    ) throws -> (HandValueBook.Key, HandValueBook.Replacement) {
        let period = Period(year: year, season: .spring)
        var value = HandValue(
            author: .expert("Э"), school: try #require(SchoolID(number: number)), indicator: indicator, period: period)
        (value.numerator, value.denominator) = (numerator, denominator)
        return (
            value.key,
            HandValueBook.Replacement(
                numerator: numerator, denominator: denominator, given: HandValueBook.Statement(file: "a.xlsx", value))
        )
    }

    private func corrected(
        _ values: (HandValueBook.Key, HandValueBook.Replacement)...
    ) throws -> [CountTable.Row] {
        let table = try counts().corrected(by: Dictionary(uniqueKeysWithValues: values), in: try campaign())
        return Array(table.rows)
    }

    @Test func `the school's row is replaced, its groups move by the difference, its parts stay`() throws {
        let (first, second) = (try school(1).id, try school(2).id)
        let flag = CountFlags.manualValue
        #expect(
            try corrected(try value(1, 1, 1, 44)) == [
                row(.school(first), 1, 1, 44, 22, flags: flag), row(.school(second), 1, 6, 60, 30),
                row(.others, 1, 6, 60, 30), row(.watched, 1, 1, 44, 22, flags: flag),
                row(.territory, 1, 7, 104, 52, flags: flag), row(.school(first), 1, 1, 20, 20, part: 0),
            ])
    }

    @Test func `a value without a data file adds the rows of the school, its group and the territory`() throws {
        let second = try school(2).id
        let added = try corrected(try value(2, 13, 3, 25)).filter { $0.indicator == 13 }
        #expect(
            added == [.school(second), .others, .territory].map { row($0, 13, 3, 25, 25, flags: .manualValue) })
        // Nothing says how many pupils wrote: the fewest that two subjects allow.
        let counts = CountTable().corrected(
            by: Dictionary(uniqueKeysWithValues: [try value(2, 1, 3, 25)]), in: try campaign())
        #expect(counts.rows.map(\.pupils) == [13, 13, 13])
    }

    @Test func `ШНОР of an indicator that nothing is counted for are summed here`() throws {
        let rows = try corrected(try value(1, 17, 1, 1)).filter { $0.indicator == 17 }
        #expect(rows.map(\.unit) == [.school(try school(1).id), .watched, .lowResults, .territory])
        #expect(rows.allSatisfy { ($0.numerator, $0.denominator) == (1, 1) && $0.flags == .manualValue })
    }

    @Test func `no participants at all leave nothing of the school in its groups`() throws {
        let rows = try corrected(try value(1, 1, 0, 0)).filter { $0.part == nil }
        #expect(rows.map(\.denominator) == [0, 60, 60, 0, 60])
        #expect(rows.map(\.pupils) == [0, 30, 30, 0, 30])
    }

    @Test func `values of other schools, indicators and years change nothing`() throws {
        let rows = try corrected(try value(9, 1, 1, 2), try value(1, 5, 1, 2), try value(1, 1, 1, 2, year: 2019))
        #expect(try rows == Array(counts().rows))
    }
}
