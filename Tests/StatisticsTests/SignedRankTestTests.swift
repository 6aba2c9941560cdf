// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct SignedRankTestTests {
    @Test func `agrees with exactRankTests and coin on 30 groups with ties and zeros`() throws {
        let groups = try PairedReference.all()
        try #require(groups.count == 30)
        for group in groups {
            let pairs = try group.pairs()
            let (dropped, pratt) = (SignedRankTest(pairs), SignedRankTest(pairs, zeros: .pratt))
            for (found, expected) in [
                (dropped.pValue(), group.w), (dropped.pValue(.less), group.wLess),
                (dropped.pValue(.greater), group.wGreater), (pratt.pValue(), group.p),
                (pratt.pValue(.less), group.pLess), (pratt.pValue(.greater), group.pGreater),
            ] {
                #expect(abs(found - expected) < 1e-9, "n = \(group.before.count)")
            }
            #expect(!dropped.isApproximated && !pratt.isApproximated)
        }
    }

    struct Large: Decodable {
        let n, modulus, shift: Int
        let pratt: Bool
        let less, greater, twoSided: Double
        func pairs() throws -> PairedScores {
            try StatisticsTests.pairs(
                (1...n).map { Double((37 * $0 * $0 + 11 * $0) % modulus - modulus / 2 + shift) })
        }
    }

    @Test func `agrees with whole numbers of any size up to 1,000 pairs, far tails included`() throws {
        let rows: [Large] = try ReferenceFile.decode("signed_rank.json")
        try #require(rows.contains { $0.n == 1000 } && rows.contains { $0.less < 1e-30 || $0.greater < 1e-30 })
        for row in rows {
            let test = SignedRankTest(try row.pairs(), zeros: row.pratt ? .pratt : .dropped)
            // A thousand additions of positive numbers, each rounded once.
            #expect(relativeDifference(test.pValue(.less), row.less) < 1e-12, "\(row)")
            #expect(relativeDifference(test.pValue(.greater), row.greater) < 1e-12, "\(row)")
            #expect(relativeDifference(test.pValue(), row.twoSided) < 1e-12, "\(row)")
        }
    }

    @Test func `the saddlepoint takes over without a step`() throws {
        for row in try ReferenceFile.decode("signed_rank.json", as: [Large].self) where row.n >= 300 {
            let test = SignedRankTest(
                try row.pairs().differences, zeros: row.pratt ? .pratt : .dropped, limit: 0)
            #expect(test.isApproximated)
            // The error falls with n and rises with the distance: below 2e-4 for 300 pairs, 2e-3 where p is below 1e-30.
            func limit(_ p: Double) -> Double { p < 1e-30 ? 2e-3 : 3e-4 }
            #expect(relativeDifference(test.pValue(.less), row.less) < limit(row.less), "\(row)")
            #expect(relativeDifference(test.pValue(.greater), row.greater) < limit(row.greater), "\(row)")
        }
    }

    @Test func `more pairs than are enumerated still have a p-value`() throws {
        let differences = (1...5000).map { Double($0 % 3 == 0 ? -$0 : $0) }
        let test = SignedRankTest(try pairs(differences))
        #expect(test.isApproximated)
        // W lies √5000 / √12 = 20.4 standard deviations out: a normal tail of 1e-92, a shorter one in truth.
        #expect(test.pValue(.greater) > 1e-110 && test.pValue(.greater) < 1e-90)
        let balanced = SignedRankTest(try pairs((1...4000).map { Double([0, 1].contains($0 % 4) ? $0 : -$0) }))
        // W is the middle: 4000 · 4001 / 4.
        #expect(balanced.statistic == 4_001_000)
        #expect(balanced.pValue() == 1)
    }

    @Test func `all rises have the probability of one choice of signs`() throws {
        for n in [1, 2, 5, 20, 60, 900] {
            let test = SignedRankTest(try pairs((1...n).map(Double.init)))
            #expect(test.statistic == Double(n * (n + 1) / 2))
            let one = Double(sign: .plus, exponent: -n, significand: 1)
            #expect(test.pValue(.greater) == one && test.pValue(.less) == 1)
            #expect(test.pValue() == min(1, 2 * one))
        }
    }

    @Test func `known traps`() throws {
        // scipy #13689: 1, 1, 2, 3, 4: 2 of 2⁵ sign vectors.
        #expect(SignedRankTest(try pairs([1, 1, 2, 3, 4])).pValue() == 0.0625)
        // scipy #10223: fifteen rises, forty zeros and fifteen falls of one size: symmetric.
        let symmetric =
            Array(repeating: 1.0, count: 15) + Array(repeating: 0, count: 40)
            + Array(repeating: -1, count: 15)
        for zeros in SignedRankTest.Zeros.allCases {
            #expect(SignedRankTest(try pairs(symmetric), zeros: zeros).pValue() == 1)
        }
        // scipy #26026: a p-value far below 2⁻⁵³ is not 0. 54 rises of different size: 2⁻⁵³.
        #expect(SignedRankTest(try pairs((1...54).map(Double.init))).pValue() == 0x1p-53)
    }

    @Test func `nobody changed: one outcome, p of 1`() throws {
        for zeros in SignedRankTest.Zeros.allCases {
            let test = SignedRankTest(try pairs([0, 0, 0]), zeros: zeros)
            #expect(test.changed == 0 && test.statistic == 0)
            #expect(Alternative.allCases.allSatisfy { test.pValue($0) == 1 })
        }
    }

    @Test func `Pratt's ranks count the zeros`() throws {
        let differences = [0.0, 0, 3, -1, 2]
        // Ranks of 1, 2, 3 are 3, 4, 5 with two zeros, 1, 2, 3 without.
        #expect(SignedRankTest(try pairs(differences)).statistic == 5)
        #expect(SignedRankTest(try pairs(differences), zeros: .pratt).statistic == 9)
        // W = 9 of {3, 4, 5}: 9 and 12 of eight sums are at least as large.
        #expect(SignedRankTest(try pairs(differences), zeros: .pratt).pValue(.greater) == 0.25)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `swapping the samples swaps the sides, and both hold the point`(seed: UInt64) throws {
        var stream = RandomStream(seed: seed)
        let differences = (0..<30).map { _ in Double(stream.integer(below: 9) - 3) }
        let (test, swapped) = (
            SignedRankTest(try pairs(differences)), SignedRankTest(try pairs(differences.map { -$0 }))
        )
        #expect(test.pValue(.less) == swapped.pValue(.greater) && test.pValue() == swapped.pValue())
        #expect(test.pValue(.less) + test.pValue(.greater) > 1)
        #expect(Alternative.allCases.allSatisfy { (0...1).contains(test.pValue($0)) })
    }
}
