// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import AnalysisKit
import Monitoring
import Store
import Testing

struct CampaignImportTests {
    @Test func `the same file under the same context changes nothing`() throws {
        let folder = try TestFolder()
        let campaign = try folder.campaign()
        let reading = FileReading.of(.pupils(3, .mark2, Vpr.russian4, 1))
        #expect(try campaign.store(reading) == .stored(replaced: []))
        #expect(try campaign.hasImported("a.xlsx", sha256: reading.sha256, context: "c1"))
        #expect(try campaign.store(reading) == .unchanged)
        var renamed = reading
        renamed.file = "b.xlsx"
        #expect(try campaign.store(renamed) == .unchanged)
        #expect(try campaign.journal().map(\.reading.file) == ["a.xlsx"])
        #expect(try campaign.loaded() == [LoadedWork(Vpr.russian4, schools: 1, pupils: 3)])
    }

    @Test func `the same file under another context is read again, with all that it gave before replaced`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.of(.pupils(3, .mark2, Vpr.russian4, 1) + .pupils(2, .mark5, Vpr.russian4, 2)))
        #expect(!(try campaign.hasImported("a.xlsx", sha256: FileReading.hash(1), context: "c2")))
        let outcome = try campaign.store(.of(.pupils(4, .mark3, Vpr.russian4, 1), context: "c2"), confirmed: true)
        #expect(
            outcome
                == .stored(replaced: [
                    ReplacedSlice(work: Vpr.russian4, school: SchoolID(1), pupils: (3, 4), failures: (3, 0)),
                    ReplacedSlice(work: Vpr.russian4, school: SchoolID(2), pupils: (2, 0), failures: (0, 0)),
                ]))
        #expect(try campaign.loaded() == [LoadedWork(Vpr.russian4, schools: 1, pupils: 4)])
        #expect(try campaign.rows("SELECT import, context FROM v_imports JOIN imports ON id = import") == [[1, "c2"]])
    }

    @Test func `a file replaces the slices that it contains, from whatever file they came, and no others`() throws {
        let campaign = try TestFolder().campaign()
        let exam = Work.exam(.ege, "2023-05-29", .russian, grade: 11)
        let reserve = Work.exam(.ege, "2023-06-22", .russian, grade: 11)
        _ = try campaign.store(
            .of(
                .pupils(3, .mark2, Vpr.russian4, 1) + .pupils(5, .mark4, Vpr.russian4, 2)
                    + .pupils(2, .mark2, Vpr.mathematics4, 1)))
        _ = try campaign.store(
            .of(.pupils(2, .belowMinimum, exam, 1) + .pupils(1, .high, reserve, 1), file: "e.csv", seed: 2))
        let outcome = try campaign.store(
            .of(
                .pupils(1, .mark2, Vpr.russian4, 1) + .pupils(3, .mark5, Vpr.russian4, 1)
                    + .pupils(4, .belowMinimum, exam, 1) + .pupils(6, .mark5, Vpr.world4, 9), file: "b.xlsx", seed: 3))
        #expect(
            outcome
                == .stored(replaced: [
                    ReplacedSlice(work: Vpr.russian4, school: SchoolID(1), pupils: (3, 4), failures: (3, 1)),
                    ReplacedSlice(work: exam, school: SchoolID(1), pupils: (2, 4), failures: (2, 4)),
                ]))
        #expect(
            try campaign.loaded() == [
                LoadedWork(Vpr.russian4, schools: 2, pupils: 9), LoadedWork(Vpr.mathematics4, schools: 1, pupils: 2),
                LoadedWork(Vpr.world4, schools: 1, pupils: 6), LoadedWork(exam, schools: 1, pupils: 4),
                LoadedWork(reserve, schools: 1, pupils: 1),
            ])
        #expect(
            try campaign.rows("SELECT file, results FROM v_imports") == [
                ["a.xlsx", 7], ["e.csv", 1], ["b.xlsx", 14],
            ])
    }

    /// A way to spoil a reading, and the rule that it breaks.
    struct Spoiling: Sendable {
        let rule: ReadingRule
        let spoil: @Sendable (inout FileReading) -> Void
    }

    static let spoilings = [
        Spoiling(rule: .equalLengths) { $0.results.score.removeLast() },
        Spoiling(rule: .workExists) { $0.results.work[0] = 1 },
        Spoiling(rule: .workExists) { $0.results.work[0] = -1 },
        Spoiling(rule: .schoolNumber) { $0.results.school[0] = 1_000_000 },
        Spoiling(rule: .schoolNumber) { $0.results.school[0] = -1 },
        Spoiling(rule: .outcomeKnown) { $0.results.outcome[0] = 6 },
        Spoiling(rule: .rowsSum) { $0.rows += 1 },
        Spoiling(rule: .rowsSum) { reading in
            reading.rejected = -1
            reading.accepted += 1
        },
        Spoiling(rule: .worksUnique) { $0.works.append($0.works[0]) },
        Spoiling(rule: .hashLength) { $0.sha256 = "abc" },
        Spoiling(rule: .sliceNamesWork) { $0.slices = [ReadSlice(work: 1, school: SchoolID(1))] },
        Spoiling(rule: .changeNamesPerson) { reading in
            reading.changes = [
                ResultChange(work: Vpr.russian4, person: 0, before: 2, after: 3, outcome: .mark3)
            ]
        },
        Spoiling(rule: .taskBytes) { reading in
            reading.tasks = .pupils([[1, 0]], of: 0, ["1", "2"], school: 1)
            reading.tasks.scores.removeLast()
        },
        Spoiling(rule: .taskBytes) { $0.tasks = .pupils([[1]], of: 7, ["1"], school: 1) },
        Spoiling(rule: .shareCount) { reading in
            reading.references = [
                ReferenceShares(
                    work: Vpr.russian4, kind: .marks, level: .region, name: "", schools: nil, participants: 1,
                    shares: [1])
            ]
        },
    ]

    @Test(arguments: spoilings)
    func `a reading that contradicts itself is refused whole`(_ spoiling: Spoiling) throws {
        let campaign = try TestFolder().campaign()
        var reading = FileReading.of(.pupils(2, .mark2, Vpr.russian4, 1))
        spoiling.spoil(&reading)
        #expect(throws: StoreDefect.inconsistentReading(file: "a.xlsx", rule: spoiling.rule)) {
            _ = try campaign.store(reading)
        }
        #expect(try campaign.journal().isEmpty)
        #expect(try campaign.loaded().isEmpty)
    }

    @Test func `a failure in the middle leaves the campaign as it was`() throws {
        let folder = try TestFolder()
        let campaign = try folder.campaign()
        _ = try campaign.store(.of(.pupils(3, .mark2, Vpr.russian4, 1)))
        // The context of schools comes last: everything else of the import is written when this stops it.
        try folder.execute("ALTER TABLE school_context RENAME TO elsewhere")
        #expect(throws: ADBCError.self) {
            _ = try campaign.store(
                .of(.pupils(1, .mark5, Vpr.russian4, 1) + .pupils(1, .mark5, Vpr.world4, 2), seed: 2))
        }
        try folder.execute("ALTER TABLE elsewhere RENAME TO school_context")
        #expect(try campaign.loaded() == [LoadedWork(Vpr.russian4, schools: 1, pupils: 3)])
        #expect(try campaign.journal().count == 1)
        #expect(
            try campaign.store(.of(.pupils(1, .mark5, Vpr.world4, 2), file: "b.xlsx", seed: 2)) == .stored(replaced: [])
        )
    }

    @Test func `a run counts only if its documents were written`() throws {
        struct DiskFull: Error {}
        let folder = try TestFolder()
        let campaign = try folder.campaign()
        let table = FindingTable(provenance: Provenance(plugin: "dynamics", version: "1.0.0", parameters: [:]))
        let run = RunDescription(stage: nil, date: "2024-10-01", seed: 1)
        let first = try campaign.replaceFindings([table], run: run)
        #expect(throws: DiskFull.self) {
            try campaign.replaceFindings([table], run: run) { _ in throw DiskFull() }
        }
        #expect(try campaign.rows("SELECT CAST(id AS BIGINT) FROM runs") == [[.integer(Int64(first))]])
    }

    @Test func `scores and keyed hashes are kept, absent ones as absent`() throws {
        let folder = try TestFolder()
        _ = try folder.campaign().store(
            .of([
                TestResultRow(work: Vpr.russian4, school: 1, outcome: .mark3, score: 0, person: .max),
                TestResultRow(work: Vpr.russian4, school: 1, outcome: .mark4, score: nil, person: 0),
            ]))
        #expect(
            try folder.rows("SELECT score, person FROM results ORDER BY outcome") == [
                [0, .unsigned(.max)], [nil, nil],
            ])
    }

    @Test func `a file without results is journalled and replaces nothing`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.of(.pupils(3, .mark2, Vpr.russian4, 1)))
        var empty = FileReading.of([], file: "empty.xlsx", seed: 2)
        empty.works = [Vpr.russian4]
        empty.rows = 4
        empty.absent = 4
        #expect(try campaign.store(empty) == .stored(replaced: []))
        #expect(try campaign.loaded() == [LoadedWork(Vpr.russian4, schools: 1, pupils: 3)])
    }

    @Test func `text of any kind passes through the journal as data`() throws {
        let campaign = try TestFolder().campaign()
        let nasty = "x'); DROP TABLE results; -- \u{0} «ё» 😀 =cmd|' /C calc'!A0 \n"
        var reading = FileReading.of(
            .pupils(1, .mark2, Work.vpr(2023, .spring, Subject(rawValue: nasty), grade: 4), 1), file: nasty)
        reading.rejected = 1
        reading.rows = 2
        reading.rejections = [
            Rejection(sheet: nasty, cell: nasty, value: nasty, reason: .malformedValue, suggestion: nasty)
        ]
        reading.checks = [FileCheck(kind: .mean, scope: nasty, declared: 1.5, found: 2, agrees: false)]
        reading.taken = [TakenValue(key: nasty, value: nasty, origin: nasty)]
        _ = try campaign.store(reading)
        let record = try #require(try campaign.journal().first?.reading)
        #expect(record.file == nasty)
        #expect(record.rejections == reading.rejections)
        #expect(record.checks == reading.checks)
        #expect(record.taken == reading.taken)
        #expect(try campaign.rows("SELECT subject FROM works") == [[.text(nasty)]])
    }
}
