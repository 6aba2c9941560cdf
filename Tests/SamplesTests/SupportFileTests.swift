// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Samples

struct SupportFileTests {
    @Test func `the registers hold what the truth counts`() throws {
        let district = try WrittenDistrict(SampleDistrict(layouts: .all))
        let sheets = Dictionary(uniqueKeysWithValues: try district.sheets(SupportFile.file).map { ($0.name, $0.rows) })
        let network = try #require(sheets["Сетевое взаимодействие"])
        let help = try #require(sheets["Методическая помощь"])
        let staff = try #require(sheets["Численность педагогов"])
        #expect(network[0].prefix(3) == ["Школа", "Вид взаимодействия", "Партнёр"])
        #expect(staff[0] == ["Школа", "Год", "Педагогов"])
        let low = Set(district.truth.schools.filter { $0.statuses.contains("ШНОР") }.map { "edu\($0.login)" })
        for year in [2022, 2023, 2024] {
            let proven = network.dropFirst().filter { row in
                low.contains(row[0]) && row[3].hasSuffix(".\(year)") && row.count > 5 && !row[5].isEmpty
            }
            let schools = try #require(district.truth.support["19|\(year)|shnor"])
            #expect(schools["x"] == Set(proven.map { $0[0] }).count)
            #expect(schools["n"] == low.count)
            let teachers = try #require(district.truth.support["20|\(year)|shnor"])
            #expect(teachers["x"] == Set(proven.flatMap { $0[4].components(separatedBy: ", ") }).count)
            let own = staff.dropFirst().filter { low.contains($0[0]) && $0[1] == String(year) }
            #expect(teachers["n"] == own.compactMap { Int($0[2]) }.reduce(0, +))
        }
        // Something is not proven, somebody stands there by name, and one year one school was not helped.
        #expect(network.dropFirst().contains { $0.count < 6 || $0[5].isEmpty })
        #expect(network.contains { $0[4].contains("ФАМИЛИЯ") })
        #expect(help.count > 1 && help.count - 1 < 3 * low.count)
        let file = try #require(district.truth.files.first { $0.file == SupportFile.file })
        #expect(file.rows == network.count + help.count + staff.count - 3 && file.accepted == file.rows)
    }

    @Test func `the current layouts have no registers`() throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 6, years: [2023]))
        #expect(district.truth.support.isEmpty && !district.truth.files.contains { $0.file == SupportFile.file })
    }
}
