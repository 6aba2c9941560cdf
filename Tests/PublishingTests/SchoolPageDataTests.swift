// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Testing
import Wording

@testable import Publishing

/// The chapters of schools and recommendations in `report.html`.
struct SchoolPageDataTests {
    private func page(_ facts: SampleSchoolFacts = SampleSchoolFacts()) throws -> PublishedPage {
        let folder = try OutputTestFolder()
        let files = try Publisher(templates: SampleEdition.templates)
            .publish(facts.edition(), to: folder.url, documents: [.page])
        return try PublishedPage(#require(files.first?.url))
    }

    private func schools(_ page: PublishedPage) throws -> [String: Any] {
        try #require(page.data["schools"] as? [String: Any])
    }

    /// The page of a school as the script gets it.
    private func own(_ page: PublishedPage, _ code: String) throws -> [String: Any] {
        let schools = try schools(page)
        let pages = try #require(schools["pages"] as? [[String: Any]])
        let first = try #require(schools["first"] as? Int)
        return pages[try page.unit(code: code) - first]
    }

    @Test func `every school has an anchor, and its page in the order of the units`() throws {
        let page = try page()
        for number in 1...12 {
            let code = try SampleSchoolFacts.school(number).code
            #expect(page.html.contains("<details class=\"page\" id=\"school-\(code)\">"))
            #expect(try own(page, code)["lead"] is String)
        }
        #expect(page.html.contains("рекомендаций: 6, из них принято: 1"))
        #expect(try #require(try schools(page)["pages"] as? [Any]).count == 12)
    }

    @Test func `the page has the numbers of the document`() throws {
        let levels = try #require(try own(try page(), "342204")["levels"] as? [[Any]])
        let level = try #require(levels.first { $0[0] as? Int == 8 })
        #expect(
            level.dropFirst(3).prefix(4).compactMap { $0 as? String }
                == ["34,3\u{A0}%", "12 из 35\u{A0}участников", "15,1\u{A0}%", "около\u{A0}5"])
    }

    @Test func `evidence leads to the finding of its number`() throws {
        let edition = try SampleSchoolFacts().edition()
        let page = try page()
        let all = try #require(try own(page, "342204")["recommendations"] as? [[Any]])
        let evidence = try #require(all.first?.last as? [[Any]])
        let id = try #require(evidence.first?[0] as? String)
        let position = try #require(Int(id.split(separator: ":")[1]))
        let finding = Array(edition.tables[0].findings)[position]
        #expect(finding.unit.code == "342204" && finding.quantity == .level)
        #expect(page.indicators[try #require(evidence.first?[1] as? Int)]["id"] as? Int == finding.indicator)
    }

    @Test func `the length of the part about change cuts the sentence before the level`() throws {
        let page = try page()
        let row = try #require(page.rows[8][try page.unit(code: "342204")])
        let sentence = try #require(row.last as? String)
        let length = try #require(row[row.count - 2] as? Int)
        let units = Array(sentence.utf16)
        #expect(String(decoding: units[length...], as: UTF16.self).hasPrefix(" Уровень ("))
    }

    @Test func `the script reads the fields that the page has`() throws {
        let script = try String(
            contentsOf: SampleEdition.templates.appendingPathComponent("schools.js"), encoding: .utf8)
        let fields = try #require(script.firstMatch(of: /var FIELDS = \[(.*?)\]/.dotMatchesNewlines())).output.1
        let all = try #require(try own(try page(), "342201")["recommendations"] as? [[Any]])
        #expect(all.allSatisfy { $0.count == fields.split(separator: ",").count })
        #expect(all.count == 8)
        let levels = try #require(script.firstMatch(of: /var LEVEL = \[(.*?)\]/)).output.1
        let rows = try #require(try own(try page(), "342201")["levels"] as? [[Any]])
        #expect(rows.allSatisfy { $0.count == levels.split(separator: ",").count })
    }

    @Test func `hostile words of people stay text`() throws {
        var facts = SampleSchoolFacts()
        for text in ReportPageTests.hostile {
            facts.words = text
            facts.texts.add(text, to: try SampleSchoolFacts.school(1), .intro)
            facts.texts.add(text, above: .schools)
            facts.texts.add(text, above: .recommendations)
        }
        facts.words = ReportPageTests.hostile.joined(separator: " ")
        let page = try page(facts)
        #expect(page.html.components(separatedBy: "<script").count - 1 == 2)
        #expect(page.html.components(separatedBy: "</script").count - 1 == 2)
        #expect(!page.html.contains("<img") && !page.html.contains("<!--"))
        let texts = try #require(try own(page, "342201")["texts"] as? [String: [String]])
        #expect(texts["intro"] == ReportPageTests.hostile)
    }

    @Test func `an edition without facts of schools has no such chapters`() throws {
        let folder = try OutputTestFolder()
        let files = try Publisher(templates: SampleEdition.templates)
            .publish(SampleEdition().make(), to: folder.url, documents: [.page])
        let page = try PublishedPage(#require(files.first?.url))
        #expect(!page.html.contains("id=\"schools\"") && !page.html.contains("id=\"recommendations\""))
        #expect(page.data["schools"] is NSNull)
    }

    @Test(arguments: [Language.russian, .english])
    func `every place of the chapters is filled`(language: Language) throws {
        var facts = SampleSchoolFacts()
        facts.sample.language = language
        let page = try page(facts)
        let start = try #require(page.html.range(of: "<section id=\"schools\"")).lowerBound
        let end = try #require(page.html.range(of: "<section id=\"glossary\"")).lowerBound
        #expect(!page.html[start..<end].contains("{") && page.html[start..<end].contains("342201"))
    }
}
