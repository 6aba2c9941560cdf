// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct RegionalFormatTests {
    private let keys = ["Год", "Класс", "Предмет", "Муниципалитет", "Логин", "ОО", "Кол-во участников"]

    private func row(
        _ year: String, _ grade: String, _ subject: String, _ pupils: String, _ shares: [String],
        login: String = "edu342202"
    ) -> [String] {
        [year, grade, subject, "Район", login, "МБОУ «Школа»", pupils] + shares
    }

    @Test func `a wide table of marks holds many works`() throws {
        let reading = try read(
            [
                keys + ["2", "3", "4", "5"],
                row("2021", "4", "Русский язык", "8", ["12,5", "50", "25", "12,5"]),
                row("2023", "5 класс", "МА", "4", ["0", "25", "50", "25"]),
                row("2023", "5", "Петрова Мария", "4", ["0", "25", "50", "25"]),
                row("2023", "5", "Математика", "4", ["0", "25", "50", ""]),
                row("1999", "5", "Математика", "4", ["0", "25", "50", "25"]),
                row("2023", "5", "Математика", "4", ["0", "25", "50", "25"], login: "342"),
            ], as: "marks.xlsx")
        #expect(reading.format == "regional-marks")
        #expect(reading.isApproximate)
        #expect(
            reading.works == [
                Work(procedure: .vpr, year: 2021, season: .spring, subject: .russian, grade: 4),
                Work(procedure: .vpr, year: 2023, season: .spring, subject: .mathematics, grade: 5),
            ])
        #expect((reading.rows, reading.accepted, reading.rejected) == (6, 2, 4))
        #expect(try reading.outcomes("342202") == ["2": 1, "3": 5, "4": 4, "5": 2])
        #expect(
            reading.rejections.map(\.reason) == [.malformedValue, .malformedValue, .malformedValue, .malformedSchool])
        #expect(!reading.rejections.contains { $0.value?.contains("Петрова") ?? false })
        #expect(reading.schools.map(\.municipality) == ["Район"])
        #expect(reading.taken == [TakenValue(key: "season", value: "spring", origin: "calendar")])
    }

    @Test func `of 2022 the path must tell the season`() throws {
        let rows = [keys + ["2", "3", "4", "5"], row("2022", "4", "Русский язык", "4", ["0", "25", "50", "25"])]
        #expect(throws: IntakeError.missingFact(file: "marks.xlsx", sheet: "Лист1", fact: "season")) {
            try read(rows, as: "marks.xlsx")
        }
        #expect(try read(rows, as: "осень 2022/marks.xlsx").works.map(\.season) == [.autumn])
    }

    @Test func `a wide table of scores gives marks by the scale`() throws {
        // МА-4 (20): 0–5 «2», 6–9 «3», 10–14 «4», 15–20 «5».
        let heading = keys + (0...20).map(String.init)
        func shares(_ filled: [Int: String]) -> [String] { (0...20).map { filled[$0] ?? "" } }
        let counts = try read(
            [
                heading, row("2023", "4", "Математика", "10", shares([0: "1", 5: "1", 6: "3", 14: "2", 20: "3"])),
                row("2025", "4", "Математика", "10", shares([10: "10"])),
            ], as: "scores.xlsx")
        #expect(counts.format == "regional-scores")
        #expect(!counts.isApproximate && counts.check(.percentages) == nil)
        #expect(try counts.outcomes("342202") == ["2": 2, "3": 3, "4": 2, "5": 3])
        #expect(counts.results.score == [0, 5, 6, 6, 6, 14, 14, 20, 20, 20])
        // Of 2025 there is no scale.
        #expect(counts.rejections.map(\.reason) == [.noMark])
        let percent = try read(
            [heading, row("2023", "4", "Математика", "8", shares([4: "12,5", 9: "50", 15: "37,5"]))], as: "scores.xlsx")
        #expect(percent.isApproximate)
        #expect(try percent.outcomes("342202") == ["2": 1, "3": 4, "5": 3])
        #expect(percent.check(.percentages)?.agrees == true)
    }

    @Test func `a total beyond the scale is rejected`() throws {
        let heading = keys + (0...21).map(String.init)
        let cells = (0...21).map { $0 == 21 ? "3" : "" }
        let reading = try read([heading, row("2023", "4", "Математика", "3", cells)], as: "scores.xlsx")
        #expect(reading.rejections.map(\.reason) == [.malformedScore])
    }
}
