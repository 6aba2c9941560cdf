// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Samples

struct IndividualFormTests {
    /// Reads form Ф1 as `domain.md`, 1.1, describes it, and counts anew.
    @Test(arguments: [[2022, 2023, 2024], [2019, 2020, 2021]])
    func `the files have the layout, and counting them anew gives the truth`(years: [Int]) throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 8, years: years, seed: 2))
        var counts: [String: [String: Int]] = [:]
        for file in district.files("vpr-f1") {
            let rows = try district.rows(file.file)
            #expect(rows[0][0] == "Индивидуальные результаты")
            let title = try #require(rows[2][0].firstMatch(of: /^ВПР (\d{4}) (.+) (\d+) класс$/))
            let date = try #require(rows[5][1].firstMatch(of: /^\d\d\.(\d\d)\.(\d{4})$/))
            #expect(rows[3][1] == title.2)
            #expect(date.2 == title.1)
            let isAutumn = ["09", "10"].contains(date.1)
            #expect(isAutumn == ["2020", "2022"].contains(title.1))
            let header = rows[7]
            #expect(header[3] == "Код участника")
            #expect(header.suffix(3) == ["Первичный балл", "Отметка", "Отметка по журналу"])
            let tasks = header.dropFirst(6).dropLast(3)
            let points = tasks.compactMap { $0.firstMatch(of: /\((\d)б\)$/).flatMap { Int($0.1) } }
            #expect(points.count == tasks.count)
            #expect(Int(rows[4][1]) == points.reduce(0, +))
            let period = "\(title.1) \(isAutumn ? "autumn" : "spring")"
            let found = try Self.count(rows.dropFirst(8)) { login in "ВПР|\(period)|\(title.2)|\(title.3)|\(login)" }
            counts.merge(found.counts) { first, _ in first }
            #expect(found.rows == file.rows)
            #expect(found.absent == file.absent)
            #expect(found.duplicates == file.duplicates)
            #expect(found.rows - found.absent - found.duplicates == file.accepted)
            #expect(found.wrongSections == file.wrongSections)
        }
        #expect(counts == district.truth.counts.filter { $0.key.hasPrefix("ВПР") })
        #expect(district.files("vpr-f1").contains { $0.duplicates > 0 })
        #expect(district.files("vpr-f1").contains { $0.wrongSections > 0 })
    }

    private struct Found {
        var counts: [String: [String: Int]] = [:]
        var rows = 0
        var absent = 0
        var duplicates = 0
        var wrongSections = 0
    }

    /// Counts rows without the model; a mark that is missing is left to the sum of «n».
    private static func count(_ rows: ArraySlice<[String]>, key: (Substring) -> String) throws -> Found {
        var found = Found()
        var seen: Set<[String]> = []
        var (declared, present) = (0, 0)
        for row in rows {
            if let section = row[0].firstMatch(of: /\(edu\d{6}\) \| Кол-во участников: (\d+)$/) {
                found.wrongSections += declared == present ? 0 : 1
                declared = try #require(Int(section.1))
                present = 0
                continue
            }
            found.rows += 1
            guard seen.insert(row).inserted else {
                found.duplicates += 1
                continue
            }
            guard row[5] != "отсутствовал" else {
                found.absent += 1
                continue
            }
            present += 1
            let total = try #require(Int(row[row.count - 3]))
            let mark = row[row.count - 2].isEmpty ? Self.mark(total, of: key("")) : row[row.count - 2]
            found.counts[key(row[0].dropFirst(3)), default: [:]]["n", default: 0] += 1
            found.counts[key(row[0].dropFirst(3)), default: [:]][mark, default: 0] += 1
        }
        found.wrongSections += declared == present ? 0 : 1
        return found
    }

    /// Source: «Описание проверочной работы» (2021), the table of `domain.md`, 2.3.
    private static func mark(_ total: Int, of key: String) -> String {
        let parts = key.split(separator: "|")
        let lowest: [Int]
        switch (parts[2], parts[3]) {
        case ("Русский язык", "4"): lowest = [14, 24, 33]
        case ("Математика", "4"): lowest = [6, 10, 15]
        case ("Окружающий мир", "4"): lowest = [8, 18, 27]
        case ("Русский язык", "5"): lowest = [18, 29, 39]
        case ("Математика", "5"): lowest = [7, 11, 15]
        case ("Русский язык", "6"): lowest = [25, 35, 45]
        default: lowest = [6, 10, 14]
        }
        return String(2 + lowest.count { total >= $0 })
    }
}
