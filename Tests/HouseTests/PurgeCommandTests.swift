// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Installation
import Store
import Testing
import Workbooks

struct PurgeCommandTests {
    private func files(_ folder: URL) -> Set<String> {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return Set(paths.filter { !folder.appending(path: $0).hasDirectoryPath && $0.contains(".") })
    }

    @Test func `originals with persons go, those of ВПР and what was not imported stay`() throws {
        let folder = try TemporaryFolder()
        let district = folder.file("district")
        #expect(try Program.run(["sample", "district", district.path, "--schools", "6", "--lang", "ru"]).status == 0)
        let input = district.appending(path: "input")
        // A report that no indicator needs is not imported, and would be named.
        try FileManager.default.removeItem(at: input.appending(path: "ВПР/Свод/bias.xlsx"))
        let protocols = files(input).filter { $0.hasPrefix("ЕГЭ") }.sorted()
        let packed = Array(protocols.prefix(2))
        _ = try ArchiveWriter(
            python: Installation.current.python(), helper: Installation.current.helper("archive.py")
        ).write(packed.map { (input.appending(path: $0), $0) }, to: input.appending(path: "a.zip"))
        #expect(try Program.run(["import", "--campaign", district.path]).status == 0)
        try Data("раз;два\n".utf8).write(to: input.appending(path: "чужой.csv"))
        let (before, counts) = (files(input), try SmallCampaign.counts(district))

        let dry = try Program.run(["purge", "--dry-run", "--campaign", district.path, "--lang", "ru"])
        #expect(
            dry.status == 1 && dry.output.contains("Будут удалены") && dry.errors.contains("чужой.csv: не загружен"))
        #expect(files(input) == before)

        let moved = folder.file("moved")
        let purge = try Program.run(["purge", "--move", moved.path, "--campaign", district.path, "--lang", "ru"])
        #expect(purge.status == 1 && purge.errors.split(separator: "\n").count == 1)
        // The form of a school has a sheet for whoever filled it in.
        let stays = before.filter { name in
            name.hasPrefix("ВПР") && !name.contains("Форма сбора") || name.hasSuffix("Школы.xlsx")
                || name == "Состав и сроки.xlsx"
                || name.hasPrefix(".~lock") || name == "чужой.csv"
        }
        #expect(files(input) == stays)
        #expect(files(moved) == before.subtracting(stays))
        #expect(try SmallCampaign.counts(district) == counts)
        let rows = try SmallCampaign.open(district).rows(
            "SELECT count(*), count(DISTINCT sha256), min(day) FROM purges")
        #expect(rows[0][0].int == before.count - stays.count)
        #expect((rows[0][2].text ?? "").count == 10)

        try FileManager.default.removeItem(at: input.appending(path: "чужой.csv"))
        let again = try Program.run(["import", "--campaign", district.path])
        #expect(again.status == 0, "\(again.errors)")
        let rest = try Program.run(["purge", "--campaign", district.path, "--lang", "ru"])
        #expect(rest.status == 0 && rest.output == "Удаляются: 0\u{A0}файлов\n", "\(rest.output)")
        #expect(try SmallCampaign.counts(district) == counts)
    }

    @Test func `an archive with a member that was not imported stays whole`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 3])
        let other = campaign.folder.file("b.csv")
        try Data("раз;два\n1;2\n".utf8).write(to: other)
        _ = try ArchiveWriter(
            python: Installation.current.python(), helper: Installation.current.helper("archive.py")
        ).write(
            [(campaign.input.appending(path: "a.csv"), "a.csv"), (other, "b.csv")],
            to: campaign.input.appending(path: "a.zip"))
        #expect(try campaign.run("import").status == 1)
        let purge = try campaign.run("purge")
        #expect(purge.status == 1 && purge.errors.contains("a.zip/b.csv: was not imported"))
        #expect(files(campaign.input) == ["a.zip", "a.csv.map.yaml"])
        #expect(try campaign.marks == [2: 1, 3: 1])
    }

    @Test func `nothing is moved into the campaign, and no file is replaced`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 3])
        #expect(try campaign.run("import").status == 0)
        #expect(try campaign.run("purge", "--move", campaign.url.appending(path: "old").path).status == 64)
        let target = campaign.folder.file("old")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        try Data([1]).write(to: target.appending(path: "a.csv"))
        let answer = try campaign.run("purge", "--move", target.path)
        #expect(answer.status == 64 && answer.errors.contains("exists"), "\(answer.errors)")
        #expect(files(campaign.input).contains("a.csv"))
        #expect(try SmallCampaign.open(campaign.url).rows("SELECT * FROM purges").isEmpty)
    }
}
