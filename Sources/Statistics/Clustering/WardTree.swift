// SPDX-License-Identifier: GPL-3.0-or-later

/// Ward's hierarchical clustering: at each step the two clusters merge whose union adds least to the sum of squares.
///
/// Nearest-neighbour chain on squared distances, O(n²) time and memory; the heights are those of R's `ward.D2` and of
/// scikit-learn. Of equally near neighbours the one before in the chain is taken, else the first.
///
/// ```swift
/// let labels = try WardTree(DistanceMatrix(matrix)).labels(clusters: 3)
/// ```
///
/// ## References
/// - Ward J. H. (1963). Hierarchical grouping to optimize an objective function. *JASA* 58, 236–244.
/// - Murtagh F., Legendre P. (2014). Ward's hierarchical agglomerative clustering method: which algorithms implement
///   Ward's criterion? *J. Classif.* 31, 274–295.
public struct WardTree: Sendable, Equatable {
    /// Two clusters that become one.
    public struct Merge: Sendable, Equatable {
        /// An observation of the one cluster.
        public let first: Int
        /// An observation of the other.
        public let second: Int
        /// The distance of the clusters, in the unit of the features.
        public let height: Double
    }

    /// How many observations there are.
    public let count: Int
    /// The merges, from the lowest to the highest; shape (count − 1).
    public let merges: [Merge]

    /// Builds the tree.
    ///
    /// - Parameter distances: The distances of the observations.
    public init(_ distances: DistanceMatrix) {
        let n = distances.count
        // Squares of the rounded distances, where R and SciPy begin: see `DistanceMatrix` on ties.
        var matrix = distances.squares.map { $0.squareRoot() }.map { $0 * $0 }
        var sizes = [Double](repeating: 1, count: n)
        var heights = [Double](repeating: 0, count: n)
        var alive = Array(0..<n)
        var chain: [Int] = []
        var merges: [Merge] = []
        while merges.count < n - 1 {
            if chain.isEmpty { chain.append(alive[0]) }
            var (last, nearest, distance) = (0, 0, 0.0)
            while true {
                last = chain[chain.count - 1]
                let before = chain.count > 1 ? chain[chain.count - 2] : -1
                (nearest, distance) = (before, before < 0 ? .infinity : matrix[last * n + before])
                let start = last * n
                for other in alive where matrix[start + other] < distance && other != last {
                    (nearest, distance) = (other, matrix[start + other])
                }
                if nearest == before && before >= 0 { break }
                chain.append(nearest)
            }
            chain.removeLast(2)
            // The lower number stands for both from now on.
            let (kept, gone) = (min(nearest, last), max(nearest, last))
            // Rounding must not put a cluster below its parts.
            let height = max(distance, heights[kept], heights[gone])
            merges.append(Merge(first: kept, second: gone, height: height.squareRoot()))
            alive.removeAll { $0 == gone }
            for third in alive where third != kept {
                let sum = sizes[kept] + sizes[gone] + sizes[third]
                let value =
                    ((sizes[kept] + sizes[third]) * matrix[third * n + kept]
                        + (sizes[gone] + sizes[third]) * matrix[third * n + gone] - sizes[third] * distance) / sum
                matrix[third * n + kept] = value
                matrix[kept * n + third] = value
            }
            sizes[kept] += sizes[gone]
            heights[kept] = height
        }
        count = n
        self.merges = merges.enumerated()
            .sorted { ($0.element.height, $0.offset) < ($1.element.height, $1.offset) }.map(\.element)
    }

    /// Cuts the tree.
    ///
    /// - Parameter clusters: How many clusters, from 1 to ``count``.
    /// - Returns: The cluster of each observation, numbered from 0 in the order of their first observations; shape (count).
    public func labels(clusters: Int) -> [Int] {
        precondition((1...max(count, 1)).contains(clusters), "a tree is cut into one to n clusters")
        var parents = Array(0..<count)
        func root(_ place: Int) -> Int {
            var place = place
            while parents[place] != place {
                parents[place] = parents[parents[place]]
                place = parents[place]
            }
            return place
        }
        for merge in merges.prefix(count - clusters) {
            let (one, other) = (root(merge.first), root(merge.second))
            parents[max(one, other)] = min(one, other)
        }
        var numbers: [Int: Int] = [:]
        return (0..<count).map { place in
            let root = root(place)
            let number = numbers[root] ?? numbers.count
            numbers[root] = number
            return number
        }
    }
}
