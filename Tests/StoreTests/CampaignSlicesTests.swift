// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Monitoring
import Store
import Testing

struct CampaignSlicesTests {
    /// A school of three pupils with «2», and one of five with «4».
    private static let whole =
        [TestResultRow].pupils(3, .mark2, Vpr.russian4, 1) + .pupils(5, .mark4, Vpr.russian4, 2)

    @Test func `one school's corrected file of the same path does not delete the others`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.of(Self.whole))
        let outcome = try campaign.store(.of(.pupils(4, .mark3, Vpr.russian4, 1), seed: 2))
        #expect(
            outcome
                == .stored(replaced: [
                    ReplacedSlice(work: Vpr.russian4, school: SchoolID(1), pupils: (3, 4), failures: (3, 0))
                ]))
        #expect(try campaign.loaded() == [LoadedWork(Vpr.russian4, schools: 2, pupils: 9)])
        #expect(try campaign.journal().map(\.reading.sha256) == [FileReading.hash(1), FileReading.hash(2)])
    }

    @Test func `a school that loses more than a fifth of its pupils waits for a confirmation`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.of(.pupils(10, .mark2, Vpr.russian4, 1) + .pupils(10, .mark4, Vpr.russian4, 2)))
        let fewer = FileReading.of(
            .pupils(6, .mark3, Vpr.russian4, 1) + .pupils(9, .mark3, Vpr.russian4, 2), file: "b.xlsx", seed: 2)
        let losses = [
            ReplacedSlice(work: Vpr.russian4, school: SchoolID(1), pupils: (10, 6), failures: (10, 0)),
            ReplacedSlice(work: Vpr.russian4, school: SchoolID(2), pupils: (10, 9), failures: (0, 0)),
        ]
        #expect(try campaign.store(fewer) == .needsConfirmation(losses: [losses[0]]))
        #expect(try campaign.journal().count == 1)
        #expect(try campaign.loaded() == [LoadedWork(Vpr.russian4, schools: 2, pupils: 20)])
        #expect(try campaign.store(fewer, confirmed: true) == .stored(replaced: losses))
        #expect(try campaign.loaded() == [LoadedWork(Vpr.russian4, schools: 2, pupils: 15)])
    }

    @Test func `exactly a fifth fewer needs no confirmation`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.of(.pupils(10, .mark2, Vpr.russian4, 1)))
        let outcome = try campaign.store(.of(.pupils(8, .mark2, Vpr.russian4, 1), file: "b.xlsx", seed: 2))
        #expect(
            outcome
                == .stored(replaced: [
                    ReplacedSlice(work: Vpr.russian4, school: SchoolID(1), pupils: (10, 8), failures: (10, 8))
                ]))
    }

    @Test func `a school of which nobody counts any more is replaced by nobody`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.of(Self.whole))
        var absent = FileReading.of([], file: "b.xlsx", seed: 2)
        absent.works = [Vpr.russian4]
        absent.slices = [ReadSlice(work: 0, school: SchoolID(1))]
        (absent.rows, absent.absent) = (3, 3)
        _ = try campaign.store(absent, confirmed: true)
        #expect(try campaign.loaded() == [LoadedWork(Vpr.russian4, schools: 1, pupils: 5)])
    }

    @Test func `an undone import gives back what it had replaced, and leaves no trace`() throws {
        let folder = try TestFolder()
        let campaign = try folder.campaign()
        _ = try campaign.store(.of(Self.whole))
        _ = try campaign.store(.of(.pupils(4, .mark3, Vpr.russian4, 1), file: "b.xlsx", seed: 2))
        _ = try campaign.store(
            .of(.pupils(5, .mark2, Vpr.russian4, 1) + .pupils(1, .mark5, Vpr.world4, 7), file: "c.xlsx", seed: 3))
        #expect(
            try campaign.undo("c.xlsx")
                == .undone(changed: [
                    ReplacedSlice(work: Vpr.world4, school: SchoolID(7), pupils: (1, 0), failures: (0, 0)),
                    ReplacedSlice(work: Vpr.russian4, school: SchoolID(1), pupils: (5, 4), failures: (5, 0)),
                ]))
        #expect(try campaign.loaded() == [LoadedWork(Vpr.russian4, schools: 2, pupils: 9)])
        #expect(try campaign.isUndone(sha256: FileReading.hash(3)))
        // In the middle of the row: what the first file gave is there again, as it was.
        _ = try campaign.undo("b.xlsx")
        #expect(
            try campaign.rows("SELECT school, mark, pupils FROM v_results_counts ORDER BY school")
                == [["000001", 2, 3], ["000002", 4, 5]])
        #expect(try campaign.journal().map(\.reading.file) == ["a.xlsx"])
    }

    @Test func `an import that a later one had replaced can be undone without a change`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.of(.pupils(3, .mark2, Vpr.russian4, 1)))
        _ = try campaign.store(.of(.pupils(4, .mark3, Vpr.russian4, 1), file: "b.xlsx", seed: 2))
        #expect(
            try campaign.undo("a.xlsx")
                == .undone(changed: [
                    ReplacedSlice(work: Vpr.russian4, school: SchoolID(1), pupils: (4, 4), failures: (0, 0))
                ]))
        _ = try campaign.undo("b.xlsx")
        #expect(try campaign.loaded().isEmpty)
    }

    @Test func `an earlier version counts where the later one says nothing, until it alone is undone`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(
            .of(.pupils(3, .mark2, Vpr.russian4, 1) + .pupils(4, .mark3, Vpr.russian5, 1)), on: "2024-10-01")
        #expect(try campaign.earlierImports(of: "a.xlsx").isEmpty)
        // The grade was wrong: the fifth is the sixth.
        _ = try campaign.store(
            .of(.pupils(3, .mark2, Vpr.russian4, 1) + .pupils(4, .mark3, Vpr.russian6, 1), seed: 2))
        #expect(
            try campaign.earlierImports(of: "a.xlsx") == [
                EarlierImport(
                    sha256: FileReading.hash(1), day: "2024-10-01",
                    slices: [FilledSlice(work: Vpr.russian5, school: SchoolID(1), pupils: 4)])
            ])
        #expect(try campaign.undo("a.xlsx", sha256: "ffffffff") == .unknown(files: ["a.xlsx"]))
        #expect(
            try campaign.undo("a.xlsx", sha256: FileReading.hash(1))
                == .undone(changed: [
                    ReplacedSlice(work: Vpr.russian4, school: SchoolID(1), pupils: (3, 3), failures: (3, 3)),
                    ReplacedSlice(work: Vpr.russian5, school: SchoolID(1), pupils: (4, 0), failures: (0, 0)),
                ]))
        #expect(
            try campaign.loaded() == [
                LoadedWork(Vpr.russian4, schools: 1, pupils: 3), LoadedWork(Vpr.russian6, schools: 1, pupils: 4),
            ])
        #expect(try campaign.earlierImports(of: "a.xlsx").isEmpty)
    }

    @Test func `an unknown path is no undo`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.of(Self.whole))
        #expect(try campaign.undo("b.xlsx") == .unknown(files: ["a.xlsx"]))
        #expect(try campaign.loaded() == [LoadedWork(Vpr.russian4, schools: 2, pupils: 8)])
    }

    @Test func `a file that comes back after another of its path is read again`() throws {
        let campaign = try TestFolder().campaign()
        let first = FileReading.of(.pupils(4, .mark2, Vpr.russian4, 1))
        _ = try campaign.store(first)
        _ = try campaign.store(.of(.pupils(4, .mark5, Vpr.russian4, 1), seed: 2))
        #expect(!(try campaign.hasImported("a.xlsx", sha256: FileReading.hash(1), context: "c1")))
        _ = try campaign.store(first)
        #expect(try campaign.rows("SELECT mark FROM v_results_counts") == [[2]])
        // The same two files under names of their own are known, whichever is looked at.
        #expect(try campaign.hasImported("b.xlsx", sha256: FileReading.hash(2), context: "c1"))
    }

    @Test func `a file that is read again under other settings keeps its place before a later correction`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.of(Self.whole))
        _ = try campaign.store(.of(.pupils(4, .mark3, Vpr.russian4, 1), file: "correction.xlsx", seed: 2))
        _ = try campaign.store(.of(Self.whole, context: "c2"))
        #expect(
            try campaign.rows("SELECT school, mark, pupils FROM v_results_counts ORDER BY school")
                == [["000001", 3, 4], ["000002", 4, 5]])
    }

    @Test(arguments: [false, true])
    func `exact results count before those rebuilt from percentages, in either order`(isExactFirst: Bool) throws {
        let campaign = try TestFolder().campaign()
        var shares = FileReading.of(
            .pupils(5, .mark4, Vpr.russian4, 1) + .pupils(6, .mark4, Vpr.russian4, 2), file: "marks.xlsx", seed: 2)
        shares.isApproximate = true
        let exact = FileReading.of(.pupils(5, .mark2, Vpr.russian4, 1))
        for reading in isExactFirst ? [exact, shares] : [shares, exact] { _ = try campaign.store(reading) }
        #expect(
            try campaign.rows("SELECT school, mark, pupils FROM v_results_counts ORDER BY school")
                == [["000001", 2, 5], ["000002", 4, 6]])
        _ = try campaign.undo("a.xlsx")
        #expect(try campaign.rows("SELECT sum(pupils)::BIGINT FROM v_results_counts WHERE mark = 4") == [[11]])
    }

    @Test func `scores of tasks go and come with their slice`() throws {
        let campaign = try TestFolder().campaign()
        var first = FileReading.of(.pupils(2, .mark3, Vpr.russian4, 1))
        first.tasks = .pupils(
            [[1, TaskColumns.notAttempted, 2], [TaskColumns.notTaught, TaskColumns.missing, 0]], of: 0,
            ["1", "2", "4К1"], school: 1)
        _ = try campaign.store(first)
        let scores = """
            SELECT s.school, l.work, s.total, array_to_string(s.scores, ' '), s.journal, s.variant
            FROM task_scores s JOIN task_lists l ON l.id = s.list ORDER BY s.total DESC
            """
        #expect(
            try campaign.rows(scores) == [[1, 1, 3, "1 253 2", 4, 1], [1, 1, 0, "254 255 0", 4, 1]])
        #expect(
            try campaign.rows("SELECT position, label, maximum FROM v_tasks")
                == [[0, "1", 1], [1, "2", 1], [2, "4К1", 1]])
        _ = try campaign.store(.of(.pupils(2, .mark3, Vpr.russian4, 1), file: "b.xlsx", seed: 2))
        #expect(try campaign.rows(scores).isEmpty)
        _ = try campaign.undo("b.xlsx")
        #expect(try campaign.rows(scores).count == 2)
        _ = try campaign.undo("a.xlsx")
        #expect(try campaign.rows("SELECT count(*) FROM tasks") == [[0]])
    }

    @Test func `shares of a territory are kept beside the results`() throws {
        let campaign = try TestFolder().campaign()
        var reading = FileReading.of([])
        reading.references = [
            ReferenceShares(
                work: Vpr.russian4, kind: .marks, level: .region, name: "Образцовая область", schools: 640,
                participants: 21_000, shares: [0.05, 0.3, 0.4, 0.25])
        ]
        _ = try campaign.store(reading)
        #expect(
            try campaign.rows("SELECT subject, grade, level, participants, share_1, share_4 FROM v_references")
                == [["Русский язык", 4, "region", 21_000, 0.05, 0.25]])
    }
}
