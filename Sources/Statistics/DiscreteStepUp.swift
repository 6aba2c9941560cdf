// SPDX-License-Identifier: GPL-3.0-or-later

/// The step-up procedure HSU of Döhler, Durand and Roquain: the false discovery rate of tests whose p-values can take few values.
///
/// Small counts cannot reach small p-values; this procedure knows which values each test can take, and so confirms more than
/// Benjamini–Hochberg with the same guarantee for independent tests. τ_m is the largest attainable t with
/// Σ F(t)/(1 − F(t)) ≤ α m; the k-th smallest p-value is compared by Σ F(p)/(1 − F(τ_m)) ≤ α k, F the distribution of each
/// p-value under its hypothesis. The procedure depends on α, and so do its adjusted values; they may lie below the raw ones.
///
/// ## References
/// - Döhler S., Durand G., Roquain E. (2018). New FDR bounds for discrete and heterogeneous tests. *Electron. J. Stat.* 12,
///   1867–1900. doi:10.1214/18-EJS1441
public enum DiscreteStepUp {
    /// Values that differ by less, relatively, are the same value computed in two ways.
    private static let tolerance = 1 + 1e-10

    /// Adjusts the p-values of one family.
    ///
    /// - Parameters:
    ///   - tests: What each test can take and took.
    ///   - level: α, the false discovery rate to be kept, between 0 and 1.
    /// - Returns: The adjusted values in the order given, at most 1: a test is rejected where its value is at most `level`.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public static func adjusted(_ tests: [DiscreteNull], level: Double) throws(StatisticsError) -> [Double] {
        try ConfidenceInterval.check(level: level)
        let count = tests.count
        if count == 0 { return [] }
        let border = border(tests, level: level)
        // F at τ_m, as the factor that it becomes.
        let factors = tests.map { test in 1 / (1 - (border.map { distribution(test, $0) } ?? 0)) }
        var steps: [Step] = []
        var linear = ExactSum()
        for (test, factor) in zip(tests, factors) {
            var before = 0.0
            for value in test.support {
                steps.append(Step(at: value, rise: (value - before) * factor, ratio: ratio(value) - ratio(before)))
                before = value
            }
            if test.support.isEmpty { linear.add(factor) }
        }
        steps.sort { $0.at < $1.at }
        let continuous = Double(tests.count { $0.support.isEmpty })
        let order = tests.indices.sorted { tests[$0].p < tests[$1].p }
        var (sum, ratios, next) = (ExactSum(), ExactSum(), 0)
        var values = [Double](repeating: 1, count: count)
        for rank in order.indices {
            let p = tests[order[rank]].p
            while next < steps.count && steps[next].at <= p * tolerance {
                sum.add(steps[next].rise)
                ratios.add(steps[next].ratio)
                next += 1
            }
            var value = (sum.value + linear.value * p) / Double(rank + 1)
            if p > (border ?? 0) * tolerance {
                value = max(value, (ratios.value + continuous * ratio(p)) / Double(count))
            }
            values[rank] = value
        }
        var result = [Double](repeating: 1, count: count)
        var smallest = 1.0
        for rank in order.indices.reversed() {
            smallest = min(smallest, values[rank])
            result[order[rank]] = smallest
        }
        return result
    }

    private struct Step {
        let at: Double
        let rise: Double
        let ratio: Double
    }

    /// F / (1 − F), with a ceiling that no level reaches.
    private static func ratio(_ value: Double) -> Double { value < 1 - 1e-9 ? value / (1 - value) : 1e9 }

    /// The largest attainable value at most `value`.
    private static func distribution(_ test: DiscreteNull, _ value: Double) -> Double {
        if test.support.isEmpty { return min(value, 1 - 1e-9) }
        var (low, high) = (0, test.support.count)
        while low < high {
            let middle = (low + high) / 2
            if test.support[middle] <= value * tolerance { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? 0 : test.support[low - 1]
    }

    /// τ_m; nil where no attainable value is small enough.
    private static func border(_ tests: [DiscreteNull], level: Double) -> Double? {
        let all = Set(tests.flatMap { $0.support.isEmpty ? [$0.p] : $0.support }).sorted()
        func isSmall(_ value: Double) -> Bool {
            var sum = ExactSum()
            for test in tests { sum.add(ratio(distribution(test, value))) }
            return sum.value <= level * Double(tests.count)
        }
        var (low, high) = (0, all.count)
        while low < high {
            let middle = (low + high) / 2
            if isSmall(all[middle]) { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : all[low - 1]
    }
}
