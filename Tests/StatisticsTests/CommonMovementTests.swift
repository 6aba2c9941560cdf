// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct CommonMovementTests {
    @Test func `the movement of the others of each unit is R's regression without it`() throws {
        let units = try OthersReference.units()
        let movement = try CommonMovement(units, rho: 0.013)
        for row in try ReferenceFile.table("movement.csv") {
            let effects = movement.refitted(without: Int(try #require(row["unit"])))
            for (value, name) in [
                (effects.values[1], "second"), (effects.values[2], "third"), (effects.covariance[4], "v22"),
                (effects.covariance[5], "v23"), (effects.covariance[8], "v33"), (effects.relativeSlope, "relative"),
            ] {
                let expected = try #require(row[name])
                #expect(abs(value - expected) < 1e-7 * max(1e-2, abs(expected)), "\(name)")
            }
        }
    }

    @Test(arguments: [150, 600])
    func `one step without a unit agrees with the honest refit`(count: Int) throws {
        let units = OthersReference.simulated(count, seed: 11)
        let movement = try CommonMovement(units, rho: 0.01)
        for unit in stride(from: 0, to: count, by: 13) {
            let (step, refit) = (movement.stepped(without: unit), movement.refitted(without: unit))
            for period in 1..<3 {
                // A hundredth of a standard error at most, and far less than that for small units.
                let error = refit.covariance[period * 3 + period].squareRoot()
                #expect(abs(step.values[period] - refit.values[period]) < 0.01 * error)
                #expect(abs(step.covariance[period * 4] / refit.covariance[period * 4] - 1) < 0.005)
            }
        }
    }

    @Test func `a unit that holds much of a period has its others fitted anew`() throws {
        var units = OthersReference.simulated(300, seed: 3, sizes: 8...20)
        units.append(PeriodCounts([90, 500, 10].map { BinomialCount($0, of: 900) }))
        let movement = try CommonMovement(units, rho: 0)
        let others = try #require(movement.others(of: 300))
        #expect(others == movement.refitted(without: 300))
        // Without it, the movement is what the small units were made with: 0.5 and −0.2 within four standard errors.
        #expect(abs(others.values[1] - 0.5) < 4 * others.covariance[4].squareRoot())
        #expect(abs(others.values[2] + 0.2) < 4 * others.covariance[8].squareRoot())
        #expect(abs(movement.stepped(without: 300).values[1] - others.values[1]) > 1e-6)
    }

    @Test func `no period without a success makes the movement infinite`() throws {
        let units = (0..<8).map { _ in
            PeriodCounts([BinomialCount(3, of: 20), BinomialCount(0, of: 20), BinomialCount(2, of: 20)])
        }
        let effects = try #require(CommonMovement(units, rho: 0).others(of: 0))
        #expect(effects.values[1] < -2 && effects.values[1] > -8)
        #expect(effects.covariance[4] > 0.5)
    }

    @Test func `fewer than five others, or one with more than half of their pupils, give none`() throws {
        let equal = (0..<6).map { _ in PeriodCounts([BinomialCount(3, of: 20), BinomialCount(4, of: 20)]) }
        #expect(try CommonMovement(equal, rho: 0).others(of: 0) != nil)
        #expect(try CommonMovement(Array(equal.dropLast()), rho: 0).others(of: 0) == nil)
        #expect(try CommonMovement(Array(equal.dropLast()), rho: 0).whole != nil)
        let large = equal + [PeriodCounts([BinomialCount(30, of: 130), BinomialCount(40, of: 130)])]
        let movement = try CommonMovement(large, rho: 0)
        // The others of a small one are 5 × 40 and 260 works: the large one has more than half. Its own others are alike.
        #expect(movement.others(of: 0) == nil)
        #expect(movement.others(of: 6) != nil)
        #expect(movement.whole == nil)
        // Units with a single period are no others.
        let single = equal.dropLast() + [PeriodCounts([BinomialCount(3, of: 20), BinomialCount(0, of: 0)])]
        #expect(try CommonMovement(Array(single), rho: 0).others(of: 0) == nil)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `the order of units changes no bit`(seed: UInt64) throws {
        let units = OthersReference.simulated(130, seed: seed)
        var stream = RandomStream(seed: seed)
        let order = Array(units.indices).shuffled(using: &stream)
        let movement = try CommonMovement(units, rho: 0.02)
        let shuffled = try CommonMovement(order.map { units[$0] }, rho: 0.02)
        for (position, unit) in order.enumerated() {
            #expect(shuffled.others(of: position) == movement.others(of: unit))
        }
    }

    @Test func `periods and ρ are checked`() {
        let one = PeriodCounts([BinomialCount(1, of: 2)])
        let two = PeriodCounts([BinomialCount(1, of: 2), BinomialCount(1, of: 2)])
        #expect(throws: StatisticsError.tooFewGroups(required: 2, found: 1)) { try CommonMovement([one], rho: 0) }
        #expect(throws: StatisticsError.unequalLengths(first: 2, second: 1)) { try CommonMovement([two, one], rho: 0) }
        #expect(throws: StatisticsError.outOfRange(argument: "rho", value: 1)) { try CommonMovement([two], rho: 1) }
        let wrong = PeriodCounts([BinomialCount(3, of: 2), BinomialCount(1, of: 2)])
        #expect(throws: StatisticsError.countOutOfRange(index: 0, successes: 3, total: 2)) {
            try CommonMovement([wrong], rho: 0)
        }
    }
}
