// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics
import Testing

/// Leaders of ШНОР and ШНСУ, as the plugin proposes them.
struct LeadersTests {
    private typealias Said = TestSchools.Said

    /// Fifteen schools, some of them ШНОР, some with the status of a leader.
    private static func campaign(
        low: Set<Int> = [], adverse: Set<Int> = [], leaders: Set<Int> = []
    ) throws -> CampaignDescription {
        let schools = try TestSchools.planted().map { school in
            var school = school
            let number = Int(school.id.number)
            if low.contains(number) { school.statuses.append(StatusPeriod(status: .lowResults)) }
            if adverse.contains(number) { school.statuses.append(StatusPeriod(status: .adverseConditions)) }
            if leaders.contains(number) { school.statuses.append(StatusPeriod(status: .leader)) }
            return school
        }
        return TestSchools.campaign(schools)
    }

    private func leaders(
        _ campaign: CampaignDescription, _ said: [Said], given: [String: String] = [:]
    ) throws -> [Relation] {
        try TestSchools.findings(campaign, TestSchools.dynamics(said), given: given).relations
            .filter { $0.role == .leader }
    }

    private static func above(_ schools: [Int], _ indicator: Int = 9) -> [Said] {
        schools.map { Said(school: $0, indicator: indicator, quantity: .level, verdict: .aboveOthers) }
    }

    private static func below(_ schools: [Int], _ indicator: Int = 9) -> [Said] {
        schools.map { Said(school: $0, indicator: indicator, quantity: .level, verdict: .belowOthers) }
    }

    @Test func `a leader is strong where the school is weak`() throws {
        let found = try leaders(
            Self.campaign(low: [1]), Self.below([1]) + Self.above([4, 7], 9) + Self.above([10], 10))
        #expect(Set(found.map(\.other.code)) == ["000004", "000007"])
        #expect(found.map(\.rank) == [1, 2])
        #expect(found[0].distance <= found[1].distance)
        #expect(found.allSatisfy { $0.basis == .confirmedWeakness && $0.indicators == [9] })
    }

    @Test func `an improvement makes a leader, unless the school is below the others there`() throws {
        let improved = [4, 7].map { Said(school: $0, indicator: 9, quantity: .change, verdict: .improved) }
        let found = try leaders(Self.campaign(low: [1]), Self.below([1, 7]) + improved)
        #expect(found.map(\.other.code) == ["000004"])
    }

    @Test func `ШНОР is never a leader, and no school leads itself`() throws {
        let found = try leaders(
            Self.campaign(low: [1, 4], adverse: [7]),
            Self.below([1]) + Self.above([4, 7]) + Self.below([7], 10)
                + Self.above([10], 10))
        #expect(!found.contains { $0.other.code == "000004" })
        // ШНСУ may lead where it is strong, and learn where it is weak.
        #expect(found.first { $0.unit.code == "000001" }?.other.code == "000007")
        #expect(found.first { $0.unit.code == "000007" }?.other.code == "000010")
    }

    @Test func `a school without a watched status gets no leader`() throws {
        #expect(try leaders(Self.campaign(), Self.below([1]) + Self.above([4])).isEmpty)
    }

    @Test func `nobody leads more schools than the limit, and all are served while places last`() throws {
        let low = [1, 4, 7, 10]
        let said = Self.below(low) + Self.above([13, 2])
        for (limit, served) in [("1", 2), ("2", 4), ("3", 4)] {
            let found = try leaders(
                Self.campaign(low: Set(low)), said, given: ["proteges": limit, "leaders": "1"])
            let loads = Dictionary(grouping: found, by: \.other).mapValues(\.count)
            #expect(loads.values.allSatisfy { $0 <= (Int(limit) ?? 0) })
            #expect(Set(found.map(\.unit)).count == served)
        }
    }

    @Test func `the status of a leader counts as half the distance`() throws {
        let said = Self.below([1]) + Self.above([4, 7, 10, 13])
        let plain = try leaders(Self.campaign(low: [1]), said, given: ["leaders": "1"])
        let nearest = try #require(plain.first?.other.code)
        let others = [4, 7, 10, 13].filter { number in !nearest.hasSuffix(String(number)) }
        let table = try TestSchools.findings(Self.campaign(low: [1]))
        func distance(_ number: Int) throws -> Double {
            let peers = table.relations.filter { $0.unit.code == "000001" }
            return try #require(peers.first { Int($0.other.code) == number }?.distance)
        }
        // One of another place that is less than twice as far takes over once it has the status; one that is more does not.
        let own = try distance(Int(nearest) ?? 0)
        for number in others {
            let found = try leaders(
                Self.campaign(low: [1], leaders: [number]), said, given: ["leaders": "1"])
            let isSame = { (code: Int) in code % 2 == 1 }
            let factor = (isSame(number) ? 1.0 : 1.5) * 0.5
            let ownFactor = isSame(Int(nearest) ?? 0) ? 1.0 : 1.5
            let takesOver = try distance(number) * factor < own * ownFactor
            #expect((found.first.map { Int($0.other.code) } == number) == takesOver)
        }
    }

    @Test func `without a confirmed weakness the lowest level decides, and that is said`() throws {
        let levels = (1...15).flatMap { number in
            [
                Said(school: number, indicator: 9, quantity: .shrunkenLevel, estimate: number == 1 ? 0.3 : 0.1),
                Said(school: number, indicator: 10, quantity: .shrunkenLevel, estimate: number == 1 ? 0.25 : 0.3),
            ]
        }
        let found = try leaders(Self.campaign(low: [1]), levels + Self.above([4], 9) + Self.above([7], 10))
        #expect(found.map(\.other.code) == ["000004"])
        #expect(found.map(\.basis) == [.lowestLevel])
        #expect(found.map(\.indicators) == [[9]])
    }

    @Test func `where nothing is confirmed a school with the status is named, and only then`() throws {
        let campaign = try Self.campaign(low: [1, 2], leaders: [10])
        let found = try leaders(campaign, Self.below([1, 2]) + Self.above([4]), given: ["proteges": "1"])
        let bases = Dictionary(found.map { ($0.other.code, $0.basis) }) { first, _ in first }
        #expect(bases == ["000004": .confirmedWeakness, "000010": .status])
        #expect(found.first { $0.basis == .status }?.indicators == [])
        // One that is confirmed to be weak there itself leads nobody.
        #expect(try leaders(campaign, Self.below([1, 2, 10])).isEmpty)
    }

    @Test func `no leaders are sought where none are asked for`() throws {
        let said = Self.below([1]) + Self.above([4])
        #expect(try leaders(Self.campaign(low: [1]), said, given: ["leaders": "0"]).isEmpty)
    }
}
