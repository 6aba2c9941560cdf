// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Monitoring
import Store
import Testing

struct CampaignPersonsTests {
    private static let june = Work.exam(.ege, "2023-05-29", .russian, grade: 11)
    private static let reserve = Work.exam(.ege, "2023-06-22", .russian, grade: 11)
    private static let algebra = Work.exam(.oge, "2023-06-06", .mathematics, grade: 9)
    private static let september = Work.exam(.oge, "2023-09-05", .mathematics, grade: 9)

    private static func result(
        _ work: Work, _ outcome: Outcome, _ score: Int, _ person: UInt64, school: Int32 = 1
    ) -> TestResultRow {
        TestResultRow(work: work, school: school, outcome: outcome, score: score, person: person)
    }

    private static func appeal(
        _ person: UInt64, _ before: Int?, _ after: Int, _ outcome: Outcome, in work: Work = june,
        file: String = "а.xlsx",
        seed: Int = 2
    ) -> FileReading {
        var reading = FileReading.of([], file: file, seed: seed)
        reading.changes = [
            ResultChange(work: work, person: person, before: before, after: after, outcome: outcome)
        ]
        (reading.rows, reading.accepted) = (1, 1)
        return reading
    }

    private static let protocolRows = [
        result(june, .middle, 79, 1), result(june, .middle, 24, 2), result(june, .middle, 50, 3),
        result(june, .high, 90, 0),
    ]

    /// Outcome and score by first and final reading, in the order of the persons.
    private func readings(_ campaign: Campaign, _ columns: String = "first_outcome, final_outcome, final_score") throws
        -> [[Value]]
    {
        try campaign.rows("SELECT \(columns) FROM results WHERE person IS NOT NULL ORDER BY person, work")
    }

    @Test(arguments: [false, true])
    func `an appeal changes the final result and not the first, before or after its protocol`(
        isAppealFirst: Bool
    ) throws {
        let campaign = try TestFolder().campaign()
        let appeal = Self.appeal(1, 79, 83, .high)
        let rows = FileReading.of(Self.protocolRows)
        for reading in isAppealFirst ? [appeal, rows] : [rows, appeal] { _ = try campaign.store(reading) }
        #expect(try readings(campaign) == [[11, 12, 83], [11, 11, 24], [11, 11, 50]])
        #expect(try campaign.changesWithoutResult().isEmpty)
        _ = try campaign.undo("а.xlsx")
        #expect(try readings(campaign)[0] == [11, 11, 79])
    }

