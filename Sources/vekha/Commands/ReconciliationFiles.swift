// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Publishing
import Store
import Wording

/// Writes the workbooks «Сверка» of a campaign.
struct ReconciliationFiles {
    let folder: CampaignFolder
    let speech: Speech

    func write(_ campaign: Campaign) throws {
        let description = folder.description(try campaign.directory())
        guard !description.schools.isEmpty else { throw Failure(.nothingToReconcile(), .data) }
        let work = try folder.reconciliation(of: campaign, description)
        let books = work.books(sources: try campaign.sources(of: description))
        let files = try Publisher.publish(
            books, to: folder.output, language: speech.language, created: Date(timeIntervalSince1970: 0))
        speech.tell(files, in: folder.output.appending(path: ReconciliationWords.folder[speech.language]))
    }
}
