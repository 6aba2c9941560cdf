// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring

/// What `recommendations.xlsx` holds: the recommendations of a stage with what became of them, and what may be added.
public struct RecommendationBook: Sendable {
    /// The number of the export: copies are read against it.
    public var release: Int
    /// The recommendations, in their order.
    public var states: [RecommendationState]
    /// The schools, for their names.
    public var schools: [SchoolID: School]
    /// The measures that may be added by hand, in the order of the catalogue.
    public var measures: [OfferedMeasure]
    /// The measures of schools with the deficits that they answer.
    public var matches: [MeasureMatch]
    /// What copies contradict each other about.
    public var conflicts: [DecisionBook.Conflict]

    /// The path below the output folder.
    public static let path = "recommendations.xlsx"

    /// Joins the parts of a workbook.
    ///
    /// - Parameters:
    ///   - release: The number of the export.
    ///   - states: The recommendations, in their order.
    ///   - schools: The schools, for their names.
    ///   - measures: The measures that may be added by hand.
    ///   - matches: The measures of schools with the deficits that they answer.
    ///   - conflicts: What copies contradict each other about.
    public init(
        release: Int, states: [RecommendationState], schools: [School], measures: [OfferedMeasure] = [],
        matches: [MeasureMatch] = [], conflicts: [DecisionBook.Conflict] = []
    ) {
        self.release = release
        self.states = states
        self.schools = Dictionary(schools.map { ($0.id, $0) }) { first, _ in first }
        self.measures = measures
        self.matches = matches
        self.conflicts = conflicts
    }

    /// The six digits of a school and its short name.
    func name(of school: SchoolID) -> String {
        let name = schools[school].map { $0.shortName ?? $0.name } ?? ""
        return name.isEmpty ? school.code : "\(school.code) \(name)"
    }
}
