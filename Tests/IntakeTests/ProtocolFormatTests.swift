// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Testing
import Workbooks

@testable import Intake

struct ProtocolFormatTests {
    private static func heading(_ result: String) -> [String] {
        [
            "№", "Код МСУ", "Код ОО", "Класс", "Код ППЭ", "Аудитория", "Фамилия", "Имя", "Отчество", "Серия", "Номер",
            "Задания с кратким ответом", "Задания с развёрнутым ответом", "Первичный балл", result,
        ]
    }

    private static func row(
        _ number: Int, school: String, class label: String, primary: String = "20", _ result: String
    ) -> [String] {
        [
            String(number), String(school.prefix(3)), school, label, "0101", "0007", "ТЕСТОВ\(number)", "ПЁТР",
            "ПЕТРОВИЧ",
            "1800", "22\(1000 + number)", "++-+2-", "1(1)0(4)2(3)", primary, result,
        ]
    }

    private static func footer(mean: String, minimum: String, count: String) -> [[String]] {
        func line(_ title: String, _ value: String) -> [String] {
            [title] + Array(repeating: "", count: 13) + [value]
        }
        return [line("Средние", mean), line("Минимальная граница", minimum), ["Всего участников", count]]
    }

    private static func sparse(_ rows: [[String]]) -> [[String]] {
        rows.map { row in row.flatMap { [$0, ""] }.dropLast() }
    }

    private static let oge =
        [["01 - Русский язык 2022.06.23"], heading("Оценка")]
        + [
            row(1, school: "211001", class: "9Б", primary: "26", "4"), row(2, school: "211001", class: "9A", "3"),
            row(3, school: "211002", class: "9", primary: "33", "5"),
        ] + footer(mean: "4,00", minimum: "3", count: "3")

    private static let ege =
        [["01 - Русский язык 2023.06.23"], heading("Балл")]
        + [
            row(1, school: "111001", class: "11", "23"), row(2, school: "111001", class: "11Б", "24"),
            row(3, school: "111001", class: "11", "80"), row(4, school: "111002", class: "11", "81,0"),
        ] + footer(mean: "52", minimum: "24", count: "4")

