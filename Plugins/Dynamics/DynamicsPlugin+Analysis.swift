// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
import Monitoring
import Statistics

extension DynamicsPlugin {
    /// Shares, pooled shares, differences and the tested change of every unit and indicator.
    public func analyse(
        _ data: RequestedData, parameters: ParameterValues, campaign: CampaignDescription, context: AnalysisContext
    ) throws -> FindingTable {
        try context.checkCancellation()
        let series = SeriesTable(data.counts)
        var table = FindingTable(
            provenance: Provenance(
                plugin: Self.manifest.id, version: Self.manifest.version,
                // Said with every finding until the variation between cohorts is estimated.
                parameters: parameters.texts.merging(["dispersion": "none"]) { first, _ in first }))
        var entries: [Entry] = []
        for indicator in campaign.counted {
            let points = series.points(of: indicator.id)
            let windows = Windows(indicator, points: points, campaign: campaign)
            table.setAside += windows.common.setAside + windows.selected.setAside
            entries += try units(indicator, series, windows, parameters, campaign)
            try appendShares(indicator, series, points, campaign, to: &table)
        }
        context.progress(0.2)
        let (rows, families) = try ChangeAnalysis(options(parameters)).rows(entries.map(\.unit), context: context)
        context.progress(0.8)
        table.families = families.map {
            TestFamily(name: $0.name, size: $0.size, adjustment: parameters[Self.adjust])
        }
        let numbers = Dictionary(uniqueKeysWithValues: families.enumerated().map { ($1.name, $0) })
        for (entry, row) in zip(entries, rows) { append(row, of: entry, families: numbers, campaign, to: &table) }
        return table
    }

    /// A unit with what its findings need beside its counts.
    private struct Entry {
        let owner: AnalysisUnit
        let indicator: IndicatorDefinition
        let unit: ChangeUnit
        let periods: [Int: Period]
        let isSelected: Bool
    }

    /// The windows of an indicator for schools that were selected and for all others.
    private struct Windows {
        let common: ComparableWindow
        let selected: ComparableWindow

        init(_ indicator: IndicatorDefinition, points: [Int: Period], campaign: CampaignDescription) {
            common = ComparableWindow(indicator, points: points, campaign: campaign, isSelected: false)
            selected = ComparableWindow(indicator, points: points, campaign: campaign, isSelected: true)
        }
    }

    private func options(_ parameters: ParameterValues) -> ChangeAnalysis.Options {
        var options = ChangeAnalysis.Options()
        options.level = parameters[Self.level]
        options.adjustment = MultipleTesting(rawValue: parameters[Self.adjust]) ?? options.adjustment
        options.minimum = parameters[Self.minimum]
        options.margin = parameters[Self.margin]
        options.difference =
            ChangeAnalysis.DifferenceInterval(rawValue: parameters[Self.difference]) ?? options.difference
        return options
    }

    private func units(
        _ indicator: IndicatorDefinition, _ series: SeriesTable, _ windows: Windows, _ parameters: ParameterValues,
        _ campaign: CampaignDescription
    ) throws -> [Entry] {
        // ШНСУ stand on the list for their conditions, not for the results of a year.
        let selected = campaign.schools.filter { $0.has(.lowResults, on: campaign.referenceDate) }
        let selectedUnits = Set(selected.map { AnalysisUnit.school($0.id) } + (selected.isEmpty ? [] : [.watched]))
        let schools = campaign.schools.map { AnalysisUnit.school($0.id) }
        let groups: [AnalysisUnit] = [.watched, .others, .territory]
        let isPerIndicator = parameters[Self.family] == "indicator"
        return (schools + groups).sorted { $0.code < $1.code }.map { owner in
            let isSelected = selectedUnits.contains(owner)
            let window = isSelected ? windows.selected : windows.common
            let counts = series.counts(of: owner, indicator: indicator.id)
            let used = counts.filter { window.years.contains($0.period.year) }
            let level = owner.kind == .school ? "schools" : "groups"
            var remarks: Reasons = owner.kind == .school ? [] : .groupPooledAsOne
            if window.isShortened { remarks.insert(.selectedOnBaseline) }
            remarks.formUnion(CountRemarks.reasons(counts, over: window.years))
            let unit = ChangeUnit(
                name: owner.code, indicator: String(indicator.id), benefit: indicator.benefit,
                family: isPerIndicator ? "indicator \(indicator.id), \(level)" : level,
                counts: used.map {
                    ChangeUnit.Count(
                        score: $0.period.year, count: BinomialCount($0.numerator, of: $0.denominator), pupils: $0.pupils
                    )
                }, forbidden: window.forbidden, remarks: remarks)
            return Entry(
                owner: owner, indicator: indicator, unit: unit,
                periods: Dictionary(counts.map { ($0.period.year, $0.period) }) { first, _ in first },
                isSelected: isSelected)
        }
    }

