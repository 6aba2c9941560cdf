// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct ProtocolTitleTests {
    @Test(
        arguments: [
            ("01 - Русский язык 2022.06.23", "01", "Русский язык", "2022-06-23"),
            ("051-Русский язык 23.06.2022", "51", "Русский язык", "2022-06-23"),
            ("25 - Информатика и ИКТ (КЕГЭ) 2021.06.24", "25", "Информатика и ИКТ (КЕГЭ)", "2021-06-24"),
            ("Английский язык п:2022.06.14; у:2022.06.16", nil, "Английский язык", "2022-06-14"),
            ("22\u{A0}– Математика базовая 2022.06.27", "22", "Математика базовая", "2022-06-27"),
        ] as [(String, String?, String, String)])
    func `a title gives code, subject and day`(text: String, code: String?, subject: String, date: String) throws {
        let title = try #require(ProtocolTitle(text))
        #expect((title.code, title.subject, title.date.iso) == (code, subject, date))
    }

    @Test(arguments: [
        "", "Протокол", "01 - Русский язык", "2022.06.23", "01 - Русский язык 2022.13.23",
        "01 - Русский язык 1922.06.23",
    ])
    func `what is no title`(text: String) {
        #expect(ProtocolTitle(text) == nil)
    }

    @Test(arguments: [
        ("02 - Математика 2022.06.02", Procedure.ege, Subject.profileMathematics),
        ("22 - Математика 2022.06.02", .ege, .baseMathematics), ("02 - Математика 2022.06.02", .oge, .mathematics),
        ("52 - Математика 2022.06.02", .gve, .mathematics),
        ("18 - Литература 2022.06.02", .ege, Subject(rawValue: "Литература")),
    ])
    func `a code means different things in different examinations`(
        text: String, procedure: Procedure, subject: Subject
    ) throws {
        let found = try #require(ProtocolTitle(text)?.subject(in: procedure))
        #expect(found.subject == subject && found.codeSays == nil)
    }
}
