// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct KMeansRunTests {
    @Test func `a cluster that runs empty takes the farthest observation`() throws {
        // The third centre is nobody's nearest.
        let matrix = try ObservationMatrix(values: [0, 1, 2, 10, 11, 30], count: 6, dimension: 1)
        let data = SquaredDistances(centred: matrix.values, count: 6, dimension: 1)
        var run = KMeansRun(data, centres: [1, 15, 1_000])
        run.iterate()
        #expect(AlikeReference.normal(run.labels) == [0, 0, 0, 1, 1, 2])
        // 1 + 0 + 1 and ½ · 1.
        #expect(abs(run.withinSumOfSquares - 2.5) < 1e-12)
    }

    @Test func `an exchange leaves a minimum of Lloyd's iteration`() throws {
        // 0, 3 | 5.9 stands still: 3 is nearer to 1.5 than to 5.9? No exchange by distance, but one by the sum:
        // {0, 3}, {5.9} has 4.5, {0}, {3, 5.9} has 4.205.
        let data = SquaredDistances(centred: [0, 3, 5.9], count: 3, dimension: 1)
        var run = KMeansRun(data, centres: [1.5, 5.9])
        run.iterate()
        #expect(abs(run.withinSumOfSquares - 4.5) < 1e-12)
        run.exchange()
        #expect(abs(run.withinSumOfSquares - 2.9 * 2.9 / 2) < 1e-12)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `bounds change nothing against plain iteration`(seed: UInt64) throws {
        let matrix = try AlikeReference.points(700, 5, seed: seed, groups: 4)
        let start = Array(matrix.values.prefix(30))
        var run = KMeansRun(SquaredDistances(centred: matrix.values, count: 700, dimension: 5), centres: start)
        run.iterate()
        var (centres, labels) = (start, [Int]())
        while true {
            let nearest = (0..<700).map { row in
                (0..<6).min { one, other in
                    squared(matrix, row, centres, one) < squared(matrix, row, centres, other)
                } ?? 0
            }
            if nearest == labels { break }
            labels = nearest
            centres = ClusterCentres(matrix, labels: labels, clusters: 6).values
        }
        #expect(run.labels == labels)
    }

    private func squared(_ matrix: ObservationMatrix, _ row: Int, _ centres: [Double], _ cluster: Int) -> Double {
        (0..<5).reduce(0) { sum, column in
            let difference = matrix[row, column] - centres[cluster * 5 + column]
            return sum + difference * difference
        }
    }
}
