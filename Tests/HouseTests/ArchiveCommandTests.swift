// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Testing
import Workbooks

struct ArchiveCommandTests {
    @Test func `a campaign is packed without originals and key, and opens again elsewhere`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 3, 3])
        #expect(try campaign.run("import").status == 0)
        let output = campaign.url.appending(path: "output/data")
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: output.appending(path: "findings.csv"))
        try Data("x".utf8).write(to: campaign.url.appending(path: "ЕГЭ.xlsx"))
        try FileManager.default.createSymbolicLink(
            at: campaign.url.appending(path: "output/link"), withDestinationURL: campaign.input)
        let texts = campaign.input.appending(path: "тексты")
        try FileManager.default.createDirectory(at: texts, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: texts.appending(path: "342201.md"))
        try Data("x".utf8).write(to: texts.appending(path: "342201.xlsx"))
        let target = campaign.folder.file("a.zip")
        let answer = try campaign.run("archive", target.path)
        #expect(answer.status == 0 && answer.output.contains("Left out: campaign.key, input, ЕГЭ.xlsx"), "\(answer)")
        let reader = WorkbookReader(
            python: try Installation.current.python(), helper: try Installation.current.helper("workbooks.py"))
        let members = try #require(try reader.members(of: target))
        #expect(
            Set(members.map(\.name)) == [
                "campaign/campaign.yaml", "campaign/campaign.duckdb", "campaign/output/data/findings.csv",
                "campaign/input/тексты/342201.md",
            ])
        let unpacked = campaign.folder.file("unpacked")
        let process = Process()
        process.executableURL = try Installation.current.python()
        process.arguments = ["-m", "zipfile", "-e", target.path, unpacked.path]
        try process.run()
        process.waitUntilExit()
        #expect(try SmallCampaign.counts(unpacked.appending(path: "campaign")) == campaign.counts)
        let again = try campaign.run("archive", target.path)
        #expect(again.status == 64 && again.errors.contains("was not replaced"))
    }

    @Test func `without a name the archive lies beside the campaign, dated`() throws {
        let campaign = try SmallCampaign()
        #expect(try campaign.run("archive").status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: campaign.folder.url.path)
        #expect(names.contains { $0.wholeMatch(of: /campaign-\d{4}-\d{2}-\d{2}\.zip/) != nil })
    }
}
