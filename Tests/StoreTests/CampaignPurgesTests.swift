// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Monitoring
import Store
import Testing

struct CampaignPurgesTests {
    private let record = PurgeRecord(file: "ЕГЭ/a.xlsx", sha256: "11", day: "2024-10-01", movedTo: "/safe/ЕГЭ/a.xlsx")

    @Test func `what went is kept with its hash, day and place`() throws {
        let campaign = try TestFolder().campaign()
        var calls = 0
        try campaign.purge(record) { calls += 1 }
        let other = PurgeRecord(file: "a.csv", sha256: "22", day: "2024-10-02", movedTo: nil)
        try campaign.purge(other) { calls += 1 }
        #expect(calls == 2)
        #expect(try campaign.purges() == [other, record])
        try campaign.purge(record) {}
        #expect(try campaign.purges() == [other, record])
    }

    @Test func `what could not be removed is not noted`() throws {
        struct Refused: Error {}
        let campaign = try TestFolder().campaign()
        #expect(throws: Refused.self) { try campaign.purge(record) { throw Refused() } }
        #expect(try campaign.purges().isEmpty)
        // A copy of what went before does not take its note away.
        try campaign.purge(record) {}
        let again = PurgeRecord(file: record.file, sha256: record.sha256, day: "2024-10-02", movedTo: nil)
        #expect(throws: Refused.self) { try campaign.purge(again) { throw Refused() } }
        #expect(try campaign.purges() == [record])
    }

    @Test func `files whose results carry codes of persons are told by their hash`() throws {
        let campaign = try TestFolder().campaign()
        let person = TestResultRow(work: Vpr.russian4, school: 1, outcome: .mark2, person: 7)
        _ = try campaign.store(.of([person], file: "a.xlsx", seed: 1))
        _ = try campaign.store(.of(.pupils(2, .mark4, Vpr.world4, 1), file: "b.xlsx", seed: 2))
        #expect(try campaign.filesWithPersons() == [FileReading.hash(1)])
    }

    @Test func `what was passed over is noted until the next import`() throws {
        let campaign = try TestFolder().campaign()
        try campaign.note(skipped: [("Thumbs.db", "system", nil), ("b.csv", "copy", "a.csv")])
        let rows = try campaign.rows("SELECT file, reason, original FROM skipped ORDER BY file DESC")
        #expect(
            rows == [[.text("b.csv"), .text("copy"), .text("a.csv")], [.text("Thumbs.db"), .text("system"), .null]])
        try campaign.note(skipped: [])
        #expect(try campaign.rows("SELECT * FROM skipped").isEmpty)
    }
}
