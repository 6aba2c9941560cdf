// SPDX-License-Identifier: GPL-3.0-or-later

/// How well each cluster is found again in bootstrap samples: the mean of the largest Jaccard coefficient.
///
/// A sample of n with replacement is clustered, each observation that was drawn entering once; each cluster, as far as it was
/// drawn, is compared with the most similar cluster of the sample. A cluster of which nobody was drawn counts as lost (0).
/// From 0.75 on a cluster is commonly called stable, below 0.5 dissolved.
///
/// ## References
/// - Hennig C. (2007). Cluster-wise assessment of cluster stability. *Comput. Stat. Data Anal.* 52, 258–271.
public struct ClusterStability: Sendable, Equatable {
    /// The mean Jaccard coefficient of each cluster, from 0 to 1; shape (k).
    public let jaccard: [Double]
    /// How many samples had enough different observations to be clustered.
    public let replicates: Int

    /// How many starts a sample has.
    ///
    /// A local minimum of k-means must not pass for a lost cluster. Medoids start from BUILD alone, as PAM does: it is
    /// deterministic, while the best of random starts jumps between near-equal sums.
    static func starts(_ method: ClusterMethod, count: Int) -> Int {
        if method == .kMedoids { return 1 }
        return count <= ClusterMethod.wardCount ? 10 : 3
    }

    /// Draws and clusters samples.
    ///
    /// - Parameters:
    ///   - matrix: Observations without gaps.
    ///   - labels: The cluster of each, from 0 to k − 1; shape (n).
    ///   - method: The method of clustering.
    ///   - replicates: How many samples, at least 1.
    ///   - seed: The seed of the samples.
    ///   - parallel: Who runs the samples.
    /// - Throws: ``StatisticsError/unequalLengths(first:second:)``, ``StatisticsError/outOfRange(argument:value:)``,
    ///   ``StatisticsError/tooManyObservations(allowed:found:)``, or what `parallel` throws.
    public init(
        _ matrix: ObservationMatrix, labels: [Int], method: ClusterMethod, replicates: Int = 100, seed: UInt64,
        parallel: some ParallelMapping = SerialMapping()
    ) throws {
        let distances = method == .kMeans ? nil : try DistanceMatrix(matrix, parallel: parallel)
        try self.init(
            matrix, distances: distances, labels: labels, method: method, replicates: replicates, seed: seed,
            parallel: parallel)
    }

    init(
        _ matrix: ObservationMatrix, distances: DistanceMatrix?, labels: [Int], method: ClusterMethod, replicates: Int,
        seed: UInt64, parallel: some ParallelMapping
    ) throws {
        let n = matrix.count
        if labels.count != n { throw StatisticsError.unequalLengths(first: n, second: labels.count) }
        if replicates < 1 { throw StatisticsError.outOfRange(argument: "replicates", value: Double(replicates)) }
        let clusters = (labels.max() ?? 0) + 1
        let partitioner = Partitioner(method: method, starts: Self.starts(method, count: n))
        let samples = RandomStream(seed: seed, item: 3)
        let found = try parallel.map(count: replicates, grain: 1) { replicate -> [Double]? in
            var stream = samples.substream(UInt64(replicate))
            var isDrawn = [Bool](repeating: false, count: n)
            for _ in 0..<n { isDrawn[stream.integer(below: n)] = true }
            let places = isDrawn.indices.filter { isDrawn[$0] }
            let sample = matrix.rows(places)
            if sample.distinctCount < clusters { return nil }
            let partition = try partitioner.partitions(
                sample, distances: distances.map { $0.rows(places) }, [clusters], stream: stream.substream(0),
                parallel: SerialMapping())[0]
            return Self.largest(places.map { labels[$0] }, partition.labels, clusters)
        }.compactMap { $0 }
        self.replicates = found.count
        jaccard = (0..<clusters).map { cluster in
            found.isEmpty ? 0 : found.reduce(0) { $0 + $1[cluster] } / Double(found.count)
        }
    }

    /// The largest Jaccard coefficient of each first cluster with any second one.
    static func largest(_ first: [Int], _ second: [Int], _ clusters: Int) -> [Double] {
        var both = [Int](repeating: 0, count: clusters * clusters)
        var (ones, others) = ([Int](repeating: 0, count: clusters), [Int](repeating: 0, count: clusters))
        for (one, other) in zip(first, second) {
            both[one * clusters + other] += 1
            ones[one] += 1
            others[other] += 1
        }
        return (0..<clusters).map { one in
            (0..<clusters).reduce(0) { most, other in
                let shared = both[one * clusters + other]
                return shared == 0 ? most : max(most, Double(shared) / Double(ones[one] + others[other] - shared))
            }
        }
    }
}
