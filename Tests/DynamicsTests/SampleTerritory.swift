// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Dynamics
import Monitoring
import Statistics
import Wording

/// A territory of schools with one indicator, and what the plugin finds in it.
struct SampleTerritory {
    var years = [2022, 2023, 2024]
    var benefit = Benefit.lower
    var procedure = Procedure.oge
    var comparability = Comparability.comparable
    var selectedOn: Set<Int>? = []
    var region: RegionalReference?
    /// Successes and totals of each school by year; a total of 0 where there are none.
    var schools: [[(Int, Int)]] = []
    /// The numbers of the ШНОР and of the ШНСУ, from 0.
    var lowResults: Set<Int> = []
    var adverse: Set<Int> = []
    var parameters: [String: String] = [:]

    static func unit(_ number: Int) -> AnalysisUnit { AnalysisUnit(kind: .school, code: "\(340_001 + number)") }

    var campaign: CampaignDescription {
        let title = Sentence(ru: "показатель", en: "indicator")
        let indicator = IndicatorDefinition(
            id: 9, title: title, shortTitle: title, criterion: .results, benefit: benefit, stage: .final,
            source: .results([
                Population(procedure: procedure, subjects: [.mathematics], grades: [9], numerator: [.mark2])
            ]), comparability: "test")
        let list = schools.indices.compactMap { number in
            SchoolID(number: Int32(340_001 + number)).map { id in
                School(
                    id: id, name: id.code,
                    statuses: (lowResults.contains(number) ? [StatusPeriod(status: .lowResults)] : [])
                        + (adverse.contains(number) ? [StatusPeriod(status: .adverseConditions)] : []))
            }
        }
        let pairs = years.flatMap { from in
            years.filter { $0 > from }.map {
                BreakEntry(from: from, to: $0, comparability: comparability, reason: title, source: "test")
            }
        }
        return CampaignDescription(
            indicators: [indicator], schools: list, breaks: BreakRegister(version: "1", entries: ["test": pairs]),
            years: years, selectedOn: selectedOn, region: region)
    }

    private var counts: CountTable {
        var table = CountTable()
        var sums: [AnalysisUnit: [Int: (Int, Int)]] = [:]
        for (number, school) in schools.enumerated() {
            let isWatched = lowResults.contains(number) || adverse.contains(number)
            for (year, (successes, total)) in zip(years, school) where total > 0 {
                table.append(Self.row(Self.unit(number), year, successes, total))
                for unit in [isWatched ? AnalysisUnit.watched : .others, .territory] {
                    let sum = sums[unit]?[year] ?? (0, 0)
                    sums[unit, default: [:]][year] = (sum.0 + successes, sum.1 + total)
                }
            }
        }
        for (unit, byYear) in sums { for (year, sum) in byYear { table.append(Self.row(unit, year, sum.0, sum.1)) } }
        return table
    }

    private static func row(_ unit: AnalysisUnit, _ year: Int, _ successes: Int, _ total: Int) -> CountTable.Row {
        CountTable.Row(
            unit: unit, indicator: 9, period: Period(year: year), numerator: successes, denominator: total,
            pupils: total)
    }

    /// The findings, checked against the contract.
    func findings() throws -> FindingTable {
        let campaign = campaign
        let planned = try PlannedAnalysis(DynamicsPlugin.self, given: parameters, campaign: campaign)
        let table = try planned.plugin.analyse(
            RequestedData(counts: counts), parameters: planned.parameters, campaign: campaign,
            context: AnalysisContext(seed: 1))
        try table.validate(indicators: [9])
        return table
    }

    /// Schools without any change: levels about `share`, cohorts with ρ.
    static func still(
        _ count: Int, seed: UInt64, share: Double = 0.3, rho: Double = 0.02, sizes: ClosedRange<Int> = 30...120,
        shifts: [Double] = [0, 0, 0]
    ) -> [[(Int, Int)]] {
        (0..<count).map { item in
            var stream = RandomStream(seed: seed, item: UInt64(item))
            let total = sizes.lowerBound + stream.integer(below: sizes.count)
            let level = min(0.9, max(0.03, stream.normal(mean: share, standardDeviation: 0.3 * share)))
            return shifts.map { shift in
                let mean = min(0.97, max(0.02, level + shift))
                let weight = 1 / rho - 1
                let cohort = stream.beta(mean * weight, (1 - mean) * weight)
                return (stream.binomial(total, probability: cohort), total)
            }
        }
    }
}

extension FindingTable {
    /// The finding of a unit and quantity over the whole indicator; the last where there are several.
    func find(_ unit: AnalysisUnit, _ quantity: Quantity) -> Finding? {
        findings.last { $0.unit == unit && $0.quantity == quantity }
    }
}
