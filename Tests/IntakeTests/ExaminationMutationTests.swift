// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Testing

@testable import Intake

/// Tables of examinations that something has happened to: cells swapped, emptied and replaced, rows and columns gone.
struct ExaminationMutationTests {
    /// The number of mutations of each layout; `VEKHA_FUZZ_MUTATIONS` asks for more.
    private static let mutations = UInt64(
        ProcessInfo.processInfo.environment["VEKHA_FUZZ_MUTATIONS"].flatMap { Int($0) } ?? 300)

    private static let person = ["Фамилия", "Имя", "Отчество", "Серия", "Номер"]

    private static func pupil(_ number: Int) -> [String] { ["ТЕСТОВ\(number)", "ПЁТР", "", "1800", "22000\(number)"] }

    private static let layouts: [(name: String, rows: [[String]])] = [
        (
            "appeals",
            [
                ["01 - Русский язык 2023.06.23 Изменения"],
                ["№", "Код ОО"] + person + ["Тип апелляции / перепроверки", "Состояние", "Балл до изменения"]
                    + ["Текущие", "", "Разница"],
                ["", "", "", "", "", "", "", "", "", "", "Первичный балл", "Балл", ""],
                ["1", "111001"] + pupil(1) + ["Апелляция", "Удовлетворена", "79", "", "83", "4"],
                ["2", "111002"] + pupil(2) + ["Апелляция", "Удовлетворена", "24", "", "22", "-2"],
                ["3", "111001"] + pupil(3) + ["Апелляция", "Отклонена", "50", "", "50", "0"],
                ["Всего участников", "3"],
            ]
        ),
        (
            "appeals of several subjects",
            [
                ["Протокол проверки"],
                ["№", "Код ОО", "Класс", "Фамилия", "Имя", "Экзамен", "Состояние апелляции", "Текущие", ""],
                ["", "", "", "", "", "", "", "Первичный балл", "Оценка"],
                [
                    "1", "211001", "А", "ТЕСТОВА", "АННА", "Математика(2026.06.02)", "Апелляция удовлетворена", "22",
                    "5",
                ],
                ["2", "211002", "9", "ТЕСТОВ", "ПЁТР", "Русский язык(2026.06.05)", "Апелляция отклонена", "24", "4"],
            ]
        ),
        (
            "below each other",
            [["Математика(2026.06.02)"], ["№", "Код ОО", "Класс"] + person + ["Первичный балл", "Оценка"]]
                + [["1", "211001", "9"] + pupil(1) + ["17", "4"], ["2", "211002", "9"] + pupil(2) + ["5", "2"]]
                + [["Средние", "", "", "", "", "", "", "", "", "3"], ["Всего участников", "2"], []]
                + [["Русский язык(2026.06.05)"], ["№", "Код ОО", "Класс"] + person + ["Первичный балл", "Оценка"]]
                + [["1", "211001", "9"] + pupil(1) + ["33", "5"], ["Минимальная граница", "15"]]
        ),
        (
            "a column of examinations",
            [["Протокол"], ["№", "Код ОО", "Класс"] + person + ["Экзамен", "Первичный балл", "Оценка"]]
                + [["1", "211001", "9"] + pupil(1) + ["Математика(2026.06.02)", "17", "4"]]
                + [["2", "211002", "9"] + pupil(2) + ["Русский язык(2026.06.05)", "33", "5"]]
                + [["3", "211002", "9"] + pupil(3) + ["Математика(2026.06.02)", "", "не явился"]]
        ),
        (
            "beside each other",
            [
                ["№", "Код ОО", "Класс"] + person + ["Математика(2026.06.02)", "", "Русский язык(2026.06.05)", ""],
                ["", "", "", "", "", "", "", "", "Первичный балл", "Оценка", "Первичный балл", "Оценка"],
                ["1", "211001", "9"] + pupil(1) + ["17", "4", "33", "5"],
                ["2", "211002", "9"] + pupil(2) + ["5", "2", "", ""], ["Всего участников", "2"],
            ]
        ),
        (
            "a language of two parts",
            [
                ["Английский язык п:2022.06.14; у:2022.06.16"],
                ["№", "Код ОО", "Класс"] + person + ["Устная часть", "Первичный балл устной части"]
                    + ["Первичный балл письм. части", "Первичный балл", "Тестовый балл"],
                ["1", "111001", "11Б"] + pupil(1) + ["0(1)0(4)", "11", "45", "56", "56"],
                ["2", "111002", "11"] + pupil(2) + ["0(1)4(4)", "1", "38", "39", "21"],
                ["Средние", "", "", "", "", "", "", "", "", "", "", "47,5", "38,5"],
                ["Минимальная граница", "", "", "", "", "", "", "", "", "", "", "", "22"],
            ]
        ),
    ]

