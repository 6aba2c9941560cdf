// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct PairedTTestTests {
    @Test func `agrees with R's t.test on 30 groups`() throws {
        let groups = try PairedReference.all()
        try #require(groups.count == 30)
        for group in groups {
            let test = PairedTTest(try group.pairs())
            let (interval, narrow) = (try #require(try test.interval()), try #require(try test.interval(level: 0.9)))
            #expect(abs(test.meanDifference - group.mean) < 1e-12)
            #expect(abs(try #require(test.t) - group.t) < 1e-9)
            #expect(abs(try #require(test.pValue()) - group.pT) < 1e-9)
            for (found, expected) in [
                (interval.lower, group.lower), (interval.upper, group.upper), (narrow.lower, group.lower90),
                (narrow.upper, group.upper90),
            ] {
                #expect(abs(found - expected) < 1e-9, "n = \(group.before.count)")
            }
        }
    }

    @Test func `sides add up and swap with the samples`() throws {
        for group in try PairedReference.all() {
            let test = PairedTTest(try group.pairs())
            let swapped = PairedTTest(try PairedScores(before: group.after, after: group.before))
            let (less, greater) = (try #require(test.pValue(.less)), try #require(test.pValue(.greater)))
            #expect(abs(less + greater - 1) < 1e-12)
            #expect(swapped.pValue(.less) == greater && swapped.t == test.t.map { -$0 })
        }
    }

    @Test func `without spread there is a mean and nothing else`() throws {
        for differences in [[3.0], [0, 0, 0], [2, 2, 2, 2]] {
            let test = PairedTTest(try pairs(differences))
            #expect(test.meanDifference == differences[0])
            #expect(test.t == nil && test.pValue() == nil)
            #expect(try test.interval() == nil)
        }
        #expect(throws: StatisticsError.outOfRange(argument: "level", value: 1)) {
            try PairedTTest(try pairs([1, 2])).interval(level: 1)
        }
    }
}
