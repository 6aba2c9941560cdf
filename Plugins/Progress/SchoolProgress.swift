// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Statistics

/// What the indicators of one school say together.
struct SchoolProgress: Sendable {
    /// How many indicators are computed.
    let computed: Int
    /// How many of them a rule counts as positive.
    let positive: [ProgressRule: Int]
    /// Whether the school is one with positive dynamics.
    let holds: [ProgressRule: Bool]
    /// The probability of that, were nothing to change.
    let chance: [ProgressRule: Double]

    /// Joins the indicators of a school.
    ///
    /// - Parameters:
    ///   - indicators: The indicators that are computed, at least one.
    ///   - k: How many must be positive; 0 is more than half.
    ///   - level: The significance level of the verdicts.
    ///   - seed: The seed of the run.
    /// - Throws: `StatisticsError` for counts that are none.
    init(_ indicators: [ComputedIndicator], k: Int, level: Double, seed: UInt64) throws(StatisticsError) {
        computed = indicators.count
        let required = k == 0 ? indicators.count / 2 + 1 : k
        let orders = try OrderChance(
            indicators.map { OrderChance.Series($0.counts, isLowerBetter: $0.isLowerBetter) }, required: required,
            seed: seed)
        let improved = indicators.count { $0.verdict == .improved }
        let worsened = indicators.count { $0.verdict == .worsened }
        positive = [.everyYear: orders.steady, .confirmed: improved, .kOfM: orders.directed]
        holds = [
            .everyYear: orders.steady >= required, .confirmed: improved > 0 && worsened == 0,
            .kOfM: orders.directed >= required,
        ]
        chance = [
            .everyYear: orders.steadyChance,
            .confirmed: Self.confirmedChance(tests: indicators.count { $0.isTested }, level: level),
            .kOfM: orders.directedChance,
        ]
    }

    /// The probability of an improvement and no worsening among independent tests of nothing, each two-sided at the level:
    /// (1 − α/2)ᵐ − (1 − α)ᵐ. An adjustment for the number of tests only makes it smaller.
    static func confirmedChance(tests: Int, level: Double) -> Double {
        var (noWorse, none) = (1.0, 1.0)
        for _ in 0..<tests {
            noWorse *= 1 - level / 2
            none *= 1 - level
        }
        return noWorse - none
    }
}

/// An indicator of a school whose years can be compared.
struct ComputedIndicator: Sendable {
    /// The counts of the compared years.
    let counts: [ScoredCount]
    /// Whether a smaller share is better.
    let isLowerBetter: Bool
    /// The verdict on its change.
    let verdict: Verdict
    /// Whether its change was tested.
    let isTested: Bool
}
