// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct SchoolFormatsTests {
    private static let heading = [
        "Логин ФИС ОКО", "ИНН", "Код ОГЭ", "Код ЕГЭ", "Официальное наименование", "Краткое наименование",
        "Муниципалитет", "Статус", "Статус с", "Статус по",
    ]

    private func row(
        _ login: String, oge: String = "", ege: String = "", name: String = "Школа", status: String = "",
        since: String = "", until: String = ""
    ) -> [String] {
        [login, "", oge, ege, name, "", "Район", status, since, until]
    }

    @Test func `several rows of one school are its statuses`() throws {
        let reading = try read([
            Self.heading, row("edu342202", oge: "0211", ege: "0111", status: "ШНОР", since: "2023"),
            row("sch342202", oge: "0211", status: "шнсу", since: "01.09.2021", until: "2022"),
            row("edu344180", ege: "0112"),
        ])
        #expect(reading.format == "school-register")
        #expect((reading.rows, reading.accepted, reading.rejected) == (3, 3, 0))
        let first = StatusPeriod(status: .lowResults, since: CalendarDate(year: 2023, month: 1, day: 1))
        let second = StatusPeriod(
            status: .adverseConditions, since: CalendarDate(year: 2021, month: 9, day: 1),
            until: CalendarDate(year: 2022, month: 12, day: 31))
        #expect(
            reading.schools == [
                School(
                    id: try id("342202"), name: "Школа", municipality: "Район", ogeCode: "0211", egeCode: "0111",
                    statuses: [first, second]),
                School(id: try id("344180"), name: "Школа", municipality: "Район", egeCode: "0112"),
            ])
    }

    @Test func `a login that is typed for another school does not take that school's place`() throws {
        let reading = try read([
            Self.heading, row("edu342202", oge: "0211", name: "СОШ № 1"),
            row("edu342202", oge: "0215", name: "СОШ № 5", status: "ШНОР"),
        ])
        #expect((reading.rows, reading.accepted, reading.rejected) == (2, 1, 1))
        #expect(reading.rejections.map(\.reason) == [.ambiguousCode])
        #expect(reading.rejections.map(\.suggestion) == ["342202 СОШ № 1"])
        #expect(reading.schools.map(\.name) == ["СОШ № 1"] && reading.schools[0].statuses.isEmpty)
    }

    @Test func `only the login, one code and a name are required`() throws {
        let reading = try read([
            ["Реестр школ"], [], ["Логин", "ИНН", "Краткое наименование"], ["edu342202", "3400000000", "СОШ № 1"],
        ])
        #expect(
            reading.schools == [
                School(id: try id("342202"), name: "СОШ № 1", shortName: "СОШ № 1", taxNumber: "3400000000")
            ])
    }

    @Test func `each row or cell that is not taken has its reason`() throws {
        let reading = try read([
            Self.heading, row("edu342202", oge: "1", status: "ШНОЗ"), row("edu34220", oge: "2"),
            row("edu344180", oge: "3", name: ""), row("edu344181"), row("edu344182", oge: "1"),
            row("edu344183", oge: "4", status: "ШНОР", since: "31.02.2023"), row("edu344182", oge: "1"),
        ])
        #expect((reading.rows, reading.accepted, reading.rejected) == (7, 3, 4))
        #expect(
            reading.rejections == [
                Rejection(sheet: "Лист1", cell: "H2", value: "ШНОЗ", reason: .unknownStatus, suggestion: "ШНОР"),
                Rejection(sheet: "Лист1", cell: "A3", value: "edu34220", reason: .malformedSchool),
                Rejection(sheet: "Лист1", cell: "A4", value: "344180", reason: .missingName),
                Rejection(sheet: "Лист1", cell: "A5", value: "344181", reason: .missingCode),
                Rejection(
                    sheet: "Лист1", cell: "C6", value: "1", reason: .ambiguousCode, suggestion: "342202 Школа"),
                Rejection(sheet: "Лист1", cell: "I7", value: "31.02.2023", reason: .malformedDate),
                Rejection(sheet: "Лист1", cell: "A8", value: nil, reason: .duplicate),
            ])
        #expect(reading.schools.map(\.statuses.count) == [0, 0, 0])
    }

    @Test(
        arguments: [
            ("20. Количество обучающихся", "20"), ("14. Тип населённого пункта", "14"), ("21.1. Из них с ОВЗ", "21.1"),
            ("13. Телефон", nil), ("28. Адрес", nil), ("Директор", nil), ("2022", nil),
        ] as [(String, String?)])
    func `of the questions only 14 to 27 are taken`(heading: String, question: String?) {
        #expect(ContextFormFormat.question(heading) == question)
    }
}
