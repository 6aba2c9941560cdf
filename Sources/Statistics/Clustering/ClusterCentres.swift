// SPDX-License-Identifier: GPL-3.0-or-later

/// The means of clusters.
struct ClusterCentres: Sendable, Equatable {
    /// Row-major; shape (k × dimension).
    let values: [Double]
    /// How many observations each cluster has.
    let sizes: [Int]

    init(_ matrix: ObservationMatrix, labels: [Int], clusters: Int) {
        self.init(matrix.values, dimension: matrix.dimension, labels: labels, clusters: clusters)
    }

    init(_ values: [Double], dimension: Int, labels: [Int], clusters: Int) {
        var sums = [Double](repeating: 0, count: clusters * dimension)
        var sizes = [Int](repeating: 0, count: clusters)
        for (row, label) in labels.enumerated() {
            sizes[label] += 1
            let (source, target) = (row * dimension, label * dimension)
            for column in 0..<dimension { sums[target + column] += values[source + column] }
        }
        for cluster in 0..<clusters where sizes[cluster] > 0 {
            for place in (cluster * dimension)..<((cluster + 1) * dimension) { sums[place] /= Double(sizes[cluster]) }
        }
        (self.values, self.sizes) = (sums, sizes)
    }

    /// The sum of the squared distances to the mean of the own cluster.
    static func withinSumOfSquares(_ matrix: ObservationMatrix, labels: [Int], clusters: Int) -> Double {
        let centres = ClusterCentres(matrix, labels: labels, clusters: clusters)
        var total = 0.0
        for (row, label) in labels.enumerated() {
            for column in 0..<matrix.dimension {
                let difference = matrix[row, column] - centres.values[label * matrix.dimension + column]
                total += difference * difference
            }
        }
        return total
    }
}
