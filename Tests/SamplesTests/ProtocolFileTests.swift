// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Samples

struct ProtocolFileTests {
    /// Reads protocols as `domain.md`, 1.3, describes them, and counts anew.
    @Test(arguments: [[2022, 2023, 2024], [2019, 2020, 2021]])
    func `the files have the layout, and counting them anew gives the truth`(years: [Int]) throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 9, years: years, seed: 3))
        var logins: [String: String] = [:]
        for school in district.truth.schools {
            logins[school.oge] = school.login
            if let code = school.ege { logins[code] = school.login }
        }
        var counts: [String: [String: Int]] = [:]
        for file in district.files("ris-protocol") {
            let procedure = file.file.prefix(3)
            let table = try district.rows(file.file)
            let title = try #require(
                table[0].joined().firstMatch(of: /^(\d\d) - (.+) (\d{4})\.\d\d\.\d\d$/))
            let columns = table[1].indices.filter { !table[1][$0].isEmpty }
            let isSparse = columns.count * 2 - 1 <= table[1].count
            #expect(columns == (0..<columns.count).map { isSparse ? 2 * $0 : $0 })
            let header = columns.map { table[1][$0] }
            let lines = table.dropFirst(2).map { row in columns.map { row[$0] } }
            let people = lines.filter { Int($0[0]) != nil }
            let code = try #require(header.firstIndex(of: "Код ОО"))
            let unique = Set(people)
            #expect(people.count == file.rows)
            #expect(people.count - unique.count == file.duplicates)
            #expect(unique.count == file.accepted)
            for row in unique {
                let login = try #require(logins[row[code]])
                let score = try #require(Int(row[row.count - 1]))
                let key = "\(procedure)|\(title.3)|\(title.2)|\(procedure == "ОГЭ" ? 9 : 11)|\(login)"
                counts[key, default: [:]]["n", default: 0] += 1
                let outcome = Self.outcome(score, code: String(title.1), isScale: header.last == "Балл")
                counts[key, default: [:]][outcome, default: 0] += 1
            }
            let footer = lines.drop { Int($0[0]) != nil }
            #expect(footer.map { $0[0] } == ["Средние", "Минимальная граница", "Всего участников"])
            #expect(footer.last?.dropFirst().first { !$0.isEmpty } == String(unique.count))
            let sum = unique.reduce(0) { $0 + (Int($1[$1.count - 1]) ?? 0) }
            let mean = try #require(footer.first?.last.flatMap { Double($0.replacing(",", with: ".")) })
            // Half of the last printed digit.
            #expect(abs(mean - Double(sum) / Double(unique.count)) <= 0.005 + 1e-9)
        }
        #expect(counts == district.truth.counts.filter { !$0.key.hasPrefix("ВПР") })
        #expect(district.files("ris-protocol").contains { $0.duplicates > 0 })
    }

    /// Source: minima 24 and 27 (распоряжение 1122-10), «высокие результаты» from 81 (the order).
    private static func outcome(_ score: Int, code: String, isScale: Bool) -> String {
        guard isScale else { return String(score) }
        return score < (code == "01" ? 24 : 27) ? "below_minimum" : score >= 81 ? "high" : "middle"
    }

    @Test func `text tables come in each form`() throws {
        let district = try WrittenDistrict(SampleDistrict())
        func head(_ name: String) throws -> [UInt8] {
            let file = district.folder.url.appending(path: "input/\(name)")
            return Array(try Data(contentsOf: file).prefix(400))
        }
        let marked = try head("ОГЭ/2024/ОГЭ_02_2024.csv")
        #expect(marked.starts(with: [0xEF, 0xBB, 0xBF]) && marked.contains(UInt8(ascii: ";")))
        #expect(String(bytes: try head("ОГЭ/2024/ОГЭ_01_2024.csv"), encoding: .utf8) == nil)
        #expect(try head("ЕГЭ/2024/ЕГЭ_22_2024.csv").contains(UInt8(ascii: "\t")))
        #expect(try head("ГВЭ/2024/ГВЭ_52_2024.csv").contains(UInt8(ascii: ",")))
    }

    @Test func `persons are invented by rule`() throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 6, years: [2024]))
        let rows = try district.rows("ОГЭ/2024/ОГЭ_01_2024.xlsx")
        let people = rows.dropFirst(2).filter { Int($0[0]) != nil }
        #expect(people.allSatisfy { $0[6].contains(/^ФАМИЛИЯ\d+$/) && $0[7].contains(/^ИМЯ\d+$/) && $0[9] == "0000" })
        #expect(Set(people.map { $0[10] }).count == people.count)
    }
}
