// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Monitoring
import Store
import Testing

struct CampaignJournalTests {
    @Test func `the journal tells what was read, by path, with what is left of it`() throws {
        let campaign = try TestFolder().campaign()
        var first = FileReading.of(
            .pupils(3, .mark2, Vpr.russian4, 1) + .pupils(2, .mark4, Vpr.russian4, 2), file: "b.xlsx")
        first.rows = 9
        first.absent = 3
        first.rejected = 1
        first.taken = [TakenValue(key: "season", value: "autumn", origin: "campaign.yaml")]
        first.rejections = [Rejection(sheet: "s", cell: "C3", value: "ж", reason: .malformedMark, suggestion: "4")]
        first.checks = [
            FileCheck(kind: .participants, scope: "342201", declared: 6, found: 5, agrees: false),
            FileCheck(kind: .minimum, scope: "", declared: 24, found: 24, agrees: true),
        ]
        _ = try campaign.store(first, on: "2024-10-01")
        _ = try campaign.store(.of(.pupils(4, .mark5, Vpr.russian4, 2), file: "a.xlsx", seed: 2))
        let records = try campaign.journal()
        #expect(records.map(\.reading.file) == ["b.xlsx", "a.xlsx"])
        var expected = first
        expected.works = []
        expected.results = ResultColumns()
        #expect(records[0].reading == expected)
        #expect(records.map(\.day) == ["2024-10-01", nil])
        #expect(records.map(\.slices) == [2, 1])
        #expect(records.map(\.replacedSlices) == [1, 0])
        #expect(records.map(\.isOutdated) == [false, false])
        #expect(try campaign.rows("SELECT results FROM v_imports ORDER BY import") == [[3], [4]])
    }

    @Test func `refused files are told until the next import`() throws {
        let campaign = try TestFolder().campaign()
        #expect(try campaign.refusals().isEmpty)
        try campaign.note(refusals: [("b'.xlsx", "22", "не \"файл\"", "no file"), ("a.xlsx", "11", "пусто", "empty")])
        let refusals = try campaign.refusals()
        #expect(refusals.map(\.file) == ["a.xlsx", "b'.xlsx"])
        #expect(refusals.map(\.sha256) == ["11", "22"])
        #expect(refusals.map(\.ru) == ["пусто", "не \"файл\""])
        #expect(refusals.map(\.en) == ["empty", "no file"])
        try campaign.note(refusals: [])
        #expect(try campaign.refusals().isEmpty)
    }
}
