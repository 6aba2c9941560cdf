// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Monitoring
import Store
import Testing

/// The real program, killed in the middle of imports at random moments.
struct InterruptedImportTests {
    private static let rounds = 100

    /// What the journal and the results say of each file.
    private static func files(_ folder: URL) throws -> [String: String] {
        let rows = try SmallCampaign.open(folder).rows(
            """
            SELECT i.file, i.sha256, i.format, i."rows", i.accepted, i.absent, i.rejected, i.results, i.taken,
                (SELECT count(*) FROM v_rejections r WHERE r.import = i.import),
                (SELECT count(*) FROM checks c WHERE c.import = i.import),
                (SELECT count(*) FROM import_slices s WHERE s.import = i.import),
                (SELECT count(*) FROM school_rows s WHERE s.import = i.import)
            FROM v_imports i
            """)
        #expect(Set(rows.map { $0[0].text }).count == rows.count, "a file stands twice in the journal")
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (row[0].text ?? "", row.dropFirst().map { "\($0)" }.joined(separator: "|"))
            })
    }

    @Test func `what a killed import had committed is there, nothing is half done, and the next one completes it`()
        throws
    {
        let campaign = try SmallCampaign()
        for number in 1...12 {
            try campaign.add("\(number).csv", (0..<30).map { $0 % 9 == 8 ? 9 : 2 + $0 % 4 }, school: 342_200 + number)
        }
        let calm = campaign.folder.file("calm")
        try FileManager.default.copyItem(at: campaign.url, to: calm)
        let start = ContinuousClock.now
        #expect(try Program.run(["import", "--campaign", calm.path]).status == 0)
        let duration = ContinuousClock.now - start
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        let (expected, counts) = (try Self.files(calm), try SmallCampaign.counts(calm))
        #expect(expected.count == 12)
        let database = campaign.url.appending(path: "campaign.duckdb")
        var random = SplitMix(state: 20_241_001)
        var committed: [String: String] = [:]
        var (cut, completed) = (0, 0)
        for round in 1...Self.rounds {
            let moment = Double.random(in: 0...1, using: &random)
            try Program.kill(["import", "--campaign", campaign.url.path], after: 0.02 + moment * seconds)
            let exists = FileManager.default.fileExists(atPath: database.path)
            let found = exists ? try Self.files(campaign.url) : [:]
            #expect(found.allSatisfy { expected[$0.key] == $0.value }, "round \(round): something is half done")
            #expect(committed.allSatisfy { found[$0.key] == $0.value }, "round \(round): something is lost")
            committed = found
            if found.count < expected.count { cut += 1 }
            guard found.count == expected.count || round % 10 == 0 else { continue }
            let rest = try campaign.run("import")
            #expect(rest.status == 0, "round \(round): \(rest.errors)")
            #expect(try Self.files(campaign.url) == expected)
            #expect(try campaign.counts == counts)
            completed += 1
            committed = [:]
            for file in [database.path, database.path + ".wal"] where FileManager.default.fileExists(atPath: file) {
                try FileManager.default.removeItem(atPath: file)
            }
        }
        #expect(completed >= Self.rounds / 10)
        #expect(cut > Self.rounds / 4, "the import was mostly over before it was killed")
        let remains = try FileManager.default.contentsOfDirectory(atPath: campaign.url.path)
        #expect(Set(remains).isSubset(of: ["campaign.yaml", "campaign.key", "input"]), "\(remains)")
    }
}

/// Vigna's SplitMix64, seeded by the test.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
