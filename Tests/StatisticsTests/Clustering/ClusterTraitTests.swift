// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct ClusterTraitTests {
    @Test func `medians of a cluster and the others stand in the unit of the feature, the largest difference first`()
        throws
    {
        let values: [Double] = [100, 1, 300, 2, 200, .nan, 9, 7, 10, 8, 11, 3]
        let given = try ObservationMatrix(values: values, count: 6, dimension: 2)
        let scaling = try FeatureScaling(given)
        let traits = ClusterTrait.of(1, labels: [1, 1, 1, 2, 2, 2], given, scaling)
        try #require(traits.count == 2)
        let size = try #require(traits.first { $0.feature == 0 })
        // Medians 200 and 10; of all 55.5, deviations 44.5, 244.5, 144.5, 46.5, 45.5, 44.5: 46 · 1.4826.
        #expect(size.median == 200 && size.othersMedian == 10)
        #expect(abs(size.difference - 190 / (46 * 1.482602218505602)) < 1e-12)
        // Of 1 and 2 (one is missing) 1.5, of the others 7; of all 3, deviations 2, 1, 4, 5, 0: 2 · 1.4826.
        let other = try #require(traits.first { $0.feature == 1 })
        #expect(other.median == 1.5 && other.othersMedian == 7)
        #expect(abs(other.difference + 5.5 / (2 * 1.482602218505602)) < 1e-12)
        #expect(abs(traits[0].difference) >= abs(traits[1].difference))
    }
}