    @Test func `a change downwards counts as well`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.of(Self.protocolRows))
        _ = try campaign.store(Self.appeal(2, 24, 22, .belowMinimum))
        #expect(try readings(campaign)[1] == [11, 10, 22])
        #expect(
            try campaign.rows("SELECT band, pupils FROM v_results_counts ORDER BY band")
                == [["below_minimum", 1], ["high", 1], ["middle", 2]])
        try campaign.set(result: .first)
        #expect(
            try campaign.rows("SELECT band, pupils FROM v_results_counts ORDER BY band")
                == [["high", 1], ["middle", 3]])
    }

    @Test func `two changes of one person follow one another`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(Self.appeal(1, 81, 85, .high, file: "2.xlsx", seed: 3))
        _ = try campaign.store(.of(Self.protocolRows))
        #expect(try campaign.changesWithoutResult().map(\.file) == ["2.xlsx"])
        _ = try campaign.store(Self.appeal(1, 79, 81, .high, file: "1.xlsx", seed: 2))
        // The later change was read first, and starts from what the earlier one gives.
        #expect(try readings(campaign)[0] == [11, 12, 85])
        #expect(try campaign.changesWithoutResult().isEmpty)
    }

    @Test func `a protocol that holds the changed score already is right as it is`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(Self.appeal(1, 75, 79, .middle))
        _ = try campaign.store(.of(Self.protocolRows))
        #expect(try readings(campaign)[0] == [11, 11, 79])
        #expect(try campaign.changesWithoutResult().isEmpty)
    }

    @Test func `a change whose score is not the person's changes nothing and is told`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.of(Self.protocolRows))
        _ = try campaign.store(Self.appeal(3, 61, 66, .middle))
        _ = try campaign.store(Self.appeal(77, 61, 66, .middle, file: "б.xlsx", seed: 3))
        #expect(try readings(campaign)[2] == [11, 11, 50])
        #expect(try campaign.changesWithoutResult().map(\.file) == ["а.xlsx", "б.xlsx"])
        #expect(try campaign.rows("SELECT applied FROM v_changes") == [[false], [false]])
    }

    @Test func `the number of a band is no score, and points are no mark`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(
            .of([Self.result(Self.june, .high, 90, 1), Self.result(Self.algebra, .mark3, 5, 1)]))
        _ = try campaign.store(Self.appeal(1, 12, 20, .belowMinimum))
        _ = try campaign.store(Self.appeal(1, 5, 4, .mark4, in: Self.algebra, file: "б.xlsx", seed: 3))
        #expect(try readings(campaign, "final_outcome") == [[12], [3]])
        #expect(try campaign.changesWithoutResult().map(\.count) == [1, 1])
    }

    @Test func `a re-sit takes the place of what it repeats in the final reading only`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(
            .of([
                Self.result(Self.algebra, .mark2, 5, 1), Self.result(Self.algebra, .mark2, 6, 2),
                Self.result(Self.algebra, .mark4, 17, 3),
            ]))
        let wave = FileReading.of(
            [
                Self.result(Self.september, .mark3, 9, 1), Self.result(Self.september, .mark2, 7, 2),
                Self.result(Self.september, .mark5, 25, 4),
            ], file: "сентябрь.xlsx", seed: 2)
        _ = try campaign.store(wave)
        #expect(
            try readings(campaign, "person, work, first_outcome, final_outcome") == [
                [1, 1, 2, nil], [1, 2, nil, 3], [2, 1, 2, nil], [2, 2, nil, 2], [3, 1, 4, 4], [4, 2, 5, 5],
            ])
        #expect(
            try campaign.rows("SELECT mark, sum(pupils)::BIGINT FROM v_results_counts GROUP BY mark ORDER BY mark")
                == [[2, 1], [3, 1], [4, 1], [5, 1]])
        _ = try campaign.undo("сентябрь.xlsx")
        #expect(try readings(campaign, "final_outcome") == [[2], [2], [4]])
    }

    @Test func `a person is known in one examination and in no other`() throws {
        let campaign = try TestFolder().campaign()
        let other = Work.exam(.ege, "2022-06-02", .russian, grade: 11)
        _ = try campaign.store(
            .of([
                Self.result(Self.june, .middle, 50, 1), Self.result(Self.reserve, .middle, 60, 2),
                Self.result(other, .middle, 40, 1), Self.result(Self.algebra, .mark2, 5, 1),
            ]))
        // Equal numbers in different examinations cannot come from the key; the store does not join them either.
        #expect(try readings(campaign, "first_outcome IS NULL OR final_outcome IS NULL").allSatisfy { $0 == [false] })
        #expect(try campaign.known(Self.reserve, [1, 2, 3]) == 2)
        #expect(try campaign.known(other, [2]) == 0)
        #expect(try campaign.known(Self.september, []) == 0)
    }

    @Test func `a change with the day of the examination means the result of that day`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(
            .of([Self.result(Self.algebra, .mark3, 8, 1), Self.result(Self.september, .mark3, 8, 1)]))
        _ = try campaign.store(Self.appeal(1, 3, 4, .mark4, in: Self.algebra))
        #expect(try readings(campaign, "final_outcome, final_score") == [[nil, 8], [3, 8]])
        #expect(try campaign.changesWithoutResult().isEmpty)
    }
}
