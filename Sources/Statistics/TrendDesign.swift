// SPDX-License-Identifier: GPL-3.0-or-later

/// The sizes of a unit's periods, its level and its variation: what the power of its trend test follows from.
public struct TrendDesign: Sendable {
    private let periods: [ScoredCount]
    private let origin: Int
    private let perScore: Double
    private let rho: Double
    private let works: Double
    /// φ of the trend.
    let inflation: CohortVariation.Inflation
    let level: Double
    let isRising: Bool

    /// Describes a unit.
    ///
    /// - Parameters:
    ///   - periods: The counts with strictly rising scores, at least two; only their totals are used.
    ///   - level: The share from which the change starts, between 0 and 1.
    ///   - isRising: Whether the share rises.
    ///   - variation: ρ.
    ///   - worksPerPupil: Multiplies every variance; at least 1.
    /// - Throws: ``StatisticsError/tooFewGroups(required:found:)``, ``StatisticsError/emptyGroup(index:)``,
    ///   ``StatisticsError/countOutOfRange(index:successes:total:)``,
    ///   ``StatisticsError/scoreOutOfOrder(index:score:)``, ``StatisticsError/sumOutOfRange(index:)``,
    ///   ``StatisticsError/reachOutOfRange(steps:total:)``, ``StatisticsError/outOfRange(argument:value:)``.
    public init(
        _ periods: [ScoredCount], level: Double, isRising: Bool, variation: CohortVariation, worksPerPupil: Double = 1
    ) throws(StatisticsError) {
        try ScoredCount.check(periods, atLeast: 2)
        if !(level >= 0 && level <= 1) { throw .outOfRange(argument: "level", value: level) }
        if !(worksPerPupil >= 1 && worksPerPupil.isFinite) {
            throw .outOfRange(argument: "worksPerPupil", value: worksPerPupil)
        }
        self.init(
            checked: periods, level: level, isRising: isRising, variation: variation,
            inflation: variation.inflation(periods, worksPerPupil: worksPerPupil), worksPerPupil: worksPerPupil)
    }

    /// The same for counts that a test has accepted already, and with an inflation already known.
    ///
    /// - Parameters:
    ///   - periods: The counts with strictly rising scores, at least two.
    ///   - level: The share from which the change starts, between 0 and 1.
    ///   - isRising: Whether the share rises.
    ///   - variation: ρ.
    ///   - inflation: φ of the trend of these counts.
    ///   - worksPerPupil: Multiplies every variance; at least 1.
    public init(
        checked periods: [ScoredCount], level: Double, isRising: Bool, variation: CohortVariation,
        inflation: CohortVariation.Inflation, worksPerPupil: Double
    ) {
        self.periods = periods
        origin = periods[0].score
        perScore = 1 / Double(periods[periods.count - 1].score - periods[0].score)
        rho = variation.rho
        works = worksPerPupil
        self.inflation = inflation
        self.level = level
        self.isRising = isRising
    }

    /// How many periods there are.
    var count: Int { periods.count }

    /// The observations of a period.
    @inline(__always)
    func total(_ index: Int) -> Double { Double(periods[index].count.total) }

    /// The score of a period, from 0.
    func score(_ index: Int) -> Int { periods[index].score - origin }

    /// The place of a period in the window, from 0 to 1.
    @inline(__always)
    func place(_ index: Int) -> Double { Double(periods[index].score - origin) * perScore }

    /// φ of a period.
    @inline(__always)
    func inflation(_ index: Int) -> Double { works * (1 + Double(periods[index].count.total - 1) * rho) }

    /// The largest change that leaves the share within 0…1.
    var largestChange: Double { isRising ? 1 - level : level }

    /// The share of a period under a change.
    @inline(__always)
    func share(_ index: Int, _ change: Double) -> Double {
        let moved = change * place(index)
        return isRising ? min(1, level + moved) : max(0, level - moved)
    }
}
