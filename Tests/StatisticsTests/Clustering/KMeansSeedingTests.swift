// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct KMeansSeedingTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `centres are observations that differ, even where most are equal`(seed: UInt64) throws {
        let values = [Double](repeating: 4, count: 50) + [1, 2, 3]
        let data = SquaredDistances(centred: values, count: 53, dimension: 1)
        var stream = RandomStream(seed: seed)
        #expect(KMeansSeeding.centres(data, 4, &stream).sorted() == [1, 2, 3, 4])
        #expect(KMeansSeeding.observations(data, 4, &stream).sorted() == [1, 2, 3, 4])
        #expect(Set(KMeansSeeding.observations(data, 3, &stream)).count == 3)
    }

    @Test func `clusters far apart have a centre each`() throws {
        // Three groups 1,000 apart, 1 wide: two centres in one group would be drawn once in a million.
        let values = (0..<300).map { Double($0 % 3) * 1_000 + Double($0) / 300 }
        let data = SquaredDistances(centred: values, count: 300, dimension: 1)
        for seed in 1...50 as ClosedRange<UInt64> {
            var stream = RandomStream(seed: seed)
            let groups = KMeansSeeding.centres(data, 3, &stream).map { Int($0 / 1_000) }
            #expect(Set(groups) == [0, 1, 2])
        }
    }
}
