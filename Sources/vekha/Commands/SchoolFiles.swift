// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Publishing
import Wording
import Workbooks

/// The documents of schools with their recommendations, `output/recommendations/`.
struct SchoolFiles {
    let folder: CampaignFolder
    let edition: Edition

    /// Writes the documents.
    ///
    /// - Returns: The files with what became of each; none where no school has a document.
    /// - Throws: `Failure` where pandoc is missing; `PublishingError`.
    func write() throws -> [WrittenFile] {
        let documents = SchoolDocuments(edition)
        guard documents.count > 0 else { return [] }
        let installation = Installation.current
        guard let pandoc = installation.pandoc() else { throw Failure(.noDocumentWriter(), .unavailable) }
        let press = DocumentPress(
            DocumentAssembler(
                python: try installation.python(), helper: try installation.helper("documents.py"), pandoc: pandoc,
                reference: try installation.resource("Templates/document", of: "Publishing")),
            created: edition.created)
        var output = try OutputFolder(folder.output, language: edition.language)
        return try documents.write(with: press, to: &output)
    }
}
