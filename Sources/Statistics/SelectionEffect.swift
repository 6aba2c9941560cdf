// SPDX-License-Identifier: GPL-3.0-or-later

/// The change to be expected of units that were selected for bad results, although nothing changes: regression to the mean.
///
/// Each replicate draws the level of every unit given its counts (beta, ``ShrunkenLevels``), the cohort of every period around it (beta
/// with variance ρ μ(1 − μ)) and the counts of today's sizes; then it selects as many units as were selected, those with the worst
/// share in the selecting periods, and measures their common change over all periods as ``StratifiedTrend`` does. Every stream of
/// random numbers derives from the unit's own counts, so that rows may be shuffled and units renamed.
///
/// The selection is taken to rest on this share alone: a selection by several indicators at once leaves a smaller effect.
public struct SelectionEffect: Sendable, Equatable {
    /// The most replicates.
    public static let replicates = 2000

    /// The mean change of the selected units over the window, a fraction.
    public let mean: Double
    /// The middle 90 % of that change over the replicates.
    public let interval: ConfidenceInterval
    /// The mean change of each unit in the replicates that select it, shape (units); nil where fewer than 50 do.
    public let units: [Double?]

    /// Simulates the selection.
    ///
    /// - Parameters:
    ///   - units: The counts of all units that could have been selected, all with the same periods.
    ///   - scores: The calendar years, rising strictly; shape (periods).
    ///   - selecting: The indices of the periods that decided the selection; at least one.
    ///   - selected: How many units were selected, from 1 to the number of units with observations in the selecting periods.
    ///   - worstIsHigh: Whether a high share is bad.
    ///   - rho: The variation between cohorts, from 0 to below 1.
    ///   - seed: The seed of the run.
    ///   - replicates: How many replicates, at least 100.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``, ``StatisticsError/tooFewGroups(required:found:)``.
    public init(
        _ units: [PeriodCounts], scores: [Int], selecting: [Int], selected: Int, worstIsHigh: Bool, rho: Double,
        seed: UInt64, replicates: Int = SelectionEffect.replicates
    ) throws(StatisticsError) {
        if !(rho >= 0 && rho < 1) { throw .outOfRange(argument: "rho", value: rho) }
        if replicates < 100 { throw .outOfRange(argument: "replicates", value: Double(replicates)) }
        for (index, unit) in units.enumerated() { try unit.check(periods: scores.count, index: index) }
        let order = PeriodCounts.canonical(units).filter { unit in
            selecting.contains { units[unit].counts[$0].total > 0 }
        }
        if order.count < max(selected, 1) || selected < 1 {
            throw .tooFewGroups(required: max(selected, 1), found: order.count)
        }
        let levels = try ShrunkenLevels(
            order.map { units[$0].whole }, inflation: order.map { units[$0].levelInflation(rho: rho) })
        let model = Model(
            units: order.map { units[$0] }, distances: scores.map { Double($0 - scores[0]) }, selecting: selecting,
            selected: selected, sign: worstIsHigh ? -1 : 1, levels: levels, rho: rho)
        var streams: [RandomStream] = []
        for (position, unit) in model.units.enumerated() {
            // Equal counts stand side by side; each has a stream of its own.
            var twins = 0
            while twins < position, model.units[position - twins - 1] == unit { twins += 1 }
            streams.append(RandomStream(seed: seed ^ unit.fingerprint, item: UInt64(twins)))
        }
        var changes: [Double] = []
        var sums = Array(repeating: (change: 0.0, times: 0), count: order.count)
        for _ in 0..<replicates {
            if let change = model.replicate(&streams, &sums) { changes.append(change) }
        }
        if changes.isEmpty { throw .tooFewGroups(required: 1, found: 0) }
        let mean = changes.reduce(0, +) / Double(changes.count)
        changes.sort()
        let last = Double(changes.count - 1)
        self.mean = mean
        interval = ConfidenceInterval(
            lower: min(mean, changes[Int(0.05 * last)]), upper: max(mean, changes[Int((0.95 * last).rounded(.up))]),
            level: 0.9)
        self.units = Self.means(sums, model.units, order, count: units.count)
    }

