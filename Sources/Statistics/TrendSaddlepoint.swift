// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The double saddlepoint approximation of the conditional trend test, for samples too large to enumerate.
///
/// Skovgaard's formula for a lattice statistic, stated for the mid-p tail P(S > s) + ½ P(S = s), where the corrections for the
/// lattice are smallest. Everything is computed as a difference from the pooled share, so that nothing cancels for totals of 10⁹.
enum TrendSaddlepoint {
    /// The logarithms of both two-sided p-values.
    static func logPValues(_ problem: TrendProblem) -> (exact: Double, mid: Double) {
        let up = Tail(problem, statistic: problem.upper, sign: 1)
        let down = Tail(problem, statistic: problem.lower, sign: -1)
        let exact = sum(up.exact, down.exact)
        if problem.upper == problem.lower { return (0, log1p(-0.5 * exp(up.point))) }
        let mid = sum(problem.upperTies ? up.mid : up.exact, problem.lowerTies ? down.mid : down.exact)
        return (min(0, exact), min(0, mid, exact))
    }

    /// log(eᵃ + eᵇ).
    private static func sum(_ a: Double, _ b: Double) -> Double {
        let (large, small) = (max(a, b), min(a, b))
        return small == -.infinity ? large : large + log1p(exp(small - large))
    }

    /// One tail, from `statistic` outward: logarithms of P(at least), P(beyond) + ½ P(equal) and P(equal).
    private struct Tail {
        var exact = -Double.infinity
        var mid = -Double.infinity
        var point = -Double.infinity

        init(_ problem: TrendProblem, statistic: Int, sign: Int) {
            let end = extreme(problem, sign: sign)
            if sign * statistic > sign * end.statistic { return }
            if statistic == end.statistic {
                (exact, mid, point) = (end.logProbability, end.logProbability - log(2), end.logProbability)
                return
            }
            let (n, k) = (Int128(problem.total), Int128(problem.successes))
            let excess = TrendProblem.double(n * Int128(statistic) - k * problem.scoredTotal) / Double(problem.total)
            let solution = Solution(problem, excess: Double(sign) * excess, sign: Double(sign))
            point = solution.logPoint
            mid = solution.logMidTail
            exact = sum(mid, point - log(2))
        }
    }

    /// The outermost S, with the probability of the one outcome that has it.
    private static func extreme(_ problem: TrendProblem, sign: Int) -> (statistic: Int, logProbability: Double) {
        var rest = problem.successes
        var (statistic, logProbability) = (0, -LogProbability.choose(problem.total, problem.successes))
        for period in sign > 0 ? problem.periods.reversed() : problem.periods {
            let taken = min(rest, period.total)
            statistic += taken * period.score
            logProbability += LogProbability.choose(period.total, taken)
            rest -= taken
        }
        return (statistic, min(0, logProbability))
    }

    /// The tilted shares under which the excess of S is expected, and the tail that follows.
    private struct Solution {
        let logMidTail: Double
        let logPoint: Double

        init(_ problem: TrendProblem, excess: Double, sign: Double) {
            let n = problem.periods.map { Double($0.total) }
            let whole = Double(problem.total)
            let mean = TrendProblem.double(problem.scoredTotal) / whole
            let c = problem.periods.map { sign * (Double($0.score) - mean) }
            let p = Double(problem.successes) / whole
            let q = Double(problem.total - problem.successes) / whole
            var (level, slope) = (0.0, 0.0)
            var (sumW, sumC, determinant, divergence) = (0.0, 0.0, 0.0, 0.0)
            for iteration in 0..<200 {
                var (g0, g1) = (0.0, -excess)
                (sumW, sumC) = (0, 0)
                var sumCC = 0.0
                divergence = 0
                for t in n.indices {
                    let eta = level + slope * c[t]
                    let delta = Self.shareShift(eta, p, q)
                    let weight = n[t] * (p + delta) * (q - delta)
                    g0 += n[t] * delta
                    g1 += n[t] * c[t] * delta
                    sumW += weight
                    sumC += weight * c[t]
                    divergence += n[t] * (p * Self.relative(delta / p) + q * Self.relative(-delta / q))
                }
                let centre = sumC / sumW
                for t in n.indices {
                    let delta = Self.shareShift(level + slope * c[t], p, q)
                    sumCC += n[t] * (p + delta) * (q - delta) * (c[t] - centre) * (c[t] - centre)
                }
                determinant = sumW * sumCC
                // Newton's step, with the level taken at the weighted centre of the scores.
                var slopeStep = -(g1 - centre * g0) / sumCC
                var levelStep = -g0 / sumW - centre * slopeStep
                var largest = 0.0
                var size = 0.0
                for t in n.indices {
                    largest = max(largest, abs(levelStep + slopeStep * c[t]))
                    size = max(size, abs(level + slope * c[t]))
                }
                if iteration > 0 && largest <= 1e-12 * size { break }
                if largest > 2 {
                    slopeStep *= 2 / largest
                    levelStep *= 2 / largest
                }
                slope += slopeStep
                level += levelStep
            }
            let spread = (determinant / (whole * p * q)).squareRoot()
            let r = (2 * divergence).squareRoot()
            logPoint = -divergence - 0.5 * log(2 * .pi) - log(spread)
            // Near the centre 1/v − 1/r is a difference of large numbers; its limit is a skewness that the other tail takes back.
            let correction = r < 1e-4 || slope <= 0 ? 0 : 1 / (2 * tanh(slope / 2) * spread) - 1 / r
            let inner = Self.mills(r) + correction
            logMidTail = -divergence - 0.5 * log(2 * .pi) + log(max(inner, .leastNormalMagnitude))
        }

        /// How far the share moves from p when its logit moves by `eta`.
        private static func shareShift(_ eta: Double, _ p: Double, _ q: Double) -> Double {
            eta > 0 ? -p * q * expm1(-eta) / (q * exp(-eta) + p) : p * q * expm1(eta) / (q + p * exp(eta))
        }

        /// (1 + u) log(1 + u) − u, without cancellation near 0.
        private static func relative(_ u: Double) -> Double {
            u <= -1 ? 1 : LogProbability.deviance(1 + u, 1) + Self.correctionOfRounding(u)
        }

        /// 1 + u loses the last digits of u; to first order the loss is (1 + u − rounded) log(1 + u).
        private static func correctionOfRounding(_ u: Double) -> Double {
            let rounded = 1 + u
            let lost = u - (rounded - 1)
            return lost * log1p(u)
        }

        /// P(Z > r) / φ(r).
        private static func mills(_ r: Double) -> Double {
            if r < 25 { return 0.5 * erfc(r / 2.0.squareRoot()) * (2 * .pi).squareRoot() * exp(r * r / 2) }
            let s = 1 / (r * r)
            return (1 - s * (1 - s * (3 - s * (15 - s * 105)))) / r
        }
    }
}
