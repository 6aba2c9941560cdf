// SPDX-License-Identifier: GPL-3.0-or-later

/// Features on one footing: centred at the median, divided by a robust spread, gaps filled by the median.
///
/// The spread is the median absolute deviation from the median times 1.4826, which is the standard deviation of a normal
/// feature. Where more than half of the values are equal that is 0; the standard deviation (n − 1) takes its place, since
/// anything smaller would let a property that few have outweigh all other features. A feature without spread is dropped.
/// Medians and spreads are those of the values that are there.
///
/// ## References
/// - Rousseeuw P. J., Croux C. (1993). Alternatives to the median absolute deviation. *JASA* 88, 1273–1283.
public struct FeatureScaling: Sendable, Equatable {
    /// What a feature is divided by.
    public enum Scale: String, Sendable, CaseIterable {
        /// Its robust spread.
        case robust
        /// Nothing: all features are in one unit already.
        case none
    }

    /// A value that was filled in.
    public struct Imputed: Sendable, Hashable {
        /// The number of the observation, from 0.
        public let observation: Int
        /// The number of the feature as it was given, from 0.
        public let feature: Int

        /// Names a value.
        ///
        /// - Parameters:
        ///   - observation: The number of the observation, from 0.
        ///   - feature: The number of the feature, from 0.
        public init(observation: Int, feature: Int) { (self.observation, self.feature) = (observation, feature) }
    }

    /// The scaled values without gaps; shape (count × kept features).
    public let matrix: ObservationMatrix
    /// The numbers of the features that are left, in their order.
    public let kept: [Int]
    /// The numbers of the features without spread or without any value.
    public let dropped: [Int]
    /// The values filled in by the median, observation by observation.
    public let imputed: [Imputed]
    /// The medians of the kept features, in their own units.
    public let medians: [Double]
    /// The robust spreads of the kept features, in their own units, whatever they were divided by.
    public let spreads: [Double]

    /// Scales features.
    ///
    /// - Parameters:
    ///   - given: The values, NaN where one is missing.
    ///   - scale: What to divide by.
    /// - Throws: ``StatisticsError/noSpread`` where no feature differs between observations.
    public init(_ given: ObservationMatrix, scale: Scale = .robust) throws(StatisticsError) {
        var (kept, dropped, medians, spreads) = ([Int](), [Int](), [Double](), [Double]())
        for feature in 0..<given.dimension {
            let values = given.column(feature).filter { !$0.isNaN }
            guard let spread = Self.spread(values) else {
                dropped.append(feature)
                continue
            }
            kept.append(feature)
            medians.append(Self.median(values))
            spreads.append(spread)
        }
        if kept.isEmpty { throw .noSpread }
        var imputed: [Imputed] = []
        var scaled: [Double] = []
        scaled.reserveCapacity(given.count * kept.count)
        for row in 0..<given.count {
            for (place, feature) in kept.enumerated() {
                let value = given[row, feature]
                if value.isNaN { imputed.append(Imputed(observation: row, feature: feature)) }
                let centred = value.isNaN ? 0 : value - medians[place]
                let result = scale == .robust ? centred / spreads[place] : centred
                // A negative zero would sort apart from its equal.
                scaled.append(result == 0 ? 0 : result)
            }
        }
        matrix = ObservationMatrix(checked: scaled, count: given.count, dimension: kept.count)
        (self.kept, self.dropped, self.imputed, self.medians, self.spreads) = (kept, dropped, imputed, medians, spreads)
    }

    /// The robust spread; nil where the values do not differ by more than the rounding of decimal fractions.
    static func spread(_ values: [Double]) -> Double? {
        let sorted = values.sorted()
        guard let low = sorted.first, let high = sorted.last, high - low > 8 * max(abs(low), abs(high)).ulp else {
            return nil
        }
        let median = median(sorted)
        let deviation = self.median(values.map { abs($0 - median) })
        if deviation > 4 * max(abs(low), abs(high)).ulp { return 1.482602218505602 * deviation }
        return Moments(values).standardDeviation
    }

    /// The median of at least one value.
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
    }
}
