// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

struct NumberRangesTests {
    @Test(arguments: [
        ([], ""), ([7], "7"), ([1, 2], "1, 2"), ([3, 1, 2, 2], "1–3"),
        (Array(1...6) + Array(13...21), "1–6, 13–21"), ([1, 3, 4, 9, 10, 11], "1, 3, 4, 9–11"),
    ])
    func `numbers are written as orders write them`(numbers: [Int], text: String) {
        #expect(numbers.rangesText == text)
    }
}
