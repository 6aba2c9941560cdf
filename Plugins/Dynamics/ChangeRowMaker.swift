// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

/// Tests one unit, and gives its verdict once its p-value is adjusted.
struct ChangeRowMaker {
    private let options: ChangeAnalysis.Options
    /// The quantiles of the 90 % and the 95 % interval, and of the unadjusted test.
    private let narrow: StudentQuantile
    private let wide: StudentQuantile
    private let tested: StudentQuantile

    init(_ options: ChangeAnalysis.Options) {
        self.options = options
        narrow = StudentQuantile.of(0.05)
        wide = StudentQuantile.of(0.025)
        tested = StudentQuantile.of(options.level / 2)
    }

    func row(_ unit: ChangeUnit, _ pool: ChangePools.Pool) throws -> ChangeRow {
        let present = unit.counts.all { $0.count.total > 0 }
        guard let levels = pool.levels, !present.isEmpty else {
            return ChangeRow(
                unit: unit, periods: [], change: nil, trend: nil, basis: nil, variation: pool.variation, power: nil,
                p: nil)
        }
        var periods: [ChangeRow.PeriodShare] = []
        periods.reserveCapacity(present.count)
        for counts in present {
            periods.append(
                ChangeRow.PeriodShare(
                    counts: counts, wilson: try WilsonInterval(counts.count, inflation: counts.worksPerPupil).interval,
                    clopperPearson: options.includesDetails ? try ClopperPearsonInterval(counts.count).interval : nil))
        }
        let trend = try trend(present, levels, pool.variation)
        let large = present.all { $0.pupils >= options.minimum }
        let basis =
            !unit.forbidden.isEmpty
            ? nil : large.count == present.count ? trend : try self.trend(large, levels, pool.variation)
        return ChangeRow(
            unit: unit, periods: periods, change: try change(present), trend: trend, basis: basis,
            variation: pool.variation, power: basis.map { power($0.value, large, unit.benefit, pool.variation) },
            p: try basis.map { try decidingP($0.value, pool.variation) })
    }

    private func decidingP(_ basis: ChangeRow.Trend, _ variation: CohortVariation) throws -> Double {
        let (test, inflation) = (basis.test, basis.inflation)
        // The discrete procedure knows what values the exact p-value can take.
        let plain = options.isDiscrete ? test.pExact : test.pMid
        // A mid-p of 0 has lost what inflation needs to know; its logarithm has not.
        if plain > 1e-300 {
            return try InflatedPValue.twoSided(plain, inflation: inflation, variation: variation)
        }
        return try max(
            plain, InflatedPValue.twoSided(logP: test.logPMid, inflation: inflation, variation: variation))
    }

    private func change(_ periods: [ChangeUnit.Count]) throws -> ChangeRow.Change? {
        guard let first = periods.first, let last = periods.last, first.score < last.score else { return nil }
        let inflation = max(first.worksPerPupil, last.worksPerPupil)
        let interval =
            switch options.difference {
            case .newcombe:
                try NewcombeInterval(from: first.count, to: last.count, inflation: inflation).interval
            case .miettinenNurminen:
                try MiettinenNurminenInterval(from: first.count, to: last.count, inflation: inflation).interval
            }
        let fisher = options.includesDetails ? try FisherExactTest(first.count, last.count) : nil
        return ChangeRow.Change(
            from: first.score, to: last.score, difference: last.count.share - first.count.share, interval: interval,
            pFisher: fisher?.pValue, pFisherMid: fisher?.pMid)
    }

    private func trend(
        _ periods: [ChangeUnit.Count], _ levels: ShrunkenLevels, _ variation: CohortVariation
    ) throws -> ChangeRow.Shared<ChangeRow.Trend>? {
        guard periods.count >= 2 else { return nil }
        let scored = periods.map { ScoredCount(score: $0.score, count: $0.count) }
        let test = try CochranArmitageTest(scored)
        let works = periods.worksPerPupil
        let inflation = variation.inflation(scored, worksPerPupil: works)
        let whole = periods.whole
        // A change of the whole margin is possible from a level of half of it on: below, the variance of the shrunken level would
        // call 0/12 → 0/12 a proof that nothing of that size happened. And a school that rose from a low level has the variance
        // of its own share, not of the lower one that it is drawn to.
        let half = options.margin / 2
        let levelVariance = max(
            levels.binomialVariance(whole, inflation: inflation.level), whole.share * (1 - whole.share),
            half * (1 - half))
        let slope = WeightedSlope(
            checked: scored, levelVariance: levelVariance, variation: variation, worksPerPupil: works,
            degreesOfFreedom: inflation.degreesOfFreedom)
        return ChangeRow.Shared(
            ChangeRow.Trend(
                years: periods.map(\.score), test: test, fitted: slope.estimate, interval: slope.interval(narrow),
                wideInterval: slope.interval(wide), standardError: slope.standardError,
                level: levels.level(whole, inflation: inflation.level), levelVariance: levelVariance, works: works,
                inflation: inflation,
                canReachMargin: canReachMargin(
                    scored, levelVariance: levelVariance, works: works, variation)))
    }

