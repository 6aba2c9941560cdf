// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct NearestNeighboursTests {
    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `neighbours are the first of all sorted by distance`(seed: UInt64) throws {
        let matrix = try AlikeReference.points(130, 4, seed: seed)
        let found = try NearestNeighbours(matrix, count: 6)
        #expect(try NearestNeighbours(matrix, count: 6, parallel: CrowdedMapping()) == found)
        let distances = try DistanceMatrix(matrix)
        for row in 0..<130 {
            let others = (0..<130).filter { $0 != row }
                .sorted { (distances.squared(row, $0), $0) < (distances.squared(row, $1), $1) }
            #expect(found.neighbours[row].map(\.observation) == Array(others.prefix(6)))
            for neighbour in found.neighbours[row] {
                let expected = distances.squared(row, neighbour.observation).squareRoot()
                #expect(relativeDifference(neighbour.distance, expected) < 1e-12)
            }
        }
    }

    @Test func `of equally near ones the lower number comes first`() throws {
        let matrix = try ObservationMatrix(values: [5, 4, 6, 5, 4], count: 5, dimension: 1)
        let found = try NearestNeighbours(matrix, count: 9).neighbours
        #expect(found[0].map(\.observation) == [3, 1, 2, 4] && found[0].map(\.distance) == [0, 1, 1, 1])
        #expect(try NearestNeighbours(matrix, count: 0).neighbours == [[], [], [], [], []])
        #expect(throws: StatisticsError.outOfRange(argument: "count", value: -1)) {
            try NearestNeighbours(matrix, count: -1)
        }
    }
}
