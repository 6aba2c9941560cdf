// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct ShrunkenLevelsTests {
    @Test func `agrees with the posterior integrated in R on 60 units`() throws {
        let rows = try ReferenceFile.table("levels.csv")
        let units = try rows.map { row in
            BinomialCount(Int(try #require(row["successes"])), of: Int(try #require(row["total"])))
        }
        try #require(units.count == 60)
        let levels = try ShrunkenLevels(units)
        for (row, unit) in zip(rows, units) {
            #expect(relativeDifference(levels.spread, try #require(row["spread"])) < 1e-10)
            // R's integrate: relative tolerance 1e-12 asked for, the ends of the range cut at 12 standard deviations.
            #expect(relativeDifference(levels.level(unit), try #require(row["level"])) < 1e-8, "\(unit)")
            #expect(relativeDifference(levels.binomialVariance(unit), try #require(row["variance"])) < 1e-8, "\(unit)")
        }
    }

    @Test(arguments: [0.03, 0.06, 0.12])
    func `finds the spread between 2000 units`(deviation: Double) throws {
        let weight = 0.3 * 0.7 / (deviation * deviation) - 1
        let units = (0..<2000).map { unit in
            var stream = RandomStream(seed: 4, item: UInt64(unit))
            let n = 20 + stream.integer(below: 200)
            return BinomialCount(stream.binomial(n, probability: stream.beta(0.3 * weight, 0.7 * weight)), of: n)
        }
        let levels = try ShrunkenLevels(units)
        // The standard error of the estimated deviation is below 5 % here (2000 units, about 120 observations each).
        #expect(abs(levels.spread.squareRoot() / deviation - 1) < 0.15)
        #expect(abs(levels.mean - 0.3) < 0.02)
    }

    @Test func `the variance is above 0 for a single unit without any success`() throws {
        let unit = BinomialCount(0, of: 36)
        let levels = try ShrunkenLevels([unit])
        // The common share is 0.5 / 37; one unit has the level that the prior gives it, not far below.
        #expect(levels.binomialVariance(unit) > 0.003 && levels.binomialVariance(unit) < 0.02)
        let all = BinomialCount(36, of: 36)
        #expect(
            relativeDifference(try ShrunkenLevels([all]).binomialVariance(all), levels.binomialVariance(unit)) < 1e-12)
    }

    @Test(arguments: [1, 2, 3, 40])
    func `the variance lies in 0…¼ and the level in 0…1 for any unit`(others: Int) throws {
        for share in [0, 1, 6, 12] {
            let units = [BinomialCount(0, of: 1)] + (0..<others).map { _ in BinomialCount(share, of: 12) }
            let levels = try ShrunkenLevels(units)
            for unit in [
                BinomialCount(0, of: 36), BinomialCount(36, of: 36), BinomialCount(18, of: 36), BinomialCount(1, of: 1),
            ] {
                #expect(levels.level(unit) > 0 && levels.level(unit) < 1)
                #expect(levels.binomialVariance(unit) > 0 && levels.binomialVariance(unit) <= 0.25)
            }
        }
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `the order of units changes no bit`(seed: UInt64) throws {
        var stream = RandomStream(seed: seed)
        let units = (0..<300).map { _ in
            let n = 1 + stream.integer(below: 150)
            return BinomialCount(stream.integer(below: n + 1), of: n)
        }
        #expect(try ShrunkenLevels(units) == ShrunkenLevels(units.shuffled(using: &stream)))
    }

    @Test func `no unit and empty units are named`() {
        #expect(throws: StatisticsError.tooFewGroups(required: 1, found: 0)) { try ShrunkenLevels([]) }
        #expect(throws: StatisticsError.emptyGroup(index: 1)) {
            try ShrunkenLevels([BinomialCount(1, of: 2), BinomialCount(0, of: 0)])
        }
    }
}
