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
    /// The probability of that, were nothing to change; none where there are too many years to put them into every order.
    let chance: [ProgressRule: Double]

    /// Joins the indicators of a school.
    ///
    /// - Parameters:
    ///   - indicators: The indicators that are computed, at least one.
    ///   - k: How many must be positive; 0 is more than half.
    ///   - level: The significance level of the verdicts.
    /// - Throws: `StatisticsError` for counts that are none.
    init(_ indicators: [ComputedIndicator], k: Int, level: Double) throws(StatisticsError) {
        computed = indicators.count
        let required = k == 0 ? indicators.count / 2 + 1 : k
        let years = Set(indicators.flatMap { $0.counts.map(\.score) }).sorted()
        let series = indicators.map { indicator in
            let byYear = Dictionary(indicator.counts.map { ($0.score, $0.count) }) { first, _ in first }
            return YearSeries(
                years.map { byYear[$0] ?? BinomialCount(0, of: 0) }, lowerIsBetter: indicator.isLowerBetter)
        }
        let improved = indicators.count { $0.verdict == .improved }
        let worsened = indicators.count { $0.verdict == .worsened }
        let (steady, directed) = (series.count { $0.isBetterEveryYear }, series.count { $0.isBetterAtLast })
        positive = [.everyYear: steady, .confirmed: improved, .kOfM: directed]
        holds = [
            .everyYear: steady >= required, .confirmed: improved > 0 && worsened == 0, .kOfM: directed >= required,
        ]
        let tests = indicators.count { $0.isTested }
        var chance: [ProgressRule: Double] = [.confirmed: Self.confirmedChance(tests: tests, level: level)]
        if years.count <= YearPermutationChance.mostYears {
            chance[.everyYear] =
                try YearPermutationChance(series, required: required) { $0.isBetterEveryYear }.probability
            chance[.kOfM] = try YearPermutationChance(series, required: required) { $0.isBetterAtLast }.probability
        }
        self.chance = chance
    }

    /// The probability of an improvement and no worsening among independent tests of nothing, each two-sided at the level.
    ///
    /// It is (1 − α/2)ᵗ − (1 − α)ᵗ; an adjustment for the number of tests only makes it smaller.
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
