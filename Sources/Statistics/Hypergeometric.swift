// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The conditional distribution of a 2 × 2 table: how many of all successes fall into the first group.
struct Hypergeometric: Sendable, Equatable {
    /// Tables that differ less than this in probability count as equally probable.
    private static let tolerance = 1 + 1e-7
    /// Up to this many possible tables, all are summed.
    private static let summedWhole = 512

    let first: Int
    let second: Int
    let successes: Int
    let observed: Int
    let lowest: Int
    let highest: Int

    init(first: BinomialCount, second: BinomialCount) {
        self.init(
            first: first.total, second: second.total, successes: first.successes + second.successes,
            observed: first.successes)
    }

    private init(first: Int, second: Int, successes: Int, observed: Int) {
        self.first = first
        self.second = second
        self.successes = successes
        self.observed = observed
        lowest = max(0, successes - second)
        highest = min(first, successes)
    }

    /// The same table with the groups exchanged, so that an upper tail becomes a lower one.
    var mirrored: Hypergeometric {
        Hypergeometric(first: second, second: first, successes: successes, observed: successes - observed)
    }

    func pValues() -> (minlike: Double, mid: Double, central: Double) {
        if lowest == highest { return (1, 1, 1) }
        if highest - lowest < Self.summedWhole, let whole = summedWhole() { return whole }
        return summedTails()
    }

    // MARK: Small tables

    /// P(x + 1) / P(x).
    private func ratio(after x: Int) -> Double {
        Double(first - x) * Double(successes - x) / (Double(x + 1) * Double(second - successes + x + 1))
    }

    private var mode: Int {
        let share = (Double(successes) + 1) / (Double(first) + Double(second) + 2)
        return min(highest, max(lowest, Int(share * (Double(first) + 1))))
    }

    /// Sums every table; nil where the observed one is too improbable for plain numbers.
    private func summedWhole() -> (Double, Double, Double)? {
        let peak = mode
        var weights = [Double](repeating: 1, count: highest - lowest + 1)
        var weight = 1.0
        var x = peak
        while x < highest {
            weight *= ratio(after: x)
            x += 1
            weights[x - lowest] = weight
        }
        weight = 1
        x = peak
        while x > lowest {
            x -= 1
            weight /= ratio(after: x)
            weights[x - lowest] = weight
        }
        let here = observed - lowest
        let own = weights[here]
        if own < 1e-280 { return nil }
        let (most, least) = (own * Self.tolerance, own / Self.tolerance)
        var (total, beyond, ties, below, above) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for index in weights.indices {
            let weight = weights[index]
            total += weight
            if weight <= most {
                if weight >= least { ties += weight } else { beyond += weight }
            }
            if index < here { below += weight } else if index > here { above += weight }
        }
        return (
            min(1, (beyond + ties) / total), min(1, (beyond + 0.5 * ties) / total),
            min(1, 2 * (min(below, above) + own) / total)
        )
    }

    // MARK: Large tables

    private func logProbability(_ x: Int) -> Double {
        LogProbability.hypergeometric(x, first: first, second: second, total: successes)
    }

    private func summedTails() -> (Double, Double, Double) {
        let peak = mode
        let own = logProbability(observed)
        let slack = log(Self.tolerance)
        var (beyond, ties) = (0.0, 0.0)
        // Innermost table of each side that is at most as probable as the observed one; probabilities fall outward.
        if logProbability(lowest) <= own + slack {
            var (inside, outside) = (peak + 1, lowest)
            while inside - outside > 1 {
                let middle = outside + (inside - outside) / 2
                if logProbability(middle) <= own + slack { outside = middle } else { inside = middle }
            }
            add(from: outside, step: -1, own: own, to: &beyond, &ties)
        }
        if peak < highest, logProbability(highest) <= own + slack {
            var (inside, outside) = (peak, highest)
            while outside - inside > 1 {
                let middle = inside + (outside - inside) / 2
                if logProbability(middle) <= own + slack { outside = middle } else { inside = middle }
            }
            add(from: outside, step: 1, own: own, to: &beyond, &ties)
        }
        let probability = exp(own)
        let outer = tail(from: observed, step: observed <= peak ? -1 : 1) * probability
        let smaller = min(outer, 1 - outer + probability)
        return (min(1, beyond + ties), min(1, beyond + 0.5 * ties), min(1, 2 * smaller))
    }

