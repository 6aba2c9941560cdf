// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Clusters
import Dynamics
import Monitoring
import Statistics
import Testing

struct ClustersPluginTests {
    /// Source: the groups are planted: numbers with the same rest by three.
    @Test func `planted groups are found, are stable and are described`() throws {
        let table = try TestSchools.findings(TestSchools.campaign(TestSchools.planted()))
        let planted = (0...2).map { rest in
            (1...15).filter { $0 % 3 == rest }.map { String(String(1_000_000 + $0).dropFirst()) }
        }
        #expect(TestSchools.groups(table) == Set(planted))
        #expect(table.groupProfiles.map(\.size) == [5, 5, 5])
        #expect(table.groupProfiles.allSatisfy { ($0.stability ?? 0) > 0.75 })
        #expect(table.memberships.allSatisfy { ($0.silhouette ?? -1) > 0.5 })
        let town = try #require(table.memberships.first { $0.unit.code == "000003" })
        let profile = try #require(table.groupProfiles.first { $0.group == town.group })
        let pupils = try #require(profile.features.first { $0.code == "pupils" })
        // Source: the middle one of the five numbers of pupils, back from the logarithm.
        let sizes = [3, 6, 9, 12, 15].map { 800 + 9 * Double($0 * 7 % 11) }.sorted()
        #expect(abs(pupils.median - sizes[2]) < 1e-9 * sizes[2])
        #expect(pupils.difference > 0)
        #expect(try #require(profile.features.first { $0.code == "rural" }).median == 0)
        #expect(table.provenance.parameters["dropped"] == "language, adverse")
    }

    @Test func `the nearest schools are those of the same context, each with its rank`() throws {
        let table = try TestSchools.findings(TestSchools.campaign(TestSchools.planted()), given: ["peers": "4"])
        for number in 1...15 {
            let unit = AnalysisUnit.school(try TestSchools.id(number))
            let peers = table.relations.filter { $0.unit == unit && $0.role == .peer }
            #expect(peers.map(\.rank) == [1, 2, 3, 4])
            #expect(peers.map(\.distance) == peers.map(\.distance).sorted())
            #expect(peers.allSatisfy { (Int($0.other.code) ?? 0) % 3 == number % 3 })
        }
        let first = try #require(table.relations.first)
        #expect(first.isSameMunicipality == ((Int(first.other.code) ?? 0) % 2 == 1))
    }

    @Test func `the order of the schools changes nothing`() throws {
        let schools = try TestSchools.planted()
        let dynamics = try TestSchools.dynamics(Self.said)
        let table = try TestSchools.findings(TestSchools.campaign(schools), dynamics)
        #expect(try TestSchools.findings(TestSchools.campaign(schools.reversed()), dynamics) == table)
    }

    @Test func `small chunks in another order change nothing`() throws {
        let backwards = AnalysisContext(
            seed: 1,
            runner: { chunks, body in for index in chunks.indices.reversed() { try body(index, chunks[index]) } },
            largestGrain: 1)
        let campaign = TestSchools.campaign(try TestSchools.planted())
        #expect(try TestSchools.findings(campaign, context: backwards) == TestSchools.findings(campaign))
    }

    @Test func `results change no membership and no peer`() throws {
        let campaign = TestSchools.campaign(try TestSchools.planted())
        let bare = try TestSchools.findings(campaign)
        var counts = CountTable()
        for school in campaign.schools {
            counts.append(
                CountTable.Row(
                    unit: .school(school.id), indicator: 9, period: Period(year: 2024),
                    numerator: Int(school.id.number), denominator: 20, pupils: 20))
        }
        let judged = try TestSchools.findings(campaign, TestSchools.dynamics(Self.said), counts: counts)
        #expect(judged.memberships == bare.memberships)
        #expect(judged.groupProfiles == bare.groupProfiles)
        #expect(judged.relations.filter { $0.role == .peer } == bare.relations)
    }

