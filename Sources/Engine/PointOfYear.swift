// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
public import Monitoring

/// Which campaign of ВПР is the point of a year that has two: two campaigns of one year are never added.
public struct PointOfYear: Sendable {
    private let seasons: [Int: Season]
    private let years: Set<Int>

    /// Takes the choice of the settings.
    ///
    /// - Parameters:
    ///   - seasons: The season that is the point of a year, where one is chosen.
    ///   - years: The years of the campaign; other years are left out.
    public init(seasons: [Int: Season], years: [Int]) {
        self.seasons = seasons
        self.years = Set(years)
    }

    /// The counts of one campaign for each indicator and year: the chosen season, else the one with more works.
    ///
    /// A handful of schools that wrote in March must not hide an autumn that all others wrote; of two equal ones spring stays.
    ///
    /// - Parameter counts: The counts of all campaigns.
    /// - Returns: The counts that stay, and for each indicator the periods that were left out for another of their year.
    public func select(_ counts: CountTable) -> (counts: CountTable, leftOut: [Int: [Period]]) {
        struct Year: Hashable {
            let indicator: Int
            let year: Int
        }
        var found: [Year: [Period: Int]] = [:]
        for row in counts.rows where row.denominator > 0 && row.part == nil {
            found[Year(indicator: row.indicator, year: row.period.year), default: [:]][row.period, default: 0] +=
                row.denominator
        }
        let points = found.mapValues { works in
            let year = works.keys.first?.year ?? 0
            let largest = works.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
            return works.keys.first { $0.season != nil && $0.season == seasons[year] } ?? largest
        }
        var leftOut: [Int: [Period]] = [:]
        for (key, periods) in found where years.contains(key.year) {
            leftOut[key.indicator, default: []] += periods.keys.filter { $0 != points[key] ?? nil }.sorted()
        }
        let kept = counts.filtered { row in
            let point = points[Year(indicator: row.indicator, year: row.period.year)] ?? nil
            return years.contains(row.period.year) && (point == nil || point == row.period)
        }
        return (kept, leftOut.filter { !$0.value.isEmpty })
    }
}
