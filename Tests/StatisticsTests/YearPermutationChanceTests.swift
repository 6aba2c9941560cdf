// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct YearPermutationChanceTests {
    private static func series(_ counts: [(Int, Int)], lower: Bool = true) -> YearSeries {
        YearSeries(counts.map { BinomialCount($0.0, of: $0.1) }, lowerIsBetter: lower)
    }

    @Test func `one order of six falls every year`() throws {
        let chance = try YearPermutationChance([Self.series([(9, 20), (5, 20), (1, 20)])], required: 1) {
            $0.isBetterEveryYear
        }
        #expect(chance.isFulfilled && chance.orders == 6 && abs(chance.probability - 1.0 / 6) < 1e-15)
        // First to last: half of the orders.
        let last = try YearPermutationChance([Self.series([(1, 20), (5, 20), (9, 20)])], required: 1) {
            $0.isBetterAtLast
        }
        #expect(!last.isFulfilled && last.probability == 0.5)
    }

    @Test func `years move jointly: what goes together gives one sixth, what goes apart a third`() throws {
        let falling = [(9, 20), (5, 20), (1, 20)]
        let together = [Self.series(falling), Self.series(falling.reversed(), lower: false)]
        let apart = [Self.series(falling), Self.series(falling.reversed())]
        func chance(_ series: [YearSeries], _ required: Int) throws -> YearPermutationChance {
            try YearPermutationChance(series, required: required) { $0.isBetterEveryYear }
        }
        #expect(abs(try chance(together, 1).probability - 1.0 / 6) < 1e-15)
        #expect(abs(try chance(together, 2).probability - 1.0 / 6) < 1e-15)
        #expect(abs(try chance(apart, 1).probability - 1.0 / 3) < 1e-15)
        #expect(try chance(apart, 2).probability == 0)
        #expect(try chance(together, 2).isFulfilled && !chance(apart, 2).isFulfilled)
    }

    @Test func `a third indicator: k of m by hand over the six orders`() throws {
        // a falls in order 123, b in 213, c in 321 (best year last); required 1: 3 of 6, required 2: none.
        let all = [
            Self.series([(9, 20), (5, 20), (1, 20)]), Self.series([(5, 20), (9, 20), (1, 20)]),
            Self.series([(1, 20), (5, 20), (9, 20)]),
        ]
        #expect(try YearPermutationChance(all, required: 1) { $0.isBetterEveryYear }.probability == 0.5)
        #expect(try YearPermutationChance(all, required: 2) { $0.isBetterEveryYear }.probability == 0)
        // From first to last two of three are better in 1→3 (a, b), 2→3 (a, b) and 2→1 (b, c), of six first and last years.
        #expect(try YearPermutationChance(all, required: 2) { $0.isBetterAtLast }.probability == 0.5)
    }

    @Test func `equal shares and missing years do not progress`() throws {
        let equal = Self.series([(2, 10), (4, 20), (1, 20)])
        #expect(try YearPermutationChance([equal], required: 1) { $0.isBetterEveryYear }.probability == 0)
        // A year without participants drops out: two years are left, half of the orders.
        let gap = Self.series([(9, 20), (0, 0), (1, 20)])
        let chance = try YearPermutationChance([gap], required: 1) { $0.isBetterEveryYear }
        #expect(chance.isFulfilled && chance.probability == 0.5)
        let alone = Self.series([(9, 20), (0, 0), (0, 0)])
        #expect(try YearPermutationChance([alone], required: 1) { $0.isBetterEveryYear }.probability == 0)
    }

    @Test func `five years have 120 orders`() throws {
        let series = Self.series([(9, 20), (7, 20), (5, 20), (3, 20), (1, 20)])
        let chance = try YearPermutationChance([series], required: 1) { $0.isBetterEveryYear }
        #expect(chance.orders == 120 && abs(chance.probability - 1.0 / 120) < 1e-15)
    }

    @Test func `wrong series are named`() {
        let good = Self.series([(1, 2), (1, 3)])
        #expect(throws: StatisticsError.tooFewGroups(required: 2, found: 0)) {
            try YearPermutationChance([]) { _ in true }
        }
        #expect(throws: StatisticsError.outOfRange(argument: "required", value: 0)) {
            try YearPermutationChance([good], required: 0) { _ in true }
        }
        #expect(throws: StatisticsError.unequalLengths(first: 2, second: 1)) {
            try YearPermutationChance([good, Self.series([(1, 2)])]) { _ in true }
        }
        #expect(throws: StatisticsError.outOfRange(argument: "series", value: 9)) {
            try YearPermutationChance([Self.series(Array(repeating: (1, 2), count: 9))]) { _ in true }
        }
        #expect(throws: StatisticsError.countOutOfRange(index: 1, successes: 4, total: 3)) {
            try YearPermutationChance([Self.series([(1, 2), (4, 3)])]) { _ in true }
        }
    }
}
