// SPDX-License-Identifier: GPL-3.0-or-later

/// The moment estimate of ρ from many units with a few periods each.
///
/// Model: the count x of unit i in period t has mean n μ and variance n μ(1 − μ) m (1 + (n − 1) ρ), logit μ = αᵢ + βᵢ s + γₜ.
/// The common γ is fitted on the logit scale: on the scale of shares, one year that moved everybody would look like variation.
/// Each unit's own level and slope are removed as tangents of its fitted curve, so that T − 2 degrees of freedom remain; the
/// squares of what is left are compared with their expectation, with weights by what they say about ρ. This is the score of the
/// restricted normal likelihood, summed over units; it is solved together with that of γ by Fisher's scoring.
///
/// Without slopes the changes themselves are what is left; ρ is then that of the ordinary ones, ``OrdinaryChanges``.
///
/// μ(1 − μ) is m(1 − m) less the variance of the level, m the level drawn towards the common one; both with the inflation itself.
struct CohortEstimation {
    private let sample: CohortSample
    private let hasSlopes: Bool
    /// The units that say something: at least one degree of freedom, and a period of two observations.
    private let members: [Int]
    /// Index of the score of each period among the distinct scores.
    private let places: [Int]
    private let scores: [Double]
    private let rho: Double
    private let variance: Double
    private let luck: OwnLuck?

    /// Nil where no unit says anything, or where the common part leaves nothing.
    init?(_ sample: CohortSample, hasSlopes: Bool) {
        self.sample = sample
        self.hasSlopes = hasSlopes
        let own = hasSlopes ? 2 : 1
        var (members, used, left, largest) = ([Int](), Set<Int>(), 0, 1.0)
        var seen: [Int] = []
        for unit in 0..<sample.count {
            let range = sample.starts[unit]..<sample.starts[unit + 1]
            if range.count <= own || !range.contains(where: { sample.totals[$0] > 1 }) { continue }
            members.append(unit)
            left += range.count - own
            for row in range {
                largest = max(largest, sample.totals[row])
                // Almost all units have the scores of the one before.
                if !seen.contains(sample.scores[row]) && used.insert(sample.scores[row]).inserted {
                    if seen.count < 8 { seen.append(sample.scores[row]) }
                }
            }
        }
        let distinct = used.sorted()
        let common = distinct.count > CohortPass.mostScores ? 0 : max(0, distinct.count - own)
        if left - common < 1 { return nil }
        self.members = members
        let numbers = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
        places = Self.places(sample, numbers, distinct)
        let origin = distinct[0]
        scores = distinct.map { Double($0 - origin) }
        let solution = Self.solve(
            sample: sample, members: members, places: places, scores: scores, largestTotal: largest,
            hasSlopes: hasSlopes, share: 1 - Double(common) / Double(left))
        guard let solution else { return nil }
        (rho, variance, luck) = (solution.rho, solution.variance, solution.luck)
    }

    /// The estimate; nil with fewer units.
    func variation(_ source: CohortVariation.Source, atLeast fewest: Int) -> CohortVariation? {
        if members.count < fewest { return nil }
        return CohortVariation(
            rho: rho, standardError: variance.squareRoot(), source: source, units: members.count, luck: luck)
    }

    private static func places(_ sample: CohortSample, _ numbers: [Int: Int], _ distinct: [Int]) -> [Int] {
        var last = 0
        return sample.scores.map { score in
            let next = last + 1 < distinct.count ? last + 1 : 0
            last = distinct[next] == score ? next : numbers[score] ?? 0
            return last
        }
    }

    /// ρ̂, its variance, and for changes what the test of a unit adds.
    private static func solve(
        sample: CohortSample, members: [Int], places: [Int], scores: [Double], largestTotal: Double, hasSlopes: Bool,
        share: Double
    ) -> (rho: Double, variance: Double, luck: OwnLuck?)? {
        var pass = CohortPass(
            sample: sample, places: places, scores: scores, largestTotal: largestTotal, hasSlopes: hasSlopes,
            share: share)
        // A thirty-second of many units brings the start near; which ones follows from their counts.
        if members.count > 1 << 13 {
            let some = members.filter { pass.mark($0) & 31 == 0 }
            if some.count > 64 { _ = pass.solve(some, tolerance: 1e-2) }
        }
        guard let solution = pass.solve(members, tolerance: 1e-3) else { return nil }
        // What is left after a slope holds no true change; changes themselves do.
        if hasSlopes { return (solution.rho, solution.variance, nil) }
        return pass.ordinaryChanges(members).solve(from: solution.rho).map { ($0.rho, $0.variance, $0.luck) }
    }
}
