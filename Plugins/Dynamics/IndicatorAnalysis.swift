// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

/// What is computed of one indicator beside the changes of its schools: groups, the change net of the others, levels, what selection
/// alone does, events.
struct IndicatorAnalysis: Sendable {
    let indicator: IndicatorDefinition
    let campaign: CampaignDescription
    let series: SeriesTable
    /// The periods with results, by year.
    let points: [Int: Period]
    let windows: WindowsOfIndicator
    let variation: CohortVariation
    let minimum: Int
    /// Whether each indicator is a family of its own.
    let isPerIndicator: Bool
    let seed: UInt64

    /// The schools with results of the indicator, by number.
    var schools: [School] {
        campaign.schools.filter { school in
            series.counts(of: .school(school.id), indicator: indicator.id).contains { $0.denominator > 0 }
        }.sorted { $0.id < $1.id }
    }

    /// Whether a school was selected for its results: ШНСУ stand on the list for their conditions.
    func isSelected(_ school: School) -> Bool { school.has(.lowResults, on: campaign.referenceDate) }

    /// The window of a school.
    func window(_ school: School) -> ComparableWindow { isSelected(school) ? windows.selected : windows.common }

    func period(_ year: Int) -> Period { points[year] ?? Period(year: year) }

    func family(_ what: String) -> String { isPerIndicator ? "indicator \(indicator.id), \(what)" : what }

    /// Whether any two of some years are comparable with a reservation only.
    func hasReservation(_ years: [Int]) -> Bool {
        let group = indicator.comparability ?? ""
        return years.contains { first in
            years.contains { $0 > first && campaign.breaks.comparability(first, $0, group: group) == .reservation }
        }
    }

    /// Reasons that any verdict of the indicator carries.
    var remarks: Reasons {
        var reasons: Reasons = variation.source == .prior ? .priorDispersion : []
        if indicator.populations.contains(where: { $0.subjects.count > 1 }) { reasons.insert(.worksPooled) }
        return reasons
    }

    /// Reasons that the counts of a school carry over some years: rebuilt from percentages, another composition.
    func countRemarks(_ school: School, over years: [Int]) -> Reasons {
        CountRemarks.reasons(series.counts(of: .school(school.id), indicator: indicator.id), over: years)
    }

    /// Whether counts of a unit over some years were given by hand, as a reason; empty otherwise.
    ///
    /// The values of other schools, with which a unit is compared, are not its own.
    func manual(_ unit: AnalysisUnit, over years: [Int]) -> Reasons {
        CountRemarks.manual(series.counts(of: unit, indicator: indicator.id).filter { years.contains($0.period.year) })
    }

    /// A finding of the sum of some schools, or of one, over the years of a window.
    func finding(
        _ unit: AnalysisUnit, _ quantity: Quantity, years: [Int], _ counts: SchoolCounts, _ places: [Int],
        pooled: Bool = false
    ) -> Finding {
        var (numerator, denominator, pupils) = (0, 0, 0.0)
        for place in places {
            let own = counts.counts[place]
            for (year, count) in zip(counts.years, own.counts) where pooled || year == years.last {
                numerator += count.successes
                denominator += count.total
                pupils += Double(count.total) / own.worksPerPupil
            }
        }
        return Finding(
            unit: unit, indicator: indicator.id, quantity: quantity, from: period(years.first ?? 0),
            to: period(years.last ?? 0), numerator: numerator, denominator: denominator,
            pupils: Int(pupils.rounded()), estimate: nil, reasons: remarks)
    }
}

/// The windows of an indicator for schools that were selected and for all others.
struct WindowsOfIndicator: Sendable {
    /// What is compared; where fewer than two years can be compared without a reservation, those with one.
    let common: ComparableWindow
    let selected: ComparableWindow
    /// The years that may be compared net of the others: with a reservation, too.
    let netCommon: [Int]
    let netSelected: [Int]

    init(_ indicator: IndicatorDefinition, points: [Int: Period], campaign: CampaignDescription) {
        func window(_ isSelected: Bool, _ worst: Comparability) -> ComparableWindow {
            ComparableWindow(
                indicator, points: points, campaign: campaign, isSelected: isSelected, worst: worst)
        }
        func chosen(_ isSelected: Bool) -> (ComparableWindow, [Int]) {
            let (own, net) = (window(isSelected, .comparable), window(isSelected, .reservation))
            return (own.years.count < 2 && net.years.count > 1 ? net : own, net.years)
        }
        (common, netCommon) = chosen(false)
        (selected, netSelected) = chosen(true)
    }
}
