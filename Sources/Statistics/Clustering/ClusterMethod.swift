// SPDX-License-Identifier: GPL-3.0-or-later

/// How observations are put into clusters.
public enum ClusterMethod: String, Sendable, Hashable, CaseIterable {
    /// Ward's tree, cut.
    case ward
    /// Medoids by FasterPAM.
    case kMedoids = "kmedoids"
    /// Lloyd's k-means.
    case kMeans = "kmeans"

    /// The most observations for which Ward's method is taken where none is asked for.
    public static let wardCount = 2_000

    /// The method where none is asked for: Ward's, or k-means above ``wardCount`` observations.
    ///
    /// - Parameter count: How many observations there are.
    /// - Returns: The method.
    public static func automatic(count: Int) -> ClusterMethod { count <= wardCount ? .ward : .kMeans }

    /// The most observations that the method can hold in memory.
    public var largestCount: Int { self == .kMeans ? ClusterAnalysis.largestCount : DistanceMatrix.largestCount }

    /// What the method makes small.
    public var objective: ClusterObjective { self == .kMedoids ? .sumOfDistances : .withinSumOfSquares }
}

/// What a clustering makes small.
public enum ClusterObjective: String, Sendable, Hashable, CaseIterable {
    /// The sum of the squared distances to the mean of the own cluster.
    case withinSumOfSquares
    /// The sum of the distances to the medoid of the own cluster.
    case sumOfDistances
}
