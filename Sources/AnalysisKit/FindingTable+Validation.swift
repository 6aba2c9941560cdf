// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring

extension FindingTable {
    /// Checks every row against the contract.
    ///
    /// - Parameters:
    ///   - indicators: The numbers of the campaign's indicators.
    ///   - schools: The schools of the campaign that members and relations may name; nil: any.
    /// - Throws: ``AnalysisError/brokenContract(plugin:rule:row:)`` at the first row that breaks a rule.
    public func validate(indicators: Set<Int>, schools: Set<SchoolID>? = nil) throws(AnalysisError) {
        try validateLikeness(schools: schools)
        var tests = Array(repeating: 0, count: families.count)
        var seen: Set<RowKey> = []
        seen.reserveCapacity(count)
        for row in 0..<count {
            if let rule = brokenRule(row, indicators: indicators, tests: &tests, seen: &seen) {
                throw .brokenContract(plugin: provenance.plugin, rule: rule, row: row)
            }
        }
        for (index, family) in families.enumerated() where family.size != tests[index] {
            let row = self.family.firstIndex(of: Int32(index)) ?? 0
            throw .brokenContract(plugin: provenance.plugin, rule: .familySize, row: row)
        }
    }

    private struct RowKey: Hashable {
        let unit, from, to: Int32
        let indicator, part: Int16
        let quantity: UInt8
    }

    private func brokenRule(
        _ row: Int, indicators: Set<Int>, tests: inout [Int], seen: inout Set<RowKey>
    ) -> FindingRule? {
        guard indicators.contains(Int(indicator[row])) else { return .knownIndicator }
        guard numerator[row] >= 0, numerator[row] <= denominator[row] else { return .numeratorWithinDenominator }
        if !lower[row].isNaN, !(lower[row] <= estimate[row] && estimate[row] <= upper[row]) {
            return .intervalContainsEstimate
        }
        if family[row] >= 0 {
            guard Int(family[row]) < families.count else { return .familyExists }
            tests[Int(family[row])] += 1
            // A conditional test has all three, a score test none.
            let conditional = [pAsymptotic[row], pExact[row], pMid[row]]
            let values = (conditional.allSatisfy(\.isNaN) ? [] : conditional) + [p[row], pAdjusted[row]]
            guard values.allSatisfy({ (0...1).contains($0) }) else { return .pWithinUnit }
            let isDiscrete = families[Int(family[row])].adjustment == "discrete-bh"
            guard isDiscrete || pAdjusted[row] >= p[row] else { return .adjustedNotBelowRaw }
        }
        let quantity = Quantity.allCases[Int(quantity[row])]
        guard quantity.hasVerdict == (verdict[row] != 0) else { return .verdictOnChange }
        // The words of a change say nothing of a level, and the other way round; too few participants are too few for both.
        if let verdict = Verdict(number: verdict[row]), verdict != .insufficient {
            guard verdict.isOfLevel == quantity.isOfLevel else { return .verdictOfItsKind }
        }
        guard verdict[row] == 0 || reasons[row] != 0 else { return .verdictHasReason }
        guard Reasons.known.isSuperset(of: Reasons(rawValue: reasons[row])) else { return .knownReasons }
        let key = RowKey(
            unit: unit[row], from: from[row], to: to[row], indicator: indicator[row], part: part[row],
            quantity: self.quantity[row])
        return seen.insert(key).inserted ? nil : .uniqueRows
    }
}
