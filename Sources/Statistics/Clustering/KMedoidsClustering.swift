// SPDX-License-Identifier: GPL-3.0-or-later

/// Clustering around medoids: k observations such that the sum of the distances to the nearest of them is small.
///
/// FasterPAM: each improving swap of a medoid is made at once, the gains of all k medoids for one candidate come from one
/// pass. It starts from BUILD and from seeded random medoids; the least sum wins. O(n²) time for a round of candidates.
///
/// ```swift
/// let clustering = try KMedoidsClustering(DistanceMatrix(matrix), clusters: 4, seed: 1)
/// ```
///
/// ## References
/// - Kaufman L., Rousseeuw P. J. (1990). *Finding Groups in Data*, 2.
/// - Schubert E., Rousseeuw P. J. (2021). Fast and eager k-medoids clustering. *Inf. Syst.* 101, 101804.
public struct KMedoidsClustering: Sendable, Equatable {
    /// How many starts are made where no number is given, the first by BUILD: 100 up to 1,000 observations, 10 above.
    ///
    /// - Parameter count: How many observations there are.
    /// - Returns: The number of starts.
    public static func starts(count: Int) -> Int { count <= 1_000 ? 100 : 10 }

    /// The numbers of the medoids; shape (k).
    public let medoids: [Int]
    /// The place of the nearest medoid in ``medoids``, of each observation; shape (n).
    public let labels: [Int]
    /// The sum of the distances to the nearest medoid.
    public let sumOfDistances: Double

    /// Finds medoids.
    ///
    /// - Parameters:
    ///   - distances: The distances of the observations.
    ///   - clusters: k, from 1 to n.
    ///   - starts: How many starts, at least 1; nil: as many as ``starts(count:)`` says.
    ///   - seed: The seed of the random starts.
    ///   - parallel: Who runs the starts.
    /// - Throws: ``StatisticsError/clustersOutOfRange(asked:distinct:)``,
    ///   ``StatisticsError/outOfRange(argument:value:)`` for no start, or what `parallel` throws.
    public init(
        _ distances: DistanceMatrix, clusters: Int, starts: Int? = nil, seed: UInt64 = 1,
        parallel: some ParallelMapping = SerialMapping()
    ) throws {
        try self.init(
            distances, clusters: clusters, starts: starts ?? Self.starts(count: distances.count),
            stream: RandomStream(seed: seed), parallel: parallel)
    }

    init(
        _ distances: DistanceMatrix, clusters: Int, starts: Int, stream: RandomStream, parallel: some ParallelMapping
    ) throws {
        let n = distances.count
        guard (1...n).contains(clusters) else {
            throw StatisticsError.clustersOutOfRange(asked: clusters, distinct: n)
        }
        if starts < 1 { throw StatisticsError.outOfRange(argument: "starts", value: Double(starts)) }
        let lengths = distances.squares.map { $0.squareRoot() }
        let runs = try parallel.map(count: starts, grain: 1) { start in
            var search = MedoidSearch(lengths, count: n)
            if start == 0 {
                search.build(clusters)
            } else {
                var stream = stream.substream(UInt64(start))
                search.begin(Self.choice(clusters, of: n, &stream))
            }
            search.swap()
            return search
        }
        var best = runs[0]
        for run in runs.dropFirst() where run.total < best.total * (1 - 1e-12) { best = run }
        (medoids, labels, sumOfDistances) = (best.medoids, best.nearest, best.total)
    }

    /// Different numbers below `count`.
    private static func choice(_ size: Int, of count: Int, _ stream: inout RandomStream) -> [Int] {
        var places = Array(0..<count)
        for index in 0..<size { places.swapAt(index, index + stream.integer(below: count - index)) }
        return Array(places.prefix(size))
    }
}
