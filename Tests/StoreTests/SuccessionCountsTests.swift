// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit
import Monitoring
import Testing

@testable import Store

/// Counts of schools that merge: school 1 joins school 2, both write every year.
struct SuccessionCountsTests {
    private static let indicator = IndicatorDefinition.results(
        1, [.vpr([.russian, .mathematics], [4], .mark2)])
    private static let exam = IndicatorDefinition.results(
        9, [Population(procedure: .oge, subjects: [.russian], grades: [9], numerator: [.mark2])])

    private func schools(_ events: [SchoolEvent]) -> [School] {
        [
            School(id: SchoolID(1), name: "А", events: events, statuses: [StatusPeriod(status: .lowResults)]),
            School(id: SchoolID(2), name: "Б"),
        ]
    }

    private func description(
        _ indicator: IndicatorDefinition, _ events: [SchoolEvent], _ rule: MergerRule = .fromDate,
        years: [Int] = [2022, 2023, 2024]
    ) -> CampaignDescription {
        let directory = SchoolDirectory(schools(events))
        let succession = directory.succession(rule)
        return CampaignDescription(
            indicators: [indicator], schools: directory.counted(succession),
            breaks: BreakRegister(version: "1", entries: [:]), years: years, succession: succession)
    }

    private func merged(_ day: String) -> [SchoolEvent] {
        [SchoolEvent(.merged, on: CalendarDate(day), school: SchoolID(2))]
    }

    /// Each spring school 1 has 3 pupils, one with «2», and school 2 has 10, two with «2».
    private func campaign(_ years: [Int] = [2022, 2023, 2024], season: Season = .spring) throws -> Campaign {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(
            .of(
                years.flatMap { year -> [TestResultRow] in
                    let work = Work.vpr(year, season, .russian, grade: 4)
                    return .pupils(1, .mark2, work, 1) + .pupils(2, .mark4, work, 1) + .pupils(2, .mark2, work, 2)
                        + .pupils(8, .mark5, work, 2)
                }))
        return campaign
    }

    private func lines(_ counts: CountTable, _ units: [AnalysisUnit]) -> [String] {
        counts.rows.filter { units.contains($0.unit) && $0.part == nil }.map { row in
            let flag = row.flags.contains(.compositionChanged) ? " *" : ""
            return "\(row.unit.code) \(row.period.year) \(row.numerator)/\(row.denominator) \(row.pupils)\(flag)"
        }
    }

    private let both = [AnalysisUnit.school(SchoolID(1)), .school(SchoolID(2))]

