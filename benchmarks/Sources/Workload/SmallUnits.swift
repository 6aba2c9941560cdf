// SPDX-License-Identifier: GPL-3.0-or-later

public import Dynamics
import Monitoring
import Statistics

/// Units of 25 pupils a year over three years, without a true change.
public enum SmallUnits {
    /// Makes units.
    ///
    /// - Parameter count: How many.
    /// - Returns: The units.
    public static func make(_ count: Int) -> [ChangeUnit] {
        (0..<count).map { index in
            var random = RandomStream(seed: 1, item: UInt64(index))
            let share = 0.05 + 0.4 * random.uniform()
            let counts = [2022, 2023, 2024].map { year in
                ChangeUnit.Count(score: year, count: BinomialCount(random.binomial(25, probability: share), of: 25))
            }
            return ChangeUnit(name: "u\(index)", indicator: "x", benefit: .lower, family: "x", counts: counts)
        }
    }
}
