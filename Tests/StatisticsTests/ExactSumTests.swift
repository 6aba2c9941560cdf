// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct ExactSumTests {
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `the order of the terms changes no bit`(seed: UInt64) {
        var stream = RandomStream(seed: seed)
        let terms = (0..<1000).map { _ in stream.normal() * (stream.uniform() < 0.1 ? 1e9 : 1e-3) }
        func sum(_ terms: [Double]) -> Double {
            var sum = ExactSum()
            for term in terms { sum.add(term) }
            return sum.value
        }
        #expect(sum(terms) == sum(terms.shuffled(using: &stream)))
        // Plain summation of 1000 terms up to 1e10 loses at most 1000 · 1e10 · 2⁻⁵³.
        #expect(abs(sum(terms) - terms.reduce(0, +)) < 2e-3)
    }

    @Test func `terms that are whole multiples of the step are summed exactly`() {
        var sum = ExactSum()
        for _ in 0..<1_000_000 { sum.add(0.1) }
        for _ in 0..<1_000_000 { sum.add(-0.1) }
        #expect(sum.value == 0)
        for term in [0.75, -2.5, 1e15, 0x1p-40, -1e15] { sum.add(term) }
        #expect(sum.value == -1.75 + 0x1p-40)
    }
}
