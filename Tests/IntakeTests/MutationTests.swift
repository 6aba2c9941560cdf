// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

/// Tables with the right headings and anything at all below them.
struct MutationTests {
    private static let heads: [[[String]]] = [
        [
            ["ВПР 2023 Русский язык 4 класс"], ["Дата:", "20.04.2023"],
            ["ОО", "Название ОО", "Код участника", "Вариант", "1 (2б)", "2 (36б)", "Первичный балл", "Отметка"],
        ],
        [
            ["01 - Русский язык 2022.06.23"],
            ["№", "Код МСУ", "Код ОО", "Класс", "Аудитория", "Фамилия", "Номер", "Первичный балл", "Оценка"],
        ],
        [
            ["ЕГЭ 01 - Русский язык 2022.06.23"],
            ["№", "", "Код ОО", "", "Фамилия", "", "Документ", "", "Первичный балл", "", "Балл"],
        ],
        [["Логин ФИС ОКО", "Код ОГЭ", "Код ЕГЭ", "Официальное наименование", "Статус", "Статус с", "Статус по"]],
        [["Пользователь", "ИНН", "Код ОГЭ", "Полное наименование", "14. Тип", "20. Количество", "Директор"]],
    ]

    private static let words = [
        "", " ", "\u{A0}", "0", "1", "2", "3", "4", "5", "8", "-1", "38", "81", "24", "100", "101", "3,5",
        "99999999999",
        "edu342202", "sch344180", "edu1", "211001", "111002", "999999", "11Б", "9", "10", "отсутствовал", "нет отметки",
        "не пройд.", "X", "?", "Средние", "Минимальная граница", "Всего участников", "ШНОР", "2023", "31.02.2023",
        "СОШ (edu342202) | Кол-во участников: 5", "| Кол-во участников", "ИВАНОВ", "=1+1", "<b>", "\u{202E}",
        "e\u{301}",
        "🏫", "Код ОО", "ВПЛ",
    ]

    @Test(arguments: 0..<250 as Range<UInt64>)
    func `every row is accepted, absent or rejected, whatever it holds`(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let head = Self.heads[Int(seed) % Self.heads.count]
        let width = (head.last?.count ?? 0) + 2
        let rows = (0..<Int.random(in: 1...30, using: &random)).map { _ in
            (0..<Int.random(in: 0...width, using: &random)).map { _ in Self.words.randomElement(using: &random) ?? "" }
        }
        let reading: FileReading
        do {
            reading = try read(head + rows)
        } catch let error as IntakeError {
            // A table of blank rows, or one whose classes say another examination than its title, is refused.
            switch error {
            case .noRows, .contradiction: return
            default: throw error
            }
        }
        #expect(reading.accepted + reading.absent + reading.rejected == reading.rows)
        let results = reading.results
        let lengths = [results.school.count, results.outcome.count, results.score.count, results.person.count]
        #expect(lengths.allSatisfy { $0 == results.count })
        #expect(results.outcome.allSatisfy { Outcome(rawValue: $0) != nil })
        #expect(results.work.allSatisfy { reading.works.indices.contains(Int($0)) })
        if reading.format.hasPrefix("vpr") || reading.format.hasPrefix("ris") {
            #expect(results.count == reading.accepted)
        }
    }
}

/// Vigna's SplitMix64, seeded by the test's argument.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
