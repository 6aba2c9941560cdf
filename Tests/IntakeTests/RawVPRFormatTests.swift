// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct RawVPRFormatTests {
    // MARK: Autumn 2020

    private let autumn = "2020/4/Русский язык.xlsx"
    private let groups = "34-RU,vpr2019.rus4,vpr2020.ma5,vpr2020.ru4"

    private func autumnHeading(_ tasks: Int = 3) -> [String] {
        ["groups", "user", "id", "code", "otc", "gender", "klass", "var-1", "var-2", "sum"]
            + (1...tasks).map { "a-\($0)-grade" } + ["Учебник"] + (tasks + 2...tasks + 4).map { "a-\($0)-grade" }
    }

    private func autumnPupil(
        _ code: String, _ variants: (String, String), _ sum: String, _ tasks: [String], journal: String = "4",
        login: String = "sch342202"
    ) -> [String] {
        [groups, login, "1", code, journal, "м", "НЕТ", variants.0, variants.1, sum] + tasks + ["книга"]
    }

    @Test func `autumn 2020 takes marks from the scale, and tasks around the textbook`() throws {
        let reading = try read(
            [
                autumnHeading(),
                autumnPupil("50001", ("1", "2"), "14", ["10", "4", "X "], journal: "4\u{A0}"),
                autumnPupil("60002", ("\u{A0}1", ""), "33", ["20", "не пройд.", "х"], journal: "ж"),
                autumnPupil("50003", ("отсутствовал", ""), "", ["", "", ""]),
                autumnPupil("50004", ("1", "2"), "13", ["?", "13", "-1"], journal: "нет отметки", login: "edu344180"),
                autumnPupil("50005", ("1", "2"), "39", ["20", "19", "0"]),
                autumnPupil("50006", ("", ""), "", ["", "", ""]),
            ], as: autumn)
        #expect(reading.format == "vpr-2020")
        #expect(reading.works == [Work(procedure: .vpr, year: 2020, season: .autumn, subject: .russian, grade: 4)])
        #expect((reading.rows, reading.accepted, reading.absent, reading.rejected) == (6, 3, 1, 2))
        // РУ-4 (38): 14–23 is «3», 33–38 is «5», up to 13 is «2».
        #expect(try reading.outcomes("342202") == ["3": 1, "5": 1])
        #expect(try reading.outcomes("344180") == ["2": 1])
        #expect(reading.rejections.map(\.reason) == [.malformedScore, .noMark])
        #expect(
            reading.taken == [
                TakenValue(key: "subject", value: "Русский язык", origin: "path"),
                TakenValue(key: "grade", value: "4", origin: "path"),
                TakenValue(key: "year", value: "2020", origin: "path"),
                TakenValue(key: "season", value: "autumn", origin: "layout"),
                TakenValue(key: "scale_marks", value: "3", origin: "scale"),
            ])
        // The pupils of grade 5 write the work of grade 4; one of three codes is of grade 6.
        #expect(try #require(reading.check(.codesAgainstGrade)).found == 1)
        // 20 for the second pupil, whose total is 33; «?» and «-1» are no points.
        #expect(try #require(reading.check(.totalAgainstTasks)).found == 1)
        #expect(reading.check(.markAgainstScale) == nil)
    }

    @Test func `the tasks of those who count are kept`() throws {
        let reading = try read(
            [
                autumnHeading(), autumnPupil("50001", ("2", ""), "14", ["10", "4\u{A0}", "X"], journal: "\u{A0}5"),
                autumnPupil("50002", ("отсутствовал", ""), "", ["", "", ""]),
                autumnPupil("50003", ("0", ""), "5", ["не пройд.", "5", "H"], journal: "12"),
            ], as: autumn)
        let tasks = reading.tasks
        #expect(tasks.lists.map(\.work) == [0])
        #expect(tasks.lists.first?.tasks == ["1", "2", "3"].map { TaskDefinition(label: $0, maximum: nil) })
        #expect(tasks.list == [0, 0])
        #expect(
            tasks.scores == [10, 4, TaskColumns.notAttempted, TaskColumns.notTaught, 5, TaskColumns.missing])
        #expect((tasks.total, tasks.journal, tasks.variant) == ([14, 5], [5, 0], [2, 0]))
        #expect(tasks.outcome == [3, 2])
        #expect(tasks.school == [342202, 342202])
    }

    @Test func `an absent pupil is part of what the file replaces, and so is a pupil who missed one part`() throws {
        let reading = try read(
            [
                autumnHeading(), autumnPupil("50001", ("1", "отсутствовал"), "10", ["10", "", ""], login: "sch348118"),
                autumnPupil("50002", ("1", "1"), "10", ["10", "", ""]),
            ], as: autumn)
        #expect((reading.accepted, reading.absent) == (1, 1))
        #expect(
            reading.slices == [
                ReadSlice(work: 0, school: try id("348118")), ReadSlice(work: 0, school: try id("342202")),
            ])
    }

    @Test(arguments: [
        ("4/Русский язык.xlsx", "year"), ("2020/Русский язык.xlsx", "grade"), ("2020/4/выгрузка.xlsx", "subject"),
    ])
    func `what the path does not say is missing`(path: String, fact: String) throws {
        let rows = [autumnHeading(), autumnPupil("50001", ("1", ""), "10", ["10", "", ""])]
        // The layout was that of one campaign: it says the year as well.
        if fact == "year" {
            #expect(try read(rows, as: path).taken.contains(TakenValue(key: "year", value: "2020", origin: "layout")))
            return
        }
        #expect(throws: IntakeError.missingFact(file: path, sheet: "Лист1", fact: fact)) { try read(rows, as: path) }
    }

    @Test func `a path that contradicts itself, the layout or the groups is refused`() throws {
        let rows = [autumnHeading(), autumnPupil("50001", ("1", ""), "10", ["10", "", ""])]
        func refusal(_ path: String, _ fact: String, _ evidence: [(String, String)]) -> IntakeError {
            .contradiction(
                file: path, sheet: "Лист1", fact: fact,
                evidence: evidence.map { Evidence(origin: $0.0, value: $0.1) })
        }
        let folders = "2020/4/Русский язык, 5 класс.xlsx"
        #expect(throws: refusal(folders, "grade", [("path", "4"), ("path", "5")])) { try read(rows, as: folders) }
        let year = "2021/4/Русский язык.xlsx"
        #expect(throws: refusal(year, "year", [("path", "2021"), ("layout", "2020")])) { try read(rows, as: year) }
        let season = "2020 весна/4/Русский язык.xlsx"
        #expect(throws: refusal(season, "season", [("path", "spring"), ("layout", "autumn")])) {
            try read(rows, as: season)
        }
        let grade = "2020/7/Русский язык.xlsx"
        #expect(throws: refusal(grade, "title", [("groups", "ma5, ru4"), ("path", "Русский язык, 7")])) {
            try read(rows, as: grade)
        }
    }

    @Test func `groups that list no known work of the year decide nothing`() throws {
        var row = autumnPupil("50001", ("1", ""), "10", ["10", "", ""])
        row[0] = "34-RU,vpr2019.ru4,vpr2020.bio5,x"
        #expect(try read([autumnHeading(), row], as: "2020/7/Русский язык.xlsx").accepted == 1)
    }

    // MARK: Spring 2021

    private let springHeading = [
        "логин школы", "регион", "номер обучающегося", "код обучающегося", "отметка за предыдущую четверть/триместр",
        "пол", "класс", "вариант", "всего баллов", "балл за 1", "балл за 2", "Учебник", "Др.уч. автор",
    ]

    @Test func `spring 2021 holds numbers as text and the municipality as region`() throws {
        let reading = try read(
            [
                springHeading,
                ["sch342202", "Район", "1", "50001", "4", "ж", "а", "1", "7", "3", "4", "книга"],
                ["sch342202", "Район", "2", "50002", "н/а", "ж", "а", "4", "20", "10", "10", "книга"],
                ["sch344180", "СПО область", "1", "50001", "4", "м", "а", "отсутствовал"],
            ], as: "Проведение работы по математике, 5 класс. ВПР 2021.xlsx")
        #expect(reading.format == "vpr-2021")
        #expect(reading.works == [Work(procedure: .vpr, year: 2021, season: .spring, subject: .mathematics, grade: 5)])
        // МА-5 (20): 7–10 is «3», 15–20 is «5».
        #expect(try reading.outcomes("342202") == ["3": 1, "5": 1])
        #expect(reading.schools.map(\.municipality) == ["Район", "СПО область"])
        #expect(reading.tasks.lists.first?.tasks.map(\.label) == ["1", "2"])
        #expect(reading.tasks.scores == [3, 4, 10, 10])
    }

    // MARK: 2022

    private let heading2022 = [
        "Пользователь", "Код региона", "Регион", "Муниципалитет", "Школа", "Дата загрузки", "Код", "Вариант", "1 (2б)",
        "10К1 (18б)", "Наименование класса", "Пол", "Отметка за предыдущий триместр/ четверть/полугодие",
        "Итого баллов",
    ]

    private func pupil2022(_ code: String, _ day: String, _ total: String, login: String = "edu342202") -> [String] {
        [
            login, "34", "reg340000 | Область", "reg34_m004 | Район", "\(login) | МБОУ «Школа»", day, code, "1", "2",
            "3",
            "А", "м", "нет отметки", total,
        ]
    }

    private let classes = [
        ["Пользователь", "Код региона", "Школа", "Дата загрузки", "Буква (цифра) класса"],
        ["edu342202", "34", "edu342202 | МБОУ «Школа»", "05.10.2022 12:29:13", "а"],
    ]

    @Test func `of 2022 only the protocol has pupils, and the day of loading tells the season`() throws {
        let rows = [
            heading2022, pupil2022("50001", "05.10.2022 12:29:13", "5"),
            pupil2022("50002", "2022-10-06 09:00:00", "24"), pupil2022("50003", "24.03.2022", "33", login: "edu344180"),
        ]
        let reading = try read(sheets: [("Классы", classes), ("Протокол", rows)], as: "2022/4/Русский язык.xlsx")
        #expect(reading.format == "vpr-2022")
        func work(_ season: Season) -> Work {
            Work(procedure: .vpr, year: 2022, season: season, subject: .russian, grade: 4)
        }
        // March and autumn are two campaigns: РУ-4 5 is «2», 24 is «4», 33 is «5».
        #expect(reading.works == [work(.spring), work(.autumn)])
        #expect(reading.results.work == [1, 1, 0])
        #expect(reading.results.outcome == [2, 4, 5])
        #expect(reading.tasks.lists.map(\.work) == [0, 1])
        #expect(
            reading.tasks.lists.first?.tasks == [
                TaskDefinition(label: "1", maximum: 2), TaskDefinition(label: "10К1", maximum: 18),
            ])
        #expect(reading.schools.map(\.name) == ["МБОУ «Школа»", "МБОУ «Школа»"])
        #expect(reading.schools.map(\.municipality) == ["Район", "Район"])
        #expect(reading.taken.map(\.key) == ["subject", "grade", "scale_marks"])
        // In March a code of grade 5 is of the wrong grade for the work of grade 4, in autumn it is right.
        #expect(try #require(reading.check(.codesAgainstGrade)).found == 1)
    }

    @Test func `a day of another year is a row's fault, one of another season than the path is the file's`() throws {
        let rows = [
            heading2022, pupil2022("50001", "05.10.2022", "5"), pupil2022("50002", "05.10.2012", "6"),
            pupil2022("50003", "05.10.2022", "7"), pupil2022("50004", "ИВАНОВ", "8"), pupil2022("50005", "", "8"),
        ]
        let reading = try read(sheets: [("Протокол", rows)], as: "2022/4/Русский язык.xlsx")
        #expect((reading.accepted, reading.rejected) == (3, 2))
        #expect(
            reading.rejections == [
                Rejection(sheet: "Протокол", cell: "F3", value: "05.10.2012", reason: .malformedDate),
                Rejection(sheet: "Протокол", cell: "F5", value: nil, reason: .malformedDate),
            ])
        let path = "2022 весна/4/Русский язык.xlsx"
        let evidence = [Evidence(origin: "date", value: "autumn"), Evidence(origin: "path", value: "spring")]
        #expect(
            throws: IntakeError.contradiction(file: path, sheet: "Протокол", fact: "season", evidence: evidence)
        ) { try read(sheets: [("Протокол", rows)], as: path) }
    }

    @Test func `without days the path must tell the season of 2022`() throws {
        let rows = [heading2022, pupil2022("50001", "", "5")]
        let path = "2022/4/Русский язык.xlsx"
        #expect(throws: IntakeError.missingFact(file: path, sheet: "Протокол", fact: "season")) {
            try read(sheets: [("Протокол", rows)], as: path)
        }
        let reading = try read(sheets: [("Протокол", rows)], as: "2022 осень/4/Русский язык.xlsx")
        #expect(reading.works.map(\.season) == [.autumn])
    }

    // MARK: The form that a school fills in

    private let formHeading = [
        "Код участника", "Вариант", "1 (5б)", "4К4 (19б)", "Порядковый номер класса",
        "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов",
    ]

    private var formRows: [[String]] {
        let written = [
            ["40001", "1", "5", "X", "1", "4", "5"], ["40002", "2", "5", "16", "1", "нет отметки", "21"],
            ["40003", "отсутствовал", "", "", "1", "", "0"], ["40004", "", "", "", "1", "", "0"],
        ]
        return [formHeading] + written + (0..<1495).map { _ in ["0", "", "", "", "", "", "0"] }
    }

    private func form(_ service: [[String]] = [["1", "5"]]) -> [(String, [[String]])] {
        [("Протокол", formRows), ("Служебный", service), ("Порядковый номер класса", [["1", "А"]])]
    }

    @Test func `prepared rows of zeros are no pupils, and the path names the school`() throws {
        let path = "edu342202/Форма сбора результатов Русский язык 4 класс ВПР 2026.xlsx"
        let reading = try read(sheets: form(), as: path)
        #expect(reading.format == "vpr-form")
        #expect(reading.works == [Work(procedure: .vpr, year: 2026, season: .spring, subject: .russian, grade: 4)])
        // РУ-4 of 2026 (24): up to 9 is «2», 21–24 is «5»; the fourth pupil has nothing but the zero of a formula.
        #expect((reading.rows, reading.accepted, reading.absent, reading.rejected) == (4, 2, 1, 1))
        #expect(try reading.outcomes("342202") == ["2": 1, "5": 1])
        #expect(reading.rejections.map(\.reason) == [.noMark])
        #expect(reading.taken.contains(TakenValue(key: "season", value: "spring", origin: "calendar")))
        #expect(reading.taken.contains(TakenValue(key: "school", value: "342202", origin: "path")))
        #expect(!reading.taken.contains { $0.key == "skipped_sheet" })
    }

    @Test func `the school may stand on the sheet of service, and must stand somewhere`() throws {
        let path = "Русский язык 4 класс ВПР 2026.xlsx"
        let reading = try read(sheets: form([["Логин", "edu344180"], ["ВПР 2026 Русский язык 4 класс"]]), as: path)
        #expect(try reading.outcomes("344180") == ["2": 1, "5": 1])
        #expect(reading.taken.first { $0.key == "school" }?.origin == "sheet")
        #expect(throws: IntakeError.missingFact(file: path, sheet: "Протокол", fact: "school")) {
            try read(sheets: form(), as: path)
        }
        let other = "edu342202/" + path
        let evidence = [Evidence(origin: "sheet", value: "344180"), Evidence(origin: "path", value: "342202")]
        #expect(
            throws: IntakeError.contradiction(file: other, sheet: "Протокол", fact: "school", evidence: evidence)
        ) { try read(sheets: form([["edu344180"]]), as: other) }
    }

    @Test func `a header that stands there again is no pupil of the form`() throws {
        let rows = formRows + [formHeading, ["40009", "1", "5", "16", "1", "4", "21"]]
        let path = "edu342202/Русский язык 4 класс ВПР 2026.xlsx"
        #expect(try read(sheets: [("Протокол", rows)], as: path).rows == 5)
    }

    @Test func `a work without a scale and without marks is refused`() throws {
        let path = "edu342202/Математика 5 класс ВПР 2026.xlsx"
        #expect(
            throws: IntakeError.noRule(
                file: path, sheet: "Протокол", procedure: .vpr, subject: .mathematics, grade: 5, year: 2026)
        ) { try read(sheets: form(), as: path) }
    }

    // MARK: All of them

    @Test func `a code twice in school and work is a conflict, on another sheet too`() throws {
        let first = autumnPupil("50001", ("1", ""), "10", ["10", "0", "0"])
        let second = autumnPupil("50001", ("1", ""), "20", ["10", "10", "0"])
        let reading = try read(
            sheets: [("Лист1", [autumnHeading(), first]), ("Лист2", [autumnHeading(), second])], as: autumn)
        #expect(reading.accepted == 1)
        #expect(
            reading.rejections == [Rejection(sheet: "Лист2", cell: "D2", value: nil, reason: .conflictingResult)])
    }

    @Test func `a repeated header, a copied sheet and an identical row are no pupils`() throws {
        let row = autumnPupil("50001", ("1", ""), "10", ["10", "0", "0"])
        let rows = [autumnHeading(), row, autumnHeading(), row]
        let reading = try read(sheets: [("Лист1", rows), ("Лист2", rows)], as: autumn)
        #expect((reading.rows, reading.accepted) == (4, 1))
        #expect(reading.rejections.map(\.reason) == [.duplicate, .duplicate, .duplicate])
    }

    @Test func `a header without pupils is refused`() throws {
        #expect(throws: IntakeError.noRows(file: autumn, sheet: "Лист1")) { try read([autumnHeading()], as: autumn) }
    }
}
