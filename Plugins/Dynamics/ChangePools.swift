// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Statistics

/// What the units of one indicator tell together: their variation between cohorts, and the levels that each is drawn to.
struct ChangePools {
    /// The variation and the levels of one pool.
    struct Pool {
        let variation: CohortVariation
        let levels: ShrunkenLevels?
    }

    private let numbers: [Int32]
    private let pools: [Pool]
    /// The variation of each indicator that has a unit, other than groups.
    private(set) var variations: [String: CohortVariation] = [:]

    /// Units that are pooled: the schools of an indicator.
    ///
    /// A group of schools is many schools, and its cohorts vary as those of one school do not.
    private struct Key: Hashable {
        let indicator: String
        let isGroup: Bool

        init(_ unit: ChangeUnit) {
            indicator = unit.indicator
            isGroup = unit.remarks.contains(.groupPooledAsOne)
        }
    }

    init(_ units: [ChangeUnit], options: ChangeAnalysis.Options, context: AnalysisContext) throws {
        var interned = Interning<Key>()
        var members: [[Int]] = []
        var numbers: [Int32] = []
        numbers.reserveCapacity(units.count)
        for index in units.indices {
            let number = interned.number(of: Key(units[index]))
            if number == members.count { members.append([]) }
            members[number].append(index)
            numbers.append(Int32(number))
        }
        self.numbers = numbers
        let grouped = members
        let keys = interned.values
        let kin = grouped.map { $0.first.flatMap { units[$0].kin } }
        let found = try Self.variations(units, keys, grouped, kin, options, context)
        pools = try context.map(count: keys.count, grain: 1) { number in
            Pool(variation: found[number], levels: try Self.levels(units, grouped[number], found[number]))
        }
        for (key, variation) in zip(keys, found) where !key.isGroup { variations[key.indicator] = variation }
    }

    /// The pool of a unit.
    func statistics(of unit: Int) -> Pool { pools[Int(numbers[unit])] }

    /// The first source that applies to each pool.
    private static func variations(
        _ units: [ChangeUnit], _ keys: [Key], _ members: [[Int]], _ kin: [String?], _ options: ChangeAnalysis.Options,
        _ context: AnalysisContext
    ) throws -> [CohortVariation] {
        let own = try context.map(count: keys.count, grain: 1) { number -> CohortVariation? in
            if keys[number].isGroup { return CohortVariation.none }
            if let given = options.variations[keys[number].indicator] { return given }
            switch options.dispersion {
            case .none: return CohortVariation.none
            case .known(let rho): return try CohortVariation(given: rho)
            case .pooled: return CohortVariation.pooled(try sample(units, members[number], options))
            }
        }
        return try context.map(count: keys.count, grain: 1) { number in
            if let variation = own[number] { return variation }
            if let name = kin[number] {
                let relatives = own.indices.filter { kin[$0] == name && own[$0]?.source == .pooled }
                if let median = CohortVariation.median(relatives.compactMap { own[$0] }) { return median }
            }
            return CohortVariation.changes(try sample(units, members[number], options)) ?? .prior
        }
    }

    /// The periods that verdicts rest on.
    private static func sample(
        _ units: [ChangeUnit], _ members: [Int], _ options: ChangeAnalysis.Options
    ) throws -> CohortSample {
        var sample = CohortSample()
        var periods: [ScoredCount] = []
        for index in members {
            let counts = units[index].cohorts
            periods.removeAll(keepingCapacity: true)
            var (works, pupils) = (0, 0)
            for count in counts where count.pupils >= options.minimum && count.count.total > 0 {
                periods.append(ScoredCount(score: count.score, count: count.count))
                works += count.count.total
                pupils += count.pupils
            }
            if periods.count < 2 { continue }
            try sample.append(periods, worksPerPupil: max(1, Double(works) / Double(max(pupils, 1))))
        }
        return sample
    }

    private static func levels(
        _ units: [ChangeUnit], _ members: [Int], _ variation: CohortVariation
    ) throws -> ShrunkenLevels? {
        var counts: [BinomialCount] = []
        var inflations: [Double] = []
        counts.reserveCapacity(members.count)
        inflations.reserveCapacity(members.count)
        for index in members {
            let whole = units[index].counts.whole
            if whole.total == 0 { continue }
            counts.append(whole)
            inflations.append(units[index].counts.levelInflation(variation))
        }
        return counts.isEmpty ? nil : try ShrunkenLevels(counts, inflation: inflations)
    }
}

extension ChangeUnit.Count {
    /// Works for each pupil, at least 1: the works of one pupil are taken to agree.
    var worksPerPupil: Double { pupils > 0 ? max(1, Double(count.total) / Double(pupils)) : 1 }
}

extension [ChangeUnit.Count] {
    /// All periods together.
    var whole: BinomialCount {
        var (successes, total) = (0, 0)
        for count in self {
            successes += count.count.successes
            total += count.count.total
        }
        return BinomialCount(successes, of: total)
    }

    /// Works for each pupil over all periods, at least 1.
    var worksPerPupil: Double {
        var (works, pupils) = (0, 0)
        for count in self {
            works += count.count.total
            pupils += count.pupils
        }
        return pupils == 0 ? 1 : Swift.max(1, Double(works) / Double(pupils))
    }

    /// φ of the count over all periods.
    func levelInflation(_ variation: CohortVariation) -> Double {
        var (total, squares) = (0.0, 0.0)
        for count in self {
            let n = Double(count.count.total)
            total += n
            squares += n * Swift.max(n - 1, 0)
        }
        return total > 0 ? worksPerPupil * (1 + squares / total * variation.rho) : 1
    }
}
