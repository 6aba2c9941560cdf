// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct SignFlipChanceTests {
    private static let persons = [[2.0, 1], [-1, 3], [0, 0], [-2, -5], [4, 0]]

    @Test func `is the mean of the rule over both signs`() throws {
        // Both: rises (2, 1), and (−2, −5) when flipped: 2 halves of 5.
        let both = try SignFlipChance(Self.persons, rule: GainRule(domains: .both))
        #expect(both.gained == 1 && both.total == 5 && abs(both.expected - 0.2) < 1e-15)
        // Either: (2, 1) ½, (−1, 3) either way 1, (0, 0) never, (−2, −5) ½, (4, 0) ½.
        let either = try SignFlipChance(Self.persons, rule: GainRule(domains: .either))
        #expect(either.gained == 3 && abs(either.expected - 2.5 / 5) < 1e-15)
        // At least 2 of three halves beyond the one that always gains: 4 of 8.
        #expect(abs(either.pValue - 0.5) < 1e-15)
        let three = try SignFlipChance(Self.persons, rule: GainRule(domains: .either, smallest: .points(3)))
        // (−1, 3) ½, (−2, −5) ½, (4, 0) ½.
        #expect(three.gained == 2 && abs(three.expected - 0.3) < 1e-15)
        let beyond = try SignFlipChance(Self.persons, rule: GainRule(domains: .either, smallest: .beyond([3, 4])))
        // (−2, −5) ½, (4, 0) ½; a change at the threshold is within the error.
        #expect(beyond.gained == 1 && abs(beyond.expected - 0.2) < 1e-15)
    }

    @Test func `a rule of one's own is taken`() throws {
        let chance = try SignFlipChance(Self.persons) { $0.reduce(0, +) > 0 }
        // Sums 3, 2, 0, −7, 4.
        #expect(chance.gained == 3 && abs(chance.expected - 0.4) < 1e-15)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `agrees with flipped signs drawn at random`(seed: UInt64) throws {
        var stream = RandomStream(seed: seed)
        let persons = (0..<60).map { _ in (0..<2).map { _ in Double(stream.integer(below: 7) - 2) } }
        let rule = GainRule(domains: .both)
        let chance = try SignFlipChance(persons, rule: rule)
        var (gains, reached) = (0, 0)
        for _ in 0..<4000 {
            let found = persons.count { person in
                rule.isGain(stream.uniform() < 0.5 ? person : person.map { -$0 })
            }
            gains += found
            if found >= chance.gained { reached += 1 }
        }
        // Four standard errors of 4,000 draws: 0.032 for a probability, less than 0.005 for the mean share.
        #expect(abs(Double(gains) / 240_000 - chance.expected) < 0.005)
        #expect(abs(Double(reached) / 4000 - chance.pValue) < 0.032)
    }

    @Test func `no person, and what is no number, are named`() {
        #expect(throws: StatisticsError.tooFewObservations(required: 1, found: 0)) {
            try SignFlipChance([], rule: GainRule(domains: .both))
        }
        #expect(throws: StatisticsError.nonFiniteValue(argument: "differences", index: 1)) {
            try SignFlipChance([[1], [.nan]], rule: GainRule(domains: .both))
        }
    }

    @Test func `a person without a domain shows no gain`() {
        #expect(!GainRule(domains: .both).isGain([]) && !GainRule(domains: .either).isGain([]))
    }
}
