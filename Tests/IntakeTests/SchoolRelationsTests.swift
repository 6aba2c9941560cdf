// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct SchoolRelationsTests {
    private static let heading = [
        "Логин ФИС ОКО", "Код ОГЭ", "Официальное наименование", "Краткое наименование", "Филиал чего", "Статус",
        "Что случилось", "С чем", "Когда", "Примечание",
    ]

    private func row(
        _ login: String, oge: String = "", name: String = "", branch: String = "", status: String = "",
        _ event: String = "", with other: String = "", on day: String = "", note: String = ""
    ) -> [String] {
        let digits = login.suffix(6)
        return [
            login, oge.isEmpty ? String(digits.reversed()) : oge, name.isEmpty ? "МБОУ «СОШ \(digits)»" : name, "",
            branch,
            status, event, other, day, note,
        ]
    }

    private func reading(_ rows: [[String]], known: [School] = []) throws -> FileReading {
        try read([Self.heading] + rows, schools: SchoolDirectory(known))
    }

    private func events(_ reading: FileReading, _ code: String) throws -> [SchoolEvent] {
        try #require(reading.schools.first { $0.id.code == code }).events
    }

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    /// Rejections of cells, without their sheet.
    private func rejected(_ reading: FileReading) -> [String] {
        reading.rejections.map { item in
            "\(item.cell) \(item.reason.rawValue) \(item.value ?? "–") \(item.suggestion ?? "–")"
        }
    }

    @Test(
        arguments: [
            "edu342202", "SCH342202", "еdu342202", "342202", "0211", "мбоу «берёзовская сош №1»",
            "МБОУ БЕРЕЗОВСКАЯ СОШ № 1",
            "Берёзовская 1",
        ])
    func `the successor of a merger is found by login, code or name`(text: String) throws {
        var successor = row("edu342202", oge: "0211", name: "МБОУ «Берёзовская СОШ № 1»")
        successor[3] = "Берёзовская №1"
        let reading = try reading([
            row("edu344180", "присоединена", with: text, on: "01.09.2023", note: "директор Петрова А. Б."), successor,
        ])
        #expect(rejected(reading).isEmpty && reading.accepted == 2)
        #expect(
            try events(reading, "344180") == [SchoolEvent(.merged, on: day("2023-09-01"), school: id("342202"))])
        #expect(!"\(reading)".contains("Петров"))
    }

    @Test func `a year alone is its first of January; words may end otherwise; a closing needs no day`() throws {
        let reading = try reading([
            row("edu344180", "Присоединён", with: "edu344182", on: "2023"), row("edu344181", "ЗАКРЫТА"),
            row("edu344182", "закрыто", on: "2024-06-30"),
        ])
        #expect(rejected(reading).isEmpty)
        #expect(
            try events(reading, "344180") == [SchoolEvent(.merged, on: day("2023-01-01"), school: id("344182"))])
        #expect(try events(reading, "344181") == [SchoolEvent(.closed)])
        #expect(try events(reading, "344182") == [SchoolEvent(.closed, on: day("2024-06-30"))])
    }

    @Test func `a renaming keeps the other login, registered or not, or the other name`() throws {
        let reading = try reading([
            row("edu344180", "переименована", with: "edu999001"),
            row("edu344181", "переименована", with: "МКОУ «Старая школа»", on: "2022"),
            row("edu344182", "переименована", with: "281443"), row("edu344183", oge: "281443"),
            row("edu344184", "переименована", with: "СОШ № 4"),
        ])
        // 344183 says that it has the code of 344182.
        #expect(try events(reading, "344180") == [SchoolEvent(.renamed, school: id("999001"))])
        #expect(
            try events(reading, "344181") == [SchoolEvent(.renamed, on: day("2022-01-01"), name: "МКОУ «Старая школа»")]
        )
        #expect(try events(reading, "344184") == [SchoolEvent(.renamed, name: "СОШ № 4")])
        #expect(try events(reading, "344182").isEmpty)
        #expect(reading.rejections.map(\.reason) == [.ambiguousCode, .ambiguousSchool])
    }

    @Test func `a school may have had several logins, one that two schools claim is named`() throws {
        let reading = try reading([
            row("edu344180", "переименована", with: "edu999001"), row("edu344180", "переименована", with: "edu999002"),
            row("edu344181", "переименована", with: "sch999002"),
        ])
        #expect(rejected(reading) == ["H4 ambiguousCode 999002 344180"])
        let succession = SchoolDirectory(reading.schools).succession(.fromDate)
        #expect(succession.school(of: try id("999001")) == (try id("344180")))
        #expect(succession.school(of: try id("999002")) == (try id("999002")))
    }

    @Test func `a text that is no name of a school is not kept`() throws {
        let reading = try reading([
            row("edu344180", "переименована", with: "Петрова Анна Борисовна"),
            row("edu344181", "присоединена", with: "Петрова Анна Борисовна", on: "2023"),
            row("edu344182", "присоединена", with: "8 927 123-45-67", on: "2023"),
            row("edu344183", "переименована", with: "Школа, Петров, т. 89271234567"),
            row("edu344184", "переименована", with: "Петров 1"),
        ])
        #expect(
            rejected(reading) == [
                "H2 malformedValue – –", "H3 unknownSchool – –", "H4 unknownSchool – –", "H5 malformedValue – –",
                "H6 malformedValue – –",
            ])
        #expect(!"\(reading)".contains("Петров") && !"\(reading)".contains("927"))
    }

    @Test func `what is unknown is rejected with the nearest names, never guessed`() throws {
        let reading = try reading([
            row("edu344180", "присоединена", with: "edu342203", on: "2023"),
            row("edu344181", "присоединена", with: "Березовскя СОШ 1", on: "2023"),
            row("edu342202", name: "Берёзовская СОШ № 1"), row("edu344182", branch: "Берёзовская СОШ № 2"),
        ])
        #expect(
            rejected(reading) == [
                "H2 unknownSchool edu342203 342202 Берёзовская СОШ № 1",
                "H3 unknownSchool – 342202 Берёзовская СОШ № 1",
                "E5 unknownSchool – 342202 Берёзовская СОШ № 1",
            ])
        #expect(reading.accepted == 4 && reading.schools.allSatisfy { $0.events.isEmpty && $0.branchOf == nil })
    }

    @Test func `a branch names its main school, also one of another register`() throws {
        let known = School(id: try id("342202"), name: "Районная школа")
        let reading = try reading(
            [row("edu344180", branch: "районная ШКОЛА"), row("edu344181", branch: "edu344180")], known: [known])
        #expect(rejected(reading).isEmpty)
        #expect(reading.schools.map(\.branchOf) == [try id("342202"), try id("344180")])
    }

    @Test func `a chain is followed, a circle and a school of itself are rejected`() throws {
        let reading = try reading([
            row("edu344180", "присоединена", with: "edu344181", on: "2022"),
            row("edu344181", "присоединена", with: "edu344182", on: "2023"), row("edu344182"),
            row("edu344183", "присоединена", with: "edu344184", on: "2022"),
            row("edu344184", "присоединена", with: "edu344183", on: "2023"),
            row("edu344185", "присоединена", with: "edu344185", on: "2023"),
            row("edu344186", branch: "edu344186"),
        ])
        #expect(
            rejected(reading) == [
                "E8 selfReference 344186 –", "H7 selfReference 344185 –", "H5 schoolCircle 344184 –",
                "H6 schoolCircle 344183 –",
            ])
        #expect(try events(reading, "344180").map(\.school) == [id("344181")])
        #expect(try events(reading, "344181").map(\.school) == [id("344182")])
    }

    @Test func `each row of a status may repeat what happened, another merger is rejected`() throws {
        let reading = try reading([
            row("edu344180", status: "ШНОР", "присоединена", with: "edu344181", on: "2022"),
            row("edu344180", status: "лидер", "присоединена", with: "edu344181", on: "01.01.2022"),
            row("edu344180", status: "ШНСУ", "присоединена", with: "edu344182", on: "2022"), row("edu344181"),
            row("edu344182"),
        ])
        #expect(rejected(reading) == ["H4 repeatedEvent 344182 344181"])
        #expect(try events(reading, "344180").map(\.school) == [id("344181")])
        #expect(reading.schools.first?.statuses.count == 3)
    }

    @Test func `an event without its word, its school or its day is named`() throws {
        let reading = try reading([
            row("edu344180", "присоединена", with: "edu344181"), row("edu344181", "присоединена", on: "2023"),
            row("edu344182", "прсоединена", with: "edu344181", on: "2023"), row("edu344183", "переименована"),
            row("edu344184", with: "edu344181"), row("edu344185", "уволен Петров"),
            row("edu344186", "закрыта", on: "31.02.2023"), row("edu344187", "закрыта", with: "edu344181"),
        ])
        #expect(
            rejected(reading) == [
                "G2 missingDate присоединена –", "G3 missingOther присоединена –", "G4 unknownEvent – присоединена",
                "G5 missingOther переименована –", "H6 unknownEvent – –", "G7 unknownEvent – –",
                "I8 malformedDate 31.02.2023 –", "H9 surplusOther – –",
            ])
        #expect(reading.accepted == 8 && reading.schools.dropLast().allSatisfy(\.events.isEmpty))
        #expect(reading.schools.last?.events == [SchoolEvent(.closed)])
    }

    @Test func `formulas stay text, names without end are rejected, duplicates count once`() throws {
        let endless = String(repeating: "Школа № 1 ", count: 100_000)
        let formula = "=HYPERLINK(\"http://a.example\";\"СОШ\")"
        let reading = try reading([
            row("edu344180", name: formula), row("edu344180", name: formula), row("edu344181", name: endless),
            row("edu344182", "присоединена", with: endless, on: "2023"),
            row("edu344183", "переименована", with: endless), row("edu344184", endless, with: "edu344180", on: "2023"),
        ])
        #expect(reading.schools.map(\.name).contains(formula))
        #expect(
            rejected(reading) == [
                "A3 duplicate – –", "C4 malformedValue – –", "G7 unknownEvent – –", "H5 unknownSchool – –",
                "H6 malformedValue – –",
            ])
        #expect((reading.rows, reading.accepted, reading.rejected) == (6, 4, 2))
    }

    @Test func `five thousand schools that all refer to unknown ones are read at once`() throws {
        let rows = (0..<5_000).map { index in
            let login = "edu\(300_000 + index)"
            return row(
                login, name: "МБОУ «Школа \(index)»", "присоединена", with: "Школа неизвестная \(index)", on: "2023")
        }
        let clock = ContinuousClock()
        var found: FileReading?
        let time = try clock.measure { found = try reading(rows) }
        let rejections = try #require(found).rejections
        #expect(rejections.count == 5_000 && rejections.allSatisfy { $0.reason == .unknownSchool })
        // Comparing each with each takes hours in a debug build.
        #expect(time < .seconds(60), "\(time)")
    }

    private static let cells = [
        "", "", " ", "edu344180", "sch344181", "344182", "edu344183", "edu999001", "999", "0211", "0000344180", "Школа",
        "МБОУ «Школа № 1»", "школа 1", "закрыта", "переименована", "присоединена", "присоединили", "2023", "2023-09-01",
        "31.02.2023", "1", "=1+1", "<b>", "\u{202E}", "🏫", "\u{0}", "Петрова Анна", "8 927 123-45-67",
    ]

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `whatever stands in the cells, rows are counted and links lead to schools`(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let rows = (0..<30).map { index in
            (0..<Self.heading.count).map { column in
                let isLogin = column == 0 && Bool.random(using: &random)
                // The names of schools and municipalities are what the register says they are.
                let cells = 2...3 ~= column ? Self.cells.dropLast(2) : Self.cells[...]
                return isLogin ? "edu34418\(index % 6)" : cells.randomElement(using: &random) ?? ""
            }
        }
        let reading = try reading(rows)
        #expect(reading.accepted + reading.rejected == reading.rows)
        let known = Set(reading.schools.map(\.id))
        for school in reading.schools {
            #expect(school.branchOf.map(known.contains) ?? true)
            #expect(school.branchOf != school.id)
            for event in school.events {
                #expect(event.kind != .merged || event.day != nil && event.school.map(known.contains) == true)
                #expect(event.school != school.id)
            }
            #expect(school.events.count { $0.kind == .merged } <= 1)
        }
        // No chain of links comes back to where it began.
        let succession = SchoolDirectory(reading.schools).succession(.fromDate)
        for school in known {
            let end = succession.successor(of: school, on: nil)
            #expect(succession.successor(of: end, on: nil) == end)
        }
        #expect(!"\(reading)".contains("Петров") && !"\(reading)".contains("927"))
    }
}
