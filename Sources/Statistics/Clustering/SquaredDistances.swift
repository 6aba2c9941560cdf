// SPDX-License-Identifier: GPL-3.0-or-later

/// Squared Euclidean distances between observations, block by block, from one matrix product.
///
/// ‖x − y‖² = ‖x‖² + ‖y‖² − 2xy loses its digits where x and y are near each other: below a ten-thousandth of
/// ‖x‖² + ‖y‖² the differences are squared one by one. So equal rows are exactly 0 apart, and a distance keeps a relative
/// accuracy of about 10⁻¹². The features are centred first.
struct SquaredDistances: Sendable {
    /// The centred values, row-major.
    let values: [Double]
    let count: Int
    let dimension: Int
    /// ‖x‖² of each row.
    let norms: [Double]

    private static let lowestShare = 1e-4

    /// Takes observations without gaps.
    init(_ matrix: ObservationMatrix) {
        var centres = [Double](repeating: 0, count: matrix.dimension)
        for row in 0..<matrix.count {
            for column in centres.indices { centres[column] += matrix[row, column] / Double(matrix.count) }
        }
        var values = matrix.values
        for row in 0..<matrix.count {
            for column in centres.indices { values[row * matrix.dimension + column] -= centres[column] }
        }
        self.init(centred: values, count: matrix.count, dimension: matrix.dimension)
    }

    /// Takes values as they are.
    init(centred values: [Double], count: Int, dimension: Int) {
        (self.values, self.count, self.dimension) = (values, count, dimension)
        var norms: [Double] = []
        norms.reserveCapacity(count)
        for row in 0..<count {
            var sum = 0.0
            for place in (row * dimension)..<((row + 1) * dimension) { sum += values[place] * values[place] }
            norms.append(sum)
        }
        self.norms = norms
    }

    /// Fills `buffer` with the squared distances of some rows to a run of rows of the same or of other observations.
    ///
    /// - Parameters:
    ///   - rows: The rows of this matrix.
    ///   - others: The other observations, centred alike.
    ///   - columns: Their rows.
    ///   - buffer: Receives (rows × columns), row-major.
    func fill(_ rows: Range<Int>, to others: SquaredDistances, _ columns: Range<Int>, into buffer: inout [Double]) {
        let width = columns.count
        GSL.products(
            values, from: rows.lowerBound, rows: rows.count, others.values, from: columns.lowerBound, columns: width,
            dimension: dimension, factor: -2, into: &buffer)
        for row in rows {
            let start = (row - rows.lowerBound) * width
            let own = norms[row]
            for column in 0..<width {
                let sum = own + others.norms[columns.lowerBound + column]
                let distance = buffer[start + column] + sum
                buffer[start + column] =
                    distance < Self.lowestShare * sum
                    ? direct(row, others, columns.lowerBound + column) : distance
            }
        }
    }

    /// The sum of the squared differences of a row and a row of other observations.
    func direct(_ row: Int, _ others: SquaredDistances, _ other: Int) -> Double {
        let (first, second) = (row * dimension, other * dimension)
        var sum = 0.0
        for column in 0..<dimension {
            let difference = values[first + column] - others.values[second + column]
            sum += difference * difference
        }
        return sum
    }
}
