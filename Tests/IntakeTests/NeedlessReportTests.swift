// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct NeedlessReportTests {
    @Test(arguments: [
        ("Распределение первичных баллов", NeedlessReport.scoreDistribution), ("Выполнение заданий", .taskCompletion),
        ("Выполнение заданий группами участников", .groupCompletion),
        ("Достижение планируемых результатов в соответствии с ПООП", .plannedResults),
    ])
    func `a report that Ф1 makes needless is named, not unknown`(title: String, report: NeedlessReport) throws {
        let rows = [
            [title], [], ["ВПР 2024 Математика 4 класс"], ["Дата:", "19.03.2024"],
            ["Группы участников", "Кол-во ОО", "Кол-во участников", "1", "2", "3", "4", "5"],
            ["Вся выборка", "9", "9", "1", "2", "3", "4", "5"],
        ]
        #expect(throws: IntakeError.notNeeded(file: "2024/a.xlsx", report: report)) {
            try read(rows, as: "2024/a.xlsx")
        }
    }

    @Test func `the number of markers by school is named as well`() {
        let rows = [
            ["Год", "Логин", "Количество маркеров", "4 РУ", "4 МА", "5 РУ", "5 МА"], ["2023", "edu342202", "1"],
        ]
        #expect(throws: IntakeError.notNeeded(file: "bias.xlsx", report: .biasMarkers)) {
            try read(rows, as: "bias.xlsx")
        }
    }

    @Test func `beside a sheet of pupils it is passed over and listed`() throws {
        let pupils = [
            ["ВПР 2023 Русский язык 4 класс"], ["Дата:", "20.04.2023"],
            ["ОО", "Код участника", "Вариант", "Первичный балл", "Отметка"], ["edu342202", "40001", "1", "15", "3"],
        ]
        let other = [["Выполнение заданий"], ["ВПР 2023 Русский язык 4 класс"], ["1"]]
        let reading = try read(sheets: [("РУ 4 Индивидуальные результаты", pupils), ("РУ 4 Выполнение заданий", other)])
        #expect(reading.accepted == 1)
        #expect(reading.taken.map(\.value) == ["РУ 4 Выполнение заданий"])
    }
}
