// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Testing
import Wording

@testable import Publishing

struct SchoolDocumentsTests {
    /// Text that must stay text in HTML and in OpenXML.
    static let hostile = [
        "</w:t><w:p/>", "<script>alert(1)</script>", "![](http://a.example/x.png)", "```{=openxml}\n<w:p/>\n```",
        "**жирно**", "=HYPERLINK(\"http://a.example\")", "a\u{0}b\u{1B}c", "{{title}}{{{data}}}", "& ]]> \" '",
    ]

    private func documents(
        _ edition: Edition, _ body: ([WrittenFile], URL) throws -> Void
    ) throws {
        let folder = try OutputTestFolder()
        var output = try OutputFolder(folder.url, language: edition.language)
        try body(try SchoolDocuments(edition).write(with: makePress(), to: &output), folder.url)
    }

    /// The texts of the paragraphs of a document, one string each.
    private func paragraphs(_ file: URL) throws -> [String] {
        let xml = try part("word/document.xml", of: file)
        return xml.components(separatedBy: "<w:p>").dropFirst().map { piece in
            piece.components(separatedBy: "<w:t").dropFirst().map { run in
                let start = run.firstIndex(of: ">").map { run.index(after: $0) } ?? run.startIndex
                return String(run[start...].prefix { $0 != "<" })
            }.joined()
        }
    }

    @Test func `the document has the numbers of the page and the form's columns, across`() throws {
        let edition = try SampleSchoolFacts().edition()
        try documents(edition) { files, _ in
            #expect(
                files.map(\.path) == [
                    "recommendations/342201 МБОУ «Средняя школа № 1».docx", "recommendations/342202 СШ № 2.docx",
                    "recommendations/342203 СШ № 3.docx", "recommendations/342204 МБОУ «Средняя школа № 4».docx",
                ])
            let lines = try paragraphs(files[3].url)
            for text in ["34,3\u{A0}%", "12 из 35\u{A0}участников", "15,1\u{A0}%", "около\u{A0}5"] {
                #expect(lines.contains(text), "\(text)")
            }
            for head in SchoolPageWords.heads { #expect(lines.contains(head.ru), "\(head.ru)") }
            let level = edition.tables[0].count - 1
            #expect(lines.contains { $0.hasPrefix("Основание: ") && $0.hasSuffix("15,1\u{A0}% [dynamics:\(level)]") })
            #expect(lines.contains("Уверенность: подтверждено. Статус: проект; только для внутреннего использования"))
            let xml = try part("word/document.xml", of: files[3].url)
            #expect(xml.components(separatedBy: "w:orient=\"landscape\"").count == 2)
        }
    }

    @Test func `a document is a draft until the group has decided on everything in it`() throws {
        var edition = try SampleSchoolFacts().edition()
        try documents(edition) { files, _ in
            let (first, second) = (try paragraphs(files[0].url), try paragraphs(files[1].url))
            // The second school has nothing to decide on.
            #expect(first.contains("ПРОЕКТ") && !second.contains("ПРОЕКТ"))
        }
        for index in edition.schools?.states.indices ?? 0..<0 {
            if edition.schools?.states[index].status == .draft { edition.schools?.states[index].status = .accepted }
        }
        try documents(edition) { files, _ in
            let lines = try paragraphs(files[0].url)
            #expect(!lines.contains("ПРОЕКТ"))
            #expect(!lines.contains { $0.contains("правило rejected") || $0.contains("правило gone") })
        }
    }

