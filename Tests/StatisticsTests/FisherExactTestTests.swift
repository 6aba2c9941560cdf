// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct FisherExactTestTests {
    @Test func `agrees with R's fisher.test on 200 units`() throws {
        for (row, unit) in zip(try ReferenceFile.table("changes.csv"), try ReferenceFile.units()) {
            let test = try FisherExactTest(unit[0].count, unit[unit.count - 1].count)
            #expect(relativeDifference(test.pValue, try #require(row["fisher"])) < 1e-12, "\(unit)")
            #expect(relativeDifference(test.pMid, try #require(row["fisherMid"])) < 1e-12, "\(unit)")
            #expect(relativeDifference(test.pCentral, try #require(row["fisherCentral"])) < 1e-12, "\(unit)")
        }
    }

    // SciPy #4130, #9231, fishers_exact_test #47, HypothesisTests.jl #221, #234: 1.0, an endless loop, 1.37e-6, upper 4.5e15.
    @Test func `agrees with the definition at 40 digits where others fail`() throws {
        for table in try ReferenceFile.decode("tables.json", as: Tables.self).tables {
            let test = try FisherExactTest(table.first, table.second)
            let tolerance = table.n1 > 100_000 ? 1e-9 : 1e-11
            #expect(relativeDifference(test.pValue, table.minlike) < tolerance, "\(table)")
            #expect(relativeDifference(test.pMid, table.mid) < tolerance, "\(table)")
            #expect(relativeDifference(test.pCentral, table.central) < tolerance, "\(table)")
            guard let lower = table.oddsLower else { continue }
            let interval = try test.oddsRatioInterval()
            #expect(relativeDifference(interval.lower, lower) < 1e-10, "\(table)")
            #expect(relativeDifference(interval.upper, table.oddsUpper ?? .infinity) < 1e-10, "\(table)")
        }
    }

    @Test func `published vectors`() throws {
        #expect(
            abs(try FisherExactTest(BinomialCount(345, of: 800), BinomialCount(260, of: 605)).pValue - 0.9567) < 5e-5)
        let millions = try FisherExactTest(
            BinomialCount(5_829_225, of: 11_521_918), BinomialCount(5_760_959, of: 11_521_918))
        #expect(relativeDifference(millions.pValue, 6.126e-178) < 1e-4)
        let small = try FisherExactTest(BinomialCount(50, of: 51), BinomialCount(257, of: 632))
        #expect(relativeDifference(small.pValue, 1.2220470e-17) < 1e-7)
        let conventions = try FisherExactTest(BinomialCount(28, of: 126), BinomialCount(23, of: 117))
        #expect(abs(conventions.pValue - 0.63998) < 5e-6)
        #expect(abs(conventions.pCentral - 0.7403) < 5e-5)
        let odds = try FisherExactTest(BinomialCount(5, of: 197), BinomialCount(40, of: 90)).oddsRatioInterval()
        // Published (0.009675738, 0.089635757) is R's uniroot, stopped at a tolerance of 1e-4; the table at 40 digits is exact.
        #expect(abs(odds.lower - 0.009675738) < 2e-6)
        #expect(abs(odds.upper - 0.089635757) < 2e-6)
        // The minlike p is below 5 % while the central interval covers 1.
        let contradiction = try FisherExactTest(BinomialCount(6, of: 18), BinomialCount(12, of: 17))
        #expect(abs(contradiction.pValue - 0.0437) < 5e-5)
        let interval = try contradiction.oddsRatioInterval()
        #expect(abs(interval.lower - 0.0389) < 5e-5)
        #expect(abs(interval.upper - 1.0565) < 5e-5)
    }

    static let counts = [(0, 1), (1, 1), (0, 12), (12, 12), (5, 12), (1, 1000), (999, 1000), (3, 7)]

    @Test(arguments: counts, counts)
    func `the order of the groups changes nothing, and p lies in 0…1`(_ a: (Int, Int), _ b: (Int, Int)) throws {
        let (first, second) = (BinomialCount(a.0, of: a.1), BinomialCount(b.0, of: b.1))
        let (own, other) = (try FisherExactTest(first, second), try FisherExactTest(second, first))
        #expect(relativeDifference(own.pValue, other.pValue) < 1e-12)
        #expect(relativeDifference(own.pMid, other.pMid) < 1e-12)
        for p in [own.pValue, own.pMid, own.pCentral] { #expect(p >= 0 && p <= 1) }
        #expect(own.pMid <= own.pValue)
        let (interval, inverse) = (try own.oddsRatioInterval(), try other.oddsRatioInterval())
        #expect(relativeDifference(interval.lower, 1 / inverse.upper) < 1e-10)
    }

    @Test func `one possible table tells nothing`() throws {
        let test = try FisherExactTest(BinomialCount(0, of: 12), BinomialCount(0, of: 11))
        #expect(test.pValue == 1 && test.pMid == 1 && test.pCentral == 1)
        let interval = try test.oddsRatioInterval()
        #expect(interval.lower == 0 && interval.upper == .infinity)
    }

    @Test func `a billion observations take no loop over all tables`() throws {
        let test = try FisherExactTest(
            BinomialCount(300_000_000, of: 1_000_000_000), BinomialCount(300_050_000, of: 1_000_000_000))
        // Normal tail with the pooled variance: z = 2.4397; at this size the exact value differs by less than 1e-3 relative.
        #expect(relativeDifference(test.pMid, 2 * GSL.normalTail(2.439_65)) < 2e-3)
    }

    @Test func `wrong counts are named`() {
        #expect(throws: StatisticsError.emptyGroup(index: 1)) {
            try FisherExactTest(BinomialCount(1, of: 2), BinomialCount(0, of: 0))
        }
        #expect(throws: StatisticsError.countOutOfRange(index: 0, successes: 3, total: 2)) {
            try FisherExactTest(BinomialCount(3, of: 2), BinomialCount(0, of: 1))
        }
    }
}
