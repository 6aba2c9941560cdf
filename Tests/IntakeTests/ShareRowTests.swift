// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Intake

struct ShareRowTests {
    private func row(_ cells: [String]) -> ShareRow? { ShareRow(cells.map { Array($0.utf8)[...] }) }

    @Test(arguments: [
        (["12,5", "50", "25", "12.5"], [0.125, 0.5, 0.25, 0.125]),
        (["12,50%", "50 %", "25%", "12,50%"], [0.125, 0.5, 0.25, 0.125]),
        (["0.125", "0.5", "0.25", "0.125"], [0.125, 0.5, 0.25, 0.125]), (["", "-", "100", "0"], [0, 0, 1, 0]),
    ])
    func `percentages, also with their sign or as fractions`(cells: [String], fractions: [Double]) throws {
        let found = try #require(row(cells)).fractions
        // Division by 100 rounds once.
        #expect(zip(found, fractions).allSatisfy { abs($0 - $1) <= 1e-15 })
    }

    @Test(arguments: [
        ["12", "50", "25", "3"], ["12", "50", "25", "X"], ["", "", "", ""], ["120", "-20", "0", "0"],
        ["0", "0", "0", "99999999999"],
    ])
    func `what does not sum to the whole is refused`(cells: [String]) { #expect(row(cells) == nil) }

    /// 3 of 7, 2 of 7 and 1 of 7 in percent with two decimals, by hand.
    @Test(arguments: [
        (["14,29", "42,86", "28,57", "14,29"], 7, [1, 3, 2, 1]), (["33,33", "33,33", "33,33", "0"], 3, [1, 1, 1, 0]),
        (["12.36", "52.81", "26.97", "7.87"], 89, [11, 47, 24, 7]), (["25", "25", "25", "25"], 2, [1, 1, 0, 0]),
    ])
    func `largest remainders give whole numbers of the total`(cells: [String], total: Int, counts: [Int]) throws {
        #expect(try #require(row(cells)).counts(of: total) == counts)
    }

    @Test func `counts that give other percentages are told`() throws {
        let given = try #require(row(["14,29", "42,86", "28,57", "14,29"]))
        #expect(given.isGiven(by: [1, 3, 2, 1], of: 7))
        // Of 10 pupils nobody makes 14.29 %.
        #expect(!given.isGiven(by: given.counts(of: 10), of: 10))
        #expect(given.counts(of: 10).reduce(0, +) == 10)
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `what was rounded to a hundredth comes back for up to 150 pupils`(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let counts = (0..<4).map { _ in Int.random(in: 0...37, using: &random) }
        let total = counts.reduce(0, +)
        guard total > 0 else { return }
        // A hundredth of a percent of 150 pupils is far below half a pupil.
        let cells = counts.map { count in
            let hundredths = (count * 20_000 + total) / (2 * total)
            return "\(hundredths / 100),\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
        }
        let shares = try #require(row(cells))
        #expect(shares.counts(of: total) == counts)
        #expect(shares.isGiven(by: counts, of: total))
    }
}
