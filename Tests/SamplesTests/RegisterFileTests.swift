// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Samples

struct RegisterFileTests {
    @Test func `the register has the columns of the contract and every school`() throws {
        let district = try WrittenDistrict(SampleDistrict(years: [2023, 2024]))
        let rows = try district.rows("Школы.xlsx")
        #expect(
            rows[0] == [
                "Логин ФИС ОКО", "ИНН", "Код ОГЭ", "Код ЕГЭ", "Официальное наименование", "Краткое наименование",
                "Муниципалитет", "Филиал чего", "Статус", "Статус с", "Статус по", "Что случилось", "С чем", "Когда",
                "Примечание",
            ])
        #expect(rows.count == 13)
        for (row, school) in zip(rows.dropFirst(), district.truth.schools) {
            #expect(row[0] == "edu\(school.login)")
            #expect(row[2] == school.oge)
            #expect(row[3] == school.ege ?? "")
            #expect(row[4] == school.name)
            #expect(row[8] == school.statuses.first ?? "")
            #expect(row[9] == (school.statuses.isEmpty ? "" : "01.09.2023"))
        }
    }

    @Test(arguments: [([2022, 2023], 2022), ([2019, 2021], 2021)])
    func `the context form has the crosswalk and persons to be dropped`(years: [Int], year: Int) throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 6, years: years))
        let rows = try district.rows("Сбор контекстных данных об ОО (\(year)).xlsx")
        #expect(rows[0][0] == "Пользователь")
        let director = try #require(rows[0].firstIndex(of: "Директор"))
        let pupils = try #require(rows[0].firstIndex { $0.hasPrefix("20.") })
        for (row, school) in zip(rows.dropFirst(), district.truth.schools) {
            #expect([row[0], row[2], row[3]] == ["edu\(school.login)", school.oge, school.ege ?? ""])
            #expect(row[director].contains(/^ФАМИЛИЯ\d{3} ИМЯ\d{3} ОТЧЕСТВО\d{3}$/))
            #expect(row[director + 2].hasSuffix("@example.invalid"))
            #expect((Int(row[pupils]) ?? 0) >= school.cohort * 9)
        }
    }
}
