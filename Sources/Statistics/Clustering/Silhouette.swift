// SPDX-License-Identifier: GPL-3.0-or-later

/// How much nearer each observation lies to its own cluster than to the next: (b − a) / max(a, b), from −1 to 1.
///
/// a is the mean distance to the others of its cluster, b the least mean distance to another cluster. An observation alone in
/// its cluster has 0, and so has one that is 0 away from both. O(n²) time, memory for a block of rows.
///
/// ## References
/// - Rousseeuw P. J. (1987). Silhouettes: a graphical aid to the interpretation and validation of cluster analysis.
///   *J. Comput. Appl. Math.* 20, 53–65.
public struct Silhouette: Sendable, Equatable {
    /// The silhouette of each observation; shape (n).
    public let values: [Double]
    /// Their mean.
    public var mean: Double { values.reduce(0, +) / Double(values.count) }

    private static let block = 64

    /// Takes the silhouettes of one clustering.
    ///
    /// - Parameters:
    ///   - matrix: Observations without gaps.
    ///   - labels: The cluster of each, from 0; shape (n), at least two clusters.
    ///   - parallel: Who runs the blocks of rows.
    /// - Throws: ``StatisticsError/unequalLengths(first:second:)``, ``StatisticsError/tooFewGroups(required:found:)``, or
    ///   what `parallel` throws.
    public init(
        _ matrix: ObservationMatrix, labels: [Int], parallel: some ParallelMapping = SerialMapping()
    ) throws {
        self = try Self.of(matrix, [labels], parallel: parallel)[0]
    }

    private init(values: [Double]) { self.values = values }

    /// The silhouettes of several clusterings of the same observations, from one pass over their distances.
    static func of(
        _ matrix: ObservationMatrix, _ clusterings: [[Int]], parallel: some ParallelMapping
    ) throws -> [Silhouette] {
        let n = matrix.count
        var sizes: [[Int]] = []
        for labels in clusterings {
            if labels.count != n { throw StatisticsError.unequalLengths(first: n, second: labels.count) }
            var size = [Int](repeating: 0, count: (labels.max() ?? 0) + 1)
            for label in labels { size[label] += 1 }
            let found = size.count { $0 > 0 }
            if found < 2 { throw StatisticsError.tooFewGroups(required: 2, found: found) }
            sizes.append(size)
        }
        let distances = SquaredDistances(matrix)
        let blocks = (n + Self.block - 1) / Self.block
        let all = sizes
        let parts = try parallel.map(count: blocks, grain: 1) { number in
            let rows = (number * Self.block)..<min((number + 1) * Self.block, n)
            var buffer = [Double](repeating: 0, count: rows.count * n)
            distances.fill(rows, to: distances, 0..<n, into: &buffer)
            for place in 0..<(rows.count * n) { buffer[place] = buffer[place].squareRoot() }
            return zip(clusterings, all).map { labels, sizes in
                rows.map { row in value(row, (row - rows.lowerBound) * n, buffer, labels, sizes) }
            }
        }
        return clusterings.indices.map { number in Silhouette(values: parts.flatMap { $0[number] }) }
    }

    private static func value(
        _ row: Int, _ start: Int, _ distances: [Double], _ labels: [Int], _ sizes: [Int]
    ) -> Double {
        let own = labels[row]
        if sizes[own] == 1 { return 0 }
        var sums = [Double](repeating: 0, count: sizes.count)
        for other in labels.indices { sums[labels[other]] += distances[start + other] }
        let inside = sums[own] / Double(sizes[own] - 1)
        var outside = Double.infinity
        for cluster in sizes.indices where cluster != own && sizes[cluster] > 0 {
            outside = min(outside, sums[cluster] / Double(sizes[cluster]))
        }
        let larger = max(inside, outside)
        return larger > 0 ? (outside - inside) / larger : 0
    }
}
