// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Publishing
import Testing
import Wording

/// Selected schools may be compared over other years than all others.
struct WindowsTests {
    /// Indicator 3: 2019, 2021 and 2022 are compared, for the schools selected by 2022 only 2023 and 2024.
    private func edition() throws -> Edition {
        var edition = try SampleEdition(years: [2019, 2021, 2022, 2023, 2024]).make()
        edition.campaign.selectedOn = [2022]
        edition.tables[0].setAside.removeAll { $0.indicator == 3 }
        for isSelected in [false, true] {
            let window = isSelected ? [2023, 2024] : [2019, 2021, 2022]
            for year in [2019, 2020, 2021, 2022, 2023, 2024] where !window.contains(year) {
                edition.tables[0].setAside.append(
                    SetAside(
                        indicator: 3, isSelected: isSelected, period: Period(year: year), window: window,
                        reasons: year == 2020 ? [] : isSelected ? .selectedOnBaseline : .breakForbidden, against: nil))
            }
        }
        return edition
    }

    private func page(_ edition: Edition) throws -> PublishedPage {
        let folder = try OutputTestFolder()
        let files = try Publisher(templates: SampleEdition.templates)
            .publish(edition, to: folder.url, documents: [.page])
        return try PublishedPage(#require(files.first?.url))
    }

    @Test func `the years of selected schools are told beside those of all others`() throws {
        let html = try page(edition()).html
        let end = try #require(html.range(of: "<script type=")).lowerBound
        let line = try #require(html[..<end].firstMatch(of: /Сравниваются 2019, 2021, 2022[^<]*/)).output
        #expect(
            line.hasPrefix(
                "Сравниваются 2019, 2021, 2022; для ШНОР, отобранных по результатам 2022\u{A0}года, "
                    + "сравниваются 2023–2024. 2020: "))
        // The years before the selection are told once, by the selection.
        #expect(!line.contains("2019: ") && !line.contains("2022: "))
        #expect(line.contains("2023: реестр разрывов не разрешает сравнивать эти годы; 2024: "))
        // An indicator whose windows are equal says nothing of the selection.
        #expect(html[..<end].contains("Сравниваются 2021–2024. "))
    }

    @Test(arguments: [("342201", [2023, 2024]), ("342204", [2019, 2021, 2022]), ("342205", [2019, 2021, 2022])])
    func `a point counts when it lies in the window of its school`(code: String, expected: [Int]) throws {
        let page = try page(edition())
        let row = try #require(page.rows[2][page.unit(code: code)])
        let series = try #require(row[20] as? [Any])
        let years = try stride(from: 0, to: series.count, by: 8).filter { series[$0 + 7] as? Int == 1 }.map {
            let period = try #require(series[$0] as? Int)
            return try #require(page.periods[period]["at"] as? Int)
        }
        #expect(years == expected)
    }

    @Test func `the overview gives both windows`() throws {
        let cells = try WorkbookCells.read(edition())
        let overview = try #require(cells["Сводная"])
        let row = try #require(overview.first { $0.value.hasPrefix("3. ") }.flatMap { Int($0.key.dropFirst()) })
        #expect(overview["D\(row)"] == "2023–2024")
        #expect(overview["D\(row + 1)"] == "2019, 2021, 2022")
        #expect(overview["D\(row + 2)"] == nil)
    }

    @Test func `the pooled share names the years that it adds`() throws {
        var edition = try edition()
        let school = try #require(SchoolID(number: 342_204))
        let shares = edition.tables[0].findings.filter {
            $0.unit == .school(school) && $0.indicator == 3 && $0.quantity == .share
                && [2022, 2024].contains($0.from.year)
        }
        try #require(shares.count == 2)
        var pooled = shares[0]
        pooled.quantity = .pooledShare
        pooled.to = shares[1].from
        pooled.numerator += shares[1].numerator
        pooled.denominator += shares[1].denominator
        edition.tables[0].append(pooled)
        let page = try page(edition)
        #expect(try page.rows[2][page.unit(code: "342204")]?[21] as? String == "2022, 2024")
        // All five years of the sample, and the three last of a series whose first is set aside.
        #expect(try page.rows[2][page.unit(code: "342205")]?[21] as? String == "2019, 2021, 2022, 2023, 2024")
        let overview = try #require(try WorkbookCells.read(edition)["Сводная"])
        #expect(overview.values.contains("вместе за сопоставимые из последних 3\u{A0}лет"))
        #expect(overview.values.contains("2021–2024"))
    }

    @Test func `the data say whose window a line describes`() throws {
        let folder = try OutputTestFolder()
        _ = try Publisher(templates: SampleEdition.templates).publish(edition(), to: folder.url, documents: [.data])
        let text = try String(contentsOf: folder.url.appendingPathComponent("data/findings.json"), encoding: .utf8)
        #expect(text.contains(#"{"indicator":3,"selected":true,"period":2022,"season":null,"window":[2023,2024]"#))
        let common = #"{"indicator":3,"selected":false,"period":2023,"season":null,"window":[2019,2021,2022]"#
        #expect(text.contains(common))
    }
}
