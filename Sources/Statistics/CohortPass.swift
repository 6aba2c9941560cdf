// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Fisher's scoring for ρ and the common γ: each pass over the units sums the scores and their information.
struct CohortPass {
    private let sample: CohortSample
    private let places: [Int]
    private let scores: [Double]
    /// The largest total.
    private let largestTotal: Double
    private let hasSlopes: Bool
    /// The share of the residual degrees of freedom that γ leaves.
    private let share: Double
    private var rho = 0.0
    private var gamma: [Double]
    /// exp γ.
    private var odds: [Double]
    private var levels: ShrunkenLevels?

    /// The most scores of which a common movement is fitted; γ of more would cost more than it tells.
    static let mostScores = 128
    /// The largest |γ|.
    private static let farthest = 12.0
    /// The largest ρ.
    private static let largest = 0.9
    /// The kurtosis of what is left weighs as much as this many units of a usual one.
    private static let usualUnits = 30.0
    /// Variance of a squared residual over its squared mean: 2 for a normal one, more for few and unlike pupils.
    private static let usualKurtosis = 2.6

    init(
        sample: CohortSample, places: [Int], scores: [Double], largestTotal: Double, hasSlopes: Bool, share: Double
    ) {
        self.sample = sample
        self.places = places
        self.scores = scores
        self.largestTotal = largestTotal
        self.hasSlopes = hasSlopes
        self.share = share
        gamma = Array(repeating: 0, count: scores.count)
        odds = Array(repeating: 1, count: scores.count)
    }

    /// One over the most that a count can say about ρ: information is summed in units of this, so that it stays within range.
    private var scale: Double { (1 + (largestTotal - 1) * rho) / max(largestTotal - 1, 1) }

    /// A mark of a unit that follows from its counts alone.
    func mark(_ unit: Int) -> UInt64 {
        var mixer = SplitMix64(state: 0)
        for row in sample.starts[unit]..<sample.starts[unit + 1] {
            mixer.state ^= sample.totals[row].bitPattern &+ sample.shares[row].bitPattern &* 3
            mixer.state = mixer.next()
        }
        return mixer.state >> 7
    }

    /// Scores until ρ moves by less than `tolerance` of its standard error; nil where the units say nothing.
    mutating func solve(_ members: [Int], tolerance: Double) -> (rho: Double, variance: Double)? {
        var before = 0.0
        for round in 0..<100 {
            if levels == nil { levels = ShrunkenLevels(levelSums(members)) }
            let sums = pass(members)
            let scale = scale
            let information = sums.information.value
            if !(information > 0) { return nil }
            let step = sums.score.value * scale / information
            let shift = gammaStep(sums)
            let kurtosis = kurtosis(sums, information, count: Double(members.count))
            let variance = kurtosis * scale * scale / information
            // Scoring gains a constant factor with each round; the factor seen says where it leads (Aitken).
            let factor = before == 0 ? 0 : step / before
            let reach = abs(factor) < 0.5 && round < 30 ? step / (1 - factor) : 0.5 * step
            let next = min(max(rho + (round == 0 ? step : reach), 0), Self.largest)
            let moved = abs(next - rho)
            before = step
            rho = next
            if moved <= tolerance * variance.squareRoot() && shift <= max(1e-9, tolerance) { return (rho, variance) }
            levels = ShrunkenLevels(sums.levels)
        }
        return (rho, Self.usualKurtosis * scale * scale / max(pass(members).information.value, .leastNormalMagnitude))
    }

    /// The variance of the score over its information, drawn towards the usual one.
    private func kurtosis(_ sums: Sums, _ information: Double, count: Double) -> Double {
        let seen = sums.squares.value / information
        return max(2, (count * seen + Self.usualUnits * Self.usualKurtosis) / (count + Self.usualUnits))
    }

    /// The squares of the units' changes about the common movement, each given its own total.
    func ordinaryChanges(_ members: [Int]) -> OrdinaryChanges {
        var changes = OrdinaryChanges()
        let hasGamma = gamma.contains { $0 != 0 }
        for unit in members {
            let rows = sample.starts[unit]..<sample.starts[unit + 1]
            let (n, p, _) = whole(unit)
            if !(p > 0 && p < 1) { continue }
            let start = p / (1 - p)
            let own = hasGamma ? fitted(start, level: n * p, rows) : start
            var (square, gain) = (0.0, 0.0)
            for row in rows {
                let total = sample.totals[row]
                let ratio = own * odds[places[row]]
                let mean = ratio / (1 + ratio)
                let left = sample.shares[row] - mean
                square += total * left * left / (mean * (1 - mean))
                gain += (1 - total / n) * (total - 1)
            }
            let degrees = Double(rows.count - 1)
            if gain > 0 {
                changes.add(
                    square: square * (1 - 1 / n) / (sample.works[unit] * share), degrees: degrees, gain: gain / degrees)
            }
        }
        return changes
    }

