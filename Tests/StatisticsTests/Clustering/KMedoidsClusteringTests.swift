// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct KMedoidsClusteringTests {
    @Test(arguments: try AlikeReference.cuts())
    func `the sum is not above the best of 50 starts of R's pam`(_ cut: AlikeReference.Cut) throws {
        let matrix = try AlikeReference.matrix(cut.set)
        let found = try KMedoidsClustering(DistanceMatrix(matrix), clusters: cut.k)
        #expect(found.sumOfDistances <= cut.medoids * (1 + 1e-12))
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `the best medoids of all choices are found`(seed: UInt64) throws {
        let distances = try DistanceMatrix(AlikeReference.points(18, 2, seed: seed))
        var least = Double.infinity
        for one in 0..<18 {
            for other in (one + 1)..<18 {
                for third in (other + 1)..<max(18, other + 1) {
                    let sum = (0..<18).reduce(0.0) { sum, place in
                        sum
                            + [one, other, third].map { distances.squared(place, $0).squareRoot() }.reduce(
                                .infinity, min)
                    }
                    least = min(least, sum)
                }
            }
        }
        let found = try KMedoidsClustering(distances, clusters: 3, seed: seed)
        #expect(relativeDifference(found.sumOfDistances, least) < 1e-12)
    }

    @Test func `labels name the nearest medoid and the sum is theirs`() throws {
        let distances = try DistanceMatrix(AlikeReference.points(60, 4, seed: 2))
        let found = try KMedoidsClustering(distances, clusters: 4, parallel: CrowdedMapping())
        #expect(try KMedoidsClustering(distances, clusters: 4) == found)
        var sum = 0.0
        for place in 0..<60 {
            let lengths = found.medoids.map { distances.squared(place, $0).squareRoot() }
            let own = lengths[found.labels[place]]
            #expect(lengths.allSatisfy { $0 >= own })
            sum += own
        }
        #expect(relativeDifference(sum, found.sumOfDistances) < 1e-12)
    }

    @Test func `one cluster has the median, n clusters no distance`() throws {
        let matrix = try ObservationMatrix(values: [9, 1, 4, 2, 100], count: 5, dimension: 1)
        let distances = try DistanceMatrix(matrix)
        let one = try KMedoidsClustering(distances, clusters: 1)
        #expect(one.medoids == [2] && abs(one.sumOfDistances - 106) < 1e-12)
        #expect(try KMedoidsClustering(distances, clusters: 5).sumOfDistances == 0)
        for k in [0, 6] {
            #expect(throws: StatisticsError.clustersOutOfRange(asked: k, distinct: 5)) {
                try KMedoidsClustering(distances, clusters: k)
            }
        }
        #expect(throws: StatisticsError.outOfRange(argument: "starts", value: 0)) {
            try KMedoidsClustering(distances, clusters: 2, starts: 0)
        }
    }
}
