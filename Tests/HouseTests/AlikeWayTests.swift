// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Samples
import Store
import Testing

/// From the context form to groups of schools, their nearest and their leaders, against the truth of the sample.
struct AlikeWayTests {
    @Test func `the groups of a sample district are its planted contexts`() throws {
        let folder = try TemporaryFolder()
        let district = folder.file("district")
        #expect(try Program.run(["sample", "district", district.path, "--lang", "ru"]).status == 0)
        let truth = try JSONDecoder().decode(
            SampleTruth.self, from: Data(contentsOf: district.appending(path: "truth.json")))
        for path in try FileManager.default.contentsOfDirectory(atPath: district.appending(path: "input").path)
        where !path.hasPrefix("Сбор контекстных") && path != "Школы.xlsx" && path != "ОГЭ" {
            try FileManager.default.removeItem(at: district.appending(path: "input/\(path)"))
        }
        let imported = try Program.run(["import", "--campaign", district.path])
        #expect(imported.status == 0, "\(imported.errors)")
        let run = try Program.run(["run", "--campaign", district.path, "--only", "clusters", "--date", "2024-10-01"])
        #expect(run.status == 0, "\(run.errors)")

        let campaign = try SmallCampaign.open(district)
        let members = try campaign.rows("SELECT unit, group_number FROM v_memberships WHERE plugin = 'clusters'")
        let contexts = Dictionary(truth.schools.map { ($0.login, $0.context) }) { first, _ in first }
        let pairs = Set(members.compactMap { row in row[0].text.flatMap { contexts[$0] }.map { [$0, "\(row[1])"] } })
        // One group for each context, one context for each group.
        #expect(Set(pairs.map { $0[0] }).count == 3 && Set(pairs.map { $0[1] }).count == 3 && pairs.count == 3)
        #expect(members.count >= 10)

        let low = truth.schools.filter { $0.statuses.contains("ШНОР") }.map(\.login)
        let leaders = try campaign.rows("SELECT unit, other FROM v_relations WHERE role = 'leader'")
        #expect(Set(low).isSubset(of: Set(leaders.compactMap { $0[0].text })))
        #expect(Set(low).isDisjoint(with: Set(leaders.compactMap { $0[1].text })))

        let page = try String(contentsOf: district.appending(path: "output/report.html"), encoding: .utf8)
        #expect(page.contains("Похожие школы") && page.contains("предлагаемые, по согласованию"))
        let data = try String(contentsOf: district.appending(path: "output/data/findings.json"), encoding: .utf8)
        #expect(data.contains("\"kind\":\"membership\"") && data.contains("\"role\":\"leader\""))
    }
}
