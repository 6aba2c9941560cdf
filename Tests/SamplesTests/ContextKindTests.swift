// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Samples

struct ContextKindTests {
    @Test func `every district has schools of every kind`() {
        for count in [6, 12, 30] {
            let kinds = SchoolPlan.all(count: count, seed: 1).map(\.contextKind)
            #expect(ContextKind.allCases.allSatisfy { kind in kinds.contains(kind) })
        }
    }

    @Test func `kinds do not overlap in what the form asks for`() {
        for (one, other) in zip(ContextKind.allCases, ContextKind.allCases.dropFirst()) {
            #expect(one.inhabitants.lowerBound > other.inhabitants.upperBound)
            #expect(one.distance.upperBound < other.distance.lowerBound)
            #expect(one.special.upperBound < other.special.lowerBound)
            #expect(one.pupilsPerTeacher.lowerBound > other.pupilsPerTeacher.upperBound)
            #expect(one.category.lowerBound > other.category.upperBound)
        }
    }

    @Test func `the form and the truth tell the same kind`() throws {
        let district = try WrittenDistrict(SampleDistrict(years: [2023, 2024]))
        let rows = try district.rows("Сбор контекстных данных об ОО (2024).xlsx")
        let place = try #require(rows[0].firstIndex { $0.hasPrefix("16.") })
        for (row, school) in zip(rows.dropFirst(), district.truth.schools) {
            let kind = try #require(ContextKind(rawValue: school.context))
            #expect(kind.distance.contains(Int(row[place]) ?? 0))
        }
    }
}
