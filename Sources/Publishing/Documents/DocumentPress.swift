// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
internal import Wording
public import Workbooks

/// Writes text documents as DOCX.
public struct DocumentPress: Sendable {
    private let assembler: DocumentAssembler
    private let created: Date

    /// Prepares the writing of documents.
    ///
    /// - Parameters:
    ///   - assembler: Runs pandoc.
    ///   - created: The date that the files carry as that of their making; equal documents give equal files.
    public init(_ assembler: DocumentAssembler, created: Date) {
        self.assembler = assembler
        self.created = created
    }

    /// Writes a document.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - url: The file, new.
    /// - Throws: ``PublishingError/document(_:)``.
    public func write(_ document: TextDocument, to url: URL) throws(PublishingError) {
        let language = document.language == .russian ? "ru-RU" : "en-GB"
        do throws(DocumentError) {
            try assembler.write(
                blocks: DocumentMarkup(document: document).json, title: document.title, language: language,
                created: created, to: url)
        } catch {
            throw .document(error)
        }
    }
}
