// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Dynamics
import Foundation
import Statistics

/// What is counted over the replicates of a cell.
struct Tally: Sendable {
    /// Schools that truly change, and others; only those tested count.
    private var tests = [0, 0]
    /// p below 5 %: ours, the plain mid-p, the two-proportion test of the outer years.
    private var ours = [0, 0]
    private var plain = [0, 0]
    private var proportions = [0, 0]
    /// The share rose by 10 points or more; better every year.
    private var plusTen = [0, 0]
    private var everyYear = [0, 0]
    /// `improved` or `worsened` in the right direction, in the wrong one, `stable`.
    private var confirmed = [0, 0]
    private var wrong = 0
    private var stable = [0, 0]
    /// `stable` without the guard of the level variance.
    private var unguarded = [0, 0]
    private var discoveries = 0.0
    private var discoveriesSquared = 0.0
    /// The same for Benjamini–Hochberg on the plain mid-p.
    private var plainDiscoveries = 0.0
    private var rho = 0.0
    private var rhoSquared = 0.0
    private var sources: [String: Int] = [:]
    private var replicates = 0
    /// Rejections by replicate, squared, for the standard error over districts.
    private var rejectedSquared = 0.0

    mutating func add(_ district: District, _ rows: [ChangeRow]) throws {
        var (rejected, tested, found, false_) = (0, 0, 0, 0)
        var mids: [Double] = []
        var truths: [Bool] = []
        for (index, row) in rows.enumerated() {
            guard let basis = row.basis, let p = row.p else { continue }
            let truth = district.changes[index]
            let group = truth ? 1 : 0
            tests[group] += 1
            mids.append(basis.test.pMid)
            truths.append(truth)
            if p < 0.05 { ours[group] += 1 }
            if basis.test.pMid < 0.05 { plain[group] += 1 }
            if !truth {
                tested += 1
                rejected += p < 0.05 ? 1 : 0
            }
            if let change = row.change, let first = row.periods.first?.counts, let last = row.periods.last?.counts {
                if change.difference >= 0.10 - 1e-12 { plusTen[group] += 1 }
                let pooled =
                    Double(first.count.successes + last.count.successes) / Double(first.count.total + last.count.total)
                let variance = pooled * (1 - pooled) * (1 / Double(first.count.total) + 1 / Double(last.count.total))
                if variance > 0 && abs(change.difference) / variance.squareRoot() > 1.959964 { proportions[group] += 1 }
                let shares = row.periods.map(\.counts.count.share)
                if zip(shares, shares.dropFirst()).allSatisfy({ $0 > $1 }) { everyYear[group] += 1 }
            }
            if row.verdict == .stable { stable[group] += 1 }
            if isStableUnguarded(basis) { unguarded[group] += 1 }
            if row.verdict == .improved || row.verdict == .worsened {
                found += 1
                let isRight = truth && (row.verdict == .improved) == district.falls[index]
                if isRight { confirmed[1] += 1 } else { false_ += 1 }
                if truth && !isRight { wrong += 1 }
                if !truth { confirmed[0] += 1 }
            }
        }
        replicates += 1
        let rate = found > 0 ? Double(false_) / Double(found) : 0
        discoveries += rate
        discoveriesSquared += rate * rate
        let adjusted = try MultipleTesting.benjaminiHochberg.adjusted(mids)
        let plainFound = adjusted.count { $0 < 0.05 }
        let plainFalse = zip(adjusted, truths).count { $0 < 0.05 && !$1 }
        plainDiscoveries += plainFound > 0 ? Double(plainFalse) / Double(plainFound) : 0
        if let variation = rows.first?.variation {
            rho += variation.rho
            rhoSquared += variation.rho * variation.rho
            sources[variation.source.rawValue, default: 0] += 1
        }
        let share = tested > 0 ? Double(rejected) / Double(tested) : 0
        rejectedSquared += share * share
    }

    /// The worst 15 % of the first year as one group: its stratified trend with that year, and without it as it has to be.
    ///
    /// In the columns of ours the one without it, in those of the plain test the one with it.
    mutating func addSelection(_ district: District, _ analysis: ChangeAnalysis) throws {
        let first = district.units.map { $0.counts[0].count.share }
        let chosen = Set(
            first.indices.sorted { (first[$0], $0) > (first[$1], $1) }.prefix((first.count * 15 + 99) / 100))
        let units = district.units.enumerated().map { index, unit in
            chosen.contains(index)
                ? ChangeUnit(
                    name: unit.name, indicator: unit.indicator, benefit: unit.benefit, family: unit.family,
                    counts: Array(unit.counts.dropFirst()), cohorts: unit.counts) : unit
        }
        guard let variation = try analysis.variations(units)["x"] else { return }
        func p(from year: Int) throws -> Double {
            let strata = chosen.sorted().map { PeriodCounts(district.units[$0].counts.dropFirst(year).map(\.count)) }
            let scores = district.units[0].counts.dropFirst(year).map(\.score)
            return try StratifiedTrend.difference(strata, scores: Array(scores), variation: variation).p
        }
        let (with, without) = (try p(from: 0), try p(from: 1))
        replicates += 1
        tests[0] += 1
        ours[0] += without < 0.05 ? 1 : 0
        plain[0] += with < 0.05 ? 1 : 0
        rejectedSquared += without < 0.05 ? 1 : 0
        rho += variation.rho
        rhoSquared += variation.rho * variation.rho
        sources[variation.source.rawValue, default: 0] += 1
    }

