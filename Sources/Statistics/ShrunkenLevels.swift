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
    /// - Parameter units: The counts of each unit over all of its periods, each with observations; at least one.
    /// - Throws: ``StatisticsError/tooFewGroups(required:found:)``, ``StatisticsError/emptyGroup(index:)``,
    ///   ``StatisticsError/countOutOfRange(index:successes:total:)``.
    public init(_ units: [BinomialCount]) throws(StatisticsError) {
        if units.isEmpty { throw .tooFewGroups(required: 1, found: 0) }
        for index in units.indices { try units[index].checked(index: index) }
        let ordered = units.sorted { ($0.total, $0.successes) < ($1.total, $1.successes) }
        var (all, found, squares, scatter) = (0.0, 0.0, 0.0, 0.0)
        for unit in ordered {
            all += Double(unit.total)
            found += Double(unit.successes)
        }
        let raw = found / all
        for unit in ordered {
            let n = Double(unit.total)
            squares += n * n
            scatter += n * (unit.share - raw) * (unit.share - raw)
        }
        let common = (found + 0.5) / (all + 1)
        let variance = common * (1 - common)
        let degrees = Double(ordered.count - 1)
        let size = all - squares / all - degrees
        let rarer = Self.priorRelativeDeviation * min(common, 1 - common)
        let prior = rarer * rarer
        // One observation a unit tells nothing about the spread between units.
        let seen = size > 0 ? min(max((scatter - raw * (1 - raw) * degrees) / size, 0), variance) : prior
        let between = (degrees * seen + Self.priorUnits * prior) / (degrees + Self.priorUnits)
        mean = common
        spread = between
        priorWeight = variance / between - 1
    }

    /// Returns the level of a unit: the share drawn towards the common one.
    ///
    /// - Parameter unit: The counts of the unit over all of its periods.
    /// - Returns: A fraction strictly between 0 and 1.
    public func level(_ unit: BinomialCount) -> Double {
        (mean * priorWeight + Double(unit.successes)) / (priorWeight + Double(unit.total))
    }

    /// Returns the expectation of μ(1 − μ) for a unit given its data: m(1 − m) less the variance of the level.
    ///
    /// - Parameter unit: The counts of the unit over all of its periods.
    /// - Returns: A variance above 0, at most 0.25.
    public func binomialVariance(_ unit: BinomialCount) -> Double {
        let weight = priorWeight + Double(unit.total)
        let m = level(unit)
        return m * (1 - m) * weight / (weight + 1)
    }
}
