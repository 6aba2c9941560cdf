// SPDX-License-Identifier: GPL-3.0-or-later

public import Dynamics
import Monitoring
import Statistics

/// Units of the sizes of real schools over three years: a fifth under 10 pupils a year, the median 20, up to 150.
///
/// The share of every cohort varies about the mean of its school by a standard deviation of 5 points; nothing changes.
public enum RealSizes {
    /// Makes the units of a region, indicator by indicator.
    ///
    /// - Parameters:
    ///   - schools: How many schools.
    ///   - indicators: How many indicators; each is a family of its own.
    /// - Returns: The units.
    public static func make(schools: Int, indicators: Int) -> [ChangeUnit] {
        var units: [ChangeUnit] = []
        units.reserveCapacity(schools * indicators)
        for indicator in 0..<indicators {
            let name = "x\(indicator + 1)"
            for school in 0..<schools {
                var random = RandomStream(seed: UInt64(indicator), item: UInt64(school))
                let size = size(&random)
                let mean = 0.05 + 0.4 * random.uniform()
                let counts = [2022, 2023, 2024].map { year in
                    let n = max(1, Int((Double(size) * (0.85 + 0.3 * random.uniform())).rounded()))
                    let share = min(max(random.normal(mean: mean, standardDeviation: 0.05), 0), 1)
                    return ChangeUnit.Count(
                        score: year, count: BinomialCount(random.binomial(n, probability: share), of: n))
                }
                units.append(
                    ChangeUnit(
                        name: "u\(school)", indicator: name, benefit: indicator % 2 == 0 ? .lower : .higher,
                        family: name,
                        counts: counts))
            }
        }
        return units
    }

    private static func size(_ random: inout RandomStream) -> Int {
        let u = random.uniform()
        if u < 0.2 { return 2 + random.integer(below: 8) }
        if u < 0.5 { return 10 + random.integer(below: 11) }
        let v = (u - 0.5) / 0.5
        return 20 + Int(130 * v * v * v)
    }
}
