// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Monitoring
import Publishing
import Testing
import Wording

struct CalendarSectionTests {
    private func section(_ organisation: Organisation, on date: String, stages: Set<Stage> = []) throws
        -> PublishedSection?
    {
        let calendar = try WorkCalendar(
            contentsOf: Installation.current.resource("Rules", of: "Monitoring").appending(path: "days_off.yaml"))
        let school = try #require(SchoolID(number: 990_001))
        let agenda = Agenda(
            organisation, on: try #require(CalendarDate(date)), calendar: calendar,
            deliveries: Deliveries(known: Set(1...21), indicators: [1, 2], reporting: [school], stages: stages))
        return CalendarSection(organisation, agenda, calendar).section
    }

    private func organisation() throws -> Organisation {
        func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
        return Organisation(
            facts: [Organisation.Fact("number", "80"), Organisation.Fact("from", "25.09.2021")],
            people: [
                Organisation.Person(role: .expert, name: "Долева А. И.", position: "методист", indicators: [1, 2, 3])
            ],
            deadlines: [
                Organisation.Deadline(.reports, by: try day("2021-09-27")),
                Organisation.Deadline(.indicators, by: try day("2021-09-30"), indicators: [1, 2, 3]),
                Organisation.Deadline(.interim, by: try day("2021-10-01"), responsible: "Долева А. И."),
                Organisation.Deadline(
                    .interimRecommendations, by: try day("2021-10-10"), isInclusive: false,
                    responsible: "рабочая группа"),
                Organisation.Deadline(.summary, by: try day("2021-09-29"), done: try day("2021-09-28")),
            ])
    }

    private func texts(_ table: PublishedSection.Table, _ language: Language) -> [[String]] {
        table.rows.map { row in
            row.map { cell in
                switch cell {
                case .text(let text): text
                case .words(let sentence): sentence[language]
                default: ""
                }
            }
        }
    }

    @Test func `terms have their last working day, who owes them, and their state`() throws {
        let section = try #require(try section(organisation(), on: "2021-10-01", stages: [.interim]))
        #expect(
            texts(section.tables[0], .russian) == [
                [
                    "отчёты школ", "", "до 27.09.2021", "27.09.2021", "руководители школ",
                    "просрочено на 4\u{A0}дня: 1\u{A0}школа",
                ],
                ["показатели", "1–3", "до 30.09.2021", "30.09.2021", "Долева А. И.", "просрочено на 1\u{A0}день: 3"],
                [
                    "промежуточный документ", "", "до 01.10.2021", "01.10.2021", "Долева А. И.",
                    "расчёт промежуточного этапа выполнен",
                ],
                [
                    "промежуточные рекомендации", "", "до 10.10.2021, не включая", "08.10.2021",
                    "рабочая группа", "впереди",
                ],
                ["сводный документ", "", "до 29.09.2021", "29.09.2021", "", "исполнено 28.09.2021"],
            ])
        #expect(
            texts(section.tables[0], .english)[2] == [
                "interim document", "", "by 2021-10-01", "2021-10-01", "Долева А. И.",
                "the interim stage is computed",
            ])
        #expect(texts(section.tables[1], .russian) == [["эксперт", "Долева А. И.", "методист", "1–3"]])
        #expect(texts(section.tables[2], .russian) == [["Номер приказа", "80"], ["Мониторинг с", "25.09.2021"]])
    }

    @Test func `days off among the terms and the ends of the monitoring are told`() throws {
        let section = try #require(try section(organisation(), on: "2021-10-01"))
        #expect(
            section.notes.map(\.ru).suffix(2) == [
                "25.09.2021, суббота — выходной; последний рабочий день перед ним — 24.09.2021, пятница",
                "09.10.2021, суббота — выходной; последний рабочий день перед ним — 08.10.2021, пятница",
            ])
    }

    @Test func `a campaign without the workbook has no such section`() throws {
        #expect(try section(Organisation(), on: "2021-10-01") == nil)
    }
}
