// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Publishing
import Testing
import Wording

struct PublishedSectionTests {
    private static let section = PublishedSection(
        id: "support", title: Sentence(ru: "Помощь школам", en: "Help for schools"),
        sheet: Sentence(ru: "Помощь", en: "Help"), notes: [Sentence(ru: "Учтены документы.", en: "Documents count.")],
        tables: [
            .init(
                title: Sentence(ru: "По школам", en: "By school"),
                columns: [
                    .init(Sentence(ru: "Школа", en: "School"), width: 30),
                    .init(Sentence(ru: "Встреч", en: "Meetings")),
                    .init(Sentence(ru: "Доля", en: "Share")), .init(Sentence(ru: "Интервал", en: "Interval")),
                    .init(Sentence(ru: "Итог", en: "End")),
                ],
                rows: [
                    [
                        .text("=<b onload=\"x\">&{{title}}"), .count(3), .share(0.125),
                        .interval(lower: 0.0214, upper: 0.4), .words(Sentence(ru: "в срок", en: "in time")),
                    ],
                    [.text("Школа № 2"), .empty, .empty, .empty, .number(1.25, decimals: 2)],
                ]),
            .init(
                title: Sentence(ru: "Таблица без строк", en: "A table without rows"),
                columns: [.init(Sentence(ru: "А", en: "A"))], rows: []),
        ])

    private func edition(_ language: Language) throws -> Edition {
        var sample = SampleEdition()
        sample.language = language
        var edition = try sample.make()
        edition.sections = [Self.section]
        return edition
    }

    @Test func `a section is a chapter of the page, and hostile text stays text`() throws {
        let folder = try OutputTestFolder()
        let files = try Publisher(templates: SampleEdition.templates)
            .publish(edition(.russian), to: folder.url, documents: [.page])
        let page = try PublishedPage(#require(files.first?.url))
        #expect(page.html.contains("<a href=\"#support\">Помощь школам</a>"))
        #expect(page.html.contains("<h2 id=\"support-title\">Помощь школам</h2>"))
        #expect(page.html.contains("<td>=&lt;b onload=&quot;x&quot;&gt;&amp;{{title}}</td>"))
        #expect(page.html.contains("<td class=\"number\">12,5\u{A0}%</td>"))
        #expect(page.html.contains("<td class=\"number\">2,1–40,0\u{A0}%</td>"))
        #expect(page.html.contains("<td>в срок</td>"))
        #expect(!page.html.contains("Таблица без строк"))
    }

    @Test func `a section is a sheet of the workbook, its numbers as numbers`() throws {
        let cells = try #require(try WorkbookCells.read(edition(.english))["Help"])
        #expect(cells["A1"] == "Help for schools")
        #expect(cells["A2"] == "Documents count.")
        #expect(["A4", "A5", "B5", "E5"].map { cells[$0] } == ["By school", "School", "Meetings", "End"])
        #expect(
            ["A6", "B6", "C6", "D6", "E6"].map { cells[$0] } == [
                "=<b onload=\"x\">&{{title}}", "3", "0.125", "2.1–40.0%", "in time",
            ])
        #expect(["B7", "E7"].map { cells[$0] } == ["—", "1.25"])
    }
}
