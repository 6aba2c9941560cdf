// SPDX-License-Identifier: GPL-3.0-or-later

extension ClusterAnalysis {
    /// What a caller may choose.
    public struct Options: Sendable, Equatable {
        /// The method; nil: by the number of units.
        public var method: ClusterMethod?
        /// The number of clusters; nil: the one with the largest mean silhouette within ``bounds(count:)``.
        public var k: Int?
        /// What features are divided by.
        public var scale = FeatureScaling.Scale.robust
        /// The seed of starts, samples and reference sets.
        public var seed: UInt64 = 1
        /// How many peers of each unit, from 0.
        public var peers = 5
        /// How many bootstrap samples show the stability; 0: none.
        public var replicates = 100
        /// How many reference sets the gap statistic has up to ``ClusterMethod/wardCount`` units, 10 at most above; 0: none.
        public var gapReplicates = 50

        /// The defaults.
        public init() {}
    }
}
