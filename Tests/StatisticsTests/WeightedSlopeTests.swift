// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct WeightedSlopeTests {
    @Test func `agrees with R's weighted least squares on 200 units`() throws {
        for (row, unit) in zip(try ReferenceFile.table("changes.csv"), try ReferenceFile.units()) {
            let slope = try WeightedSlope(unit, levelVariance: 0.2)
            // The sums of calendar years in the reference cancel down to about 1e-10.
            #expect(abs(slope.estimate - (try #require(row["fitted"]))) < 1e-9, "\(unit)")
        }
    }

    @Test func `agrees with R's lm and qt, with inflation and degrees of freedom`() throws {
        let years = [[2022, 2023, 2024], [2019, 2021, 2022, 2024], [2022, 2024]]
        let counts = [[(5, 12), (4, 13), (0, 11)], [(50, 100), (4, 23), (30, 61), (12, 31)], [(0, 12), (0, 13)]]
        let inflation = [[1.0, 1, 1], [4.96, 1.88, 3.4, 2.2], [1.5, 1.5]]
        let variances = [0.2, 0.24, 0.01]
        let degrees = [Double.infinity, 4, 37.5]
        let levels = [0.9, 0.95, 0.9]
        for (index, row) in try ReferenceFile.table("slopes.csv").enumerated() {
            let periods = zip(years[index], counts[index]).map {
                ScoredCount(score: $0, count: BinomialCount($1.0, of: $1.1))
            }
            let slope = try WeightedSlope(
                periods, levelVariance: variances[index], inflation: inflation[index], degreesOfFreedom: degrees[index])
            let interval = try slope.interval(level: levels[index])
            #expect(abs(slope.estimate - (try #require(row["estimate"]))) < 1e-9)
            #expect(abs(slope.standardError - (try #require(row["standardError"]))) < 1e-9)
            #expect(abs(interval.lower - (try #require(row["lower"]))) < 1e-9)
            #expect(abs(interval.upper - (try #require(row["upper"]))) < 1e-9)
        }
    }

    @Test func `two periods give the difference of the shares`() throws {
        let slope = try WeightedSlope(scored([(5, 20), (9, 30)]), levelVariance: 0.2)
        #expect(abs(slope.estimate - 0.05) < 1e-15)
        // √(0.2 (1/20 + 1/30))
        #expect(abs(slope.standardError - (0.2 * (1.0 / 20 + 1.0 / 30)).squareRoot()) < 1e-15)
    }

    @Test func `reversing the periods reverses the sign`() throws {
        let counts = [(5, 12), (4, 13), (0, 11), (9, 30)]
        let forward = try WeightedSlope(scored(counts), levelVariance: 0.1).interval(level: 0.9)
        let backward = try WeightedSlope(scored(counts.reversed()), levelVariance: 0.1).interval(level: 0.9)
        #expect(abs(forward.lower + backward.upper) < 1e-14)
        #expect(abs(forward.upper + backward.lower) < 1e-14)
    }

    @Test func `no success at all still has a width`() throws {
        let interval = try WeightedSlope(scored([(0, 12), (0, 13), (0, 11)]), levelVariance: 0.01).interval(level: 0.9)
        #expect(interval.contains(0) && interval.upper > 0.01)
    }

    @Test func `wrong arguments are named`() {
        let good = scored([(1, 2), (1, 3)])
        #expect(throws: StatisticsError.tooFewGroups(required: 2, found: 1)) {
            try WeightedSlope(scored([(1, 2)]), levelVariance: 0.1)
        }
        for value in [0, -1, 0.26, Double.infinity] {
            #expect(throws: StatisticsError.outOfRange(argument: "levelVariance", value: value)) {
                try WeightedSlope(good, levelVariance: value)
            }
        }
        #expect(throws: StatisticsError.unequalLengths(first: 2, second: 1)) {
            try WeightedSlope(good, levelVariance: 0.1, inflation: [1])
        }
        #expect(throws: StatisticsError.outOfRange(argument: "inflation", value: 0.5)) {
            try WeightedSlope(good, levelVariance: 0.1, inflation: [1, 0.5])
        }
        #expect(throws: StatisticsError.outOfRange(argument: "degreesOfFreedom", value: 0)) {
            try WeightedSlope(good, levelVariance: 0.1, degreesOfFreedom: 0)
        }
        #expect(throws: StatisticsError.outOfRange(argument: "level", value: 1)) {
            try WeightedSlope(good, levelVariance: 0.1).interval(level: 1)
        }
    }
}
