// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// What all units of a comparison did together, period by period, on the logit scale: logit μ_jt = α_j + γ_t.
///
/// Every unit has its own level α, so that a change in the mix of units is no movement. Counts weigh 1/φ (Williams 1982), so that
/// a very large unit does not speak for all. One imaginary unit with one observation a period, half of it a success, keeps γ
/// finite where no unit has a success in a period; it weighs a quarter of an observation.
///
/// The movement of the others of one unit is the common fit less one Newton step of that unit's share in the equations, which is
/// exact to second order in that share. Where the step is not small (fewer than ``smallest`` units, or a unit that holds more than
/// ``largestShare`` of the information on a period) the others are fitted anew. The order of the units changes no bit.
///
/// ## References
/// - Williams D. A. (1982). Extra-binomial variation in logistic linear models. *Appl. Stat.* 31, 144–148.
public struct CommonMovement: Sendable {
    /// Below this number of units each leave-one-out fit is made anew.
    public static let smallest = 100
    /// A unit that holds more of the information on a period has its others fitted anew.
    public static let largestShare = 0.02

    /// γ with its covariance; γ of the first period is 0.
    public struct Effects: Sendable, Equatable {
        /// γ by period, logit scale; shape (periods).
        public let values: [Double]
        /// The covariance of γ, row by row; shape (periods × periods), zeros in the first row and column.
        public let covariance: [Double]
        /// How fast the covariance grows with ρ, relative to itself.
        let relativeSlope: Double

        /// No movement, known.
        static func none(_ periods: Int) -> Effects {
            Effects(
                values: Array(repeating: 0, count: periods),
                covariance: Array(repeating: 0, count: periods * periods), relativeSlope: 0)
        }

        /// The variance of Σ c γ.
        func variance(_ contrast: [Double]) -> Double {
            var sum = 0.0
            for row in contrast.indices {
                for column in contrast.indices {
                    sum += contrast[row] * contrast[column] * covariance[row * contrast.count + column]
                }
            }
            return max(0, sum)
        }
    }

    private let table: Table
    private let fit: Fit
    private let place: [Int?]
    private let count: Int
    private let pupils: [Double]
    private let allPupils: Double
    private let largest: [(pupils: Double, unit: Int)]

    /// Fits the movement.
    ///
    /// - Parameters:
    ///   - units: The counts of each unit, all with the same periods.
    ///   - rho: The variation between cohorts, from 0 to below 1.
    /// - Throws: ``StatisticsError/tooFewGroups(required:found:)`` for fewer than two periods,
    ///   ``StatisticsError/unequalLengths(first:second:)``, ``StatisticsError/outOfRange(argument:value:)``, what counts throw.
    public init(_ units: [PeriodCounts], rho: Double) throws(StatisticsError) {
        let periods = units.first?.counts.count ?? 2
        if periods < 2 { throw .tooFewGroups(required: 2, found: periods) }
        if !(rho >= 0 && rho < 1) { throw .outOfRange(argument: "rho", value: rho) }
        for (index, unit) in units.enumerated() { try unit.check(periods: periods, index: index) }
        let order = PeriodCounts.canonical(units)
        // A unit with one period, without a success or without a failure says nothing of the movement.
        let telling = order.filter {
            let whole = units[$0].whole
            return units[$0].present > 1 && whole.successes > 0 && whole.successes < whole.total
        }
        var place: [Int?] = Array(repeating: nil, count: units.count)
        for (position, unit) in telling.enumerated() { place[unit] = position }
        self.place = place
        table = Table(telling.map { units[$0] }, periods: periods, rho: rho)
        fit = table.fit()
        let compared = order.filter { units[$0].present > 1 }
        var pupils = Array(repeating: 0.0, count: units.count)
        for unit in compared { pupils[unit] = units[unit].pupils }
        self.pupils = pupils
        count = compared.count
        allPupils = compared.reduce(0) { $0 + pupils[$1] }
        largest = compared.map { (pupils[$0], $0) }.sorted { $0.0 > $1.0 }.prefix(2).map { (pupils: $0.0, unit: $0.1) }
    }

    /// The movement of all units together, for a unit that is not among them; nil with fewer than five units, or where one has
    /// more than half of their pupils.
    public var whole: Effects? {
        guard count >= 5, let first = largest.first, first.pupils <= allPupils / 2 else { return nil }
        return table.effects(fit)
    }

