// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

extension IndicatorAnalysis {
    /// The change to be expected of ШНОР from their selection alone, over all years from the first of the selection on.
    func selectionDrafts() throws -> [FindingDraft] {
        guard let selectedOn = campaign.selectedOn, !selectedOn.isEmpty else { return [] }
        let years = campaign.breaks.window(
            of: Array(points.keys), group: indicator.comparability ?? "", worst: .reservation
        ).years
        let selecting = years.indices.filter { selectedOn.contains(years[$0]) }
        guard let first = selecting.first, let last = selecting.last, last + 1 < years.count else { return [] }
        let window = Array(years[first...])
        let counts = SchoolCounts(series, indicator: indicator.id, schools: schools, years: window)
        let places = counts.places { isSelected($0) }
        let inSelection = selecting.map { $0 - first }
        let selected = places.count { place in
            inSelection.contains { counts.counts[place].counts[$0].total > 0 }
        }
        guard selected > 0 else { return [] }
        // Many schools need few replicates: their mean is known the better.
        let replicates = max(200, min(SelectionEffect.replicates, 200_000 / counts.schools.count))
        let effect = try SelectionEffect(
            counts.counts, scores: window, selecting: inSelection, selected: selected,
            worstIsHigh: indicator.benefit == .lower, rho: variation.rho, seed: seed, replicates: replicates)
        var group = finding(.lowResults, .selectionEffect, years: window, counts, places)
        (group.estimate, group.interval) = (effect.mean, effect.interval)
        group.reasons = manual(.lowResults, over: window)
        return [FindingDraft(group)]
            + places.compactMap { place in
                guard let mean = effect.units[place] else { return nil }
                let unit = AnalysisUnit.school(counts.schools[place].id)
                var finding = finding(unit, .selectionEffect, years: window, counts, [place])
                (finding.estimate, finding.reasons) = (mean, manual(unit, over: window))
                return FindingDraft(finding)
            }
    }

    /// Participants of the last examination year with the bad outcome: a fact about help, never a trend.
    func eventDrafts() -> [FindingDraft] {
        let examinations: Set<Procedure> = [.oge, .ege, .gve]
        guard indicator.benefit == .lower, let year = points.keys.max(),
            indicator.populations.allSatisfy({ examinations.contains($0.procedure) })
        else { return [] }
        return schools.flatMap { school in
            series.counts(of: .school(school.id), indicator: indicator.id)
                .filter { $0.period.year == year && $0.numerator > 0 }
                .map { row in
                    FindingDraft(
                        Finding(
                            unit: row.unit, indicator: row.indicator, quantity: .event, from: row.period,
                            to: row.period, numerator: row.numerator, denominator: row.denominator, pupils: row.pupils,
                            estimate: nil, reasons: CountRemarks.manual([row])))
                }
        }
    }
}
