// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Drafting
import Foundation
import Monitoring
import Publishing
import Store
import Wording

/// Writes `recommendations.xlsx` from what is stored: drafts of the last run of a stage beside what people decided.
struct RecommendationFiles {
    let folder: CampaignFolder
    let speech: Speech

    /// Writes the workbook and keeps what it held, so that copies of it can be merged.
    ///
    /// - Parameters:
    ///   - campaign: The campaign, open for writing; a run calls this inside its transaction.
    ///   - description: The campaign of the run: its stage and schools.
    ///   - catalogue: The measures that may be added by hand.
    ///   - matches: The measures of schools with the deficits that their words tell; corrections of people are added here.
    ///   - created: The date that the file carries as that of its making.
    /// - Returns: The file with what became of it.
    /// - Throws: `PublishingError`, `ADBCError`.
    @discardableResult
    func write(
        _ campaign: Campaign, _ description: CampaignDescription, _ catalogue: MeasureCatalogue,
        matches: [MatchedMeasure], created: Date
    ) throws -> WrittenFile {
        let measures = catalogue.offered(speech.language)
        let states = try campaign.recommendations(of: description.stage)
        let decided = try campaign.decisionBook()
        let corrected = matches.map { matched in
            var match = matched.shown
            if let deficit = decided.matches[match.key] { match.corrected = deficit }
            return match
        }
        let release = try campaign.release(states, matches: corrected, measures: measures, of: description.stage)
        let book = RecommendationBook(
            release: release.number, states: states, schools: description.schools, measures: measures,
            matches: corrected,
            conflicts: decided.conflicts)
        return try Publisher.publish(book, to: folder.output, language: speech.language, created: created)
    }
}