    /// The movement of the others of a unit; nil with fewer than five others, or where one has more than half of their pupils.
    ///
    /// - Parameter unit: The index of the unit.
    /// - Returns: γ of the others, or nil.
    public func others(of unit: Int) -> Effects? {
        let rest = allPupils - pupils[unit]
        guard count - (pupils[unit] > 0 ? 1 : 0) >= 5, let first = largest.first(where: { $0.unit != unit }),
            first.pupils <= rest / 2
        else { return nil }
        guard let position = place[unit] else { return table.effects(fit) }
        return table.effects(without: position, fit)
    }

    /// The honest refit without a unit, whatever its size: what ``others(of:)`` approximates.
    func refitted(without unit: Int) -> Effects {
        place[unit].map { table.effects(table.fit(skipping: $0, from: fit)) } ?? table.effects(fit)
    }

    /// The common fit less one Newton step, whatever the size of the unit.
    func stepped(without unit: Int) -> Effects {
        place[unit].map { table.step(without: $0, fit) } ?? table.effects(fit)
    }
}

/// A fit of the movement.
private struct Fit {
    var gamma: [Double]
    var alpha: [Double]
    /// The information on γ, levels taken out; shape (periods × periods).
    var information: [Double]
    /// Σ w φ'/φ and Σ w: how fast the information falls with ρ.
    var slope: Double
    var weight: Double
}

/// The counts that tell of the movement, one row of periods after the other; the last row is the imaginary unit.
private struct Table: Sendable {
    let periods: Int
    let rows: Int
    private var x: [Double] = []
    private var n: [Double] = []
    private var phi: [Double] = []
    private var relative: [Double] = []

    init(_ units: [PeriodCounts], periods: Int, rho: Double) {
        self.periods = periods
        rows = units.count + 1
        for unit in units {
            for period in 0..<periods {
                x.append(Double(unit.counts[period].successes))
                n.append(Double(unit.counts[period].total))
                phi.append(unit.inflation(period, rho: rho))
                relative.append(unit.inflationSlope(period) / unit.inflation(period, rho: rho))
            }
        }
        x += Array(repeating: 0.5, count: periods)
        n += Array(repeating: 1, count: periods)
        phi += Array(repeating: 1, count: periods)
        relative += Array(repeating: 0, count: periods)
    }

    func fit(skipping skipped: Int? = nil, from start: Fit? = nil) -> Fit {
        var fit =
            start
            ?? Fit(
                gamma: Array(repeating: 0, count: periods), alpha: (0..<rows).map(startingLevel), information: [],
                slope: 0, weight: 0)
        var residuals = Array(repeating: 0.0, count: rows)
        var weights = Array(repeating: 0.0, count: rows * periods)
        for _ in 0..<60 {
            var score = Array(repeating: 0.0, count: periods)
            var information = Array(repeating: 0.0, count: periods * periods)
            var (slope, weight) = (0.0, 0.0)
            for row in 0..<rows where row != skipped {
                residuals[row] = add(
                    row, fit, &score, &weights, at: row * periods, &information, &slope, &weight)
            }
            (fit.information, fit.slope, fit.weight) = (information, slope, weight)
            let step = Self.solved(information, score, periods)
            var largest = 0.0
            for period in 1..<periods {
                let change = min(2, max(-2, step[period]))
                fit.gamma[period] += change
                largest = max(largest, abs(change))
            }
            for row in 0..<rows where row != skipped {
                var (sum, drift) = (0.0, 0.0)
                for period in 0..<periods {
                    sum += weights[row * periods + period]
                    drift += weights[row * periods + period] * min(2, max(-2, step[period]))
                }
                let change = min(2, max(-2, (residuals[row] - drift) / sum))
                fit.alpha[row] += change
                largest = max(largest, abs(change))
            }
            if largest < 1e-12 { break }
        }
        return fit
    }

