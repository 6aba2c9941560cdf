// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Monitoring
import Samples
import Store
import Testing

/// From the files of a diagnosis to indicator 18, against the truth of the sample.
struct TeachersWayTests {
    @Test func `the diagnosis of a sample district gives what its truth says, in groups of at least five`() throws {
        let folder = try TemporaryFolder()
        let district = folder.file("district")
        #expect(try Program.run(["sample", "district", district.path, "--lang", "ru"]).status == 0)
        let truth = try JSONDecoder().decode(
            SampleTruth.self, from: Data(contentsOf: district.appending(path: "truth.json")))
        // What the teachers do not need takes longer than they do.
        for path in try FileManager.default.contentsOfDirectory(atPath: district.appending(path: "input").path)
        where !["Педагоги", "Школы.xlsx", "ОГЭ"].contains(path) {
            try FileManager.default.removeItem(at: district.appending(path: "input/\(path)"))
        }
        let imported = try Program.run(["import", "--campaign", district.path])
        #expect(imported.status == 0, "\(imported.errors)")
        let run = try Program.run(["run", "--campaign", district.path, "--only", "teachers", "--date", "2024-10-01"])
        #expect(run.status == 0, "\(run.errors)")

        let rows = try SmallCampaign.open(district).rows(
            "SELECT unit, period_to, quantity, part, numerator, denominator, estimate FROM v_findings "
                + "WHERE plugin = 'teachers' AND indicator = 18")
        func number(_ unit: String, _ quantity: String, _ part: Int? = nil) -> (numerator: Int, denominator: Int)? {
            rows.first { $0[0].text == unit && $0[2].text == quantity && $0[3].int == part }
                .map { ($0[4].int ?? -1, $0[5].int ?? -1) }
        }
        #expect(truth.teachers.count == 6)
        for (key, expected) in truth.teachers {
            let unit = String(key.prefix { $0 != "|" })
            #expect(number(unit, "diagnosed")?.numerator == expected["diagnosed"], "\(key)")
            let share = try #require(number(unit, "share"), "\(key)")
            #expect(share.numerator == expected["gained"] && share.denominator == expected["twice"], "\(key)")
            #expect(number(unit, "risen", 0)?.numerator == expected["subjectRose"], "\(key)")
            #expect(number(unit, "risen", 1)?.numerator == expected["methodRose"], "\(key)")
            #expect(number(unit, "belowLevel", 0)?.numerator == expected["subjectBelow"], "\(key)")
            #expect(number(unit, "belowLevel", 1)?.numerator == expected["methodBelow"], "\(key)")
            let moved = try #require(expected["moved"])
            #expect(number(unit, "changedSchool")?.numerator == ((1..<5).contains(moved) ? nil : moved), "\(key)")
        }
        #expect(rows.allSatisfy { ($0[5].int ?? 0) == 0 || ($0[5].int ?? 0) >= 5 })
        let page = try String(contentsOf: district.appending(path: "output/report.html"), encoding: .utf8)
        #expect(page.contains("Карта дефицитов") && page.contains("Показатель 18: доля педагогов с ростом"))
    }
}
