// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

extension IndicatorAnalysis {
    /// The share of every unit and part by period, and of the comparable years together; ρ; the region's shares.
    func shareDrafts() throws -> [FindingDraft] {
        let pooledYears = Set(ComparableWindow.pooled(indicator, points: points, campaign: campaign))
        var findings: [Finding] = []
        for owner in series.owners(of: indicator.id) {
            for part in series.parts(of: owner, indicator: indicator.id) {
                let counts = series.counts(of: owner, indicator: indicator.id, part: part)
                for row in counts where row.denominator > 0 {
                    findings.append(try share(.share, [row], part: part, owner: owner))
                }
                let pooled = counts.filter { pooledYears.contains($0.period.year) && $0.denominator > 0 }
                if !pooled.isEmpty { findings.append(try share(.pooledShare, pooled, part: part, owner: owner)) }
            }
        }
        return (findings + (try regionShares(pooledYears)) + dispersion()).map { FindingDraft($0) }
    }

    /// A school's cohorts vary; of a group only the sum is known here, so that its interval stays the plain one.
    private func share(
        _ quantity: Quantity, _ rows: [CountTable.Row], part: Int?, owner: AnalysisUnit
    ) throws -> Finding {
        let count = BinomialCount(
            rows.reduce(0) { $0 + $1.numerator }, of: rows.reduce(0) { $0 + $1.denominator })
        let pupils = rows.reduce(0) { $0 + $1.pupils }
        let works = pupils > 0 ? max(1, Double(count.total) / Double(pupils)) : 1
        var inflation = works
        if quantity == .pooledShare, owner.kind == .school {
            let scored = rows.map {
                ScoredCount(score: $0.period.year, count: BinomialCount($0.numerator, of: $0.denominator))
            }
            inflation = variation.inflation(scored, worksPerPupil: works).level
        }
        let interval = try WilsonInterval(count, inflation: max(1, inflation))
        return Finding(
            unit: owner, indicator: indicator.id, part: part, quantity: quantity, from: rows[0].period,
            to: rows[rows.count - 1].period, numerator: count.successes, denominator: count.total, pupils: pupils,
            estimate: interval.estimate, interval: interval.interval, reasons: CountRemarks.manual(rows))
    }

    private func regionShares(_ pooledYears: Set<Int>) throws -> [Finding] {
        let known = (campaign.region?.counts[indicator.id] ?? []).filter { points[$0.period.year] == $0.period }
        let rows = known.map {
            CountTable.Row(
                unit: .region, indicator: indicator.id, period: $0.period, numerator: $0.successes,
                denominator: $0.total, pupils: $0.pupils)
        }
        let pooled = rows.filter { pooledYears.contains($0.period.year) }
        return try rows.map { try share(.share, [$0], part: nil, owner: .region) }
            + (pooled.isEmpty ? [] : [try share(.pooledShare, pooled, part: nil, owner: .region)])
    }

    private func dispersion() -> [Finding] {
        guard let error = variation.standardError, variation.source != .none, let first = points.keys.min(),
            let last = points.keys.max()
        else { return [] }
        let half = 1.959963984540054 * error
        return [
            Finding(
                unit: .territory, indicator: indicator.id, quantity: .dispersion, from: period(first),
                to: period(last), numerator: 0, denominator: 0, pupils: 0, estimate: variation.rho,
                interval: ConfidenceInterval(
                    lower: variation.rho - half, upper: variation.rho + half, level: 0.95),
                reasons: manual(.territory, over: Array(points.keys)))
        ]
    }
}
