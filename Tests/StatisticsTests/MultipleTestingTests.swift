// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct MultipleTestingTests {
    @Test func `agrees with R's p.adjust on 200 p-values with ties`() throws {
        let rows = try ReferenceFile.table("adjusted.csv")
        let raw = try rows.map { try #require($0["raw"]) }
        try #require(raw.count == 200)
        for method in MultipleTesting.allCases where method != .none {
            for (value, row) in zip(try method.adjusted(raw), rows) {
                #expect(relativeDifference(value, try #require(row[method.rawValue])) < 1e-12)
            }
        }
    }

    @Test func `none leaves values as they are`() throws {
        #expect(try MultipleTesting.none.adjusted([0.5, 0.01]) == [0.5, 0.01])
    }

    @Test func `worked example by hand`() throws {
        // Sorted 0.01, 0.03, 0.04. Holm: 3·0.01, max(0.03, 2·0.03), max(0.06, 0.04). Hochberg and BH: 0.04 bounds from above.
        let p = [0.01, 0.04, 0.03]
        #expect(zip(try MultipleTesting.holm.adjusted(p), [0.03, 0.06, 0.06]).allSatisfy { abs($0 - $1) < 1e-15 })
        #expect(zip(try MultipleTesting.hochberg.adjusted(p), [0.03, 0.04, 0.04]).allSatisfy { abs($0 - $1) < 1e-15 })
        #expect(
            zip(try MultipleTesting.benjaminiHochberg.adjusted(p), [0.03, 0.04, 0.04]).allSatisfy {
                abs($0 - $1) < 1e-15
            })
    }

    @Test(arguments: MultipleTesting.allCases, 1...5 as ClosedRange<UInt64>)
    func `adjusted values are not below the raw ones, at most 1, and follow any order`(
        method: MultipleTesting, seed: UInt64
    ) throws {
        var stream = RandomStream(seed: seed)
        let raw =
            (0..<500).map { _ in stream.integer(below: 4) == 0 ? 1e-3 * stream.uniform() : stream.uniform() } + [
                0, 1, 1,
            ]
        let adjusted = try method.adjusted(raw)
        for (p, q) in zip(raw, adjusted) { #expect(q >= p && q <= 1) }
        let order = raw.indices.shuffled(using: &stream)
        #expect(try method.adjusted(order.map { raw[$0] }) == order.map { adjusted[$0] })
    }

    @Test(arguments: MultipleTesting.allCases)
    func `an empty family stays empty and one test stays as it is`(method: MultipleTesting) throws {
        #expect(try method.adjusted([]) == [])
        #expect(try method.adjusted([0.04]) == [0.04])
    }

    @Test(arguments: MultipleTesting.allCases)
    func `values that are no probabilities are named`(method: MultipleTesting) {
        #expect(throws: StatisticsError.nonFiniteValue(argument: "pValues", index: 1)) {
            try method.adjusted([0.1, .nan])
        }
        #expect(throws: StatisticsError.outOfRange(argument: "pValues", value: 1.5)) { try method.adjusted([1.5]) }
        #expect(throws: StatisticsError.outOfRange(argument: "pValues", value: -0.1)) { try method.adjusted([-0.1]) }
    }
}
