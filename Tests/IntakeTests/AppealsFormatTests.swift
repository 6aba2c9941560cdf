// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing
import Workbooks

@testable import Intake

struct AppealsFormatTests {
    private static let title = ["01 - Русский язык 2023.06.23 Изменения"]
    private static let heading = [
        [
            "№", "Код ОО", "Фамилия", "Имя", "Отчество", "Серия", "Номер", "Тип апелляции / перепроверки", "Состояние",
            "Балл до изменения", "Текущие", "", "Разница",
        ],
        ["", "", "", "", "", "", "", "", "", "", "Первичный балл", "Балл", ""],
    ]

    private static func row(
        _ number: Int, school: String = "111001", _ before: String, _ after: String, _ difference: String,
        state: String = "Удовлетворена", primary: String = ""
    ) -> [String] {
        [
            "1", school, "ТЕСТОВ\(number)", "ПЁТР", "ПЕТРОВИЧ", "1800", "22000\(number)", "Апелляция о несогласии",
            state, before, primary, after, difference,
        ]
    }

    private static func table(_ rows: [[String]], title: [String] = title) -> [[String]] { [title] + heading + rows }

    private static func work(
        _ procedure: Procedure, _ subject: Subject = .russian, grade: Int, date: String = "2023-06-23"
    ) throws -> Work {
        let day = try #require(CalendarDate(date))
        return Work(procedure: procedure, year: day.year, season: nil, subject: subject, grade: grade, date: day)
    }

    private static func person(_ number: Int, in work: Work) -> UInt64 {
        key.code(
            of: makePerson([
                "surname": "Тестов\(number)", "name": "Петр", "patronymic": "Петрович",
                "document": "1800 22000\(number)",
            ]), school: nil, in: work)
    }

    // MARK: What is changed

