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
/// print(test.z, test.midP)  // negative: the share falls
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
    public let asymptoticP: Double
    /// The conditional exact two-sided p-value.
    public let exactP: Double
    /// ``exactP`` less half the probability of the outcomes at exactly the observed distance; 1 where only one outcome is possible.
    public let midP: Double
    /// The natural logarithm of ``midP``, of use where that is below 1e-300.
    public let logMidP: Double
    /// Whether ``exactP`` and ``midP`` come from the saddlepoint approximation.
    public let isApproximated: Bool

    /// Tests counts in ordered groups.
    ///
    /// - Parameter periods: At least two counts with strictly rising scores, each with observations.
    /// - Throws: ``StatisticsError/tooFewGroups(required:found:)``, ``StatisticsError/emptyGroup(index:)``,
    ///   ``StatisticsError/countOutOfRange(index:successes:total:)``, ``StatisticsError/scoreOutOfOrder(index:score:)``.
    public init(_ periods: [ScoredCount]) throws(StatisticsError) {
        try ScoredCount.check(periods, atLeast: 2)
        self.init(checked: periods, limit: Self.largestEnumeration)
    }

    init(checked periods: [ScoredCount], limit: Int) {
        let problem = TrendProblem(periods)
        guard problem.hasOutcomes else {
            (z, asymptoticP, exactP, midP, logMidP, isApproximated) = (0, 1, 1, 1, 0, false)
            return
        }
        z = problem.z
        asymptoticP = min(1, 2 * GSL.normalTail(abs(problem.z)))
        if let sums = TrendEnumeration.pValues(problem, limit: limit), sums.mid >= 1e-300 {
            (exactP, midP, logMidP, isApproximated) = (sums.exact, sums.mid, log(sums.mid), false)
        } else {
            let logs = TrendSaddlepoint.logPValues(problem)
            (exactP, midP, logMidP, isApproximated) = (exp(logs.exact), exp(logs.mid), logs.mid, true)
        }
    }
}

/// The whole numbers of a trend test: scores from 0 with span 1, and the borders of the tails.
struct TrendProblem {
    private(set) var totals: [Int] = []
    private(set) var observed: [Int] = []
    private(set) var scores: [Int] = []
    let total: Int
    let successes: Int
    /// Σ n s.
    let scoredTotal: Int128
    /// The smallest S of the upper tail, and whether it lies exactly as far from E S as the observed S.
    let upper: Int
    let upperTies: Bool
    /// The largest S of the lower tail.
    let lower: Int
    let lowerTies: Bool
    let z: Double

    var hasOutcomes: Bool { successes > 0 && successes < total }

    init(_ periods: [ScoredCount]) {
        let origin = periods[0].score
        var span = 0
        for period in periods { span = Self.greatestDivisor(span, period.score - origin) }
        totals.reserveCapacity(periods.count)
        observed.reserveCapacity(periods.count)
        scores.reserveCapacity(periods.count)
        var (all, found, statistic) = (0, 0, Int128(0))
        var (sum, squares) = (Int128(0), 0.0)
        for period in periods {
            let score = (period.score - origin) / span
            let count = period.count
            totals.append(count.total)
            observed.append(count.successes)
            scores.append(score)
            all += count.total
            found += count.successes
            statistic += Int128(score) * Int128(count.successes)
            sum += Int128(score) * Int128(count.total)
        }
        total = all
        successes = found
        scoredTotal = sum
        let (n, k) = (Int128(all), Int128(found))
        let deviation = n * statistic - k * sum
        let distance = deviation < 0 ? -deviation : deviation
        (upper, upperTies) = Self.ceiling(k * sum + distance, n)
        let mirrored = Self.ceiling(distance - k * sum, n)
        (lower, lowerTies) = (-mirrored.value, mirrored.isWhole)
        let mean = Double(sum) / Double(n)
        for index in totals.indices {
            let centred = Double(scores[index]) - mean
            squares += Double(totals[index]) * centred * centred
        }
        let share = Double(found) / Double(all)
        let variance = share * (Double(all - found) / Double(all)) * squares
        z = variance > 0 ? Double(deviation) / Double(n) / variance.squareRoot() : 0
    }

    private static func ceiling(_ value: Int128, _ divisor: Int128) -> (value: Int, isWhole: Bool) {
        // Most tests are small, and division of 64 bits is many times faster.
        if let small = Int(exactly: value), let by = Int(exactly: divisor) {
            let (quotient, rest) = small.quotientAndRemainder(dividingBy: by)
            return (rest > 0 ? quotient + 1 : quotient, rest == 0)
        }
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
        return (Int(rest > 0 ? quotient + 1 : quotient), rest == 0)
    }

    private static func greatestDivisor(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}
