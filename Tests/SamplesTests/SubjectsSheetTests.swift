// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Samples

/// Source of the layout: `domain.md`, 1.3.
struct SubjectsSheetTests {
    @Test func `both subjects of the ОГЭ stand in one sheet, the day in each row`() throws {
        let district = try WrittenDistrict(SampleDistrict(layouts: .all))
        let table = try district.rows("ОГЭ/2022/ОГЭ_2022.xlsx")
        #expect(
            table[0] == [
                "№", "Код ОО", "Класс", "Код ППЭ", "Аудитория", "Фамилия", "Имя", "Отчество", "Серия", "Номер",
                "Экзамен", "Задания с кратким ответом", "Задания с развёрнутым ответом", "Первичный балл", "Оценка",
            ])
        #expect(Set(table.dropFirst().map { $0[10] }) == ["Русский язык(2022.06.07)", "Математика(2022.05.23)"])
        #expect(table.dropFirst().map { $0[0] } == (1..<table.count).map { "\($0)" })
        #expect(table.dropFirst().allSatisfy { ["2", "3", "4", "5"].contains($0[14]) && $0[8] == "0000" })
        #expect(!district.truth.files.contains { $0.file == "ОГЭ/2022/ОГЭ_01_2022.xlsx" })
    }
}
