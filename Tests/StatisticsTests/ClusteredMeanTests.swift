// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct ClusteredMeanTests {
    struct Row: Decodable {
        let values: [Double]
        let clusters: [Int]
        let estimate, standardError, t, degreesOfFreedom, p: Double
    }

    @Test func `agrees with clubSandwich's CR2 and Satterthwaite degrees of freedom`() throws {
        let rows: [Row] = try ReferenceFile.decode("clusters.json")
        try #require(rows.count == 3)
        for row in rows {
            let mean = try ClusteredMean(row.values, clusters: row.clusters)
            #expect(abs(mean.estimate - row.estimate) < 1e-10)
            #expect(abs(mean.standardError - row.standardError) < 1e-10)
            #expect(abs(mean.degreesOfFreedom - row.degreesOfFreedom) < 1e-8)
            #expect(abs(try #require(mean.t) - row.t) < 1e-9)
            #expect(abs(try #require(mean.pValue) - row.p) < 1e-9)
        }
    }

    @Test func `clusters of one person give the usual t-test`() throws {
        let differences = [1.0, 4, 2, 8, 5, 7, -3, 0, 6, 2, 9, 4]
        let mean = try ClusteredMean(differences, clusters: Array(differences.indices))
        let test = PairedTTest(try pairs(differences))
        #expect(abs(try #require(mean.t) - (try #require(test.t))) < 1e-12)
        #expect(abs(mean.degreesOfFreedom - 11) < 1e-10)
        let (own, usual) = (try #require(try mean.interval()), try #require(try test.interval()))
        #expect(abs(own.lower - usual.lower) < 1e-9 && abs(own.upper - usual.upper) < 1e-9)
    }

    @Test func `equal differences have no t`() throws {
        let mean = try ClusteredMean(Array(repeating: 0.3, count: 20), clusters: (0..<20).map { $0 / 2 })
        #expect(mean.standardError == 0 && mean.t == nil && mean.pValue == nil)
        #expect(try mean.interval() == nil)
    }

    @Test func `fewer than ten clusters are refused`() {
        #expect(throws: StatisticsError.tooFewGroups(required: 10, found: 9)) {
            try ClusteredMean((0..<18).map(Double.init), clusters: (0..<18).map { $0 % 9 })
        }
        #expect(throws: StatisticsError.tooFewGroups(required: 10, found: 0)) {
            try ClusteredMean([], clusters: [Int]())
        }
        #expect(throws: StatisticsError.unequalLengths(first: 1, second: 2)) {
            try ClusteredMean([1], clusters: [1, 2])
        }
        #expect(throws: StatisticsError.nonFiniteValue(argument: "values", index: 0)) {
            try ClusteredMean([.infinity], clusters: [1])
        }
    }
}
