// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing
import Workbooks

@testable import Samples

/// Source of the layout: `domain.md`, 1.2 and 1.4.
struct RawExport2021Tests {
    @Test func `the export of spring 2021 has its columns and names`() throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 8, years: [2021], seed: 3, layouts: .all))
        let files = district.files(.raw2021)
        #expect(
            files.map { $0.file.split(separator: "/").last.map(String.init) ?? "" }.sorted() == [
                "Проведение работы по математике, 4 класс. ВПР 2021.xlsx",
                "Проведение работы по математике, 5 класс. ВПР 2021.xlsx",
                "Проведение работы по математике, 6 класс. ВПР 2021.xlsx",
                "Проведение работы по окружающему миру, 4 класс. ВПР 2021.xlsx",
                "Проведение работы по русскому языку, 4 класс. ВПР 2021.xlsx",
                "Проведение работы по русскому языку, 5 класс. ВПР 2021.xlsx",
                "Проведение работы по русскому языку, 6 класс. ВПР 2021.xlsx",
            ])
        for file in files {
            let sheets = try district.sheets(file.file)
            #expect(sheets.map(\.name) == ["Sheet"])
            let header = sheets[0].rows[0]
            #expect(
                header.prefix(9) == [
                    "логин школы", "регион", "номер обучающегося", "код обучающегося",
                    "отметка за предыдущую четверть/триместр", "пол", "класс", "вариант", "всего баллов",
                ])
            #expect(header.suffix(3) == ["Учебник", "Др.уч. автор", "Др.уч. название"])
            for (index, name) in header.dropFirst(9).dropLast(3).enumerated() {
                #expect(name == "балл за \(index + 1)")
            }
            let rows = sheets[0].rows.dropFirst()
            #expect(Set(rows.map { $0[1] }) == ["Белоковыльский муниципальный район", "СПО Белоковыльская область"])
            for row in rows where row[7] == "отсутствовал" { #expect(row[8...].allSatisfy { $0.isEmpty }) }
        }
    }

    @Test func `every cell is text or nothing`() throws {
        let model = DistrictModel(try SampleDistrict(schools: 8, years: [2021], layouts: .all))
        let batch = PaperBatch(model, Paper.all[4], year: 2021, season: .spring, schools: model.schools)
        for (place, school) in batch.schools.enumerated() {
            for row in batch.results[place] {
                let cells = RawExport2021.cells(school, number: 1, row, nil)
                #expect(
                    cells.allSatisfy { cell in
                        if case .text = cell { true } else { cell == .empty }
                    })
            }
        }
    }

    /// Source: `domain.md`, 1.4: «не пройд.» in up to 3 % of the cells of МА-5 in 2021.
    @Test func `topics that were not taught are up to three of a hundred cells of mathematics 5`() throws {
        let model = DistrictModel(try SampleDistrict(schools: 40, years: [2021], layouts: .all))
        func share(_ paper: Paper) -> Double {
            let rows = model.schools.flatMap { PaperResults(model, $0, paper, year: 2021).rows }
            let cells = rows.filter { $0.counted != nil }.flatMap(\.tasks)
            return Double(cells.count { $0 == .text("не пройд.") }) / Double(cells.count)
        }
        let found = share(Paper.all[4])
        #expect((0.01...0.03).contains(found), "\(found)")
        #expect(share(Paper.all[1]) < 0.003)
    }
}
