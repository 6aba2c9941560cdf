// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Publishing
import Statistics
import Testing
import Wording

/// What stands against other schools, in the page, the workbook and the region's file.
struct OthersTests {
    static let school = AnalysisUnit(kind: .school, code: "342204")

    /// An edition whose indicator 9 is told of one school: stable at 45 %, far below the others.
    private func edition() throws -> Edition {
        var edition = try SampleEdition().make()
        let old = edition.tables[0]
        var table = FindingTable(provenance: old.provenance)
        table.families =
            old.families + [TestFamily(name: "indicator 9, levels of schools", size: 1, adjustment: "bh")]
        table.setAside = old.setAside
        let (first, last) = (Period(year: 2022), Period(year: 2024))
        for finding in old.findings where finding.unit != Self.school || finding.indicator != 9 {
            table.append(finding)
        }
        func finding(_ quantity: Quantity, _ from: Period, _ x: Int, _ n: Int, _ estimate: Double?) -> Finding {
            Finding(
                unit: Self.school, indicator: 9, quantity: quantity, from: from, to: quantity == .share ? from : last,
                numerator: x, denominator: n, pupils: n, estimate: estimate)
        }
        for (year, x) in [(2022, 45), (2023, 46), (2024, 45)] {
            table.append(finding(.share, Period(year: year), x, 100, Double(x) / 100))
        }
        var change = finding(.change, first, 45, 100, 0)
        change.interval = ConfidenceInterval(lower: -0.08, upper: 0.08, level: 0.9)
        change.test = TestResult(
            z: 0, pAsymptotic: 1, pExact: 1, pMid: 1, p: 1, pAdjusted: 1, family: 8)
        (change.verdict, change.reasons) = (.stable, .intervalWithinMargin)
        table.append(change)
        var level = finding(.level, first, 136, 300, 0.30)
        level.interval = ConfidenceInterval(lower: 0.22, upper: 0.38, level: 0.9)
        level.test = TestResult(z: 6, p: 0.0004, pAdjusted: 0.0004, family: table.families.count - 1)
        (level.verdict, level.reasons) = (.belowOthers, .adjustedBelowLevel)
        table.append(level)
        table.append(finding(.event, last, 3, 100, nil))
        // 1.96 of the standard error 0.005, with the quantile of R's qnorm(0.975).
        let half = 1.959963984540054 * 0.005
        var rho = Finding(
            unit: .territory, indicator: 9, quantity: .dispersion, from: first, to: last, numerator: 0, denominator: 0,
            pupils: 0, estimate: 0.012)
        rho.interval = ConfidenceInterval(lower: 0.012 - half, upper: 0.012 + half, level: 0.95)
        table.append(rho)
        table.provenance.parameters["dispersion.9"] = "pooled, 12"
        edition.tables = [table]
        return edition
    }

    private func publish(_ document: Publisher.Document) throws -> (OutputTestFolder, [WrittenFile]) {
        let folder = try OutputTestFolder()
        return (
            folder,
            try Publisher(templates: SampleEdition.templates).publish(edition(), to: folder.url, documents: [document])
        )
    }

