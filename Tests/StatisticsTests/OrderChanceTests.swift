// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

struct OrderChanceTests {
    struct Row: Decodable {
        struct Series: Decodable {
            let lower: Bool
            let counts: [[Int]]
        }
        let years: [Int]
        let required: Int
        let series: [Series]
        let steady: Int
        let directed: Int
        let orders: Int
        let steadyOrders: Int
        let directedOrders: Int

        var input: [OrderChance.Series] {
            series.map { one in
                OrderChance.Series(
                    zip(years, one.counts).filter { !$1.isEmpty }.map {
                        ScoredCount(score: $0, count: BinomialCount($1[0], of: $1[1]))
                    }, isLowerBetter: one.lower)
            }
        }
    }

    private func series(_ counts: [(Int, Int)], isLowerBetter: Bool = true) -> OrderChance.Series {
        OrderChance.Series(scored(counts), isLowerBetter: isLowerBetter)
    }

    @Test func `agrees with all orders looked at in exact fractions`() throws {
        let rows = try ReferenceFile.decode("orders.json", as: [Row].self)
        #expect(rows.count == 24)
        for row in rows {
            let chance = try OrderChance(row.input, required: row.required, seed: 1)
            #expect(chance.steady == row.steady && chance.directed == row.directed, "\(row)")
            // Both are one division of the same whole numbers.
            #expect(chance.steadyChance == Double(row.steadyOrders) / Double(row.orders), "\(row)")
            #expect(chance.directedChance == Double(row.directedOrders) / Double(row.orders), "\(row)")
        }
    }

    /// One of 3! orders of three different shares falls at every step.
    @Test func `one series of three years is steady with chance one sixth`() throws {
        let chance = try OrderChance([series([(9, 20), (6, 20), (3, 20)])], required: 1, seed: 1)
        #expect(chance.steady == 1 && chance.directed == 1)
        #expect(chance.steadyChance == 1.0 / 6)
        #expect(chance.directedChance == 0.5)
    }

    /// Series that move together improve in the same orders: the chance of both is that of one.
    @Test func `what joins the series stays in them`() throws {
        let one = series([(9, 20), (6, 20), (3, 20)])
        let opposite = series([(9, 20), (6, 20), (3, 20)], isLowerBetter: false)
        #expect(try OrderChance([one, one], required: 2, seed: 1).steadyChance == 1.0 / 6)
        #expect(try OrderChance([one, opposite], required: 2, seed: 1).steadyChance == 0)
        #expect(try OrderChance([one, opposite], required: 1, seed: 1).steadyChance == 2.0 / 6)
    }

    /// Closed form: one of 8! orders, of 5,040 drawn ones none is expected but for 0.125 of a run; the slope is half of all.
    @Test func `many years are drawn, the same for the same counts whatever the order of the series`() throws {
        let long = series((0..<8).map { (40 - 4 * $0, 50) })
        let other = series((0..<8).map { (10 + ($0 * 5) % 8, 60) })
        let chance = try OrderChance([long, other], required: 1, seed: 3)
        #expect(chance == (try OrderChance([other, long], required: 1, seed: 3)))
        let alone = try OrderChance([long], required: 1, seed: 3)
        #expect(alone.steadyChance <= 2.0 / 5040)
        // Four standard errors of 5,040 draws.
        #expect(abs(alone.directedChance - 0.5) < 4 * 0.5 / Double(OrderChance.drawnOrders).squareRoot() + 0.02)
    }

    @Test func `nothing and a single year improve in no order`() throws {
        for input in [[], [series([(1, 2)])]] {
            let chance = try OrderChance(input, required: 1, seed: 1)
            #expect(chance.steady == 0 && chance.directed == 0)
            #expect(chance.steadyChance == 0 && chance.directedChance == 0)
        }
    }

    @Test func `wrong input is named`() {
        #expect(throws: StatisticsError.outOfRange(argument: "required", value: 0)) {
            try OrderChance([], required: 0, seed: 1)
        }
        #expect(throws: StatisticsError.emptyGroup(index: 1)) {
            try OrderChance([series([(1, 2), (0, 0)])], required: 1, seed: 1)
        }
        let twice = OrderChance.Series(
            [ScoredCount(score: 1, count: BinomialCount(1, of: 2)), ScoredCount(score: 1, count: BinomialCount(1, of: 3))],
            isLowerBetter: true)
        #expect(throws: StatisticsError.outOfRange(argument: "year", value: 1)) {
            try OrderChance([twice], required: 1, seed: 1)
        }
    }
}
