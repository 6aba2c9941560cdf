// SPDX-License-Identifier: GPL-3.0-or-later

/// What a group of like units is like, beside all others.
public struct GroupProfile: Hashable, Codable, Sendable {
    /// A feature of a group.
    public struct Feature: Hashable, Codable, Sendable {
        /// The code of the feature, such as `pupils`.
        public var code: String
        /// The median of the group, in the unit of the feature.
        public var median: Double
        /// The median of all other units.
        public var othersMedian: Double
        /// The standardised difference of the medians; above 0 where the group lies higher.
        public var difference: Double

        /// Describes a feature of a group.
        ///
        /// - Parameters:
        ///   - code: The code of the feature.
        ///   - median: The median of the group, in the unit of the feature.
        ///   - othersMedian: The median of all other units.
        ///   - difference: The standardised difference of the medians.
        public init(code: String, median: Double, othersMedian: Double, difference: Double) {
            self.code = code
            self.median = median
            self.othersMedian = othersMedian
            self.difference = difference
        }
    }

    /// The number of the group, from 1.
    public var group: Int
    /// How many units it has.
    public var size: Int
    /// How well it is found again in bootstrap samples (Jaccard), from 0 to 1; nil where it was not examined.
    public var stability: Double?
    /// The features, the largest difference first.
    public var features: [Feature]

    /// Describes a group.
    ///
    /// - Parameters:
    ///   - group: The number of the group, from 1.
    ///   - size: How many units it has.
    ///   - stability: The bootstrap Jaccard, from 0 to 1.
    ///   - features: The features, the largest difference first.
    public init(group: Int, size: Int, stability: Double? = nil, features: [Feature] = []) {
        self.group = group
        self.size = size
        self.stability = stability
        self.features = features
    }
}