    /// Adds what one row says of γ, its own level taken out; returns the sum of its residuals.
    private func add(
        _ row: Int, _ fit: Fit, _ score: inout [Double], _ weights: inout [Double], at place: Int,
        _ information: inout [Double], _ slope: inout Double, _ weight: inout Double
    ) -> Double {
        let base = row * periods
        var (sum, total) = (0.0, 0.0)
        for period in 0..<periods {
            let mean = 1 / (1 + exp(-fit.alpha[row] - fit.gamma[period]))
            let residual = (x[base + period] - n[base + period] * mean) / phi[base + period]
            let w = n[base + period] * mean * (1 - mean) / phi[base + period]
            weights[place + period] = w
            score[period] += residual
            sum += residual
            total += w
            slope += w * relative[base + period]
        }
        weight += total
        for first in 0..<periods {
            score[first] -= weights[place + first] * sum / total
            information[first * periods + first] += weights[place + first]
            for second in 0..<periods {
                information[first * periods + second] -= weights[place + first] * weights[place + second] / total
            }
        }
        return sum
    }

    private func startingLevel(_ row: Int) -> Double {
        var (found, all) = (0.5, 1.0)
        for period in 0..<periods {
            found += x[row * periods + period]
            all += n[row * periods + period]
        }
        return log(found / (all - found))
    }

    func effects(_ fit: Fit) -> CommonMovement.Effects {
        CommonMovement.Effects(
            values: fit.gamma, covariance: Self.inverse(fit.information, periods),
            relativeSlope: fit.weight > 0 ? fit.slope / fit.weight : 0)
    }

    func effects(without row: Int, _ fit: Fit) -> CommonMovement.Effects {
        if rows <= CommonMovement.smallest { return effects(self.fit(skipping: row, from: fit)) }
        let own = share(row, fit)
        let isHeavy = (1..<periods).contains {
            own.information[$0 * periods + $0]
                > CommonMovement.largestShare * fit.information[$0 * periods + $0]
        }
        return isHeavy ? effects(self.fit(skipping: row, from: fit)) : step(own, fit)
    }

    func step(without row: Int, _ fit: Fit) -> CommonMovement.Effects { step(share(row, fit), fit) }

    private func share(_ row: Int, _ fit: Fit) -> (score: [Double], information: [Double]) {
        var score = Array(repeating: 0.0, count: periods)
        var information = Array(repeating: 0.0, count: periods * periods)
        var (weights, slope, weight) = (score, 0.0, 0.0)
        _ = add(row, fit, &score, &weights, at: 0, &information, &slope, &weight)
        return (score, information)
    }

    private func step(
        _ own: (score: [Double], information: [Double]), _ fit: Fit
    ) -> CommonMovement.Effects {
        let rest = zip(fit.information, own.information).map { $0 - $1 }
        let step = Self.solved(rest, own.score, periods)
        return CommonMovement.Effects(
            values: zip(fit.gamma, step).map { $0 - $1 }, covariance: Self.inverse(rest, periods),
            relativeSlope: fit.weight > 0 ? fit.slope / fit.weight : 0)
    }

    /// Solves I γ = score with the first γ held at 0 (Cholesky; the imaginary unit keeps I positive).
    private static func solved(_ information: [Double], _ score: [Double], _ periods: Int) -> [Double] {
        let root = cholesky(information, periods)
        var result = score
        result[0] = 0
        for row in 1..<periods {
            for column in 1..<row { result[row] -= root[row * periods + column] * result[column] }
            result[row] /= root[row * periods + row]
        }
        for row in (1..<periods).reversed() {
            for below in (row + 1)..<max(row + 1, periods) {
                result[row] -= root[below * periods + row] * result[below]
            }
            result[row] /= root[row * periods + row]
        }
        return result
    }

    private static func inverse(_ information: [Double], _ periods: Int) -> [Double] {
        var result = Array(repeating: 0.0, count: periods * periods)
        for column in 1..<periods {
            var unit = Array(repeating: 0.0, count: periods)
            unit[column] = 1
            let solution = solved(information, unit, periods)
            for row in 1..<periods { result[row * periods + column] = solution[row] }
        }
        return result
    }

    private static func cholesky(_ information: [Double], _ periods: Int) -> [Double] {
        var root = information
        for row in 1..<periods {
            for column in 1...row {
                var sum = information[row * periods + column]
                for inner in 1..<column { sum -= root[row * periods + inner] * root[column * periods + inner] }
                root[row * periods + column] =
                    row == column ? max(sum, 1e-12).squareRoot() : sum / root[column * periods + column]
            }
        }
        return root
    }
}
