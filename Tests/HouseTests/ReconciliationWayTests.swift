// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Installation
import Monitoring
import Store
import Testing
import Wording
import Workbooks

/// From a computed number to the workbook that asks for it, and back with the answer.
struct ReconciliationWayTests {
    private static let answer: [ReconciliationColumn: String] = [
        .numerator: "1", .denominator: "24", .reason: "отметка исправлена", .document: "протокол № 5",
        .name: "Петрова О. А.", .day: "01.10.2024",
    ]

    private static func reader() throws -> WorkbookReader {
        let installation = Installation.current
        return WorkbookReader(python: try installation.python(), helper: try installation.helper("workbooks.py"))
    }

    /// Three years of two schools; the first has 5 marks «2» of 25 in 2023.
    private func campaign() throws -> SmallCampaign {
        let campaign = try SmallCampaign()
        for (year, failures) in [(2022, 4), (2023, 5), (2024, 6)] {
            for (school, more) in [(342_201, 0), (342_202, 2)] {
                let marks = (0..<25).map { $0 < failures + more ? 2 : 3 }
                try campaign.add("\(year)-\(school).csv", marks, school: school, year: year)
            }
        }
        #expect(try campaign.run("import").status == 0)
        return campaign
    }

    /// Fills in a workbook as a person would, rows in another order, and puts it into the input folder.
    private func fill(
        _ campaign: SmallCampaign, _ file: String, as name: String, year: Int = 2023, school: Int = 342_201,
        _ answer: [ReconciliationColumn: String]
    ) throws {
        let url = campaign.url.appending(path: "output/Reconciliation/\(file)")
        let sheet = try #require(try Self.reader().read(url).sheets.first)
        let heads = sheet.row(2)
        func place(_ column: ReconciliationColumn) -> Int? {
            heads.firstIndex(of: column.title.en)
                ?? (column == .name ? heads.firstIndex(of: ReconciliationWords.position.en) : nil)
        }
        let workbook = try WorkbookWriter(
            to: campaign.input.appending(path: name), created: Date(timeIntervalSince1970: 0))
        let filled = try workbook.addSheet("1")
        try filled.append(heads.map { .text($0) })
        var found = 0
        for row in (3..<sheet.rowCount).reversed() {
            var cells = sheet.row(row)
            if cells[try #require(place(.login))] == "edu\(school)", cells[try #require(place(.year))] == String(year),
                cells[try #require(place(.indicator))] == "1"
            {
                found += 1
                for (column, text) in answer { cells[try #require(place(column))] = text }
            }
            try filled.append(cells.map { .text($0) })
        }
        try workbook.close()
        #expect(found == 1)
    }

    /// The share of a unit in indicator 1 and 2023, and the reasons of that and of its change.
    private func finding(_ campaign: SmallCampaign, _ unit: String) throws -> (counts: [Int], reasons: [Bool]) {
        let rows = try SmallCampaign.open(campaign.url).rows(
            """
            SELECT numerator, denominator, reasons, quantity FROM v_findings
            WHERE indicator = 1 AND part IS NULL AND unit = ? AND (quantity = 'change' OR quantity = 'share' AND period_to = 2023)
            ORDER BY quantity DESC
            """, [.text(unit)])
        let share = try #require(rows.first)
        return (
            [share[0].int ?? 0, share[1].int ?? 0], rows.map { ($0[2].text ?? "").contains("manualValue") }
        )
    }

    private func run(_ campaign: SmallCampaign) throws -> Program.Answer {
        let answer = try campaign.run("run", "--date", "2024-10-01")
        #expect(answer.status == 0, "\(answer.errors)")
        return answer
    }

    @Test func `a workbook of which no row is taken names the first cells, and programs get what is not confirmed`()
        throws
    {
        let campaign = try campaign()
        struct Row: Decodable { let indicator, year, unconfirmed: Int }
        let answer = try campaign.run("check", "--format", "json")
        let rows = try JSONDecoder().decode([Row].self, from: Data(answer.output.utf8))
        // Two schools each year; nothing is computed of other indicators.
        #expect(
            rows.filter { $0.unconfirmed > 0 }.map { [$0.indicator, $0.year, $0.unconfirmed] }
                == [1, 2].flatMap { indicator in [2022, 2023, 2024].map { [indicator, $0, 2] } })
        let csv = try campaign.run("check", "--format", "csv").output.split(separator: "\n")
        #expect(csv.first == "indicator,year,stand,schools,works,unconfirmed" && csv.contains("1,2023,present,2,50,2"))
        let workbook = try WorkbookWriter(
            to: campaign.input.appending(path: "wrong.xlsx"), created: Date(timeIntervalSince1970: 0))
        let sheet = try workbook.addSheet("1")
        let columns = ReconciliationColumn.allCases
        try sheet.append(columns.map { .text($0.title.en) })
        for _ in 0..<7 { try sheet.append(columns.map { $0 == .confirmed ? .text("yes") : .text("x") }) }
        try workbook.close()
        let refused = try campaign.run("import")
        let text = refused.errors + refused.output
        let cells = text.matches(of: #/A[2-9]: /#).count
        #expect(cells == 5 && text.contains("and 2\u{A0}cells more. Mend the file"), "\(text)")
    }

    @Test
    func `an expert's value changes the finding, its flag and every output, survives the file, and can be taken back`()
        throws
    {
        let campaign = try campaign()
        _ = try run(campaign)
        #expect(try finding(campaign, "342201").counts == [5, 25])
        #expect(try finding(campaign, "342201").reasons == [false, false])
        let written = try campaign.run("report", "sverka")
        #expect(written.status == 0, "\(written.errors)")
        try fill(campaign, "Reconciliation (all indicators).xlsx", as: "sverka.xlsx", Self.answer)
        let imported = try campaign.run("import")
        #expect(imported.status == 0, "\(imported.errors)")
        _ = try run(campaign)
        #expect(try finding(campaign, "342201").counts == [1, 24])
        #expect(try finding(campaign, "342201").reasons == [true, true])
        #expect(try finding(campaign, "territory").counts == [8, 49])
        #expect(try finding(campaign, "territory").reasons == [true, true])
        #expect(try finding(campaign, "342202").reasons == [false, false])
        try expectOutputs(campaign, marked: true)

        // The original file comes again with another mark: the value stays, and the difference is told.
        try campaign.add("2023-342201.csv", (0..<25).map { $0 < 7 ? 2 : 3 }, year: 2023)
        let again = try campaign.run("import")
        #expect(again.status == 0 && again.output.contains("5 of 25 → 7 of 25"), "\(again.output)")
        _ = try run(campaign)
        #expect(try finding(campaign, "342201").counts == [1, 24])
        #expect(try campaign.run("check").output.contains("5 of 25 → 7 of 25"))

        #expect(try campaign.run("import", "--undo", "sverka.xlsx").status == 0)
        _ = try run(campaign)
        #expect(try finding(campaign, "342201").counts == [7, 25])
        #expect(try finding(campaign, "342201").reasons == [false, false])
        try expectOutputs(campaign, marked: false)
    }

    private func expectOutputs(_ campaign: SmallCampaign, marked: Bool) throws {
        let output = campaign.url.appending(path: "output")
        for file in ["data/findings.csv", "data/findings.json"] {
            let text = try String(contentsOf: output.appending(path: file), encoding: .utf8)
            #expect(text.contains("manualValue") == marked, "\(file)")
        }
        let page = try String(contentsOf: output.appending(path: "report.html"), encoding: .utf8)
        #expect(page.contains("id=\"reconciliation\"") == marked)
        #expect(page.contains("протокол № 5") == marked)
        let sheets = try Self.reader().read(output.appending(path: "indicators.xlsx")).sheets
        let texts = sheets.map { sheet in (0..<sheet.rowCount).flatMap { sheet.row($0) } }
        #expect(texts.joined().contains("протокол № 5") == marked)
        // On the overview and on the sheet of the indicator.
        #expect(texts.count { $0.contains(ReconciliationWords.footnote.en) } == (marked ? 2 : 0))
    }

    @Test func `the value of a school waits for the expert, who accepts it in a new workbook`() throws {
        let campaign = try campaign()
        #expect(try campaign.run("report", "sverka").status == 0)
        let own = try #require(
            try FileManager.default.contentsOfDirectory(
                atPath: campaign.url.appending(path: "output/Reconciliation").path
            ).first { $0.hasPrefix("342201") })
        try fill(campaign, own, as: "school.xlsx", Self.answer.merging([.name: "Сидорова Анна Петровна"]) { $1 })
        #expect(try campaign.run("import").status == 0)
        #expect(try campaign.run("check").output.contains("disputes: 1"))
        _ = try run(campaign)
        #expect(try finding(campaign, "342201").counts == [5, 25])

        #expect(try campaign.run("report", "sverka").status == 0)
        try fill(
            campaign, "Reconciliation (all indicators).xlsx", as: "expert.xlsx",
            [.decision: "accept", .name: "Петрова О. А."])
        #expect(try campaign.run("import").status == 0)
        _ = try run(campaign)
        #expect(try finding(campaign, "342201").counts == [1, 24])
        // Who filled in for the school is in no file of the campaign but the one that the school sent.
        let bytes = try Data(contentsOf: campaign.url.appending(path: "campaign.duckdb"))
        #expect(bytes.range(of: Data("Сидорова".utf8)) == nil)
        let page = try String(contentsOf: campaign.url.appending(path: "output/report.html"), encoding: .utf8)
        #expect(!page.contains("Сидорова"))
    }

    @Test func `two copies that say different things are listed, and neither counts until one goes`() throws {
        let campaign = try campaign()
        #expect(try campaign.run("report", "sverka").status == 0)
        let file = "Reconciliation (all indicators).xlsx"
        try fill(campaign, file, as: "one.xlsx", Self.answer)
        try fill(campaign, file, as: "two.xlsx", Self.answer.merging([.numerator: "2"]) { $1 })
        let imported = try campaign.run("import")
        #expect(imported.status == 0 && imported.output.contains("one.xlsx, two.xlsx"), "\(imported.output)")
        _ = try run(campaign)
        #expect(try finding(campaign, "342201").counts == [5, 25])
        #expect(try campaign.run("import", "--undo", "one.xlsx").status == 0)
        _ = try run(campaign)
        #expect(try finding(campaign, "342201").counts == [2, 24])
    }

    @Test func `an indicator without a data file is filled in by hand alone`() throws {
        let campaign = try campaign()
        #expect(try campaign.run("report", "sverka").status == 0)
        let url = campaign.url.appending(path: "output/Reconciliation/Reconciliation (all indicators).xlsx")
        let sheet = try #require(try Self.reader().read(url).sheets.first)
        let heads = sheet.row(2)
        let place = try #require(heads.firstIndex(of: ReconciliationColumn.indicator.title.en))
        let rows = (3..<sheet.rowCount).map { sheet.row($0) }
        // Examinations have no file at all: each school, each year.
        #expect(rows.count { $0[place] == "9" } == 6)
        let workbook = try WorkbookWriter(
            to: campaign.input.appending(path: "sverka.xlsx"), created: Date(timeIntervalSince1970: 0))
        let filled = try workbook.addSheet("1")
        try filled.append(heads.map { .text($0) })
        for var row in rows where row[place] == "9" {
            for (column, text) in Self.answer { row[try #require(heads.firstIndex(of: column.title.en))] = text }
            try filled.append(row.map { .text($0) })
        }
        try workbook.close()
        #expect(try campaign.run("import").status == 0)
        _ = try run(campaign)
        let found = try SmallCampaign.open(campaign.url).rows(
            """
            SELECT DISTINCT numerator, denominator, reasons FROM v_findings
            WHERE indicator = 9 AND quantity = 'share' AND unit_kind = 'territory'
            """)
        #expect(found.map { [$0[0].int, $0[1].int] } == [[2, 48]])
        #expect(found.allSatisfy { ($0[2].text ?? "").contains("manualValue") })
    }
}
