// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

/// The verdict on a tested difference, from the top of the ladder; what decides a rung is its reason.
struct VerdictLadder {
    let level: Double
    let margin: Double

    /// The verdict on a change.
    func change(_ found: Finding, z: Double, benefit: Benefit) -> (verdict: Verdict, reasons: Reasons) {
        guard let test = found.test else { return (.inconclusive, .intervalWiderThanMargin) }
        let isBetter = (z < 0) == (benefit == .lower)
        if test.pAdjusted < level { return (isBetter ? .improved : .worsened, significant(found)) }
        if isInside(found) { return (.stable, .intervalWithinMargin) }
        if test.p < level { return (isBetter ? .improving : .worsening, .rawBelowLevel) }
        return (.inconclusive, [.aboveLevel, .intervalWiderThanMargin])
    }

    /// The verdict on a change without a test: all units moved together, so that only its size can be told.
    func againstMargin(_ found: Finding, benefit: Benefit) -> (verdict: Verdict, reasons: Reasons) {
        guard let interval = found.interval else { return (.insufficient, .onePeriod) }
        if isInside(found) { return (.stable, .intervalWithinMargin) }
        if interval.upper < -margin || interval.lower > margin {
            return ((interval.upper < 0) == (benefit == .lower) ? .improved : .worsened, .intervalBeyondMargin)
        }
        return (.inconclusive, .intervalWiderThanMargin)
    }

    /// The verdict on a difference of levels.
    func level(_ found: Finding, z: Double, benefit: Benefit) -> (verdict: Verdict, reasons: Reasons) {
        guard let test = found.test else { return (.levelUnclear, .noNetComparison) }
        let isBetter = (z < 0) == (benefit == .lower)
        if test.pAdjusted < level { return (isBetter ? .aboveOthers : .belowOthers, significant(found)) }
        if isInside(found) { return (.typical, .intervalWithinMargin) }
        return (.levelUnclear, [test.p < level ? .rawBelowLevel : .aboveLevel, .intervalWiderThanMargin])
    }

    private func isInside(_ found: Finding) -> Bool { found.interval?.isInside(margin: margin) ?? false }

    private func significant(_ found: Finding) -> Reasons {
        abs(found.estimate ?? 0) < margin ? [.adjustedBelowLevel, .belowMargin] : .adjustedBelowLevel
    }
}
