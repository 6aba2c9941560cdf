// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Store
import Testing

struct ResultSourceTests {
    private static let fourth = IndicatorDefinition.results(
        1, [.vpr([.russian, .mathematics, .surroundingWorld], [4], .mark2)], breakdown: .subject)
    private static let fives = IndicatorDefinition.results(14, [.vpr([.russian], [5, 6], .mark5)], breakdown: .grade)
    private static let below = IndicatorDefinition.results(
        3,
        [
            Population(procedure: .ege, subjects: [.russian], grades: [11], numerator: [.belowMinimum]),
            Population(procedure: .gve, subjects: [.russian], grades: [11], numerator: [.mark2]),
        ])

    private func row(
        _ unit: AnalysisUnit, _ indicator: Int, part: Int? = nil, _ period: Period, _ numerator: Int,
        of denominator: Int,
        pupils: Int
    ) -> CountTable.Row {
        CountTable.Row(
            unit: unit, indicator: indicator, part: part, period: period, numerator: numerator,
            denominator: denominator, pupils: pupils)
    }

    private let spring = Period(year: 2023, season: .spring)

    @Test func `works are pooled; pupils are the largest subject of each school and grade`() throws {
        let campaign = try TestFolder().campaign()
        // School 1: Russian 2 + 8, mathematics 1 + 6, world 0 + 12; school 2: Russian 3 + 1.
        var rows: [TestResultRow] = .pupils(2, .mark2, Vpr.russian4, 1)
        rows += .pupils(8, .mark4, Vpr.russian4, 1)
        rows += .pupils(1, .mark2, Vpr.mathematics4, 1)
        rows += .pupils(6, .mark3, Vpr.mathematics4, 1)
        rows += .pupils(12, .mark5, Vpr.world4, 1)
        rows += .pupils(3, .mark2, Vpr.russian4, 2)
        rows += .pupils(1, .mark5, Vpr.russian4, 2)
        _ = try campaign.store(.of(rows))
        let description = CampaignDescription.of([Self.fourth], schools: [1, 2], watched: [2])
        let counts = try campaign.results.counts(CountRequest(indicators: [1]), campaign: description)
        #expect(
            Array(counts.rows) == [
                row(.school(SchoolID(1)), 1, spring, 3, of: 29, pupils: 12),
                row(.school(SchoolID(2)), 1, spring, 3, of: 4, pupils: 4),
                row(.others, 1, spring, 3, of: 29, pupils: 12), row(.watched, 1, spring, 3, of: 4, pupils: 4),
                row(.territory, 1, spring, 6, of: 33, pupils: 16),
            ])
    }

    @Test func `parts stand after the whole, grades are summed`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(
            .of(
                .pupils(2, .mark5, Vpr.russian5, 1) + .pupils(3, .mark3, Vpr.russian5, 1)
                    + .pupils(4, .mark5, Vpr.russian6, 1)))
        let counts = try campaign.results.counts(
            CountRequest(indicators: [14], includesParts: true), campaign: .of([Self.fives], schools: [1]))
        let school = AnalysisUnit.school(SchoolID(1))
        #expect(
            counts.rows.filter { $0.unit == school } == [
                row(school, 14, spring, 6, of: 9, pupils: 9), row(school, 14, part: 0, spring, 2, of: 5, pupils: 5),
                row(school, 14, part: 1, spring, 4, of: 4, pupils: 4),
            ])
    }

    @Test func `counts that were rebuilt from percentages say so, at their school and year and in its groups`() throws {
        let campaign = try TestFolder().campaign()
        let later = Work.vpr(2024, .spring, .russian, grade: 4)
        var shares = FileReading.of(.pupils(4, .mark2, Vpr.russian4, 1) + .pupils(5, .mark2, Vpr.russian4, 2))
        shares.isApproximate = true
        _ = try campaign.store(shares)
        _ = try campaign.store(
            .of(
                .pupils(3, .mark3, later, 1) + .pupils(5, .mark2, Vpr.russian4, 2), file: "exact.xlsx", seed: 2))
        let description = CampaignDescription.of([.results(1, [.vpr([.russian], [4], .mark2)])], schools: [1, 2])
        let table = try campaign.results.counts(
            CountRequest(indicators: [1], includesParts: false), campaign: description)
        let flagged = table.rows.filter { $0.flags.contains(.approximatePercent) }
        #expect(
            flagged.map { "\($0.unit.code) \($0.period.year)" } == ["000001 2023", "others 2023", "territory 2023"])
        #expect(table.count == 7)
    }

    @Test func `an indicator counts first results or final ones, each person once`() throws {
        let campaign = try TestFolder().campaign()
        let june = Work.exam(.oge, "2023-06-06", .mathematics, grade: 9)
        let september = Work.exam(.oge, "2023-09-05", .mathematics, grade: 9)
        _ = try campaign.store(
            .of([
                TestResultRow(work: june, school: 1, outcome: .mark2, person: 1),
                TestResultRow(work: september, school: 1, outcome: .mark3, person: 1),
                TestResultRow(work: june, school: 1, outcome: .mark2, person: 2),
            ]))
        let population = [
            Population(procedure: .oge, subjects: [.mathematics], grades: [9], numerator: [.mark2])
        ]
        let description = CampaignDescription.of(
            [.results(9, population), .results(10, population, choices: ["result": "first"])], schools: [1])
        let table = try campaign.results.counts(
            CountRequest(indicators: [9, 10], includesParts: false), campaign: description)
        let school = table.rows.filter { $0.unit == .school(SchoolID(1)) }
        #expect(school.map(\.indicator) == [9, 10])
        #expect(school.map(\.numerator) == [1, 2])
        #expect(school.map(\.denominator) == [2, 2])
    }

    @Test func `two procedures of one indicator are pooled, each by its own numerator; days are added`() throws {
        let campaign = try TestFolder().campaign()
        let ege = Work.exam(.ege, "2023-05-29", .russian, grade: 11)
        let reserve = Work.exam(.ege, "2023-06-22", .russian, grade: 11)
        let gve = Work.exam(.gve, "2023-05-29", .russian, grade: 11)
        _ = try campaign.store(
            .of(
                .pupils(1, .belowMinimum, ege, 1) + .pupils(5, .middle, ege, 1) + .pupils(2, .high, reserve, 1)
                    + .pupils(3, .mark2, gve, 1) + .pupils(1, .mark4, gve, 1)))
        let counts = try campaign.results.counts(
            CountRequest(indicators: [3]), campaign: .of([Self.below], schools: [1]))
        #expect(counts.rows.first == row(.school(SchoolID(1)), 3, Period(year: 2023), 4, of: 12, pupils: 12))
    }

    @Test func `periods stand in their order, campaigns of one year apart`() throws {
        let campaign = try TestFolder().campaign()
        let works = [
            Work.vpr(2023, .autumn, .russian, grade: 4), .vpr(2022, .autumn, .russian, grade: 4),
            .vpr(2023, .spring, .russian, grade: 4), .vpr(2024, .spring, .russian, grade: 4),
        ]
        _ = try campaign.store(.of(works.enumerated().flatMap { [TestResultRow].pupils($0 + 1, .mark2, $1, 1) }))
        let counts = try campaign.results.counts(
            CountRequest(indicators: [1]), campaign: .of([Self.fourth], schools: [1]))
        let periods = counts.rows.filter { $0.unit == .territory }.map { ($0.period, $0.denominator) }
        #expect(periods.map(\.0) == periods.map(\.0).sorted())
        #expect(periods.map(\.1) == [2, 3, 1, 4])
    }

    @Test func `schools that the description does not name are left out of every unit`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.of(.pupils(2, .mark2, Vpr.russian4, 1) + .pupils(9, .mark2, Vpr.russian4, 777_777)))
        let counts = try campaign.results.counts(
            CountRequest(indicators: [1]), campaign: .of([Self.fourth], schools: [1]))
        #expect(counts.rows.map(\.denominator) == [2, 2, 2])
        #expect(counts.rows.map(\.unit) == [.school(SchoolID(1)), .others, .territory])
    }

    @Test func `nothing asked, nothing loaded, nothing that is counted from results: no rows`() throws {
        let campaign = try TestFolder().campaign()
        let request = CountRequest(indicators: [1, 17], includesParts: true)
        let other = IndicatorDefinition(
            id: 17, title: Self.fourth.title, shortTitle: Self.fourth.title, criterion: .results, benefit: .higher,
            stage: .final, source: .findings(plugin: "progress"))
        let description = CampaignDescription.of([Self.fourth, other], schools: [1])
        #expect(try campaign.results.counts(request, campaign: description) == CountTable())
        _ = try campaign.store(.of(.pupils(2, .mark2, Vpr.russian4, 1)))
        #expect(try campaign.results.counts(CountRequest(indicators: []), campaign: description) == CountTable())
        #expect(try campaign.results.counts(CountRequest(indicators: [17]), campaign: description) == CountTable())
        #expect(try campaign.results.counts(request, campaign: .of([Self.fourth], schools: [])) == CountTable())
    }

    // MARK: Common checks

    /// Schools × works with all outcomes, from a fixed generator.
    private static func random(_ seed: UInt64) -> [TestResultRow] {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33) % bound
        }
        let works =
            [2022, 2023, 2024].flatMap { year in
                [Subject.russian, .mathematics, .surroundingWorld].map { Work.vpr(year, .spring, $0, grade: 4) }
                    + [5, 6].map { Work.vpr(year, .spring, .russian, grade: $0) }
            } + ["2023-05-29", "2023-06-22"].map { Work.exam(.ege, $0, .russian, grade: 11) }
        let marks: [Outcome] = [.mark2, .mark3, .mark4, .mark5]
        let bands: [Outcome] = [.belowMinimum, .middle, .high]
        return (0..<3000).map { _ in
            let work = works[next(works.count)]
            let outcome = work.procedure == .ege ? bands[next(3)] : marks[next(4)]
            return TestResultRow(work: work, school: Int32(100 + next(9)), outcome: outcome)
        }
    }

    private static let indicators = [fourth, below, fives]
    private static let request = CountRequest(indicators: [1, 3, 14], includesParts: true)
    private static let description = CampaignDescription.of(
        indicators, schools: (100..<108).map { $0 }, watched: [101, 104])

    /// Counts one by one, as the definitions say, without the store.
    private static func reference(_ rows: [TestResultRow]) -> Set<CountTable.Row> {
        struct Key: Hashable {
            let unit: AnalysisUnit
            let indicator: Int
            let part: Int?
            let period: Period
        }
        struct Cell: Hashable {
            let key: Key
            let school: Int32
            let procedure: Procedure
            let grade: Int
            let subject: Subject
        }
        var numerators: [Key: Int] = [:]
        var denominators: [Key: Int] = [:]
        var cells: [Cell: Int] = [:]
        for row in rows {
            guard let school = description.schools.first(where: { $0.id.number == row.school }) else { continue }
            let group: AnalysisUnit = description.isWatched(school) ? .watched : .others
            for indicator in indicators {
                for population in indicator.populations where population.contains(row.work) {
                    for part in Set([nil, indicator.part(of: row.work)]) {
                        for unit in [.school(school.id), group, .territory] {
                            let key = Key(unit: unit, indicator: indicator.id, part: part, period: row.work.period)
                            denominators[key, default: 0] += 1
                            if population.numerator.contains(row.outcome) { numerators[key, default: 0] += 1 }
                            cells[
                                Cell(
                                    key: key, school: row.school, procedure: row.work.procedure, grade: row.work.grade,
                                    subject: row.work.subject), default: 0] += 1
                        }
                    }
                }
            }
        }
        var pupils: [Key: Int] = [:]
        struct Group: Hashable {
            let key: Key
            let school: Int32
            let procedure: Procedure
            let grade: Int
        }
        let groups = Dictionary(grouping: cells) {
            Group(key: $0.key.key, school: $0.key.school, procedure: $0.key.procedure, grade: $0.key.grade)
        }
        for (group, members) in groups { pupils[group.key, default: 0] += members.map(\.value).max() ?? 0 }
        return Set(
            denominators.map { key, denominator in
                CountTable.Row(
                    unit: key.unit, indicator: key.indicator, part: key.part, period: key.period,
                    numerator: numerators[key] ?? 0, denominator: denominator, pupils: pupils[key] ?? 0)
            })
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `counts are those of counting one by one`(seed: UInt64) throws {
        let campaign = try TestFolder().campaign()
        let rows = Self.random(seed)
        _ = try campaign.store(.of(rows))
        let counts = try campaign.results.counts(Self.request, campaign: Self.description)
        #expect(Set(counts.rows) == Self.reference(rows))
        #expect(counts.count == Set(counts.rows).count)
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `the order of rows and the cut into files change nothing`(seed: UInt64) throws {
        let rows = Self.random(seed)
        let whole = try TestFolder().campaign()
        _ = try whole.store(.of(rows))
        let expected = try whole.results.counts(Self.request, campaign: Self.description)
        let reversed = try TestFolder().campaign()
        _ = try reversed.store(.of(rows.reversed()))
        #expect(try reversed.results.counts(Self.request, campaign: Self.description) == expected)
        // A file holds whole slices: one file for each school, then one for each work.
        let bySchool = try TestFolder().campaign()
        for (index, file) in Dictionary(grouping: rows, by: \.school).values.enumerated() {
            #expect(try bySchool.store(.of(file, file: "\(index)", seed: index + 1)) == .stored(replaced: []))
        }
        #expect(try bySchool.results.counts(Self.request, campaign: Self.description) == expected)
        let byWork = try TestFolder().campaign()
        for (index, file) in Dictionary(grouping: rows, by: \.work).values.enumerated() {
            #expect(try byWork.store(.of(file, file: "\(index)", seed: index + 1)) == .stored(replaced: []))
        }
        #expect(try byWork.results.counts(Self.request, campaign: Self.description) == expected)
    }

    @Test func `merging counts of disjoint schools is counting them together`() throws {
        let rows = Self.random(9)
        let parts = [rows.filter { $0.school < 104 }, rows.filter { $0.school >= 104 }]
        func counts(_ rows: [TestResultRow]) throws -> CountTable {
            let campaign = try TestFolder().campaign()
            _ = try campaign.store(.of(rows))
            return try campaign.results.counts(Self.request, campaign: Self.description)
        }
        var merged: [CountTable.Row: (Int, Int, Int)] = [:]
        for row in try parts.flatMap({ try counts($0).rows }) {
            var key = row
            (key.numerator, key.denominator, key.pupils) = (0, 0, 0)
            let sum = merged[key] ?? (0, 0, 0)
            merged[key] = (sum.0 + row.numerator, sum.1 + row.denominator, sum.2 + row.pupils)
        }
        let together = try counts(rows)
        #expect(together.count == merged.count)
        for row in together.rows {
            var key = row
            (key.numerator, key.denominator, key.pupils) = (0, 0, 0)
            #expect(merged[key].map { [$0.0, $0.1, $0.2] } == [row.numerator, row.denominator, row.pupils])
        }
    }

    @Test func `one request for all is the requests one by one`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.of(Self.random(4)))
        let together = try campaign.results.counts(Self.request, campaign: Self.description)
        for indicator in [1, 3, 14] {
            let alone = try campaign.results.counts(
                CountRequest(indicators: [indicator], includesParts: true), campaign: Self.description)
            #expect(Array(alone.rows) == together.rows.filter { $0.indicator == indicator })
        }
    }
}
