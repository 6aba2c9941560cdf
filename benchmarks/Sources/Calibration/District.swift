// SPDX-License-Identifier: GPL-3.0-or-later

import Dynamics
import Foundation
import Monitoring
import Statistics

/// The schools of one replicate, with the truth.
struct District {
    private(set) var units: [ChangeUnit] = []
    /// Whether each school truly changes, and whether its share falls.
    private(set) var changes: [Bool] = []
    private(set) var falls: [Bool] = []

    init(_ cell: Cell, replicate: Int) {
        let stream = RandomStream(seed: cell.seed, item: UInt64(replicate))
        let changing = Int((Double(cell.schools) * cell.changing).rounded())
        for school in 0..<cell.schools {
            var own = stream.substream(UInt64(school))
            let mean = min(max(own.normal(mean: cell.share, standardDeviation: cell.spread * cell.share), 0.02), 0.95)
            let size = cell.size > 0 ? cell.size : Self.realSize(&own)
            let isChanging = school < changing
            // Half of them fall; a share that cannot fall so far rises.
            let isFalling = school % 2 == 1 && mean > cell.change
            var effect = own.normal()
            var counts: [ChangeUnit.Count] = []
            for year in 0..<cell.years {
                var mu = mean
                if isChanging {
                    let moved = cell.change * Double(year) / Double(cell.years - 1)
                    mu = min(max(isFalling ? mean - moved : mean + moved, 0), 0.999)
                }
                if cell.shift != 0 && year > 0 && year < max(cell.years - 1, 2) {
                    let odds = mu / (1 - mu) * exp(cell.shift)
                    mu = odds / (1 + odds)
                }
                if year > 0 { effect = cell.lag * effect + (1 - cell.lag * cell.lag).squareRoot() * own.normal() }
                let share = Self.share(cell, mu, effect, &own)
                let n = cell.size > 0 ? size : max(1, Int((Double(size) * (0.85 + 0.3 * own.uniform())).rounded()))
                counts.append(
                    ChangeUnit.Count(
                        score: 2022 + year, count: BinomialCount(own.binomial(n, probability: share), of: n)))
            }
            units.append(ChangeUnit(name: "", indicator: "x", benefit: .lower, family: "x", counts: counts))
            changes.append(isChanging && cell.change > 0)
            falls.append(isFalling)
        }
    }

    private static func share(_ cell: Cell, _ mu: Double, _ effect: Double, _ stream: inout RandomStream) -> Double {
        if mu <= 0 || mu >= 1 { return mu }
        switch cell.variation {
        case .lagged: return min(max(mu + cell.deviation * effect, 0), 1)
        case .rho:
            return cell.rho > 0 ? stream.beta(mu * (1 / cell.rho - 1), (1 - mu) * (1 / cell.rho - 1)) : mu
        case .deviation:
            let rho = min(cell.deviation * cell.deviation / (mu * (1 - mu)), 0.9)
            return rho > 0 ? stream.beta(mu * (1 / rho - 1), (1 - mu) * (1 / rho - 1)) : mu
        }
    }

    /// Pupils a year as real schools have them: a fifth under 10, the median 20, up to 150.
    private static func realSize(_ stream: inout RandomStream) -> Int {
        let u = stream.uniform()
        if u < 0.2 { return 2 + stream.integer(below: 8) }
        if u < 0.5 { return 10 + stream.integer(below: 11) }
        let v = (u - 0.5) / 0.5
        return 20 + Int(130 * v * v * v)
    }
}
