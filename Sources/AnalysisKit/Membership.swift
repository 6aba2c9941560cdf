// SPDX-License-Identifier: GPL-3.0-or-later

/// A unit belongs to a group of units that are alike.
public struct Membership: Hashable, Codable, Sendable {
    /// The unit.
    public var unit: AnalysisUnit
    /// The number of the group, from 1; the plugin's ``FindingTable/groupProfiles`` describe it.
    public var group: Int
    /// How much nearer the unit is to its own group than to the next one, from −1 to 1; nil where there is one group.
    public var silhouette: Double?
    /// How well the group is found again in bootstrap samples (Jaccard), from 0 to 1; nil where it was not examined.
    public var stability: Double?

    /// Says to which group a unit belongs.
    ///
    /// - Parameters:
    ///   - unit: The unit.
    ///   - group: The number of the group, from 1.
    ///   - silhouette: The silhouette of the unit, from −1 to 1.
    ///   - stability: The bootstrap Jaccard of the group, from 0 to 1.
    public init(unit: AnalysisUnit, group: Int, silhouette: Double? = nil, stability: Double? = nil) {
        self.unit = unit
        self.group = group
        self.silhouette = silhouette
        self.stability = stability
    }
}
