// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct LevelMovementTests {
    struct Row: Decodable {
        let name: String
        let counts: [Int]
        let levels: Int
        let stuartMaxwell, stuartMaxwellDF, stuartMaxwellP, bowker, bowkerDF, bowkerP, exact, mid: Double
    }

    @Test func `agrees with R, also where the covariance is singular`() throws {
        let rows: [Row] = try ReferenceFile.decode("movement.json")
        try #require(rows.count == 7)
        for row in rows {
            let movement = try LevelMovement(counts: row.counts, levels: row.levels)
            let (margins, symmetry) = (movement.stuartMaxwell, movement.bowker)
            #expect(abs(margins.statistic - row.stuartMaxwell) < 1e-9, "\(row.name)")
            #expect(margins.degreesOfFreedom == Int(row.stuartMaxwellDF), "\(row.name)")
            #expect(abs(margins.pValue - row.stuartMaxwellP) < 1e-9, "\(row.name)")
            #expect(abs(symmetry.statistic - row.bowker) < 1e-9, "\(row.name)")
            #expect(symmetry.degreesOfFreedom == Int(row.bowkerDF), "\(row.name)")
            #expect(abs(symmetry.pValue - row.bowkerP) < 1e-9, "\(row.name)")
            #expect(abs(movement.mcNemar.pValue() - row.exact) < 1e-12, "\(row.name)")
            #expect(abs(movement.mcNemar.pMid - row.mid) < 1e-12, "\(row.name)")
        }
    }

    @Test func `nobody moved: a p of 1 without degrees of freedom`() throws {
        // huggingface/evaluate #795 divides by 0 here.
        for levels in 2...4 {
            let movement = try LevelMovement(before: [0, 1, 1], after: [0, 1, 1], levels: levels)
            #expect(movement.stuartMaxwell == LevelMovement.Test(statistic: 0, degreesOfFreedom: 0))
            #expect(movement.stuartMaxwell.pValue == 1 && movement.bowker.pValue == 1)
            #expect(movement.mcNemar.pValue() == 1 && movement.mcNemar.pMid == 1)
        }
        #expect(try LevelMovement(before: [], after: [], levels: 3).stuartMaxwell.pValue == 1)
    }

    @Test func `levels are matched by their declared order, not by their first occurrence`() throws {
        // jamovi #1633: f, p against p, f.
        let movement = try LevelMovement(before: [0, 0, 0, 1], after: [1, 1, 0, 0], levels: 2)
        #expect(movement.counts == [1, 2, 1, 0] && movement.raised == 2 && movement.lowered == 1)
        let reversed = try LevelMovement(before: [1, 0, 0, 0], after: [0, 0, 1, 1], levels: 2)
        #expect(movement == reversed)
    }

    @Test func `a level that is not declared is an error`() {
        #expect(throws: StatisticsError.outOfRange(argument: "after", value: 3)) {
            try LevelMovement(before: [0, 1], after: [1, 3], levels: 3)
        }
        #expect(throws: StatisticsError.outOfRange(argument: "before", value: -1)) {
            try LevelMovement(before: [-1], after: [1], levels: 3)
        }
        #expect(throws: StatisticsError.unequalLengths(first: 1, second: 2)) {
            try LevelMovement(before: [0], after: [1, 1], levels: 3)
        }
        #expect(throws: StatisticsError.outOfRange(argument: "levels", value: 1)) {
            try LevelMovement(before: [0], after: [0], levels: 1)
        }
        #expect(throws: StatisticsError.unequalLengths(first: 4, second: 3)) {
            try LevelMovement(counts: [1, 2, 3], levels: 2)
        }
        #expect(throws: StatisticsError.self) { try LevelMovement(counts: [1, -2, 3, 4], levels: 2) }
    }
}
