// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Monitoring
import Testing

@testable import Intake
@testable import Workbooks

struct DiagnosticsTests {
    private static let heading = [
        "№", "ФИО педагога", "ОО", "Предмет", "Этап", "Дата", "Предметный балл", "Предметный макс.",
        "Методический балл",
        "Методический макс.", "Уровень",
    ]

    private func row(
        _ teacher: String, _ school: String = "edu342202", subject: String = "Физика", _ wave: String = "входная",
        _ day: String = "10.09.2023", _ scores: [String] = ["20", "40", "10", "25"], level: String = "базовый"
    ) -> [String] {
        ["1", teacher, school, subject, wave, day] + scores + [level]
    }

    private func rejected(_ reading: FileReading) -> [String] {
        reading.rejections.map { "\($0.cell) \($0.reason.rawValue) \($0.value ?? "–")" }
    }

    private func result(
        _ teacher: String, _ school: String, _ domain: DiagnosticRow.Domain, _ wave: DiagnosticRow.Wave, _ day: String,
        _ score: Double?, of maximum: Double?, level: String? = nil, subject: String = "Физика"
    ) throws -> DiagnosticRow {
        let day = try #require(CalendarDate(day))
        return DiagnosticRow(
            teacher: key.teacherCode(teacher), school: try id(school), subject: subject, domain: domain, wave: wave,
            year: day.year, day: day, score: score, maximum: maximum, level: level)
    }

