// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Installation
import Samples
import Store
import Testing

/// The state examinations of a sample district in every layout, from their files to first and final results.
struct ExaminationsWayTests {
    private static func counts(_ campaign: Campaign, _ column: String) throws -> [String: [String: Int]] {
        var counts: [String: [String: Int]] = [:]
        let rows = try campaign.rows(
            """
            SELECT w.procedure, w.year, w.subject, w.grade, printf('%06d', r.school), r.\(column), count(*)
            FROM results r JOIN works w ON w.id = r.work
            WHERE w.season IS NULL AND r.\(column) IS NOT NULL GROUP BY ALL
            """)
        let bands = [10: "below_minimum", 11: "middle", 12: "high"]
        for row in rows {
            let key = [
                row[0].text ?? "", "\(row[1].int ?? 0)", row[2].text ?? "", "\(row[3].int ?? 0)", row[4].text ?? "",
            ].joined(separator: "|")
            let outcome = row[5].int ?? 0
            counts[key, default: [:]][bands[outcome] ?? "\(outcome)", default: 0] += row[6].int ?? 0
            counts[key, default: [:]]["n", default: 0] += row[6].int ?? 0
        }
        return counts
    }

    @Test func `first and final results of all layouts agree with the truth`() throws {
        let folder = try TemporaryFolder()
        let district = folder.file("district")
        #expect(try Program.run(["sample", "district", district.path]).status == 0)
        let imported = try Program.run(["import", "--campaign", district.path, "--lang", "ru"])
        #expect(imported.output.contains("Апелляции, которые ничего не изменили"))
        let truth = try JSONDecoder().decode(
            SampleTruth.self, from: Data(contentsOf: district.appending(path: "truth.json")))
        let driver = try Driver.load(Installation.current.duckDBDriver().path, entryPoint: Driver.duckDB)
        let campaign = try Campaign(
            district.appending(path: "campaign.duckdb"), mode: .readOnly, driver: driver,
            migrations: Installation.current.resource("Migrations", of: "Store"))
        let final = truth.counts.filter { !$0.key.hasPrefix("ВПР") }
        #expect(truth.firstCounts != final && !final.isEmpty)
        #expect(try Self.counts(campaign, "final_outcome") == final)
        #expect(try Self.counts(campaign, "first_outcome") == truth.firstCounts)
        // The sample gives a pupil one document in all examinations.
        let shared = try campaign.rows(
            """
            SELECT count(*) FROM (
                SELECT r.person FROM results r JOIN works w ON w.id = r.work WHERE r.person IS NOT NULL
                GROUP BY r.person HAVING count(DISTINCT (w.procedure, w.year, w.subject)) > 1
            )
            """)
        #expect(shared.first?.first?.int == 0)
    }
}
