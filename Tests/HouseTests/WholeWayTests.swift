// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Installation
import Monitoring
import Samples
import Store
import Testing

/// From the files of a sample district to findings and documents, against the truth of the sample.
struct WholeWayTests {
    private static func campaign(_ folder: URL) throws -> Campaign {
        let driver = try Driver.load(Installation.current.duckDBDriver().path, entryPoint: Driver.duckDB)
        return try Campaign(
            folder.appending(path: "campaign.duckdb"), mode: .readOnly, driver: driver,
            migrations: Installation.current.resource("Migrations", of: "Store"))
    }

    private static func truth(_ folder: URL) throws -> SampleTruth {
        try JSONDecoder().decode(SampleTruth.self, from: Data(contentsOf: folder.appending(path: "truth.json")))
    }

    private static func counts(_ campaign: Campaign) throws -> [String: [String: Int]] {
        var counts: [String: [String: Int]] = [:]
        let rows = try campaign.rows(
            "SELECT procedure, year, season, subject, grade, school, coalesce(CAST(mark AS VARCHAR), band), pupils "
                + "FROM v_results_counts")
        for row in rows {
            let season = row[2].text.map { " " + $0 } ?? ""
            let key = [
                row[0].text ?? "", "\(row[1].int ?? 0)\(season)", row[3].text ?? "", "\(row[4].int ?? 0)",
                row[5].text ?? "",
            ].joined(separator: "|")
            counts[key, default: [:]][row[6].text ?? "", default: 0] += row[7].int ?? 0
            counts[key, default: [:]]["n", default: 0] += row[7].int ?? 0
        }
        return counts
    }

    @Test func `a district goes from its files to findings that agree with the truth`() throws {
        let folder = try TemporaryFolder()
        let district = folder.file("district")
        #expect(try Program.run(["sample", "district", district.path, "--lang", "ru"]).status == 0)
        let imported = try Program.run(["import", "--campaign", district.path])
        #expect(imported.status == 0, "\(imported.errors)")
        let truth = try Self.truth(district)
        do {
            let campaign = try Self.campaign(district)
            #expect(try Self.counts(campaign) == truth.allCounts)
            let journal = Dictionary(try campaign.journal().map { ($0.reading.file, $0.reading) }) { first, _ in first }
            for file in truth.files {
                let reading = try #require(journal[file.file], "\(file.file)")
                #expect(reading.format == file.format)
                #expect(reading.rows == file.rows)
                #expect(reading.accepted == file.accepted)
                #expect(reading.absent == file.absent)
                #expect(reading.rejected == file.rejected, "\(file.file)")
            }
        }
        let again = try Program.run(["import", "--campaign", district.path])
        #expect(again.status == 0 && again.output.contains("Без изменений: \(truth.files.count)\u{A0}"))
        let run = try Program.run(["run", "--campaign", district.path, "--date", "2024-10-01"])
        #expect(run.status == 0, "\(run.errors)")
        try expectVerdicts(district, truth)
        try expectSupport(district, truth)
        try expectHandValues(district, truth)
        for name in ["report.html", "indicators.xlsx", "data/findings.csv", "data/findings.json", "run.json"] {
            #expect(FileManager.default.fileExists(atPath: district.appending(path: "output/\(name)").path), "\(name)")
        }
        let interim = try Program.run(
            ["run", "--campaign", district.path, "--stage", "interim", "--date", "2024-10-01"])
        #expect(interim.status == 0, "\(interim.errors)")
        // What an expert said of indicators 9 and 10 belongs to the final document, and has not changed.
        #expect(!interim.output.contains("После сверки"))
        let status = try Program.run(["--campaign", district.path])
        #expect(status.status == 0 && status.output.split(separator: "\n").count <= 10)
    }

    /// No verdict against the truth: what truly improved is never `worsened`, and the other way round; every school and
    /// indicator has a verdict with a reason.
    private func expectVerdicts(_ folder: URL, _ truth: SampleTruth) throws {
        let campaign = try Self.campaign(folder)
        let rows = try campaign.rows(
            "SELECT unit, indicator, verdict, reasons, estimate, lower, upper FROM v_findings "
                + "WHERE quantity = 'change' AND unit_kind = 'school'")
        #expect(rows.count == truth.schools.count * 16)
        #expect(rows.allSatisfy { $0[2].text != nil && !($0[3].text ?? "").isEmpty })
        for change in truth.changes {
            let row = try #require(rows.first { $0[0].text == change.school && $0[1].int == change.indicator })
            let opposite = change.direction == "improved" ? "worsened" : "improved"
            #expect(row[2].text != opposite, "\(change.school), \(change.indicator)")
        }
        // Twelve schools tell little of the variation between cohorts, so that nothing may be confirmed; the direction is seen.
        let seen = truth.changes.filter { change in
            rows.contains {
                $0[0].text == change.school && $0[1].int == change.indicator && ($0[4].double ?? 0) * change.points > 0
            }
        }
        #expect(seen.count >= 4, "\(seen.count) of \(truth.changes.count)")
    }

