// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// One group of `paired.json` (R: t.test, exactRankTests, coin, binom.test).
struct PairedReference: Decodable, Sendable {
    let before, after: [Double]
    let mean, t, pT, lower, upper, lower90, upper90: Double
    let w, wLess, wGreater, p, pLess, pGreater, s, sLess, sGreater: Double
    let dz, dav, gz, gav: Double

    static func all() throws -> [PairedReference] { try ReferenceFile.decode("paired.json") }
    func pairs() throws -> PairedScores { try PairedScores(before: before, after: after) }
}

/// Scores with the given differences.
func pairs(_ differences: [Double]) throws -> PairedScores {
    try PairedScores(before: differences.map { _ in 0 }, after: differences)
}
