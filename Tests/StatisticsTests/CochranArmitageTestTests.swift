// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Statistics

struct CochranArmitageTestTests {
    @Test func `exact and mid-p agree with rational enumeration on 200 units`() throws {
        let rows = try ReferenceFile.table("trend.csv")
        try #require(rows.count == 200)
        for (row, unit) in zip(rows, try ReferenceFile.units()) {
            let test = try CochranArmitageTest(unit)
            #expect(!test.isApproximated, "\(unit)")
            #expect(relativeDifference(test.pExact, try #require(row["exact"])) < 1e-12, "\(unit)")
            #expect(relativeDifference(test.pMid, try #require(row["mid"])) < 1e-12, "\(unit)")
        }
    }

    @Test func `asymptotic values agree with R's prop.trend.test on 200 units`() throws {
        for (row, unit) in zip(try ReferenceFile.table("changes.csv"), try ReferenceFile.units()) {
            let test = try CochranArmitageTest(unit)
            #expect(abs(abs(test.z) - (try #require(row["zAbsolute"]))) < 1e-10, "\(unit)")
            #expect(relativeDifference(test.pAsymptotic, try #require(row["pAsymptotic"])) < 1e-9, "\(unit)")
        }
    }

    @Test func `published vectors`() throws {
        // DescTools #83: the doses are the scores, not 1…4.
        let doses = zip([10, 20, 40, 80], [(5, 40), (6, 35), (10, 38), (12, 39)])
        let dosed = try CochranArmitageTest(
            doses.map { ScoredCount(score: $0, count: BinomialCount($1.0, of: $1.1)) })
        #expect(abs(dosed.z - 2.0603) < 5e-5)
        #expect(abs(dosed.pAsymptotic - 0.0394) < 5e-5)
        let indexed = try CochranArmitageTest(scored([(5, 40), (6, 35), (10, 38), (12, 39)]))
        #expect(abs(indexed.z - 2.1657) < 5e-5)
        #expect(abs(indexed.pAsymptotic - 0.0303) < 5e-5)
        // statsmodels #8404.
        let fifty = try CochranArmitageTest(scored([(0, 50), (1, 50), (3, 50), (6, 50)]))
        #expect(abs(fifty.z - 2.9019) < 5e-5)
        #expect(abs(fifty.pAsymptotic - 0.003709) < 5e-7)
    }

    @Test func `two periods give the hypergeometric test`() throws {
        // Two groups of equal size: both conventions order the tables alike, so that Fisher's minlike p is the same number.
        for x in 0...20 {
            let pair = [BinomialCount(x, of: 31), BinomialCount(20 - x, of: 31)]
            let trend = try CochranArmitageTest([
                ScoredCount(score: 2019, count: pair[0]), ScoredCount(score: 2024, count: pair[1]),
            ])
            let fisher = try FisherExactTest(pair[0], pair[1])
            #expect(relativeDifference(trend.pExact, fisher.pValue) < 1e-12)
        }
    }

    @Test func `probabilities keep their relative accuracy down to 1e-300`() throws {
        // Complete separation of two equal groups: both extreme tables, 2 / C(2n, n).
        for n in [50, 200, 490] {
            let test = try CochranArmitageTest(scored([(n, n), (0, n)]))
            let logs = (1...n).reduce(0.0) { $0 + log(Double(n + $1)) - log(Double($1)) }
            #expect(!test.isApproximated)
            #expect(relativeDifference(test.pExact, 2 * exp(-logs)) < 1e-11)
            #expect(relativeDifference(test.pMid, exp(-logs)) < 1e-11)
            #expect(abs(test.logPMid + logs) < 1e-11 * logs)
        }
    }

    @Test func `below 1e-300 the logarithm goes on`() throws {
        let n = 2000
        let test = try CochranArmitageTest(scored([(n, n), (0, n)]))
        let logs = (1...n).reduce(0.0) { $0 + log(Double(n + $1)) - log(Double($1)) }
        #expect(test.pMid == 0)
        #expect(abs(test.logPMid + logs) < 1e-9 * logs)
    }

    @Test func `calendar scores count, not their order`() throws {
        let close = try CochranArmitageTest(scored([(3, 30), (9, 30), (10, 30)]))
        let gap = try CochranArmitageTest([
            ScoredCount(score: 1, count: BinomialCount(3, of: 30)),
            ScoredCount(score: 2, count: BinomialCount(9, of: 30)),
            ScoredCount(score: 5, count: BinomialCount(10, of: 30)),
        ])
        #expect(abs(close.pMid - gap.pMid) > 1e-3)
    }

    @Test func `scores may be shifted and stretched`() throws {
        let counts = [(3, 30), (9, 31), (10, 29)]
        let plain = try CochranArmitageTest(scored(counts))
        let stretched = try CochranArmitageTest(
            zip([-300, 0, 300], counts).map { ScoredCount(score: $0, count: BinomialCount($1.0, of: $1.1)) })
        #expect(plain.pExact == stretched.pExact)
        #expect(abs(plain.z - stretched.z) < 1e-12)
    }

