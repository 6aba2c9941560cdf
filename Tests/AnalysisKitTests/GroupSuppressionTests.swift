// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Testing

struct GroupSuppressionTests {
    private static let lists: [[SchoolStatus]] = [
        [], [.lowResults], [.adverseConditions], [.lowResults, .adverseConditions],
    ]

    private static func campaign(_ statuses: [[SchoolStatus]]) throws -> CampaignDescription {
        let schools = try statuses.enumerated().map { place, statuses in
            School(
                id: try #require(SchoolID(number: Int32(place + 1))), name: "\(place)",
                statuses: statuses.map { StatusPeriod(status: $0) })
        }
        return CampaignDescription(
            indicators: [], schools: schools, breaks: BreakRegister(version: "1", entries: [:]), years: [2024])
    }

    /// The schools that a sum has, by their places.
    private static func members(_ unit: AnalysisUnit, _ campaign: CampaignDescription) -> [Int] {
        campaign.schools.indices.filter { place in
            let school = campaign.schools[place]
            switch unit {
            case .territory: return true
            case .lowResults: return school.has(.lowResults, on: nil)
            case .adverseConditions: return school.has(.adverseConditions, on: nil)
            case .watched: return campaign.isWatched(school)
            case .others: return !campaign.isWatched(school)
            default: return unit == .school(school.id)
            }
        }
    }

    private static let sums: [AnalysisUnit] = [.territory, .lowResults, .adverseConditions, .watched, .others]

    private static func sizes(_ teachers: [Int], _ campaign: CampaignDescription) -> [AnalysisUnit: Int] {
        let units = sums + campaign.schools.map { .school($0.id) }
        return Dictionary(
            uniqueKeysWithValues: units.map { unit in
                (unit, members(unit, campaign).reduce(0) { $0 + teachers[$1] })
            }
        ).filter { $0.value > 0 }
    }

    /// The rank of some rows by elimination with whole numbers.
    private static func rank(_ rows: [[Int]]) -> Int {
        var rows = rows
        var rank = 0
        for column in rows.first?.indices ?? 0..<0 {
            guard let pivot = rows.indices.dropFirst(rank).first(where: { rows[$0][column] != 0 }) else { continue }
            rows.swapAt(rank, pivot)
            for index in rows.indices.dropFirst(rank + 1) {
                let (own, other) = (rows[rank][column], rows[index][column])
                rows[index] = zip(rows[index], rows[rank]).map { $0 * own - $1 * other }
            }
            rank += 1
        }
        return rank
    }

    @Test(arguments: 1...150 as ClosedRange<UInt64>)
    func `no sum of hidden schools that follows from what is shown is small`(seed: UInt64) throws {
        var state = seed
        func draw(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let campaign = try Self.campaign((0..<7).map { _ in Self.lists[draw(4)] })
        let teachers = campaign.schools.map { _ in draw(11) }
        let sizes = Self.sizes(teachers, campaign)
        let shown = GroupSuppression(campaign).shown(sizes, minimum: 5)
        #expect(shown.allSatisfy { sizes[$0, default: 0] >= 5 })
        // A reader's equations: each shown sum is one, and so is each shown school; a school without teachers is known.
        func row(_ places: [Int]) -> [Int] { teachers.indices.map { places.contains($0) ? 1 : 0 } }
        let known =
            shown.map { row(Self.members($0, campaign)) }
            + teachers.indices.filter { teachers[$0] == 0 }.map { row([$0]) }
        let rank = Self.rank(known)
        for bits in 1..<(1 << teachers.count) {
            let places = teachers.indices.filter { bits >> $0 & 1 == 1 }
            let sum = places.reduce(0) { $0 + teachers[$1] }
            guard (1..<5).contains(sum) else { continue }
            #expect(Self.rank(known + [row(places)]) > rank, "\(places) \(teachers) \(shown.map(\.code).sorted())")
        }
    }

    @Test func `what gives nobody away stays`() throws {
        let campaign = try Self.campaign([[.lowResults], [.lowResults], [.lowResults], [], []])
        let ids = campaign.schools.map { AnalysisUnit.school($0.id) }
        let groups: Set<AnalysisUnit> = [.territory, .lowResults, .watched, .others]
        let suppression = GroupSuppression(campaign)
        // Nobody is small.
        #expect(
            suppression.shown(Self.sizes([5, 6, 7, 8, 9], campaign), minimum: 5) == groups.union(ids))
        // Three of ШНОР hide behind the next smallest of ШНОР; the other schools stay.
        #expect(suppression.shown(Self.sizes([3, 6, 7, 8, 9], campaign), minimum: 5) == groups.union(ids[2...]))
        // Two small ones that come to five together need no third.
        #expect(suppression.shown(Self.sizes([2, 3, 7, 8, 9], campaign), minimum: 5) == groups.union(ids[2...]))
    }

    @Test func `a list whose only school is small is not found by subtraction`() throws {
        let campaign = try Self.campaign([[.lowResults], [.lowResults], []])
        let shown = GroupSuppression(campaign).shown(Self.sizes([6, 7, 4], campaign), minimum: 5)
        let ids = campaign.schools.map { AnalysisUnit.school($0.id) }
        // The six hide beside the four, and ШНОР, which would tell them apart, with both.
        #expect(shown == [.territory, ids[1]])
    }
}
