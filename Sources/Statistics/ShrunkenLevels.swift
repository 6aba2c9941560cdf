// SPDX-License-Identifier: GPL-3.0-or-later

/// The levels of many units, each drawn towards their common share by as much as its own data are few.
///
/// Each level has a beta prior with mean P = (Σx + ½) / (Σn + 1) and a spread estimated by moments from all units (Kleinman
/// 1973, weighted by size). Few units say little about that spread: it is averaged with (0.3 P)², or (0.3 (1 − P))² if that is
/// smaller, in the weights of the units less one and of two. So there is no number of units at which the method switches, and
/// a single unit, for which no spread can be seen, has the prior alone. The half success keeps P off 0 and 1, so that
/// ``binomialVariance(_:)`` is above 0 even for 0/12, 0/13, 0/11 alone.
///
/// The order of the units changes nothing, not even the last bit.
///
/// ## References
/// - Kleinman J. C. (1973). Proportions with extraneous variance: single and independent samples. *JASA* 68, 46–54.
public struct ShrunkenLevels: Sendable, Equatable {
    /// P, the common share.
    public let mean: Double
    /// The variance of levels between units.
    public let spread: Double
    /// How many observations the prior weighs.
    public let priorWeight: Double

    /// The prior knowledge of the spread weighs as much as this many units.
    private static let priorUnits = 2.0
    /// The prior standard deviation of levels relative to the rarer outcome.
    private static let priorRelativeDeviation = 0.3

    /// Estimates the distribution of levels.
    ///
    /// - Parameters:
    ///   - units: The counts of each unit over all of its periods, each with observations; at least one.
    ///   - inflation: φ of each unit's count, at least 1: it weighs as n/φ observations; shape (units). Empty: 1 for all.
    /// - Throws: ``StatisticsError/tooFewGroups(required:found:)``, ``StatisticsError/emptyGroup(index:)``,
    ///   ``StatisticsError/countOutOfRange(index:successes:total:)``,
    ///   ``StatisticsError/unequalLengths(first:second:)``, ``StatisticsError/outOfRange(argument:value:)``.
    public init(_ units: [BinomialCount], inflation: [Double] = []) throws(StatisticsError) {
        if units.isEmpty { throw .tooFewGroups(required: 1, found: 0) }
        if !inflation.isEmpty && inflation.count != units.count {
            throw .unequalLengths(first: units.count, second: inflation.count)
        }
        var sums = Sums()
        for index in units.indices {
            let unit = units[index]
            try unit.checked(index: index)
            if inflation.isEmpty {
                sums.add(unit.share, observations: Double(unit.total))
            } else {
                if !(inflation[index] >= 1 && inflation[index].isFinite) {
                    throw .outOfRange(argument: "inflation", value: inflation[index])
                }
                sums.add(unit.share, observations: Double(unit.total) / inflation[index])
            }
        }
        self.init(sums)
    }

    /// The sums over units that the distribution of levels follows from; their order changes nothing.
    struct Sums {
        private(set) var count = 0
        private(set) var all = ExactSum()
        private(set) var found = ExactSum()
        private(set) var scatter = ExactSum()
        private(set) var squares = ExactSum()
        /// Squares of the largest totals would leave the range of the sums.
        private static let scale = 0x1p-16

        @inline(__always)
        mutating func add(_ share: Double, observations n: Double) {
            count += 1
            all.add(n)
            found.add(n * share)
            scatter.add(n * share * share)
            squares.add((n * Self.scale) * (n * Self.scale))
        }

        /// Σ n².
        var squaredTotals: Double { squares.value / (Self.scale * Self.scale) }
    }

    init(_ sums: Sums) {
        let (all, found) = (sums.all.value, sums.found.value)
        let raw = found / all
        let common = (found + 0.5) / (all + 1)
        let variance = common * (1 - common)
        let degrees = Double(sums.count - 1)
        let size = all - sums.squaredTotals / all - degrees
        let rarer = Self.priorRelativeDeviation * min(common, 1 - common)
        let prior = rarer * rarer
        // Σ n (p − P)², whose terms are not small against their difference: levels differ by tenths of P.
        let scatter = max(0, sums.scatter.value - raw * found)
        // One observation a unit tells nothing about the spread between units.
        let seen = size > 0 ? min(max((scatter - raw * (1 - raw) * degrees) / size, 0), variance) : prior
        let between = (degrees * seen + Self.priorUnits * prior) / (degrees + Self.priorUnits)
        mean = common
        spread = between
        priorWeight = variance / between - 1
    }

    /// Returns the level of a unit: the share drawn towards the common one.
    ///
    /// - Parameters:
    ///   - unit: The counts of the unit over all of its periods.
    ///   - inflation: φ of the unit's count, at least 1.
    /// - Returns: A fraction strictly between 0 and 1.
    @inline(__always)
    public func level(_ unit: BinomialCount, inflation: Double = 1) -> Double {
        (mean * priorWeight + Double(unit.successes) / inflation) / (priorWeight + Double(unit.total) / inflation)
    }

    /// Returns the expectation of μ(1 − μ) for a unit given its data: m(1 − m) less the variance of the level.
    ///
    /// - Parameters:
    ///   - unit: The counts of the unit over all of its periods.
    ///   - inflation: φ of the unit's count, at least 1.
    /// - Returns: A variance above 0, at most 0.25.
    public func binomialVariance(_ unit: BinomialCount, inflation: Double = 1) -> Double {
        let weight = priorWeight + Double(unit.total) / inflation
        let m = level(unit, inflation: inflation)
        return m * (1 - m) * weight / (weight + 1)
    }
}