    static let shapes: [[(Int, Int)]] = [
        [(0, 12), (0, 13), (0, 11)], [(12, 12), (13, 13)], [(5, 12), (4, 13), (0, 11)], [(1, 1), (0, 1)],
        [(7, 20), (7, 20), (7, 20)], [(3, 25), (9, 30), (14, 28), (20, 31)], [(0, 3), (1, 4), (2, 5), (3, 6), (4, 7)],
        [(90, 100), (5, 100), (80, 90), (4, 110)],
    ]

    @Test(arguments: shapes)
    func `reversing the periods reverses the sign; p lies in 0…1 and is the same twice`(_ counts: [(Int, Int)]) throws {
        let forward = try CochranArmitageTest(scored(counts))
        let backward = try CochranArmitageTest(scored(counts.reversed()))
        #expect(abs(forward.z + backward.z) < 1e-12)
        #expect(relativeDifference(forward.pExact, backward.pExact) < 1e-12)
        #expect(relativeDifference(forward.pMid, backward.pMid) < 1e-12)
        for p in [forward.pExact, forward.pMid, forward.pAsymptotic] { #expect(p >= 0 && p <= 1) }
        #expect(forward.pMid <= forward.pExact)
        #expect(try CochranArmitageTest(scored(counts)) == forward)
    }

    @Test(arguments: shapes)
    func `counting failures instead of successes reverses the sign`(_ counts: [(Int, Int)]) throws {
        let successes = try CochranArmitageTest(scored(counts))
        let failures = try CochranArmitageTest(scored(counts.map { ($0.1 - $0.0, $0.1) }))
        #expect(abs(successes.z + failures.z) < 1e-12)
        #expect(relativeDifference(successes.pMid, failures.pMid) < 1e-12)
    }

    @Test func `one possible outcome tells nothing`() throws {
        for counts in [[(0, 12), (0, 13), (0, 11)], [(4, 4), (3, 3)]] {
            let test = try CochranArmitageTest(scored(counts))
            #expect(test.z == 0 && test.pExact == 1 && test.pMid == 1 && test.pAsymptotic == 1)
        }
    }

    @Test func `wrong counts and scores are named`() {
        let good = BinomialCount(1, of: 2)
        #expect(throws: StatisticsError.tooFewGroups(required: 2, found: 0)) { try CochranArmitageTest([]) }
        #expect(throws: StatisticsError.tooFewGroups(required: 2, found: 1)) {
            try CochranArmitageTest(scored([(1, 2)]))
        }
        #expect(throws: StatisticsError.emptyGroup(index: 1)) { try CochranArmitageTest(scored([(1, 2), (0, 0)])) }
        #expect(throws: StatisticsError.countOutOfRange(index: 0, successes: 3, total: 2)) {
            try CochranArmitageTest(scored([(3, 2), (1, 2)]))
        }
        #expect(throws: StatisticsError.countOutOfRange(index: 1, successes: 0, total: .max)) {
            try CochranArmitageTest(scored([(1, 2), (0, .max)]))
        }
        for score in [2024, 2020, .max, .min] {
            #expect(throws: StatisticsError.scoreOutOfOrder(index: 1, score: score)) {
                try CochranArmitageTest([ScoredCount(score: 2024, count: good), ScoredCount(score: score, count: good)])
            }
        }
    }
}

struct TrendSaddlepointTests {
    struct Border: Sendable, CustomTestStringConvertible {
        let totals: [Int]
        let scores: [Int]
        let share: Double
        var testDescription: String { "\(totals) at \(share)" }
    }
    static let borders = [
        Border(totals: [20_000, 20_000], scores: [0, 1], share: 0.3),
        Border(totals: [2500, 2500, 2500], scores: [0, 1, 2], share: 0.3),
        Border(totals: [2000, 2500, 3000], scores: [0, 1, 3], share: 0.05),
        Border(totals: [6000, 500, 2500], scores: [0, 2, 3], share: 0.5),
        Border(totals: [200, 210, 220, 190], scores: [0, 1, 2, 3], share: 0.2),
        Border(totals: [100, 110, 120, 90], scores: [0, 1, 2, 5], share: 0.5),
        Border(totals: [60, 60, 60, 60, 60], scores: [0, 1, 2, 3, 4], share: 0.3),
    ]

