// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Samples

/// Source of the layout: `domain.md`, 1.2.
struct CollectionFormTests {
    @Test(arguments: [([2024], "2024", 20), ([2025, 2026], "2026", 13)])
    func `the form has three sheets and rows of zeros down to 1499`(years: [Int], year: String, tasks: Int) throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 8, years: years, layouts: .all))
        let file = try #require(district.files(.collection).first)
        #expect(district.files(.collection).count == 1)
        let path = try #require(
            file.file.firstMatch(
                of: /^ВПР\/(\d{4})\/edu(99\d{4})\/Форма сбора результатов Русский язык 4 класс ВПР (\d{4})\.xlsx$/))
        #expect(path.1 == year && path.3 == year)
        let sheets = try district.sheets(file.file)
        #expect(sheets.map(\.name) == ["Протокол", "Служебный", "Порядковый номер класса"])
        let table = sheets[0].rows
        #expect(table.count == 1499)
        #expect(table[0].count == tasks + 5)
        #expect(table[0].prefix(3) == ["Код участника", "Вариант", "1К1 (4б)"])
        #expect(
            table[0].suffix(3) == [
                "Порядковый номер класса", "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов",
            ])
        #expect(table.dropFirst(file.rows + 1).allSatisfy { $0.last == "0" && $0.dropLast().allSatisfy { $0.isEmpty } })
        #expect(table.dropFirst().prefix(file.rows).allSatisfy { !$0[0].isEmpty })
        // Its school stands in no other file of the work.
        for other in district.files(.individual) where other.file.contains("РУ4_\(year)") {
            #expect(try district.rows(other.file).allSatisfy { !$0[0].contains(path.2) })
        }
        #expect(district.truth.counts["ВПР|\(year) spring|Русский язык|4|\(path.2)"]?["n"] == file.accepted)
    }
}