    private func appendShares(
        _ indicator: IndicatorDefinition, _ series: SeriesTable, _ points: [Int: Period],
        _ campaign: CampaignDescription, to table: inout FindingTable
    ) throws {
        let pooledYears = Set(ComparableWindow.pooled(indicator, points: points, campaign: campaign))
        for owner in series.owners(of: indicator.id) {
            for part in series.parts(of: owner, indicator: indicator.id) {
                let counts = series.counts(of: owner, indicator: indicator.id, part: part)
                for row in counts where row.denominator > 0 {
                    table.append(try share(.share, [row], indicator: indicator.id, part: part, owner: owner))
                }
                let pooled = counts.filter { pooledYears.contains($0.period.year) && $0.denominator > 0 }
                if !pooled.isEmpty {
                    table.append(try share(.pooledShare, pooled, indicator: indicator.id, part: part, owner: owner))
                }
            }
        }
    }

    private func share(
        _ quantity: Quantity, _ rows: [CountTable.Row], indicator: Int, part: Int?, owner: AnalysisUnit
    ) throws -> Finding {
        let count = BinomialCount(
            rows.reduce(0) { $0 + $1.numerator }, of: rows.reduce(0) { $0 + $1.denominator })
        let pupils = rows.reduce(0) { $0 + $1.pupils }
        let works = pupils > 0 ? max(1, Double(count.total) / Double(pupils)) : 1
        let interval = try WilsonInterval(count, inflation: works)
        return Finding(
            unit: owner, indicator: indicator, part: part, quantity: quantity, from: rows[0].period,
            to: rows[rows.count - 1].period, numerator: count.successes, denominator: count.total, pupils: pupils,
            estimate: interval.estimate, interval: interval.interval)
    }

    private func append(
        _ row: ChangeRow, of entry: Entry, families: [String: Int], _ campaign: CampaignDescription,
        to table: inout FindingTable
    ) {
        func period(_ year: Int) -> Period { entry.periods[year] ?? Period(year: year) }
        func finding(_ quantity: Quantity, from: Int, to: Int, estimate: Double?) -> Finding {
            let last = row.periods.first { $0.counts.score == to }?.counts
            return Finding(
                unit: entry.owner, indicator: entry.indicator.id, quantity: quantity, from: period(from),
                to: period(to),
                numerator: last?.count.successes ?? 0, denominator: last?.count.total ?? 0, pupils: last?.pupils ?? 0,
                estimate: estimate)
        }
        if let change = row.change {
            var difference = finding(.difference, from: change.from, to: change.to, estimate: change.difference)
            difference.interval = change.interval
            table.append(difference)
        }
        if let basis = row.basis, let chance = row.steadyChance, let first = basis.years.first,
            let end = basis.years.last
        {
            table.append(finding(.steadyChance, from: first, to: end, estimate: chance))
        }
        let years = row.basis?.years ?? row.periods.map(\.counts.score)
        let bounds = (years.first ?? campaign.years.first ?? 0, years.last ?? campaign.years.last ?? 0)
        var change = finding(.change, from: bounds.0, to: bounds.1, estimate: row.basis?.fitted)
        change.interval = row.basis?.interval
        change.verdict = row.verdict
        change.reasons = row.reasons
        let isPositive = row.verdict == .improved || row.verdict == .improving
        if isPositive, entry.isSelected, campaign.selectedOn == nil { change.reasons.insert(.regressionToMeanPossible) }
        if let basis = row.basis, let p = row.p, let adjusted = row.pAdjusted, let family = families[entry.unit.family]
        {
            change.test = TestResult(
                z: basis.test.z, pAsymptotic: basis.test.pAsymptotic, pExact: basis.test.pExact, pMid: basis.test.pMid,
                p: p, pAdjusted: adjusted, family: family)
        }
        table.append(change)
    }
}