    @Test(arguments: borders)
    func `agrees with enumeration within 1 % down to 1e-12`(_ border: Border) throws {
        var smallest = 1.0
        // Shift successes from the first to the last period until p is tiny.
        for step in 0...40 {
            var counts: [ScoredCount] = []
            for t in border.totals.indices {
                let n = Double(border.totals[t])
                let side = t == 0 ? -1.0 : t == border.totals.count - 1 ? 1.0 : 0
                let first = Double(border.totals[0])
                let shift = side * Double(step) * 0.25 * (first * border.share * (1 - border.share)).squareRoot()
                let x = min(n, max(0, n * border.share + shift))
                counts.append(ScoredCount(score: border.scores[t], count: BinomialCount(Int(x), of: border.totals[t])))
            }
            let exact = CochranArmitageTest(checked: counts, limit: 1 << 25)
            let approximated = CochranArmitageTest(checked: counts, limit: 0)
            try #require(!exact.isApproximated && approximated.isApproximated)
            if exact.pMid < 1e-14 { break }
            smallest = min(smallest, exact.pMid)
            #expect(relativeDifference(approximated.pMid, exact.pMid) < 0.01, "\(exact.pMid)")
            #expect(relativeDifference(approximated.pExact, exact.pExact) < 0.01, "\(exact.pExact)")
        }
        #expect(smallest < 1e-11)
    }

    @Test func `a billion observations neither overflow nor cancel`() throws {
        let counts = [300_000_000, 300_020_000, 300_050_000].map { BinomialCount($0, of: 1_000_000_000) }
        let test = try CochranArmitageTest(zip([2019, 2021, 2024], counts).map { ScoredCount(score: $0, count: $1) })
        #expect(test.isApproximated)
        // At this size the exact distribution is normal to about 1e-5 relative in the tail.
        #expect(relativeDifference(test.pMid, test.pAsymptotic) < 1e-4)
        #expect(test.pMid < test.pExact)
        let flat = try CochranArmitageTest(scored([(300_000_000, 1_000_000_000), (300_000_001, 1_000_000_000)]))
        #expect(flat.pExact > 0.999 && flat.pExact <= 1)
    }

    @Test func `the largest counts and scores that are taken do not overflow`() throws {
        // Scores without a common divisor: the statistic itself is as wide as the scores.
        let n = (1 << 28) - 1
        let wide = try CochranArmitageTest(Self.spread([n, n, n], middle: 1))
        #expect(wide.isApproximated)
        #expect(relativeDifference(wide.pMid, wide.pAsymptotic) < 1e-3)
        // Scores of three steps: the largest sum of totals.
        let most = BinomialCount.largestTotal / 4
        let large = try CochranArmitageTest(Self.spread([most, most, 2 * most], middle: 0))
        #expect(relativeDifference(large.pMid, large.pAsymptotic) < 1e-3)
    }

    @Test func `sums and spans beyond 64 bits are named`() throws {
        let most = BinomialCount.largestTotal
        #expect(throws: StatisticsError.sumOutOfRange(index: 1)) {
            try CochranArmitageTest(Self.spread([most, 1, 1], middle: 0))
        }
        let n = 300_000_000_000
        #expect(throws: StatisticsError.reachOutOfRange(steps: 2_000_000_000, total: 3 * n)) {
            try CochranArmitageTest(
                zip([-1_000_000_000, 1, 1_000_000_000], [1, 2, 3]).map {
                    ScoredCount(score: $0, count: BinomialCount($1, of: n))
                })
        }
        // One step less than 2⁶² / 2³² is taken, 2³⁰ is not.
        #expect(throws: Never.self) { try CochranArmitageTest(Self.spread([1 << 29, (1 << 29) - 2, 1], middle: 1)) }
        #expect(throws: StatisticsError.reachOutOfRange(steps: 1 << 32, total: 1 << 30)) {
            try CochranArmitageTest(Self.spread([1 << 29, (1 << 29) - 1, 1], middle: 1))
        }
    }

    private static func spread(_ totals: [Int], middle: Int) -> [ScoredCount] {
        zip([-(1 << 31), middle, 1 << 31], totals.enumerated()).map { score, total in
            let shift = total.offset * Int(Double(total.element).squareRoot())
            return ScoredCount(
                score: score, count: BinomialCount(min(total.element, total.element / 2 + shift), of: total.element))
        }
    }

    @Test func `a small sample with scores far apart is enumerated`() throws {
        let rows = try ReferenceFile.decode("wide.json", as: [WideScores].self)
        try #require(rows.count == 4)
        for row in rows {
            let periods = row.scores.indices.map {
                ScoredCount(score: row.scores[$0], count: BinomialCount(row.successes[$0], of: row.totals[$0]))
            }
            let test = try CochranArmitageTest(periods)
            #expect(!test.isApproximated, "\(row.scores)")
            #expect(relativeDifference(test.pExact, row.exact) < 1e-12, "\(row.scores)")
            #expect(relativeDifference(test.pMid, row.mid) < 1e-12, "\(row.scores)")
        }
    }

    private struct WideScores: Decodable {
        let scores, successes, totals: [Int]
        let exact, mid: Double
    }

    @Test func `a few successes among a billion are enumerated`() throws {
        // Ten successes, all in the last of three equal periods: 2 · 3⁻¹⁰ to within 1e-7, both ends being alike.
        let n = 1_000_000_000
        let test = try CochranArmitageTest(scored([(0, n), (0, n), (10, n)]))
        #expect(!test.isApproximated)
        #expect(relativeDifference(test.pExact, 2 * pow(3, -10)) < 1e-6)
    }
}
