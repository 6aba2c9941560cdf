// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// What the square of a unit adds to ρ̂ of the ordinary changes in the test of that unit.
///
/// ``OrdinaryChanges`` gives an unusual square little weight, as it may come from a true change. But the hypothesis of the unit's own
/// test is that it does not change: under it the square is luck and counts whole. Without this the luckiest of many units would
/// lower the very ρ̂ that they are measured by, and where nobody changes some of them would be confirmed too often.
///
/// One step of scoring from ρ̂ by what is missing of the unit's score: the weight beyond the one that it has for a square which
/// both classes explain alike. The step is as long as the information of the mixture is small: half the variance of ρ̂.
struct OwnLuck: Sendable, Hashable {
    /// ρ̂ of the ordinary units.
    let rho: Double
    /// ρ of the others, at least ρ̂.
    let other: Double
    /// How far below 0 the score of all units leads where ρ̂ is 0; at most 0.
    let slack: Double
    /// ρ for each unit of score.
    let step: Double

    /// The most that one square may add to the variance of its own unit, relative to it and for each unit of the square.
    ///
    /// A unit far larger than all others would be all that is known of ρ; that it is little is what its degrees of freedom say
    /// already. With this bound and the next a larger score never has a larger p.
    private static let largestPart = 0.1
    /// How much larger the variance of a unit that changes may be taken to be.
    private static let largestRatio = 100.0

    /// Returns ρ as it is where one unit is ordinary for certain.
    ///
    /// - Parameters:
    ///   - square: The square of the unit's own test, with mean 1 where ρ is 0.
    ///   - gain: The derivative of that mean by ρ.
    /// - Returns: At least ρ̂, at most 0.9.
    func rho(square: Double, gain: Double) -> Double {
        let low = 1 + gain * rho
        if square <= low || other <= rho { return rho }
        let high = min(1 + gain * other, Self.largestRatio * low)
        let part = OrdinaryChanges.changing
        let lean = log(part / (1 - part)) + 0.5 * (log(low / high) + square * (1 / low - 1 / high))
        let missing = max(0, 1 - 1 / (1 + exp(lean)) - part) / (1 - part)
        let relative = gain / low
        let reach = min(step * relative, Self.largestPart / relative)
        // A giant square moves ρ to its bound anyway.
        return min(max(rho, rho + slack + missing * reach * min(square / low - 1, 1e9)), OrdinaryChanges.largest)
    }
}
