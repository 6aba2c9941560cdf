// SPDX-License-Identifier: GPL-3.0-or-later

/// One unit stands in a relation to another.
public struct Relation: Hashable, Codable, Sendable {
    /// What the other unit is to the unit; a closed list.
    public enum Role: String, CaseIterable, Codable, Sendable {
        /// Alike in context.
        case peer
        /// A school of like context to learn from: proposed, to be agreed upon.
        case leader
    }

    /// Why the other unit was chosen; a closed list.
    public enum Basis: String, CaseIterable, Codable, Sendable {
        /// It is near in context.
        case context
        /// It is confirmed to be strong where the unit is confirmed to be weak: ``Relation/indicators``.
        case confirmedWeakness
        /// It is confirmed to be strong where the unit has its lowest level, though no weakness is confirmed.
        case lowestLevel
        /// The education department named it a leader; nothing confirms that it is strong where the unit is weak.
        case status
    }

    /// The unit.
    public var unit: AnalysisUnit
    /// The other unit.
    public var other: AnalysisUnit
    /// What the other unit is to the unit.
    public var role: Role
    /// The place among those of one unit and role, from 1; the nearest first.
    public var rank: Int
    /// The distance in standardised context features, at least 0; no unit.
    public var distance: Double
    /// The way by road, km; nil where it is not known.
    public var kilometres: Double?
    /// Whether both lie in one municipality; nil where that is not known.
    public var isSameMunicipality: Bool?
    /// Why the other unit was chosen.
    public var basis: Basis
    /// The numbers of the indicators on which the other unit is strong and the unit weak, ascending; none for a peer.
    public var indicators: [Int]

    /// Relates two units.
    ///
    /// - Parameters:
    ///   - unit: The unit.
    ///   - other: The other unit.
    ///   - role: What the other unit is to the unit.
    ///   - rank: The place among those of one unit and role, from 1.
    ///   - distance: The distance in standardised context features.
    ///   - kilometres: The way by road, km.
    ///   - isSameMunicipality: Whether both lie in one municipality.
    ///   - basis: Why the other unit was chosen.
    ///   - indicators: The indicators on which the other unit is strong and the unit weak.
    public init(
        unit: AnalysisUnit, other: AnalysisUnit, role: Role, rank: Int, distance: Double, kilometres: Double? = nil,
        isSameMunicipality: Bool? = nil, basis: Basis = .context, indicators: [Int] = []
    ) {
        self.unit = unit
        self.other = other
        self.role = role
        self.rank = rank
        self.distance = distance
        self.kilometres = kilometres
        self.isSameMunicipality = isSameMunicipality
        self.basis = basis
        self.indicators = indicators
    }
}
