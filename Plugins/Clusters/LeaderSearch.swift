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
        let day = campaign.referenceDate
        let learners = table.schools.indices.filter { campaign.isWatched(table.schools[$0]) }
        // ШНОР was chosen for low results: whatever one indicator says, it is no school to learn from.
        let candidates = table.schools.indices.filter {
            !table.schools[$0].has(.lowResults, on: day) && !strengths.strength(of: table.schools[$0].id).isEmpty
        }
        let weaknesses = learners.map { strengths.weakness(of: table.schools[$0].id) }
        let options = zip(learners, weaknesses).map { learner, weakness in
            candidates.enumerated().compactMap { place, candidate -> LeaderAssignment.Option? in
                guard let weakness, candidate != learner,
                    !weakness.indicators.isDisjoint(with: strengths.strength(of: table.schools[candidate].id))
                else { return nil }
                return LeaderAssignment.Option(leader: place, cost: cost(learner, candidate))
            }
        }
        let assignment = LeaderAssignment(
            options: options, capacities: Array(repeating: proteges, count: candidates.count), rounds: leaders)
        var relations: [Relation] = []
        for (place, learner) in learners.enumerated() {
            guard let weakness = weaknesses[place] else { continue }
            let chosen = assignment.leaders[place].map { candidates[$0] }
                .sorted { (distance(learner, $0), $0) < (distance(learner, $1), $1) }
            for (index, leader) in chosen.enumerated() {
                let strength = strengths.strength(of: table.schools[leader].id)
                relations.append(
                    Relation(
                        unit: .school(table.schools[learner].id), other: .school(table.schools[leader].id),
                        role: .leader, rank: index + 1, distance: distance(learner, leader),
                        isSameMunicipality: table.schools[learner].isNeighbour(of: table.schools[leader]),
                        basis: weakness.isConfirmed ? .confirmedWeakness : .lowestLevel,
                        indicators: weakness.indicators.intersection(strength).sorted()))
            }
        }
        return relations
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
