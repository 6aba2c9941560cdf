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
