// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring

/// The years of one indicator that are compared, and what is said of the others.
struct ComparableWindow {
    /// The years that are compared, ascending.
    let years: [Int]
    /// Why the window has fewer than two years; empty where it has two.
    let forbidden: Reasons
    /// The years that are left out, with their reasons.
    let setAside: [SetAside]
    /// Whether the selection has taken years out of the window.
    let isShortened: Bool
    /// Whether some years are comparable with a reservation only, so that the change net of the others decides.
    let hasReservation: Bool

    /// Chooses the window.
    ///
    /// - Parameters:
    ///   - indicator: The indicator.
    ///   - points: The periods with results in the territory.
    ///   - campaign: The campaign.
    ///   - isSelected: Whether the unit was selected for the results of some years, which then are no baseline.
    ///   - worst: The worst comparability that a pair of years may have.
    init(
        _ indicator: IndicatorDefinition, points: [Int: Period], campaign: CampaignDescription, isSelected: Bool,
        worst: Comparability = .comparable
    ) {
        let group = indicator.comparability ?? ""
        let breaks = campaign.breaks
        let selection = isSelected ? campaign.selectedOn?.max() : nil
        let later = points.keys.filter { year in selection.map { year > $0 } ?? true }
        let window = breaks.window(of: Array(later), group: group, worst: worst)
        var setAside: [SetAside] = []
        var forbidden: Reasons = []
        for year in campaign.years where !window.years.contains(year) {
            var reasons: Reasons = []
            var against: Int?
            if let point = points[year] {
                if let selection, year <= selection {
                    reasons = .selectedOnBaseline
                } else if let aside = window.setAside.first(where: { $0.year == year }) {
                    reasons = aside.entry?.comparability == .reservation ? .comparableWithReservation : .breakForbidden
                    against = aside.entry.map { $0.from == year ? $0.to : $0.from }
                }
                forbidden.formUnion(reasons)
                setAside.append(
                    SetAside(
                        indicator: indicator.id, isSelected: isSelected, period: point, window: window.years,
                        reasons: reasons, against: against
                    ))
            } else {
                setAside.append(
                    SetAside(
                        indicator: indicator.id, isSelected: isSelected, period: Period(year: year),
                        window: window.years, reasons: [],
                        against: nil))
            }
        }
        years = window.years
        hasReservation = window.years.contains { first in
            window.years.contains { $0 > first && breaks.comparability(first, $0, group: group) == .reservation }
        }
        isShortened = setAside.contains { $0.reasons.contains(.selectedOnBaseline) }
        self.forbidden = window.years.count < 2 ? forbidden : []
        self.setAside = setAside
    }

    /// The latest largest set of the last three years of the campaign that no break forbids to be pooled.
    static func pooled(_ indicator: IndicatorDefinition, points: [Int: Period], campaign: CampaignDescription) -> [Int]
    {
        let last = Set(campaign.years.suffix(3))
        return campaign.breaks.window(
            of: points.keys.filter(last.contains), group: indicator.comparability ?? "", worst: .reservation
        ).years
    }
}
