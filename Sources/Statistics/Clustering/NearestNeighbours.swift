// SPDX-License-Identifier: GPL-3.0-or-later

/// The nearest neighbours of each observation, nearest first.
///
/// Of equally near ones the lower number comes first. O(n²) time, memory for a block of rows.
public struct NearestNeighbours: Sendable, Equatable {
    /// One neighbour.
    public struct Neighbour: Sendable, Equatable {
        /// Its number, from 0.
        public let observation: Int
        /// The Euclidean distance to it.
        public let distance: Double
    }

    /// The neighbours of each observation; shape (n) of shape (as many as were asked for, n − 1 at most).
    public let neighbours: [[Neighbour]]

    private static let block = 64

    /// Finds the neighbours.
    ///
    /// - Parameters:
    ///   - matrix: Observations without gaps.
    ///   - count: How many neighbours of each, at least 0.
    ///   - parallel: Who runs the blocks of rows.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)`` below 0, or what `parallel` throws.
    public init(_ matrix: ObservationMatrix, count: Int, parallel: some ParallelMapping = SerialMapping()) throws {
        if count < 0 { throw StatisticsError.outOfRange(argument: "count", value: Double(count)) }
        let n = matrix.count
        let wanted = min(count, n - 1)
        if wanted == 0 {
            neighbours = Array(repeating: [], count: n)
            return
        }
        let distances = SquaredDistances(matrix)
        let parts = try parallel.map(count: (n + Self.block - 1) / Self.block, grain: 1) { number in
            let rows = (number * Self.block)..<min((number + 1) * Self.block, n)
            var buffer = [Double](repeating: 0, count: rows.count * n)
            distances.fill(rows, to: distances, 0..<n, into: &buffer)
            return rows.map { row in Self.nearest(row, wanted, buffer, (row - rows.lowerBound) * n, n) }
        }
        neighbours = parts.flatMap { $0 }
    }

    private static func nearest(_ row: Int, _ wanted: Int, _ squares: [Double], _ start: Int, _ n: Int) -> [Neighbour] {
        var places: [Int] = []
        places.reserveCapacity(wanted + 1)
        for other in 0..<n where other != row {
            let square = squares[start + other]
            if places.count == wanted && square >= squares[start + places[wanted - 1]] { continue }
            var place = places.count
            while place > 0 && squares[start + places[place - 1]] > square { place -= 1 }
            places.insert(other, at: place)
            if places.count > wanted { places.removeLast() }
        }
        return places.map { Neighbour(observation: $0, distance: squares[start + $0].squareRoot()) }
    }
}
