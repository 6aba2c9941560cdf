// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Clusters

struct ContextTableTests {
    @Test func `a property of one school alone is no feature`() throws {
        var schools = try TestSchools.planted()
        for index in schools.indices { schools[index].context["19"] = index == 0 ? "да" : "нет" }
        #expect(ContextTable(schools, on: nil).dropped.contains(.advanced))
        for index in 0..<3 { schools[index].context["19"] = "да" }
        #expect(ContextTable(schools, on: nil).features.contains(.advanced))
    }

    @Test func `a question that most left open is no feature`() throws {
        var schools = try TestSchools.planted()
        for index in 0..<8 { schools[index].context["16"] = nil }
        #expect(ContextTable(schools, on: nil).dropped.contains(.distance))
    }

    @Test func `a school with fewer than half of the answers is left out`() throws {
        var schools = try TestSchools.planted()
        schools[1].context = ["14": "село", "20": "100"]
        let table = ContextTable(schools, on: nil)
        #expect(table.leftOut == [schools[1].id])
        #expect(table.schools.count == 14)
        #expect(table.values.count == 14 * table.features.count)
    }

    @Test func `the order of the schools follows their answers`() throws {
        let schools = try TestSchools.planted()
        let table = ContextTable(schools.shuffled(), on: nil)
        #expect(table.schools.map(\.id) == ContextTable(schools, on: nil).schools.map(\.id))
        let pupils = table.schools.compactMap { $0.context["20"].flatMap(Int.init) }
        #expect(pupils == pupils.sorted())
    }
}
