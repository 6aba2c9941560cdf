// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

extension IndicatorAnalysis {
    /// A group of schools, and the schools that it is compared with.
    private struct Group {
        let unit: AnalysisUnit
        let isMember: (School) -> Bool
        /// Whether the selection of ШНОР concerns it.
        let isSelected: Bool
        /// Whether it stands against the schools outside it.
        let hasOthers: Bool
    }

    private var groups: [Group] {
        let campaign = campaign
        let day = campaign.referenceDate
        let isWatched = { (school: School) in campaign.isWatched(school) }
        let hasSelected = campaign.schools.contains(where: isSelected)
        return [
            Group(
                unit: .watched, isMember: isWatched, isSelected: hasSelected, hasOthers: true),
            Group(
                unit: .lowResults, isMember: { $0.has(.lowResults, on: day) }, isSelected: true, hasOthers: true),
            Group(
                unit: .adverseConditions, isMember: { $0.has(.adverseConditions, on: day) },
                isSelected: campaign.schools.contains { $0.has(.adverseConditions, on: day) && isSelected($0) },
                hasOthers: true),
            Group(unit: .others, isMember: { !isWatched($0) }, isSelected: false, hasOthers: true),
            Group(unit: .territory, isMember: { _ in true }, isSelected: false, hasOthers: false),
        ]
    }

    /// The stratified trend of each group, and its change net of the schools outside it.
    func groupDrafts() throws -> [FindingDraft] {
        let schools = schools
        return try groups.flatMap { group -> [FindingDraft] in
            // A list that the territory does not have is no group without results.
            let isList = group.unit == .lowResults || group.unit == .adverseConditions
            guard !isList || campaign.schools.contains(where: group.isMember) else { return [] }
            let window = group.isSelected ? windows.selected : windows.common
            let netYears = group.isSelected ? windows.netSelected : windows.netCommon
            var drafts = [try change(group, window, schools)]
            if group.hasOthers, !window.hasReservation, netYears.count > 1 {
                drafts.append(try net(group, netYears, schools, .netChange))
            }
            if let difference = try difference(group, window, schools) { drafts.append(difference) }
            return drafts
        }
    }

    private func change(
        _ group: Group, _ window: ComparableWindow, _ schools: [School]
    ) throws -> FindingDraft {
        if window.hasReservation, group.hasOthers { return try net(group, window.years, schools, .change) }
        let counts = SchoolCounts(series, indicator: indicator.id, schools: schools, years: window.years)
        let places = counts.places(group.isMember)
        var finding = finding(group.unit, .change, years: bounds(window), counts, places)
        finding.reasons.formUnion(manual(group.unit, over: window.years))
        if window.isShortened { finding.reasons.insert(.selectedOnBaseline) }
        guard window.forbidden.isEmpty, !window.hasReservation else {
            finding.verdict = .notComparable
            finding.reasons.formUnion(window.forbidden)
            if window.hasReservation { finding.reasons.formUnion([.comparableWithReservation, .noNetComparison]) }
            return FindingDraft(finding)
        }
        guard let (years, strata) = strata(counts, places) else { return insufficient(finding) }
        (finding.from, finding.to) = (period(years[0]), period(years[years.count - 1]))
        finding.reasons.insert(.difficultyNotSeparated)
        let difference = try StratifiedTrend.difference(strata, scores: years, variation: variation)
        let isWhole = group.unit == .territory
        var draft = try FindingDraft(
            finding, difference, isWhole ? .margin : .change, benefit: indicator.benefit,
            family: isWhole ? nil : family("groups"))
        draft.isSelectionUnknown = group.isSelected && campaign.selectedOn == nil
        return draft
    }

    /// The change of a group beside the movement of the schools outside it.
    private func net(
        _ group: Group, _ netYears: [Int], _ schools: [School], _ quantity: Quantity
    ) throws -> FindingDraft {
        let counts = SchoolCounts(series, indicator: indicator.id, schools: schools, years: netYears)
        let places = counts.places(group.isMember)
        var finding = finding(group.unit, quantity, years: netYears, counts, places)
        finding.reasons.formUnion(manual(group.unit, over: netYears).union(.netOfOthers))
        if hasReservation(netYears) { finding.reasons.insert(.comparableWithReservation) }
        if group.isSelected, windows.selected.isShortened { finding.reasons.insert(.selectedOnBaseline) }
        guard let (years, strata) = strata(counts, places) else { return insufficient(finding) }
        let outside = SchoolCounts(
            series, indicator: indicator.id, schools: schools.filter { !group.isMember($0) }, years: years)
        guard let movement = try CommonMovement(outside.counts, rho: variation.rho).whole else {
            finding.verdict = .notComparable
            finding.reasons.insert(.noNetComparison)
            return FindingDraft(finding)
        }
        (finding.from, finding.to) = (period(years[0]), period(years[years.count - 1]))
        let difference = try StratifiedTrend.difference(
            strata, scores: years, movement: movement, variation: variation)
        var draft = try FindingDraft(
            finding, difference, .change, benefit: indicator.benefit,
            family: family(quantity == .change ? "groups" : "groups net of others"))
        draft.isSelectionUnknown = group.isSelected && campaign.selectedOn == nil
        return draft
    }

    private func bounds(_ window: ComparableWindow) -> [Int] { window.years.isEmpty ? campaign.years : window.years }

    private func insufficient(_ finding: Finding) -> FindingDraft {
        var finding = finding
        finding.verdict = .insufficient
        finding.reasons.insert(.onePeriod)
        return FindingDraft(finding)
    }

    /// The years in which the group has enough pupils, and its schools in them; nil with fewer than two, or where no school has two.
    private func strata(_ counts: SchoolCounts, _ places: [Int]) -> (years: [Int], strata: [PeriodCounts])? {
        let kept = counts.years.indices.filter { year in
            let pupils = places.reduce(0.0) {
                $0 + Double(counts.counts[$1].counts[year].total) / counts.counts[$1].worksPerPupil
            }
            return pupils.rounded() >= Double(minimum)
        }
        let strata = places.map { place in
            PeriodCounts(
                kept.map { counts.counts[place].counts[$0] }, worksPerPupil: counts.counts[place].worksPerPupil)
        }
        guard kept.count > 1, strata.contains(where: { $0.counts.count { $0.total > 0 } > 1 }) else { return nil }
        return (kept.map { counts.years[$0] }, strata)
    }

    /// The last share of all pupils minus the first, whatever became of the mix of schools.
    private func difference(
        _ group: Group, _ window: ComparableWindow, _ schools: [School]
    ) throws -> FindingDraft? {
        let rows = series.counts(of: group.unit, indicator: indicator.id)
            .filter { window.years.contains($0.period.year) && $0.denominator > 0 }
        guard let first = rows.first, let last = rows.last, first.period < last.period else { return nil }
        let works = [first, last].map { $0.pupils > 0 ? max(1, Double($0.denominator) / Double($0.pupils)) : 1 }
        let (from, to) = (
            BinomialCount(first.numerator, of: first.denominator), BinomialCount(last.numerator, of: last.denominator)
        )
        return FindingDraft(
            Finding(
                unit: group.unit, indicator: indicator.id, quantity: .difference, from: first.period, to: last.period,
                numerator: last.numerator, denominator: last.denominator, pupils: last.pupils,
                estimate: to.share - from.share,
                interval: try NewcombeInterval(from: from, to: to, inflation: max(works[0], works[1])).interval,
                reasons: CountRemarks.manual([first, last])))
    }
}
