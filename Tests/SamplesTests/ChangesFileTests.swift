// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Samples

/// Source of the layout: `domain.md`, 1.3.
struct ChangesFileTests {
    @Test func `the header has two rows, «Текущие» stands over points and result`() throws {
        let district = try WrittenDistrict(SampleDistrict(layouts: .all))
        let short = try district.rows("ОГЭ/2023/Апелляции_02_2023.xlsx")
        #expect(short[0].first == "02 - Математика 2023.06.09 Изменения")
        #expect(
            short[1] == [
                "№", "Код ОО", "Фамилия", "Имя", "Отчество", "Серия", "Номер", "Тип апелляции / перепроверки",
                "Состояние", "Балл до изменения", "Текущие", "", "Разница",
            ])
        #expect(short[2] == Array(repeating: "", count: 10) + ["Первичный балл", "Оценка", ""])
        #expect(Set(short[3...].map { $0[8] }) == ["Удовлетворена", "Отклонена"])
        #expect(Set(short[3...].map { $0[7] }) == ["Апелляция о несогласии", "Перепроверка"])
        let full = try district.rows("ЕГЭ/2023/Апелляции_02_2023.xlsx")
        #expect(full[0][7] == "02 - Математика профильная 2023.06.01" && full[0][..<7].allSatisfy { $0.isEmpty })
        #expect(
            full[1] == [
                "№", "Код ОО", "Класс", "Код ППЭ", "Аудитория", "Фамилия", "Имя", "", "Отчество", "Документ",
                "Тип апелляции / перепроверки", "Состояние", "", "Дата отправки на обработку", "Дата изменений",
                "Балл до изменения", "Текущие", "", "Разница",
            ])
        #expect(full[2][16...17] == ["Первичный балл", "Балл"])
        #expect(Set(full[3...].map { $0[11] }) == ["Апелляция удовлетворена", "Апелляция отклонена"])
        for row in full[3...] + short[3...] {
            let tail = Array(row.suffix(4))
            guard let before = Int(tail[0]), let after = Int(tail[2]) else {
                #expect(tail[1...].allSatisfy { $0.isEmpty })
                continue
            }
            #expect(Int(tail[3]) == after - before)
        }
        // The file of the Russian of the ЕГЭ lies outside the folder of its procedure.
        #expect(
            try district.rows("Апелляции/2023/Апелляции_01_2023.xlsx")[0].first?.hasPrefix("01 - Русский язык") == true)
    }
}
