// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// An analyst's paragraphs on their way from `input/тексты/` into the report.
struct AnalystTextsWayTests {
    private func write(_ text: String, _ name: String, _ campaign: SmallCampaign) throws {
        let folder = campaign.input.appending(path: "тексты")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    @Test func `init explains the folder, and the explanation is no text`() throws {
        let folder = try TemporaryFolder()
        let url = folder.file("campaign")
        #expect(try Program.run(["init", url.path, "--lang", "ru"]).status == 0)
        let help = try String(contentsOf: url.appending(path: "input/тексты/Как заполнять.md"), encoding: .utf8)
        for heading in ["Уровень", "Динамика", "Меры", "Вывод", "Рекомендации"] {
            #expect(help.contains("## \(heading)\n"))
        }
    }

    @Test func `texts are read by a run, left as they are, and no import takes them for data`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", Array(repeating: 3, count: 12))
        try write("## Уровень\n<b>Наш</b> абзац.\n## Что-то\nлишнее\n", "342201.md", campaign)
        try write("О школах района.", "общее.txt", campaign)
        let imported = try campaign.run("import")
        #expect(imported.status == 0, "\(imported.errors)")
        #expect(imported.output.contains("тексты: texts of the analyst: vekha run reads them"))
        let file = campaign.input.appending(path: "тексты/342201.md")
        let before = try Data(contentsOf: file)
        let run = try campaign.run("run")
        #expect(run.status == 0, "\(run.errors)")
        let line = "input/тексты/342201.md, line 3: there is no section «Что-то»"
        #expect(run.output.contains(line))
        #expect(try campaign.run("check").output.contains(line))
        let page = try String(contentsOf: campaign.url.appending(path: "output/report.html"), encoding: .utf8)
        #expect(page.contains("\\u003cb\\u003eНаш\\u003c/b\\u003e абзац."))
        #expect(page.contains("<p class=\"own\">О школах района.</p>"))
        #expect(!page.contains("лишнее"))
        #expect(try Data(contentsOf: file) == before)
        // A text that is named is passed over like the others.
        let named = try campaign.run("import", file.path)
        #expect(named.status == 0, "\(named.errors)")
    }
}