    @Test func `a dense protocol of ОГЭ gives marks by school`() throws {
        let reading = try read(Self.oge)
        #expect(reading.format == "ris-protocol")
        #expect((reading.rows, reading.accepted, reading.absent, reading.rejected) == (3, 3, 0, 0))
        #expect(try reading.outcomes("342202") == ["3": 1, "4": 1])
        #expect(try reading.outcomes("344180") == ["5": 1])
        #expect(reading.results.score == [26, 20, 33])
        let date = CalendarDate(year: 2022, month: 6, day: 23)
        #expect(
            reading.works == [
                Work(procedure: .oge, year: 2022, season: nil, subject: .russian, grade: 9, date: date)
            ])
        #expect(reading.taken == [TakenValue(key: "procedure", value: "ОГЭ", origin: "class")])
        #expect(reading.checks.filter { !$0.agrees } == [])
        #expect(reading.checks.map(\.kind) == [.participants, .mean, .minimum, .markAgainstScale])
    }

    @Test func `a sparse protocol gives the same`() throws {
        let dense = try read(Self.oge).results
        #expect(try read(Self.sparse(Self.oge)).results == dense)
        let moved = Self.sparse([["", "01 - Русский язык 2022.06.23"]] + Self.oge.dropFirst())
        #expect(try read(moved).results == dense)
    }

    @Test func `test scores become bands by the minimum of the year`() throws {
        // Minimum 24 (rules of 1122-10), high from 81 (the order).
        let reading = try read(Self.ege)
        #expect(try reading.outcomes("342202") == ["below_minimum": 1, "middle": 2])
        #expect(try reading.outcomes("344180") == ["high": 1])
        #expect(reading.results.score == [23, 24, 80, 81])
        #expect(reading.checks.filter { !$0.agrees } == [])
    }

    @Test func `a footer that disagrees with the rows and the rules is reported`() throws {
        let rows = Self.ege.dropLast(3) + Self.footer(mean: "60,5", minimum: "36", count: "5")
        let reading = try read(Array(rows))
        #expect(
            reading.checks == [
                FileCheck(kind: .participants, scope: "Лист1", declared: 5, found: 4, agrees: false),
                FileCheck(kind: .mean, scope: "Лист1", declared: 60.5, found: 52, agrees: false),
                FileCheck(kind: .minimum, scope: "Лист1", declared: 36, found: 24, agrees: false),
            ])
    }

    @Test func `base mathematics is in marks, profile mathematics in scores`() throws {
        let base = [["22 - Математика базовая 2022.06.27"], Self.heading("Оценка")]
        let reading = try read(base + [Self.row(1, school: "111001", class: "11", "2")])
        #expect(reading.works.map(\.subject) == [.baseMathematics])
        #expect(try reading.outcomes("342202") == ["2": 1])
        let profile = [["02 - Математика 2022.06.02"], Self.heading("Тестовый балл")]
        let scores = try read(profile + [Self.row(1, school: "111001", class: "11", "26")])
        #expect(scores.works.map(\.subject) == [.profileMathematics])
        #expect(try scores.outcomes("342202") == ["below_minimum": 1])
    }

    @Test(arguments: [("51 - Русский язык 2023.05.25", "11Б"), ("051 - Русский язык 2023.05.25", "9")])
    func `ГВЭ is known by its codes, and its grade by the class`(title: String, label: String) throws {
        let school = label == "9" ? "211001" : "111001"
        let reading = try read([[title], Self.heading("Оценка"), Self.row(1, school: school, class: label, "4")])
        #expect(reading.works.map(\.procedure) == [.gve])
        #expect(reading.works.map(\.grade) == [label == "9" ? 9 : 11])
        #expect(try reading.outcomes("342202") == ["4": 1])
    }

    @Test func `each row that does not count has its reason and address`() throws {
        let rows =
            [["01 - Русский язык 2022.06.23"], Self.heading("Оценка")]
            + [
                Self.row(1, school: "211001", class: "9", "4"), Self.row(2, school: "211009", class: "9", "4"),
                Self.row(3, school: "211001", class: "10", "4"), Self.row(4, school: "211001", class: "9", "7"),
                Self.row(5, school: "211001", class: "9", ""), Self.row(6, school: "211001", class: "9", "не явился"),
                Self.row(7, school: "211001", class: "ВПЛ", "4"),
            ]
        let reading = try read(rows)
        #expect((reading.rows, reading.accepted, reading.absent, reading.rejected) == (7, 1, 1, 5))
        #expect(
            reading.rejections == [
                Rejection(
                    sheet: "Лист1", cell: "C4", value: "211009", reason: .unknownSchool,
                    suggestion: "211001 СОШ № 1; 211002 СОШ № 2; 211003 СОШ № 3"),
                Rejection(sheet: "Лист1", cell: "D5", value: "10", reason: .malformedClass),
                Rejection(sheet: "Лист1", cell: "O6", value: "7", reason: .malformedMark),
                Rejection(sheet: "Лист1", cell: "O7", value: "", reason: .noMark),
                Rejection(sheet: "Лист1", cell: "D9", value: nil, reason: .earlierGraduate),
            ])
    }

    @Test func `one person twice with one result is one, two unnamed pupils alike are two`() throws {
        var again = Self.row(1, school: "211001", class: "9", "4")
        again[0] = "2"
        let head = [["01 - Русский язык 2022.06.23"], Self.heading("Оценка")]
        let named = try read(head + [Self.row(1, school: "211001", class: "9", "4"), again])
        #expect((named.accepted, named.rejections.map(\.reason)) == (1, [.duplicate]))
        func unnamed(_ row: [String]) -> [String] { Array(row[..<6]) + Array(repeating: "", count: 5) + row[11...] }
        let alike = try read(head + [unnamed(Self.row(1, school: "211001", class: "9", "4")), unnamed(again)])
        #expect(alike.accepted == 2)
        #expect(alike.results.person == [0, 0])
    }

    @Test func `one person twice on one day with two results is shown, and the first counts`() throws {
        var other = Self.row(1, school: "211001", class: "9", "5")
        other[0] = "2"
        let head = [["01 - Русский язык 2022.06.23"], Self.heading("Оценка")]
        let reading = try read(head + [Self.row(1, school: "211001", class: "9", "4"), other])
        #expect(try reading.outcomes("342202") == ["4": 1])
        #expect(
            reading.rejections == [
                Rejection(sheet: "Лист1", cell: "O4", value: "5", reason: .conflictingResult)
            ])
        // The same result in a row that differs elsewhere is the same result.
        var room = Self.row(1, school: "211001", class: "9", "4")
        room[5] = "0008"
        let same = try read(head + [Self.row(1, school: "211001", class: "9", "4"), room])
        #expect((same.accepted, same.rejections.map(\.reason)) == (1, [.duplicate]))
    }

    @Test func `a person has one code on two days, two persons of one name have two`() throws {
        let june = try read(Self.oge)
        var rows = Self.oge
        rows[0] = ["01 - Русский язык 2022.09.05"]
        let september = try read(rows)
        #expect(try september.persons("342202") == june.persons("342202"))
        #expect(september.works.map(\.date) != june.works.map(\.date))
        var namesake = Self.row(1, school: "211001", class: "9", "4")
        namesake[10] = "22999"
        let two = try read([
            ["01 - Русский язык 2022.06.23"], Self.heading("Оценка"), Self.row(1, school: "211001", class: "9", "4"),
            namesake,
        ])
        #expect(two.accepted == 2)
        #expect(try Set(two.persons("342202")).count == 2)
    }

    @Test func `a pupil who did not come leaves the work of the school`() throws {
        let reading = try read([
            ["01 - Русский язык 2022.06.23"], Self.heading("Оценка"),
            Self.row(1, school: "211001", class: "9", "не явился"),
        ])
        #expect((reading.rows, reading.absent) == (1, 1))
        #expect(reading.slices == [ReadSlice(work: 0, school: try id("342202"))])
    }

    @Test func `numbers of a footer that merged cells have shifted are found`() throws {
        // Both means, and the minimum, stand one column to the left of their results.
        let footer = [
            ["Средние"] + Array(repeating: "", count: 11) + ["26,33", "4"],
            ["Минимальная граница"] + Array(repeating: "", count: 10) + ["15"], ["Всего участников", "", "", "3"],
        ]
        let reading = try read(Array(Self.oge.prefix(5)) + footer)
        #expect(reading.checks.count { $0.kind != .markAgainstScale } == 3)
        #expect(reading.checks.filter { !$0.agrees } == [])
    }

    @Test(arguments: [
        "Английский язык п:2022.06.14; у:2022.06.16", "Английский язык п.: 2022.06.14, у.: 2022.06.16",
    ])
    func `a language of two parts is one examination`(title: String) throws {
        let heading = [
            "№", "Фамилия", "", "Имя", "", "Отчество", "Документ", "Код ОО", "Класс", "Код ППЭ", "Аудитория",
            "Часть с кратким ответом", "Часть с развёрнутым ответом", "Устная часть", "Первичный балл устной части",
            "Первичный балл письм. части", "Первичный балл", "Тестовый балл",
        ]
        func row(_ number: Int, _ score: String) -> [String] {
            [
                String(number), "ТЕСТОВА\(number)", "", "АННА", "", "ПЕТРОВНА", "1800 22000\(number)", "111001", "11Б",
                "п:1111 у:1081", "п:0003 у:0002", "+++73---", "2(2)2(2)", "0(1)0(4)0(5)", "11", "45", "56", score,
            ]
        }
        let footer = [
            ["Средние"] + Array(repeating: "", count: 15) + ["56", "39"],
            ["Минимальная граница"] + Array(repeating: "", count: 16) + ["22"], ["Всего участников", "2"],
        ]
        let reading = try read([[title], heading, row(1, "21"), row(2, "57")] + footer)
        // Minimum of foreign languages: 22.
        #expect(try reading.outcomes("342202") == ["below_minimum": 1, "middle": 1])
        #expect(reading.results.score == [21, 57])
        #expect(
            reading.works == [
                Work(
                    procedure: .ege, year: 2022, season: nil, subject: Subject(rawValue: "Английский язык"), grade: 11,
                    date: CalendarDate(year: 2022, month: 6, day: 14))
            ])
        #expect(reading.checks.filter { !$0.agrees } == [])
    }

    @Test func `the code of a school may stand in two columns`() throws {
        var row = Self.row(1, school: "211001", class: "9", "4")
        (row[1], row[2]) = ("211", "002")
        let reading = try read([["01 - Русский язык 2022.06.23"], Self.heading("Оценка"), row])
        #expect(try reading.outcomes("344180") == ["4": 1])
    }

    @Test func `what a year has no rule for is refused`() throws {
        var rows = Self.ege
        rows[0] = ["01 - Русский язык 2031.06.23"]
        #expect(
            throws: IntakeError.noRule(
                file: "a.xlsx", sheet: "Лист1", procedure: .ege, subject: .russian, grade: 11, year: 2031)
        ) { try read(rows) }
    }

    @Test func `without a register no protocol is read`() throws {
        #expect(throws: IntakeError.noRegister(file: "a.xlsx")) { try read(Self.oge, schools: SchoolDirectory([])) }
    }

    @Test func `a name before a date is no title, and a title with a code comes first`() throws {
        let line = ["Исполнитель Петрова Мария Ивановна 05.06.2024"]
        #expect(throws: IntakeError.unknownSubject(file: "a.xlsx", sheet: "Лист1", nearest: nil)) {
            try read([line] + Self.oge.dropFirst())
        }
        let works = try read([line, ["Математика 01.01.2020"]] + Self.oge).works
        #expect(works.map(\.subject) == [.russian] && works.map(\.year) == [2022])
    }

    @Test func `two columns of one heading are refused when they differ`() throws {
        func twice(_ second: String) -> [[String]] {
            let row = Self.row(1, school: "211001", class: "9", "2") + [second]
            return [["01 - Русский язык 2022.06.23"], Self.heading("Оценка") + ["Отметка"], row]
        }
        #expect(throws: IntakeError.repeatedColumn(file: "a.xlsx", sheet: "Лист1", column: "Отметка")) {
            try read(twice("5"))
        }
        #expect(try read(twice("2")).accepted == 1)
        #expect(try read(twice("")).accepted == 1)
    }

    @Test func `a copy of a sheet counts once`() throws {
        let reading = try read(sheets: [("Лист1", Self.oge), ("Лист1 (2)", Self.oge.map { $0 + [""] })])
        #expect((reading.rows, reading.accepted, reading.rejected) == (6, 3, 3))
        #expect(reading.rejections.map(\.reason) == [.duplicate, .duplicate, .duplicate])
    }

    // MARK: What it is a protocol of

    private static func bare(_ title: String, _ result: String, class label: String? = nil) -> [[String]] {
        let heading = ["№", "Код ОО"] + (label == nil ? [] : ["Класс"]) + ["Аудитория", "Первичный балл", result]
        let row = ["1", "111001"] + (label.map { [$0] } ?? []) + ["7", "20", result == "Балл" ? "50" : "4"]
        return [[title], heading, row]
    }

    @Test(
        arguments: [
            ("01 - Русский язык 2022.06.23", "Балл", nil, "a.xlsx", Procedure.ege, ["column"]),
            ("Русский язык 2022.06.23", "Оценка", "9", "2022/ОГЭ/a.xlsx", .oge, ["class", "path"]),
            ("Русский язык 2022.06.23", "Оценка", "11", "ГВЭ-11/a.xlsx", .gve, ["class", "column"]),
            ("ЕГЭ Русский язык 2022.06.23", "Балл", "11", "a.xlsx", .ege, []),
        ] as [(String, String, String?, String, Procedure, [String])])
    func `what is needed to know the examination is recorded`(
        title: String, column: String, label: String?, path: String, procedure: Procedure, origins: [String]
    ) throws {
        let reading = try read(Self.bare(title, column, class: label), as: path, schools: try both())
        #expect(reading.works.map(\.procedure) == [procedure])
        #expect(reading.taken.map(\.origin) == origins)
    }

    /// One code for both examinations, so that the examination alone decides.
    private func both() throws -> SchoolDirectory {
        SchoolDirectory([School(id: try id("342202"), name: "СОШ № 1", ogeCode: "111001", egeCode: "111001")])
    }

    @Test func `a line of the campaign decides what nothing else does`() throws {
        let rows = Self.bare("Русский язык 2022.06.23", "Оценка", class: "9")
        let evidence = [
            Evidence(origin: "class", value: "ОГЭ, ГВЭ"), Evidence(origin: "column", value: "ОГЭ, ГВЭ"),
        ]
        #expect(
            throws: IntakeError.undecided(
                file: "a.xlsx", sheet: "Лист1", candidates: [.oge, .gve], evidence: evidence)
        ) { try read(rows) }
        let hint = IntakeHint(pattern: "*.XLSX", procedure: .gve)
        let reading = try read(rows, hints: [hint], schools: try both())
        #expect(reading.works.map(\.procedure) == [.gve])
        #expect(reading.taken.map(\.origin) == ["class", "campaign.yaml"])
    }

    @Test func `places that say different things are named`() throws {
        let evidence = [
            Evidence(origin: "title", value: "ОГЭ, ЕГЭ"), Evidence(origin: "class", value: "ОГЭ, ГВЭ"),
            Evidence(origin: "column", value: "ОГЭ, ГВЭ"), Evidence(origin: "path", value: "ЕГЭ"),
        ]
        #expect(
            throws: IntakeError.contradiction(file: "ЕГЭ/a.xlsx", sheet: "Лист1", fact: "procedure", evidence: evidence)
        ) { try read(Self.oge, as: "ЕГЭ/a.xlsx") }
    }

    @Test func `a code and a title of different subjects are named`() throws {
        var rows = Self.oge
        rows[0] = ["02 - Русский язык 2022.06.23"]
        let evidence = [
            Evidence(origin: "title", value: "Русский язык"), Evidence(origin: "code", value: "02 Математика"),
        ]
        #expect(
            throws: IntakeError.contradiction(file: "a.xlsx", sheet: "Лист1", fact: "subject", evidence: evidence)
        ) { try read(rows) }
    }

    // MARK: Text tables

    @Test(arguments: [";", "\t", ","])
    func `text tables of every separator and encoding give the same`(separator: String) throws {
        let folder = try TemporaryFolder()
        let text = Self.oge.map { row in
            row.map { $0.contains(separator) ? "\"\($0)\"" : $0 }.joined(separator: separator)
        }.joined(separator: "\r\n")
        let expected = try read(Self.oge).results
        let intake = try makeIntake()
        let bytes: [[UInt8]] = [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), try #require(Self.windows1251(text)),
            [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
        ]
        for content in bytes {
            let url = try folder.file("ОГЭ.csv", content)
            let reading = try intake.read(try intake.open(url, as: "ОГЭ.csv"), schools: try directory())
            #expect(reading.results == expected)
            #expect(reading.checks.filter { !$0.agrees } == [])
            #expect(reading.sha256 == FileIntake.sha256(of: url))
        }
    }

    /// Foundation's own table of Windows-1251.
    private static func windows1251(_ text: String) -> [UInt8]? {
        text.data(using: .windowsCP1251).map { Array($0) }
    }
}
