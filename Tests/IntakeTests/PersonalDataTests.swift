// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

/// Nothing that names a person may leave the reader, wherever a file puts it.
struct PersonalDataTests {
    private static let secrets = [
        "БЕЛОЗЁРОВ", "Белозёров", "Аристарх", "Ли", "Лев", "Никанорович", "4511", "220012", "998877", "8 927 123-45-67",
        "nobody@example.invalid", "Иванова И.И.",
    ]

    /// Everything a reading holds, as text; without its hashes, whose digits may equal anything by chance.
    private func dumped(_ reading: FileReading) -> String {
        var reading = reading
        reading.context = ""
        reading.sha256 = ""
        reading.results.person = []
        reading.changes = reading.changes.map {
            ResultChange(
                work: $0.work, person: 0, before: $0.before, after: $0.after, outcome: $0.outcome, points: $0.points)
        }
        var text = ""
        dump(reading, to: &text)
        return text
    }

    private func expectNoSecrets(_ reading: FileReading, sourceLocation: SourceLocation = #_sourceLocation) {
        let text = dumped(reading)
        for secret in Self.secrets {
            // The shortest names are parts of other words: they are looked for as whole values.
            let sought = secret.count <= 3 ? "\"\(secret)\"" : secret
            #expect(!text.contains(sought), "«\(secret)» is in the reading", sourceLocation: sourceLocation)
        }
    }

    private static let heading = [
        "№", "Код ОО", "Класс", "Аудитория", "Фамилия", "Имя", "Отчество", "Серия", "Номер", "Первичный балл", "Оценка",
    ]

    @Test func `no name and no document of a protocol is kept`() throws {
        let reading = try read([
            ["01 - Русский язык 2022.06.23"], Self.heading,
            ["1", "211001", "9", "7", "БЕЛОЗЁРОВ", "Аристарх", "Никанорович", "4511", "220012", "26", "4"],
        ])
        #expect(reading.accepted == 1)
        #expect(reading.results.person.allSatisfy { $0 != 0 })
        expectNoSecrets(reading)
    }

    @Test(arguments: 1...6)
    func `not even where the columns are shifted`(shift: Int) throws {
        let row = ["1", "211001", "9", "7", "Ли", "Лев", "Никанорович", "4511", "220012", "26", "4"]
        let shifted = Array(row[shift...] + row[..<shift])
        let back = Array(row.suffix(shift) + row.dropLast(shift))
        let reading = try read([["ОГЭ 01 - Русский язык 2022.06.23"], Self.heading, row, shifted, back])
        #expect(reading.rejected >= 1)
        expectNoSecrets(reading)
    }

    private static let appeals = [
        ["01 - Русский язык 2023.06.23 Изменения"],
        [
            "№", "Код ОО", "Класс", "Фамилия", "Имя", "Отчество", "Документ", "Тип апелляции / перепроверки",
            "Состояние", "Балл до изменения", "Текущие", "", "Разница",
        ], ["", "", "", "", "", "", "", "", "", "", "Первичный балл", "Балл", ""],
    ]
    private static let appeal = [
        "1", "111001", "11", "БЕЛОЗЁРОВ", "Аристарх", "Никанорович", "4511 220012", "Апелляция", "Удовлетворена", "79",
        "45", "83", "4",
    ]

    @Test(arguments: 0...12)
    func `no name and no document of an appeal is kept, shifted or not`(shift: Int) throws {
        let shifted = Array(Self.appeal[shift...] + Self.appeal[..<shift])
        let reading = try read(Self.appeals + [Self.appeal, shifted + ["Иванова И.И."]], as: "ЕГЭ/a.xlsx")
        #expect(reading.changes.allSatisfy { $0.person != 0 } && !reading.changes.isEmpty)
        expectNoSecrets(reading)
    }

