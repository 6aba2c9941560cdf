// SPDX-License-Identifier: GPL-3.0-or-later

/// A procedure that adjusts the p-values of one family of tests.
public enum MultipleTesting: String, Sendable, Equatable, CaseIterable {
    /// Benjamini & Hochberg (1995): the false discovery rate.
    case benjaminiHochberg = "bh"
    /// Benjamini & Yekutieli (2001): the false discovery rate under any dependence.
    case benjaminiYekutieli = "by"
    /// Holm (1979): the family-wise error under any dependence.
    case holm
    /// Hochberg (1988): the family-wise error for independent or positively dependent tests.
    case hochberg
    /// No adjustment.
    case none

    /// Adjusts p-values for their number; no adjusted value lies below its raw one.
    ///
    /// ```swift
    /// try MultipleTesting.holm.adjusted([0.01, 0.04, 0.03])  // [0.03, 0.06, 0.06]
    /// ```
    ///
    /// - Parameter pValues: The p-values of the family, from 0 to 1; an empty family stays empty.
    /// - Returns: The adjusted values in the order given, at most 1.
    /// - Throws: ``StatisticsError/nonFiniteValue(argument:index:)`` for NaN and infinity,
    ///   ``StatisticsError/outOfRange(argument:value:)`` outside 0…1.
    public func adjusted(_ pValues: [Double]) throws(StatisticsError) -> [Double] {
        for index in pValues.indices {
            let p = pValues[index]
            if !p.isFinite { throw .nonFiniteValue(argument: "pValues", index: index) }
            if p < 0 || p > 1 { throw .outOfRange(argument: "pValues", value: p) }
        }
        if self == .none { return pValues }
        let count = pValues.count
        let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
        var result = pValues
        if self == .holm {
            var largest = 0.0
            for rank in order.indices {
                largest = max(largest, min(1, Double(count - rank) * pValues[order[rank]]))
                result[order[rank]] = largest
            }
            return result
        }
        var harmonic = 1.0
        if self == .benjaminiYekutieli {
            harmonic = 0
            for rank in order.indices { harmonic += 1 / Double(rank + 1) }
        }
        var smallest = 1.0
        for rank in order.indices.reversed() {
            let p = pValues[order[rank]]
            let factor = self == .hochberg ? Double(count - rank) : harmonic * (Double(count) / Double(rank + 1))
            smallest = min(smallest, factor * p)
            result[order[rank]] = max(smallest, p)
        }
        return result
    }
}