    @Test func `what is satisfied changes a result, up or down, and the rest is counted`() throws {
        let reading = try read(
            Self.table([
                Self.row(1, "79", "83", "4"), Self.row(2, "24", "22", "-2"),
                Self.row(3, "50", "50", "0", state: "Отклонена"),
                Self.row(4, "50", "52", "2", state: "Апелляция удовлетворена"),
            ]))
        #expect(reading.format == "ris-appeals")
        #expect((reading.rows, reading.accepted, reading.rejected) == (4, 4, 0))
        let work = try Self.work(.ege, grade: 11)
        // Minimum 24, high from 81 (the rule table; both are tested there).
        #expect(
            reading.changes == [
                ResultChange(
                    work: work, person: Self.person(1, in: work), before: 79, after: 83, outcome: .high),
                ResultChange(
                    work: work, person: Self.person(2, in: work), before: 24, after: 22, outcome: .belowMinimum),
                ResultChange(
                    work: work, person: Self.person(4, in: work), before: 50, after: 52, outcome: .middle),
            ])
        #expect(
            reading.taken == [
                TakenValue(key: "procedure", value: "ЕГЭ", origin: "school"),
                TakenValue(key: "without_effect", value: "1", origin: "content"),
            ])
        // It replaces no results, and has none.
        #expect(reading.results.count == 0 && reading.slices.isEmpty && reading.works.isEmpty)
    }

    @Test func `the person is the one of the protocol`() throws {
        let protocolRows = [
            ["01 - Русский язык 2023.06.23"],
            ["№", "Код ОО", "Класс", "ФИО", "Документ", "Первичный балл", "Балл"],
            ["1", "111001", "11", "Тестов1  Пётр Петрович", "1800 № 220001", "40", "79"],
        ]
        let first = try read(protocolRows)
        let changes = try read(Self.table([Self.row(1, "79", "83", "4")])).changes
        #expect(changes.map(\.person) == first.results.person)
    }

    @Test func `an earlier score, the points and the code of the school may be missing`() throws {
        let rows = Self.table([Self.row(1, "", "83", ""), Self.row(2, "", "20", "+3")])
        let reading = try read(rows)
        #expect(reading.changes.map(\.before) == [nil, nil])
        #expect(reading.changes.map(\.after) == [83, 20])
        let withoutCodes = try read(
            rows.map { row in row.enumerated().filter { $0.offset != 1 }.map(\.element) }, as: "ЕГЭ/a.xlsx")
        #expect(withoutCodes.changes == reading.changes)
        let noRegister = try read(
            rows.map { row in row.enumerated().filter { $0.offset != 1 }.map(\.element) }, as: "ЕГЭ/a.xlsx",
            schools: SchoolDirectory([]))
        #expect(noRegister.changes == reading.changes)
    }

    @Test func `each row that changes nothing by mistake has its reason and address`() throws {
        var nobody = Self.row(8, "50", "52", "2")
        for column in 2...6 { nobody[column] = "" }
        let reading = try read(
            Self.table([
                Self.row(1, "50", "52", "3"), Self.row(2, "50", "101", "51"), Self.row(3, "101", "100", "-1"),
                Self.row(4, "50", "", "2"), Self.row(5, "50", "52", "2", state: "Принято к сведению"),
                Self.row(6, school: "111009", "50", "52", "2"), Self.row(7, "50", "пять", "2"), nobody,
                Self.row(9, "50", "52", "два"), Self.row(9, "50", "52", "2"), Self.row(9, "50", "52", "2"),
            ]))
        #expect(reading.accepted == 1 && reading.changes.count == 1)
        #expect(
            reading.rejections.map(\.reason) == [
                .differenceMismatch, .malformedScore, .malformedScore, .noMark, .unknownState, .unknownSchool,
                .malformedScore, .noPerson, .malformedValue, .duplicate,
            ])
        #expect(
            reading.rejections.map(\.cell) == [
                "M4", "L5", "J6", "L7", "I8", "B9", "L10", "I11", "M12", "I14",
            ])
        #expect(reading.rejections[0].value == "3")
        #expect(reading.rejections[5].suggestion == "111001 СОШ № 1; 111002 СОШ № 2; 111003 СОШ № 3")
        #expect(reading.accepted + reading.absent + reading.rejected == reading.rows)
    }

    @Test(
        arguments: [
            ("Удовлетворена", .satisfied), ("апелляция удовлетворена", .satisfied), (" УДОВЛЕТВОРЕНА.", .satisfied),
            ("Перепроверка: удовлетворена", .satisfied), ("Отклонена", .withoutEffect),
            ("Апелляция отклонена", .withoutEffect), ("Не удовлетворена", .withoutEffect),
            ("На рассмотрении", .withoutEffect), ("", nil), ("Удовлетворена частично", nil), ("Петров", nil),
        ] as [(String, Appeals.State?)])
    func `only known words say what became of an appeal`(word: String, state: Appeals.State?) {
        #expect(Appeals.state(word) == state)
    }

    // MARK: Marks

    private static func marks(_ before: String, _ points: String, _ mark: String, _ difference: String) -> [[String]] {
        [
            ["02 - Математика 2023.06.09"],
            [
                "№", "Код ОО", "Фамилия", "Документ", "Тип апелляции / перепроверки", "Состояние",
                "Балл до изменения", "Текущие", "", "Разница",
            ],
            ["", "", "", "", "", "", "", "Первичный балл", "Оценка", ""],
            [
                "1", "211001", "ТЕСТОВ", "1800 220001", "Перепроверка", "Удовлетворена", before, points, mark,
                difference,
            ],
        ]
    }

    @Test(
        arguments: [
            ("3", "15", "4", "1", 3, nil), ("14", "15", "4", "1", nil, nil), ("", "15", "4", "", nil, nil),
            ("14", "15", "4", "", nil, nil), ("3", "", "4", "1", 3, nil),
            ("3", "15", "4", "2", nil, .differenceMismatch), ("3", "99", "4", "1", nil, .malformedScore),
            ("3", "15", "6", "3", nil, .malformedMark), ("3", "15", "", "1", nil, .noMark),
        ] as [(String, String, String, String, Int?, RejectionReason?)])
    func `a mark may have its points before it`(
        before: String, points: String, mark: String, difference: String, earlier: Int?, reason: RejectionReason?
    ) throws {
        let reading = try read(Self.marks(before, points, mark, difference))
        if let reason {
            #expect(reading.rejections.map(\.reason) == [reason])
            return
        }
        let change = try #require(reading.changes.first)
        #expect((change.work.procedure, change.work.grade, change.outcome) == (.oge, 9, .mark4))
        #expect((change.before, change.after, change.points) == (earlier, 4, Int(points)))
    }

    @Test func `a table of several subjects names the examination of each row`() throws {
        // The layout of the regional system for ОГЭ: neither document, nor kind, nor score before.
        let rows = [
            ["Протокол проверки результатов государственной итоговой аттестации 2026 г."], ["34 - Тестовая область"],
            [],
            [
                "№", "Код ОО", "Класс", "Код ППЭ", "Аудитория", "Фамилия", "Имя", "Отчество", "Экзамен",
                "Состояние апелляции", "Текущие", "",
            ],
            ["", "", "", "", "", "", "", "", "", "", "Первичный балл", "Оценка"],
            [
                "1", "211001", "А", "503", "0204", "Тестова", "Анна", "", "Математика(2026.06.02)",
                "Апелляция удовлетворена", "22", "5",
            ],
            [
                "2", "211002", "9А", "503", "0207", "Тестов", "Пётр", "", "Русский язык(2026.06.05)",
                "Апелляция удовлетворена", "24", "4",
            ],
            [
                "3", "211002", "9А", "503", "0207", "Тестов", "Пётр", "", "Математика(2026.06.02)",
                "Апелляция отклонена", "12", "3",
            ],
            ["Всего участников", "3"],
        ]
        let reading = try read(rows)
        let mathematics = try Self.work(.oge, .mathematics, grade: 9, date: "2026-06-02")
        let russian = try Self.work(.oge, grade: 9, date: "2026-06-05")
        #expect(reading.changes.map(\.work) == [mathematics, russian])
        #expect(reading.changes.map(\.outcome) == [.mark5, .mark4])
        #expect(reading.changes.map(\.points) == [22, 24])
        let anna = makePerson(["fullName": "Тестова Анна"])
        #expect(reading.changes.first?.person == key.code(of: anna, school: try id("342202"), in: mathematics))
        #expect((reading.accepted, reading.rejected) == (3, 0))
        #expect(reading.checks.filter { !$0.agrees } == [])
    }

    @Test func `«Балл до изменения» may have points and score below it`() throws {
        let reading = try read([
            Self.title,
            ["№", "Код ОО", "Фамилия", "Номер", "Состояние", "Балл до изменения", "", "Текущие", "", "Разница"],
            ["", "", "", "", "", "Первичный балл", "Балл", "Первичный балл", "Балл", ""],
            ["1", "111001", "ТЕСТОВ", "220001", "Удовлетворена", "40", "79", "42", "83", "4"],
        ])
        #expect(reading.changes.map(\.before) == [79] && reading.changes.map(\.after) == [83])
    }

    @Test func `a sparse table gives the same`() throws {
        let rows = Self.table([Self.row(1, "79", "83", "4"), Self.row(2, "24", "22", "−2")])
        let dense = try read(rows).changes
        #expect(dense.count == 2)
        #expect(try read(rows.map { row in Array(row.flatMap { [$0, ""] }.dropLast()) }).changes == dense)
    }

    // MARK: What it is of

    /// One code for both examinations, so that schools tell nothing.
    private static func both() throws -> SchoolDirectory {
        SchoolDirectory([School(id: try id("342202"), name: "СОШ № 1", ogeCode: "111001", egeCode: "111001")])
    }

    @Test func `the protocol that it changes decides what schools and path do not`() throws {
        let rows = Self.table([Self.row(1, "79", "83", "4")])
        let evidence = [Evidence(origin: "title", value: "ОГЭ, ЕГЭ")]
        #expect(
            throws: IntakeError.undecided(
                file: "a.xlsx", sheet: "Лист1", candidates: [.oge, .ege], evidence: evidence)
        ) { try read(rows, schools: Self.both()) }
        let ege = try Self.work(.ege, grade: 11)
        let expected = Self.person(1, in: ege)
        let reading = try read(rows, schools: Self.both()) { work, codes in
            #expect(work.year == 2023 && work.subject == .russian)
            return work.procedure == .ege && codes == [expected] ? 1 : 0
        }
        #expect(reading.changes.map(\.work) == [ege])
        #expect(reading.taken == [TakenValue(key: "procedure", value: "ЕГЭ", origin: "protocol")])
        #expect(try read(rows, as: "ЕГЭ/a.xlsx", schools: Self.both()).changes == reading.changes)
    }

    @Test func `an error of the caller is passed on`() throws {
        struct Broken: Error, Equatable {}
        #expect(throws: Broken()) {
            try read(Self.table([Self.row(1, "79", "83", "4")]), schools: Self.both()) { _, _ in throw Broken() }
        }
    }

    @Test func `schools and path that say different things are named`() throws {
        let evidence = [
            Evidence(origin: "title", value: "ОГЭ, ЕГЭ"), Evidence(origin: "school", value: "ЕГЭ, ГВЭ"),
            Evidence(origin: "path", value: "ОГЭ"),
        ]
        #expect(
            throws: IntakeError.contradiction(file: "ОГЭ/a.xlsx", sheet: "Лист1", fact: "procedure", evidence: evidence)
        ) { try read(Self.table([Self.row(1, "79", "83", "4")]), as: "ОГЭ/a.xlsx") }
    }

    @Test(arguments: [("111001", 11), ("211001", 9)])
    func `ГВЭ takes its grade from the code of the school`(school: String, grade: Int) throws {
        let reading = try read(
            Self.table([Self.row(1, school: school, "3", "4", "1")], title: ["51 - Русский язык 2023.05.25"]))
        #expect(reading.changes.map(\.work) == [try Self.work(.gve, grade: grade, date: "2023-05-25")])
        #expect(reading.changes.map(\.outcome) == [.mark4])
    }

    @Test func `what only resembles a file of changed results is not read as a protocol`() throws {
        let near = NearFormat(
            format: .appeals, sheet: "Лист1", missing: ["Состояние"])
        #expect(throws: IntakeError.unrecognised(file: "a.xlsx", near: [near])) {
            try read([
                ["01 - Русский язык 2023.06.23"],
                ["№", "Код ОО", "Фамилия", "Номер", "Тип апелляции / перепроверки", "Балл до изменения", "Балл"],
                ["1", "111001", "ТЕСТОВ", "220001", "Апелляция", "79", "83"],
            ])
        }
    }

    @Test func `codes of schools without a register are refused`() {
        #expect(throws: IntakeError.noRegister(file: "a.xlsx")) {
            try read(Self.table([Self.row(1, "79", "83", "4")]), schools: SchoolDirectory([]))
        }
    }

    @Test func `a context depends on the schools, and protocols come first`() {
        #expect(FileFormat.appeals.needsSchools && FileFormat.appeals.needsProtocols)
        #expect(!FileFormat.examinationProtocol.needsProtocols)
    }
}
