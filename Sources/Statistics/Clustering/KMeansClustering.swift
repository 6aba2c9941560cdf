// SPDX-License-Identifier: GPL-3.0-or-later

/// k-means: k centres such that the sum of the squared distances to the nearest of them is small.
///
/// Seeded starts by greedy k-means++, then Lloyd's iteration until no observation moves; Hamerly's bounds skip what cannot
/// move, the rest is a matrix product. Up to ``exchangeCount`` observations more is done: starts come by turns from
/// k-means++ and from any observations, single observations are exchanged after Lloyd's iteration (Hartigan),
/// which leaves minima of Lloyd's iteration that are none, and in each start a centre is moved to another place
/// ``swaps`` times and kept there where that helps (random swap). The start with the least sum wins. A cluster that runs empty takes
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
/// - Fränti P. (2018). Efficiency of random swap clustering. *J. Big Data* 5, 13.
public struct KMeansClustering: Sendable, Equatable {
    /// How many starts are made where no number is given: 20 up to ``exchangeCount`` observations, 10 above.
    ///
    /// - Parameter count: How many observations there are.
    /// - Returns: The number of starts.
    public static func starts(count: Int) -> Int { count <= exchangeCount ? 20 : 10 }

    /// The most observations for which exchanges and swaps follow each start.
    public static let exchangeCount = 2_000
    /// How often a centre is moved elsewhere in each start.
    public static let swaps = 20

    /// The cluster of each observation, from 0, none of them empty; shape (n).
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
            SquaredDistances(matrix), of: matrix, clusters: clusters,
            starts: starts ?? Self.starts(count: matrix.count),
            swaps: Self.swaps, stream: RandomStream(seed: seed), parallel: parallel)
    }

    init(
        _ data: SquaredDistances, of matrix: ObservationMatrix, clusters: Int, starts: Int, swaps: Int,
        stream: RandomStream, parallel: some ParallelMapping
    ) throws {
        if starts < 1 { throw StatisticsError.outOfRange(argument: "starts", value: Double(starts)) }
        let runs = try parallel.map(count: starts, grain: 1) { start in
            var stream = stream.substream(UInt64(start))
            let isSmall = data.count <= Self.exchangeCount
            let centres =
                isSmall && start % 2 == 1
                ? KMeansSeeding.observations(data, clusters, &stream) : KMeansSeeding.centres(data, clusters, &stream)
            var run = KMeansRun(data, centres: centres)
            run.iterate()
            if isSmall {
                run.exchange()
                run.swap(times: clusters > 1 ? swaps : 0, &stream)
            }
            return (labels: run.labels, sum: run.withinSumOfSquares)
        }
        var best = runs[0]
        for run in runs.dropFirst() where run.sum < best.sum { best = run }
        (labels, withinSumOfSquares) = best
        centres = ClusterCentres(matrix, labels: best.labels, clusters: clusters).values
    }
}
