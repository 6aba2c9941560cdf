// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Publishing
import Statistics
import Testing
import Wording

struct IndicatorWorkbookTests {
    /// The cells of a workbook by sheet and address, as Python's own readers of ZIP and XML see them.
    private func cells(_ edition: Edition) throws -> [String: [String: String]] {
        let folder = try OutputTestFolder()
        _ = try Publisher(templates: SampleEdition.templates).publish(edition, to: folder.url, documents: [.indicators])
        let script = """
            import json, re, sys, zipfile
            import xml.etree.ElementTree as ET
            M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
            R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
            z = zipfile.ZipFile(sys.argv[1])
            xml = lambda n: ET.fromstring(z.read(n))
            strings = ["".join(t.text or "" for t in e.iter(M + "t")) for e in xml("xl/sharedStrings.xml")]
            targets = {r.get("Id"): r.get("Target") for r in xml("xl/_rels/workbook.xml.rels")}
            out = {}
            for s in xml("xl/workbook.xml").find(M + "sheets"):
                x = xml("xl/" + targets[s.get(R + "id")])
                assert x.find(M + "pageSetup").get("orientation") == "landscape"
                assert not list(x.iter(M + "f"))
                cells = {}
                for c in x.iter(M + "c"):
                    v = c.find(M + "v")
                    if v is not None:
                        cells[c.get("r")] = strings[int(v.text)] if c.get("t") == "s" else v.text
                out[s.get("name")] = cells
            print(json.dumps(out))
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", script, folder.url.appendingPathComponent("indicators.xlsx").path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode([String: [String: String]].self, from: data)
    }

    @Test func `the sheets of the order stand in their order`() throws {
        let sheets = try cells(SampleEdition().make())
        let names =
            ["Сводная", "Карта выводов"] + (1...16).map { "Показатель \($0)" } + ["Методика", "Журнал загрузки"]
        #expect(Set(sheets.keys) == Set(names))
    }

    @Test func `numbers of the workbook are those of the findings`() throws {
        let edition = try SampleEdition().make()
        let sheets = try cells(edition)
        var compared = 0
        for finding in edition.tables[0].findings where finding.unit.kind == .school && finding.quantity == .share {
            let sheet = try #require(sheets["Показатель \(finding.indicator)"])
            let row = try #require(
                sheet.first { $0.key.hasPrefix("A") && $0.value == finding.unit.code }?.key.dropFirst())
            let year = try #require(edition.campaign.years.firstIndex(of: finding.from.year))
            // Code, school and status, then total, numerator, share and interval of each year.
            let letters = Array("DEFGHIJKLMNO").map(String.init)
            let cell = { (place: Int) in sheet[letters[year * 4 + place] + row] }
            #expect(cell(0) == String(finding.denominator))
            #expect(cell(1) == String(finding.numerator))
            #expect(cell(2).flatMap(Double.init).map { abs($0 - (finding.estimate ?? .nan)) < 1e-15 } == true)
            let interval = try #require(finding.interval)
            let ends = [interval.lower, interval.upper].map { Language.russian.decimal($0 * 100) }
            #expect(cell(3) == ends.joined(separator: "–"))
            compared += 1
        }
        #expect(compared == 12 * 16 * 3)
    }

    @Test func `verdicts stand in words, with a sentence whose subject is the indicator`() throws {
        let edition = try SampleEdition().make()
        let sheets = try cells(edition)
        for finding in edition.tables[0].findings where finding.quantity == .change && finding.unit.kind == .school {
            let sheet = try #require(sheets["Показатель \(finding.indicator)"])
            let row = try #require(
                sheet.first { $0.key.hasPrefix("A") && $0.value == finding.unit.code }?.key.dropFirst())
            let verdict = try #require(finding.verdict)
            let wording = try #require(VerdictWording(code: verdict.rawValue))
            let cell = try #require(sheet["T" + row])
            let sentence = try #require(sheet["U" + row])
            #expect(sentence.hasPrefix(wording.opening[.russian]))
            #expect(!sentence.contains("{"))
            switch verdict {
            case .insufficient: #expect(cell.hasPrefix("мало участников ("))
            case .stable: #expect(cell == "существенных изменений нет (±10\u{A0}п.п.)")
            default: #expect(cell == wording.cell[.russian])
            }
        }
    }

    @Test func `the overview lists all 21 indicators, the last five as not yet computed`() throws {
        let overview = try #require(try cells(SampleEdition().make())["Сводная"])
        for id in 1...21 { #expect(overview.values.contains { $0.hasPrefix("\(id). ") }, "\(id)") }
        #expect(overview.values.filter { $0 == "ещё не рассчитывается" }.count == 5)
    }

    @Test func `the journal says what was taken from the path, what differs and what was rejected`() throws {
        let journal = try #require(try cells(SampleEdition().make())["Журнал загрузки"]).values
        #expect(journal.contains("процедура: ОГЭ (из пути файла)"))
        #expect(journal.contains("число участников, 342201: в файле 24, по строкам 23"))
        #expect(journal.contains("такой школы нет в справочнике"))
        #expect(journal.contains("edu342299"))
    }

    @Test func `a formula in a name stays text`() throws {
        let sheets = try cells(SampleEdition(names: ["=1+1", "@SUM(A1)", "+1", "-1"]).make())
        #expect(sheets["Показатель 1"]?.values.contains("=1+1") == true)
    }
}
