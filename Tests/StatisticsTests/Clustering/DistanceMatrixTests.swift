// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct DistanceMatrixTests {
    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `distances are those of the definition, symmetric, on any number of threads`(seed: UInt64) throws {
        let matrix = try AlikeReference.points(150, 7, seed: seed)
        let distances = try DistanceMatrix(matrix)
        #expect(try DistanceMatrix(matrix, parallel: CrowdedMapping()) == distances)
        for row in 0..<150 {
            for other in 0..<150 {
                let expected = zip(matrix.row(row), matrix.row(other)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
                #expect(relativeDifference(distances.squared(row, other), expected) < 1e-11)
                #expect(distances.squared(row, other) == distances.squared(other, row))
            }
        }
    }

    @Test func `near and equal observations far from zero keep their digits`() throws {
        let far = try ObservationMatrix(values: [1e8, 1e8 + 1, 1e8 + 1, -1e8], count: 4, dimension: 1)
        let distances = try DistanceMatrix(far)
        #expect(distances.squared(0, 1) == 1 && distances.squared(1, 2) == 0)
        #expect(distances.squared(0, 3) == 4e16)
    }

    @Test func `more than memory allows is refused`() throws {
        let many = try ObservationMatrix(values: (0..<5_001).map(Double.init), count: 5_001, dimension: 1)
        #expect(throws: StatisticsError.tooManyObservations(allowed: 5_000, found: 5_001)) { try DistanceMatrix(many) }
    }
}
