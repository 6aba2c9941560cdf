// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Samples

/// Source of the layout: `domain.md`, 1.2 and 1.4.
struct RawExport2020Tests {
    @Test func `the export of autumn 2020 has its fifty columns, the textbook among the tasks`() throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 8, years: [2020], seed: 3, layouts: .all))
        let tasks = ["Русский язык4": 20, "Математика5": 16, "Математика6": 13]
        for file in district.files(.raw2020) {
            let sheets = try district.sheets(file.file)
            #expect(sheets.map(\.name) == ["Sheet1"])
            let table = sheets[0].rows
            let header = table[0]
            #expect(header.count == 50)
            #expect(
                header.prefix(10) == [
                    "groups", "user", "id", "code", "otc", "gender", "klass", "var-1", "var-2", "sum",
                ])
            let textbook = try #require(header.firstIndex(of: "Учебник"))
            for column in 10..<50 where column != textbook { #expect(header[column] == "a-\(column - 9)-grade") }
            let path = try #require(file.file.firstMatch(of: /^ВПР\/2020\/(\d)\/(.+)\.xlsx$/))
            if let count = tasks["\(path.2)\(path.1)"] { #expect(textbook == 10 + count) }
            let grade = try #require(Int(path.1))
            for row in table.dropFirst() {
                #expect(row[0].contains("reg99_vpr_m004") && row[0].contains("vpr2020.ma6"))
                #expect(row[1].hasPrefix("sch99"))
                // The programme of the year before, written by pupils a grade above.
                #expect(row[3].hasPrefix("\(grade + 1)0"))
                #expect(["м", "ж"].contains(row[5]))
                #expect(row[(textbook + 1)...].allSatisfy { $0.isEmpty })
                guard row[7] == "отсутствовал" else { continue }
                #expect(row[9...].allSatisfy { $0.isEmpty } && row[4].isEmpty)
            }
        }
        #expect(district.files(.raw2020).count == 7)
    }

    /// Source: `domain.md`, 1.4: 12–17 % were absent in autumn 2020.
    @Test func `between 12 and 17 of 100 are absent`() throws {
        let model = DistrictModel(try SampleDistrict(schools: 40, years: [2020], layouts: .all))
        let rows = Paper.all.flatMap { paper in
            model.schools.flatMap { PaperResults(model, $0, paper, year: 2020).rows }
        }
        let share = Double(rows.count { $0.counted == nil }) / Double(rows.count)
        #expect((0.12...0.17).contains(share), "\(share)")
    }
}
