// SPDX-License-Identifier: GPL-3.0-or-later

/// Leaders for schools, within a limit of schools for each leader, such that the sum of the costs is least.
///
/// In each round every school gets one leader more, if it can: so no school has a second leader while a first one could be
/// found for another by a better division. Within a round as many schools as possible are served, and among all ways to do
/// so, those that come first before the others, the one with the least sum of costs is taken (shortest augmenting paths); a greedy division, the nearest pair first,
/// leaves schools without a leader that this one serves. Equal costs are decided by the order of the input.
///
/// ## References
/// - Jonker R., Volgenant A. (1987). A shortest augmenting path algorithm for dense and sparse linear assignment problems.
///   *Computing* 38, 325–340.
struct LeaderAssignment {
    /// A school that may learn from a leader.
    struct Option: Hashable {
        /// The number of the leader, from 0.
        let leader: Int
        /// How far apart they are; finite, at least 0.
        let cost: Double
    }

    /// The leaders of each school, in the order in which they were found.
    private(set) var leaders: [[Int]]
    private let options: [[Option]]
    private let comesFirst: [Bool]
    private var free: [Int]

    /// Divides leaders among schools.
    ///
    /// - Parameters:
    ///   - options: The possible leaders of each school.
    ///   - capacities: How many schools each leader may have.
    ///   - rounds: How many leaders a school may have.
    ///   - comesFirst: Whether a school is served before those of which this is false; none given: all alike.
    init(options: [[Option]], capacities: [Int], rounds: Int, comesFirst: [Bool] = []) {
        self.options = options
        self.comesFirst = comesFirst.isEmpty ? Array(repeating: false, count: options.count) : comesFirst
        leaders = Array(repeating: [], count: options.count)
        free = capacities
        for _ in 0..<rounds { serve() }
    }

    /// One leader more for each school.
    private mutating func serve() {
        let taken = leaders
        // To stay without a leader costs more than any division of leaders can save.
        let dear = 1 + options.reduce(0) { $0 + ($1.map(\.cost).max() ?? 0) }
        let none = comesFirst.map { $0 ? dear * Double(options.count + 1) : dear }
        let offered = options.enumerated().map { school, list in
            list.filter { option in !taken[school].contains(option.leader) }
        }
        var round = Round(options: offered, free: free, none: none)
        for school in options.indices where !offered[school].isEmpty { round.add(school) }
        for (school, leader) in round.leader.enumerated() {
            guard let leader else { continue }
            leaders[school].append(leader)
            free[leader] -= 1
        }
    }

    /// The division of one round, which is the best one for the schools that were added so far.
    private struct Round {
        let options: [[Option]]
        let none: [Double]
        var free: [Int]
        var leader: [Int?]
        private var schools: [[Int]]

        init(options: [[Option]], free: [Int], none: [Double]) {
            (self.options, self.free, self.none) = (options, free, none)
            leader = Array(repeating: nil, count: options.count)
            schools = Array(repeating: [], count: free.count)
        }

        /// Adds a school, moving others to other leaders, or to none, where that is cheaper.
        mutating func add(_ school: Int) {
            var distance: [Int: Double] = [:]
            var cameFrom: [Int: Int] = [:]
            // The best end so far: a leader with a free place, or a school that goes without.
            var end: (leader: Int?, without: Int, cost: Double) = (nil, school, none[school])
            var queue: [(school: Int, cost: Double)] = [(school, 0)]
            var next = 0
            while next < queue.count {
                let (current, cost) = queue[next]
                next += 1
                let without = cost + none[current]
                if without < end.cost - 1e-9 { end = (nil, current, without) }
                for option in options[current] where option.leader != leader[current] {
                    let reached = cost + option.cost
                    guard reached < (distance[option.leader] ?? .infinity) - 1e-9 else { continue }
                    distance[option.leader] = reached
                    cameFrom[option.leader] = current
                    if free[option.leader] > 0 {
                        if reached < end.cost - 1e-9 { end = (option.leader, school, reached) }
                    } else {
                        for other in schools[option.leader] { queue.append((other, reached - paid(other))) }
                    }
                }
            }
            apply(end.leader, without: end.without, cameFrom, start: school)
        }

        /// What a school pays for the leader that it has.
        private func paid(_ school: Int) -> Double {
            options[school].first { $0.leader == leader[school] }?.cost ?? 0
        }

        private mutating func apply(_ end: Int?, without: Int, _ cameFrom: [Int: Int], start: Int) {
            var vacant = end
            if let end { free[end] -= 1 } else { vacant = release(without) }
            while let place = vacant, let school = cameFrom[place] {
                vacant = release(school)
                leader[school] = place
                schools[place].append(school)
                if school == start { return }
            }
        }

        /// Takes a school from its leader, whose place becomes vacant.
        private mutating func release(_ school: Int) -> Int? {
            guard let own = leader[school] else { return nil }
            schools[own].removeAll { $0 == school }
            leader[school] = nil
            return own
        }
    }
}