    @Test(arguments: 0...11)
    func `no name of a table of several subjects is kept, shifted or not`(shift: Int) throws {
        let heading = Self.heading + ["Экзамен"]
        let row = [
            "1", "211001", "9", "7", "БЕЛОЗЁРОВ", "Аристарх", "Никанорович", "4511", "220012", "26", "4",
            "Математика(2026.06.02)",
        ]
        let shifted = Array(row[shift...] + row[..<shift])
        let lines = [["БЕЛОЗЁРОВ(2026.06.02)"], ["Белозёров Аристарх 05.06.2026"], ["nobody@example.invalid"]]
        expectNoSecrets(try read([["Протокол"], heading, row] + lines + [shifted] + lines, as: "ОГЭ/a.xlsx"))
    }

    @Test func `no name of a table with results beside each other is kept`() throws {
        let rows = [
            ["№", "Код ОО", "Класс", "Фамилия", "Документ", "Математика(2026.06.02)", "", "БЕЛОЗЁРОВ(2026.06.05)", ""],
            ["", "", "", "", "", "Первичный балл", "Оценка", "Первичный балл", "Оценка"],
            ["1", "211001", "9", "БЕЛОЗЁРОВ", "4511 220012", "17", "4", "33", "5"],
            ["2", "220012", "9", "4511", "Аристарх", "БЕЛОЗЁРОВ", "Ли", "4511", "220012"],
        ]
        let reading = try read(rows)
        #expect((reading.accepted, reading.rejected) == (1, 3))
        expectNoSecrets(reading)
    }

    @Test(arguments: ["БЕЛОЗЁРОВ Аристарх 2026.06.02", "БЕЛОЗЁРОВ(2026.06.02)", "45 - Белозёров 2026.06.02"])
    func `no error of an examination shows what stands in a cell`(title: String) throws {
        let tables = [
            [
                [title], Self.heading,
                ["1", "211001", "9", "7", "Ли", "Лев", "Никанорович", "4511", "220012", "26", "4"],
            ],
            [[title]] + Self.appeals.dropFirst() + [Self.appeal],
            [[title], ["БЕЛОЗЁРОВ", "Код ОО", "Аристарх", "Оценка"], ["4511", "211001", "220012", "4"]],
        ]
        for rows in tables {
            let error = try #require(throws: IntakeError.self) { try read(rows) }
            let text = "\(error)"
            for secret in Self.secrets where secret.count > 3 { #expect(!text.contains(secret), "\(text)") }
        }
    }

    @Test func `no explanation of a file shows a person`() throws {
        let folder = try TemporaryFolder()
        let row = ["1", "211001", "9", "7", "БЕЛОЗЁРОВ", "Аристарх", "Никанорович", "4511", "220012", "26", "4"]
        let tables = [
            [["01 - Русский язык 2022.06.23"], Self.heading, row, Array(row[3...] + row[..<3])],
            [["БЕЛОЗЁРОВ 2022.06.23"], Self.heading, row], Self.appeals + [Self.appeal, Array(Self.appeal.reversed())],
            [
                ["№", "Код ОО", "Класс", "Фамилия", "Математика(2026.06.02)", "", "БЕЛОЗЁРОВ(2026.06.05)", ""],
                ["", "", "", "", "Первичный балл", "Оценка", "Первичный балл", "Оценка"],
                ["1", "211001", "9", "БЕЛОЗЁРОВ", "17", "4", "33", "5"],
            ], [["БЕЛОЗЁРОВ", "Код ОО", "Аристарх"], ["4511", "211001", "220012"]],
        ]
        for (number, rows) in tables.enumerated() {
            let text = rows.map { $0.joined(separator: ";") }.joined(separator: "\n")
            let url = try folder.file("\(number).csv", Array(text.utf8))
            var dumped = ""
            dump(try makeIntake().explain(url, as: "\(number).csv", schools: try directory()), to: &dumped)
            for secret in Self.secrets {
                #expect(!dumped.contains(secret.count <= 3 ? "\"\(secret)\"" : secret), "«\(secret)» in \(number)")
            }
        }
    }

    @Test func `no head, telephone or address of a context form is kept`() throws {
        let reading = try read([
            [
                "Пользователь", "ИНН", "Код ОГЭ", "Код ЕГЭ", "Полное наименование", "5. ФИО директора", "6. Телефон",
                "E-mail", "20. Количество обучающихся", "Директор",
            ],
            [
                "edu342202", "3400000000", "211001", "111001", "СОШ № 1", "Иванова И.И.", "8 927 123-45-67",
                "nobody@example.invalid", "363", "Иванова И.И.",
            ],
        ])
        #expect(reading.schools.first?.context == ["20": "363"])
        expectNoSecrets(reading)
    }

    @Test func `what stands in a column of codes or answers is kept only when it looks like one`() throws {
        let reading = try read([
            [
                "Пользователь", "ИНН", "Код ОГЭ", "Код ЕГЭ", "Полное наименование", "14. Тип", "20. Количество",
                "18. Язык", "27.1 Телефон",
            ],
            [
                "edu342202", "Иванова И.И.", "211001", "nobody@example.invalid", "СОШ № 1", "Аристарх",
                "8 927 123-45-67", "Белозёров", "nobody@example.invalid",
            ],
            [
                "edu344180", "3400000000", "211002", "А12", "СОШ № 2", "Сельский населённый пункт", "77", "русский",
                "12",
            ],
        ])
        #expect(reading.rejections.count == 6 && reading.rejections.allSatisfy { $0.value == nil })
        #expect(reading.schools.map(\.egeCode) == [nil, "А12"])
        #expect(
            reading.schools.last?.context
                == ["14": "Сельский населённый пункт", "20": "77", "18": "русский", "27.1": "12"])
        expectNoSecrets(reading)
    }