    /// What one pass sums.
    private struct Sums {
        var score = ExactSum()
        var information = ExactSum()
        var squares = ExactSum()
        var gamma: GammaSums
        var levels = ShrunkenLevels.Sums()

        init(_ count: Int) { gamma = GammaSums(count) }
    }

    /// The score of γ and the lower half of its information; nothing where γ has no place to go.
    private struct GammaSums {
        let count: Int
        private var score: [ExactSum]
        private var information: [ExactSum]

        init(_ count: Int) {
            self.count = count
            score = Array(repeating: ExactSum(), count: count)
            information = Array(repeating: ExactSum(), count: count * count)
        }

        @inline(__always)
        mutating func addScore(_ place: Int, _ term: Double) { if count > 0 { score[place].add(term) } }

        @inline(__always)
        mutating func addInformation(_ row: Int, _ column: Int, _ term: Double) {
            if count > 0 { information[row * count + column].add(term) }
        }

        var scores: [Double] { score.map(\.value) }

        func information(_ row: Int, _ column: Int) -> Double { information[row * count + column].value }
    }

    private func levelSums(_ members: [Int]) -> ShrunkenLevels.Sums {
        var sums = ShrunkenLevels.Sums()
        for unit in members {
            let (n, share, inflation) = whole(unit)
            sums.add(share, observations: n / inflation)
        }
        return sums
    }

    /// The unit's total, share and inflation over all of its periods.
    @inline(__always)
    private func whole(_ unit: Int) -> (total: Double, share: Double, inflation: Double) {
        var (n, x, squares) = (0.0, 0.0, 0.0)
        for row in sample.starts[unit]..<sample.starts[unit + 1] {
            let total = sample.totals[row]
            n += total
            x += total * sample.shares[row]
            squares += total * (total - 1)
        }
        return (n, x / n, sample.works[unit] * (1 + squares / n * rho))
    }

    private func pass(_ members: [Int]) -> Sums {
        var sums = Sums(scores.count > Self.mostScores ? 0 : scores.count)
        guard let levels else { return sums }
        let hasGamma = gamma.contains { $0 != 0 }
        let (rho, scale, share, hasSlopes) = (rho, scale, share, hasSlopes)
        let widest = members.reduce(0) { max($0, sample.starts[$1 + 1] - sample.starts[$1]) }
        // Scratch for the periods of one unit: distance, weight, residual, information.
        var scratch = [Double](repeating: 0, count: 4 * widest)
        unsafe scratch.withUnsafeMutableBufferPointer { scratch in
            unsafe scores.withUnsafeBufferPointer { scores in
                for unit in members {
                    let start = sample.starts[unit]
                    let count = sample.starts[unit + 1] - start
                    let (n, p, inflation) = whole(unit)
                    let observations = n / inflation
                    sums.levels.add(p, observations: observations)
                    let prior = levels.priorWeight + observations
                    let level = (levels.mean * levels.priorWeight + p * observations) / prior
                    let shrink = prior / (prior + 1)
                    // The squares go with the unit's own total, which the drawn level only half follows: given that total,
                    // their expectation is that of p(1 − p) and not of the drawn m(1 − m). Without this ρ̂ is 5 to 10 % too
                    // small.
                    let drawn = level * (1 - level) * shrink
                    let seen = p * (1 - p) / drawn + inflation / n
                    var own = level / (1 - level)
                    if hasGamma { own = fitted(own, level: level * n, start..<(start + count)) }
                    var (sumW, sumS, sumU) = (0.0, 0.0, 0.0)
                    let works = sample.works[unit]
                    for index in 0..<count {
                        let place = places[start + index]
                        let total = sample.totals[start + index]
                        let ratio = own * odds[place]
                        let rest = 1 / (1 + ratio)
                        let v = ratio * rest * rest * shrink
                        let phi = 1 / (1 + (total - 1) * rho)
                        let w = v * total * phi / works
                        let u = (sample.shares[start + index] - ratio * rest) / v
                        unsafe scratch[4 * index] = scores[place]
                        unsafe scratch[4 * index + 1] = w
                        unsafe scratch[4 * index + 2] = u
                        unsafe scratch[4 * index + 3] = (total - 1) * scale * phi
                        sumW += w
                        sumS += unsafe w * scores[place]
                        sumU += w * u
                    }
                    let level1 = 1 / sumW
                    let centre = sumS * level1
                    let meanU = sumU * level1
                    var (sumSS, sumSU) = (0.0, 0.0)
                    for index in 0..<count {
                        let distance = unsafe scratch[4 * index] - centre
                        unsafe scratch[4 * index] = distance
                        let moment = unsafe scratch[4 * index + 1] * distance
                        sumSS += moment * distance
                        sumSU += unsafe moment * scratch[4 * index + 2]
                    }
                    let inverse = hasSlopes && sumSS > 0 ? 1 / sumSS : 0
                    let slope = sumSU * inverse
                    var (score, about, expected) = (0.0, 0.0, 0.0)
                    for index in 0..<count {
                        let place = places[start + index]
                        let (distance, w) = unsafe (scratch[4 * index], scratch[4 * index + 1])
                        let information = unsafe scratch[4 * index + 3]
                        let left = unsafe scratch[4 * index + 2] - meanU - slope * distance
                        // 1 − the leverage of the period.
                        let free = 1 - w * (level1 + distance * distance * inverse)
                        expected += information * free
                        score += information * w * left * left
                        about += information * information * free * free
                        sums.gamma.addScore(place, w * left)
                        sums.gamma.addInformation(place, place, w * free)
                        for other in 0..<index {
                            let weight2 = unsafe scratch[4 * other + 1]
                            let joint = unsafe level1 + distance * scratch[4 * other] * inverse
                            let both = w * weight2 * joint
                            about += unsafe 2 * information * scratch[4 * other + 3] * both * joint
                            sums.gamma.addInformation(place, places[start + other], -both)
                        }
                    }
                    score = score / share - expected * seen
                    sums.score.add(score)
                    sums.information.add(about)
                    // Far from the solution a giant unit would leave the range; there the sum is not used.
                    sums.squares.add(min(score * score, 1e12))
                }
            }
        }
        return sums
    }

