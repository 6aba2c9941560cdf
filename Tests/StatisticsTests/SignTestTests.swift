// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct SignTestTests {
    @Test func `agrees with R's binom.test on 30 groups`() throws {
        for group in try PairedReference.all() {
            let test = SignTest(try group.pairs())
            #expect(abs(test.pValue() - group.s) < 1e-12)
            #expect(abs(test.pValue(.less) - group.sLess) < 1e-12)
            #expect(abs(test.pValue(.greater) - group.sGreater) < 1e-12)
        }
    }

    @Test func `closed forms`() throws {
        // (1 + 10) / 2^10, twice.
        let test = try SignTest(risen: 1, fallen: 9)
        #expect(abs(test.pValue() - 22.0 / 1024) < 1e-15)
        #expect(abs(test.pMid - 12.0 / 1024) < 1e-15)
        #expect(abs(test.pValue(.greater) - 1023.0 / 1024) < 1e-15)
        let even = try SignTest(risen: 3, fallen: 3)
        // 1 less half of 20 / 64.
        #expect(even.pValue() == 1 && abs(even.pMid - 54.0 / 64) < 1e-14)
        // All of a million fell: 2 · 2⁻¹⁰⁰⁰⁰⁰⁰ is below every number, but what happened is not impossible.
        let all = try SignTest(risen: 0, fallen: 1_000_000)
        #expect(all.pValue() > 0 && all.pValue() < 1e-300)
        #expect(abs(try SignTest(risen: 0, fallen: 900).pValue() / 0x1p-899 - 1) < 1e-11)
    }

    @Test func `nobody changed: one outcome, p of 1`() throws {
        let test = try SignTest(risen: 0, fallen: 0)
        #expect(test.pMid == 1 && Alternative.allCases.allSatisfy { test.pValue($0) == 1 })
    }

    @Test func `wrong counts are named`() {
        #expect(throws: StatisticsError.countOutOfRange(index: 0, successes: -1, total: 2)) {
            try SignTest(risen: -1, fallen: 3)
        }
    }
}
