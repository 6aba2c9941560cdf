// SPDX-License-Identifier: GPL-3.0-or-later

public import Wording

/// How far the results of two years can be compared.
public enum Comparability: String, CaseIterable, Codable, Sendable, Comparable {
    /// Nothing stands in the way.
    case comparable
    /// Only the change net of the other schools can decide.
    case reservation
    /// No comparison.
    case forbidden

    /// Better comparability first.
    public static func < (first: Comparability, second: Comparability) -> Bool { first.rank < second.rank }

    private var rank: Int {
        switch self {
        case .comparable: 0
        case .reservation: 1
        case .forbidden: 2
        }
    }
}

/// What the register says of one pair of years.
public struct BreakEntry: Hashable, Codable, Sendable {
    /// The earlier year.
    public let from: Int
    /// The later year.
    public let to: Int
    /// How far they can be compared.
    public let comparability: Comparability
    /// Why not, or with what reservation; nil where they can.
    public let reason: Sentence?
    /// Where this is known from.
    public let source: String

    /// Describes a pair of years.
    ///
    /// - Parameters:
    ///   - from: The earlier year.
    ///   - to: The later year.
    ///   - comparability: How far they can be compared.
    ///   - reason: Why not.
    ///   - source: Where this is known from.
    public init(from: Int, to: Int, comparability: Comparability, reason: Sentence?, source: String) {
        self.from = from
        self.to = to
        self.comparability = comparability
        self.reason = reason
        self.source = source
    }
}

/// The breaks in comparability, by group of indicators and pair of years.
public struct BreakRegister: Hashable, Codable, Sendable {
    /// The version of the table.
    public let version: String
    private let entries: [String: [Int: BreakEntry]]
    private let notHeld: [String: [Int: Sentence]]

    /// Indexes entries by group and pair.
    ///
    /// - Parameters:
    ///   - version: The version of the table.
    ///   - entries: The entries of each group.
    ///   - notHeld: The years in which a group's procedure was not held, and why.
    public init(version: String, entries: [String: [BreakEntry]], notHeld: [String: [Int: Sentence]] = [:]) {
        self.version = version
        self.notHeld = notHeld
        self.entries = entries.mapValues { list in
            Dictionary(list.map { (Self.key($0.from, $0.to), $0) }) { _, last in last }
        }
    }

    /// The names of the groups.
    public var groups: [String] { entries.keys.sorted() }

    /// What the register says of two years; nil where it says nothing, and then they are not compared.
    ///
    /// - Parameters:
    ///   - first: A year.
    ///   - second: Another year.
    ///   - group: The name of the group, ``IndicatorDefinition/comparability``.
    /// - Returns: The entry, or nil.
    public func entry(_ first: Int, _ second: Int, group: String) -> BreakEntry? {
        entries[group]?[Self.key(min(first, second), max(first, second))]
    }

    /// Why no data of a year can be expected; nil where they can.
    ///
    /// - Parameters:
    ///   - year: The calendar year.
    ///   - group: The name of the group.
    /// - Returns: The reason, or nil.
    public func reasonNotHeld(_ year: Int, group: String) -> Sentence? { notHeld[group]?[year] }

    /// How far two years can be compared; a pair that is not in the register cannot.
    ///
    /// - Parameters:
    ///   - first: A year.
    ///   - second: Another year.
    ///   - group: The name of the group.
    /// - Returns: The severity.
    public func comparability(_ first: Int, _ second: Int, group: String) -> Comparability {
        first == second ? .comparable : entry(first, second, group: group)?.comparability ?? .forbidden
    }

    /// The latest of the largest sets of years of which every pair can be compared.
    ///
    /// - Parameters:
    ///   - years: Distinct years with data, at most 20.
    ///   - group: The name of the group.
    ///   - worst: The worst comparability that a pair may have.
    /// - Returns: The years of the window, ascending, and for each year that is set aside the entry that sets it aside
    ///   (nil where the register has none).
    public func window(
        of years: [Int], group: String, worst: Comparability
    ) -> (years: [Int], setAside: [(year: Int, entry: BreakEntry?)]) {
        let sorted = years.sorted()
        precondition(sorted.count <= 20, "a campaign has at most 20 years")
        var best: [Int] = []
        for subset in 0..<(UInt32(1) << UInt32(sorted.count)) {
            let chosen = sorted.indices.filter { subset & (1 << UInt32($0)) != 0 }.map { sorted[$0] }
            guard chosen.count >= best.count else { continue }
            let agrees = chosen.indices.allSatisfy { later in
                (0..<later).allSatisfy { comparability(chosen[$0], chosen[later], group: group) <= worst }
            }
            guard agrees else { continue }
            let isLater = chosen.reversed().lexicographicallyPrecedes(best.reversed()) == false
            if chosen.count > best.count || isLater { best = chosen }
        }
        let aside = sorted.filter { !best.contains($0) }.map { year in
            let worstPair = best.max { first, second in
                comparability(year, first, group: group) < comparability(year, second, group: group)
            }
            return (year: year, entry: worstPair.flatMap { entry(year, $0, group: group) })
        }
        return (best, aside)
    }

    private static func key(_ from: Int, _ to: Int) -> Int { from * 10_000 + to }
}
