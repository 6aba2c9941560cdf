// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
public import Monitoring
public import Wording

/// What recommendations are drafted from.
public struct DraftingFacts: Sendable {
    /// The campaign; its indicators are those of the stage.
    public var campaign: CampaignDescription
    /// The findings by plugin, in the order of their rows: a finding is known as plugin and position.
    public var tables: [String: FindingTable]
    /// The reports of schools on the day; nil where nobody asked for them and none came.
    public var reports: ReportOverview?
    /// People, the order and deadlines.
    public var organisation: Organisation
    /// The days off; nil: terms are not moved to working days.
    public var calendar: WorkCalendar?
    /// The stage; nil: of none, with the terms of the final one.
    public var stage: Stage?
    /// The day of the run: a school that is gone by then gets nothing; nil: all schools are there.
    public var day: CalendarDate?
    /// The language of the texts.
    public var language: Language
    /// The deficit that a measure of a school answers, as the group corrected it; empty: none.
    public var corrections: [MeasureMatch.Key: String]

    /// Joins the facts.
    ///
    /// - Parameters:
    ///   - campaign: The campaign.
    ///   - tables: The findings of each plugin.
    ///   - reports: The reports of schools.
    ///   - organisation: People, the order and deadlines.
    ///   - calendar: The days off.
    ///   - stage: The stage.
    ///   - day: The day of the run.
    ///   - language: The language of the texts.
    ///   - corrections: Corrected answers of measures.
    public init(
        campaign: CampaignDescription, tables: [FindingTable], reports: ReportOverview? = nil,
        organisation: Organisation = Organisation(), calendar: WorkCalendar? = nil, stage: Stage? = nil,
        day: CalendarDate? = nil, language: Language = .russian, corrections: [MeasureMatch.Key: String] = [:]
    ) {
        self.campaign = campaign
        self.tables = Dictionary(tables.map { ($0.provenance.plugin, $0) }) { _, later in later }
        self.reports = reports
        self.organisation = organisation
        self.calendar = calendar
        self.stage = stage
        self.day = day
        self.language = language
        self.corrections = corrections
    }

    /// The schools that are there on the day, by number.
    var presentSchools: [School] {
        campaign.schools.sorted { $0.id < $1.id }.filter { school in !(day.map(school.isGone) ?? false) }
    }

    /// The reports by school.
    var entries: [SchoolID: ReportOverview.Entry] {
        Dictionary((reports?.entries ?? []).map { ($0.school.id, $0) }) { first, _ in first }
    }

    /// The smallest number of participants of a year that is compared.
    var minimum: Int { tables["dynamics"]?.provenance.parameters["minimum"].flatMap { Int($0) } ?? 10 }

    /// The margin of what counts as material, as text.
    var margin: String {
        let margin = tables["dynamics"]?.provenance.parameters["margin"].flatMap { Double($0) } ?? 0.1
        return language.points(margin, decimals: 0, signed: false)
    }
}
