// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake
@testable import Workbooks

struct OrganisationFormatTests {
    private static let order = [
        ["Реквизит приказа", "Значение"], ["Номер приказа", "80-м"], ["Дата приказа", "2021-09-24"],
    ]
    private static let heads = [
        "Роль", "ФИО", "ФИО (кого)", "ФИО (кому)", "Должность", "Должность (кого)", "Должность (кому)", "Показатели",
    ]
    private static let columns = ["Что сдать", "Показатели", "Срок", "Включительно", "Кто отвечает", "Исполнено"]
    private static let expert = [
        "Эксперт", "Долева Анна Ивановна", "Долевой Анны Ивановны", "Долевой Анне Ивановне", "методист", "методиста",
        "методисту", "1–6, 13 - 21",
    ]

    private func workbook(
        order: [[String]] = Self.order, people: [[String]] = [Self.expert], deadlines: [[String]] = []
    ) throws -> FileReading {
        try read(sheets: [
            ("Приказ", order), ("Сроки", [Self.columns] + deadlines), ("Люди", [Self.heads] + people),
            ("Пояснения", [["Лист", "Столбец"], ["Люди", "Роль"]]),
        ])
    }

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test func `a filled workbook gives order, people and deadlines`() throws {
        let reading = try workbook(
            order: Self.order + [
                ["Правовое основание", "приказ № 1"], ["Правовое основание", "приказ № 2"], ["Орган", ""],
                ["Мониторинг с", "до 25 сентября 2021 года"],
            ],
            deadlines: [
                ["Показатели", "1–6, 13–21", "до 30.09.2021г.", "", "долева анна ивановна", ""],
                ["отчёты школ", "", "27.09.2021", "да", "Руководители школ", ""],
                ["отчеты школ", "", "2021-09-28 00:00:00", "НЕТ", "", "30.09.2021"],
                ["итоговый документ", "", "", "да", "", ""],
            ])
        #expect(reading.format == "organisation")
        #expect((reading.rows, reading.accepted, reading.rejected) == (9, 9, 0), "\(reading.rejections)")
        let organisation = try #require(reading.records.organisation)
        #expect(
            organisation.facts.map { "\($0.key)=\($0.value)" } == [
                "number=80-м", "date=24.09.2021", "basis=приказ № 1", "basis=приказ № 2", "from=25.09.2021",
            ])
        #expect(
            organisation.people == [
                Organisation.Person(
                    role: .expert, name: "Долева Анна Ивановна", genitive: "Долевой Анны Ивановны",
                    dative: "Долевой Анне Ивановне", position: "методист", positionGenitive: "методиста",
                    positionDative: "методисту", indicators: Array(1...6) + Array(13...21))
            ])
        #expect(
            organisation.deadlines == [
                Organisation.Deadline(
                    .indicators, by: try day("2021-09-30"), indicators: Array(1...6) + Array(13...21),
                    responsible: "Долева Анна Ивановна"),
                Organisation.Deadline(.reports, by: try day("2021-09-27"), responsible: "руководители школ"),
                Organisation.Deadline(
                    .reports, by: try day("2021-09-28"), isInclusive: false, done: try day("2021-09-30")),
            ])
    }

    @Test func `every wrong cell is named, and none of them is shown but what looks like a date`() throws {
        let reading = try workbook(
            order: Self.order + [
                ["Номер приказа", "81"], ["Директор", "Иванов И. И."], ["Мониторинг по", "осенью"],
            ],
            people: [
                Self.expert, Self.expert, ["начальница", "Иванова", "", "", "", "", "", "все"],
                ["эксперт", "", "", "", "методист", "", "", "7–12"], ["эксперт", "80", "", "", "", "", "", ""],
            ],
            deadlines: [
                ["рапорт", "", "32.10.2021", "наверное", "Иванов И. И.", "вчера"],
                ["показатели", "", "01.10.2021", "", "", ""], ["показатели", "7-3", "01.10.2021", "", "", ""],
                ["сводный документ", "", "", "", "рабочая группа", ""],
                ["итоговый документ", "", "10.12.2021", "", "Чужой Человек", ""],
            ])
        let found = reading.rejections.map { "\($0.sheet)!\($0.cell) \($0.reason) \($0.value ?? "")" }
        #expect(
            found == [
                "Приказ!A4 repeatedFact ", "Приказ!A5 unknownFact ", "Приказ!B6 malformedDate ",
                "Люди!B3 duplicate ", "Люди!A4 unknownRole ", "Люди!H4 malformedIndicators ",
                "Люди!B5 missingPerson ", "Люди!B6 malformedValue ",
                "Сроки!A2 unknownDuty ", "Сроки!C2 malformedDate 32.10.2021", "Сроки!F2 malformedDate ",
                "Сроки!D2 malformedAnswer ", "Сроки!B3 malformedIndicators ", "Сроки!B4 malformedIndicators ",
                "Сроки!C5 missingDeadline ", "Сроки!E6 unknownPerson ",
            ], "\(found)")
        #expect((reading.rows, reading.accepted, reading.rejected) == (15, 4, 11))
        let organisation = try #require(reading.records.organisation)
        #expect(organisation.people.count == 1)
        // The deadline of somebody unknown holds, and nobody is named.
        #expect(organisation.deadlines == [Organisation.Deadline(.final, by: try day("2021-12-10"))])
    }

    @Test func `an indicator that the campaign has not is named, and the expert answers for the others`() throws {
        var builder = ReadingBuilder(file: "a.xlsx", sha256: "", format: .organisation)
        let workbook = Workbook(
            layout: .workbook,
            sheets: [Sheet(name: "Люди", rows: [Self.heads, ["эксперт", "А", "", "", "м", "", "", "6, 24–25"]])])
        let (_, tables, _) = try Recogniser.recognise(workbook, file: "a.xlsx")
        OrganisationFormat.read(tables, known: [5, 6], into: &builder)
        #expect(
            builder.reading.rejections == [
                Rejection(sheet: "Люди", cell: "H2", value: "24, 25", reason: .unknownIndicator)
            ])
        #expect((builder.reading.accepted, builder.reading.rejected) == (1, 0))
        #expect(builder.reading.records.organisation?.people.map(\.indicators) == [[6]])
    }

    @Test func `the sheet of notes is not passed over, and rows of deadlines that are rejected are counted`() throws {
        let reading = try workbook(
            people: [["эксперд", "А", "", "", "м", "", "", ""]],
            deadlines: [
                ["итоговый документ", "", "31.09.2024", "", "", ""], ["рапорт", "", "30.09.2024", "", "", ""],
            ])
        #expect(reading.rejected == 3)
        #expect(reading.taken == [TakenValue(key: "rejected_deadlines", value: "2", origin: "content")])
    }

    @Test func `an untouched workbook has no rows and is no mistake`() throws {
        let reading = try workbook(
            order: [["Реквизит приказа", "Значение"], ["Номер приказа", ""]],
            people: [["", "", "", "", "", "", "", ""]],
            deadlines: [["показатели", "7–12", "", "да", "", ""]])
        #expect((reading.rows, reading.rejections.count) == (0, 0))
        #expect(reading.records.organisation == Organisation())
    }

    @Test func `cells of hostile length and formulas are text or rejected`() throws {
        let long = String(repeating: "Ж", count: 2_000)
        let reading = try workbook(
            order: [["Реквизит приказа", "Значение"], ["Орган", "=cmd|' /C calc'!A0"], ["Название приказа", long]],
            people: [["эксперт", long, "", "", "", "", "", "1"], ["эксперт", "Я", "", "", "", "", "", "1–1000"]])
        #expect(reading.records.organisation?.fact(.department) == "=cmd|' /C calc'!A0")
        #expect(reading.rejections.map(\.reason) == [.malformedValue, .malformedValue, .malformedIndicators])
        #expect(reading.rejections.allSatisfy { $0.value == nil })
    }

    @Test func `a single sheet of the workbook is enough`() throws {
        let reading = try read([Self.columns, ["итоговый документ", "", "10.12.2021", "", "", ""]])
        #expect(reading.format == "organisation" && reading.records.organisation?.deadlines.count == 1)
    }
}
