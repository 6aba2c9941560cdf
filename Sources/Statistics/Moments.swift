// SPDX-License-Identifier: GPL-3.0-or-later

/// Mean and standard deviation of a list, the same bits in any order of its values.
///
/// The values are sorted, centred before they are squared, and summed with Neumaier's compensation.
struct Moments: Sendable, Equatable {
    let mean: Double
    /// With n − 1; nil for one value, 0 where all are equal.
    let standardDeviation: Double?

    /// At least one finite value.
    init(_ values: [Double]) {
        let sorted = values.sorted()
        let n = Double(sorted.count)
        if sorted[0] == sorted[sorted.count - 1] {
            (mean, standardDeviation) = (sorted[0], sorted.count > 1 ? 0 : nil)
            return
        }
        let mean = Self.sum(sorted) / n
        self.mean = mean
        let squares = Self.sum(sorted.map { ($0 - mean) * ($0 - mean) }.sorted())
        standardDeviation = (squares / (n - 1)).squareRoot()
    }

    static func sum(_ values: [Double]) -> Double {
        var (sum, lost) = (0.0, 0.0)
        for value in values {
            let next = sum + value
            lost += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
            sum = next
        }
        return sum + lost
    }
}
