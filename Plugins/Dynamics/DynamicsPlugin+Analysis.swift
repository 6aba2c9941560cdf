// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
import Monitoring
import Statistics

extension DynamicsPlugin {
    /// Shares, the tested change of every school, groups, changes net of the others, levels, what selection alone does, events.
    public func analyse(
        _ data: RequestedData, parameters: ParameterValues, campaign: CampaignDescription, context: AnalysisContext
    ) throws -> FindingTable {
        try context.checkCancellation()
        let series = SeriesTable(data.counts.withGroups(campaign))
        let options = try options(parameters, campaign)
        var table = FindingTable(
            provenance: Provenance(
                plugin: Self.manifest.id, version: Self.manifest.version, parameters: parameters.texts))
        var windows: [Int: WindowsOfIndicator] = [:]
        for indicator in campaign.counted {
            let own = WindowsOfIndicator(indicator, points: series.points(of: indicator.id), campaign: campaign)
            windows[indicator.id] = own
            table.setAside += own.common.setAside + own.selected.setAside
        }
        let variations = try appendChanges(
            series, windows, options, parameters, campaign: campaign, context: context, to: &table)
        context.progress(0.4)
        let analyses = campaign.counted.compactMap { indicator in
            windows[indicator.id].map { own in
                IndicatorAnalysis(
                    indicator: indicator, campaign: campaign, series: series, points: series.points(of: indicator.id),
                    windows: own, variation: variations[indicator.id] ?? .none, minimum: parameters[Self.minimum],
                    isPerIndicator: parameters[Self.family] == "indicator", seed: context.seed)
            }
        }
        let ladder = VerdictLadder(level: options.level, margin: options.margin)
        // A family of one indicator is decided with it, so that memory holds the drafts of few indicators at a time.
        let together = parameters[Self.family] == "indicator" ? Self.indicatorsAtATime : max(1, analyses.count)
        for start in stride(from: 0, to: analyses.count, by: together) {
            let batch = Array(analyses[start..<min(start + together, analyses.count)])
            let drafts = try context.map(count: batch.count, grain: 1) { try batch[$0].drafts() }
            try FindingDraft.append(
                drafts.flatMap { $0 }, adjustment: options.adjustment, ladder: ladder, to: &table)
            context.progress(0.4 + 0.5 * Double(start + batch.count) / Double(analyses.count))
        }
        try FindingDraft.append(
            sharesByHand(series, campaign), adjustment: options.adjustment, ladder: ladder, to: &table)
        return table
    }

    /// How many indicators are analysed before their findings are taken over; a few, for several threads.
    private static let indicatorsAtATime = 2

    /// Tests the changes of all schools and adds their findings.
    ///
    /// - Returns: The variation between cohorts of each indicator.
    private func appendChanges(
        _ series: SeriesTable, _ windows: [Int: WindowsOfIndicator], _ options: ChangeAnalysis.Options,
        _ parameters: ParameterValues, campaign: CampaignDescription, context: AnalysisContext,
        to table: inout FindingTable
    ) throws -> [Int: CohortVariation] {
        let entries = campaign.counted.flatMap { indicator in
            windows[indicator.id].map { units(indicator, series, $0, parameters, campaign) } ?? []
        }
        let (rows, allFamilies) = try ChangeAnalysis(options).rows(entries.map(\.unit), context: context)
        let families = allFamilies.filter { $0.name != Self.unused }
        table.families = families.map {
            TestFamily(name: $0.name, size: $0.size, adjustment: parameters[Self.adjust])
        }
        let numbers = Dictionary(uniqueKeysWithValues: families.enumerated().map { ($1.name, $0) })
        var variations: [Int: CohortVariation] = [:]
        // Change, difference, the chance of a steady series, power and what it can detect.
        table.reserve(5 * entries.count)
        for (entry, row) in zip(entries, rows) {
            variations[entry.indicator.id] = variations[entry.indicator.id] ?? row.variation
            append(row, of: entry, families: numbers, campaign, to: &table)
        }
        for (id, variation) in variations {
            table.provenance.parameters["dispersion.\(id)"] = "\(variation.source.rawValue), \(variation.units)"
        }
        return variations
    }

    /// The shares of indicators that nothing is counted for, where their counts were given by hand.
    private func sharesByHand(_ series: SeriesTable, _ campaign: CampaignDescription) throws -> [FindingDraft] {
        try campaign.indicators.filter(\.isDerived).flatMap { indicator in
            try series.owners(of: indicator.id).flatMap { owner in
                try series.counts(of: owner, indicator: indicator.id).filter { $0.denominator > 0 }.map { row in
                    let interval = try WilsonInterval(BinomialCount(row.numerator, of: row.denominator))
                    return FindingDraft(
                        Finding(
                            unit: owner, indicator: indicator.id, quantity: .share, from: row.period, to: row.period,
                            numerator: row.numerator, denominator: row.denominator, pupils: row.pupils,
                            estimate: interval.estimate, interval: interval.interval,
                            reasons: CountRemarks.manual([row])))
                }
            }
        }
    }

