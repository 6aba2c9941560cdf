// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The distribution of the sum of a random half of whole-numbered ranks: each is taken with probability ½.
///
/// The ranks are dealt out to two halves, whose distributions are symmetric: of each only the lower side is computed, by
/// convolution, and one pass over both gives the tail. That takes half the additions of a single convolution, on a quarter of
/// the memory. Only positive numbers are added, so that each tail is exact to about n units in the last place.
struct SignedRankSums {
    /// P(sum ≤ m) and P(sum < m).
    struct Tails {
        let atMost: Double
        let below: Double
        let isApproximated: Bool
    }

    /// The sum of all ranks.
    let total: Int
    private let ranks: [Int]
    private let limit: Int

    /// Takes ranks in rising order.
    init(_ ranks: [Int], limit: Int) {
        self.ranks = ranks
        self.limit = limit
        total = ranks.reduce(0, +)
    }

    /// The tails at a sum that is at most half of ``total``.
    func tails(at sum: Int) -> Tails {
        let halves = (0...1).map { first in stride(from: first, to: ranks.count, by: 2).map { ranks[$0] } }
        // Beyond 2000 ranks the weights of a half would leave the range of a number.
        if ranks.count > 2000 || halves.reduce(0, { $0 + Self.additions($1, upTo: sum) }) > limit {
            return Tails(
                atMost: max(saddlepoint(sum), .leastNormalMagnitude), below: sum > 0 ? saddlepoint(sum - 1) : 0,
                isApproximated: true)
        }
        let first = Self.distribution(halves[0], upTo: sum)
        var second = Self.distribution(halves[1], upTo: sum)
        let last = sum - (second.count - 1)
        var below = 0.0
        var point = 0.0
        for place in max(0, last)..<first.count where place <= sum { point += first[place] * second[sum - place] }
        for place in second.indices.dropFirst() { second[place] += second[place - 1] }
        for place in first.indices where place < sum {
            below += first[place] * second[min(sum - 1 - place, second.count - 1)]
        }
        return Tails(atMost: max(below + point, .leastNormalMagnitude), below: below, isApproximated: false)
    }

    private static func additions(_ ranks: [Int], upTo sum: Int) -> Int {
        let top = min(ranks.reduce(0, +) / 2, sum)
        var (reach, additions) = (0, 0)
        for rank in ranks {
            reach = min(reach + rank, top)
            additions += max(0, reach + 1 - rank)
        }
        return additions
    }

    /// The probabilities of the sums from 0 to `sum`, or to the largest sum.
    private static func distribution(_ ranks: [Int], upTo sum: Int) -> [Double] {
        let total = ranks.reduce(0, +)
        let top = min(total / 2, sum)
        var weights = [Double](repeating: 0, count: top + 1)
        weights[0] = Double(sign: .plus, exponent: -ranks.count, significand: 1)
        var reach = 0
        for rank in ranks {
            reach = min(reach + rank, top)
            // From the top down, in runs no longer than the rank: a run is read before it is written.
            var end = reach + 1
            while end > rank {
                let start = max(rank, end - rank)
                GSL.add(&weights, from: start - rank, to: start, count: end - start)
                end = start
            }
        }
        if top < min(total, sum) { weights += ((top + 1)...min(total, sum)).map { weights[total - $0] } }
        return weights
    }

    /// P(sum ≤ m) by Lugannani and Rice's formula for a lattice (Daniels 1987, second correction).
    private func saddlepoint(_ sum: Int) -> Double {
        // By symmetry the upper tail from total − sum on, with the correction for continuity.
        let numbers = ranks.map(Double.init)
        let distance = Double(total - 2 * sum - 1) / 2
        let variance = numbers.reduce(0) { $0 + $1 * $1 } / 4
        if abs(distance) < 1e-3 * variance.squareRoot() { return GSL.normalTail(distance / variance.squareRoot()) }
        // Newton's steps from the left of the root of a concave function do not pass it.
        var s = distance / variance
        for _ in 0..<200 {
            var (slope, curvature) = (0.0, 0.0)
            for rank in numbers {
                let tanh = tanh(rank * s / 2)
                slope += rank / 2 * tanh
                curvature += rank * rank / 4 * (1 - tanh * tanh)
            }
            let step = (distance - slope) / curvature
            s += step
            if abs(step) <= 1e-14 * abs(s) { break }
        }
        var (generating, curvature) = (0.0, 0.0)
        for rank in numbers {
            let x = abs(rank * s / 2)
            // log cosh x without overflow.
            generating += x + log1p(exp(-2 * x)) - log(2.0)
            curvature += rank * rank / (4 * cosh(x) * cosh(x))
        }
        let w = (2 * (s * distance - generating)).squareRoot() * (s < 0 ? -1 : 1)
        let u = 2 * sinh(s / 2) * curvature.squareRoot()
        return GSL.normalTail(w) + exp(-w * w / 2) / (2 * .pi).squareRoot() * (1 / u - 1 / w)
    }
}
