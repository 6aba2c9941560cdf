// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

/// Every expected day is read off the calendar by hand.
struct TermReaderTests {
    private static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    /// Terms in a report on the first half of 2021.
    @Test(
        arguments: [
            ("сентябрь", "2021-09-01", "2021-09-30"), ("в сентябре", "2021-09-01", "2021-09-30"),
            ("Февраль 2020 г.", "2020-02-01", "2020-02-29"), ("до 01.10", nil, "2021-10-01"),
            ("до 1 октября", nil, "2021-10-01"), ("не позднее 15.05.2021 г.", nil, "2021-05-15"),
            ("к 15 мая", nil, "2021-05-15"), ("с 01.03", "2021-03-01", nil),
            ("01.09-15.09.21", "2021-09-01", "2021-09-15"),
            ("01.09.2021 – 15.09.2021", "2021-09-01", "2021-09-15"), ("01-15.03.2021", "2021-03-01", "2021-03-15"),
            ("с 1 по 15 марта", "2021-03-01", "2021-03-15"), ("сентябрь–октябрь 2021", "2021-09-01", "2021-10-31"),
            ("Сентябрь - май 2022 года", "2021-09-01", "2022-05-31"),
            ("декабрь 2021 – январь", "2021-12-01", "2022-01-31"),
            ("январь, март", "2021-01-01", "2021-03-31"), ("12.02, 15.03.2021", "2021-02-12", "2021-03-15"),
            ("12.02.2021; 14.02.2021", "2021-02-12", "2021-02-14"),
            ("17 февраля 2021 года", "2021-02-17", "2021-02-17"),
            ("в течение года", "2021-01-01", "2021-06-30"), ("весь период", "2021-01-01", "2021-06-30"),
            ("в течение отчётного периода", "2021-01-01", "2021-06-30"), ("1 полугодие", "2021-01-01", "2021-06-30"),
            ("II полугодие 2020 г.", "2020-07-01", "2020-12-31"), ("второе полугодие", "2021-07-01", "2021-12-31"),
            ("1 полугодие 2021-2022 учебного года", "2021-09-01", "2021-12-31"),
            ("2 полугодие 2020/21 уч. года", "2021-01-01", "2021-05-31"), ("3 квартал", "2021-07-01", "2021-09-30"),
            ("IV квартал 2021", "2021-10-01", "2021-12-31"), ("2021 год", "2021-01-01", "2021-12-31"),
            ("2021-2022 учебный год", "2021-09-01", "2022-05-31"), ("конец марта", "2021-03-21", "2021-03-31"),
            ("начало апреля", "2021-04-01", "2021-04-10"), ("весна 2021", "2021-03-01", "2021-05-31"),
            ("2021-03-15", "2021-03-15", "2021-03-15"), ("2021-03-15 10:30:00", "2021-03-15", "2021-03-15"),
            ("март (2 неделя)", "2021-03-01", "2021-03-31"), ("01\u{A0}марта", "2021-03-01", "2021-03-01"),
            ("29.02.2020", "2020-02-29", "2020-02-29"),
        ] as [(String, String?, String?)])
    func `a term has the days that its words say`(text: String, from: String?, to: String?) throws {
        let period = try Self.day("2021-01-01")...Self.day("2021-06-30")
        let term = TermReader(period: period, year: 2019).read(text)
        #expect(term.from == (try from.map(Self.day)), "\(text)")
        #expect(term.to == (try to.map(Self.day)), "\(text)")
        #expect(term.text == Normaliser.text(text))
    }

    @Test(arguments: [
        "постоянно", "по плану", "ежемесячно", "по мере необходимости", "до октября", "31.02.2021", "29.02.2021",
        "15.13",
        "1-я неделя октября", "15.09.2021 – 01.09.2021", "1 четверть", "июнь, отв. [имя]", "99999999999999999999", "12",
        "5 полугодие",
    ])
    func `words that no table knows leave a term without days`(text: String) {
        let term = TermReader(year: 2021).read(text)
        #expect(term == SchoolReport.Term(text))
    }

    @Test(arguments: ["", " ", "-", "—", "…"])
    func `a term of signs alone is empty`(text: String) {
        #expect(TermReader(year: 2021).read(text) == SchoolReport.Term(""))
    }

    @Test func `a mark that something was done is kept`() {
        #expect(TermReader(year: 2021).read("+") == SchoolReport.Term("+"))
    }

    @Test func `without a year nowhere there is no day`() {
        #expect(TermReader().isTerm("сентябрь") && TermReader().isTerm("в течение года"))
        #expect(!TermReader().isTerm("[имя]") && !TermReader().isTerm("") && !TermReader().isTerm("подпись"))
        #expect(TermReader().read("сентябрь") == SchoolReport.Term("сентябрь"))
        #expect(TermReader().read("в течение года") == SchoolReport.Term("в течение года"))
    }

    @Test func `in a school year months have its years`() throws {
        let period = try Self.day("2021-09-01")...Self.day("2022-05-31")
        let reader = TermReader(period: period)
        #expect(reader.read("октябрь").from == (try Self.day("2021-10-01")))
        #expect(reader.read("март").to == (try Self.day("2022-03-31")))
        #expect(reader.read("1 полугодие").to == (try Self.day("2021-12-31")))
        #expect(reader.read("2 полугодие").from == (try Self.day("2022-01-01")))
        #expect(reader.read("в течение учебного года").to == (try Self.day("2022-05-31")))
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `any mixture of words is read or left, and days stand in order`(seed: UInt64) {
        let words = [
            "до", "с", "по", "-", "–", ".", "/", "сентябрь", "мая", "1", "15", "31", "2021", "21", "01.09", "год",
            "полугодие",
            "II", "учебный", ",", "(", ")", "конец", "…", "0", "квартал", "зима", "в", "течение", "99",
        ]
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let text = (0...next(9)).map { _ in words[next(words.count)] }.joined(separator: next(2) == 0 ? " " : "")
        let term = TermReader(year: 2021).read(text)
        if let from = term.from, let to = term.to { #expect(from <= to, "\(text)") }
        #expect(term == TermReader(year: 2021).read(text))
    }
}
