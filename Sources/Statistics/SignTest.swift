// SPDX-License-Identifier: GPL-3.0-or-later

/// The exact sign test: whether rises and falls are equally frequent among those that changed.
///
/// Pairs without a change do not enter it. Where nobody changed only one outcome is possible, and every p-value is 1.
///
/// ```swift
/// let test = try SignTest(risen: 5, fallen: 3)
/// print(test.pValue())  // 0.7266
/// ```
///
/// ## References
/// - Dixon W. J., Mood A. M. (1946). The statistical sign test. *JASA* 41, 557–566.
public struct SignTest: Sendable, Equatable {
    /// How many rose: the statistic.
    public let risen: Int
    /// How many fell.
    public let fallen: Int

    /// Tests the pairs that changed.
    ///
    /// - Parameter pairs: The scores before and after.
    public init(_ pairs: PairedScores) { (risen, fallen) = (pairs.risen, pairs.fallen) }

    /// Tests counts of changes.
    ///
    /// - Parameters:
    ///   - risen: How many rose, from 0.
    ///   - fallen: How many fell, from 0.
    /// - Throws: ``StatisticsError/countOutOfRange(index:successes:total:)``.
    public init(risen: Int, fallen: Int) throws(StatisticsError) {
        let most = BinomialCount.largestTotal / 2
        if !(0...most).contains(risen) || !(0...most).contains(fallen) {
            throw .countOutOfRange(index: 0, successes: risen, total: risen &+ fallen)
        }
        self.risen = risen
        self.fallen = fallen
    }

    init(checkedRisen risen: Int, fallen: Int) { (self.risen, self.fallen) = (risen, fallen) }

    /// Returns the exact p-value for one side or both.
    ///
    /// - Parameter alternative: The side.
    /// - Returns: From above 0 to 1.
    public func pValue(_ alternative: Alternative = .twoSided) -> Double {
        let signs = SymmetricBinomial(trials: risen + fallen)
        switch alternative {
        case .twoSided: return risen == fallen ? 1 : min(1, 2 * signs.atMost(min(risen, fallen)))
        case .less: return signs.atMost(risen)
        case .greater: return signs.atLeast(risen)
        }
    }

    /// The two-sided p-value less half the probability of the outcomes at exactly the observed distance; 1 where nobody changed.
    public var pMid: Double {
        if risen + fallen == 0 { return 1 }
        let point = SymmetricBinomial(trials: risen + fallen).point(min(risen, fallen))
        return risen == fallen ? 1 - point / 2 : pValue() - point
    }
}
