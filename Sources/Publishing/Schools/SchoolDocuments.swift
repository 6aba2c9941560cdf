// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// Writes the recommendations of schools, a document for each.
///
/// A school has one where it is ШНОР or ШНСУ, where something is recommended to it, or where an analyst wrote of it.
public struct SchoolDocuments {
    private let documents: [SchoolDocument]

    /// Prepares the documents of an edition.
    ///
    /// - Parameter edition: What is to be published; without ``Edition/schools`` there is no document.
    public init(_ edition: Edition) {
        guard let facts = edition.schools else {
            documents = []
            return
        }
        let digest = Digest(edition)
        let pages = SchoolPages(digest, facts)
        let order = IndicatorWorkbook(digest).orderLine
        documents = digest.schools.compactMap { school in
            let page = pages.page(school)
            guard digest.isWatched(school) || !page.standing.isEmpty || !page.texts.isEmpty else { return nil }
            return SchoolDocument(page: page, edition: edition, order: order)
        }
    }

    /// How many documents there are.
    public var count: Int { documents.count }

    /// Writes the documents.
    ///
    /// - Parameters:
    ///   - press: Writes a document.
    ///   - output: The output folder.
    /// - Returns: The files with what became of each; a file that a person changed was left alone.
    /// - Throws: ``PublishingError``; files written before the error remain, the one that failed leaves nothing.
    public func write(
        with press: DocumentPress, to output: inout OutputFolder
    ) throws(PublishingError) -> [WrittenFile] {
        var files: [WrittenFile] = []
        for document in documents {
            files.append(
                try output.write(document.path) { url throws(PublishingError) in
                    try press.write(document.document, to: url)
                })
        }
        return files
    }
}
