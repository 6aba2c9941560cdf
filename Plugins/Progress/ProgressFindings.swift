// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

/// Writes what the rules say as findings of an indicator.
struct ProgressFindings {
    let indicator: IndicatorDefinition
    let campaign: CampaignDescription
    let adopted: ProgressRule

    private var remarks: Reasons {
        var reasons: Reasons = []
        if campaign.stage == .interim, campaign.indicators.contains(where: { $0.isLeftForFinal }) {
            reasons.insert(.interimIndicatorsOnly)
        }
        if campaign.selectedOn == nil { reasons.insert(.regressionToMeanPossible) }
        return reasons
    }

    /// A school: how many of its indicators are positive, how likely the school is to be, and whether it is.
    func append(_ progress: SchoolProgress, of unit: AnalysisUnit, to table: inout FindingTable) {
        for rule in ProgressRule.allCases {
            let positive = progress.positive[rule] ?? 0
            table.append(
                finding(
                    unit, rule.share, positive, of: progress.computed,
                    estimate: Double(positive) / Double(progress.computed)))
            table.append(finding(unit, rule.chance, 0, of: 0, estimate: progress.chance[rule]))
        }
        let holds = progress.holds[adopted] == true ? 1 : 0
        table.append(finding(unit, .share, holds, of: 1, estimate: Double(holds)))
    }

    /// The group of ШНОР; without a school that can be judged nothing is computed.
    func append(_ schools: [SchoolProgress], to table: inout FindingTable) throws(StatisticsError) {
        guard !schools.isEmpty else {
            var none = finding(.lowResults, .share, 0, of: 0, estimate: nil)
            none.reasons.insert(.onePeriod)
            table.append(none)
            return
        }
        for rule in ProgressRule.allCases {
            table.append(try group(rule.share, rule, schools))
            // A sum of many small numbers in the order of the schools: sorted, so that their codes do not matter.
            let chances = schools.compactMap { $0.chance[rule] }.sorted()
            table.append(
                finding(
                    .lowResults, rule.chance, 0, of: 0,
                    estimate: chances.count == schools.count ? chances.reduce(0, +) / Double(chances.count) : nil))
        }
        table.append(try group(.share, adopted, schools))
    }

    private func group(
        _ quantity: Quantity, _ rule: ProgressRule, _ schools: [SchoolProgress]
    ) throws(StatisticsError) -> Finding {
        let count = BinomialCount(schools.count { $0.holds[rule] == true }, of: schools.count)
        let wilson = try WilsonInterval(count)
        var finding = finding(.lowResults, quantity, count.successes, of: count.total, estimate: wilson.estimate)
        finding.interval = wilson.interval
        return finding
    }

    private func finding(
        _ unit: AnalysisUnit, _ quantity: Quantity, _ numerator: Int, of denominator: Int, estimate: Double?
    ) -> Finding {
        Finding(
            unit: unit, indicator: indicator.id, quantity: quantity, from: Period(year: campaign.years.first ?? 0),
            to: Period(year: campaign.years.last ?? 0), numerator: numerator, denominator: denominator,
            pupils: denominator, estimate: estimate, reasons: remarks)
    }
}

extension IndicatorDefinition {
    /// Whether it is counted from results and due for the final document only.
    fileprivate var isLeftForFinal: Bool { !populations.isEmpty && stage == .final }
}