    private static let words = [
        "", " ", "\u{A0}", "0", "2", "5", "24", "100", "101", "-1", "−2", "+", "99999999999", "1e9", "3,5", "211001",
        "111002", "999999", "9", "11Б", "ВПЛ", "отсутствовал", "Удовлетворена", "Отклонена", "Удовлетворена частично",
        "Математика(2026.06.02)", "Математика(2026.13.02)", "(2026.06.02)", "((((", "Родной язык(2026.06.02)",
        "01 - Русский язык 2022.06.23", "51 - Русский язык 2022.06.23", "Русский язык", "Средние",
        "Минимальная граница", "Всего участников", "№", "Код ОО", "Оценка", "Балл", "Первичный балл", "Текущие",
        "Экзамен", "Состояние", "=1+1", "<!ENTITY a>", "\u{202E}", "e\u{301}", "🏫", "\u{0}",
        String(repeating: "9", count: 400), String(repeating: "п:", count: 300),
    ]

    private static func mutate(_ table: [[String]], _ random: inout SplitMix) -> [[String]] {
        var rows = table
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            guard let row = rows.indices.randomElement(using: &random) else { return rows }
            let column = rows[row].indices.randomElement(using: &random)
            switch Int.random(in: 0..<9, using: &random) {
            case 0...3: if let column { rows[row][column] = words.randomElement(using: &random) ?? "" }
            case 4:
                let other = rows.indices.randomElement(using: &random) ?? row
                if let column, let there = rows[other].indices.randomElement(using: &random) {
                    let cell = rows[row][column]
                    rows[row][column] = rows[other][there]
                    rows[other][there] = cell
                }
            case 5: rows.remove(at: row)
            case 6: rows.insert(rows.randomElement(using: &random) ?? [], at: row)
            case 7:
                // A column goes, or moves to the end.
                guard let column else { break }
                let isMoved = Bool.random(using: &random)
                for index in rows.indices where rows[index].indices.contains(column) {
                    let cell = rows[index].remove(at: column)
                    if isMoved { rows[index].append(cell) }
                }
            default: rows[row].insert("", at: 0)
            }
        }
        return rows
    }

    @Test(arguments: layouts.map(\.name))
    func `every table gives a reading that is whole, or one error`(layout: String) throws {
        let rows = try #require(Self.layouts.first { $0.name == layout }?.rows)
        let intake = try makeIntake()
        let schools = try directory()
        var readings = 0
        for seed in 0..<Self.mutations {
            var random = SplitMix(state: seed)
            let table = Self.mutate(rows, &random)
            let reading: FileReading
            do {
                reading = try read([("Лист1", table)], intake, schools)
            } catch is IntakeError {
                continue
            }
            readings += 1
            #expect(reading.accepted + reading.absent + reading.rejected == reading.rows, "seed \(seed)")
            let isAppeals = reading.format == "ris-appeals"
            #expect(isAppeals || reading.results.count == reading.accepted, "seed \(seed)")
            #expect(reading.changes.count <= reading.accepted, "seed \(seed)")
            #expect(reading.results.work.allSatisfy { reading.works.indices.contains(Int($0)) }, "seed \(seed)")
            #expect(reading.results.outcome.allSatisfy { Outcome(rawValue: $0) != nil }, "seed \(seed)")
            for change in reading.changes {
                #expect(change.person != 0 && (0...100).contains(change.after), "seed \(seed)")
                #expect([9, 11].contains(change.work.grade) && change.work.procedure != .vpr, "seed \(seed)")
            }
        }
        // Most mutations leave a table that can be read: else the test would test refusals only.
        #expect(readings > Int(Self.mutations) / 4)
    }
}
