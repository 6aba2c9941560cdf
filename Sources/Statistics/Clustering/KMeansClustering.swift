// SPDX-License-Identifier: GPL-3.0-or-later

/// k-means: k centres such that the sum of the squared distances to the nearest of them is small.
///
/// Seeded starts by greedy k-means++, then Lloyd's iteration until no observation moves; Hamerly's bounds skip what cannot
/// move, the rest is a matrix product. Up to ``exchangeCount`` observations single ones are exchanged afterwards (Hartigan),
/// which leaves minima of Lloyd's iteration that are none. The start with the least sum wins. A cluster that runs empty takes
/// the observation farthest from its centre.
///
/// ```swift
/// let clustering = try KMeansClustering(matrix, clusters: 8, seed: 1)
/// print(clustering.withinSumOfSquares)
/// ```
///
/// ## References
/// - Lloyd S. P. (1982). Least squares quantization in PCM. *IEEE Trans. Inf. Theory* 28, 129–137.
/// - Arthur D., Vassilvitskii S. (2007). k-means++: the advantages of careful seeding. *SODA*, 1027–1035.
/// - Hamerly G. (2010). Making k-means even faster. *SDM*, 130–140.
/// - Hartigan J. A. (1975). *Clustering Algorithms*, 4.
public struct KMeansClustering: Sendable, Equatable {
    /// How many starts are made where no number is given: 100 up to ``exchangeCount`` observations, 10 above.
    ///
    /// - Parameter count: How many observations there are.
    /// - Returns: The number of starts.
    public static func starts(count: Int) -> Int { count <= exchangeCount ? 100 : 10 }

    /// The most observations for which single exchanges follow each start.
    public static let exchangeCount = 2_000

    /// The cluster of each observation, from 0; shape (n). Every cluster has at least one.
    public let labels: [Int]
    /// The means of the clusters, row-major; shape (k × dimension).
    public let centres: [Double]
    /// The sum of the squared distances to the mean of the own cluster.
    public let withinSumOfSquares: Double

    /// Finds centres.
    ///
    /// - Parameters:
    ///   - matrix: Observations without gaps.
    ///   - clusters: k, from 1 to the number of observations that differ.
    ///   - starts: How many starts, at least 1; nil: as many as ``starts(count:)`` says.
    ///   - seed: The seed of the starts; each has a stream of its own.
    ///   - parallel: Who runs the starts.
    /// - Throws: ``StatisticsError/clustersOutOfRange(asked:distinct:)``,
    ///   ``StatisticsError/outOfRange(argument:value:)`` for no start, or what `parallel` throws.
    public init(
        _ matrix: ObservationMatrix, clusters: Int, starts: Int? = nil, seed: UInt64 = 1,
        parallel: some ParallelMapping = SerialMapping()
    ) throws {
        let distinct = clusters > 1 ? matrix.distinctCount : 1
        guard (1...distinct).contains(clusters) else {
            throw StatisticsError.clustersOutOfRange(asked: clusters, distinct: distinct)
        }
        try self.init(
            SquaredDistances(matrix), of: matrix, clusters: clusters, starts: starts ?? Self.starts(count: matrix.count),
            stream: RandomStream(seed: seed), parallel: parallel)
    }

    init(
        _ data: SquaredDistances, of matrix: ObservationMatrix, clusters: Int, starts: Int, stream: RandomStream,
        parallel: some ParallelMapping
    ) throws {
        if starts < 1 { throw StatisticsError.outOfRange(argument: "starts", value: Double(starts)) }
        let runs = try parallel.map(count: starts, grain: 1) { start in
            var stream = stream.substream(UInt64(start))
            var run = KMeansRun(data, centres: KMeansSeeding.centres(data, clusters, &stream))
            run.iterate()
            if data.count <= Self.exchangeCount { run.exchange() }
            return (labels: run.labels, sum: run.withinSumOfSquares)
        }
        var best = runs[0]
        for run in runs.dropFirst() where run.sum < best.sum { best = run }
        (labels, withinSumOfSquares) = best
        centres = ClusterCentres(matrix, labels: best.labels, clusters: clusters).values
    }
}