    @Test func `a school chosen for its results is grouped as any other`() throws {
        var schools = try TestSchools.planted()
        let bare = try TestSchools.findings(TestSchools.campaign(schools))
        for index in [0, 4, 8, 9] { schools[index].statuses = [StatusPeriod(status: .lowResults)] }
        let watched = try TestSchools.findings(TestSchools.campaign(schools))
        #expect(watched.memberships == bare.memberships)
        #expect(watched.relations == bare.relations)
    }

    @Test func `a missing answer is filled in and told`() throws {
        var schools = try TestSchools.planted()
        schools[2].context["16"] = nil
        let table = try TestSchools.findings(TestSchools.campaign(schools))
        #expect(table.provenance.parameters["imputed.distance"] == "000003")
        #expect(table.provenance.parameters["imputed.pupils"] == nil)
        #expect(table.memberships.count == 15)
    }

    @Test func `a school that answered nothing is left out and named`() throws {
        var schools = try TestSchools.planted()
        schools[6].context = [:]
        let table = try TestSchools.findings(TestSchools.campaign(schools))
        #expect(table.provenance.parameters["leftOut"] == "000007")
        #expect(table.memberships.count == 14)
        #expect(!table.relations.contains { $0.unit.code == "000007" || $0.other.code == "000007" })
    }

    @Test func `a closed school is no peer`() throws {
        var schools = try TestSchools.planted()
        let day = try #require(CalendarDate(year: 2023, month: 6, day: 1))
        schools[3].events = [SchoolEvent(.closed, on: day)]
        var campaign = TestSchools.campaign(schools)
        campaign.referenceDate = CalendarDate(year: 2024, month: 9, day: 1)
        let table = try TestSchools.findings(campaign)
        #expect(!table.memberships.contains { $0.unit.code == "000004" })
        #expect(table.memberships.count == 14)
    }

    @Test func `five schools have peers but no groups`() throws {
        let table = try TestSchools.findings(TestSchools.campaign(Array(TestSchools.planted().prefix(5))))
        #expect(table.memberships.isEmpty && table.groupProfiles.isEmpty)
        #expect(table.relations.count { $0.unit.code == "000001" } == 4)
    }

    @Test func `one school, no context and schools all alike give nothing`() throws {
        let schools = try TestSchools.planted()
        let alike = schools.map { school in
            var school = school
            school.context = schools[0].context
            return school
        }
        let silent = schools.map { school in
            var school = school
            school.context = [:]
            return school
        }
        for list in [Array(schools.prefix(1)), alike, silent, []] {
            let table = try TestSchools.findings(TestSchools.campaign(list))
            #expect(table.kinds.isEmpty)
            #expect(table.provenance.parameters["features"] != nil)
        }
    }

    @Test(arguments: ["ward", "kmedoids", "kmeans"])
    func `every method finds three planted groups where three are asked for`(method: String) throws {
        let table = try TestSchools.findings(
            TestSchools.campaign(TestSchools.planted()), given: ["method": method, "k": "3"])
        #expect(table.groupProfiles.map(\.size) == [5, 5, 5])
        #expect(table.provenance.parameters["usedMethod"] == method)
        #expect(Set(TestSchools.groups(table).map { Set($0.map { (Int($0) ?? 0) % 3 }).count }) == [1])
    }

    @Test func `the common checks pass`() {
        for seed in [1, 2, 3] as [UInt64] {
            let results = CommonChecks(ClustersPlugin.self, needing: [DynamicsPlugin.self], seed: seed).run()
            #expect(results.filter { $0.failure != nil } == [])
            #expect(!results.map(\.check).contains(.reversedPeriods))
        }
    }

    /// One school far above the others, one that improved, one far below.
    private static let said = [
        TestSchools.Said(school: 3, indicator: 9, quantity: .level, verdict: .aboveOthers),
        TestSchools.Said(school: 4, indicator: 9, quantity: .change, verdict: .improved),
        TestSchools.Said(school: 1, indicator: 9, quantity: .level, verdict: .belowOthers),
    ]
}
