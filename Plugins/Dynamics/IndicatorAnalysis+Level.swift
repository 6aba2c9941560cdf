// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

extension IndicatorAnalysis {
    /// The years whose counts are pooled for a level; for selected schools those after the selection, where there are any.
    private func levelYears(_ isSelected: Bool) -> [Int] {
        let years = ComparableWindow.pooled(indicator, points: points, campaign: campaign)
        guard isSelected, let last = campaign.selectedOn?.max() else { return years }
        let later = years.filter { $0 > last }
        return later.isEmpty ? years : later
    }

    /// The level of each school against the other schools and the region, drawn towards the common one, and the spread between them.
    func levelDrafts() throws -> [FindingDraft] {
        let schools = schools
        guard !schools.isEmpty else { return [] }
        var drafts: [FindingDraft] = []
        for isSelected in [false, true] {
            let years = levelYears(isSelected)
            guard !years.isEmpty else { continue }
            let counts = SchoolCounts(series, indicator: indicator.id, schools: schools, years: years)
            guard counts.counts.contains(where: { $0.whole.total > 0 }) else { continue }
            let comparison = try LevelComparison(counts.counts, variation: variation)
            if !isSelected { drafts.append(spread(comparison, counts)) }
            for place in counts.places({ self.isSelected($0) == isSelected })
            where counts.counts[place].whole.total > 0 {
                drafts += try level(place, counts, comparison)
            }
        }
        return drafts
    }

    private func level(
        _ place: Int, _ counts: SchoolCounts, _ comparison: LevelComparison
    ) throws -> [FindingDraft] {
        let unit = AnalysisUnit.school(counts.schools[place].id)
        let present = counts.years.indices.filter { counts.counts[place].counts[$0].total > 0 }
            .map { counts.years[$0] }
        var base = finding(unit, .level, years: present, counts, [place], pooled: true)
        base.reasons.formUnion(countRemarks(counts.schools[place], over: present))
        var shrunken = base
        (shrunken.quantity, shrunken.reasons) = (.shrunkenLevel, base.reasons.intersection(.manualValue))
        shrunken.estimate = comparison.level(place)
        var drafts = [FindingDraft(shrunken)]
        var (level, region) = (base, base)
        region.quantity = .regionLevel
        let reference = regionCounts(counts.years)
        let hasReference = zip(reference, counts.counts[place].counts).contains { $0.total > 0 && $1.total > 0 }
        guard counts.pupils[place] >= minimum else {
            for var few in hasReference ? [level, region] : [level] {
                few.verdict = .insufficient
                few.reasons.insert(.periodBelowMinimum)
                drafts.append(FindingDraft(few))
            }
            return drafts
        }
        if let difference = comparison.others(of: place) {
            drafts.append(
                try FindingDraft(
                    level, difference, .level, benefit: indicator.benefit, family: family("levels of schools")))
        } else {
            level.verdict = .levelUnclear
            level.reasons.insert(.noNetComparison)
            drafts.append(FindingDraft(level))
        }
        if hasReference, let difference = comparison.reference(place, reference) {
            drafts.append(
                try FindingDraft(
                    region, difference, .level, benefit: indicator.benefit,
                    family: family("levels of schools against the region")))
        }
        return drafts
    }

    private func spread(_ comparison: LevelComparison, _ counts: SchoolCounts) -> FindingDraft {
        var spread = finding(
            .territory, .levelSpread, years: counts.years, counts, Array(counts.schools.indices), pooled: true)
        spread.estimate = comparison.levels.spread.squareRoot()
        spread.reasons = manual(.territory, over: counts.years)
        return FindingDraft(spread)
    }

    /// The region's counts of some years; 0 of 0 where it has none of the same campaign.
    func regionCounts(_ years: [Int]) -> [BinomialCount] {
        years.map { year in
            let known = campaign.region?.counts[indicator.id]?.first { $0.period == points[year] }
            return BinomialCount(known?.successes ?? 0, of: known?.total ?? 0)
        }
    }
}
