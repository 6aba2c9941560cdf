// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

/// Who could lead whom: schools that are strong where a watched school is weak, by likeness of context and by distance.
struct LeaderSearch {
    let table: ContextTable
    let matrix: ObservationMatrix
    let strengths: SchoolStrengths
    let campaign: CampaignDescription

    /// A school with the status «лидер» counts as half as far.
    static let statusFactor = 0.5
    /// A leader of another municipality counts as half as far again, where no road is known.
    static let elsewhereFactor = 1.5

    /// The relations of ШНОР and ШНСУ to their leaders, by school and nearness.
    ///
    /// - Parameters:
    ///   - leaders: How many leaders a school may have.
    ///   - proteges: How many schools a leader may have.
    /// - Returns: The relations of each learner, the nearest leader first.
    func relations(leaders: Int, proteges: Int) -> [Relation] {
        let learners = table.schools.indices.filter { campaign.isWatched(table.schools[$0]) }
        let weaknesses = learners.map { strengths.weakness(of: table.schools[$0].id) }
        // ШНОР was chosen for low results: whatever one indicator says, it is no school to learn from.
        let candidates = table.schools.indices.filter {
            !table.schools[$0].has(.lowResults, on: campaign.referenceDate)
        }
        func options(_ canLead: (_ learner: Int, _ candidate: Int) -> Bool) -> [[LeaderAssignment.Option]] {
            learners.indices.map { place in
                candidates.enumerated().filter { learners[place] != $1 && canLead(place, $1) }
                    .map { LeaderAssignment.Option(leader: $0, cost: cost(learners[place], $1)) }
            }
        }
        let isLow = learners.map { table.schools[$0].has(.lowResults, on: campaign.referenceDate) }
        let proved = LeaderAssignment(
            options: options { place, candidate in !shared(weaknesses[place], candidate).isEmpty },
            capacities: Array(repeating: proteges, count: candidates.count), rounds: leaders,
            comesFirst: isLow)
        // Who has nobody yet is offered one leader by status, from the places that are left.
        let left = candidates.indices.map { place in proteges - proved.leaders.count { $0.contains(place) } }
        let named = LeaderAssignment(
            options: options { place, candidate in
                proved.leaders[place].isEmpty && leadsByStatus(candidate, weaknesses[place])
            }, capacities: left, rounds: min(1, leaders), comesFirst: isLow)
        return learners.indices.flatMap { place in
            let learner = learners[place]
            let chosen = (proved.leaders[place] + named.leaders[place]).map { candidates[$0] }
            return chosen.sorted { (distance(learner, $0), $0) < (distance(learner, $1), $1) }.enumerated()
                .map { relation(learner, $1, rank: $0 + 1, weaknesses[place]) }
        }
    }

    private func relation(
        _ learner: Int, _ leader: Int, rank: Int, _ weakness: SchoolStrengths.Weakness?
    ) -> Relation {
        let indicators = shared(weakness, leader)
        let basis: Relation.Basis =
            indicators.isEmpty ? .status : weakness?.isConfirmed ?? false ? .confirmedWeakness : .lowestLevel
        return Relation(
            unit: .school(table.schools[learner].id), other: .school(table.schools[leader].id), role: .leader,
            rank: rank,
            distance: distance(learner, leader),
            isSameMunicipality: table.schools[learner].isNeighbour(of: table.schools[leader]), basis: basis,
            indicators: indicators.sorted())
    }

    /// The indicators on which a candidate is strong and a learner weak.
    private func shared(_ weakness: SchoolStrengths.Weakness?, _ candidate: Int) -> Set<Int> {
        weakness?.indicators.intersection(strengths.strength(of: table.schools[candidate].id)) ?? []
    }

    /// Whether the department named a school a leader, and it is not confirmed to be weak where the learner is.
    private func leadsByStatus(_ candidate: Int, _ weakness: SchoolStrengths.Weakness?) -> Bool {
        let school = table.schools[candidate]
        guard school.has(.leader, on: campaign.referenceDate) else { return false }
        guard let own = strengths.weakness(of: school.id), own.isConfirmed else { return true }
        return own.indicators.isDisjoint(with: weakness?.indicators ?? [])
    }

    /// The distance of two schools in standardised features.
    private func distance(_ first: Int, _ second: Int) -> Double {
        var sum = 0.0
        for feature in 0..<matrix.dimension {
            let difference = matrix[first, feature] - matrix[second, feature]
            sum += difference * difference
        }
        return sum.squareRoot()
    }

    /// What it costs to send one school to another: the distance in context, more where the way is longer.
    private func cost(_ learner: Int, _ leader: Int) -> Double {
        let (one, other) = (table.schools[learner], table.schools[leader])
        let hasStatus = other.has(.leader, on: campaign.referenceDate)
        let isElsewhere = one.isNeighbour(of: other) == false
        return distance(learner, leader) * (hasStatus ? Self.statusFactor : 1)
            * (isElsewhere ? Self.elsewhereFactor : 1)
    }
}

extension School {
    /// Whether both lie in one municipality; nil where one of them is not said.
    func isNeighbour(of other: School) -> Bool? {
        guard let own = municipality, let second = other.municipality, !own.isEmpty, !second.isEmpty else { return nil }
        return own == second
    }
}