    /// The level of each school against the others, with ρ (ours) and with ρ = 0 (plain).
    mutating func addLevels(_ district: District, _ analysis: ChangeAnalysis) throws {
        guard let variation = try analysis.variations(district.units)["x"] else { return }
        let units = district.units.map { PeriodCounts($0.counts.map(\.count)) }
        let comparison = try LevelComparison(units, variation: variation)
        let plainly = try LevelComparison(units, variation: .none)
        var (tested, rejected) = (0, 0)
        for index in units.indices where district.units[index].counts.reduce(0, { $0 + $1.count.total }) >= 10 {
            guard let ours = comparison.others(of: index), let plain = plainly.others(of: index) else { continue }
            tested += 1
            rejected += ours.p < 0.05 ? 1 : 0
            self.plain[0] += plain.p < 0.05 ? 1 : 0
        }
        tests[0] += tested
        ours[0] += rejected
        replicates += 1
        rho += variation.rho
        rhoSquared += variation.rho * variation.rho
        sources[variation.source.rawValue, default: 0] += 1
        let share = tested > 0 ? Double(rejected) / Double(tested) : 0
        rejectedSquared += share * share
    }

    /// The interval with the variance at the drawn level itself, as small as that is.
    private func isStableUnguarded(_ basis: ChangeRow.Trend) -> Bool {
        let own = basis.level * (1 - basis.level)
        let factor = min(1, own / basis.levelVariance).squareRoot()
        let half = (basis.interval.upper - basis.fitted) * factor
        return abs(basis.fitted) + half < 0.10
    }

    mutating func add(_ other: Tally) {
        for group in 0...1 {
            tests[group] += other.tests[group]
            ours[group] += other.ours[group]
            plain[group] += other.plain[group]
            proportions[group] += other.proportions[group]
            plusTen[group] += other.plusTen[group]
            everyYear[group] += other.everyYear[group]
            confirmed[group] += other.confirmed[group]
            stable[group] += other.stable[group]
            unguarded[group] += other.unguarded[group]
        }
        wrong += other.wrong
        discoveries += other.discoveries
        discoveriesSquared += other.discoveriesSquared
        plainDiscoveries += other.plainDiscoveries
        rho += other.rho
        rhoSquared += other.rhoSquared
        sources.merge(other.sources, uniquingKeysWith: +)
        replicates += other.replicates
        rejectedSquared += other.rejectedSquared
    }

    static let header = [
        "tests0", "ours0", "plain0", "proportions0", "plusTen0", "everyYear0", "confirmed0", "stable0", "unguarded0",
        "tests1",
        "ours1", "plain1", "proportions1", "plusTen1", "everyYear1", "confirmed1", "stable1", "unguarded1", "wrong",
        "falseDiscovery", "falseDiscoveryError", "plainFalseDiscovery", "rhoMean", "rhoDeviation", "oursError",
        "source",
    ]

    var columns: [String] {
        let count = Double(replicates)
        func deviation(_ sum: Double, _ squares: Double) -> Double {
            max(0, squares / count - (sum / count) * (sum / count)).squareRoot()
        }
        var columns: [String] = []
        for group in 0...1 {
            let numbers = [
                tests[group], ours[group], plain[group], proportions[group], plusTen[group], everyYear[group],
                confirmed[group], stable[group], unguarded[group],
            ]
            columns += numbers.map(String.init)
        }
        let rate = tests[0] > 0 ? Double(ours[0]) / Double(tests[0]) : 0
        let over = max(0, rejectedSquared / count - rate * rate).squareRoot() / count.squareRoot()
        let source = sources.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? ""
        columns.append(String(wrong))
        columns += [
            discoveries / count, deviation(discoveries, discoveriesSquared) / count.squareRoot(),
            plainDiscoveries / count,
            rho / count, deviation(rho, rhoSquared), over,
        ].map { String(format: "%.6g", $0) }
        return columns + [source]
    }
}
