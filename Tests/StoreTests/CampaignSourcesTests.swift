// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Store
import Testing
import Wording

struct CampaignSourcesTests {
    private static let work = Work.vpr(2024, .spring, .mathematics, grade: 5)

    private func reading(_ file: String, _ hash: Int, school: Int32) -> FileReading {
        var reading = FileReading(file: file, sha256: FileReading.hash(hash), context: "c", format: "vpr-f1")
        (reading.rows, reading.accepted, reading.works) = (1, 1, [Self.work])
        reading.results.append(work: 0, school: SchoolID(school), outcome: .mark2, score: 3, person: 0)
        reading.slices = [ReadSlice(work: 0, school: SchoolID(school))]
        return reading
    }

    @Test func `a number names the file that counts now, and that of a merged school its successor`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(reading("a.xlsx", 1, school: 1))
        _ = try campaign.store(reading("b.xlsx", 2, school: 1))
        _ = try campaign.store(reading("c.xlsx", 3, school: 2))
        let title = Sentence(ru: "показатель", en: "indicator")
        let indicator = IndicatorDefinition(
            id: 14, title: title, shortTitle: title, criterion: .results, benefit: .lower, stage: .interim,
            source: .results([
                Population(procedure: .vpr, subjects: [.mathematics], grades: [5, 6], numerator: [.mark2])
            ]))
        let schools = [
            School(id: SchoolID(1), name: "А"),
            School(
                id: SchoolID(2), name: "Б",
                events: [SchoolEvent(.merged, on: CalendarDate("2023-09-01"), school: SchoolID(1))]),
        ]
        let description = CampaignDescription(
            indicators: [indicator], schools: schools, breaks: BreakRegister(version: "1", entries: [:]), years: [2024],
            succession: SchoolSuccession(schools, rule: .fromDate))
        let key = HandValueBook.Key(school: SchoolID(1), indicator: 14, period: Period(year: 2024, season: .spring))
        #expect(try campaign.sources(of: description) == [key: ["b.xlsx", "c.xlsx"]])
    }
}
