// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring

/// What a finding speaks of: a school, a group of schools, the territory, the region.
public struct AnalysisUnit: Hashable, Codable, Sendable {
    /// The kind of a unit.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// A school.
        case school
        /// A group of schools.
        case group
        /// All schools of the campaign.
        case territory
        /// The region.
        case region
        /// All teachers of a subject.
        case subject
    }

    /// The kind of the unit.
    public let kind: Kind
    /// The six digits of a school, the code of a group, the name of a subject, or the kind's own name.
    public let code: String

    /// Names a unit.
    ///
    /// - Parameters:
    ///   - kind: Its kind.
    ///   - code: Its code within the kind.
    public init(kind: Kind, code: String) {
        self.kind = kind
        self.code = code
    }

    /// A school.
    public static func school(_ id: SchoolID) -> AnalysisUnit { AnalysisUnit(kind: .school, code: id.code) }
    /// All teachers of a subject.
    public static func subject(_ name: String) -> AnalysisUnit { AnalysisUnit(kind: .subject, code: name) }
    /// ШНОР and ШНСУ together.
    public static let watched = AnalysisUnit(kind: .group, code: "shnor_shnsu")
    /// ШНОР.
    public static let lowResults = AnalysisUnit(kind: .group, code: "shnor")
    /// ШНСУ.
    public static let adverseConditions = AnalysisUnit(kind: .group, code: "shnsu")
    /// All other schools.
    public static let others = AnalysisUnit(kind: .group, code: "others")
    /// All schools of the campaign.
    public static let territory = AnalysisUnit(kind: .territory, code: "territory")
    /// The region of a campaign that names its file.
    public static let region = AnalysisUnit(kind: .region, code: "region")
}
