// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@testable import Clusters

struct LeaderAssignmentTests {
    private typealias Option = LeaderAssignment.Option

    /// The best division of one round, by trying all of them: most schools first, then the least cost.
    private static func best(_ options: [[Option]], _ capacities: [Int]) -> (served: Int, cost: Double) {
        var best = (served: 0, cost: 0.0)
        func visit(_ school: Int, _ free: [Int], _ served: Int, _ cost: Double) {
            if school == options.count {
                if served > best.served || served == best.served && cost < best.cost { best = (served, cost) }
                return
            }
            visit(school + 1, free, served, cost)
            for option in options[school] where free[option.leader] > 0 {
                var rest = free
                rest[option.leader] -= 1
                visit(school + 1, rest, served + 1, cost + option.cost)
            }
        }
        visit(0, capacities, 0, 0)
        return best
    }

    /// Source: exhaustive search over all divisions.
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `one round is the best of all divisions`(seed: UInt64) {
        var random = RandomStream(seed: seed)
        let capacities = (0..<(1 + random.integer(below: 4))).map { _ in random.integer(below: 3) }
        let options = (0..<(1 + random.integer(below: 6))).map { _ in
            capacities.indices.filter { _ in random.integer(below: 4) > 0 }
                .map { Option(leader: $0, cost: Double(random.integer(below: 1000)) / 100) }
        }
        let found = LeaderAssignment(options: options, capacities: capacities, rounds: 1)
        var cost = 0.0
        for (school, leaders) in found.leaders.enumerated() {
            #expect(leaders.count <= 1)
            cost += leaders.compactMap { leader in options[school].first { $0.leader == leader }?.cost }.reduce(0, +)
        }
        for leader in capacities.indices {
            #expect(found.leaders.count { $0.contains(leader) } <= capacities[leader])
        }
        let best = Self.best(options, capacities)
        #expect(found.leaders.count { !$0.isEmpty } == best.served)
        #expect(abs(cost - best.cost) < 1e-9)
    }

    /// Greedy takes the pair at 1 and leaves the second school alone.
    @Test func `a school with one choice is not left without it`() {
        let options = [[Option(leader: 0, cost: 1), Option(leader: 1, cost: 5)], [Option(leader: 0, cost: 2)]]
        let found = LeaderAssignment(options: options, capacities: [1, 1], rounds: 1)
        #expect(found.leaders == [[1], [0]])
    }

    @Test func `who comes first is served first, whatever it costs`() {
        let options = [[Option(leader: 0, cost: 1)], [Option(leader: 0, cost: 9), Option(leader: 1, cost: 20)]]
        let narrow = LeaderAssignment(options: options, capacities: [1, 0], rounds: 1, comesFirst: [false, true])
        #expect(narrow.leaders == [[], [0]])
        // Where there is room for both, both are served.
        let wide = LeaderAssignment(options: options, capacities: [1, 1], rounds: 1, comesFirst: [false, true])
        #expect(wide.leaders == [[0], [1]])
    }

    @Test func `second leaders come after all first ones, and never twice the same`() {
        let options = [
            [Option(leader: 0, cost: 1), Option(leader: 1, cost: 2)],
            [Option(leader: 0, cost: 1), Option(leader: 1, cost: 2)],
        ]
        let found = LeaderAssignment(options: options, capacities: [1, 1], rounds: 2)
        #expect(found.leaders.map(\.count) == [1, 1])
        let wide = LeaderAssignment(options: options, capacities: [2, 2], rounds: 3)
        #expect(wide.leaders.map { $0.sorted() } == [[0, 1], [0, 1]])
    }

    @Test func `nobody to learn from leaves a school alone`() {
        #expect(LeaderAssignment(options: [[], []], capacities: [], rounds: 2).leaders == [[], []])
    }
}