    @Test func `from its day a merged school counts for its successor, earlier years stay`() throws {
        let counts = try campaign().results.counts(
            CountRequest(indicators: [1]), campaign: description(Self.indicator, merged("2023-01-01")))
        #expect(
            lines(counts, both) == [
                "000001 2022 1/3 3", "000002 2022 2/10 10", "000002 2023 3/13 13 *", "000002 2024 3/13 13",
            ])
        // Groups: ШНОР is school 1 with its own years only; the territory is the same as ever.
        #expect(
            lines(counts, [.watched, .others, .territory]) == [
                "others 2022 2/10 10", "others 2023 3/13 13", "others 2024 3/13 13", "shnor_shnsu 2022 1/3 3",
                "territory 2022 3/13 13", "territory 2023 3/13 13", "territory 2024 3/13 13",
            ])
    }

    @Test func `for all periods they are one, and every year before the merger says so`() throws {
        let counts = try campaign().results.counts(
            CountRequest(indicators: [1]), campaign: description(Self.indicator, merged("2024-01-01"), .allPeriods))
        #expect(
            lines(counts, both) == ["000002 2022 3/13 13 *", "000002 2023 3/13 13 *", "000002 2024 3/13 13 *"])
    }

    @Test func `a merger of 1 September holds for the autumn of its year and not for the spring`() throws {
        let events = merged("2023-09-01")
        let spring = try campaign().results.counts(
            CountRequest(indicators: [1]), campaign: description(Self.indicator, events))
        #expect(
            lines(spring, both) == [
                "000001 2022 1/3 3", "000001 2023 1/3 3", "000002 2022 2/10 10", "000002 2023 2/10 10",
                "000002 2024 3/13 13 *",
            ])
        let autumn = try campaign(season: .autumn).results.counts(
            CountRequest(indicators: [1]), campaign: description(Self.indicator, events))
        #expect(
            lines(autumn, both) == [
                "000001 2022 1/3 3", "000002 2022 2/10 10", "000002 2023 3/13 13 *", "000002 2024 3/13 13",
            ])
    }

    @Test func `an examination counts by its day`() throws {
        let campaign = try TestFolder().campaign()
        let before = Work.exam(.oge, "2023-06-01", .russian, grade: 9)
        let after = Work.exam(.oge, "2023-06-02", .russian, grade: 9)
        _ = try campaign.store(.of(.pupils(3, .mark2, before, 1) + .pupils(4, .mark2, after, 1)))
        let counts = try campaign.results.counts(
            CountRequest(indicators: [9]), campaign: description(Self.exam, merged("2023-06-02")))
        #expect(lines(counts, both) == ["000001 2023 3/3 3", "000002 2023 4/4 4"])
    }

    @Test func `the results of a second login count for its school in all periods, without a flag`() throws {
        let campaign = try campaign()
        let events = [SchoolEvent(.renamed, on: CalendarDate("2023-01-01"), school: SchoolID(2))]
        let counts = try campaign.results.counts(
            CountRequest(indicators: [1]), campaign: description(Self.indicator, events))
        #expect(lines(counts, both) == ["000002 2022 3/13 13", "000002 2023 3/13 13", "000002 2024 3/13 13"])
        // ШНОР of the other login is ШНОР of the school.
        #expect(lines(counts, [.watched]).count == 3)
    }

    @Test func `the view keeps the logins of the files`() throws {
        let campaign = try campaign([2023])
        let register = FileReading.register(schools(merged("2022-01-01")), seed: 2)
        _ = try campaign.store(register)
        let rows = try campaign.rows(
            "SELECT school, CAST(sum(pupils) AS BIGINT) FROM v_results_counts GROUP BY 1 ORDER BY 1")
        #expect(rows == [["000001", 3], ["000002", 10]])
    }

    @Test func `without links the query is the plain one`() {
        let works = [NumberedWork(number: 1, work: Vpr.russian4)]
        #expect(SuccessionQuery.mapped("SELECT 1", works: works, SchoolSuccession()) == "SELECT 1")
    }

    @Test func `counts by the query equal those by the rule, school by school`() throws {
        // 1 → 2 in 2022, 2 → 3 in 2023, 4 another login of 3.
        let schools = [
            School(id: SchoolID(1), name: "А", events: merged("2022-06-01")),
            School(
                id: SchoolID(2), name: "Б",
                events: [SchoolEvent(.merged, on: CalendarDate("2023-06-01"), school: SchoolID(3))]),
            School(id: SchoolID(3), name: "В", events: [SchoolEvent(.renamed, school: SchoolID(4))]),
        ]
        let directory = SchoolDirectory(schools)
        let succession = directory.succession(.fromDate)
        var rows: [TestResultRow] = []
        for year in 2021...2024 {
            for season in Season.allCases {
                for number: Int32 in 1...4 {
                    let work = Work.vpr(year, season, .russian, grade: 4)
                    rows += .pupils(Int(number) * 7 + year - 2020, .mark2, work, number)
                }
            }
        }
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.of(rows))
        let counts = try campaign.results.counts(
            CountRequest(indicators: [1]),
            campaign: CampaignDescription(
                indicators: [Self.indicator], schools: directory.counted(succession),
                breaks: BreakRegister(version: "1", entries: [:]), years: [], succession: succession))
        var expected: [AnalysisUnit: [Period: Int]] = [:]
        for row in rows {
            let school = succession.successor(of: SchoolID(row.school), on: row.work.day)
            expected[.school(school), default: [:]][row.work.period, default: 0] += 1
        }
        var found: [AnalysisUnit: [Period: Int]] = [:]
        for row in counts.rows where row.unit.kind == .school {
            found[row.unit, default: [:]][row.period] = row.denominator
        }
        #expect(found == expected)
        #expect(found.count == 3)
    }
}
