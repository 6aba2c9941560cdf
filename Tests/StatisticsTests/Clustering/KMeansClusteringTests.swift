// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct KMeansClusteringTests {
    @Test(arguments: try AlikeReference.cuts())
    func `the sum is not above the best of 50 starts of R`(_ cut: AlikeReference.Cut) throws {
        let found = try KMeansClustering(AlikeReference.matrix(cut.set), clusters: cut.k)
        #expect(found.withinSumOfSquares <= cut.means * (1 + 1e-12))
    }

    @Test func `the sum is not above the best of 50 starts of scikit-learn`() throws {
        for peer in try AlikeReference.peers() {
            let found = try KMeansClustering(AlikeReference.matrix(peer.set), clusters: peer.k)
            #expect(found.withinSumOfSquares <= peer.inertia * (1 + 1e-12), "\(peer.set), \(peer.k)")
        }
    }

    @Test(arguments: [300, 2_500])
    func `every observation is with its nearest mean, on any number of threads`(count: Int) throws {
        let matrix = try AlikeReference.points(count, 6, seed: 3, groups: 5)
        let found = try KMeansClustering(matrix, clusters: 7, starts: 4)
        #expect(try KMeansClustering(matrix, clusters: 7, starts: 4, parallel: CrowdedMapping()) == found)
        var (sum, sums) = (0.0, [Double](repeating: 0, count: 42))
        var sizes = [Double](repeating: 0, count: 7)
        for (row, label) in found.labels.enumerated() {
            let squares = (0..<7).map { cluster in
                (0..<6).reduce(0.0) { sum, column in
                    let difference = matrix[row, column] - found.centres[cluster * 6 + column]
                    return sum + difference * difference
                }
            }
            #expect(squares.allSatisfy { $0 >= squares[label] - 1e-9 })
            sum += squares[label]
            sizes[label] += 1
            for column in 0..<6 { sums[label * 6 + column] += matrix[row, column] }
        }
        #expect(relativeDifference(sum, found.withinSumOfSquares) < 1e-12 && sizes.allSatisfy { $0 > 0 })
        for place in 0..<42 { #expect(abs(sums[place] / sizes[place / 6] - found.centres[place]) < 1e-12) }
    }

    @Test func `as many clusters as observations that differ leave nothing`() throws {
        let matrix = try ObservationMatrix(values: [1, 1, 1, 1, 1, 2, 2, 3, 50], count: 9, dimension: 1)
        let found = try KMeansClustering(matrix, clusters: 4)
        #expect(found.withinSumOfSquares == 0 && Set(found.labels).count == 4)
        for k in [0, 5] {
            let distinct = k == 0 ? 1 : 4
            #expect(throws: StatisticsError.clustersOutOfRange(asked: k, distinct: distinct)) {
                try KMeansClustering(matrix, clusters: k)
            }
        }
        #expect(throws: StatisticsError.outOfRange(argument: "starts", value: 0)) {
            try KMeansClustering(matrix, clusters: 2, starts: 0)
        }
    }

    @Test func `a moved cloud has the same clusters`() throws {
        let matrix = try AlikeReference.points(400, 3, seed: 8)
        let moved = try ObservationMatrix(values: matrix.values.map { $0 + 1e6 }, count: 400, dimension: 3)
        let (one, other) = (try KMeansClustering(matrix, clusters: 3), try KMeansClustering(moved, clusters: 3))
        #expect(AlikeReference.normal(one.labels) == AlikeReference.normal(other.labels))
        #expect(relativeDifference(one.withinSumOfSquares, other.withinSumOfSquares) < 1e-7)
    }
}
