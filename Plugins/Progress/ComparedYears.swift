// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

/// The verdicts of the dynamics on the indicators of schools, with the counts of the years that were compared.
struct ComparedYears {
    private struct Key: Hashable {
        let unit: AnalysisUnit
        let indicator: Int
    }

    private struct Change {
        let verdict: Verdict
        let isTested: Bool
    }

    private var changes: [Key: Change] = [:]
    private var shares: [Key: [Finding]] = [:]
    /// The years that are left out for the schools that were selected for their results: ШНОР.
    private var aside: [Int: Set<Period>] = [:]
    private let minimum: Int

    init(_ table: FindingTable, campaign: CampaignDescription) {
        minimum = table.provenance.parameters["minimum"].flatMap(Int.init) ?? 1
        for item in table.setAside where item.isSelected { aside[item.indicator, default: []].insert(item.period) }
        for finding in table.findings where finding.unit.kind == .school && finding.part == nil {
            let key = Key(unit: finding.unit, indicator: finding.indicator)
            switch finding.quantity {
            case .change:
                if let verdict = finding.verdict {
                    changes[key] = Change(verdict: verdict, isTested: finding.test != nil)
                }
            case .share: shares[key, default: []].append(finding)
            default: continue
            }
        }
    }

    /// An indicator of a school; nil where its years cannot be compared.
    func indicator(_ indicator: IndicatorDefinition, of unit: AnalysisUnit) -> ComputedIndicator? {
        let key = Key(unit: unit, indicator: indicator.id)
        guard let change = changes[key], change.verdict != .notComparable, change.verdict != .insufficient else {
            return nil
        }
        let left = aside[indicator.id] ?? []
        let counts = (shares[key] ?? []).filter { !left.contains($0.from) && $0.pupils >= minimum }.map {
            ScoredCount(score: $0.from.year, count: BinomialCount($0.numerator, of: $0.denominator))
        }
        guard counts.count > 1 else { return nil }
        return ComputedIndicator(
            counts: counts.sorted { $0.score < $1.score }, isLowerBetter: indicator.benefit == .lower,
            verdict: change.verdict, isTested: change.isTested)
    }
}
