// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Engine
import Monitoring
import Testing
import Wording

struct GapTests {
    /// Two schools; the second has results of 2022 alone.
    private func gaps(_ events: [SchoolEvent], season: Season?) throws -> [Int] {
        let title = Sentence(ru: "показатель", en: "indicator")
        let indicator = IndicatorDefinition(
            id: 1, title: title, shortTitle: title, criterion: .results, benefit: .lower, stage: .final,
            source: .results([
                Population(procedure: .vpr, subjects: [.mathematics], grades: [4], numerator: [.mark2])
            ]))
        let ids = try [1, 2].map { try #require(SchoolID(number: $0)) }
        let campaign = CampaignDescription(
            indicators: [indicator],
            schools: [School(id: ids[0], name: "А"), School(id: ids[1], name: "Б", events: events)],
            breaks: BreakRegister(version: "1", entries: [:]), years: [2022, 2023, 2024])
        let units: [(AnalysisUnit, [Int])] = [
            (.school(ids[0]), [2022, 2023, 2024]), (.school(ids[1]), [2022]), (.territory, [2022, 2023, 2024]),
        ]
        let rows = units.flatMap { unit, years in
            years.map { year in
                CountTable.Row(
                    unit: unit, indicator: 1, period: Period(year: year, season: season), numerator: 1,
                    denominator: 5, pupils: 5)
            }
        }
        return Completeness(counts: CountTable(rows), campaign: campaign).gaps.map(\.year)
    }

    @Test func `a year that is missing in a school is a gap`() throws {
        #expect(try gaps([], season: .spring) == [2023, 2024])
        #expect(try gaps([SchoolEvent(.renamed, on: CalendarDate("2022-09-01"))], season: .spring) == [2023, 2024])
    }

    @Test(arguments: [SchoolEvent.Kind.closed, .merged])
    func `nothing is expected of a school after it was closed or merged`(kind: SchoolEvent.Kind) throws {
        let event = SchoolEvent(kind, on: CalendarDate("2023-09-01"))
        #expect(try gaps([event], season: .spring) == [2023])
        #expect(try gaps([event], season: .autumn) == [])
    }
}
