// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing
import Workbooks

@testable import Intake

struct ProtocolTitleTests {
    @Test(
        arguments: [
            ("01 - Русский язык 2022.06.23", "01", "Русский язык", "2022-06-23"),
            ("051-Русский язык 23.06.2022", "51", "Русский язык", "2022-06-23"),
            ("25 - Информатика и ИКТ (КЕГЭ) 2021.06.24", "25", "Информатика и ИКТ (КЕГЭ)", "2021-06-24"),
            ("Английский язык п:2022.06.14; у:2022.06.16", nil, "Английский язык", "2022-06-14"),
            ("Английский язык п.: 2021.06.18, у.: 2021.06.21", nil, "Английский язык", "2021-06-18"),
            ("Математика(2026.06.02)", nil, "Математика", "2026-06-02"),
            ("02 - Математика ( 2026.06.02 )", "02", "Математика", "2026-06-02"),
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

    @Test(
        arguments: [
            ("ОГЭ/02_2026.06.02.xls", "02", "2026-06-02"), ("051_2026.05.25 (1).xlsx", "51", "2026-05-25"),
            ("2026/ОГЭ_01_2026.06.02.csv", "01", "2026-06-02"), ("01_2026.13.02.xls", nil, nil),
            ("2026.06.02.xls", nil, nil), ("01_2026.06.02/протокол.xls", nil, nil),
        ] as [(String, String?, String?)])
    func `the name of a file may tell code and day`(path: String, code: String?, day: String?) {
        let title = ProtocolTitle.find(inPath: path, sheet: Sheet(name: "", rows: [["Протокол проверки"]]), above: 1)
        #expect(title?.code == code && title?.date.iso == day)
        #expect(title?.isFromPath ?? true)
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
