// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Testing

@testable import Intake

struct MappedFormatTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let mapping = """
        header: 2
        procedure: ВПР
        year: 2023
        season: spring
        subject: {column: Предмет}
        grade: {column: Класс}
        school: {column: Логин, code: login}
        mark: {column: Отметка}
        score: {column: Балл}
        absent: {column: Вариант, value: [отсутствовал, "н"]}
        """

    private static let table = """
        Выгрузка района
        Логин;Класс;Предмет;Вариант;Балл;Отметка
        edu342202;4 «Б»;русский язык;1;15;3
        edu342202;4А;русский язык;Н;;
        edu342202;5;Математика;1;20;
        edu342202;;Математика;1;20;5
        edu3422;5;Математика;1;20;5
        edu344180;5;Математика;2;12;9
        """

    private func read(_ table: String, _ mapping: String) throws -> FileReading {
        _ = try folder.file("выгрузка.csv.map.yaml", Array(mapping.utf8))
        let url = try folder.file("выгрузка.csv", Array(table.utf8))
        let intake = try makeIntake()
        return try intake.read(try intake.open(url, as: "выгрузка.csv"), schools: try directory())
    }

    @Test func `a table is read as its mapping says`() throws {
        let reading = try read(Self.table, Self.mapping)
        #expect(reading.format == "mapped")
        #expect((reading.rows, reading.accepted, reading.absent, reading.rejected) == (6, 2, 1, 3))
        let period = Period(year: 2023, season: .spring)
        #expect(
            reading.works == [
                Work(procedure: .vpr, year: 2023, season: period.season, subject: .russian, grade: 4),
                Work(procedure: .vpr, year: 2023, season: period.season, subject: .mathematics, grade: 5),
            ])
        // МА-5, autumn 2020 – spring 2024: 15–20 is «5».
        #expect(try reading.outcomes("342202") == ["3": 1, "5": 1])
        #expect(reading.rejections.map(\.cell) == ["B6", "A7", "F8"])
        #expect(reading.rejections.map(\.reason) == [.malformedValue, .malformedSchool, .malformedMark])
        #expect(
            reading.taken == [
                TakenValue(key: "procedure", value: "ВПР", origin: "mapping"),
                TakenValue(key: "season", value: "spring", origin: "mapping"),
                TakenValue(key: "year", value: "2023", origin: "mapping"),
            ])
    }

    @Test func `scores of ЕГЭ become bands, schools are found by their codes`() throws {
        let mapping = """
            header: 1
            procedure: ЕГЭ
            year: {column: Год}
            subject: Физика
            grade: 11
            school: {column: Школа, code: ege}
            score: {column: Балл}
            """
        // Physics: minimum 36 (rules of 1122-10).
        let reading = try read(
            "Школа;Год;Балл\n111001;2022;35\n111001;2022;36\n111004;2022;50\n111002;2022;101\n", mapping)
        #expect(try reading.outcomes("342202") == ["below_minimum": 1, "middle": 1])
        #expect(
            reading.rejections == [
                Rejection(
                    sheet: "", cell: "A4", value: "111004", reason: .unknownSchool,
                    suggestion: "111001 СОШ № 1; 111002 СОШ № 2; 111003 СОШ № 3"),
                Rejection(sheet: "", cell: "C5", value: "101", reason: .malformedScore),
            ])
        #expect(
            throws: IntakeError.noRule(
                file: "выгрузка.csv", sheet: "", procedure: .ege, subject: Subject(rawValue: "Физика"), grade: 11,
                year: 2001)
        ) { try read("Школа;Год;Балл\n111001;2001;35\n", mapping) }
    }

    @Test func `a cell of no known subject rejects its row without its value`() throws {
        let table = "\nЛогин;Класс;Предмет;Вариант;Балл;Отметка\nedu342202;4;Петрова Мария;1;15;3\n"
        let reading = try read(table, Self.mapping)
        #expect(
            reading.rejections == [Rejection(sheet: "", cell: "C3", value: nil, reason: .malformedValue)])
        #expect(reading.works.isEmpty)
    }

    @Test func `an unknown key names its line and the nearest known one`() throws {
        let mapping = Self.mapping.replacing("season: spring", with: "seson: spring")
        let file = "выгрузка.csv.map.yaml"
        #expect(
            throws: IntakeError.mapping(.unknownKey(file: file, line: 4, path: "seson", nearest: "season"))
        ) { try read(Self.table, mapping) }
    }

    @Test func `a value that is wrong for all rows is refused before any row is read`() throws {
        let mapping = Self.mapping.replacing("procedure: ВПР", with: "procedure: ВРП")
        guard
            case .mapping(.wrongValue(_, 2, "procedure", "ВРП", _)) = #expect(
                throws: IntakeError.self, performing: { try read(Self.table, mapping) })
        else {
            Issue.record("the value was taken")
            return
        }
    }

    @Test func `a column that is not there names the nearest`() throws {
        let mapping = Self.mapping.replacing("{column: Отметка}", with: "{column: Отметки}")
        #expect(
            throws: IntakeError.mappedColumn(
                file: "выгрузка.csv", mapping: "выгрузка.csv.map.yaml", key: "mark", column: "Отметки",
                nearest: "Отметка")
        ) { try read(Self.table, mapping) }
    }

    @Test func `a sheet that is not there names those that are`() throws {
        #expect(
            throws: IntakeError.mappedSheet(
                file: "выгрузка.csv", mapping: "выгрузка.csv.map.yaml", sheet: "Лист2", sheets: [""])
        ) { try read(Self.table, "sheet: Лист2\n" + Self.mapping) }
    }

    @Test func `a mapping without a result is refused`() throws {
        let mapping = Self.mapping.split(separator: "\n").filter { !$0.hasPrefix("mark") && !$0.hasPrefix("score") }
        #expect(throws: IntakeError.self) { try read(Self.table, mapping.joined(separator: "\n")) }
    }
}
