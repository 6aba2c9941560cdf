// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing
import Wording

@testable import Publishing

struct ReportsSectionTests {
    @Test func `schools, their sum and the measures to look at stand in the chapter`() throws {
        func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
        let low = [StatusPeriod(status: .lowResults)]
        let (first, second) = (try #require(SchoolID(number: 990_001)), try #require(SchoolID(number: 990_002)))
        let may = SchoolReport.Term("май", from: try day("2021-05-01"), to: try day("2021-05-31"))
        let done = SchoolReport.Term("17.05.2021", from: try day("2021-05-17"), to: try day("2021-05-17"))
        let measures =
            (0..<5).map { SchoolReport.Measure(name: "М\($0)", plan: may, fact: done, result: "Справка") }
            + (0..<7).map { SchoolReport.Measure(name: "Н\($0)", plan: may, fact: .init(""), result: "") }
        let overview = ReportOverview(
            [SchoolReport(school: first, programme: "", period: .init("1 полугодие"), measures: measures)],
            schools: SchoolDirectory([
                School(id: first, name: "Первая", statuses: low), School(id: second, name: "Вторая", statuses: low),
            ]), reference: nil, on: try day("2021-09-27"))
        let section = PublishedSection.reports(overview)
        #expect(section.notes.map(\.ru).contains("Нет отчёта: Вторая."))
        #expect(section.notes[0].ru == "Состояние на 27.09.2021. Запрошенный период не указан и не сверяется.")
        let rows = section.tables[0].rows.map { $0.map { $0.text(.russian) } }
        // Wilson of 5 of 12: 19,3–68,0 % (closed form; R 4.2 prop.test(5, 12, correct = FALSE)).
        let counts = ["12", "5", "0", "7", "0", "0", "0", "41,7\u{A0}%", "19,3–68,0\u{A0}%"]
        #expect(rows[0] == ["990001", "Первая", "получен", "1 полугодие"] + counts)
        #expect(rows[1] == ["990002", "Вторая", "нет"] + Array(repeating: "—", count: 10))
        #expect(rows[2] == ["—", "Все ШНОР", "—", "—"] + counts)
        #expect(section.tables[1].rows.count == 7)
        #expect(
            section.tables[1].rows[0].map { $0.text(.russian) } == ["Первая", "Н0", "май", "—", "—", "не проведено"])
    }

    @Test(arguments: MeasureStatus.allCases)
    func `every status has its word in both languages`(status: MeasureStatus) {
        let word = ReportWords.status(status.rawValue)
        // English words may be the code itself: «late».
        #expect(word.ru != status.rawValue && !word.en.isEmpty)
    }
}
