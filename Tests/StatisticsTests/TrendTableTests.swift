// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct TrendTableTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `agrees with the enumeration by scaled weights`(seed: UInt64) throws {
        var stream = RandomStream(seed: seed)
        var score = 2000
        let largest = seed % 3 == 0 ? 12 : 256
        let periods = (0..<(2 + stream.integer(below: 2))).map { _ in
            score += 1 + stream.integer(below: 4)
            let n = 1 + stream.integer(below: largest)
            let share = 0.2 + 0.3 * stream.uniform()
            return ScoredCount(score: score, count: BinomialCount(stream.binomial(n, probability: share), of: n))
        }
        guard let table = TrendTable.outcome(periods) else {
            #expect(!TrendProblem(periods).hasOutcomes)
            return
        }
        // Another limit of multiplications bypasses the table.
        let enumerated = CochranArmitageTest(checked: periods, limit: CochranArmitageTest.largestEnumeration - 1)
        #expect(relativeDifference(table.exact, enumerated.pExact) < 2e-12)
        #expect(relativeDifference(table.mid, enumerated.pMid) < 2e-12)
        #expect(abs(table.z - enumerated.z) < 1e-12 * max(1, abs(table.z)))
    }

    @Test func `what is large, far apart or more is left to the enumeration`() {
        #expect(TrendTable.outcome(scored([(1, 257), (2, 20)])) == nil)
        #expect(TrendTable.outcome(scored([(1, 20), (2, 20), (3, 20), (4, 20)])) == nil)
        #expect(
            TrendTable.outcome([
                ScoredCount(score: 0, count: BinomialCount(1, of: 9)),
                ScoredCount(score: 1, count: BinomialCount(1, of: 9)),
                ScoredCount(score: 1 << 22, count: BinomialCount(1, of: 9)),
            ]) == nil)
    }
}
