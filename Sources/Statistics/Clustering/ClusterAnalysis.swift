// SPDX-License-Identifier: GPL-3.0-or-later

/// Units alike in their features: clusters with silhouettes and stability, what sets each apart, and the peers of each unit.
///
/// Features are scaled (``FeatureScaling``). The units are put into an order of their own data first (ties by name), so that
/// neither the order of rows nor the number of threads changes a bit, and a new name changes nothing but the name. Clusters
/// are numbered from 1 by size, the largest first, then by their centres.
///
/// ```swift
/// let analysis = try ClusterAnalysis(units: names, features: columns, values: matrix)
/// print(analysis.clusters.map(\.jaccard), analysis.labels)
/// ```
public struct ClusterAnalysis: Sendable, Equatable {
    /// The most units: all pairs of them are measured once for silhouettes and peers.
    public static let largestCount = 50_000

    /// One cluster.
    public struct Cluster: Sendable, Equatable {
        /// Its number, from 1.
        public let number: Int
        /// How many units it has.
        public let size: Int
        /// The mean silhouette of its units; nil for one cluster.
        public let silhouette: Double?
        /// How well it is found again in bootstrap samples, from 0 to 1; nil for one cluster.
        public let jaccard: Double?
        /// Its medoid, the number of a unit as given; nil but for k-medoids.
        public let medoid: Int?
        /// In what it differs from the other units, the largest difference first; none for one cluster.
        public let traits: [ClusterTrait]
    }

    /// A number of clusters that was tried.
    public struct Candidate: Sendable, Equatable {
        /// The number of clusters.
        public let k: Int
        /// Their mean silhouette; nil where every unit is a cluster of its own, or for one cluster.
        public let silhouette: Double?
        /// The gap statistic; nil where nothing varies within clusters, or where it was not asked for.
        public let gap: Double?
        /// The standard error of the gap's simulation.
        public let gapStandardError: Double?
    }

    /// A unit near another.
    public struct Peer: Sendable, Equatable {
        /// The number of the unit as given, from 0.
        public let unit: Int
        /// The Euclidean distance in scaled features.
        public let distance: Double
    }

    /// The method that was used.
    public let method: ClusterMethod
    /// The cluster of each unit, from 1; shape (n).
    public let labels: [Int]
    /// The silhouette of each unit; nil for one cluster.
    public let silhouettes: [Double]?
    /// The mean silhouette; nil for one cluster.
    public let silhouette: Double?
    /// The value of what the method made small, in scaled features.
    public let objective: Double
    /// The clusters by number.
    public let clusters: [Cluster]
    /// The numbers of clusters that were tried, in rising order.
    public let candidates: [Candidate]
    /// The nearest units of each, nearest first.
    public let peers: [[Peer]]
    /// The values that were filled in, by unit and feature as given.
    public let imputed: [FeatureScaling.Imputed]
    /// The numbers of the features that were left out: no spread, or no value at all.
    public let dropped: [Int]

    /// How many clusters there are.
    public var k: Int { clusters.count }

    /// Groups units.
    ///
    /// - Parameters:
    ///   - units: The names, of which each occurs once; shape (n).
    ///   - values: Units by features, NaN where a value is missing.
    ///   - options: Method, numbers, seed.
    ///   - parallel: Who runs independent work.
    /// - Throws: ``StatisticsError/unequalLengths(first:second:)``,
    ///   ``StatisticsError/tooManyObservations(allowed:found:)``, ``StatisticsError/noSpread``,
    ///   ``StatisticsError/clustersOutOfRange(asked:distinct:)``, ``StatisticsError/outOfRange(argument:value:)``, or what
    ///   `parallel` throws.
    public init(
        units: [String], values: ObservationMatrix, options: Options = Options(),
        parallel: some ParallelMapping = SerialMapping()
    ) throws {
        let n = values.count
        if units.count != n { throw StatisticsError.unequalLengths(first: units.count, second: n) }
        let method = options.method ?? .automatic(count: n)
        if n > method.largestCount {
            throw StatisticsError.tooManyObservations(allowed: method.largestCount, found: n)
        }
        let scaling = try FeatureScaling(values, scale: options.scale)
        let order = Self.canonicalOrder(scaling.matrix, units)
        let run = try Run(scaling.matrix.rows(order), method, options, parallel)

        // From the places of the canonical order to those of the caller.
        var labels = [Int](repeating: 0, count: n)
        for (place, unit) in order.enumerated() { labels[unit] = run.labels[place] + 1 }
        self.method = method
        self.labels = labels
        silhouettes = run.silhouettes.map { values in
            var result = [Double](repeating: 0, count: n)
            for (place, unit) in order.enumerated() { result[unit] = values[place] }
            return result
        }
        silhouette = run.silhouettes.map { $0.reduce(0, +) / Double(n) }
        objective = run.objective
        candidates = run.candidates
        var peers = [[Peer]](repeating: [], count: n)
        for (place, unit) in order.enumerated() {
            peers[unit] = run.neighbours[place].map { Peer(unit: order[$0.observation], distance: $0.distance) }
        }
        self.peers = peers
        (imputed, dropped) = (scaling.imputed, scaling.dropped)
        clusters = run.sizes.indices.map { cluster in
            Cluster(
                number: cluster + 1, size: run.sizes[cluster], silhouette: run.clusterSilhouettes?[cluster],
                jaccard: run.jaccard?[cluster], medoid: run.medoids.isEmpty ? nil : order[run.medoids[cluster]],
                traits: run.sizes.count == 1 ? [] : ClusterTrait.of(cluster + 1, labels: labels, values, scaling))
        }
    }

    /// The units sorted by their scaled values, equal ones by name.
    private static func canonicalOrder(_ matrix: ObservationMatrix, _ units: [String]) -> [Int] {
        units.indices.sorted { matrix.precedes($0, $1) ?? (units[$0] < units[$1]) }
    }

    /// The numbers of clusters that are tried where none is given: 2–4 below 60 units, 2–8 from there on.
    ///
    /// A cluster has three units on average at least, except that two clusters are always tried.
    ///
    /// - Parameter count: How many units there are.
    /// - Returns: The bounds, both included.
    public static func bounds(count: Int) -> ClosedRange<Int> {
        2...max(2, min(count < 60 ? 4 : 8, count / 3))
    }
}
