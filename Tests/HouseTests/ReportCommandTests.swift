// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Monitoring
import Samples
import Store
import Testing

/// The reports of schools, from files to documents, and the blank forms.
struct ReportCommandTests {
    private static func truth(_ folder: URL) throws -> SampleTruth {
        try JSONDecoder().decode(SampleTruth.self, from: Data(contentsOf: folder.appending(path: "truth.json")))
    }

    @Test func `reports go from their files to the chapter as the truth has them, and forms are written once`() throws {
        let folder = try TemporaryFolder()
        let district = folder.file("district")
        #expect(try Program.run(["sample", "district", district.path, "--lang", "ru"]).status == 0)
        let imported = try Program.run(["import", "--campaign", district.path])
        #expect(imported.status == 0, "\(imported.errors)")
        let truth = try Self.truth(district)
        let reference = try #require(CalendarDate(truth.referenceDate))
        do {
            let stored = try SmallCampaign.open(district).schoolReports()
            #expect(stored.map(\.file) == truth.reports.map(\.file))
            for (found, expected) in zip(stored.map(\.record), truth.reports) {
                #expect(found.school.code == expected.school && found.period.text == expected.period)
                #expect(found.measures.map(\.name) == expected.measures.map(\.name))
                #expect(found.measures.map(\.plan.text) == expected.measures.map(\.plan))
                #expect(found.measures.map(\.fact.text) == expected.measures.map(\.fact))
                #expect(found.measures.map { $0.plan.to?.iso ?? "" } == expected.measures.map(\.due))
                #expect(found.measures.map { $0.status(on: reference).rawValue } == expected.measures.map(\.status))
            }
        }
        let early = try Program.run(["report", "page", "--campaign", district.path, "--lang", "en"])
        #expect(early.status == 65 && early.errors == "nothing was run yet; run vekha run\n")
        #expect(try Program.run(["run", "--date", truth.referenceDate, "--campaign", district.path]).status == 0)
        let page = district.appending(path: "output/report.html")
        let first = try String(contentsOf: page, encoding: .utf8)
        #expect(first.contains("<h2 id=\"school-reports-title\">Отчёты школ</h2>"))
        #expect(first.contains("Разбор заданий ВПР"))
        for name in ["Образцова", "Вымыслов"] { #expect(!first.contains(name)) }
        // Again from what is stored: the same findings, no new run.
        try FileManager.default.removeItem(at: page)
        let again = try Program.run(["report", "page", "indicators", "--campaign", district.path])
        #expect(again.status == 0, "\(again.errors)")
        #expect(try String(contentsOf: page, encoding: .utf8).contains("Разбор заданий ВПР"))

        let forms = district.appending(path: "output/forms")
        func names() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: forms.path).sorted()
        }
        #expect(try Program.run(["report", "forms", "--campaign", district.path]).status == 0)
        let watched = truth.schools.filter { $0.statuses.contains("ШНОР") }
        #expect(try names().map { String($0.prefix(6)) } == watched.map(\.login).sorted())
        let own = forms.appending(path: try #require(try names().first))
        try Data("mine".utf8).write(to: own)
        let second = try Program.run(["report", "forms", "--campaign", district.path, "--lang", "ru"])
        #expect(second.status == 0 && second.output.contains("изменён человеком и не тронут"))
        #expect(try Data(contentsOf: own) == Data("mine".utf8))
        #expect(try names().count == watched.count + 1)
    }

    @Test func `kinds that are not built, days that are none and a machine without pandoc are told in one line`() throws
    {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 3, 4])
        #expect(try campaign.run("import").status == 0)
        let plan = try campaign.run("report", "plan")
        #expect(plan.status == 64 && plan.errors == "“report plan” is not supported in this release\n")
        let day = try campaign.run("report", "page", "--date", "1.13.2021")
        #expect(day.status == 64 && day.errors.contains("1.13.2021"))
        let none = try campaign.run("report", "forms")
        #expect(none.status == 65 && none.errors.contains("--all-schools"))
        let without = try Program.run(
            ["report", "forms", "--campaign", campaign.url.path, "--lang", "en"], environment: ["PATH": "/nonexistent"])
        #expect(without.status == 69)
        #expect(without.errors == "documents (DOCX) were not written: there is no pandoc; run make build\n")
    }
}
