// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

extension IndicatorAnalysis {
    /// The change of each school beyond that of the other schools.
    ///
    /// Beside the school's own change it is a `netChange`; where the years are comparable with a reservation only, it is the change
    /// itself, and every school has one.
    func netDrafts() throws -> [FindingDraft] {
        try [false, true].flatMap { isSelected -> [FindingDraft] in
            let window = isSelected ? windows.selected : windows.common
            let years = window.hasReservation ? window.years : isSelected ? windows.netSelected : windows.netCommon
            guard years.count > 1 else { return [] }
            let schools = campaign.schools.sorted { $0.id < $1.id }
            let counts = SchoolCounts(series, indicator: indicator.id, schools: schools, years: years)
            let places = counts.places { self.isSelected($0) == isSelected }
            guard !places.isEmpty, counts.counts.contains(where: { $0.whole.total > 0 }) else { return [] }
            let net = SchoolsNet(
                counts: counts, movement: try CommonMovement(counts.counts, rho: variation.rho),
                levels: try LevelComparison(counts.counts, variation: variation),
                quantity: window.hasReservation ? .change : .netChange)
            return try places.compactMap { try self.net($0, net) }
        }
    }

    /// What the schools of a window have in common.
    private struct SchoolsNet {
        let counts: SchoolCounts
        let movement: CommonMovement
        let levels: LevelComparison
        let quantity: Quantity
    }

    private func net(_ place: Int, _ net: SchoolsNet) throws -> FindingDraft? {
        let counts = net.counts
        let school = counts.schools[place]
        let own = counts.counts[place]
        let large = own.counts.map { count in
            Double(count.total) / own.worksPerPupil >= Double(minimum) - 0.5 ? count : BinomialCount(0, of: 0)
        }
        let kept = counts.years.indices.filter { large[$0].total > 0 }
        let ends = kept.count > 1 ? [kept[0], kept[kept.count - 1]] : [0, counts.years.count - 1]
        let last = own.counts[ends[1]]
        var finding = Finding(
            unit: .school(school.id), indicator: indicator.id, quantity: net.quantity,
            from: period(counts.years[ends[0]]), to: period(counts.years[ends[1]]), numerator: last.successes,
            denominator: last.total, pupils: Int((Double(last.total) / own.worksPerPupil).rounded()), estimate: nil,
            reasons: remarks.union(.netOfOthers).union(countRemarks(school, over: kept.map { counts.years[$0] })))
        if net.quantity == .change || hasReservation(kept.map { counts.years[$0] }) {
            finding.reasons.insert(.comparableWithReservation)
        }
        if own.counts.contains(where: { $0.total > 0 }), kept.count < own.counts.count(where: { $0.total > 0 }) {
            finding.reasons.insert(.periodBelowMinimum)
        }
        if isSelected(school), windows.selected.isShortened { finding.reasons.insert(.selectedOnBaseline) }
        guard kept.count > 1 else {
            guard net.quantity == .change else { return nil }
            finding.verdict = .insufficient
            finding.reasons.insert(.onePeriod)
            return FindingDraft(finding)
        }
        guard let others = net.movement.others(of: place) else {
            finding.verdict = .notComparable
            finding.reasons.insert(.noNetComparison)
            return FindingDraft(finding)
        }
        let difference = try NetChange.difference(
            PeriodCounts(large, worksPerPupil: own.worksPerPupil), scores: counts.years, movement: others,
            levelVariance: net.levels.levelVariance(place), variation: variation)
        var draft = try FindingDraft(
            finding, difference, .change, benefit: indicator.benefit, family: family("schools net of others"))
        draft.isSelectionUnknown = isSelected(school) && campaign.selectedOn == nil
        return draft
    }
}
