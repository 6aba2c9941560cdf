// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Intake
import Monitoring
import Store

extension CampaignFolder {
    /// The reports of schools on a day; nil where no school sent one and nobody asked for them.
    func reports(of campaign: Campaign, on day: CalendarDate) throws -> ReportOverview? {
        // The later import of two for one school counts.
        let reports = try campaign.schoolReports().sorted { $0.import < $1.import }.map(\.record)
        let organisation = try campaign.organisation()
        guard !reports.isEmpty || organisation.deadlines.contains(where: { $0.subject == .reports }) else { return nil }
        let asked = organisation.facts.first { $0.key == "reportPeriod" }?.value ?? ""
        return ReportOverview(
            reports, schools: try campaign.directory(), reference: settings.referenceDate,
            asked: ReportPeriod.term(asked, year: settings.years.last), on: day)
    }
}

extension CalendarDate {
    /// The beginning of the day in the zone of Greenwich: equal days give equal files.
    var midnight: Date { Date(timeIntervalSince1970: Double(daysSince1970) * 86_400) }
}
