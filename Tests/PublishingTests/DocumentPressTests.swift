// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Testing
import Wording
import Workbooks

@testable import Publishing

/// A press of the tests: 24.09.2021, the chain of the installation.
func makePress() throws -> DocumentPress {
    let installation = Installation.current
    return DocumentPress(
        DocumentAssembler(
            python: try installation.python(), helper: try installation.helper("documents.py"),
            pandoc: try #require(Installation.current.pandoc()),
            reference: try installation.resource("Templates/document", of: "Publishing")),
        created: Date(timeIntervalSince1970: 1_632_441_600))
}

/// A part of a document, as a tool of the system unpacks it.
func part(_ name: String, of document: URL) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = try Installation.current.python()
    process.arguments = [
        "-c", "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))",
        document.path, name,
    ]
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
}

struct DocumentPressTests {
    private static func document(_ orientations: [TextDocument.Orientation]) -> TextDocument {
        let table = DocumentTable(
            widths: [1, 3, 2, 2],
            head: [
                [.init("№", rows: 2), .init("Школа", rows: 2), .init("Сроки", columns: 2)],
                [.init("план"), .init("факт")],
            ],
            rows: [[.init("1"), .init("«А & Б» <1>"), .init("май"), .init("12", isNumber: true)]])
        return TextDocument(
            title: "Проба", language: .russian,
            sections: orientations.map {
                .init(
                    [.heading("Раздел", level: 1), .paragraph("Текст **важно**\tконец", .body), .table(table)],
                    orientation: $0)
            })
    }

    private static func sections(_ xml: String) -> [String] {
        xml.components(separatedBy: "<w:sectPr").dropFirst().map {
            String($0.prefix(upTo: $0.range(of: "</w:sectPr>")?.lowerBound ?? $0.endIndex))
        }
    }

    private func write(_ document: TextDocument, _ body: (URL) throws -> Void) throws {
        let folder = try OutputTestFolder()
        let file = folder.url.appendingPathComponent("a.docx")
        try makePress().write(document, to: file)
        try body(file)
    }

    @Test(
        arguments: [
            [.portrait], [.landscape], [.portrait, .landscape, .portrait], [.landscape, .portrait],
            [.portrait, .landscape],
        ] as [[TextDocument.Orientation]])
    func `page numbers stand in every section, and not on the first page of the document`(
        orientations: [TextDocument.Orientation]
    ) throws {
        try write(Self.document(orientations)) { file in
            let relations = try part("word/_rels/document.xml.rels", of: file)
            let header = try #require(
                relations.components(separatedBy: "<Relationship ").first { $0.contains("/relationships/header\"") })
            let start = try #require(header.range(of: "Id=\"")?.upperBound)
            let id = header[start...].prefix { $0 != "\"" }
            let sections = Self.sections(try part("word/document.xml", of: file))
            try #require(sections.count == orientations.count)
            for (index, section) in sections.enumerated() {
                #expect(section.contains("<w:headerReference w:type=\"default\" r:id=\"\(id)\"/>"))
                #expect(section.components(separatedBy: "headerReference").count == 2)
                #expect(section.contains("<w:titlePg/>") == (index == 0))
                #expect(section.contains("w:orient=\"landscape\"") == (orientations[index] == .landscape))
                #expect(section.contains(orientations[index] == .landscape ? "w:w=\"16838\"" : "w:w=\"11906\""))
            }
            #expect(try part("word/header1.xml", of: file).contains(" PAGE "))
        }
    }

    @Test func `a table has a merged head that repeats, lines, and the width of the text`() throws {
        try write(Self.document([.landscape])) { file in
            let xml = try part("word/document.xml", of: file)
            #expect(xml.components(separatedBy: "<w:tblHeader/>").count == 3)
            #expect(xml.components(separatedBy: "<w:vMerge w:val=\"restart\"/>").count == 3)
            #expect(xml.components(separatedBy: "<w:vMerge/>").count == 3)
            #expect(xml.contains("<w:gridSpan w:val=\"2\"/>"))
            // 297 mm without two margins of 20 mm, in twentieths of a point: 16838 − 2·1134.
            #expect(xml.contains("<w:tblW w:w=\"14570\" w:type=\"dxa\"/>"))
            #expect(xml.contains("«А &amp; Б» &lt;1&gt;"))
            #expect(xml.contains("<w:b"))
        }
    }

    @Test func `equal documents give equal bytes, and names of styles are those of the reference document`() throws {
        let folder = try OutputTestFolder()
        let files = try (0..<2).map { index in
            let file = folder.url.appendingPathComponent("\(index).docx")
            try makePress().write(Self.document([.portrait, .landscape]), to: file)
            return try Data(contentsOf: file)
        }
        #expect(files[0] == files[1])
        let styles = try part("word/styles.xml", of: folder.url.appendingPathComponent("0.docx"))
        for style in TextDocument.Style.allCases {
            #expect(styles.contains("<w:name w:val=\"\(style.rawValue)\""), "\(style)")
        }
        #expect(styles.contains("Times New Roman"))
    }

    @Test func `what is no pandoc is told as such`() throws {
        let installation = Installation.current
        let press = DocumentPress(
            DocumentAssembler(
                python: try installation.python(), helper: try installation.helper("documents.py"),
                pandoc: URL(fileURLWithPath: "/bin/false"),
                reference: try installation.resource("Templates/document", of: "Publishing")),
            created: Date(timeIntervalSince1970: 0))
        let folder = try OutputTestFolder()
        #expect(throws: PublishingError.document(.pandoc(path: "/bin/false", detail: ""))) {
            try press.write(Self.document([.portrait]), to: folder.url.appendingPathComponent("a.docx"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
    }
}
