// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct VPRIndividualFormatTests {
    private static let heading = [
        "ОО", "Муниципалитет", "Название ОО", "Код участника", "Класс", "Вариант", "1 (20б)", "2К1 (18б)",
        "Первичный балл",
        "Отметка", "Отметка по журналу",
    ]

    private func sheet(
        title: String = "ВПР 2023 Русский язык 4 класс", date: String? = "20.04.2023", heading: [String] = heading,
        _ pupils: [[String]]
    ) -> [[String]] {
        var rows = [["Индивидуальные результаты"], [], [title], ["Предмет:", "Русский язык"]]
        rows.append(["Максимальный первичный балл:", "38"])
        if let date { rows.append(["Дата:", date]) }
        rows.append(["Уровень сложности задания", "", "", "", "", "", "Б", "П"])
        return rows + [heading] + pupils
    }

    private func pupil(
        _ code: String, _ variant: String, _ tasks: [String], _ total: String, _ mark: String,
        login: String = "edu342202"
    ) -> [String] {
        [login, "Район", "МБОУ «Школа» (\(login))", code, "4", variant] + tasks + [total, mark, "4\u{A0}"]
    }

    private func section(_ login: String, _ pupils: Int) -> [String] {
        ["МБОУ «Школа»(\(login)) | Кол-во участников: \(pupils)"]
    }

    @Test func `everybody but the absent and those without a result counts`() throws {
        let reading = try read(
            sheet([
                section("edu342202", 5),
                pupil("40001", "1", ["10", "5"], "15", "3"), pupil("40002", "отсутствовал", ["", ""], "", ""),
                pupil("40003", "", ["20", "18"], "38", "5"), pupil("40004", "0", ["Х", "3"], "3", ""),
                pupil("40005", "2", ["", ""], "", "нет отметки"), pupil("40006", "1", ["1", "1"], "2", "8"),
            ]))
        #expect(reading.format == "vpr-f1")
        #expect((reading.rows, reading.accepted, reading.absent, reading.rejected) == (6, 3, 1, 2))
        #expect(try reading.outcomes("342202") == ["3": 1, "5": 1, "2": 1])
        #expect(reading.results.score == [15, 38, 3])
        #expect(
            reading.rejections == [
                Rejection(sheet: "Лист1", cell: "J14", value: "нет отметки", reason: .noMark),
                Rejection(sheet: "Лист1", cell: "J15", value: "8", reason: .malformedMark),
            ])
        let declared = try #require(reading.check(.participants))
        #expect(declared == FileCheck(kind: .participants, scope: "342202", declared: 5, found: 3, agrees: false))
    }

    @Test(arguments: [
        ("20.04.2023", 2023, Season.spring), ("2023-07-31", 2023, .spring), ("01.08.2022", 2022, .autumn),
        ("20.09.2022", 2022, .autumn),
    ])
    func `the date tells the season`(date: String, year: Int, season: Season) throws {
        let title = "ВПР \(year) Окружающий мир 4 класс"
        let reading = try read(sheet(title: title, date: date, [pupil("40001", "1", ["9", "8"], "17", "3")]))
        let work = Work(procedure: .vpr, year: year, season: season, subject: .surroundingWorld, grade: 4)
        #expect(reading.works == [work])
        #expect(reading.taken.isEmpty)
    }

    @Test func `a title without date is refused, and so is a date of another year`() throws {
        let row = pupil("40001", "1", ["9", "8"], "17", "3")
        #expect(throws: IntakeError.missingFact(file: "a.xlsx", sheet: "Лист1", fact: "date")) {
            try read(sheet(date: nil, [row]))
        }
        #expect(throws: IntakeError.missingFact(file: "a.xlsx", sheet: "Лист1", fact: "title")) {
            try read(sheet(title: "Русский язык", [row]))
        }
        let evidence = [Evidence(origin: "title", value: "2023"), Evidence(origin: "date", value: "20.09.2022")]
        #expect(
            throws: IntakeError.contradiction(file: "a.xlsx", sheet: "Лист1", fact: "year", evidence: evidence)
        ) { try read(sheet(date: "20.09.2022", [row])) }
    }

    @Test func `without the column of marks the scale decides, and without a scale nothing does`() throws {
        let heading = Self.heading.filter { $0 != "Отметка" }
        var row = pupil("40001", "1", ["10", "4"], "14", "")
        row.remove(at: 9)
        // РУ-4, autumn 2020 – spring 2024: 14–23 is «3»; from 2025 there is no table.
        let reading = try read(sheet(heading: heading, [row]))
        #expect(try reading.outcomes("342202") == ["3": 1])
        #expect(
            throws: IntakeError.noRule(
                file: "a.xlsx", sheet: "Лист1", procedure: .vpr, subject: .russian, grade: 4, year: 2025)
        ) { try read(sheet(title: "ВПР 2025 Русский язык 4 класс", date: "20.04.2025", heading: heading, [row])) }
    }

    // MARK: What the path, the name of the sheet and the codes say

    @Test(arguments: [
        ("Ф1_МА4.xlsx", "Лист1", "subject", ["title": "Русский язык", "path": "Математика"]),
        ("2023/5/Ф1.xlsx", "Лист1", "grade", ["title": "4", "path": "5"]),
        ("Ф1.xlsx", "МА 4 Индивидуальные результаты", "subject", ["title": "Русский язык", "sheetName": "Математика"]),
        ("Ф1.xlsx", "РУ 5 Индивидуальные результаты", "grade", ["title": "4", "sheetName": "5"]),
    ])
    func `a title that path or sheet contradict is refused`(
        path: String, name: String, fact: String, said: [String: String]
    ) throws {
        // «title» sorts behind the other places, and stands first.
        let evidence = said.sorted { $0.key > $1.key }.map { Evidence(origin: $0.key, value: $0.value) }
        let row = pupil("40001", "1", ["10", "5"], "15", "3")
        #expect(
            throws: IntakeError.contradiction(file: path, sheet: name, fact: fact, evidence: evidence)
        ) { try read(sheets: [(name, sheet([row]))], as: path) }
    }

    @Test(arguments: [
        "Мониторинг 2024/ВПР 2023/Ф1_РУ4.xlsx", "2022-2023/зона 1/Ф1.xlsx", "edu342202/Ф1 русский язык.xlsx",
        "ВПР 4-8 классы/Ф1.xlsx", "Русский язык и математика, 4 класс.xlsx", "4/01.02.2024 Ф1.xlsx", "часть 5/Ф1.xlsx",
    ])
    func `a path that names other years, schools, parts or several works contradicts nothing`(path: String) throws {
        let row = pupil("40001", "1", ["10", "5"], "15", "3")
        let reading = try read(sheets: [("РУ 4 Индивидуальные результаты", sheet([row]))], as: path)
        #expect(reading.works == [Work(procedure: .vpr, year: 2023, season: .spring, subject: .russian, grade: 4)])
    }

    @Test(arguments: [
        ("Математика углублённая", "Математика", true), ("Математика", "Математика углублённая", false),
        ("Английский язык", "Иностранный язык", true), ("Иностранный язык", "Немецкий язык", true),
        ("Английский язык", "Немецкий язык", false), ("Русский язык", "Иностранный язык", false),
    ])
    func `a name without level or language fits what has one`(subject: String, name: String, fits: Bool) {
        #expect(Subject(rawValue: subject).mayStand(under: Subject(rawValue: name)) == fits)
    }

    @Test func `the first digit of a code is the grade, of which one more wrote in the autumns of 2020 and 2022`()
        throws
    {
        func check(_ date: String, _ codes: [String]) throws -> FileCheck? {
            let title = "ВПР \(date.suffix(4)) Русский язык 4 класс"
            return try read(sheet(title: title, date: date, codes.map { pupil($0, "1", ["10", "5"], "15", "3") }))
                .check(.codesAgainstGrade)
        }
        #expect(try check("20.04.2023", ["40001", "40002"])?.agrees == true)
        #expect(try check("20.04.2023", ["50001", "40002", "50002"])?.found == 2)
        #expect(try check("20.09.2022", ["50001", "40002"])?.found == 1)
        #expect(try check("20.09.2023", ["50001", "40002"])?.found == 1)
        // Other codes tell nothing.
        #expect(try check("20.04.2023", ["1", "А-5", "500001"]) == nil)
    }

    @Test func `of two results of one code the first counts, the same result again is a repetition`() throws {
        let reading = try read(
            sheet([
                pupil("40001", "1", ["10", "5"], "15", "3"), pupil("40001", "1", ["20", "14"], "34", "5"),
                pupil("40001", "2", ["9", "6"], "15", "3"), pupil("40002", "отсутствовал", ["", ""], "", ""),
                pupil("40002", "1", ["10", "5"], "15", "3"),
                pupil("40001", "1", ["10", "5"], "15", "3", login: "edu344180"),
                pupil("7", "1", ["10", "5"], "15", "3"), pupil("7", "2", ["10", "5"], "15", "3"),
            ]))
        #expect((reading.rows, reading.accepted, reading.absent, reading.rejected) == (8, 5, 1, 2))
        #expect(
            reading.rejections == [
                Rejection(sheet: "Лист1", cell: "D10", value: nil, reason: .conflictingResult),
                Rejection(sheet: "Лист1", cell: "D11", value: nil, reason: .duplicate),
            ])
        #expect(try reading.outcomes("342202") == ["3": 4])
        #expect(reading.tasks.list.count == 5)
    }

    @Test func `a renamed column and marks of the scale are told, the heading is not`() throws {
        var heading = Self.heading
        heading[9] = "Иванова М. П."
        let row = pupil("40001", "1", ["10", "5"], "15", "2")
        let reading = try read(sheet(heading: heading, [row, pupil("40002", "1", ["20", "13"], "33", "2")]))
        // РУ-4, autumn 2020 – spring 2024: 14–23 is «3», 33–38 is «5».
        #expect(try reading.outcomes("342202") == ["3": 1, "5": 1])
        #expect(
            reading.taken == [
                TakenValue(key: "unknown_columns", value: "1 (Лист1: J8)", origin: "content"),
                TakenValue(key: "scale_marks", value: "2", origin: "scale"),
            ])
        #expect(try read(sheet([row])).taken.isEmpty)
    }

    @Test func `an identical row counts once`() throws {
        let row = pupil("40001", "1", ["10", "5"], "15", "3")
        let reading = try read(sheet([row, row, pupil("40002", "1", ["10", "5"], "15", "3")]))
        #expect((reading.rows, reading.accepted, reading.rejected) == (3, 2, 1))
        #expect(reading.rejections == [Rejection(sheet: "Лист1", cell: "A10", value: nil, reason: .duplicate)])
    }

    @Test func `totals that differ from the tasks and marks that differ from the scale are counted, not changed`()
        throws
    {
        let reading = try read(
            sheet([
                pupil("40001", "1", ["10", "не пройд."], "15", "3"), pupil("40002", "1", ["20", "?"], "20", "4"),
                pupil("40003", "1", ["20", "4"], "24", "4"),
            ]))
        #expect(try #require(reading.check(.totalAgainstTasks)).found == 1)
        #expect(try #require(reading.check(.markAgainstScale)).found == 1)
        #expect(try reading.outcomes("342202") == ["3": 1, "4": 2])
    }

    @Test func `a school that no register has is named by the file, without its login`() throws {
        let reading = try read(sheet([pupil("40001", "1", ["9", "8"], "17", "3", login: "sch999001")]))
        #expect(
            reading.schools == [
                School(id: try id("999001"), name: "МБОУ «Школа»", municipality: "Район", isRegistered: false)
            ])
    }

    @Test func `a row whose school is no login is rejected`() throws {
        let reading = try read(sheet([pupil("40001", "1", ["9", "8"], "17", "3", login: "edu12")]))
        #expect(
            reading.rejections == [Rejection(sheet: "Лист1", cell: "A9", value: "edu12", reason: .malformedSchool)])
    }

    @Test func `a giant cell of a task is no points, and ends nothing`() throws {
        let reading = try read(sheet([pupil("40001", "1", ["9223372036854775807", "1"], "1", "3")]))
        #expect((reading.accepted, reading.check(.totalAgainstTasks)?.found) == (1, 0))
    }

    @Test func `a copied sheet counts once, and so does not the same row of another work`() throws {
        let row = pupil("40001", "1", ["10", "5"], "15", "3")
        let (russian, mathematics) = (sheet([row]), sheet(title: "ВПР 2023 Математика 4 класс", [row]))
        let reading = try read(sheets: [("Лист1", russian), ("Лист1 (2)", russian), ("Лист2", mathematics)])
        #expect((reading.accepted, reading.rejections.map(\.reason)) == (2, [.duplicate]))
    }

    @Test func `a title of no known subject is refused without its text`() throws {
        let title = "ВПР 2023 Петрова Мария 4 класс"
        #expect(throws: IntakeError.unknownSubject(file: "a.xlsx", sheet: "Лист1", nearest: nil)) {
            try read(sheet(title: title, [pupil("40001", "1", ["10", "5"], "15", "3")]))
        }
    }

    @Test func `a header without pupils is refused`() throws {
        #expect(throws: IntakeError.noRows(file: "a.xlsx", sheet: "Лист1")) { try read(sheet([])) }
    }
}
