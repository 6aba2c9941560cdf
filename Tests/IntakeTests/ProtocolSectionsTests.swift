// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing
import Workbooks

@testable import Intake

/// Tables that hold more than one examination.
struct ProtocolSectionsTests {
    private static let heading = [
        "№", "Код ОО", "Класс", "Фамилия", "Имя", "Серия", "Номер", "Первичный балл", "Оценка",
    ]

    private static func row(_ number: Int, _ school: String, _ primary: String, _ mark: String) -> [String] {
        [String(number), school, "9", "ТЕСТОВ\(number)", "ПЁТР", "1800", "22000\(number)", primary, mark]
    }

    private static func footer(_ mean: String, _ count: String) -> [[String]] {
        [
            ["Средние"] + Array(repeating: "", count: 7) + [mean],
            ["Минимальная граница"] + Array(repeating: "", count: 7) + ["3"], ["Всего участников", count],
        ]
    }

    private static let mathematics = Work(
        procedure: .oge, year: 2026, season: nil, subject: .mathematics, grade: 9,
        date: CalendarDate(year: 2026, month: 6, day: 2))
    private static let russian = Work(
        procedure: .oge, year: 2026, season: nil, subject: .russian, grade: 9,
        date: CalendarDate(year: 2026, month: 6, day: 5))

    /// The marks of a work, in the order of the rows.
    private func marks(_ reading: FileReading, _ work: Work) throws -> [UInt8] {
        let index = Int32(try #require(reading.works.firstIndex(of: work)))
        return reading.results.work.indices.filter { reading.results.work[$0] == index }.map {
            reading.results.outcome[$0]
        }
    }

    private func expectBoth(_ reading: FileReading, sourceLocation: SourceLocation = #_sourceLocation) throws {
        #expect(reading.works.count == 2, sourceLocation: sourceLocation)
        #expect(try marks(reading, Self.mathematics) == [4, 2], sourceLocation: sourceLocation)
        #expect(try marks(reading, Self.russian) == [5], sourceLocation: sourceLocation)
        #expect(reading.accepted + reading.absent + reading.rejected == reading.rows, sourceLocation: sourceLocation)
        #expect(reading.checks.filter { !$0.agrees } == [], sourceLocation: sourceLocation)
    }

    @Test(arguments: ["Математика(2026.06.02)", "02 - Математика 2026.06.02"])
    func `a title above each table divides a sheet`(title: String) throws {
        let reading = try read(
            [["Протокол проверки"], [title], Self.heading]
                + [Self.row(1, "211001", "17", "4"), Self.row(2, "211002", "5", "2")] + Self.footer("3", "2")
                + [[], ["Протокол проверки"], ["Русский язык(2026.06.05)"], Self.heading]
                + [Self.row(1, "211001", "33", "5")] + Self.footer("5", "1"))
        try expectBoth(reading)
        #expect(reading.rows == 3)
        #expect(reading.checks.count { $0.kind == .participants } == 2)
        #expect(reading.checks.first?.scope == "Лист1, Математика")
    }

    @Test func `a title below one header divides its rows`() throws {
        let reading = try read(
            [["Протокол проверки"], Self.heading, ["", "Математика(2026.06.02)"]]
                + [Self.row(1, "211001", "17", "4"), Self.row(2, "211002", "5", "2")] + Self.footer("3,00", "2")
                + [["", "Русский язык (2026.06.05)"], Self.row(1, "211001", "33", "5")])
        try expectBoth(reading)
        #expect(reading.rows == 3)
    }

    @Test func `tables below each other may have other columns`() throws {
        let other = ["№", "Фамилия", "Код ОО", "Документ", "Оценка", "Первичный балл", "Класс"]
        let reading = try read([
            ["Математика(2026.06.02)"], Self.heading, Self.row(1, "211001", "17", "4"),
            Self.row(2, "211002", "5", "2"), ["Русский язык(2026.06.05)"], other,
            ["1", "ТЕСТОВ1", "211001", "1800 220001", "5", "33", "9"],
        ])
        try expectBoth(reading)
    }

    @Test func `a column may name the examination of each row`() throws {
        let reading = try read(
            [["Протокол"], Self.heading + ["Экзамен"]]
                + [
                    Self.row(1, "211001", "17", "4") + ["Математика(2026.06.02)"],
                    Self.row(1, "211001", "33", "5") + ["Русский язык(2026.06.05)"],
                    Self.row(2, "211002", "5", "2") + ["Математика (2026.06.02)"],
                    Self.row(3, "211002", "5", "2") + ["Родной (тестовый) язык(2026.06.02)"],
                ] + Self.footer("3,67", "3"))
        try expectBoth(reading)
        #expect(
            reading.rejections == [
                Rejection(sheet: "Лист1", cell: "J6", value: nil, reason: .unknownExamination)
            ])
        #expect(reading.taken.map(\.origin) == ["class", "layout"])
    }

