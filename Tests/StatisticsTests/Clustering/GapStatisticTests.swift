// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct GapStatisticTests {
    @Test(arguments: [0, 1])
    func `the gap agrees with R's clusGap within the error of both simulations`(set: Int) throws {
        let matrix = try AlikeReference.matrix(["ruspini", "pluton"][set])
        let rows = try ReferenceFile.table("alike_gap.csv").filter { $0["set"] == Double(set) }
        try #require(rows.count == 6)
        let found = try GapStatistic(
            matrix, method: .ward, numbers: Array(1...6), replicates: 500, seed: 1, parallel: CrowdedMapping())
        for (gap, row) in zip(found.gaps, rows) {
            let (gap, error) = (try #require(gap), try #require(row["se"]))
            #expect(abs(gap.logWithin - (try #require(row["logW"]))) < 1e-9)
            // Both means have 500 references: four standard errors of their difference.
            #expect(abs(gap.gap - (try #require(row["gap"]))) < 4 * error * (2.0 / 500).squareRoot())
            // The standard deviation of 500 has a relative error of 3 %, twice.
            #expect(abs(gap.standardError / error - 1) < 0.2)
        }
    }

    @Test func `the same seed gives the same bits on any number of threads, another seed others`() throws {
        let matrix = try AlikeReference.points(40, 3, seed: 5)
        func gaps(_ seed: UInt64, _ parallel: some ParallelMapping) throws -> GapStatistic {
            try GapStatistic(
                matrix, method: .kMeans, numbers: [2, 3], replicates: 5, seed: seed, parallel: parallel)
        }
        let first = try gaps(1, SerialMapping())
        #expect(try gaps(1, CrowdedMapping()) == first)
        #expect(try gaps(2, SerialMapping()) != first)
    }

    @Test func `nothing within clusters has no gap, and one reference is no simulation`() throws {
        let matrix = try ObservationMatrix(values: [1, 1, 5, 5], count: 4, dimension: 1)
        let found = try GapStatistic(matrix, method: .ward, numbers: [1, 2], replicates: 3, seed: 1)
        #expect(found.gaps[0] != nil && found.gaps[1] == nil)
        #expect(throws: StatisticsError.outOfRange(argument: "replicates", value: 1)) {
            try GapStatistic(matrix, method: .ward, numbers: [2], replicates: 1, seed: 1)
        }
    }
}
