// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Testing

@testable import Intake

struct AnalystTextReaderTests {
    private let school: SchoolID
    private let schools: SchoolDirectory

    init() throws {
        school = try #require(SchoolID(number: 203_001))
        schools = SchoolDirectory([School(id: school, name: "Речная СОШ")])
    }

    private func read(_ text: String, as file: String = "203001.md") -> AnalystTextReader {
        var reader = AnalystTextReader(schools: schools)
        reader.read(Data(text.utf8), as: file)
        return reader
    }

    @Test func `lines go to the section of the heading above them`() {
        let reader = read(
            """
            # 203001 Речная СОШ
            Сначала о школе.

            ## Уровень
            Первый абзац.
            Второй абзац.
            ### ДИНАМИКА:
            - пункт
            ##Вывод
            """)
        #expect(reader.issues == [])
        #expect(reader.texts.paragraphs(of: school, .intro) == ["Сначала о школе."])
        #expect(reader.texts.paragraphs(of: school, .level) == ["Первый абзац.", "Второй абзац."])
        #expect(reader.texts.paragraphs(of: school, .change) == ["- пункт"])
        #expect(reader.texts.paragraphs(of: school, .conclusion) == [])
    }

    @Test(arguments: AnalystTextReader.sections.map(\.name) + ["Level", "Приложение 2", "Выводы"])
    func `every heading of the list is known`(heading: String) {
        let reader = read("## \(heading)\nТекст")
        #expect(reader.issues == [])
        #expect(AnalystTexts.Section.allCases.count { reader.texts.paragraphs(of: school, $0) == ["Текст"] } == 1)
    }

    @Test(arguments: ["203001.txt", "203001 Речная СОШ.MD", "a/203001-черновик.md"])
    func `a file is known by the six digits at the beginning of its name`(file: String) {
        #expect(read("Текст", as: file).texts.paragraphs(of: school, .intro) == ["Текст"])
    }

    @Test func `the common file stands above chapters`() {
        let reader = read("О школах\n## Рекомендации\nО мерах", as: "Общее.md")
        #expect(reader.texts.paragraphs(above: .schools) == ["О школах"])
        #expect(reader.texts.paragraphs(above: .recommendations) == ["О мерах"])
        #expect(reader.issues == [])
    }

    @Test func `what explains the folder is no text`() {
        let reader = read("## Что угодно\nПетрова О. А.", as: "Как заполнять.md")
        #expect(reader.issues == [] && reader.texts == AnalystTexts())
    }

    @Test func `an unknown heading is named with the nearest one, and what is below it counted`() {
        let reader = read("## Уровни\nраз\n\nдва\n## Меры\nтри")
        #expect(
            reader.issues == [
                .unknownHeading(
                    file: "203001.md", line: 1, heading: " Уровни", nearest: "уровень",
                    known: AnalystTextReader.sections.map(\.name), left: 2)
            ])
        #expect(reader.texts.paragraphs(of: school, .measures) == ["три"])
        #expect(reader.texts.paragraphs(of: school, .level) == [])
    }

    @Test func `an unknown school, an unknown name and a foreign format are one line each`() {
        var reader = AnalystTextReader(schools: schools)
        for file in ["203010.md", "заметки.md", "203001.docx", "2030011.md"] { reader.read(Data("х".utf8), as: file) }
        #expect(
            reader.issues == [
                .unknownSchool(file: "203010.md", code: "203010", nearest: "203001"),
                .unknownFile(file: "заметки.md"), .unknownFile(file: "203001.docx"), .unknownFile(file: "2030011.md"),
            ])
        #expect(reader.texts == AnalystTexts())
    }

    @Test func `Windows-1251 and UTF-16 are read`() throws {
        var reader = AnalystTextReader(schools: schools)
        reader.read(Data([0xCC, 0xE5, 0xF0, 0xFB]), as: "203001.txt")
        reader.read(Data([0xFF, 0xFE, 0x1C, 0x04, 0x35, 0x04]), as: "203001.md")
        // «Меры» in Windows-1251, «Ме» in UTF-16LE with its mark.
        #expect(reader.texts.paragraphs(of: school, .intro) == ["Меры", "Ме"])
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "![](http://a.example/x.png)", "```{=openxml}", "<w:p/>", "{{{data}}}", "**",
        "=HYPERLINK(\"http://a.example\")", "\\input{x}", "[a](javascript:alert(1))",
    ])
    func `markup stays what it is`(text: String) {
        let reader = read(text)
        #expect(reader.texts.paragraphs(of: school, .intro) == [text])
    }

    @Test func `characters that no document can hold become spaces`() {
        #expect(read("а\u{1}б\u{7F}в\u{FFFE}").texts.paragraphs(of: school, .intro) == ["а б в"])
    }

    @Test func `ten megabytes are refused and bytes that are no text too`() {
        var reader = AnalystTextReader(schools: schools)
        reader.read(Data(repeating: 0x61, count: 10_000_000), as: "203001.md")
        reader.read(Data([0x50, 0x4B, 0x03, 0x04, 0, 0]), as: "203001.txt")
        #expect(
            reader.issues == [
                .tooLarge(file: "203001.md", bytes: 10_000_000, limit: 1_000_000), .unreadable(file: "203001.txt"),
            ])
        #expect(reader.texts == AnalystTexts())
    }

    @Test func `a person is named, and the text is left as it is`() {
        let reader = read("Обсудили с О. А. Петровой.\nСлово без имени.")
        #expect(reader.issues == [.person(file: "203001.md", line: 1)])
        #expect(reader.texts.paragraphs(of: school, .intro).first == "Обсудили с О. А. Петровой.")
    }
}
