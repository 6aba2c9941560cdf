// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Testing

@testable import Intake
@testable import Workbooks

struct SupportRegisterTests {
    private static let network = [
        "Школа", "Вид взаимодействия", "Партнёр", "Дата", "Педагоги (коды через запятую)", "Документ",
    ]
    private static let help = ["Школа", "Вид помощи", "Кто оказал помощь", "Дата", "Педагоги", "Документ"]
    private static let staff = ["Школа", "Год", "Педагогов"]

    private func teachers(_ codes: String...) -> [UInt64] { codes.map { key.teacherCode($0) }.sorted() }

    @Test func `events of both registers and numbers of teachers are read`() throws {
        let reading = try read(sheets: [
            (
                "Сетевое взаимодействие",
                [
                    Self.network,
                    ["edu342202", "семинар", "Лицей", "12.03.2024", "П-017, П-023; п-017", "Приказ № 5"],
                    ["СОШ № 2", "стажировка", "", "2024-11-01", "", "Договор"],
                ]
            ),
            (
                "Методическая помощь",
                [Self.help, ["211003", "выезд", "Выдумкина А. Б.", "01.09.2023", "-", "Справка"]]
            ),
            ("Численность педагогов", [Self.staff, ["342202", "2024", "21"], ["СОШ № 3", "2024", "9,0"]]),
            ("Пояснения", [["Лист", "Столбец"], ["…", "…"]]),
        ])
        #expect(reading.format == "support-register")
        #expect((reading.rows, reading.accepted, reading.rejected) == (5, 5, 0))
        #expect(
            reading.records.support == [
                SupportEvent(
                    register: .network, school: try id("342202"), kind: "семинар", partner: "Лицей",
                    day: CalendarDate("2024-03-12"), teachers: teachers("П-017", "П-023"), document: "Приказ № 5"),
                SupportEvent(
                    register: .network, school: try id("344180"), kind: "стажировка", partner: "",
                    day: CalendarDate("2024-11-01"), document: "Договор"),
                SupportEvent(
                    register: .help, school: try id("348118"), kind: "выезд", partner: "[имя]",
                    day: CalendarDate("2023-09-01"), document: "Справка"),
            ])
        #expect(
            reading.records.staffing == [
                StaffCount(school: try id("342202"), year: 2024, teachers: 21),
                StaffCount(school: try id("348118"), year: 2024, teachers: 9),
            ])
        #expect(reading.rejections.isEmpty)
    }

    @Test(arguments: ["Сетевое взаимодействие", "Лист1"])
    func `a title, a column or the sheet tell which register it is`(sheet: String) throws {
        let heading = ["Логин ФИС ОКО", "Вид", "Партнёр", "Дата", "Документ"]
        let row = ["edu342202", "семинар", "Лицей", "12.03.2024", "Приказ"]
        let titled = try read(sheets: [(sheet, [["Реестр сетевого взаимодействия"], heading, row])])
        #expect(titled.records.support.map(\.register) == [.network])
        let columns = try read(sheets: [
            (
                sheet,
                [heading + ["Реестр"], row + ["методическая помощь"], row + ["сетевое взаимодействие"], row + ["иное"]]
            )
        ])
        #expect(columns.records.support.map(\.register) == [.help, .network])
        #expect(columns.rejections.map(\.reason) == [.unknownRegister])
        let named = try read(sheets: [("Лист1", [heading, row])], as: "Методическая помощь 2024.csv")
        #expect(named.records.support.map(\.register) == [.help])
    }

    @Test func `a register that nothing names is refused whole`() throws {
        let heading = ["Школа", "Вид", "Партнёр", "Дата", "Документ"]
        #expect(throws: IntakeError.missingFact(file: "a.xlsx", sheet: "Лист1", fact: "register")) {
            try read([heading, ["edu342202", "семинар", "Лицей", "12.03.2024", "Приказ"]])
        }
    }

    @Test func `each row or cell that is not taken has its reason, and shows no person`() throws {
        func row(_ school: String, _ day: String, _ teachers: String = "", _ document: String = "Приказ") -> [String] {
            [school, "семинар", "Лицей", day, teachers, document]
        }
        let reading = try read(sheets: [
            (
                "Сетевое взаимодействие",
                [
                    Self.network, row("edu342202", "31.02.2024"), row("edu342202", ""), row("edu342203", "12.03.2024"),
                    row("Выдумкина Аида Борисовна", "12.03.2024"), row("", "12.03.2024"),
                    row("edu342202", "12.03.2024", "7"), row("edu342202", "13.03.2024", "1, 2, 3", "нет"),
                    row("edu342202", "12.03.2024", "7"), row("edu342202", "Выдумкина"), row("СОШ № 5", "12.03.2024"),
                ]
            ),
            (
                "Численность педагогов",
                [
                    Self.staff, ["edu342202", "2024", "21"], ["342202", "2024", "22"], ["edu342202", "24", "21"],
                    ["edu342202", "2023", "много"],
                ]
            ),
        ])
        let network = "Сетевое взаимодействие"
        let staff = "Численность педагогов"
        #expect((reading.rows, reading.accepted, reading.rejected) == (14, 3, 11))
        let expected = [
            Rejection(sheet: network, cell: "D2", value: "31.02.2024", reason: .malformedDate),
            Rejection(sheet: network, cell: "D3", value: nil, reason: .missingDay),
            Rejection(
                sheet: network, cell: "A4", value: "edu342203", reason: .unknownSchool, suggestion: "342202 СОШ № 1"),
            Rejection(sheet: network, cell: "A5", value: nil, reason: .unknownSchool),
            Rejection(sheet: network, cell: "A6", value: nil, reason: .missingName),
            Rejection(sheet: network, cell: "E7", value: "7", reason: .countOfTeachers),
            Rejection(sheet: network, cell: "F8", value: nil, reason: .missingEvidence),
            Rejection(sheet: network, cell: "A9", value: nil, reason: .duplicate),
            Rejection(sheet: network, cell: "D10", value: nil, reason: .malformedDate),
            Rejection(
                sheet: network, cell: "A11", value: nil, reason: .unknownSchool,
                suggestion: "342202 СОШ № 1; 344180 СОШ № 2; 348118 СОШ № 3"),
            Rejection(sheet: staff, cell: "C3", value: "22", reason: .conflictingCount),
            Rejection(sheet: staff, cell: "B4", value: "24", reason: .malformedValue),
            Rejection(sheet: staff, cell: "C5", value: nil, reason: .malformedValue),
        ]
        for (found, wanted) in zip(reading.rejections, expected) { #expect(found == wanted) }
        #expect(reading.rejections.count == expected.count)
        #expect(reading.records.support.map(\.document) == ["Приказ", nil])
        #expect(reading.records.support.map(\.teachers.count) == [0, 3])
    }

    @Test(arguments: [
        ("101.102", 0), ("101,102", 0), ("101 102 103", 0), ("101, 102", 2), ("101;102", 2), ("101,102,103", 3),
        ("П-101 102", 1), ("101 102, 101 103", 2), ("101\n102", 2), ("1017", 1),
    ])
    func `codes that may have become one number are not one teacher`(cell: String, teachers: Int) throws {
        let row = ["edu342202", "семинар", "Лицей", "12.03.2024", cell, "Приказ"]
        let reading = try read(sheets: [("Сетевое взаимодействие", [Self.network, row])])
        #expect(reading.records.support.map(\.teachers.count) == [teachers])
        // A code stands in place of a teacher: the message does not repeat it.
        let rejection = Rejection(
            sheet: "Сетевое взаимодействие", cell: "E2", value: nil, reason: .undividedTeachers)
        #expect(reading.rejections == (teachers == 0 ? [rejection] : []))
    }

    @Test func `hostile texts become neither rows nor messages`() throws {
        let long = String(repeating: "Я", count: 3000)
        let many = (0..<2000).map { "П-\($0)" }.joined(separator: ",")
        let reading = try read(sheets: [
            (
                "Методическая помощь",
                [
                    Self.help, ["edu342202", long, "=cmd|' /C calc'!A0", "12.03.2024", many, "тел. 8 900 000-00-00"],
                    [long, long, long, long, long, long],
                ]
            )
        ])
        #expect((reading.rows, reading.accepted, reading.rejected) == (2, 1, 1))
        #expect(
            reading.rejections.map(\.reason) == [.malformedValue, .malformedValue, .unknownSchool])
        #expect(reading.rejections.allSatisfy { $0.value == nil })
        let event = try #require(reading.records.support.first)
        #expect(event.kind.isEmpty && event.teachers.isEmpty && event.document == "тел. [контакт]")
    }

    @Test func `two columns that name two schools are told`() throws {
        let reading = try read(sheets: [
            (
                "Сетевое взаимодействие",
                [
                    ["Логин ФИС ОКО", "Наименование ОО", "Вид", "Дата", "Документ"],
                    ["edu342202", "СОШ № 2", "семинар", "12.03.2024", "Приказ"],
                    ["edu342202", "МБОУ СОШ № 1 г. Полевой", "семинар", "12.03.2024", "Приказ"],
                ]
            )
        ])
        #expect(reading.rejections.map(\.suggestion) == ["342202; 344180"])
        #expect(reading.rejections.map(\.reason) == [.ambiguousSchool])
        #expect(reading.records.support.map(\.school) == [try id("342202")])
    }

    @Test func `an empty template needs no register, a filled one does`() throws {
        let blank = try read(sheets: [("Методическая помощь", [Self.help])], schools: SchoolDirectory([]))
        #expect((blank.rows, blank.records) == (0, ReadRecords()))
        #expect(throws: IntakeError.noRegister(file: "a.xlsx")) {
            try read(
                sheets: [
                    ("Методическая помощь", [Self.help, ["edu342202", "выезд", "", "01.09.2023", "", "Справка"]])
                ],
                schools: SchoolDirectory([]))
        }
    }

    @Test func `a text table is read as a workbook is`() throws {
        let folder = try TemporaryFolder()
        let text =
            "Школа;Вид помощи;Кто оказал помощь;Дата;Педагоги;Документ\nedu342202;выезд;РМК;01.09.2023;П-1,П-2;Справка\n"
        let url = try folder.file("помощь.csv", Array(text.utf8))
        let intake = try makeIntake()
        let reading = try intake.read(intake.open(url, as: "помощь.csv"), schools: directory())
        #expect(reading.records.support.map(\.register) == [.help])
        #expect(reading.records.support.map(\.teachers.count) == [2])
    }

    @Test func `a renamed school makes the register be read again`() throws {
        let intake = try makeIntake()
        let source = FileSource(URL(fileURLWithPath: "/nonexistent/a.xlsx"))
        func context(_ name: String) throws -> String {
            intake.context(
                of: .supportRegister, at: source, as: "a.xlsx",
                schools: SchoolDirectory([School(id: try id("342202"), name: name)]))
        }
        #expect(try context("СОШ № 1") == context("СОШ № 1"))
        #expect(try context("СОШ № 1") != context("СОШ № 2"))
    }

    @Test func `a teacher is one number whatever the signs, and nobody is none`() {
        #expect(key.teacherCode("П-017") == key.teacherCode(" п 017 "))
        #expect(key.teacherCode("T-1") == key.teacherCode("Т1"))
        #expect(key.teacherCode("007") == key.teacherCode("7"))
        #expect(key.teacherCode("Выдумкина Аида") == key.teacherCode("ВЫДУМКИНА  АИДА"))
        #expect(key.teacherCode("П-017") != key.teacherCode("П-018"))
        #expect(key.teacherCode("П-017") != PersonKey(bytes: Array(1..<33)).teacherCode("П-017"))
        for nobody in ["", " ", "-", "нет", "000"] { #expect(key.teacherCode(nobody) == 0) }
    }
}
