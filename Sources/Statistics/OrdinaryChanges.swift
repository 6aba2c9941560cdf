// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// ρ of the units whose changes are ordinary, where some of the others truly change.
///
/// With two periods a true change and a cohort's luck look alike in one unit; over many units they differ in shape: luck makes
/// all squares of changes larger, true changes make some of them large. So the squares are taken as a mixture: 70 % have the
/// variance that belongs to ρ, and 30 % may have that of a larger ρ + κ, κ ≥ 0; the likelihood of normal changes is climbed by
/// the EM algorithm. Where nobody truly changes κ costs some efficiency and takes little from ρ; where a tenth does, the sum of
/// squares would be taken for variation and hide the very changes that are sought. Where most units truly change, no shape tells
/// it, and ρ̂ is too large.
///
/// The square of a unit is Pearson's given its own total, whose mean without variation is exact; a unit in which nobody or
/// everybody succeeded says nothing.
///
/// Unusual squares weigh little in ρ̂. In the test of such a unit, whose hypothesis is that it is ordinary, its square counts
/// whole again: ``OwnLuck``.
///
/// ## References
/// - Dempster A. P., Laird N. M., Rubin D. B. (1977). Maximum likelihood from incomplete data via the EM algorithm. *JRSS B* 39,
///   1–38.
/// - Efron B. (2004). Large-scale simultaneous hypothesis testing: the choice of a null hypothesis. *JASA* 99, 96–104.
struct OrdinaryChanges {
    /// One unit: its square, the degrees of freedom of that, and the derivative of its mean per degree of freedom by ρ.
    private struct Unit {
        let square: Double
        let degrees: Double
        let gain: Double
    }

    private var units: [Unit] = []
    /// The largest gain: ρ is sought in units of one over it, so that information stays within the range of exact sums.
    private var largestGain = 0.0

    /// The part of the units that may truly change.
    ///
    /// The more it is, the more of the power is kept where a tenth changes, and the more false discoveries there are: 0.25 keeps
    /// 0.88 of the power of the mid-p, 0.35 has a false discovery rate of 6 %.
    static let changing = 0.3
    /// Variance of ρ̂ over that of the moment estimate from normal squares, where nobody changes.
    ///
    /// Simulated: 1.7 at 60 units, 2.0 at 200, 3.8 at 1000, 6.4 at 5000; classes that are equal are told apart the more slowly the
    /// more units there are.
    private var loss: Double { max(2, (Double(units.count) / 50).squareRoot()) }
    /// The largest ρ.
    static let largest = 0.9
    private static let mostRounds = 400

    /// Adds a unit.
    ///
    /// - Parameters:
    ///   - square: Pearson's square given the unit's total, with mean `degrees` where ρ is 0.
    ///   - degrees: Its degrees of freedom.
    ///   - gain: The derivative of the mean by ρ, over `degrees`; above 0.
    mutating func add(square: Double, degrees: Double, gain: Double) {
        units.append(Unit(square: square, degrees: degrees, gain: gain))
        largestGain = max(largestGain, gain)
    }

    /// The sums of one round, for the ordinary units and for the others.
    private struct Sums {
        var score = ExactSum()
        var information = ExactSum()

        @inline(__always)
        mutating func add(_ weight: Double, _ unit: Unit, _ inflation: Double, scale: Double) {
            let relative = unit.gain * scale / inflation
            // A giant square of a far start would leave the range; no likelihood is lost by a bounded step.
            score.add(weight * relative * min(unit.square / inflation - unit.degrees, 1e9))
            information.add(weight * relative * relative * unit.degrees)
        }
    }

    /// Climbs the likelihood.
    ///
    /// - Parameter start: The estimate from all squares.
    /// - Returns: ρ̂, its variance and what the test of a unit adds; nil where no unit says anything.
    func solve(from start: Double) -> Solution? {
        if units.isEmpty { return nil }
        let scale = 1 / largestGain
        let odds = log(Self.changing / (1 - Self.changing))
        var rho = 0.8 * start
        // Far above ρ, so that the climb ends at equal classes only if it is drawn there.
        var other = rho + 3 * (rho + scale)
        for _ in 0..<Self.mostRounds {
            var (ordinary, changing) = (Sums(), Sums())
            for unit in units {
                let (low, high) = (1 + unit.gain * rho, 1 + unit.gain * other)
                let lean = odds + 0.5 * (unit.degrees * log(low / high) + unit.square * (1 / low - 1 / high))
                let weight = 1 / (1 + exp(lean))
                ordinary.add(weight, unit, low, scale: scale)
                changing.add(1 - weight, unit, high, scale: scale)
            }
            let (score, information) = (ordinary.score.value, ordinary.information.value)
            let (score2, information2) = (changing.score.value, changing.information.value)
            let before = rho
            rho = Self.moved(rho, score, information, scale)
            other = Self.moved(other, score2, information2, scale)
            if other <= rho {
                rho = Self.moved(before, score + score2, information + information2, scale)
                other = rho
            }
            if abs(rho - before) <= 1e-4 * scale / (information + information2).squareRoot() { break }
        }
        var (whole, ordinary) = (Sums(), Sums())
        for unit in units {
            let (low, high) = (1 + unit.gain * rho, 1 + unit.gain * other)
            let lean = odds + 0.5 * (unit.degrees * log(low / high) + unit.square * (1 / low - 1 / high))
            whole.add(1, unit, low, scale: scale)
            ordinary.add(other > rho ? 1 / (1 + exp(lean)) : 1, unit, low, scale: scale)
        }
        let variance = loss * 2 * scale * scale / whole.information.value
        // Where ρ̂ is 0 the score may pull below it; a unit has to outweigh that first.
        let pull = ordinary.information.value > 0 ? scale * ordinary.score.value / ordinary.information.value : 0
        let luck = OwnLuck(rho: rho, other: other, slack: rho == 0 ? min(0, pull) : 0, step: variance / 2)
        return Solution(rho: rho, variance: variance, luck: luck)
    }

    /// What is found.
    struct Solution {
        let rho: Double
        let variance: Double
        let luck: OwnLuck
    }

    private static func moved(_ rho: Double, _ score: Double, _ information: Double, _ scale: Double) -> Double {
        information > 0 ? min(max(rho + scale * score / information, 0), largest) : rho
    }
}
