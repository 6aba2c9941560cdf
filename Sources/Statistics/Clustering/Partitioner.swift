// SPDX-License-Identifier: GPL-3.0-or-later

/// One method with its starts, applied to the observations, to samples of them and to reference sets.
struct Partitioner: Sendable {
    /// The clusters of the observations, and what the method made small.
    struct Partition: Sendable {
        let labels: [Int]
        let objective: Double
        let medoids: [Int]
    }

    let method: ClusterMethod
    let starts: Int
    /// How often each start of k-means moves a centre elsewhere.
    var swaps = 0

    /// The partitions into each of some numbers of clusters.
    ///
    /// There must be at least as many observations that differ as the largest number of clusters. Each number and start has a
    /// stream of its own from the one given.
    func partitions(
        _ matrix: ObservationMatrix, distances: DistanceMatrix?, _ numbers: [Int], stream: RandomStream,
        parallel: some ParallelMapping
    ) throws -> [Partition] {
        switch method {
        case .kMeans:
            let data = SquaredDistances(matrix)
            return try numbers.map { k in
                let found = try KMeansClustering(
                    data, of: matrix, clusters: k, starts: starts, swaps: swaps,
                    stream: stream.substream(UInt64(k)), parallel: parallel)
                return Partition(labels: found.labels, objective: found.withinSumOfSquares, medoids: [])
            }
        case .ward:
            let tree = WardTree(try distances ?? DistanceMatrix(matrix, parallel: parallel))
            return numbers.map { k in
                let labels = tree.labels(clusters: k)
                let sum = ClusterCentres.withinSumOfSquares(matrix, labels: labels, clusters: k)
                return Partition(labels: labels, objective: sum, medoids: [])
            }
        case .kMedoids:
            let distances = try distances ?? DistanceMatrix(matrix, parallel: parallel)
            return try numbers.map { k in
                let found = try KMedoidsClustering(
                    distances, clusters: k, starts: starts, stream: stream.substream(UInt64(k)), parallel: parallel)
                return Partition(labels: found.labels, objective: found.sumOfDistances, medoids: found.medoids)
            }
        }
    }
}