    @Test(
        arguments: [
            ("Ivanova", nil), ("89161234", nil), ("451012345", nil), ("edu12", "edu12"), ("SCH3422021", "SCH3422021"),
            ("edu34220212", nil),
        ] as [(String, String?)])
    func `only what is surely a login is shown`(text: String, shown: String?) {
        #expect(harmlessLogin(Array(text.utf8)[...]) == shown)
    }

    @Test(arguments: [("31.02.2023", true), ("9161234567", false), ("2023-13-01", true), ("8-927-12", false)])
    func `only what is surely a date is shown`(text: String, isShown: Bool) {
        #expect(looksLikeDate(text) == isShown)
    }

    @Test func `a code is shown only where it is like a known one and in no cell of a person`() throws {
        let context = ReadingContext(schools: try directory(), rules: try rules(), hints: [], key: key)
        func shown(_ code: String, besides cells: [String] = []) -> String? {
            context.harmlessCode(code, grade: 9, besides: cells)
        }
        #expect(shown("211009") == "211009")
        #expect(shown("220012") == nil && shown("2110091") == nil && shown("21100a") == nil)
        #expect(shown("211009", besides: ["4511 211 009"]) == nil)
        #expect(context.suggestion(for: String(repeating: "2", count: 30_000), grade: 9) == nil)
    }

    @Test(arguments: [
        ("Лист1", "Лист1"), ("Sheet", "Sheet"), ("Лист1 (2)", "Лист1 (2)"), ("", ""), ("Школы", "Школы"),
        ("РУ 4 Индивидуальные результаты", "РУ 4 Индивидуальные результаты"), ("МА 4", "МА 4"),
        ("Ответственный Петрова М.И.", "№ 3"), ("Петрова", "№ 3"), ("Ли 4 Аристарх", "№ 3"), ("Лист Ли", "№ 3"),
    ])
    func `a sheet is named only by a usual name`(name: String, label: String) {
        #expect(SheetLabel.label(name, position: 2) == label)
    }

    @Test func `what stands in a wrong cell of a register is not shown`() throws {
        let reading = try read([
            ["Логин ФИС ОКО", "Код ОГЭ", "Официальное наименование", "Статус", "Статус с"],
            ["Иванова И.И.", "211001", "СОШ № 1", "", ""], ["edu342202", "211001", "СОШ № 1", "Иванова И.И.", ""],
            ["edu344180", "211002", "СОШ № 2", "ШНОР", "Аристарх"],
        ])
        #expect(reading.rejections.count == 3)
        expectNoSecrets(reading)
    }
}
