// SPDX-License-Identifier: GPL-3.0-or-later

/// The counts of many units of one indicator, as flat columns: what the variation between cohorts is estimated from.
///
/// The order of the units changes no estimate, not even its last bit.
public struct CohortSample: Sendable {
    /// Where the periods of each unit begin; one more than units.
    private(set) var starts: [Int] = [0]
    private(set) var scores: [Int] = []
    private(set) var totals: [Double] = []
    private(set) var shares: [Double] = []
    /// Works for each pupil, by unit.
    private(set) var works: [Double] = []

    /// A sample without units.
    public init() {}

    /// How many units there are.
    public var count: Int { works.count }

    /// Adds a unit.
    ///
    /// - Parameters:
    ///   - periods: The counts of the unit with strictly rising scores, each with observations.
    ///   - worksPerPupil: The binomial variance is multiplied by it, at least 1.
    /// - Throws: ``StatisticsError/emptyGroup(index:)``, ``StatisticsError/countOutOfRange(index:successes:total:)``,
    ///   ``StatisticsError/scoreOutOfOrder(index:score:)``, ``StatisticsError/sumOutOfRange(index:)``,
    ///   ``StatisticsError/reachOutOfRange(steps:total:)``, ``StatisticsError/outOfRange(argument:value:)``.
    public mutating func append(_ periods: [ScoredCount], worksPerPupil: Double = 1) throws(StatisticsError) {
        try ScoredCount.check(periods, atLeast: 0)
        if !(worksPerPupil >= 1 && worksPerPupil.isFinite) {
            throw .outOfRange(argument: "worksPerPupil", value: worksPerPupil)
        }
        append(checked: periods, worksPerPupil: worksPerPupil)
    }

    mutating func append(checked periods: [ScoredCount], worksPerPupil: Double) {
        for period in periods {
            scores.append(period.score)
            totals.append(Double(period.count.total))
            shares.append(period.count.share)
        }
        starts.append(scores.count)
        works.append(worksPerPupil)
    }
}
