// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Logarithms of binomial and hypergeometric probabilities that keep their accuracy for totals of any size.
///
/// Loader C. (2000). Fast and accurate computation of binomial probabilities. The large terms of the factorials are cancelled
/// on paper and not in floating point: the error of the logarithm is about 1e-14, where three calls of `lgamma` would leave 1e-6
/// for totals of 10⁹.
enum LogProbability {
    /// log n! for n up to 1023, summed with compensation.
    private static let factorials: [Double] = {
        var table = [0.0]
        var (sum, lost) = (0.0, 0.0)
        for n in 1..<1024 {
            let term = log(Double(n))
            let next = sum + term
            lost += sum >= term ? (sum - next) + term : (term - next) + sum
            sum = next
            table.append(sum + lost)
        }
        return table
    }()

    /// log n! − log(√(2πn) (n/e)ⁿ) for n up to 15.
    private static let smallStirlingErrors: [Double] = (0...15).map { n in
        if n == 0 { return 0 }
        let x = Double(n)
        return factorials[n] - 0.5 * log(2 * .pi * x) - x * log(x) + x
    }

    private static func stirlingError(_ n: Int) -> Double {
        if n <= 15 { return smallStirlingErrors[n] }
        let x = Double(n)
        let square = x * x
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square)
            / x
    }

    /// x log(x/m) + m − x, without cancellation where x is near m.
    static func deviance(_ x: Double, _ m: Double) -> Double {
        let difference = x - m
        guard abs(difference) < 0.1 * (x + m) else { return x * log(x / m) - difference }
        let v = difference / (x + m)
        var sum = difference * v
        var power = 2 * x * v
        let square = v * v
        var divisor = 3.0
        while true {
            power *= square
            let next = sum + power / divisor
            if next == sum { return next }
            sum = next
            divisor += 2
        }
    }

    /// log of the binomial probability of `x` successes in `n` trials with p = `success` / (`success` + `failure`).
    static func binomial(_ x: Int, of n: Int, success: Double, failure: Double) -> Double {
        let whole = success + failure
        let p = success / whole
        let q = failure / whole
        if x == 0 { return n == 0 ? 0 : Double(n) * (p < 0.5 ? log1p(-p) : log(q)) }
        if x == n { return Double(n) * (q < 0.5 ? log1p(-q) : log(p)) }
        let (a, b, c) = (Double(x), Double(n - x), Double(n))
        return stirlingError(n) - stirlingError(x) - stirlingError(n - x) - deviance(a, c * p) - deviance(b, c * q)
            + 0.5 * log(c / (2 * .pi * a * b))
    }

    /// log of the probability that `x` of the `total` successes fall into the first group of `first`, not into `second`.
    static func hypergeometric(_ x: Int, first: Int, second: Int, total: Int) -> Double {
        let (k, rest) = (Double(total), Double(first + second - total))
        if total == 0 || rest == 0 { return 0 }
        return binomial(x, of: first, success: k, failure: rest)
            + binomial(total - x, of: second, success: k, failure: rest)
            - binomial(total, of: first + second, success: k, failure: rest)
    }

    /// log of the number of ways to choose `x` of `n`; its absolute error grows with the value.
    static func choose(_ n: Int, _ x: Int) -> Double {
        if x == 0 || x == n { return 0 }
        if n < factorials.count { return factorials[n] - factorials[x] - factorials[n - x] }
        let (a, b, c) = (Double(x), Double(n - x), Double(n))
        return binomial(x, of: n, success: a, failure: b) - a * log(a / c) - b * log(b / c)
    }
}
