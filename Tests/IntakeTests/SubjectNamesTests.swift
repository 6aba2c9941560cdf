// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct SubjectNamesTests {
    @Test func `every known subject names itself`() {
        for subject in Subject.known { #expect(Normaliser.subject(subject.rawValue) == subject) }
    }

    @Test(arguments: [
        ("Русский язык (9 класс)", Subject.russian), ("Pусский язык", .russian), ("ЕГЭ Русский язык", .russian),
        ("МАТЕМАТИКА (базовый уровень)", .baseMathematics), ("физика", Subject(rawValue: "Физика")),
    ])
    func `a subject is known whatever stands around it`(text: String, subject: Subject) {
        #expect(Normaliser.subject(text) == subject)
    }

    @Test(arguments: ["", "9", "Исполнитель Петрова Мария Ивановна", "Математика Петрова", "ОГЭ", "Дата формирования"])
    func `any other text is no subject`(text: String) {
        #expect(Normaliser.subject(text) == nil)
    }
}
