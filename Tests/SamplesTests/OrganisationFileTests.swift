// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Samples

struct OrganisationFileTests {
    @Test func `the order of a district is that of its last year`() throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 6, years: [2023, 2024], layouts: .all))
        let file = try #require(district.truth.files.first { $0.format == "organisation" })
        #expect(file.file == "Состав и сроки.xlsx" && file.rows == 23 && file.accepted == 23)
        #expect(
            district.truth.deadlines.map { "\($0.subject) \($0.day) \($0.indicators.rangesText)" } == [
                "reports 2024-09-27 ", "indicators 2024-09-30 1–6, 13–21", "interim 2024-10-01 ",
                "interimRecommendations 2024-10-10 ", "indicators 2024-12-01 7–12", "final 2024-12-10 ",
                "summary 2024-12-11 ", "finalRecommendations 2024-12-20 ",
            ])
        let sheets = try district.sheets("Состав и сроки.xlsx")
        #expect(sheets.map(\.name) == ["Приказ", "Люди", "Сроки"])
        let rows = sheets[0].rows
        #expect(rows[0] == ["Реквизит приказа", "Значение"] && rows[2] == ["Дата приказа", "24.09.2024"])
    }

    @Test func `a district of current layouts and a region have none`() throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 6, years: [2024]))
        #expect(district.truth.deadlines.isEmpty && !district.truth.files.contains { $0.format == "organisation" })
    }
}
