// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation

/// Percentages of one row, as a report rounds them, and the whole numbers that they may come from.
struct ShareRow: Equatable {
    /// No school has more pupils in one work; a larger number is none of pupils.
    static let mostPupils = 5_000

    /// The shares as fractions, whose sum is near 1.
    let fractions: [Double]
    /// How many decimals the percentages have.
    private let decimals: Int

    /// Reads the cells of a row: percent (12,36), percent with its sign (12,36%), or, where the cells are formatted as
    /// percent, fractions (0,1236); nil where they do not sum to the whole.
    ///
    /// - Parameter cells: The cells; empty ones are 0.
    init?(_ cells: [ArraySlice<UInt8>]) {
        var values: [Double] = []
        var decimals = 0
        for cell in cells {
            var word = Normaliser.trimmed(cell)
            if word.last == UInt8(ascii: "%") { word = Normaliser.trimmed(word.dropLast()) }
            if word.isEmpty || word.elementsEqual([UInt8(ascii: "-")]) {
                values.append(0)
            } else if let number = Normaliser.decimal(word), number.value <= 100.5 {
                values.append(number.value)
                decimals = max(decimals, number.decimals)
            } else {
                return nil
            }
        }
        let sum = values.reduce(0, +)
        // Each percentage that is not 0 was rounded by half of its last digit at most.
        let filled = values.count { $0 != 0 }
        let slack = min(10, max(0.6, 0.5 * Double(filled) * pow(10, -Double(decimals))))
        if abs(sum - 100) <= slack {
            fractions = values.map { $0 / 100 }
            self.decimals = decimals
        } else if abs(sum - 1) <= slack / 100, decimals > 0 || values.contains(1) {
            fractions = values
            self.decimals = max(0, decimals - 2)
        } else {
            return nil
        }
    }

    /// Whole numbers whose sum is the total: each share's whole part, and one more for the largest remainders.
    ///
    /// - Parameter total: The participants.
    /// - Returns: As many numbers as there are shares.
    func counts(of total: Int) -> [Int] {
        let sum = fractions.reduce(0, +)
        let exact = fractions.map { $0 / sum * Double(total) }
        var counts = exact.map { Int($0.rounded(.down)) }
        let remainders = exact.indices.sorted { first, second in
            let (one, other) = (exact[first] - Double(counts[first]), exact[second] - Double(counts[second]))
            return one == other ? first < second : one > other
        }
        for index in remainders.prefix(max(0, total - counts.reduce(0, +))) { counts[index] += 1 }
        return counts
    }

    /// Whether the counts give back the percentages as they were rounded.
    func isGiven(by counts: [Int], of total: Int) -> Bool {
        let tolerance = 0.5 * pow(10, -Double(min(decimals, 6))) + 1e-9
        return zip(fractions, counts).allSatisfy { fraction, count in
            abs(fraction * 100 - Double(count) / Double(total) * 100) <= tolerance
        }
    }
}