    @Test func `both waves of one table are read, names and codes become numbers`() throws {
        let reading = try read([
            Self.heading, row("Выдумкина Ольга Ивановна"),
            row("П-017", "СОШ № 2", subject: "по математике", level: "Высокий уровень"),
            row(
                "ВЫДУМКИНА  ольга ивановна", "edu342202", "итоговая", "2024-04-02", ["27,5", "50", "н/я", "25"],
                level: ""),
        ])
        #expect(reading.format == "diagnostics")
        #expect((reading.rows, reading.accepted, reading.absent, reading.rejected) == (3, 3, 0, 0))
        let name = "Выдумкина Ольга Ивановна"
        #expect(
            reading.records.diagnostics == [
                try result(name, "342202", .subject, .input, "2023-09-10", 20, of: 40),
                try result(name, "342202", .method, .input, "2023-09-10", 10, of: 25),
                try result(name, "342202", .whole, .input, "2023-09-10", nil, of: nil, level: "базовый"),
                try result("П-017", "344180", .subject, .input, "2023-09-10", 20, of: 40, subject: "Математика"),
                try result("П-017", "344180", .method, .input, "2023-09-10", 10, of: 25, subject: "Математика"),
                try result(
                    "П-017", "344180", .whole, .input, "2023-09-10", nil, of: nil, level: "высокий",
                    subject: "Математика"),
                try result(name, "342202", .subject, .output, "2024-04-02", 27.5, of: 50),
            ])
        #expect(reading.rejections.isEmpty)
    }

    @Test func `two groups of columns below merged headings are the two waves`() throws {
        let reading = try read(
            [
                ["Результаты диагностики", "", "", "", "", "", "", "", ""],
                ["", "", "", "Входная диагностика (сентябрь)", "", "", "Итоговая диагностика (апрель)", "", ""],
                [
                    "Код", "Школа", "Предмет", "Предметный балл (макс. 40)", "Методический балл (макс. 20)",
                    "Предметный уровень", "Предметный балл (макс. 50)", "Методический балл (макс. 20)",
                    "Предметный уровень",
                ],
                ["7", "211001", "Химия", "20", "10", "низкий", "30", "12", "базовый"],
            ], as: "2024/a.xlsx")
        #expect(reading.accepted == 1, "\(rejected(reading))")
        let found = reading.records.diagnostics.map { row in
            "\(row.wave.rawValue) \(row.domain.rawValue) \(row.score ?? -1)/\(row.maximum ?? -1) \(row.level ?? "–") \(row.year)"
        }
        #expect(
            found == [
                "input subject 20.0/40.0 низкий 2024", "input method 10.0/20.0 – 2024",
                "output subject 30.0/50.0 базовый 2024", "output method 12.0/20.0 – 2024",
            ])
        #expect(reading.taken == [TakenValue(key: "year", value: "2024", origin: "path")])
    }

    @Test func `sheet, title and path name the wave where no column does`() throws {
        let heading = [
            "Код педагога", "Логин ФИС ОКО", "Дата", "Предметные компетенции, %", "Методические компетенции, %",
        ]
        let body = [heading, ["А1", "edu342202", "01.10.2023", "55", "60,5 %"]]
        let sheets = try read(sheets: [("Входная", body), ("Итоговая", body)])
        #expect(sheets.records.diagnostics.map(\.wave) == [.input, .input, .output, .output])
        #expect(sheets.records.diagnostics.map(\.score) == [55, 60.5, 55, 60.5])
        #expect(sheets.records.diagnostics.allSatisfy { $0.maximum == 100 })
        let titled = try read([["Итоговая диагностика педагогов"]] + body)
        #expect(titled.records.diagnostics.map(\.wave) == [.output, .output])
        let named = try read(body, as: "Педагоги/Входная диагностика.xlsx")
        #expect(named.taken == [TakenValue(key: "wave", value: "input", origin: "path")])
        #expect(throws: IntakeError.missingFact(file: "a.xlsx", sheet: "Лист1", fact: "wave")) { try read(body) }
        #expect {
            try read(sheets: [("Входная", [["Итоговая диагностика"]] + body)])
        } throws: {
            guard case IntakeError.contradiction(_, _, "wave", let evidence) = $0 else { return false }
            return evidence.map(\.value) == ["input", "output"]
        }
    }

    @Test func `a spreadsheet's fractions are percent, and a score may stand with its largest`() throws {
        let percent = try read([
            ["ФИО", "ОО", "Этап", "Дата", "Предметный, %"], ["А Б", "edu342202", "до", "01.10.2023", "0.72"],
            ["В Г", "edu342202", "до", "01.10.2023", "1"],
        ])
        #expect(percent.records.diagnostics.map(\.score) == [72, 100])
        let written = try read([
            ["ФИО", "ОО", "Этап", "Дата", "Предметный балл"], ["А Б", "edu342202", "до", "01.10.2023", "18/25"],
            ["В Г", "edu342202", "после", "01.10.2023", "20 из 30"],
        ])
        #expect(written.records.diagnostics.map(\.maximum) == [25, 30])
        #expect(throws: IntakeError.missingFact(file: "a.xlsx", sheet: "Лист1", fact: "maximum")) {
            try read([
                ["ФИО", "ОО", "Этап", "Дата", "Предметный балл"], ["А Б", "edu342202", "до", "01.10.2023", "18"],
            ])
        }
        #expect(throws: IntakeError.missingFact(file: "a.xlsx", sheet: "Лист1", fact: "diagnosisYear")) {
            try read([["ФИО", "ОО", "Этап", "Предметный, %"], ["А Б", "edu342202", "до", "18"]])
        }
    }

    @Test func `each row that is not taken is named, and no cell that may hold a person is shown`() throws {
        let (name, other) = ("Выдумкина Ольга Ивановна", "Придумкин Пётр Петрович")
        let reading = try read([
            Self.heading, row(name), row(name), row(name, "edu342202", "входная", "11.09.2023"),
            row(other, "Придумкин"), row(other, "edu999999"), row("-"),
            row(other, "edu342202", "Придумкин"), row(other, "edu342202", "итоговая", "32.13.2023"),
            row(other, "edu342202", "итоговая", "01.04.2024", ["41", "40", "10", "25"]),
            row(other, "edu342202", "итоговая", "01.04.2024", ["-1", "40", "10", "25"]),
            row(other, "edu342202", "итоговая", "01.04.2024", ["1", "Придумкин", "10", "25"]),
            row(other, "edu342202", "итоговая", "01.04.2022", level: "Придумкин"),
            row(other, "edu342202", "итоговая", "01.04.2024", ["", "40", "-", ""], level: "-"),
            row(other, subject: "Придумкин", "повторная", "01.04.2024"), ["", "", "", "", "", "", "", "", "", "", ""],
            ["Итого", "", "", "", "", "", "30", "", "", "", ""],
        ])
        #expect(
            rejected(reading) == [
                "A3 duplicate –", "B4 conflictingResult –", "C5 unknownSchool –", "C6 unknownSchool edu999999",
                "B7 noTeacher –", "E8 unknownWave –", "F9 malformedDate 32.13.2023", "G10 malformedScore –",
                "G11 notNumber –", "H12 malformedValue –", "K13 unknownLevel –", "D15 unknownTeachingSubject –",
            ])
        #expect((reading.rows, reading.accepted, reading.absent, reading.rejected) == (14, 3, 1, 10))
        #expect(reading.records.diagnostics.allSatisfy { ["Физика", ""].contains($0.subject) })
        let all = "\(reading)"
        for word in ["Выдумкина", "Придумкин", "ВЫДУМКИНА", "Ольга"] { #expect(!all.contains(word)) }
    }

    @Test func `a level that the campaign declares is a level`() throws {
        let body = [Self.heading, row("А Б", level: "исследовательский")]
        #expect(try read(body).rejections.map(\.reason) == [.unknownLevel])
        let workbook = Workbook(layout: .workbook, sheets: [Sheet(name: "Лист1", rows: body)])
        let (format, tables, _) = try Recogniser.recognise(workbook, file: "a.xlsx")
        #expect(format == .diagnostics)
        let context = ReadingContext(
            schools: try directory(), rules: try rules(), hints: [], key: key, levels: ["низкий", " Исследовательский"])
        var builder = ReadingBuilder(file: "a.xlsx", sha256: "", format: .diagnostics)
        var diagnostics = Diagnostics(context, file: "a.xlsx")
        for table in tables { try diagnostics.read(table, into: &builder) }
        #expect(builder.reading.records.diagnostics.compactMap(\.level) == ["исследовательский"])
    }

    @Test func `a usual level that the campaign does not declare is told with its cell, and points count without it`()
        throws
    {
        let installation = Installation.current
        func intake(_ levels: [String]) throws -> FileIntake {
            FileIntake(
                reader: WorkbookReader(
                    python: try installation.python(), helper: try installation.helper("workbooks.py")),
                rules: try rules(), key: key, levels: levels)
        }
        let body = [
            Self.heading, row("А Б", level: "Экспертный"), row("В Г", level: "Базовый уровень"),
            row("Д Е", "edu342202", "входная", "10.09.2023", ["", "", "", ""], level: "экспертный"),
        ]
        let reading = try read([("Лист1", body)], try intake(["низкий", "Базовый уровень"]), try directory())
        #expect(rejected(reading) == ["K2 unknownLevel –", "K4 unknownLevel –"])
        #expect((reading.rows, reading.accepted, reading.rejected) == (3, 2, 1))
        #expect(Set(reading.records.diagnostics.map(\.level)) == [nil, "базовый уровень"])
        // Whoever declares the level has the file read again.
        let source = FileSource(URL(fileURLWithPath: "/tmp/a.xlsx"))
        func context(_ levels: [String]) throws -> String {
            try intake(levels).context(of: .diagnostics, at: source, as: "a.xlsx", schools: try directory())
        }
        #expect(try context(["низкий", "базовый"]) != context(["низкий", "базовый", "экспертный"]))
        #expect(try context(["низкий", "базовый"]) == context(["низкий", "базовый"]))
    }

    @Test func `tables of pupils and of help are no diagnosis, and a diagnosis without schools is told so`() throws {
        #expect {
            try read([["ФИО", "Предметный балл", "Методический балл"], ["А Б", "1", "2"]])
        } throws: {
            guard case IntakeError.unrecognised(_, let near) = $0 else { return false }
            return near.contains(NearFormat(format: .diagnostics, sheet: "Лист1", missing: ["ОО"]))
        }
        #expect(throws: (any Error).self) {
            try read([["Фамилия", "Школа", "Балл"], ["Выдумкина", "edu342202", "3"]])
        }
        // A template that nobody filled in is no mistake.
        #expect(try read([Self.heading]).rows == 0)
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `damaged cells never stop the reading, and each row is counted once`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let junk = [
            "", "-", "X", "0", "-5", "1e9", "NaN", "Выдумкина", "18/0", "из", "/", "%", "100%", "входная и итоговая",
            "01.01.0000", "\u{FEFF}", String(repeating: "я", count: 3000), "=1+1", "edu342202", "25 из 20",
        ]
        var rows = [Self.heading] + (0..<12).map { row("П-\($0)", "edu342202", $0 % 2 == 0 ? "входная" : "итоговая") }
        for _ in 0..<20 {
            let (line, column) = (1 + Int(random.next() % 12), Int(random.next() % 11))
            rows[line][column] = junk[Int(random.next() % UInt64(junk.count))]
        }
        do {
            let reading = try read(rows)
            #expect(reading.accepted + reading.absent + reading.rejected == reading.rows && reading.rows <= 12)
            #expect(!"\(reading)".contains("Выдумкина"))
            for result in reading.records.diagnostics {
                #expect(result.teacher != 0 && (result.score ?? 0) <= (result.maximum ?? .infinity))
            }
        } catch is IntakeError {
            // Refused whole: nothing of it counts.
        }
    }
}

/// SplitMix64: the same everywhere.
private struct SeededGenerator: RandomNumberGenerator {
    var seed: UInt64

    mutating func next() -> UInt64 {
        seed &+= 0x9E37_79B9_7F4A_7C15
        var mixed = seed
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
