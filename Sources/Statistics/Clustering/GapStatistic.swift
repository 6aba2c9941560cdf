// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// How much less the observations vary within k clusters than observations without any structure would.
///
/// gap(k) = E*[ln W*] − ln W, W the sum of squares within clusters, E* the mean over seeded reference sets, each feature
/// uniform over its own range. The standard error is that of the simulation, sd · √(1 + 1/B). References have fewer starts
/// than the clustering itself, and so has the W that is compared with them.
///
/// ## References
/// - Tibshirani R., Walther G., Hastie T. (2001). Estimating the number of clusters in a data set via the gap statistic.
///   *JRSS B* 63, 411–423.
public struct GapStatistic: Sendable, Equatable {
    /// The gap of one number of clusters.
    public struct Gap: Sendable, Equatable {
        /// The number of clusters.
        public let clusters: Int
        /// ln W of the observations.
        public let logWithin: Double
        /// E*[ln W*] − ln W.
        public let gap: Double
        /// The standard error of the simulation.
        public let standardError: Double
    }

    /// The gaps, in the order of the numbers asked for; none where W is 0.
    public let gaps: [Gap?]

    /// How many starts a reference set has.
    static let starts = 3

    /// Simulates the gaps.
    ///
    /// - Parameters:
    ///   - matrix: Observations without gaps, at least as many that differ as the largest number of clusters.
    ///   - method: The method of clustering.
    ///   - numbers: The numbers of clusters.
    ///   - replicates: B, how many reference sets, at least 2.
    ///   - seed: The seed of the simulation.
    ///   - parallel: Who runs the reference sets.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)`` below two replicates, what the method throws, or what
    ///   `parallel` throws.
    public init(
        _ matrix: ObservationMatrix, method: ClusterMethod, numbers: [Int], replicates: Int, seed: UInt64,
        parallel: some ParallelMapping = SerialMapping()
    ) throws {
        if replicates < 2 { throw StatisticsError.outOfRange(argument: "replicates", value: Double(replicates)) }
        let partitioner = Partitioner(method: method, starts: Self.starts)
        let stream = RandomStream(seed: seed, item: 2)
        let ranges = (0..<matrix.dimension).map { feature in
            let values = matrix.column(feature)
            return (low: values.min() ?? 0, high: values.max() ?? 0)
        }
        let own = try Self.within(matrix, partitioner, numbers, stream, parallel)
        let drawn = try parallel.map(count: replicates, grain: 1) { replicate in
            var stream = stream.substream(UInt64(replicate + 1))
            var values: [Double] = []
            values.reserveCapacity(matrix.values.count)
            for _ in 0..<matrix.count {
                for range in ranges { values.append(range.low + (range.high - range.low) * stream.uniform()) }
            }
            let reference = ObservationMatrix(checked: values, count: matrix.count, dimension: matrix.dimension)
            return try Self.within(reference, partitioner, numbers, stream.substream(0), SerialMapping()).map(log)
        }
        gaps = numbers.indices.map { index in
            guard own[index] > 0 else { return nil }
            let moments = Moments(drawn.map { $0[index] })
            let error = (moments.standardDeviation ?? 0) * (1 + 1 / Double(replicates)).squareRoot()
            return Gap(
                clusters: numbers[index], logWithin: log(own[index]), gap: moments.mean - log(own[index]),
                standardError: error)
        }
    }

    private static func within(
        _ matrix: ObservationMatrix, _ partitioner: Partitioner, _ numbers: [Int], _ stream: RandomStream,
        _ parallel: some ParallelMapping
    ) throws -> [Double] {
        let found = try partitioner.partitions(matrix, distances: nil, numbers, stream: stream, parallel: parallel)
        return zip(numbers, found).map { k, partition in
            ClusterCentres.withinSumOfSquares(matrix, labels: partition.labels, clusters: k)
        }
    }
}
