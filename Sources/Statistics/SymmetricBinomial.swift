// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Tails of the binomial distribution with probability ½, with their relative accuracy kept.
struct SymmetricBinomial: Sendable {
    /// The number of trials.
    let trials: Int

    /// P(X = k).
    func point(_ k: Int) -> Double {
        k < 0 || k > trials ? 0 : exp(LogProbability.binomial(k, of: trials, success: 1, failure: 1))
    }

    /// P(X ≤ k); what is possible is never 0, also where that is below every normal number.
    func atMost(_ k: Int) -> Double {
        if k < 0 { return 0 }
        if k >= trials { return 1 }
        // Above the middle the complement does not cancel: it is below ½.
        if 2 * k >= trials { return 1 - atMost(trials - k - 1) }
        var term = point(k)
        var (sum, place) = (0.0, k)
        while place >= 0 && term > sum * 1e-18 {
            sum += term
            term *= Double(place) / Double(trials - place + 1)
            place -= 1
        }
        return max(sum, .leastNormalMagnitude)
    }

    /// P(X ≥ k).
    func atLeast(_ k: Int) -> Double { atMost(trials - k) }
}