    @Test func `stable far below the others: both are said, in the words of a head of a school`() throws {
        let (folder, files) = try publish(.page)
        let page = try PublishedPage(#require(files.first?.url))
        let unit = try page.unit(code: Self.school.code)
        let row = try #require(page.rows[8][unit])
        let verdict = page.verdicts[try #require(row[0] as? Int)]["code"] as? String
        let levels = try #require(page.data["levels"] as? [[String: Any]])
        #expect(verdict == "stable")
        #expect(levels[try #require(row[22] as? Int)]["code"] as? String == "belowOthers")
        let sentence = try #require(row.last as? String)
        #expect(
            sentence
                == "Отметку «2» получили 45 из 100\u{A0}участников в 2022\u{A0}г. и 45 из 100 в 2024\u{A0}г. Существенных изменений "
                + "нет (меньше 10\u{A0}п.п.). Уровень (2022–2024): 136 из 300\u{A0}участников (45,3\u{A0}%), в остальных школах в те же "
                + "годы 15,3\u{A0}%: хуже, чем в остальных школах (подтверждено).")
        #expect(page.html.contains("(45,3\u{A0}%; остальные 15,3\u{A0}%)"))
        #expect(page.html.contains("3 из 100"))
        withExtendedLifetime(folder) {}
    }

    @Test func `an inconclusive change has the words of the order's example`() throws {
        var sample = SampleEdition()
        sample.years = [2022, 2024]
        let page = try {
            let folder = try OutputTestFolder()
            var edition = try sample.make()
            let old = edition.tables[0]
            var table = FindingTable(provenance: old.provenance)
            table.families = old.families
            for (year, x, n) in [(2022, 5, 24), (2024, 2, 26)] {
                table.append(
                    Finding(
                        unit: Self.school, indicator: 9, quantity: .share, from: Period(year: year),
                        to: Period(year: year), numerator: x, denominator: n, pupils: n,
                        estimate: Double(x) / Double(n)))
            }
            table.append(
                Finding(
                    unit: Self.school, indicator: 9, quantity: .change, from: Period(year: 2022),
                    to: Period(year: 2024), numerator: 2, denominator: 26, pupils: 26, estimate: -0.13,
                    verdict: .inconclusive, reasons: [.aboveLevel, .intervalWiderThanMargin]))
            edition.tables = [table]
            let files = try Publisher(templates: SampleEdition.templates)
                .publish(edition, to: folder.url, documents: [.page])
            return try PublishedPage(#require(files.first?.url))
        }()
        let row = try #require(page.rows[0][page.unit(code: Self.school.code)])
        #expect(
            row.last as? String
                == "Отметку «2» получили 5 из 24\u{A0}участников в 2022\u{A0}г. и 2 из 26 в 2024\u{A0}г. Такая разница возможна и без "
                + "изменений в работе школы, поэтому вывод не делается.")
    }

    @Test func `the appendix has the family table and the variation between cohorts`() throws {
        let (folder, files) = try publish(.page)
        let html = try PublishedPage(#require(files.first?.url)).html
        #expect(
            html.contains(
                "Показатель 9: уровни школ</td><td>1</td><td>Бенджамини\u{A0}— Хохберг</td><td>1</td><td>0,1</td><td>1</td>"
            ))
        #expect(html.contains("<td>0,0120</td><td>0,0022–0,0218</td><td>оценка по всем объектам вместе: 12</td>"))
        for id in ["id=\"funnel\"", "id=\"histogram\""] { #expect(html.contains(id)) }
        withExtendedLifetime(folder) {}
    }

    @Test func `the region's file holds ρ with its error and the territory's counts`() throws {
        let (folder, files) = try publish(.data)
        let url = try #require(files.first { $0.path == "data/regional.yaml" }?.url)
        let region = try RegionalReference(contentsOf: url)
        let rho = try #require(region.dispersions[9])
        #expect(rho.rho == 0.012)
        #expect(abs(rho.standardError - 0.005) < 1e-9)
        #expect(rho.source == "pooled" && rho.units == 12)
        let table = try edition().tables[0]
        for finding in table.findings
        where finding.unit == .territory && finding.quantity == .share && finding.indicator == 9 {
            let counts = try #require(region.counts[9]?.first { $0.period == finding.from })
            #expect((counts.successes, counts.total) == (finding.numerator, finding.denominator))
            #expect(counts.schools == 12)
        }
        #expect(region.counts.keys.sorted() == Array(1...16))
        withExtendedLifetime(folder) {}
    }

    @Test func `the workbook has a column of the level beside that of the change`() throws {
        let sheet = try #require(try WorkbookCells.read(edition())["Показатель 9"])
        let row = try #require(sheet.first { $0.key.hasPrefix("A") && $0.value == Self.school.code }?.key.dropFirst())
        #expect(sheet["T" + row] == "существенных изменений нет (±10\u{A0}п.п.)")
        #expect(sheet["U" + row] == "хуже, чем в остальных школах (подтверждено)")
        #expect(sheet["V" + row]?.hasPrefix("Отметку «2» получили 45 из 100") == true)
    }
}