    /// The odds of the level at which the unit's fitted total is its own: two steps of Newton's method.
    @inline(__always)
    private func fitted(_ start: Double, level: Double, _ rows: Range<Int>) -> Double {
        var own = start
        for _ in 0..<2 {
            var (expected, slope) = (0.0, 0.0)
            for row in rows {
                let ratio = own * odds[places[row]]
                let mean = ratio / (1 + ratio)
                expected += sample.totals[row] * mean
                slope += sample.totals[row] * mean / (1 + ratio)
            }
            let step = min(max((level - expected) / slope, -1), 1)
            own *= 1 + step + 0.5 * step * step
        }
        return own
    }

    /// Moves γ by its score and returns the largest move.
    ///
    /// Σ γ and Σ γ s stay 0, and so does the γ of a score that no unit tells about.
    private mutating func gammaStep(_ sums: Sums) -> Double {
        let count = sums.gamma.count
        if count <= (hasSlopes ? 2 : 1) { return 0 }
        var matrix = [Double](repeating: 0, count: count * count)
        var trace = 0.0
        for row in 0..<count {
            for column in 0...row {
                let value = sums.gamma.information(row, column)
                matrix[row * count + column] = value
                matrix[column * count + row] = value
            }
            trace += matrix[row * count + row]
        }
        if !(trace > 0) { return 0 }
        let size = trace / Double(count)
        let centre = scores.reduce(0, +) / Double(count)
        let spread = scores.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
        for row in 0..<count {
            for column in 0..<count {
                var null = 1 / Double(count)
                if hasSlopes { null += (scores[row] - centre) * (scores[column] - centre) / spread }
                matrix[row * count + column] += size * null
            }
            matrix[row * count + row] += size * 1e-9
        }
        let step = Self.solved(matrix, sums.gamma.scores)
        var largest = 0.0
        for index in 0..<count {
            // A year in which nobody or everybody succeeds would move without end.
            let next = min(max(gamma[index] + min(max(step[index], -1), 1), -Self.farthest), Self.farthest)
            largest = max(largest, abs(next - gamma[index]))
            gamma[index] = next
            odds[index] = exp(next)
        }
        return largest
    }

    /// Solves a symmetric positive system by Cholesky's decomposition.
    private static func solved(_ matrix: [Double], _ right: [Double]) -> [Double] {
        let count = right.count
        var factor = matrix
        var x = right
        for row in 0..<count {
            for column in 0...row {
                var value = factor[row * count + column]
                for inner in 0..<column { value -= factor[row * count + inner] * factor[column * count + inner] }
                factor[row * count + column] =
                    row == column
                    ? max(value, .leastNormalMagnitude).squareRoot() : value / factor[column * count + column]
            }
            for inner in 0..<row { x[row] -= factor[row * count + inner] * x[inner] }
            x[row] /= factor[row * count + row]
        }
        for row in (0..<count).reversed() {
            for inner in (row + 1)..<count { x[row] -= factor[inner * count + row] * x[inner] }
            x[row] /= factor[row * count + row]
        }
        return x
    }
}