    /// A school with what its findings need beside its counts.
    private struct Entry {
        let owner: AnalysisUnit
        let indicator: IndicatorDefinition
        let unit: ChangeUnit
        let periods: [Int: Period]
        let isSelected: Bool
        /// Whether the change net of the others decides, which is said elsewhere.
        let isNet: Bool
        /// The years whose counts were given by hand.
        let byHand: Set<Int>
    }

    /// The family of changes that nobody asks for, because the change net of the others decides.
    private static let unused = ""

    private func options(
        _ parameters: ParameterValues, _ campaign: CampaignDescription
    ) throws -> ChangeAnalysis.Options {
        var options = ChangeAnalysis.Options()
        options.level = parameters[Self.level]
        // The other tests know no supports: beside the discrete procedure they keep Benjamini and Hochberg's.
        options.adjustment = MultipleTesting(rawValue: parameters[Self.adjust]) ?? .benjaminiHochberg
        options.isDiscrete = parameters[Self.adjust] == "discrete-bh"
        switch parameters[Self.dispersion] {
        case "pooled":
            for (id, known) in campaign.region?.dispersions ?? [:] {
                options.variations[String(id)] = try CohortVariation(
                    given: known.rho, standardError: known.standardError)
            }
        case "none": options.dispersion = .none
        case let number: options.dispersion = .known(Double(number) ?? 0)
        }
        options.minimum = parameters[Self.minimum]
        options.margin = parameters[Self.margin]
        options.difference =
            ChangeAnalysis.DifferenceInterval(rawValue: parameters[Self.difference]) ?? options.difference
        return options
    }

    private func units(
        _ indicator: IndicatorDefinition, _ series: SeriesTable, _ windows: WindowsOfIndicator,
        _ parameters: ParameterValues, _ campaign: CampaignDescription
    ) -> [Entry] {
        let isPerIndicator = parameters[Self.family] == "indicator"
        return campaign.schools.sorted { $0.id < $1.id }.map { school in
            // ШНСУ stand on the list for their conditions, not for the results of a year.
            let isSelected = school.has(.lowResults, on: campaign.referenceDate)
            let window = isSelected ? windows.selected : windows.common
            let counts = series.counts(of: .school(school.id), indicator: indicator.id)
            var remarks: Reasons = window.isShortened ? .selectedOnBaseline : []
            remarks.formUnion(CountRemarks.reasons(counts, over: window.years))
            func used(_ window: ComparableWindow) -> [ChangeUnit.Count] {
                counts.filter { window.years.contains($0.period.year) }.map {
                    ChangeUnit.Count(
                        score: $0.period.year, count: BinomialCount($0.numerator, of: $0.denominator), pupils: $0.pupils
                    )
                }
            }
            let unit = ChangeUnit(
                name: school.id.code, indicator: String(indicator.id), benefit: indicator.benefit,
                family: window.hasReservation
                    ? Self.unused : isPerIndicator ? "indicator \(indicator.id), schools" : "schools",
                counts: used(window), forbidden: window.forbidden,
                remarks: remarks, kin: indicator.kin,
                cohorts: isSelected ? (windows.common.forbidden.isEmpty ? used(windows.common) : []) : nil)
            return Entry(
                owner: .school(school.id), indicator: indicator, unit: unit,
                periods: Dictionary(counts.map { ($0.period.year, $0.period) }) { first, _ in first },
                isSelected: isSelected, isNet: window.hasReservation,
                byHand: Set(counts.filter { $0.flags.contains(.manualValue) }.map(\.period.year)))
        }
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
                estimate: estimate, reasons: row.reasons.intersection(.manualValue))
        }
        if let change = row.change {
            var difference = finding(.difference, from: change.from, to: change.to, estimate: change.difference)
            difference.interval = change.interval
            difference.reasons = entry.byHand.isDisjoint(with: [change.from, change.to]) ? [] : .manualValue
            table.append(difference)
        }
        if let basis = row.basis, let first = basis.years.first, let end = basis.years.last {
            let told = [
                (Quantity.steadyChance, row.steadyChance), (.power, row.power?.power),
                (.detectableChange, row.power?.detectable),
            ]
            for (quantity, value) in told where value != nil {
                if entry.isNet && quantity != .steadyChance { continue }
                table.append(finding(quantity, from: first, to: end, estimate: value))
            }
        }
        guard !entry.isNet else { return }
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

extension IndicatorAnalysis {
    /// Everything but the changes of schools.
    fileprivate func drafts() throws -> [FindingDraft] {
        try shareDrafts() + groupDrafts() + netDrafts() + levelDrafts() + selectionDrafts() + eventDrafts()
    }
}

extension IndicatorDefinition {
    /// Whether a plugin makes it from findings: what is counted of it was given by hand.
    fileprivate var isDerived: Bool {
        if case .findings = source { true } else { false }
    }

    /// Its procedures and subjects: indicators that have them in common may lend each other their variation.
    fileprivate var kin: String {
        populations.map { ([$0.procedure.rawValue] + $0.subjects.map(\.rawValue)).joined(separator: ", ") }
            .joined(separator: "; ")
    }
}
