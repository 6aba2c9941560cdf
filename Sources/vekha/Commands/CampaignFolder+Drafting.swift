// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Drafting
import Foundation
import Installation
import Monitoring
import Store
import Wording

extension CampaignFolder {
    /// Where a methodist's own rules and measures lie.
    private var ownRules: URL { url.appending(path: "rules", directoryHint: .isDirectory) }

    /// The rules of recommendations, with the campaign's own laid over them.
    func draftingRules() throws -> DraftingRules {
        try DraftingRules(
            contentsOf: Installation.current.resource("Rules", of: "Drafting"), own: ownRules,
            indicators: Set(settings.indicators.map(\.id)))
    }

    /// What recommendations are drafted from.
    ///
    /// - Parameters:
    ///   - description: The campaign of the run.
    ///   - tables: The findings of the run.
    ///   - campaign: The stored campaign: reports, people, corrections.
    ///   - day: The day of the run.
    ///   - language: The language of the texts.
    /// - Returns: The facts.
    /// - Throws: Errors of the database; `Failure` for a fact that is said twice.
    func draftingFacts(
        _ description: CampaignDescription, _ tables: [FindingTable], of campaign: Campaign,
        on day: CalendarDate, language: Language
    ) throws -> DraftingFacts {
        DraftingFacts(
            campaign: description, tables: tables, reports: try reports(of: campaign, on: day),
            organisation: try organisation(of: campaign), calendar: try calendar(), stage: description.stage,
            day: day, language: language, corrections: try campaign.decisionBook().matches)
    }
}

extension MeasureCatalogue {
    /// What the working group may add by hand.
    func offered(_ language: Language) -> [OfferedMeasure] {
        measures.map { measure in
            OfferedMeasure(
                id: measure.id, deficit: measure.deficit, title: deficit(measure.deficit)?.title[language] ?? "",
                text: measure.text(language), addressee: measure.addressee)
        }
    }
}

extension MatchedMeasure {
    /// The measure as the workbook shows it, with the first deficit that its words tell.
    var shown: MeasureMatch { MeasureMatch(school: school, name: measure, found: found.first ?? "") }
}