    @Test func `subject and day may stand in two columns`() throws {
        func line(_ row: [String], _ subject: String, _ day: String) -> [String] { row + [subject, day] }
        let rows = [
            line(Self.row(1, "211001", "17", "4"), "02 - Математика", "02.06.2026"),
            line(Self.row(1, "211001", "33", "5"), "Русский язык", "2026-06-05"),
            line(Self.row(2, "211002", "5", "2"), "02 - Математика", "02.06.2026"),
            line(Self.row(3, "211002", "5", "2"), "Математика", ""),
        ]
        let reading = try read([["Протокол"], Self.heading + ["Предмет", "Дата"]] + rows, as: "ОГЭ/a.xlsx")
        try expectBoth(reading)
        #expect(reading.rejections.map(\.reason) == [.unknownExamination])
    }

    private static func wide(_ first: [String], _ second: [String]) -> [[String]] {
        [
            ["Протокол проверки"], first, second,
            ["1", "211001", "9", "ТЕСТОВ1", "1800220001", "17", "4", "33", "5"],
            ["2", "211002", "9", "ТЕСТОВ2", "1800220002", "5", "2", "", ""],
            ["Средние", "", "", "", "", "11", "3", "33", "5"],
            ["Минимальная граница", "", "", "", "", "", "3", "", "3"],
            ["Всего участников", "2"],
        ]
    }

    @Test func `results may stand beside each other`() throws {
        let titles = ["Математика(2026.06.02)", "", "Русский язык(2026.06.05)", ""]
        let results = ["Первичный балл", "Оценка", "Первичный балл", "Оценка"]
        let person = ["№", "Код ОО", "Класс", "Фамилия", "Документ"]
        let blank = ["", "", "", "", ""]
        for rows in [Self.wide(person + titles, blank + results), Self.wide(blank + titles, person + results)] {
            let reading = try read(rows)
            try expectBoth(reading)
            // A row counts once for each of its examinations.
            #expect((reading.rows, reading.accepted) == (3, 3))
            #expect(reading.checks.count { $0.kind == .participants } == 1)
            #expect(reading.checks.count { $0.kind == .mean } == 2)
        }
    }

