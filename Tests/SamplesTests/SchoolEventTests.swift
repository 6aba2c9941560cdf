// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Samples

struct SchoolEventTests {
    @Test func `the register tells of a merger, a closure, a new name and a branch, and the files agree`() throws {
        let district = try WrittenDistrict(SampleDistrict(layouts: .all))
        let truth = district.truth
        #expect(truth.events.map(\.kind).sorted() == ["закрыта", "переименована", "присоединена", "филиал"])
        let rows = try district.rows("Школы.xlsx").dropFirst()
        #expect(rows.count == truth.schools.count + 1)
        func row(_ event: SampleTruth.Event) throws -> [String] {
            try #require(rows.first { $0[0] == "edu\(event.school)" })
        }
        func event(_ kind: String) throws -> SampleTruth.Event { try #require(truth.events.first { $0.kind == kind }) }
        func wrote(_ event: SampleTruth.Event, _ period: String) -> Bool {
            truth.counts.keys.contains { $0.contains("|\(period)") && $0.hasSuffix(event.school) }
        }
        let merged = try event("присоединена")
        let successor = try #require(merged.other)
        #expect(try row(merged)[11...13] == ["присоединена", "edu\(successor)", "20.12.2023"])
        #expect(merged.movedPeriods == ["2024 spring", "2024"])
        #expect(wrote(merged, "2023") && wrote(merged, "2024"))
        let closed = try event("закрыта")
        #expect(try row(closed)[11...13] == ["закрыта", "", "25.12.2023"])
        #expect(wrote(closed, "2023") && !wrote(closed, "2024"))
        let renamed = try event("переименована")
        let former = try #require(renamed.formerName)
        #expect(try row(renamed)[11...13] == ["переименована", former, "15.12.2023"])
        for (year, name) in [("2023", former), ("2024", try row(renamed)[4])] {
            let table = try district.rows("ВПР/\(year)/Ф1_МА4_\(year).xlsx")
            let names = Set(table.filter { $0[0] == "edu\(renamed.school)" }.map { $0[2] })
            #expect(names == ["\(name) (edu\(renamed.school))"])
        }
        let branch = try event("филиал")
        #expect(try row(branch)[7] == "edu\(try #require(branch.other))")
    }

    @Test func `after a merger the last year counts for the successor`() throws {
        let truth = try SampleDistrict(layouts: .all).write(to: TemporaryFolder().url)
        let event = try #require(truth.events.first { $0.kind == "присоединена" })
        let other = try #require(event.other)
        let work = "ВПР|2024 spring|Математика|4"
        let (own, successor) = (truth.counts["\(work)|\(event.school)"], truth.counts["\(work)|\(other)"])
        let merged = truth.merged(truth.counts)
        #expect(merged["\(work)|\(event.school)"] == nil)
        #expect(merged["\(work)|\(other)"]?["n"] == (own?["n"] ?? 0) + (successor?["n"] ?? 0))
        let before = "ВПР|2023 spring|Математика|4|\(event.school)"
        #expect(merged[before] == truth.counts[before] && merged[before] != nil)
        func people(_ counts: [String: [String: Int]]) -> Int { counts.values.reduce(0) { $0 + ($1["n"] ?? 0) } }
        #expect(people(merged) == people(truth.counts))
    }

    @Test func `a school has a row for each of its statuses, one of which has ended`() throws {
        let district = try WrittenDistrict(SampleDistrict(layouts: .all))
        let rows = try district.rows("Школы.xlsx").dropFirst()
        for school in district.truth.schools {
            let own = rows.filter { $0[0] == "edu\(school.login)" }
            let statuses = school.statuses + (school.formerStatus.map { [$0] } ?? [])
            #expect(own.map { $0[8] } == (statuses.isEmpty ? [""] : statuses))
            #expect(own.map { $0[10] }.filter { !$0.isEmpty } == (school.formerStatus == nil ? [] : ["31.08.2022"]))
        }
        #expect(district.truth.schools.contains { $0.statuses == ["ШНОР", "ШНСУ"] })
        #expect(district.truth.schools.contains { $0.formerStatus == "лидер" })
    }

    @Test func `a small district has no merger and no closure, one year has no events`() throws {
        let small = DistrictModel(try SampleDistrict(schools: 6, layouts: .all))
        #expect(small.events.map(\.kind).allSatisfy { $0 == .renamed || $0 == .branch })
        #expect(DistrictModel(try SampleDistrict(years: [2024], layouts: .all)).events.isEmpty)
    }
}
