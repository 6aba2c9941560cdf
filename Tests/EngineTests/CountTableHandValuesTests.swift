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

    // MARK: Distinct teachers

    /// Four schools, the first two ШНОР, with teachers in a register: how many of each school, of ШНОР and of all.
    private func teachers(
        _ numerators: [Int], watched: Int, all: Int, staff: [Int], _ values: [Int32: (Int, Int)]
    ) throws -> [AnalysisUnit: CountTable.Row] {
        let schools = try (1...4).map { try school(Int32($0), $0 <= 2 ? [.lowResults] : []) }
        let title = Sentence(ru: "показатель", en: "indicator")
        let campaign = CampaignDescription(
            indicators: [
                IndicatorDefinition(
                    id: 20, title: title, shortTitle: title, criterion: .support, benefit: .higher, stage: .interim,
                    source: .register("networkTeachers"))
            ], schools: schools, breaks: BreakRegister(version: "1", entries: [:]), years: [2024])
        func of(_ staff: ArraySlice<Int>) -> Int { staff.contains(0) ? 0 : staff.reduce(0, +) }
        let groups: [(AnalysisUnit, Int, Int)] = [
            (.others, numerators[2] + numerators[3], of(staff[2...])), (.lowResults, watched, of(staff[..<2])),
            (.watched, watched, of(staff[..<2])), (.territory, all, of(staff[...])),
        ]
        let units = zip(schools, zip(numerators, staff)).map { (AnalysisUnit.school($0.id), $1.0, $1.1) } + groups
        let period = Period(year: 2024)
        let table = CountTable(
            units.map {
                CountTable.Row(
                    unit: $0.0, indicator: 20, period: period, numerator: $0.1, denominator: $0.2, pupils: $0.2)
            })
        let replacements = try values.map { number, counts in
            var value = HandValue(
                author: .expert("Э"), school: try #require(SchoolID(number: number)), indicator: 20, period: period)
            (value.numerator, value.denominator) = counts
            return (
                value.key,
                HandValueBook.Replacement(
                    numerator: counts.0, denominator: counts.1,
                    given: HandValueBook.Statement(file: "a.xlsx", value))
            )
        }
        let corrected = table.corrected(by: Dictionary(uniqueKeysWithValues: replacements), in: campaign)
        return Dictionary(uniqueKeysWithValues: corrected.rows.map { ($0.unit, $0) })
    }

    @Test func `two schools that share a teacher and have none by hand leave what the others have`() throws {
        // One teacher of both ШНОР, three of the third school.
        let rows = try teachers(
            [1, 1, 3, 0], watched: 1, all: 4, staff: [10, 10, 20, 20], [1: (0, 10), 2: (0, 12)])
        for unit in [AnalysisUnit.watched, .lowResults] {
            #expect(rows[unit].map { [$0.numerator, $0.denominator] } == [0, 22] && rows[unit]?.flags == .manualValue)
        }
        let territory = try #require(rows[.territory])
        #expect((territory.numerator, territory.denominator, territory.pupils) == (3, 62, 62))
        #expect(territory.flags == .manualValue)
        #expect(rows[.others]?.flags == [])
    }

    @Test func `where schools share teachers one value by hand does not tell the number of their group`() throws {
        let rows = try teachers([2, 1, 3, 1], watched: 2, all: 6, staff: [10, 10, 20, 20], [1: (3, 10)])
        for unit in [AnalysisUnit.watched, .lowResults, .territory] {
            #expect(rows[unit]?.flags == [.manualValue, .sharedTeachers], "\(unit.code)")
        }
        // Without a shared teacher the sum is the number.
        let apart = try teachers([2, 1, 3, 1], watched: 3, all: 7, staff: [10, 10, 20, 20], [1: (4, 10)])
        #expect(apart[.watched]?.numerator == 5 && apart[.watched]?.flags == .manualValue)
        #expect(apart[.territory]?.numerator == 9 && apart[.territory]?.denominator == 60)
    }

    @Test func `the number of teachers of a group is known as soon as each school says it`() throws {
        let other = try teachers([2, 1, 3, 1], watched: 3, all: 7, staff: [10, 0, 20, 20], [1: (2, 12)])
        #expect(other[.watched]?.denominator == 0 && other[.territory]?.denominator == 0)
        let missing = try teachers([2, 1, 3, 1], watched: 3, all: 7, staff: [10, 0, 20, 20], [2: (1, 8)])
        #expect(missing[.watched]?.denominator == 18 && missing[.territory]?.denominator == 58)
        // What is above the number of teachers is told by the plugin, not cut off.
        let more = try teachers([2, 9, 3, 1], watched: 11, all: 15, staff: [10, 1, 20, 20], [1: (2, 3)])
        #expect(more[.watched].map { [$0.numerator, $0.denominator] } == [11, 4])
    }

    @Test func `values of other schools, indicators and years change nothing`() throws {
        let rows = try corrected(try value(9, 1, 1, 2), try value(1, 5, 1, 2), try value(1, 1, 1, 2, year: 2019))
        #expect(try rows == Array(counts().rows))
    }
}