    private func add(from border: Int, step: Int, own: Double, to beyond: inout Double, _ ties: inout Double) {
        var x = border
        var weight = exp(logProbability(x))
        let least = exp(own) / Self.tolerance
        while weight >= least && weight > 0 {
            ties += weight
            let next = x + step
            if next < lowest || next > highest { return }
            weight *= step > 0 ? ratio(after: x) : 1 / ratio(after: next)
            x = next
        }
        beyond += tail(from: x, step: step) * weight
    }

    /// The tail from a table outward, in units of that table's probability.
    private func tail(from start: Int, step: Int) -> Double {
        var (sum, weight, x) = (1.0, 1.0, start)
        while true {
            let next = x + step
            if next < lowest || next > highest { return sum }
            let factor = step > 0 ? ratio(after: x) : 1 / ratio(after: next)
            weight *= factor
            sum += weight
            x = next
            if factor < 1 && weight < 1e-18 * sum * (1 - factor) { return sum }
        }
    }

    // MARK: The odds ratio

    /// The logarithm of the odds ratio at which `observed` or more successes in the first group have the given probability.
    ///
    /// Newton's method on the logarithm of the tail, which rises with the log odds ratio, inside a bracket that only shrinks.
    func logOddsRatio(upperTail: Double) -> Double {
        let (a, b) = (Double(observed) + 0.5, Double(first - observed) + 0.5)
        let (c, d) = (Double(successes - observed) + 0.5, Double(second - successes + observed) + 0.5)
        var eta = log(a) - log(b) - log(c) + log(d) - 2 * (1 / a + 1 / b + 1 / c + 1 / d).squareRoot()
        var (low, high) = (-745.0, 745.0)
        let target = log(upperTail)
        for _ in 0..<200 {
            let (logTail, slope) = upperTailAndSlope(logOddsRatio: eta)
            if logTail > target { high = min(high, eta) } else { low = max(low, eta) }
            // Where the tail is nearly 0 or 1, its logarithm is flat or unknown: steps are bounded, the bracket decides.
            var next = eta - min(max((logTail - target) / slope, -4), 4)
            if !(next > low && next < high) { next = (low + high) / 2 }
            if abs(next - eta) <= 1e-14 * max(1, abs(eta)) { return next }
            eta = next
        }
        return eta
    }

    private func upperTailAndSlope(logOddsRatio eta: Double) -> (Double, Double) {
        let odds = exp(eta)
        let peak = tiltedMode(odds)
        var (sumBelow, momentBelow, sumAbove, momentAbove) = (0.0, 0.0, 0.0, 0.0)
        func add(_ x: Int, _ weight: Double) {
            let offset = Double(x - observed) * weight
            if x >= observed {
                sumAbove += weight
                momentAbove += offset
            } else {
                sumBelow += weight
                momentBelow += offset
            }
        }
        add(peak, 1)
        var (x, weight) = (peak, 1.0)
        while x < highest && weight > 1e-300 {
            weight *= ratio(after: x) * odds
            x += 1
            add(x, weight)
            if weight < 1e-20 && x > observed { break }
        }
        (x, weight) = (peak, 1.0)
        while x > lowest && weight > 1e-300 {
            x -= 1
            weight /= ratio(after: x) * odds
            add(x, weight)
            if weight < 1e-20 && x < observed { break }
        }
        let total = sumAbove + sumBelow
        // A tail too small for plain numbers: any value below the target, so that the bracket moves up.
        if sumAbove <= 0 { return (-800, 1) }
        return (log(sumAbove / total), momentAbove / sumAbove - (momentAbove + momentBelow) / total)
    }

    /// The most probable table under an odds ratio, by bisection on the ratio of neighbours.
    private func tiltedMode(_ odds: Double) -> Int {
        var (low, high) = (lowest, highest)
        while low < high {
            let middle = low + (high - low) / 2
            if ratio(after: middle) * odds > 1 { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
