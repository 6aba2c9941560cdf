// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Installation
import Store
import Testing
import Workbooks

/// What `vekha import` does with the files of a folder, and what it says.
struct ImportCommandTests {
    private static func pack(_ files: [(URL, String)], to target: URL) throws {
        let writer = ArchiveWriter(
            python: try Installation.current.python(), helper: try Installation.current.helper("archive.py"))
        _ = try writer.write(files.map { (url: $0.0, name: $0.1) }, to: target)
    }

    @Test func `a district counts the same in archives as in folders, and a file in both counts once`() throws {
        let folder = try TemporaryFolder()
        let (plain, packed) = (folder.file("plain"), folder.file("packed"))
        for district in [plain, packed] {
            #expect(
                try Program.run(["sample", "district", district.path, "--schools", "6", "--lang", "ru"]).status == 0)
        }
        let input = packed.appending(path: "input")
        let all = try FileManager.default.subpathsOfDirectory(atPath: input.path).sorted().filter { $0.contains(".") }
        let left = all.filter { name in
            name.hasPrefix("~$") || name.hasPrefix(".") || ["Thumbs.db", "bias.xlsx"].contains { name.hasSuffix($0) }
                || name.contains("копия")
        }
        let zips = all.filter { $0.hasSuffix(".zip") }
        let names = all.filter { !left.contains($0) && !zips.contains($0) }
        for name in left { try FileManager.default.removeItem(at: input.appending(path: name)) }
        let inner = folder.file("inner.zip")
        let examinations = names.filter { !$0.hasPrefix("ВПР") }
        try Self.pack(examinations.map { (input.appending(path: $0), $0) }, to: inner)
        let junk = folder.file("junk")
        try Data([1]).write(to: junk)
        try Self.pack(
            (names.filter { $0.hasPrefix("ВПР") } + zips).map { (input.appending(path: $0), $0) }
                + [(inner, "экзамены.zip"), (junk, "ВПР/Thumbs.db"), (junk, "__MACOSX/ВПР/._Ф1.xlsx")],
            to: input.appending(path: "всё.zip"))
        // One file stays beside the archive: the same bytes.
        for name in names + zips where name != "Школы.xlsx" {
            try FileManager.default.removeItem(at: input.appending(path: name))
        }
        try Data([1]).write(to: input.appending(path: "~$Школы.xlsx"))
        try Data([1]).write(to: input.appending(path: "desktop.ini"))
        #expect(try Program.run(["import", "--campaign", plain.path]).status == 0)
        let answer = try Program.run(["import", "--campaign", packed.path, "--format", "json"])
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(try SmallCampaign.counts(packed) == SmallCampaign.counts(plain))
        let report = try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
        let files = try #require(report["files"] as? [[String: Any]])
        let states = Dictionary(grouping: files) { $0["state"] as? String ?? "" }.mapValues {
            Set($0.compactMap { $0["file"] as? String })
        }
        // The archive of the sample holds two protocols.
        #expect(states["stored"]?.count == names.count + 2 && zips.count == 1)
        #expect(states["stored"]?.contains("всё.zip/экзамены.zip/\(examinations[0])") == true)
        #expect(
            states["skipped"] == [
                "~$Школы.xlsx", "desktop.ini", "всё.zip/ВПР/Thumbs.db", "всё.zip/__MACOSX/ВПР/._Ф1.xlsx",
                "всё.zip/экзамены.zip/Школы.xlsx",
            ])
        let skipped = try SmallCampaign.open(packed).rows("SELECT original FROM skipped WHERE reason = 'copy'")
        #expect(skipped == [[.text("Школы.xlsx")]])
        let again = try Program.run(["import", "--campaign", packed.path, "--lang", "ru"])
        #expect(again.status == 0 && again.output.contains("Без изменений: \(names.count + 2)"))
    }

    @Test func `the report names rows, sheet, cell and reason, as JSON and as CSV`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 3, 9, 4])
        let answer = try campaign.run("import", "--format", "json")
        #expect(answer.status == 0, "\(answer.errors)")
        let report = try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
        let file = try #require((report["files"] as? [[String: Any]])?.first)
        #expect(file["rows"] as? Int == 4 && file["accepted"] as? Int == 3 && file["rejected"] as? Int == 1)
        let rejection = try #require((file["rejections"] as? [[String: Any]])?.first)
        #expect(rejection["cell"] as? String == "C4" && rejection["reason"] as? String == "malformedMark")
        let lines = try campaign.run("import", "--format", "csv").output.split(separator: "\n")
        #expect(lines.first == "file,event,sheet,cell,what,value,reason,declared,found,before,after")
        #expect(lines.dropFirst() == ["a.csv,unchanged,,,,,,,,,"])
    }

    @Test func `a file that takes more than a fifth away asks for a confirmation, and an undo brings all back`() throws
    {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 2, 3, 4, 5, 5, 5, 5, 5, 5])
        #expect(try campaign.run("import").status == 0)
        let before = try campaign.marks
        try campaign.add("a.csv", [2, 3])
        let refused = try campaign.run("import")
        #expect(refused.status == 65 && refused.errors.contains("--confirm"), "\(refused.errors)")
        #expect(refused.errors.split(separator: "\n").count == 1)
        #expect(try campaign.marks == before)
        let confirmed = try campaign.run("import", "--confirm")
        #expect(confirmed.status == 0 && confirmed.output.contains("10 → 2, «2» 2 → 1"), "\(confirmed.output)")
        #expect(try campaign.marks == [2: 1, 3: 1])
        let replaced = try SmallCampaign.open(campaign.url).rows(
            "SELECT file, pupils_before, pupils_after, failures_before, failures_after FROM v_replaced")
        #expect(replaced.map { row in row.dropFirst().map { $0.int } } == [[10, 2, 2, 1]])
        let undone = try campaign.run("import", "--undo", campaign.input.appending(path: "a.csv").path)
        #expect(undone.status == 0 && undone.output.contains("2 → 10, «2» 1 → 2"), "\(undone.output)\(undone.errors)")
        #expect(try campaign.marks == before)
        // What was undone comes back by name alone.
        let silent = try campaign.run("import")
        #expect(silent.status == 0 && silent.output.contains("a.csv: its import was undone"), "\(silent.output)")
        #expect(try campaign.marks == before)
        #expect(try campaign.run("import", "--undo", "b.csv").status == 65)
        #expect(try campaign.run("import", "--undo", "b.csv", "--confirm").status == 64)
    }

    @Test func `a copy of an imported file is named as one, and a moved file is read under its new name`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 3])
        #expect(try campaign.run("import").status == 0)
        try campaign.add("копия/b.csv", [2, 3])
        let copy = campaign.input.appending(path: "копия/b.csv").path
        let outside = campaign.folder.file("c.csv")
        for suffix in ["", ".map.yaml"] {
            try FileManager.default.copyItem(
                atPath: copy + suffix, toPath: outside.path + suffix)
        }
        for name in [copy, outside.path] {
            let named = try campaign.run("import", name)
            #expect(named.status == 0 && named.output.contains("the same content as a.csv"), "\(named.output)")
        }
        let files = "SELECT file FROM v_imports"
        #expect(try SmallCampaign.open(campaign.url).rows(files) == [["a.csv"]])
        #expect(
            try SmallCampaign.open(campaign.url).rows("SELECT count(*) FROM skipped WHERE original = 'a.csv'") == [[2]])
        // The journal has the original still, so that it can be taken back.
        try FileManager.default.removeItem(at: campaign.input.appending(path: "a.csv"))
        #expect(try campaign.run("import", copy).output.contains("Imported: 1"))
        #expect(try SmallCampaign.open(campaign.url).rows(files) == [["копия/b.csv"]])
        #expect(try campaign.run("import", "--undo", "a.csv").status == 65)
        #expect(try campaign.run("import", "--undo", copy).status == 0)
        #expect(try campaign.marks.isEmpty)
    }

    @Test func `a copy of a member of an archive that lies there still is named as one`() throws {
        let campaign = try SmallCampaign()
        let register = campaign.folder.file("r.csv")
        try Data("Логин ФИС ОКО;Код ОГЭ;Официальное наименование\nedu342201;211001;СОШ № 1\n".utf8).write(to: register)
        try Self.pack([(register, "реестр/Школы.csv")], to: campaign.input.appending(path: "a.zip"))
        let first = try campaign.run("import")
        #expect(first.status == 0 && first.output.contains("Imported: 1"), "\(first.output)\(first.errors)")
        let copy = try campaign.run("import", register.path)
        #expect(copy.output.contains("the same content as a.zip/реестр/Школы.csv"), "\(copy.output)\(copy.errors)")
        try FileManager.default.removeItem(at: campaign.input.appending(path: "a.zip"))
        #expect(try campaign.run("import", register.path).output.contains("Imported: 1"))
    }

    @Test func `a mended year leaves the wrong one, and the report says how to take it back`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 3, 3], year: 2022)
        #expect(try campaign.run("import").status == 0)
        let wrong = try #require(
            try SmallCampaign.open(campaign.url).rows("SELECT sha256 FROM v_imports").first?.first?.text)
        try campaign.add("a.csv", [3, 2, 3], year: 2023)
        let answer = try campaign.run("import")
        #expect(answer.output.contains("342201, ВПР, 2022, Русский язык, 4: 3"), "\(answer.output)")
        #expect(answer.output.contains("vekha import --undo 'a.csv' --sha256 \(wrong.prefix(12))"))
        #expect(try campaign.marks == [2: 2, 3: 4])
        #expect(try campaign.run("import", "--undo", "a.csv", "--sha256", "abc").status == 64)
        #expect(try campaign.run("import", "--sha256", String(wrong.prefix(12))).status == 64)
        let unknown = try campaign.run("import", "--undo", "a.csv", "--sha256", "0123456789ab")
        #expect(unknown.status == 65 && unknown.errors.contains("0123456789ab"), "\(unknown.errors)")
        let undone = try campaign.run("import", "--undo", "a.csv", "--sha256", String(wrong.prefix(12)))
        #expect(undone.status == 0 && undone.output.contains("Earlier results returned"), "\(undone.output)")
        #expect(try campaign.marks == [2: 1, 3: 2])
        let again = try campaign.run("import")
        #expect(again.status == 0 && again.output.contains("Unchanged: 1"), "\(again.output)")
    }

    @Test func `results of other years than those of the campaign are told with both`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 3, 3], year: 2021)
        #expect(try campaign.run("import").status == 0)
        let answer = try campaign.run("run")
        #expect(answer.status == 65, "\(answer.errors)")
        #expect(
            answer.errors == "campaign.yaml, periods: no indicator has results of 2022, 2023, 2024, those imported are "
                + "of 2021; mend periods, or import files of 2022, 2023, 2024\n")
    }

    @Test func `marks of the scale and unknown columns are told, the heading is not`() throws {
        let campaign = try SmallCampaign()
        // РУ-4, autumn 2020: 14 to 23 points are «3».
        let text = """
            groups;user;id;code;otc;gender;klass;var-1;var-2;sum;a-1-grade;Иванова М. П.
            x;sch342202;1;50001;4;м;а;1;2;14;14;3
            x;sch342202;2;50002;4;м;а;1;2;20;20;4
            """
        let file = campaign.input.appending(path: "2020/4/Русский язык.csv")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
        let answer = try campaign.run("import")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.contains("worked out from the points and the scale: 2\n"), "\(answer.output)")
        #expect(answer.output.contains("  2020/4/Русский язык.csv: 1 (L1)\n"), "\(answer.output)")
        #expect(!answer.output.contains("Иванова"))
        #expect(try campaign.marks == [3: 2])
    }

    @Test func `input may lie elsewhere`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 3])
        let elsewhere = campaign.folder.file("elsewhere")
        try FileManager.default.moveItem(at: campaign.input, to: elsewhere)
        #expect(try campaign.run("import", "--input", elsewhere.path).status == 0)
        #expect(try campaign.marks == [2: 1, 3: 1])
        #expect(try campaign.run("import").status == 74)
    }

    @Test func `one damaged file among thirty good ones is named, and the thirty are in`() throws {
        let campaign = try SmallCampaign()
        for number in 0..<30 { try campaign.add("\(number).csv", [2, 3, 4, 5], school: 342_300 + number) }
        try Data([0x50, 0x4B, 0x03, 0x04, 0, 0]).write(to: campaign.input.appending(path: "15a.xlsx"))
        let answer = try campaign.run("import")
        #expect(answer.status == 1)
        #expect(answer.errors.contains("15a.xlsx") && answer.errors.split(separator: "\n").count == 1)
        #expect(try campaign.marks == [2: 30, 3: 30, 4: 30, 5: 30])
    }

    @Test(arguments: [
        ("a.rar", "Rar!\u{1A}\u{7}", "unpack it"), ("a.zip", "PK\u{3}\u{4}broken", "damaged"),
        ("a.xlsx", "<?xml version=\"1.0\"?><Workbook/>", "save the file as XLSX"), ("a.csv", "\"x", "quote"),
    ])
    func `a file that cannot be read is one line with the way out`(name: String, content: String, hint: String) throws {
        let campaign = try SmallCampaign()
        try Data(content.utf8).write(to: campaign.input.appending(path: name))
        let answer = try campaign.run("import")
        #expect(answer.status == 65)
        #expect(answer.errors.contains(name) && answer.errors.contains(hint), "\(answer.errors)")
        #expect(answer.errors.split(separator: "\n").count == 1)
    }

    @Test func `an explanation says what was found where, or what is missing, and imports nothing`() throws {
        let folder = try TemporaryFolder()
        let district = folder.file("district")
        #expect(try Program.run(["sample", "district", district.path, "--schools", "6", "--lang", "ru"]).status == 0)
        let input = district.appending(path: "input")
        let answer = try Program.run([
            "import", "--explain", input.appending(path: "Школы.xlsx").path, "--campaign", district.path,
        ])
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.hasPrefix("Школы.xlsx: реестр школ\n") && answer.output.contains("A1 «Логин ФИС ОКО»"))
        let table = folder.file("a.csv")
        try Data("Код ОО;Класс;Аудитория\n111001;11;7\n".utf8).write(to: table)
        let near = try Program.run(["import", "--explain", table.path, "--campaign", district.path])
        #expect(near.status == 1)
        #expect(near.output.contains("похоже на «протокол РИС» (таблица), не хватает: Оценка / Балл"), "\(near.output)")
        let json = try Program.run([
            "import", "--explain", table.path, "--campaign", district.path, "--format", "json",
        ])
        let entries = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
        #expect((entries[0]["near"] as? [[String: Any]])?.first?["format"] as? String == "ris-protocol")
        #expect(!FileManager.default.fileExists(atPath: district.appending(path: "campaign.duckdb").path))
    }
}
