// SPDX-License-Identifier: GPL-3.0-or-later

public import Statistics

/// Units around eight centres that overlap, with a fixed seed.
public enum AlikeUnits {
    /// Makes the units.
    ///
    /// - Returns: 40,000 × 32 values.
    /// - Throws: `StatisticsError`, never for these sizes.
    public static func make() throws -> ObservationMatrix {
        let (count, dimension, groups) = (40_000, 32, 8)
        var stream = RandomStream(seed: 1)
        let centres = (0..<(groups * dimension)).map { _ in stream.normal(standardDeviation: 0.5) }
        let values = (0..<(count * dimension)).map { place in
            let (row, column) = (place / dimension, place % dimension)
            return centres[row % groups * dimension + column] + stream.normal()
        }
        return try ObservationMatrix(values: values, count: count, dimension: dimension)
    }
}
