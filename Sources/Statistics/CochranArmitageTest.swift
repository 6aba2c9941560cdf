// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The Cochran–Armitage test of a linear trend of shares over ordered groups, conditional on the total of successes.
///
/// The statistic is S = Σ s x. Two-sided p-values count the outcomes with |S − E S| at least the observed one; ties are found
/// by whole numbers. The scores are those given (calendar years), never 1…T.
///
/// All outcomes are enumerated by convolution over the groups, in weights relative to the most probable outcome, so that
/// p-values keep their relative accuracy down to 1e-300. Beyond ``largestEnumeration`` steps (three groups of some thousands)
/// and below 1e-300, the double saddlepoint approximation takes over: at the border it agrees within 1 %, also for p = 1e-12.
///
/// ```swift
/// let test = try CochranArmitageTest([
///     ScoredCount(score: 2022, count: BinomialCount(5, of: 12)),
///     ScoredCount(score: 2023, count: BinomialCount(4, of: 13)),
///     ScoredCount(score: 2024, count: BinomialCount(0, of: 11)),
/// ])
/// print(test.z, test.pMid)  // negative: the share falls
/// ```
///
/// ## References
/// - Armitage P. (1955). Tests for linear trends in proportions and frequencies. *Biometrics* 11, 375–386.
/// - Skovgaard I. M. (1987). Saddlepoint expansions for conditional distributions. *J. Appl. Prob.* 24, 875–887.
public struct CochranArmitageTest: Sendable, Equatable {
    /// The number of multiplications up to which outcomes are enumerated.
    public static let largestEnumeration = 1 << 22

    /// The asymptotic statistic, negative where the share falls; 0 where all observations agree.
    public let z: Double
    /// 2 P(Z > |z|).
    public let pAsymptotic: Double
    /// The conditional exact two-sided p-value.
    public let pExact: Double
    /// ``pExact`` less half the probability of the outcomes at exactly the observed distance; 1 where only one outcome is possible.
    public let pMid: Double
    /// The natural logarithm of ``pMid``, of use where that is below 1e-300.
    public let logPMid: Double
    /// Whether ``pExact`` and ``pMid`` come from the saddlepoint approximation.
    public let isApproximated: Bool

    /// Tests counts in ordered groups.
    ///
    /// - Parameter periods: At least two counts with strictly rising scores, each with observations.
    /// - Throws: ``StatisticsError/tooFewGroups(required:found:)``, ``StatisticsError/emptyGroup(index:)``,
    ///   ``StatisticsError/countOutOfRange(index:successes:total:)``, ``StatisticsError/scoreOutOfOrder(index:score:)``,
    ///   ``StatisticsError/sumOutOfRange(index:)``, ``StatisticsError/reachOutOfRange(steps:total:)``.
    public init(_ periods: [ScoredCount]) throws(StatisticsError) {
        try ScoredCount.check(periods, atLeast: 2)
        self.init(checked: periods)
    }

    init(checked periods: [ScoredCount], limit: Int = CochranArmitageTest.largestEnumeration) {
        if limit == Self.largestEnumeration, let table = TrendTable.outcome(periods) {
            z = table.z
            pAsymptotic = min(1, 2 * GSL.normalTail(abs(table.z)))
            (pExact, pMid, logPMid, isApproximated) = (table.exact, table.mid, log(table.mid), false)
            return
        }
        let problem = TrendProblem(periods)
        guard problem.hasOutcomes else {
            (z, pAsymptotic, pExact, pMid, logPMid, isApproximated) = (0, 1, 1, 1, 0, false)
            return
        }
        z = problem.z
        pAsymptotic = min(1, 2 * GSL.normalTail(abs(problem.z)))
        if let sums = TrendEnumeration.pValues(problem, limit: limit), sums.mid >= 1e-300 {
            (pExact, pMid, logPMid, isApproximated) = (sums.exact, sums.mid, log(sums.mid), false)
        } else {
            let logs = TrendSaddlepoint.logPValues(problem)
            (pExact, pMid, logPMid, isApproximated) = (exp(logs.exact), exp(logs.mid), logs.mid, true)
        }
    }
}
