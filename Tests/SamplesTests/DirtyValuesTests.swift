// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@testable import Samples

struct DirtyValuesTests {
    /// Source: `domain.md`, 1.4: 14 % of the classes are «нет», labels are small, capital, digits and look-alikes.
    @Test func `letters of classes are as odd as in raw exports`() {
        var random = RandomStream(seed: 4)
        let count = 20_000
        let letters = (0..<count).map { DirtyValues.letter(grade: 6, index: $0 % 90, of: 90, using: &random) }
        let without = Double(letters.count { $0.lowercased() == "нет" }) / Double(count)
        // Five standard errors of a share of 14 % among 20,000.
        #expect(abs(without - 0.14) < 0.0125, "\(without)")
        let found = Set(letters)
        #expect(found.isSuperset(of: ["а", "А", "нет", "НЕТ", "A", "1", "6а", "6А", "г"]))
        #expect((30...86).contains(found.count), "\(found.count)")
    }
}
