// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Samples

/// Source of the layout: `domain.md`, 1.2 and 1.4.
struct RawExport2022Tests {
    @Test func `the export of 2022 has two sheets, and its season in the day of the upload`() throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 10, years: [2021, 2022], seed: 3, layouts: .all))
        let school = ["Пользователь", "Код региона", "Регион", "Муниципалитет", "Школа", "Дата загрузки"]
        for file in district.files(.raw2022) {
            let sheets = try district.sheets(file.file)
            #expect(sheets.map(\.name) == ["Классы", "Протокол"])
            #expect(sheets[0].rows[0] == school + ["Буква (цифра) класса", "Основной учебник по предмету"])
            let header = sheets[1].rows[0]
            #expect(Array(header.prefix(8)) == school + ["Код", "Вариант"])
            #expect(
                header.suffix(4) == [
                    "Наименование класса", "Пол", "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов",
                ])
            #expect(header.dropFirst(8).dropLast(4).allSatisfy { $0.contains(/^\d+(\.\d+)?(К\d)? \(\dб\)$/) })
            let isMarch = file.file.hasPrefix("ВПР/2022/март/")
            let grade = try #require(file.file.firstMatch(of: /\/(\d)\/[^\/]+$/).flatMap { Int($0.1) })
            let rows = sheets[1].rows.dropFirst()
            for row in rows {
                #expect(row[1] == "99" && row[2] == "reg990000 | Белоковыльская область")
                #expect(row[3] == "reg99_m004 | Белоковыльский муниципальный район")
                #expect(
                    row[5].contains(isMarch ? /^\d\d\.03\.2022 \d\d:\d\d:\d\d$/ : /^\d\d\.10\.2022 \d\d:\d\d:\d\d$/))
                #expect(row[6].hasPrefix("\(isMarch ? grade : grade + 1)0"))
                #expect(row[4].hasPrefix("\(row[0]) | "))
            }
            let written = Set(rows.map { $0[0] }.filter { $0.count == 9 })
            #expect(Set(sheets[0].rows.dropFirst().map { $0[0] }) == written)
            #expect(isMarch ? written.count <= 2 : written.count > 5)
        }
        #expect(district.files(.raw2022).count == 14)
    }
}
