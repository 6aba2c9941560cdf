// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Monitoring
import Store
import Testing

struct ViewsTests {
    @Test func `counts stand by school, work and mark or band; the days of an examination are added`() throws {
        let folder = try TestFolder()
        let main = Work.exam(.ege, "2023-05-29", .russian, grade: 11)
        let reserve = Work.exam(.ege, "2023-06-22", .russian, grade: 11)
        _ = try folder.campaign().store(
            .of(
                .pupils(2, .mark2, Vpr.russian4, 7) + .pupils(1, .mark5, Vpr.russian4, 7)
                    + .pupils(3, .high, main, 342_201) + .pupils(4, .high, reserve, 342_201)
                    + .pupils(1, .belowMinimum, main, 342_201)))
        let rows = try folder.rows(
            """
            SELECT school, procedure, year, season, subject, grade, mark, band, pupils FROM v_results_counts
            ORDER BY school, mark, band
            """)
        #expect(
            rows == [
                ["000007", "ВПР", 2023, "spring", "Русский язык", 4, 2, nil, 2],
                ["000007", "ВПР", 2023, "spring", "Русский язык", 4, 5, nil, 1],
                ["342201", "ЕГЭ", 2023, nil, "Русский язык", 11, nil, "below_minimum", 1],
                ["342201", "ЕГЭ", 2023, nil, "Русский язык", 11, nil, "high", 7],
            ])
    }

    @Test func `the columns that others rely on stand first and in their order`() throws {
        let folder = try TestFolder()
        _ = try folder.campaign()
        let connection = try Database.open(path: folder.file.path, driver: TestFolder.driver()).connect()
        let expected = [
            "v_results_counts": "school procedure year season subject grade mark band pupils",
            "v_imports": "file sha256 format rows accepted absent rejected taken_from_path",
            "v_rejections": "file sheet cell value reason",
            "v_findings": """
            run stage plugin kind unit_kind unit indicator period_from period_to numerator denominator pupils \
            estimate lower upper p p_adjusted verdict reasons
            """,
        ]
        for (view, columns) in expected {
            let names = columns.split(separator: " ").map(String.init)
            #expect(try connection.fields(of: view).map(\.name).prefix(names.count) == names[...], "\(view)")
        }
    }

    @Test func `imports and rejections tell what happened to a file`() throws {
        let folder = try TestFolder()
        var reading = FileReading.of(.pupils(2, .mark2, Vpr.russian4, 7), file: "ВПР/a'b.xlsx")
        reading.rows = 5
        reading.absent = 1
        reading.rejected = 2
        reading.taken = [
            TakenValue(key: "procedure", value: "ОГЭ", origin: "path"),
            TakenValue(key: "grade", value: "9", origin: "class"),
            TakenValue(key: "year", value: "2023", origin: "path"),
        ]
        reading.rejections = [
            Rejection(sheet: "МА 4", cell: "B7", value: "8", reason: .malformedMark),
            Rejection(sheet: "", cell: "A9", value: nil, reason: .unknownSchool, suggestion: "342201"),
        ]
        _ = try folder.campaign().store(reading)
        #expect(
            try folder.rows(
                "SELECT file, format, rows, accepted, absent, rejected, taken_from_path, taken, results FROM v_imports")
                == [
                    [
                        "ВПР/a'b.xlsx", "vpr-f1", 5, 2, 1, 2, "procedure: ОГЭ; year: 2023",
                        "procedure: ОГЭ (path); grade: 9 (class); year: 2023 (path)", 2,
                    ]
                ])
        #expect(
            try folder.rows("SELECT file, sheet, cell, value, reason, suggestion FROM v_rejections") == [
                ["ВПР/a'b.xlsx", "МА 4", "B7", "8", "malformedMark", nil],
                ["ВПР/a'b.xlsx", "", "A9", nil, "unknownSchool", "342201"],
            ])
    }

    @Test func `every outcome has a mark or a band`() throws {
        let folder = try TestFolder()
        _ = try folder.campaign().store(
            .of(Outcome.allCases.map { TestResultRow(work: Vpr.russian4, school: 1, outcome: $0) }))
        let words = try folder.rows(
            "SELECT coalesce(CAST(mark AS VARCHAR), band) AS word FROM v_results_counts ORDER BY word")
        #expect(words.compactMap { $0[0].text } == Outcome.allCases.map(\.code).sorted())
    }
}
