// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct PairedEffectSizeTests {
    @Test func `agrees with R on 30 groups`() throws {
        for group in try PairedReference.all() {
            let size = PairedEffectSize(try group.pairs())
            for (found, expected) in [
                (size.dz, group.dz), (size.dav, group.dav), (size.gz, group.gz), (size.gav, group.gav),
            ] {
                #expect(abs(try #require(found) - expected) < 1e-10)
            }
        }
    }

    @Test func `what cannot be divided is nil`() throws {
        #expect(PairedEffectSize(try pairs([3])) == PairedEffectSize(try pairs([7])))
        let constant = PairedEffectSize(try PairedScores(before: [1, 2, 3], after: [3, 4, 5]))
        // Standard deviations of 1 before and after, a mean difference of 2.
        #expect(constant.dz == nil && constant.gz == nil && constant.dav == 2)
        let same = PairedEffectSize(try pairs([0, 0, 0]))
        #expect(same.dz == nil && same.dav == nil)
        let two = PairedEffectSize(try pairs([1, 3]))
        // √2; no correction with one degree of freedom.
        #expect(abs(try #require(two.dz) - 2.0.squareRoot()) < 1e-15 && two.gz == nil)
    }
}
