// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Intake

struct IndicatorNumbersTests {
    @Test(arguments: [
        ("", []), ("7", [7]), ("1–3, 13", [1, 2, 3, 13]), ("3;1", [1, 3]), ("1 — 2 и 5", [1, 2, 5]), ("2-2.", [2]),
        ("1, 1–2", [1, 2]),
    ])
    func `numbers and ranges are read`(text: String, numbers: [Int]) {
        #expect(IndicatorNumbers.numbers(text) == numbers)
    }

    @Test(arguments: [
        "все", "1–", "–3", "3–1", "1–2–3", "0", "1000", "1,,2", "2021-01-06", "1 2", "99999999999999999999",
    ])
    func `anything else is no list`(text: String) {
        #expect(IndicatorNumbers.numbers(text) == nil)
    }
}