    /// Units with equal counts share one mean: which of them is which must not matter.
    private static func means(
        _ sums: [(change: Double, times: Int)], _ ordered: [PeriodCounts], _ order: [Int], count: Int
    ) -> [Double?] {
        var means: [Double?] = Array(repeating: nil, count: count)
        var start = 0
        while start < ordered.count {
            var end = start
            while end + 1 < ordered.count, ordered[end + 1] == ordered[start] { end += 1 }
            let times = sums[start...end].reduce(0) { $0 + $1.times }
            if times >= 50 {
                let mean = sums[start...end].reduce(0) { $0 + $1.change } / Double(times)
                for position in start...end { means[order[position]] = mean }
            }
            start = end + 1
        }
        return means
    }

    private struct Model {
        let units: [PeriodCounts]
        let distances: [Double]
        let selecting: [Int]
        let selected: Int
        let sign: Double
        let levels: ShrunkenLevels
        let rho: Double

        /// The change of the selected units of one replicate; nil where none of them has two periods.
        func replicate(_ streams: inout [RandomStream], _ sums: inout [(change: Double, times: Int)]) -> Double? {
            var ranked: [(share: Double, tie: UInt64, unit: Int)] = []
            var shares: [[Double]] = []
            for (index, unit) in units.enumerated() {
                let drawn = draw(unit, &streams[index])
                shares.append(drawn)
                let sizes = selecting.map { Double(unit.counts[$0].total) }
                let found = zip(selecting, sizes).reduce(0) { $0 + ($1.1 > 0 ? drawn[$1.0] * $1.1 : 0) }
                ranked.append((sign * found / sizes.reduce(0, +), streams[index].next(), index))
            }
            ranked.sort { ($0.share, $0.tie, $0.unit) < ($1.share, $1.tie, $1.unit) }
            var (products, information) = (0.0, 0.0)
            var window = 0.0
            for entry in ranked.prefix(selected).sorted(by: { $0.unit < $1.unit }) {
                let line = line(units[entry.unit], shares[entry.unit])
                guard line.information > 0 else { continue }
                products += line.product
                information += line.information
                window = max(window, line.window)
                sums[entry.unit].change += line.product / line.information * line.window
                sums[entry.unit].times += 1
            }
            return information > 0 ? products / information * window : nil
        }

        private func draw(_ unit: PeriodCounts, _ stream: inout RandomStream) -> [Double] {
            let whole = unit.whole
            let inflation = unit.levelInflation(rho: rho)
            let level = stream.beta(
                levels.mean * levels.priorWeight + Double(whole.successes) / inflation,
                (1 - levels.mean) * levels.priorWeight + Double(whole.total - whole.successes) / inflation)
            return unit.counts.map { count in
                guard count.total > 0 else { return 0 }
                var cohort = level
                if rho > 0, level > 0, level < 1 {
                    let weight = 1 / rho - 1
                    cohort = stream.beta(level * weight, (1 - level) * weight)
                }
                // The works of one pupil are taken to agree.
                let pupils = max(1, Int((Double(count.total) / unit.worksPerPupil).rounded()))
                return Double(stream.binomial(pupils, probability: cohort)) / Double(pupils)
            }
        }

        private func line(
            _ unit: PeriodCounts, _ shares: [Double]
        ) -> (product: Double, information: Double, window: Double) {
            let present = unit.counts.indices.filter { unit.counts[$0].total > 0 }
            guard let first = present.first, let last = present.last, first < last else { return (0, 0, 0) }
            let sizes = unit.counts.map { Double($0.total) }
            let centre = zip(sizes, distances).reduce(0) { $0 + $1.0 * $1.1 } / sizes.reduce(0, +)
            var (product, information) = (0.0, 0.0)
            for period in present {
                let distance = distances[period] - centre
                product += sizes[period] * distance * shares[period]
                information += sizes[period] * distance * distance
            }
            return (product, information, distances[last] - distances[first])
        }
    }
}

extension PeriodCounts {
    /// A number that belongs to the counts, the same in every run and on every machine (FNV-1a, Fowler, Noll & Vo).
    var fingerprint: UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for number in counts.flatMap({ [$0.successes, $0.total] }) {
            for shift in stride(from: 0, to: 64, by: 8) {
                hash = (hash ^ (UInt64(bitPattern: Int64(number)) >> UInt64(shift) & 0xFF)) &* 0x100_0000_01B3
            }
        }
        return hash
    }
}
