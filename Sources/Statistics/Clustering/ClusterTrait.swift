// SPDX-License-Identifier: GPL-3.0-or-later

/// In what a cluster differs from all other observations.
public struct ClusterTrait: Sendable, Equatable {
    /// The number of the feature as it was given, from 0.
    public let feature: Int
    /// The median in the cluster, in the unit of the feature; values that are missing do not enter.
    public let median: Double
    /// The median of all others.
    public let othersMedian: Double
    /// The difference of the medians in robust spreads of the feature; above 0 where the cluster lies higher.
    public let difference: Double

    /// The traits of one cluster, the largest difference first; equal ones in the order of the features.
    static func of(
        _ cluster: Int, labels: [Int], _ given: ObservationMatrix, _ scaling: FeatureScaling
    ) -> [ClusterTrait] {
        var traits: [ClusterTrait] = []
        for (place, feature) in scaling.kept.enumerated() {
            var (inside, outside) = ([Double](), [Double]())
            for (row, label) in labels.enumerated() where !given[row, feature].isNaN {
                if label == cluster { inside.append(given[row, feature]) } else { outside.append(given[row, feature]) }
            }
            if inside.isEmpty || outside.isEmpty { continue }
            let (median, others) = (FeatureScaling.median(inside), FeatureScaling.median(outside))
            traits.append(
                ClusterTrait(
                    feature: feature, median: median, othersMedian: others,
                    difference: (median - others) / scaling.spreads[place]))
        }
        return traits.sorted { (abs($1.difference), $0.feature) < (abs($0.difference), $1.feature) }
    }
}