    @Test func `an explanation shows both rows of headings, and the examinations`() throws {
        let folder = try TemporaryFolder()
        let titles = ["Математика(2026.06.02)", "", "Русский язык(2026.06.05)", ""]
        let results = ["Первичный балл", "Оценка", "Первичный балл", "Оценка"]
        let rows = Self.wide(["№", "Код ОО", "Класс", "Фамилия", "Документ"] + titles, ["", "", "", "", ""] + results)
        let text = rows.map { $0.joined(separator: ";") }.joined(separator: "\n")
        let url = try folder.file("a.csv", Array(text.utf8))
        let table = try #require(try makeIntake().explain(url, as: "a.csv", schools: directory()).tables.first)
        #expect(table.columns.contains { ($0.cell, $0.heading, $0.meaning) == ("B2", "Код ОО", "school") })
        #expect(
            table.columns.filter { $0.meaning == "examination" }.map { "\($0.cell) \($0.heading)" }
                == ["F2 Математика", "H2 Русский язык"])
    }

    @Test func `a pupil without any result beside each other is rejected once`() throws {
        let titles = ["Математика(2026.06.02)", "", "Русский язык(2026.06.05)", ""]
        let results = ["Первичный балл", "Оценка", "Первичный балл", "Оценка"]
        let rows = Self.wide(["№", "Код ОО", "Класс", "Фамилия", "Документ"] + titles, ["", "", "", "", ""] + results)
        let lone = ["3", "211001", "9", "ТЕСТОВ3", "1800220003", "", "", "", ""]
        let reading = try read(Array(rows.prefix(5)) + [lone])
        #expect((reading.rows, reading.accepted, reading.rejections.map(\.reason)) == (4, 3, [.noMark]))
    }

    @Test func `an unknown subject beside a known one is rejected row by row`() throws {
        let titles = ["Математика(2026.06.02)", "", "Родной (тестовый) язык(2026.06.05)", ""]
        let results = ["Первичный балл", "Оценка", "Первичный балл", "Оценка"]
        let rows = Self.wide(["№", "Код ОО", "Класс", "Фамилия", "Документ"] + titles, ["", "", "", "", ""] + results)
        let reading = try read(rows)
        #expect((reading.accepted, reading.rejections.map(\.reason)) == (2, [.unknownExamination]))
    }

    @Test func `rows under an unknown title do not count for the one before it`() throws {
        let reading = try read([
            ["Математика(2026.06.02)"], Self.heading, Self.row(1, "211001", "17", "4"),
            ["Родной (тестовый) язык(2026.06.05)"], Self.row(1, "211001", "3", "2"),
        ])
        #expect(try marks(reading, Self.mathematics) == [4])
        #expect(reading.rejections.map(\.reason) == [.unknownExamination])
    }

    @Test func `a line of one cell among the rows is no title and no pupil in silence`() throws {
        let reading = try read([
            ["02 - Математика 2026.06.02"], Self.heading, Self.row(1, "211001", "17", "4"),
            ["Исполнитель Тестова Анна 05.06.2026"], Self.row(2, "211002", "5", "2"),
        ])
        #expect((reading.rows, reading.accepted, reading.rejections.map(\.reason)) == (3, 2, [.noMark]))
    }

    @Test func `the name of the file tells what the sheet does not`() throws {
        let reading = try read([["Протокол"], Self.heading, Self.row(1, "211001", "17", "4")], as: "02_2026.06.02.xls")
        #expect(reading.works == [Self.mathematics])
        #expect(
            reading.taken == [
                TakenValue(key: "procedure", value: "ОГЭ", origin: "path"),
                TakenValue(key: "procedure", value: "ОГЭ", origin: "class"),
                TakenValue(key: "subject", value: "Математика", origin: "path"),
                TakenValue(key: "date", value: "2026-06-02", origin: "path"),
            ])
        // The codes of other subjects differ by region: their name must stand in the sheet.
        #expect(throws: IntakeError.unknownSubject(file: "09_2026.06.02.xls", sheet: "Лист1", nearest: nil)) {
            try read([["Протокол"], Self.heading, Self.row(1, "211001", "17", "4")], as: "09_2026.06.02.xls")
        }
        let named = try read(
            [["Обществознание"], Self.heading, Self.row(1, "211001", "17", "4")], as: "09_2026.06.02.xls")
        #expect(named.works.map(\.subject) == [Subject(rawValue: "Обществознание")])
    }

    @Test func `without a title anywhere the file is refused`() {
        #expect(throws: IntakeError.missingFact(file: "a.xlsx", sheet: "Лист1", fact: "title")) {
            try read([["Протокол"], Self.heading, Self.row(1, "211001", "17", "4")])
        }
    }

    @Test func `cells of this form are of ОГЭ unless a place says ГВЭ`() throws {
        let rows = [["Математика(2026.06.02)"], Self.heading, Self.row(1, "211001", "17", "4")]
        #expect(try read(rows).works.map(\.procedure) == [.oge])
        #expect(try read(rows, as: "ГВЭ-9/a.xlsx").works.map(\.procedure) == [.gve])
    }
}
