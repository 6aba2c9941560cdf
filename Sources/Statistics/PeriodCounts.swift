// SPDX-License-Identifier: GPL-3.0-or-later

/// The counts of one unit over the periods that it shares with other units.
public struct PeriodCounts: Sendable, Hashable {
    /// The counts by period, shape (periods); a total of 0 where the unit has none.
    public let counts: [BinomialCount]
    /// Works for each pupil, which multiply every variance; at least 1.
    public let worksPerPupil: Double

    /// Joins the counts of a unit.
    ///
    /// - Parameters:
    ///   - counts: The counts by period; `BinomialCount(0, of: 0)` where there is none.
    ///   - worksPerPupil: Works for each pupil, at least 1.
    public init(_ counts: [BinomialCount], worksPerPupil: Double = 1) {
        self.counts = counts
        self.worksPerPupil = worksPerPupil
    }

    /// All periods together.
    public var whole: BinomialCount {
        BinomialCount(counts.reduce(0) { $0 + $1.successes }, of: counts.reduce(0) { $0 + $1.total })
    }

    /// The pupils behind the works.
    var pupils: Double { Double(whole.total) / worksPerPupil }

    /// How many periods have observations.
    var present: Int { counts.count { $0.total > 0 } }

    /// φ of a period: the variance of its count relative to the binomial one.
    func inflation(_ period: Int, rho: Double) -> Double {
        worksPerPupil * max(1, 1 + Double(counts[period].total - 1) * rho)
    }

    /// dφ/dρ of a period.
    func inflationSlope(_ period: Int) -> Double { worksPerPupil * Double(max(0, counts[period].total - 1)) }

    /// φ of the whole count, over all periods.
    func levelInflation(rho: Double) -> Double {
        let (sum, squares) = counts.reduce((0.0, 0.0)) { sums, count in
            let n = Double(count.total)
            return (sums.0 + n, sums.1 + n * max(0, n - 1))
        }
        return worksPerPupil * (sum > 0 ? 1 + squares / sum * rho : 1)
    }

    func check(periods: Int, index: Int) throws(StatisticsError) {
        if counts.count != periods { throw .unequalLengths(first: periods, second: counts.count) }
        for count in counts where count.total != 0 || count.successes != 0 { try count.checked(index: index) }
        if !(worksPerPupil >= 1 && worksPerPupil.isFinite) {
            throw .outOfRange(argument: "worksPerPupil", value: worksPerPupil)
        }
    }

    /// The order of sums: by the data alone, so that the order in which units are given changes no bit.
    static func canonical(_ units: [PeriodCounts]) -> [Int] {
        // The first period orders almost all; only what it leaves equal is looked up again.
        units.indices.map { (key: units[$0].firstKey, unit: $0) }.sorted { first, second in
            if first.key != second.key { return first.key < second.key }
            let (a, b) = (units[first.unit], units[second.unit])
            for (left, right) in zip(a.counts, b.counts) where left != right {
                return (left.total, left.successes) < (right.total, right.successes)
            }
            return a.worksPerPupil < b.worksPerPupil
        }.map(\.unit)
    }

    /// Total and successes of the first period as one number; the same for all totals beyond 2³² − 2.
    private var firstKey: UInt64 {
        guard let first = counts.first, first.total > 0 else { return 0 }
        if first.total >= Int(UInt32.max) { return .max }
        return UInt64(first.total) << 32 | UInt64(first.successes)
    }
}
