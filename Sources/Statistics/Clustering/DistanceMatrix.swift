// SPDX-License-Identifier: GPL-3.0-or-later

/// All distances between observations, held in memory: 8 n² bytes.
///
/// Differences are squared one by one, in the order of the features, as R and SciPy do: decimal data are full of distances
/// that are equal but for rounding, and which of them counts as the smaller decides how a tree grows.
///
/// ```swift
/// let distances = try DistanceMatrix(matrix)
/// print(distances.squared(0, 1))
/// ```
public struct DistanceMatrix: Sendable, Equatable {
    /// The most observations whose distances are held: 200 MB, and as much again for each working copy.
    public static let largestCount = 5_000

    /// How many observations there are.
    public let count: Int
    /// The squared Euclidean distances, symmetric, 0 on the diagonal; shape (count × count).
    let squares: [Double]

    private static let block = 64

    /// Computes the distances.
    ///
    /// - Parameters:
    ///   - matrix: Observations without gaps.
    ///   - parallel: Who runs the blocks of rows.
    /// - Throws: ``StatisticsError/tooManyObservations(allowed:found:)``, or what `parallel` throws.
    public init(_ matrix: ObservationMatrix, parallel: some ParallelMapping = SerialMapping()) throws {
        let n = matrix.count
        if n > Self.largestCount { throw StatisticsError.tooManyObservations(allowed: Self.largestCount, found: n) }
        let blocks = (n + Self.block - 1) / Self.block
        // Only what lies right of a block's first row is computed; the other half is its mirror image, to the last bit.
        let parts = try parallel.map(count: blocks, grain: 1) { number in
            let rows = (number * Self.block)..<min((number + 1) * Self.block, n)
            var buffer: [Double] = []
            buffer.reserveCapacity(rows.count * (n - rows.lowerBound))
            for row in rows {
                for column in rows.lowerBound..<n { buffer.append(Self.squared(matrix, row, column)) }
            }
            return buffer
        }
        var squares = [Double](repeating: 0, count: n * n)
        for (number, part) in parts.enumerated() {
            let first = number * Self.block
            let width = n - first
            for row in first..<min(first + Self.block, n) {
                for column in (row + 1)..<max(n, row + 1) {
                    let value = part[(row - first) * width + column - first]
                    squares[row * n + column] = value
                    squares[column * n + row] = value
                }
            }
        }
        (count, self.squares) = (n, squares)
    }

    private static func squared(_ matrix: ObservationMatrix, _ row: Int, _ other: Int) -> Double {
        let (first, second) = (row * matrix.dimension, other * matrix.dimension)
        var sum = 0.0
        for column in 0..<matrix.dimension {
            let difference = matrix.values[first + column] - matrix.values[second + column]
            sum += difference * difference
        }
        return sum
    }

    private init(count: Int, squares: [Double]) { (self.count, self.squares) = (count, squares) }

    /// The squared distance of two observations.
    ///
    /// - Parameters:
    ///   - first: The number of one, from 0.
    ///   - second: The number of the other.
    /// - Returns: 0 for equal observations.
    public func squared(_ first: Int, _ second: Int) -> Double { squares[first * count + second] }

    /// The distances of some observations, in the order asked for.
    func rows(_ places: [Int]) -> DistanceMatrix {
        var chosen: [Double] = []
        chosen.reserveCapacity(places.count * places.count)
        for row in places {
            let start = row * count
            for column in places { chosen.append(squares[start + column]) }
        }
        return DistanceMatrix(count: places.count, squares: chosen)
    }
}
