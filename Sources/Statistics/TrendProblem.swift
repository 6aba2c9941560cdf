// SPDX-License-Identifier: GPL-3.0-or-later

/// The whole numbers of a trend test: scores from 0 with span 1, and the borders of the tails.
struct TrendProblem {
    /// One period with its score from 0.
    struct Period {
        let score: Int
        let observed: Int
        let total: Int
    }

    private(set) var periods: [Period] = []
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

    init(_ counts: [ScoredCount]) {
        let origin = counts[0].score
        var span = 0
        for period in counts { span = ScoredCount.greatestCommonDivisor(span, period.score - origin) }
        periods.reserveCapacity(counts.count)
        var (all, found, statistic) = (0, 0, Int128(0))
        var (sum, squares) = (Int128(0), 0.0)
        for period in counts {
            let score = (period.score - origin) / span
            let count = period.count
            periods.append(Period(score: score, observed: count.successes, total: count.total))
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
        let mean = Self.double(sum) / Double(all)
        for period in periods {
            let centred = Double(period.score) - mean
            squares += Double(period.total) * centred * centred
        }
        let share = Double(found) / Double(all)
        let variance = share * (Double(all - found) / Double(all)) * squares
        z = variance > 0 ? Self.double(deviation) / Double(all) / variance.squareRoot() : 0
    }

    private static func ceiling(_ value: Int128, _ divisor: Int128) -> (value: Int, isWhole: Bool) {
        // Most tests are small, and division of 64 bits is many times faster.
        let (small, by) = (Int(truncatingIfNeeded: value), Int(truncatingIfNeeded: divisor))
        if Int128(small) == value && Int128(by) == divisor {
            let (quotient, rest) = small.quotientAndRemainder(dividingBy: by)
            return (rest > 0 ? quotient + 1 : quotient, rest == 0)
        }
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
        return (Int(rest > 0 ? quotient + 1 : quotient), rest == 0)
    }

    /// The nearest double, or its neighbour; many times faster than the conversion of the standard library.
    static func double(_ value: Int128) -> Double {
        let size = value.magnitude
        let magnitude =
            Double(UInt64(truncatingIfNeeded: size >> 64)) * 0x1p64 + Double(UInt64(truncatingIfNeeded: size))
        return value < 0 ? -magnitude : magnitude
    }
}