    @Test(arguments: hostile) func `hostile words stay text`(text: String) throws {
        var facts = SampleSchoolFacts()
        facts.words = text
        facts.texts.add(text, to: try SampleSchoolFacts.school(1), .level)
        facts.sample.names = Array(repeating: text, count: 12)
        facts.sample.hasShortNames = false
        try documents(try facts.edition()) { files, _ in
            for file in files {
                #expect(file.path.hasPrefix("recommendations/3422"))
                #expect(file.url.lastPathComponent.utf8.count <= 120)
                #expect(!file.url.lastPathComponent.contains { "<>:\"/\\|?*".contains($0) })
            }
            let xml = try part("word/document.xml", of: files[0].url)
            #expect(!xml.contains("<script") && !xml.contains("<w:p/>") && !xml.contains("<w:drawing"))
            let relations = try part("word/_rels/document.xml.rels", of: files[0].url)
            #expect(!relations.contains("a.example"))
            // What an analyst wrote is there, letter by letter but for what no document can hold.
            let visible =
                text.split(whereSeparator: { $0.isNewline || $0.unicodeScalars.contains { $0.value < 0x20 } })
                .first.map(String.init) ?? ""
            let escaped = TableMarkup.escaped(visible)
            let plain = try paragraphs(files[0].url).joined(separator: "\n")
                .replacing("\u{2060}", with: "").replacing("&#39;", with: "'")
            // Pandoc escapes quotation marks nowhere but in attributes.
            #expect(plain.contains(escaped) || plain.contains(escaped.replacing("&quot;", with: "\"")), "\(visible)")
        }
    }

    @Test func `many findings are named, not told, and what the deficit says is not said twice`() throws {
        var edition = try SampleSchoolFacts().edition()
        func evidence(_ number: Int, _ text: String) -> RecommendationEvidence {
            RecommendationEvidence(finding: "dynamics:\(number)", indicator: 9, quantity: "level", text: text)
        }
        let last = try #require(edition.schools?.states.indices.last)
        let finding = try #require(edition.schools?.states[last].draft.finding)
        edition.schools?.states[last].draft.evidence = (1...8).map { evidence($0, "Длинный текст \($0)") }
        edition.schools?.states[last - 1].draft.evidence = [evidence(40, finding), evidence(41, "Второе")]
        try documents(edition) { files, _ in
            let lines = try paragraphs(files[3].url)
            let named = (1...6).map { "dynamics:\($0)" }.joined(separator: "; ")
            #expect(lines.contains("Основание: \(named); и ещё 2 (recommendations.xlsx, лист «Основания»)"))
            #expect(lines.contains("Основание: dynamics:40; Второе [dynamics:41]"))
        }
    }

    @Test func `the texts of an analyst stand in their sections`() throws {
        var facts = SampleSchoolFacts()
        let id = try SampleSchoolFacts.school(1)
        for section in AnalystTexts.Section.allCases { facts.texts.add("Слово о разделе \(section)", to: id, section) }
        facts.texts.add("Слово о девятой школе", to: try SampleSchoolFacts.school(9), .intro)
        try documents(try facts.edition()) { files, _ in
            let lines = try paragraphs(files[0].url)
            let places = try AnalystTexts.Section.allCases.map { section in
                try #require(lines.firstIndex(of: "Слово о разделе \(section)"))
            }
            #expect(places == places.sorted())
            // A school that nothing else is said of has a document because somebody wrote of it.
            #expect(files.last?.path == "recommendations/342209 СШ № 9.docx")
        }
    }

    @Test func `English documents have no Russian words of the program`() throws {
        var facts = SampleSchoolFacts()
        facts.sample.language = .english
        facts.words = "words"
        facts.sample.names = (1...12).map { "School \($0)" }
        facts.sample.hasShortNames = false
        try documents(try facts.edition()) { files, _ in
            let lines = try paragraphs(files[3].url)
            #expect(lines.contains("DRAFT") && lines.contains("Recommended measure"))
            #expect(lines.contains("about\u{A0}5") && lines.contains("34.3%"))
        }
    }

    @Test func `equal editions give equal documents, and a document that a person changed stays`() throws {
        let edition = try SampleSchoolFacts().edition()
        let folder = try OutputTestFolder()
        var output = try OutputFolder(folder.url, language: .russian)
        let first = try SchoolDocuments(edition).write(with: makePress(), to: &output)
        try Data("мой".utf8).write(to: first[0].url)
        let second = try SchoolDocuments(edition).write(with: makePress(), to: &output)
        #expect(second[0].outcome == .beside(kept: first[0].path))
        #expect(second.dropFirst().allSatisfy { $0.outcome == .unchanged })
        #expect(try String(contentsOf: first[0].url, encoding: .utf8) == "мой")
    }

    @Test func `without facts of schools there is no document`() throws {
        #expect(try SchoolDocuments(SampleEdition().make()).count == 0)
    }
}
