// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

/// Every status follows from the definition of ``MeasureStatus`` by hand; the day is 2021-09-27.
struct MeasureStatusTests {
    private typealias Term = SchoolReport.Term

    private static func term(_ text: String, _ from: String? = nil, _ to: String? = nil) -> Term {
        Term(text, from: from.flatMap { CalendarDate($0) }, to: to.flatMap { CalendarDate($0) })
    }

    private static let empty = Term("")
    private static let may = term("май", "2021-05-01", "2021-05-31")
    private static let byMid = term("до 15.05", nil, "2021-05-15")
    private static let october = term("октябрь", "2021-10-01", "2021-10-31")
    private static let constantly = term("постоянно")
    private static func on(_ day: String) -> Term { term(day, day, day) }

    private static let cases: [(plan: Term, fact: Term, result: String, status: MeasureStatus, done: Bool?)] = [
        (may, on("2021-05-31"), "Справка", .onTime, true), (may, on("2021-06-01"), "Справка", .late, true),
        (may, on("2021-05-20"), "", .withoutResult, true), (may, empty, "", .notDone, false),
        (may, empty, "Справка", .unclear, nil), (may, term("не проведено"), "", .notDone, false),
        (may, term("перенесено на октябрь"), "Приказ", .notDone, false),
        (may, empty, "Не проведено: карантин", .notDone, false),
        (october, empty, "", .notYetDue, nil), (october, on("2021-09-20"), "Справка", .onTime, true),
        (october, term("не проведено"), "", .notYetDue, nil), (may, on("2021-10-05"), "", .notDone, false),
        (october, on("2021-10-05"), "", .notYetDue, nil), (byMid, may, "Справка", .unclear, true),
        (may, may, "Справка", .onTime, true),
        (byMid, term("10–20 мая", "2021-05-10", "2021-05-20"), "Справка", .late, true),
        (constantly, empty, "", .unclear, nil), (constantly, on("2021-05-20"), "Справка", .unclear, true),
        (may, term("проведено"), "Справка", .unclear, true), (may, term("Выполнено в срок"), "Справка", .onTime, true),
        (may, term("проведено"), "", .withoutResult, true), (may, term("Иное"), "Справка", .unclear, nil),
        (may, on("2021-06-01"), "+", .late, true), (may, on("2021-05-31"), "+", .onTime, true),
        (may, term("+"), "+", .unclear, true), (may, term("V"), "", .withoutResult, true),
        (empty, empty, "", .unclear, nil), (term("до 27.09", nil, "2021-09-27"), empty, "", .notYetDue, nil),
    ]

    @Test(arguments: cases.indices)
    func `a measure stands as plan, fact and result say`(index: Int) throws {
        let found = Self.cases[index]
        let day = try #require(CalendarDate(year: 2021, month: 9, day: 27))
        let measure = SchoolReport.Measure(name: "М", plan: found.plan, fact: found.fact, result: found.result)
        #expect(measure.status(on: day) == found.status)
        #expect(measure.isCarriedOut(on: day) == found.done)
    }

    @Test func `every status occurs in the cases`() {
        #expect(Set(Self.cases.map(\.status)) == Set(MeasureStatus.allCases))
    }
}
