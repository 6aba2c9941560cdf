// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Publishing
import Statistics
import Testing
import Wording

struct IndicatorWorkbookTests {
    @Test func `the sheets of the order stand in their order`() throws {
        let sheets = try WorkbookCells.read(SampleEdition().make())
        let names =
            ["Сводная", "Карта выводов"] + (1...16).map { "Показатель \($0)" } + ["Методика", "Журнал загрузки"]
        #expect(Set(sheets.keys) == Set(names))
    }

    @Test func `numbers of the workbook are those of the findings`() throws {
        let edition = try SampleEdition().make()
        let sheets = try WorkbookCells.read(edition)
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
        let sheets = try WorkbookCells.read(edition)
        for finding in edition.tables[0].findings where finding.quantity == .change && finding.unit.kind == .school {
            let sheet = try #require(sheets["Показатель \(finding.indicator)"])
            let row = try #require(
                sheet.first { $0.key.hasPrefix("A") && $0.value == finding.unit.code }?.key.dropFirst())
            let verdict = try #require(finding.verdict)
            let wording = try #require(VerdictWording(code: verdict.rawValue))
            let cell = try #require(sheet["T" + row])
            let sentence = try #require(sheet["W" + row])
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
        let overview = try #require(try WorkbookCells.read(SampleEdition().make())["Сводная"])
        for id in 1...21 { #expect(overview.values.contains { $0.hasPrefix("\(id). ") }, "\(id)") }
        #expect(overview.values.filter { $0 == "ещё не рассчитывается" }.count == 5)
    }

    @Test func `the overview gives the value of ШНОР where a section of its own tells of an indicator`() throws {
        var edition = try SampleEdition().make()
        var table = FindingTable(provenance: Provenance(plugin: "support", version: "1", parameters: [:]))
        func append(_ indicator: Int, _ year: Int, _ x: Int, _ n: Int) {
            table.append(
                Finding(
                    unit: .lowResults, indicator: indicator, quantity: .share, from: Period(year: year),
                    to: Period(year: 2024), numerator: x, denominator: n, pupils: n,
                    estimate: n == 0 ? nil : Double(x) / Double(n)))
        }
        append(17, 2022, 1, 2)
        append(19, 2023, 0, 4)
        append(19, 2024, 1, 4)
        append(20, 2024, 0, 0)
        edition.tables.append(table)
        let sheets = try WorkbookCells.read(edition)
        let overview = try #require(sheets["Сводная"]).values
        #expect(overview.contains("ШНОР: 50,0\u{A0}% (1 из 2)"))
        #expect(overview.contains("ШНОР: 2023\u{A0}— 0,0\u{A0}% (0 из 4); 2024\u{A0}— 25,0\u{A0}% (1 из 4)"))
        #expect(overview.contains("показатель не рассчитан"))
        #expect(overview.filter { $0 == "ещё не рассчитывается" }.count == 2)
        #expect(sheets["Показатель 19"] == nil)
    }

    @Test func `the journal says what was refused, passed over and replaced, and which schools are unknown`() throws {
        var edition = try SampleEdition().make()
        edition.importNotes = ImportNote.Section.allCases.map {
            ImportNote($0, "файл \($0.rawValue)", Sentence(ru: "=причина \($0.rawValue)", en: "reason"))
        }
        let journal = try #require(try WorkbookCells.read(edition)["Журнал загрузки"]).values
        for section in ImportNote.Section.allCases {
            #expect(JournalWords.section(section.rawValue)[.russian] != section.rawValue)
            #expect(journal.contains(JournalWords.section(section.rawValue)[.russian]))
            #expect(journal.contains("файл \(section.rawValue)"))
        }
        #expect(journal.contains { $0.contains("причина refused") })
    }

    @Test func `the journal says what was taken from the path, what differs and what was rejected`() throws {
        let journal = try #require(try WorkbookCells.read(SampleEdition().make())["Журнал загрузки"]).values
        #expect(journal.contains("процедура: ОГЭ (из пути файла)"))
        #expect(journal.contains("число участников, 342201: в файле 24, по строкам 23"))
        #expect(journal.contains("такой школы нет в справочнике"))
        #expect(journal.contains("edu342299"))
    }

    @Test func `a formula in a name stays text`() throws {
        let sheets = try WorkbookCells.read(SampleEdition(names: ["=1+1", "@SUM(A1)", "+1", "-1"]).make())
        #expect(sheets["Показатель 1"]?.values.contains("=1+1") == true)
    }
}
