// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Publishing
import Testing

struct PublisherTests {
    private func publish(
        _ edition: Edition, into folder: URL, _ documents: [Publisher.Document] = Publisher.Document.allCases
    ) throws -> [WrittenFile] {
        try Publisher(templates: SampleEdition.templates).publish(edition, to: folder, documents: documents)
    }

    @Test func `all documents stand where the contract says`() throws {
        let folder = try OutputTestFolder()
        let files = try publish(SampleEdition().make(), into: folder.url)
        let paths = [
            "report.html", "indicators.xlsx", "data/findings.csv", "data/findings.json", "data/regional.yaml",
            "run.json",
        ]
        #expect(files.map(\.path) == paths)
        #expect(files.allSatisfy { $0.outcome == .written && FileManager.default.fileExists(atPath: $0.url.path) })
    }

    @Test func `equal editions give equal bytes`() throws {
        let (first, second) = (try OutputTestFolder(), try OutputTestFolder())
        let edition = try SampleEdition().make()
        let files = try publish(edition, into: first.url)
        _ = try publish(edition, into: second.url)
        for file in files {
            let other = second.url.appendingPathComponent(file.path)
            #expect(try Data(contentsOf: file.url) == Data(contentsOf: other), "\(file.path)")
        }
        #expect(try publish(edition, into: first.url).allSatisfy { $0.outcome == .unchanged })
    }

    @Test func `only the documents asked for are written`() throws {
        let folder = try OutputTestFolder()
        let files = try publish(SampleEdition().make(), into: folder.url, [.page])
        #expect(files.map(\.path) == ["report.html"])
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("indicators.xlsx").path))
    }

    @Test func `a missing template is named`() throws {
        let folder = try OutputTestFolder()
        #expect(throws: PublishingError.template(file: "report.mustache")) {
            _ = try Publisher(templates: folder.url).publish(SampleEdition().make(), to: folder.url)
        }
    }

    @Test func `an edition without schools, findings and files is published`() throws {
        let folder = try OutputTestFolder()
        var edition = try SampleEdition(names: []).make()
        edition.tables = []
        edition.imports = []
        edition.checks = []
        #expect(try publish(edition, into: folder.url).count == 6)
        let page = try PublishedPage(folder.url.appendingPathComponent("report.html"))
        #expect(page.rows.isEmpty)
    }
}
