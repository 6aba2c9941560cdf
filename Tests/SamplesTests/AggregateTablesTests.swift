// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Samples

/// Source of the layouts: `domain.md`, 1.1.
struct AggregateTablesTests {
    private static let keys = ["Год", "Класс", "Предмет", "Муниципалитет", "Логин", "ОО", "Кол-во участников"]

    @Test func `rounded shares give back the counts, by marks and by points`() throws {
        let district = try WrittenDistrict(SampleDistrict(layouts: .all))
        var found: [String: [String: Int]] = [:]
        func add(_ row: [String], _ mark: Int, _ percent: String) throws {
            let total = try #require(Double(row[6]))
            let pupils = Int(((Double(percent) ?? 0) / 100 * total).rounded())
            let key = "ВПР|\(row[0]) spring|\(row[2])|\(row[1])|\(row[4].dropFirst(3))"
            guard pupils > 0 else { return }
            found[key, default: [:]]["n", default: 0] += pupils
            found[key, default: [:]]["\(mark)", default: 0] += pupils
        }
        let marks = try district.rows("ВПР/Свод/marks.xlsx")
        #expect(marks[0] == Self.keys + ["2", "3", "4", "5"])
        for row in marks.dropFirst() {
            for mark in 2...5 { try add(row, mark, row[5 + mark]) }
        }
        let scores = try district.rows("ВПР/Свод/scores.xlsx")
        #expect(scores[0] == Self.keys + (0...51).map { "\($0)" })
        for row in scores.dropFirst() {
            let lowest = try #require(PaperRecount.scales["\(row[2])|\(row[1])"])
            for points in 0...51 { try add(row, 2 + lowest.count { points >= $0 }, row[7 + points]) }
        }
        #expect(found == district.truth.aggregated)
        #expect(Set(marks.dropFirst().map { $0[1] }) == ["7"] && Set(scores.dropFirst().map { $0[1] }) == ["8"])
        let bias = try district.rows("ВПР/Свод/bias.xlsx")
        #expect(bias[0] == ["Год", "Логин", "Количество маркеров", "4 РУ", "4 МА", "5 РУ", "5 МА"])
        #expect(bias.dropFirst().allSatisfy { Int($0[2]) == $0[3...].compactMap { Int($0) }.reduce(0, +) })
    }

    @Test func `autumn alone has no such tables`() throws {
        #expect(AggregateTables(DistrictModel(try SampleDistrict(years: [2020], layouts: .all))) == nil)
    }
}