    private func power(
        _ basis: ChangeRow.Trend, _ periods: [ChangeUnit.Count], _ benefit: Benefit, _ variation: CohortVariation
    ) -> ChangeRow.Power {
        let design = TrendDesign(
            checked: periods.map { ScoredCount(score: $0.score, count: $0.count) }, level: basis.level,
            isRising: benefit == .lower, variation: variation, inflation: basis.inflation, worksPerPupil: basis.works)
        if options.power == .exact,
            let exact = TrendPowerEnumeration(design, significance: options.level)
        {
            return ChangeRow.Power(
                change: options.harmfulChange, power: exact.power(options.harmfulChange),
                detectable: exact.detectable(), isExact: true)
        }
        let formula = TrendPower(design, quantile: tested)
        return ChangeRow.Power(
            change: options.harmfulChange, power: formula.power(options.harmfulChange),
            detectable: formula.detectable(), isExact: false)
    }

    /// The ladder of verdicts, from the top; what decides a rung is its reason.
    func decide(_ row: inout ChangeRow) {
        let unit = row.unit
        row.reasons = unit.remarks
        guard unit.forbidden.isEmpty else {
            row.verdict = .notComparable
            row.reasons.formUnion(unit.forbidden)
            return
        }
        if unit.counts.contains(where: { $0.count.total > 0 && $0.pupils < options.minimum }) {
            row.reasons.insert(.periodBelowMinimum)
        }
        let isNet = options.comparison == .others
        guard let basis = row.basis, let p = row.p, let adjusted = row.pAdjusted else {
            let isAlone = isNet && row.basis != nil
            row.verdict = isAlone ? .notComparable : .insufficient
            row.reasons.insert(isAlone ? .noNetComparison : .onePeriod)
            return
        }
        if isNet { row.reasons.insert(.netOfOthers) }
        let fitted = row.net?.difference.estimate ?? basis.fitted
        let interval = row.net?.interval ?? basis.interval
        if basis.works > 1 { row.reasons.insert(.worksPooled) }
        if row.variation.source == .prior { row.reasons.insert(.priorDispersion) }
        let isBetter = ((row.net?.difference.z ?? basis.test.z) < 0) == (unit.benefit == .lower)
        if adjusted < options.level {
            row.verdict = isBetter ? .improved : .worsened
            row.reasons.insert(.adjustedBelowLevel)
            if abs(fitted) < options.margin { row.reasons.insert(.belowMargin) }
        } else if interval.isInside(margin: options.margin) {
            row.verdict = .stable
            row.reasons.insert(.intervalWithinMargin)
        } else if p < options.level {
            row.verdict = isBetter ? .improving : .worsening
            row.reasons.insert(.rawBelowLevel)
        } else {
            row.verdict = .inconclusive
            row.reasons.formUnion([.aboveLevel, .intervalWiderThanMargin])
            if !basis.canReachMargin { row.reasons.insert(.marginUnreachable) }
        }
    }

    /// Whether some number of pupils could bring the interval of an unchanged share inside the margin.
    private func canReachMargin(
        _ periods: [ScoredCount], levelVariance: Double, works: Double, _ variation: CohortVariation
    ) -> Bool {
        if variation.rho == 0 { return true }
        // Without bound of size every period has the variance μ(1 − μ) ρ.
        let origin = periods[0].score
        var (sum, squares) = (0.0, 0.0)
        for period in periods {
            let distance = Double(period.score - origin)
            sum += distance
            squares += distance * distance
        }
        squares -= sum * sum / Double(periods.count)
        let window = Double(periods[periods.count - 1].score - origin)
        let error = (levelVariance * variation.rho * works / squares).squareRoot() * window
        return narrow(variation.degreesOfFreedomOfLargest) * error < options.margin
    }
}

extension StudentQuantile {
    /// The quantile of a tail that options have been checked for.
    fileprivate static func of(_ tail: Double) -> StudentQuantile {
        guard let quantile = try? StudentQuantile(tail: min(max(tail, 1e-12), 0.5)) else {
            preconditionFailure("a tail between 0 and a half has a quantile")
        }
        return quantile
    }
}

extension [ChangeUnit.Count] {
    /// Those that hold; the array itself where all do.
    fileprivate func all(_ holds: (ChangeUnit.Count) -> Bool) -> [ChangeUnit.Count] {
        allSatisfy(holds) ? self : filter(holds)
    }
}
