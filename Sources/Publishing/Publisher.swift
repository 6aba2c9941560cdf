// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation

/// Writes the documents of an edition into an output folder.
public struct Publisher: Sendable {
    /// A document that can be asked for by itself.
    public enum Document: String, CaseIterable, Sendable {
        /// `report.html`.
        case page
        /// `indicators.xlsx`.
        case indicators
        /// `data/findings.csv`, `data/findings.json`, `data/regional.yaml` and `run.json`.
        case data
    }

    private let templates: URL

    /// Makes a publisher.
    ///
    /// - Parameter templates: The folder `Templates` of this room's resources.
    public init(templates: URL) {
        self.templates = templates
    }

    /// Writes documents.
    ///
    /// - Parameters:
    ///   - edition: What is to be published.
    ///   - folder: The output folder, made where it is missing.
    ///   - documents: The documents asked for.
    /// - Returns: The files with what became of each; a file that a person changed was left alone, and the new version
    ///   stands beside it.
    /// - Throws: ``PublishingError``; files written before the error remain, the one that failed leaves nothing.
    public func publish(
        _ edition: Edition, to folder: URL, documents: [Document] = Document.allCases
    ) throws(PublishingError) -> [WrittenFile] {
        let digest = Digest(edition)
        var output = try OutputFolder(folder, language: edition.language)
        var files: [WrittenFile] = []
        for document in Document.allCases where documents.contains(document) {
            switch document {
            case .page:
                let page = try ReportPage(templates: templates)
                files.append(
                    try output.write("report.html") { url throws(PublishingError) in try page.write(digest, to: url) })
            case .indicators:
                files.append(
                    try output.write("indicators.xlsx") { url throws(PublishingError) in
                        try IndicatorWorkbook(digest).write(to: url)
                    })
            case .data:
                files.append(
                    try output.write("data/findings.csv") { url throws(PublishingError) in
                        try FindingsFiles.csv(edition, to: url)
                    })
                files.append(
                    try output.write("data/findings.json") { url throws(PublishingError) in
                        try FindingsFiles.json(edition, to: url)
                    })
                files.append(
                    try output.write("data/regional.yaml") { url throws(PublishingError) in
                        try RegionalFile.write(edition, to: url)
                    })
                files.append(
                    try output.write("run.json") { url throws(PublishingError) in try RunFile.write(edition, to: url) })
            }
        }
        return files
    }
}
