// SPDX-License-Identifier: GPL-3.0-or-later

/// The share of persons who would show a gain by chance alone.
///
/// Without any effect a person's differences are as likely to have the opposite signs, in all domains together. The share is the
/// mean of [rule(d) + rule(−d)] / 2: exact, without a model of the scores.
///
/// ```swift
/// let chance = try SignFlipChance([[2, 1], [-1, 3], [0, 0]], rule: GainRule(domains: .both))
/// print(chance.observed, chance.expected)  // 0.333 0.167
/// ```
public struct SignFlipChance: Sendable, Equatable {
    /// How many persons show a gain.
    public let gained: Int
    /// How many persons there are.
    public let total: Int
    /// The share to be expected by chance.
    public let expected: Double
    /// The probability of at least as many gains by chance.
    public let pValue: Double

    /// The share that shows a gain.
    public var observed: Double { Double(gained) / Double(total) }

    /// Applies a rule to every person's differences and to their opposites.
    ///
    /// - Parameters:
    ///   - differences: `after − before` of each person by domain; shape (persons) of shape (domains).
    ///   - rule: Whether differences count as a gain.
    /// - Throws: ``StatisticsError/tooFewObservations(required:found:)``, ``StatisticsError/nonFiniteValue(argument:index:)``.
    public init(_ differences: [[Double]], rule: ([Double]) -> Bool) throws(StatisticsError) {
        if differences.isEmpty { throw .tooFewObservations(required: 1, found: 0) }
        var (always, sometimes, gained) = (0, 0, 0)
        for (index, difference) in differences.enumerated() {
            if !difference.allSatisfy(\.isFinite) { throw .nonFiniteValue(argument: "differences", index: index) }
            let (there, back) = (rule(difference), rule(difference.map { -$0 }))
            if there { gained += 1 }
            if there && back { always += 1 } else if there || back { sometimes += 1 }
        }
        self.gained = gained
        total = differences.count
        expected = (Double(always) + Double(sometimes) / 2) / Double(differences.count)
        pValue = SymmetricBinomial(trials: sometimes).atLeast(gained - always)
    }

    /// Applies one of the usual rules.
    ///
    /// - Parameters:
    ///   - differences: `after − before` of each person by domain; shape (persons) of shape (domains).
    ///   - rule: The domains and the smallest gain that count.
    /// - Throws: As with a rule of one's own.
    public init(_ differences: [[Double]], rule: GainRule) throws(StatisticsError) {
        try self.init(differences, rule: rule.isGain)
    }
}
