// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Installation
import Monitoring
import Publishing
import Store
import Testing
import Wording
import Workbooks

/// From a draft to the workbook of the working group, and back with its decisions: through runs, stages and undo.
struct RecommendationWayTests {
    private typealias Column = RecommendationColumn

    private static let measures = [
        OfferedMeasure(id: "C2", deficit: "C", title: "Мотивация", text: "Встречи с наставником", addressee: .deputy)
    ]

    private static func draft(_ indicator: Int, verdict: String = "belowOthers") throws -> Recommendation {
        Recommendation(
            key: RecommendationKey(
                school: try #require(SchoolID(number: 342_201)), addressee: .head, rule: "level-fails",
                subject: "\(indicator)"),
            kind: .level, deficit: "A", finding: "Показатель \(indicator)", measures: ["A1"],
            measure: "Провести разбор", term: "до 20.12.2024", responsible: "директор", expected: "меньше «2»",
            control: "доля «2»", grade: .confirmed, priority: 1,
            evidence: [
                RecommendationEvidence(
                    finding: "dynamics:\(indicator)", indicator: indicator, quantity: "level", verdict: verdict,
                    direction: -1, text: "8 из 25")
            ])
    }

    private static func campaign() throws -> SmallCampaign {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 2, 3, 4])
        #expect(try campaign.run("import").status == 0)
        return campaign
    }

    /// What a run does with its drafts: keeps them, and writes the workbook.
    private static func run(
        _ small: SmallCampaign, _ drafts: [Recommendation], _ stage: Stage? = nil
    ) throws -> WrittenFile {
        let driver = try Driver.load(Installation.current.duckDBDriver().path, entryPoint: Driver.duckDB)
        let campaign = try Campaign(
            small.url.appending(path: "campaign.duckdb"), mode: .readWrite, driver: driver,
            migrations: Installation.current.resource("Migrations", of: "Store"))
        var written: WrittenFile?
        try campaign.replaceFindings(
            [], drafts: drafts, run: RunDescription(stage: stage, date: "2024-10-01", seed: 1)
        ) { _ in
            let states = try campaign.recommendations(of: stage)
            let release = try campaign.release(states, measures: measures, of: stage)
            let book = RecommendationBook(
                release: release.number, states: states, schools: try campaign.directory().schools,
                measures: measures, conflicts: try campaign.decisionBook().conflicts)
            written = try Publisher.publish(
                book, to: small.url.appending(path: "output"), language: .russian,
                created: Date(timeIntervalSince1970: 0))
        }
        return try #require(written)
    }

    /// Edits a workbook as a person does, rows in another order, and keeps it under a path of the campaign.
    private static func edit(
        _ small: SmallCampaign, _ file: WrittenFile, as path: String = "output/recommendations.xlsx",
        _ typed: [Int: [RecommendationColumn: String]], added: [[RecommendationColumn: String]] = []
    ) throws {
        let installation = Installation.current
        let reader = WorkbookReader(python: try installation.python(), helper: try installation.helper("workbooks.py"))
        let sheet = try #require(try reader.read(file.url).sheets.first)
        let heads = sheet.row(2)
        let target = small.url.appending(path: path)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        let workbook = try WorkbookWriter(to: target, created: Date(timeIntervalSince1970: 0))
        let page = try workbook.addSheet("Рекомендации")
        try page.append(heads.map { .text($0) })
        func place(_ column: Column) throws -> Int { try #require(heads.firstIndex(of: column.title.ru)) }
        for row in (3..<sheet.rowCount).reversed() {
            var cells = sheet.row(row)
            let key = cells[try place(.key)]
            for (indicator, words) in typed where key.hasSuffix("/\(indicator)") {
                for (column, text) in words { cells[try place(column)] = text }
            }
            try page.append(cells.map { .text($0) })
        }
        for words in added {
            var cells = Array(repeating: "", count: heads.count)
            for (column, text) in words { cells[try place(column)] = text }
            try page.append(cells.map { .text($0) })
        }
        try workbook.close()
    }

    /// Where each recommendation of a stage stands: subject, status, carried, evidence changed.
    private static func stands(_ small: SmallCampaign, _ stage: String = "all") throws -> [String] {
        try SmallCampaign.open(small.url).rows(
            """
            SELECT subject, status, carried, evidence_changed FROM v_recommendations WHERE stage = ? ORDER BY key
            """, [.text(stage)]
        ).map { row in
            let flags = [row[2].boolean == true ? "carried" : "", row[3].boolean == true ? "evidence" : ""]
            return ([row[0].text ?? "", row[1].text ?? ""] + flags.filter { !$0.isEmpty }).joined(separator: " ")
        }
    }

    @Test func `decisions survive import, a new run, the next stage, another verdict and a draft that is gone`() throws
    {
        let small = try Self.campaign()
        let drafts = try (1...4).map { try Self.draft($0) }
        let first = try Self.run(small, drafts, .interim)
        #expect(first.outcome == .written)
        // Nobody has changed the workbook: nothing is read of it.
        #expect(try small.run("import").output.contains("recommendations") == false)
        try Self.edit(
            small, first,
            [
                1: [.status: "принята", .decidedOn: "05.10.2024"], 2: [.measure: "Провести разбор и проверить"],
                3: [.status: "отклонена", .reason: "уже сделано"],
            ],
            added: [[.school: "342201", .catalogue: "C2", .term: "март"]])
        let answer = try small.run("import")
        #expect(answer.status == 0, "\(answer)")
        let decided = ["C2 added", "1 accepted", "2 changed", "3 rejected", "4 draft"]
        #expect(Set(try Self.stands(small, "interim")) == Set(decided))
        #expect(try small.run("import").status == 0)
        #expect(Set(try Self.stands(small, "interim")) == Set(decided))
        // A new run keeps all, and writes its workbook beside the one that a person changed.
        let second = try Self.run(small, drafts, .interim)
        #expect(second.outcome == .beside(kept: "recommendations.xlsx"))
        #expect(Set(try Self.stands(small, "interim")) == Set(decided))
        // The final stage: one draft has another verdict, one is gone, one is new.
        _ = try Self.run(small, [drafts[1], try Self.draft(1, verdict: "typical"), try Self.draft(5)], .final)
        #expect(
            Set(try Self.stands(small, "final")) == [
                "C2 added carried", "1 accepted carried evidence", "2 changed carried", "3 withdrawn", "5 draft",
            ])
        // Without a document the drafts are gone: what was decided stays visible.
        _ = try Self.run(small, [])
        #expect(
            Set(try Self.stands(small)) == ["C2 added", "1 withdrawn", "2 withdrawn", "3 withdrawn"])
        let words = try SmallCampaign.open(small.url).rows(
            "SELECT measure FROM v_recommendations WHERE stage = 'all' AND subject = '2'")
        #expect(words.map { $0[0].text } == ["Провести разбор и проверить"])
        let undone = try small.run("import", "--undo", small.url.appending(path: "output/recommendations.xlsx").path)
        #expect(undone.status == 0, "\(undone)")
        #expect(Set(try Self.stands(small, "interim")) == ["1 draft", "2 draft", "3 draft", "4 draft"])
    }

    @Test func `copies of members are merged, and conflicts are named by import and check`() throws {
        let small = try Self.campaign()
        let file = try Self.run(small, try (1...3).map { try Self.draft($0) })
        try Self.edit(
            small, file, as: "input/Рекомендации/a.xlsx", [1: [.status: "принята"], 2: [.status: "принята"]])
        try Self.edit(
            small, file, as: "input/Рекомендации/b.xlsx",
            [1: [.term: "март"], 2: [.status: "отклонена", .reason: "нет"], 3: [.note: "спросить"]])
        let answer = try small.run("import")
        #expect(answer.status == 0)
        #expect(answer.output.contains("Copies of the recommendations contradict each other"))
        #expect(answer.output.contains("Рекомендации/a.xlsx — “accepted”; Рекомендации/b.xlsx — “rejected”"))
        #expect(try Self.stands(small) == ["1 changed", "2 draft", "3 draft"])
        #expect(try small.run("check").output.contains("Copies of the recommendations contradict each other"))
        // The next workbook settles it.
        let next = try Self.run(small, try (1...3).map { try Self.draft($0) })
        try Self.edit(small, next, as: "input/Рекомендации/c.xlsx", [2: [.status: "принята"]])
        let settled = try small.run("import")
        #expect(settled.status == 0 && !settled.output.contains("contradict"))
        #expect(try Self.stands(small) == ["1 changed", "2 accepted", "3 draft"])
    }

    @Test func `a row without a known key, and a rejection without a reason, are named`() throws {
        let small = try Self.campaign()
        let file = try Self.run(small, try (1...3).map { try Self.draft($0) })
        try Self.edit(
            small, file, as: "input/a.xlsx",
            [1: [.status: "отклонена"], 2: [.key: "342201/head/level-fails/9"], 3: [.status: "принята"]])
        let answer = try small.run("import")
        #expect(answer.output.contains("rejected without a reason"), "\(answer)")
        #expect(answer.output.contains("this export has no such recommendation"))
        #expect(try Self.stands(small) == ["1 draft", "2 draft", "3 accepted"])
    }
}
