// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct FeatureScalingTests {
    @Test func `median and spread are those of R`() throws {
        let scaling = try FeatureScaling(AlikeReference.matrix("wine"))
        let rows = try ReferenceFile.table("alike_scaled.csv")
        try #require(rows.count == 13 && scaling.kept.count == 13)
        for (feature, row) in rows.enumerated() {
            #expect(abs(scaling.medians[feature] - (try #require(row["median"]))) < 1e-14)
            // R's mad has the constant 1.4826, ours more digits of it.
            let mad = try #require(row["mad"]) / 1.4826 * 1.482602218505602
            #expect(relativeDifference(scaling.spreads[feature], mad) < 1e-13)
        }
    }

    @Test func `a gap becomes the median of what is there`() throws {
        // Of 1, 3, 5 the median is 3, the absolute deviations 2, 0, 2: the spread is 2 · 1.4826.
        let given = try ObservationMatrix(values: [1, 3, .nan, 5], count: 4, dimension: 1)
        let scaling = try FeatureScaling(given)
        #expect(scaling.imputed == [FeatureScaling.Imputed(observation: 2, feature: 0)])
        #expect(scaling.matrix[2, 0] == 0 && abs(scaling.matrix[3, 0] - 1 / 1.482602218505602) < 1e-15)
    }

    @Test func `a rare property is divided by its standard deviation`() throws {
        // One of ten: the deviation from the median is 0 for most; variance 0.1 · 0.9 · 10/9 = 0.1.
        let given = try ObservationMatrix(values: [1] + [Double](repeating: 0, count: 9), count: 10, dimension: 1)
        let scaling = try FeatureScaling(given)
        #expect(abs(scaling.spreads[0] - 0.1.squareRoot()) < 1e-15)
    }

    @Test func `features without spread or value are dropped`() throws {
        // 0.1 + 0.2 and 0.3 differ by rounding alone.
        let given = try ObservationMatrix(
            values: [7, .nan, 1, 0.3, 7, .nan, 2, 0.1 + 0.2, 7, .nan, 4, 0.3], count: 3, dimension: 4)
        let scaling = try FeatureScaling(given)
        #expect(scaling.kept == [2] && scaling.dropped == [0, 1, 3])
        #expect(scaling.matrix.dimension == 1 && scaling.imputed.isEmpty)
    }

    @Test func `without scaling features are centred only`() throws {
        let given = try ObservationMatrix(values: [10, 1, 20, 2, 40, 3], count: 3, dimension: 2)
        let scaling = try FeatureScaling(given, scale: .none)
        #expect(scaling.matrix.values == [-10, -1, 0, 0, 20, 1])
    }

    @Test func `nothing to tell observations apart by is an error`() throws {
        let given = try ObservationMatrix(values: [7, .nan, 7, .nan], count: 2, dimension: 2)
        #expect(throws: StatisticsError.noSpread) { try FeatureScaling(given) }
        let alone = try ObservationMatrix(values: [7, 8], count: 1, dimension: 2)
        #expect(throws: StatisticsError.noSpread) { try FeatureScaling(alone) }
    }

    @Test func `the largest value beside the smallest differences stays finite`() throws {
        // To the precision of the largest value the others are equal: their deviations are 0, the standard deviation 5e99.
        let given = try ObservationMatrix(values: [0, 1e-300, 2e-300, 1e100], count: 4, dimension: 1)
        let scaling = try FeatureScaling(given)
        #expect(abs(scaling.matrix[3, 0] - 2) < 1e-12)
    }
}
