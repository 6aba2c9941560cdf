// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Testing

@testable import Samples

struct SchoolPlanTests {
    /// Source: `domain.md`, 3.6: the median cohort of a school is 19–24, 18–24 % of schools are below 10.
    @Test(arguments: [6, 12, 25, 60])
    func `sizes are those of a region`(count: Int) {
        let sizes = (0..<count).map { SchoolPlan.size(rank: $0, of: count) }
        let median = Double(sizes[(count - 1) / 2] + sizes[count / 2]) / 2
        #expect((19.0...25).contains(median))
        #expect((1...7).contains(sizes[0]))
        #expect((60...90).contains(sizes[count - 1]))
        let small = Double(sizes.count { $0 < 10 }) / Double(count)
        #expect((0.15...0.25).contains(small))
        #expect(sizes == sizes.sorted())
    }

    @Test func `twelve schools have one tiny one and two large ones`() {
        let sizes = (0..<12).map { SchoolPlan.size(rank: $0, of: 12) }
        #expect(sizes.count { $0 <= 7 } == 1)
        #expect(sizes.count { $0 >= 60 } == 2)
    }

    @Test(arguments: [6, 12, 30, 60], [1, 2, 3] as [UInt64])
    func `codes and names are unlike, statuses are as promised`(count: Int, seed: UInt64) {
        let schools = SchoolPlan.all(count: count, seed: seed)
        #expect(Set(schools.map(\.login)).count == count)
        #expect(schools.allSatisfy { SchoolID(login: "edu\($0.login)") != nil })
        #expect(Set(schools.map(\.ogeCode)).count == count)
        let full = schools.compactMap(\.egeCode)
        #expect(Set(full).count == full.count)
        #expect(Set(schools.map(\.name)).count == count)
        #expect(schools.map(\.rank).sorted() == Array(0..<count))
        #expect(schools.count { $0.statuses.contains(.lowResults) } == max(3, count / 5))
        #expect(schools.count { $0.statuses.contains(.adverseConditions) } == 1)
        #expect(schools.map(\.login) == schools.map(\.login).sorted())
    }

    @Test func `watched schools are weaker than the leader`() {
        let schools = SchoolPlan.all(count: 30, seed: 5)
        let watched = schools.filter { $0.statuses == [.lowResults] }.map(\.lowOdds)
        let leader = schools.filter { $0.statuses == [.leader] }.map(\.lowOdds)
        #expect(leader.count == 1)
        #expect(watched.allSatisfy { odds in odds > 2 && leader.allSatisfy { $0 < 0.5 } })
    }
}
