// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

/// The 14 units of `others_units.csv` and the values that R computed from them (`others.R`).
enum OthersReference {
    static let scores = [2021, 2022, 2024]
    static let variation = CohortVariation(rho: 0.013, standardError: 0.004, source: .pooled, units: 11)
    /// The group of `stratified.csv`.
    static let group = [0, 1, 2, 3, 5, 6]

    static func units() throws -> [PeriodCounts] {
        let rows = try ReferenceFile.table("others_units.csv")
        try #require(rows.count == 42)
        return try (0..<14).map { unit in
            let own = rows.filter { $0["unit"] == Double(unit) }
            let counts = try own.map {
                BinomialCount(Int(try #require($0["successes"])), of: Int(try #require($0["total"])))
            }
            return PeriodCounts(counts, worksPerPupil: try #require(own.first?["works"]))
        }
    }

    /// Compares a difference with a row of a table.
    static func expect(_ found: TestedDifference, _ row: [String: Double], _ tolerance: Double = 1e-8) throws {
        let interval = try found.interval()
        for (name, value) in [
            ("estimate", found.estimate), ("error", found.standardError), ("df", found.degreesOfFreedom),
            ("z", found.z), ("p", found.p), ("lower", interval.lower), ("upper", interval.upper),
        ] {
            let expected = try #require(row[name])
            #expect(abs(value - expected) <= tolerance * max(1e-3, abs(expected)), "\(name): \(value), R: \(expected)")
        }
    }

    /// Many units of mixed sizes whose shares move by `movement`.
    static func simulated(
        _ count: Int, seed: UInt64, movement: [Double] = [0, 0.5, -0.2], sizes: ClosedRange<Int> = 8...120,
        rho: Double = 0
    ) -> [PeriodCounts] {
        (0..<count).map { item in
            var stream = RandomStream(seed: seed, item: UInt64(item))
            let size = sizes.lowerBound + stream.integer(below: sizes.count)
            let level = stream.normal(mean: -1.2, standardDeviation: 0.6)
            return PeriodCounts(
                movement.map { effect in
                    let share = 1 / (1 + PortableMath.exp(-level - effect))
                    let weight = rho > 0 ? 1 / rho - 1 : 0
                    let cohort = rho > 0 ? stream.beta(share * weight, (1 - share) * weight) : share
                    let total = size + stream.integer(below: 5)
                    return BinomialCount(stream.binomial(total, probability: cohort), of: total)
                })
        }
    }
}
