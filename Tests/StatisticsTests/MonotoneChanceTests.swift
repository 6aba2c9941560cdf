// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct MonotoneChanceTests {
    struct Row: Decodable {
        let counts: [[Int]]
        let falling: Double
        let rising: Double
        var groups: [BinomialCount] { counts.map { BinomialCount($0[0], of: $0[1]) } }
    }

    @Test func `agrees with rational enumeration of all outcomes`() throws {
        for row in try ReferenceFile.decode("monotone.json", as: [Row].self) {
            let chance = try MonotoneChance(row.groups)
            #expect(relativeDifference(chance.falling, row.falling) < 1e-12, "\(row)")
            #expect(relativeDifference(chance.rising, row.rising) < 1e-12, "\(row)")
        }
    }

    @Test func `three large equal groups have a chance of one sixth`() throws {
        let group = BinomialCount(300_000, of: 1_000_000)
        let chance = try MonotoneChance([group, group, group])
        // 1/6 less the probability of equal shares, about 1/(√(4π) 458) a pair.
        #expect(abs(chance.falling - 1.0 / 6) < 2e-3)
        #expect(relativeDifference(chance.falling, chance.rising) < 1e-10)
        #expect(!chance.isFalling && !chance.isRising)
    }

    @Test func `direction is that of the shares, not of the counts`() throws {
        #expect(
            try MonotoneChance([BinomialCount(5, of: 10), BinomialCount(8, of: 20), BinomialCount(9, of: 30)]).isFalling
        )
        #expect(
            try MonotoneChance([BinomialCount(9, of: 30), BinomialCount(8, of: 20), BinomialCount(5, of: 10)]).isRising)
        #expect(try !MonotoneChance([BinomialCount(5, of: 10), BinomialCount(5, of: 10)]).isFalling)
    }

    @Test func `all or none cannot move`() throws {
        let chance = try MonotoneChance([BinomialCount(0, of: 9), BinomialCount(0, of: 8)])
        #expect(chance.falling == 0 && chance.rising == 0)
    }

    @Test func `wrong counts are named`() {
        #expect(throws: StatisticsError.tooFewGroups(required: 2, found: 1)) {
            try MonotoneChance([BinomialCount(1, of: 2)])
        }
        #expect(throws: StatisticsError.emptyGroup(index: 0)) {
            try MonotoneChance([BinomialCount(0, of: 0), BinomialCount(1, of: 2)])
        }
    }
}