    /// What an expert corrected stands in the findings, with its flag.
    private func expectHandValues(_ folder: URL, _ truth: SampleTruth) throws {
        let campaign = try Self.campaign(folder)
        #expect(truth.handValues.count == 1)
        for (key, value) in truth.handValues {
            let parts = key.split(separator: "|").map(String.init)
            let rows = try campaign.rows(
                "SELECT numerator, denominator, reasons FROM v_findings WHERE quantity = 'share' AND unit_kind = 'school' "
                    + "AND part IS NULL AND indicator = \(parts[0]) AND period_from = \(parts[1]) AND unit = '\(parts[2])'"
            )
            let row = try #require(rows.first)
            #expect(row[0].int == value["x"] && row[1].int == value["n"] && rows.count == 1)
            #expect((row[2].text ?? "").contains("manualValue"))
        }
    }

    /// Indicators 19 to 21 are those of the truth, and 17 stands beside what chance gives.
    private func expectSupport(_ folder: URL, _ truth: SampleTruth) throws {
        let campaign = try Self.campaign(folder)
        let rows = try campaign.rows(
            "SELECT indicator, period_from, unit, numerator, denominator FROM v_findings WHERE plugin = 'support' "
                + "AND quantity = 'share' AND unit IN ('shnor', 'territory')")
        let found = Dictionary(
            rows.map { row in
                let key = "\(row[0].int ?? 0)|\(row[1].int ?? 0)|\(row[2].text ?? "")"
                return (key, ["x": row[3].int ?? -1, "n": row[4].int ?? -1])
            }
        ) { first, _ in first }
        #expect(!truth.support.isEmpty && found == truth.support)
        let progress = try campaign.rows(
            "SELECT quantity, estimate, denominator FROM v_findings WHERE plugin = 'progress' AND unit = 'shnor'")
        #expect(progress.count == 7)
        let shares = progress.filter { ($0[0].text ?? "").lowercased().hasSuffix("share") }
        #expect(shares.count == 4 && Set(shares.compactMap { $0[2].int }).count == 1)
        #expect(progress.allSatisfy { (0...1).contains($0[1].double ?? -1) })
        let page = try String(contentsOf: folder.appending(path: "output/report.html"), encoding: .utf8)
        #expect(page.contains("Помощь школам") && page.contains("Показатель 17"))
    }

    @Test func `the window of the order says of every indicator why its three years cannot be compared`() throws {
        let folder = try TemporaryFolder()
        let district = folder.file("district")
        #expect(
            try Program.run(["sample", "district", district.path, "--years", "2019,2020,2021", "--lang", "ru"]).status
                == 0)
        #expect(try Program.run(["import", "--campaign", district.path]).status == 0)
        #expect(try Program.run(["run", "--campaign", district.path]).status == 0)
        let campaign = try Self.campaign(district)
        #expect(try Self.counts(campaign) == Self.truth(district).allCounts)
        let aside = try campaign.rows("SELECT DISTINCT indicator FROM set_aside ORDER BY indicator")
        #expect(aside.compactMap { $0[0].int } == Array(1...16))
        let verdicts = try campaign.rows(
            "SELECT indicator, verdict FROM v_findings WHERE quantity = 'change' AND unit = 'territory' ORDER BY indicator"
        )
        let table = Dictionary(verdicts.map { ($0[0].int ?? 0, $0[1].text ?? "") }) { first, _ in first }
        // ВПР: the springs of 2019 and 2021 can be compared; examinations cannot.
        for indicator in 1...16 {
            let isVPR = [1, 2, 13, 14, 15, 16].contains(indicator)
            #expect(
                (table[indicator] == "notComparable" || table[indicator] == "insufficient") != isVPR, "\(indicator)")
        }
        let page = try String(contentsOf: district.appending(path: "output/report.html"), encoding: .utf8)
        #expect(page.contains("ОГЭ не проводился"))
    }

    @Test func `a damaged file among good ones is named, and the good ones are in`() throws {
        let folder = try TemporaryFolder()
        let district = folder.file("district")
        #expect(try Program.run(["sample", "district", district.path, "--schools", "6", "--lang", "ru"]).status == 0)
        try Data([0x50, 0x4B, 0x03, 0x04, 0, 0]).write(to: district.appending(path: "input/damaged.xlsx"))
        let answer = try Program.run(["import", "--campaign", district.path])
        #expect(answer.status == 1)
        #expect(answer.errors.contains("damaged.xlsx"))
        #expect(answer.errors.split(separator: "\n").count == 1)
        let refused = try Self.campaign(district).refusals()
        #expect(refused.map(\.file) == ["damaged.xlsx"])
        #expect(try Self.counts(Self.campaign(district)) == Self.truth(district).allCounts)
    }
}

extension SampleTruth {
    /// What an import counts: pupils one by one, and those that only shares tell.
    var allCounts: [String: [String: Int]] { counts.merging(aggregated) { exact, _ in exact } }
}
