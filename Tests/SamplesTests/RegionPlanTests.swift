// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Samples

struct RegionPlanTests {
    /// Source: `domain.md`, 5: 72 municipal units, median 7 schools, up to 87 in one; 652,000 rows in autumn 2020, 19,500
    /// to 26,700 in a file.
    @Test func `a region of 640 schools has the units, the rows and the files of a real one`() {
        let schools = SchoolPlan.region(count: 640, seed: 1)
        let units = Dictionary(grouping: schools, by: \.municipality).values.map(\.count).sorted()
        #expect(units.count == 72)
        #expect((6...7).contains(units[36]))
        #expect((80...90).contains(units[71]))
        let rows = schools.reduce(0) { $0 + $1.cohort } * 11
        #expect((620_000...680_000).contains(rows), "\(rows)")
        for zone in 1...3 {
            let file = schools.filter { $0.municipality.zone == zone }.reduce(0) { $0 + $1.cohort }
            #expect((17_000...26_700).contains(file), "\(zone): \(file)")
        }
        #expect(Set(schools.map(\.login)).count == 640 && Set(schools.map(\.name)).count == 640)
        #expect(Set(schools.map(\.municipality.name)).count == 72)
        #expect(schools.map(\.rank).sorted() == Array(0..<640))
    }

    @Test func `sizes come from seven kinds of units`() {
        #expect(RegionPlan.kinds.count == 7)
        #expect(RegionPlan.kinds.reduce(0) { $0 + $1.units } == 72)
        let places = RegionPlan.places(200, seed: 2)
        #expect(places.count == 200)
        #expect(places.allSatisfy { (4...260).contains($0.cohort) })
        #expect((places.map(\.cohort).min() ?? 0) < 15 && (places.map(\.cohort).max() ?? 0) > 200)
    }
}
