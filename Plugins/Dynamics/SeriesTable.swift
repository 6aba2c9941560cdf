// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring

/// Counts by indicator, unit and part, each series in the order of its periods.
struct SeriesTable {
    private struct Key: Hashable {
        let indicator: Int
        let unit: AnalysisUnit
        let part: Int?
    }

    private var series: [Key: [CountTable.Row]] = [:]
    private var owners: [Int: Set<AnalysisUnit>] = [:]
    private var parts: [Int: Set<Int>] = [:]

    init(_ counts: CountTable) {
        for row in counts.rows {
            series[Key(indicator: row.indicator, unit: row.unit, part: row.part), default: []].append(row)
            owners[row.indicator, default: []].insert(row.unit)
            if let part = row.part { parts[row.indicator, default: []].insert(part) }
        }
        for key in series.keys { series[key]?.sort { $0.period < $1.period } }
    }

    /// The units that have results of an indicator, by code.
    func owners(of indicator: Int) -> [AnalysisUnit] {
        (owners[indicator] ?? []).sorted { ($0.code, $0.kind.rawValue) < ($1.code, $1.kind.rawValue) }
    }

    /// The whole indicator and then the parts for which a unit has results.
    func parts(of unit: AnalysisUnit, indicator: Int) -> [Int?] {
        [nil]
            + (parts[indicator] ?? []).sorted().filter {
                series[Key(indicator: indicator, unit: unit, part: $0)] != nil
            }
    }

    /// The counts of a unit, by period.
    func counts(of unit: AnalysisUnit, indicator: Int, part: Int? = nil) -> [CountTable.Row] {
        series[Key(indicator: indicator, unit: unit, part: part)] ?? []
    }

    /// The period of each year in which any unit has results of an indicator.
    func points(of indicator: Int) -> [Int: Period] {
        var points: [Int: Period] = [:]
        for unit in owners[indicator] ?? [] {
            for row in counts(of: unit, indicator: indicator) where row.denominator > 0 {
                points[row.period.year] = row.period
            }
        }
        return points
    }
}
