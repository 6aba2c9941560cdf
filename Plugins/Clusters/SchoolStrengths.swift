// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring

/// On which indicators schools are strong and weak, by the verdicts of the dynamics.
///
/// Strong: better than in the other schools, or improved, and neither worse than there nor worsened. Weak: worse than in the
/// other schools, or worsened. A school without a confirmed weakness is taken by the indicator on which its level, drawn
/// towards the common one, lies furthest on the bad side of the median school.
struct SchoolStrengths {
    /// Where a school is weak.
    struct Weakness {
        var indicators: Set<Int>
        var isConfirmed: Bool
    }

    private var strong: [AnalysisUnit: Set<Int>] = [:]
    private var weak: [AnalysisUnit: Set<Int>] = [:]
    private var lowest: [AnalysisUnit: (indicator: Int, shortfall: Double)] = [:]

    /// Reads the verdicts of a run.
    init(_ table: FindingTable?, campaign: CampaignDescription) {
        guard let table else { return }
        var levels: [Int: [(unit: AnalysisUnit, level: Double)]] = [:]
        for finding in table.findings where finding.unit.kind == .school && finding.part == nil {
            switch finding.quantity {
            case .level, .change:
                switch finding.verdict {
                case .aboveOthers, .improved: strong[finding.unit, default: []].insert(finding.indicator)
                case .belowOthers, .worsened: weak[finding.unit, default: []].insert(finding.indicator)
                default: continue
                }
            case .shrunkenLevel:
                if let level = finding.estimate { levels[finding.indicator, default: []].append((finding.unit, level)) }
            default: continue
            }
        }
        for (unit, indicators) in weak { strong[unit]?.subtract(indicators) }
        let benefits = Dictionary(campaign.indicators.map { ($0.id, $0.benefit) }) { first, _ in first }
        for (indicator, schools) in levels.sorted(by: { $0.key < $1.key }) {
            let sorted = schools.map(\.level).sorted()
            let median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
            for (unit, level) in schools {
                let shortfall = benefits[indicator] == .lower ? level - median : median - level
                if shortfall > lowest[unit]?.shortfall ?? 0 { lowest[unit] = (indicator, shortfall) }
            }
        }
    }

    /// Where a school is weak; nil where nothing tells.
    func weakness(of school: SchoolID) -> Weakness? {
        let unit = AnalysisUnit.school(school)
        if let indicators = weak[unit] { return Weakness(indicators: indicators, isConfirmed: true) }
        return lowest[unit].map { Weakness(indicators: [$0.indicator], isConfirmed: false) }
    }

    /// The indicators on which a school is strong.
    func strength(of school: SchoolID) -> Set<Int> { strong[.school(school)] ?? [] }
}
