// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct ShareFormatTests {
    private let work = Work(procedure: .vpr, year: 2023, season: .spring, subject: .russian, grade: 4)

    private func sheet(_ form: String, _ heading: [String], _ rows: [[String]]) -> [[String]] {
        let top = [[form], [], ["ВПР 2023 Русский язык 4 класс"], ["Предмет:", "Русский язык"]]
        return top + [["Максимальный первичный балл:", "38"], ["Дата:", "20.04.2023"], [], heading] + rows
    }

    private func marks(_ rows: [[String]]) -> [[String]] {
        sheet(
            "Статистика по отметкам",
            ["Группы участников", "Кол-во ОО", "Кол-во участников", "2", "3", "4", "5"], rows)
    }

    @Test func `territories are references, schools are pupils`() throws {
        let reading = try read(
            marks([
                ["Вся выборка", "35000", "1722202", "5,06", "32,92", "44,33", "17,69"],
                ["Образцовая обл.", "560", "30216", "13.44", "44.14", "36.28", "6.14"],
                ["Образцовый муниципальный район(reg34_m004)", "47", "3162", "13,57", "46,9", "33,65", "5,88"],
                ["МБОУ «Школа»(edu342202)", "", "7", "14,29", "42,86", "28,57", "14,29"],
            ]))
        #expect(reading.format == "vpr-f3")
        #expect((reading.rows, reading.accepted, reading.rejected) == (4, 4, 0))
        #expect(reading.isApproximate)
        #expect(reading.works == [work])
        // 1, 3, 2 and 1 of 7 pupils.
        #expect(try reading.outcomes("342202") == ["2": 1, "3": 3, "4": 2, "5": 1])
        #expect(reading.results.score == [-1, -1, -1, -1, -1, -1, -1])
        #expect(reading.slices == [ReadSlice(work: 0, school: try id("342202"))])
        #expect(reading.references.map(\.level) == [.sample, .region, .municipality])
        #expect(
            reading.references.map(\.name) == ["Вся выборка", "Образцовая обл.", "Образцовый муниципальный район"])
        #expect(reading.references.map(\.participants) == [1_722_202, 30_216, 3_162])
        #expect(reading.references.map(\.schools) == [35_000, 560, 47])
        #expect(reading.references.allSatisfy { $0.work == work && $0.kind == .marks && $0.shares.count == 4 })
        // 5.06 % is 0.0506 up to one rounding.
        #expect(abs((reading.references.first?.shares.first ?? 0) - 0.0506) <= 1e-15)
        #expect(reading.check(.percentages)?.agrees == true)
        #expect(reading.schools == [School(id: try id("342202"), name: "МБОУ «Школа»", isRegistered: false)])
    }

    @Test func `percentages of no whole numbers are told, and what is no share is rejected`() throws {
        let reading = try read(
            marks([
                ["СОШ(sch342202)", "", "10", "14,29", "42,86", "28,57", "14,29"],
                ["СОШ(sch344180)", "", "0", "0", "0", "0", "0"],
                ["СОШ(sch348118)", "", "99999", "25", "25", "25", "25"],
                ["СОШ № 4", "", "20", "25", "25", "25", "25"], ["СОШ(sch344180)", "", "20", "25", "25", "25", "X"],
                ["СОШ(sch342202)", "", "10", "14,29", "42,86", "28,57", "14,29"],
            ]))
        #expect((reading.accepted, reading.rejected, reading.results.count) == (1, 5, 10))
        #expect(
            reading.check(.percentages)
                == FileCheck(kind: .percentages, scope: "Лист1", declared: 0, found: 1, agrees: false))
        #expect(
            reading.rejections.map(\.reason) == [
                .malformedValue, .malformedValue, .malformedSchool, .malformedValue, .duplicate,
            ])
        // A name may be that of a person.
        #expect(reading.rejections.map(\.value) == ["0", nil, nil, nil, nil])
    }

    @Test func `a second row of one school is not added to the first`() throws {
        let reading = try read(
            marks([
                ["МБОУ «Школа»(edu342202)", "", "40", "10", "30", "40", "20"],
                ["МБОУ «Школа»(edu342202)", "", "41", "10", "30", "40", "20"],
            ]))
        #expect((reading.rows, reading.accepted, reading.rejected) == (2, 1, 1))
        #expect(reading.results.count == 40)
        #expect(reading.rejections.map(\.reason) == [.conflictingResult])
    }

    @Test func `a person is no territory of the comparison`() throws {
        let columns = ["Понизили (Отметка < Отметка по журналу) %", "Подтвердили (Отметка = Отметке по журналу) %"]
        let reading = try read(
            sheet(
                "Сравнение отметок с отметками по журналу",
                ["Группы участников", "Кол-во участников(всего)"] + columns
                    + ["Повысили (Отметка > Отметка по журналу) %"],
                [
                    ["Городова Анна Петровна", "30", "20", "70", "10"],
                    ["Иванов Г. Петрович, +79161234567", "30", "20", "70", "10"],
                    ["Образцовый район", "30", "20", "70", "10"],
                ]))
        #expect(reading.references.map(\.name) == ["Образцовый район"])
        #expect(reading.rejected == 2 && reading.rejections.allSatisfy { $0.value == nil })
    }

    @Test func `the comparison with the journal is kept for territories`() throws {
        let verbs = [("Понизили", "<", "Отметка"), ("Подтвердили", "=", "Отметке"), ("Повысили", ">", "Отметка")]
        let columns = verbs.flatMap { verb, sign, noun in
            ["%", "Кол-во участников"].map { "\(verb) (Отметка \(sign) \(noun) по журналу) \($0)" }
        }
        let rows = [
            ["Образцовая республика", "30000", "20,5", "6150", "70", "21000", "9,5", "2850"],
            ["Образцовый городской округ(reg34_m005)", "300", "20", "60", "70", "210", "10", "30"],
            ["МБОУ «Школа»(edu342202)", "30", "20", "6", "70", "21", "10", "3"],
        ]
        let reading = try read(
            sheet(
                "Сравнение отметок с отметками по журналу",
                ["Группы участников", "Кол-во участников(всего)"] + columns, rows))
        #expect(reading.format == "vpr-journal")
        #expect((reading.rows, reading.accepted, reading.results.count) == (3, 3, 0))
        #expect(!reading.isApproximate)
        #expect(reading.references.map(\.level) == [.region, .municipality])
        #expect(reading.references.map(\.kind) == [.journal, .journal])
        #expect(reading.references.map(\.shares) == [[0.205, 0.7, 0.095], [0.2, 0.7, 0.1]])
        #expect(reading.taken == [TakenValue(key: "passed_schools", value: "1", origin: "content")])
    }

    @Test func `equal rows of two works are two, those of a copied sheet are one`() throws {
        let row = ["СОШ(edu342202)", "", "8", "12,5", "50", "25", "12,5"]
        var other = marks([row])
        other[2] = ["ВПР 2023 Математика 4 класс"]
        let reading = try read(sheets: [("Лист1", marks([row])), ("Лист2", other), ("Лист3", marks([row]))])
        #expect((reading.accepted, reading.rejected, reading.results.count) == (2, 1, 16))
    }

    @Test func `the date is needed as in form Ф1`() throws {
        var rows = marks([["Вся выборка", "3", "100", "25", "25", "25", "25"]])
        rows[5] = []
        #expect(throws: IntakeError.missingFact(file: "a.xlsx", sheet: "Лист1", fact: "date")) { try read(rows) }
        #expect(throws: IntakeError.noRows(file: "a.xlsx", sheet: "Лист1")) { try read(marks([])) }
    }
}
