// SPDX-License-Identifier: GPL-3.0-or-later

/// A measure of the catalogue that the working group may add to a school by hand.
public struct OfferedMeasure: Hashable, Sendable {
    /// The identifier in the catalogue, such as `A1`.
    public var id: String
    /// The identifier of the type of deficit.
    public var deficit: String
    /// What the type of deficit is called.
    public var title: String
    /// What to do.
    public var text: String
    /// Who is to act.
    public var addressee: Addressee

    /// Describes a measure.
    ///
    /// - Parameters:
    ///   - id: The identifier in the catalogue.
    ///   - deficit: The identifier of the type of deficit.
    ///   - title: What the type of deficit is called.
    ///   - text: What to do.
    ///   - addressee: Who is to act.
    public init(id: String, deficit: String, title: String, text: String, addressee: Addressee) {
        self.id = id
        self.deficit = deficit
        self.title = title
        self.text = text
        self.addressee = addressee
    }

    /// The recommendation that it becomes when the group adds it to a school: without evidence.
    ///
    /// - Parameter school: The school.
    /// - Returns: The recommendation; what people wrote of it is in their decision.
    public func recommendation(for school: SchoolID) -> Recommendation {
        Recommendation(
            key: RecommendationKey(
                school: school, addressee: addressee, rule: RecommendationKey.byHand, subject: id),
            kind: .byHand, deficit: deficit, finding: title, measures: [id], measure: text, term: "", responsible: "",
            expected: "", control: "", grade: .toCheck)
    }
}
