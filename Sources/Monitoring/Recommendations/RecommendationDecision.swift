// SPDX-License-Identifier: GPL-3.0-or-later

/// What people decided of a recommendation; lives by its key, beyond runs and stages.
public struct RecommendationDecision: Hashable, Sendable {
    /// What it is known by.
    public var key: RecommendationKey
    /// What was decided.
    public var status: RecommendationStatus
    /// What people wrote instead of the draft's words, by field; a field that they left alone is absent.
    public var edits: [RecommendationField: String]
    /// The fingerprint of the evidence that they saw; empty for a row added by hand.
    public var fingerprint: String

    /// Joins the parts of a decision.
    ///
    /// - Parameters:
    ///   - key: What it is known by.
    ///   - status: What was decided.
    ///   - edits: What people wrote instead of the draft's words, by field.
    ///   - fingerprint: The fingerprint of the evidence that they saw.
    public init(
        key: RecommendationKey, status: RecommendationStatus, edits: [RecommendationField: String] = [:],
        fingerprint: String
    ) {
        self.key = key
        self.status = status
        self.edits = edits
        self.fingerprint = fingerprint
    }
}

/// Where a recommendation stands; a closed list.
public enum RecommendationStatus: String, CaseIterable, Codable, Sendable {
    /// Drafted, nobody decided.
    case draft
    /// Accepted as it was drafted.
    case accepted
    /// Accepted with changes.
    case changed
    /// Rejected, with a reason.
    case rejected
    /// Added by the working group.
    case added
    /// Its evidence is gone.
    case withdrawn

    /// Whether the working group recommends it.
    public var isAdopted: Bool { self == .accepted || self == .changed || self == .added }
}

/// What people may write of a recommendation; a closed list, in the order of the workbook.
public enum RecommendationField: String, CaseIterable, Codable, Sendable {
    /// The deficit in words.
    case finding
    /// The possible cause.
    case cause
    /// What to do.
    case measure
    /// The term.
    case term
    /// Who answers for it.
    case responsible
    /// What is expected.
    case expected
    /// How to check it.
    case control
    /// Why it was rejected.
    case reason
    /// The day of the decision.
    case decidedOn
    /// Who decided.
    case decidedBy
    /// The day, or the words, of its fulfilment; empty while it is not done.
    case done
    /// A note of the group.
    case note
}

/// A recommendation with what became of it: the row that people see.
public struct RecommendationState: Hashable, Sendable {
    /// The draft of the last run of the stage; of a withdrawn one the last draft that there was.
    public var draft: Recommendation
    /// Where it stands.
    public var status: RecommendationStatus
    /// The decision; nil where nobody decided.
    public var decision: RecommendationDecision?
    /// Whether the evidence differs from what people saw when they decided.
    public var isEvidenceChanged: Bool
    /// Whether the interim stage recommended it and it was not done.
    public var isCarried: Bool

    /// Joins the parts of a state.
    ///
    /// - Parameters:
    ///   - draft: The draft.
    ///   - status: Where it stands.
    ///   - decision: The decision.
    ///   - isEvidenceChanged: Whether the evidence differs from what people saw.
    ///   - isCarried: Whether the interim stage recommended it and it was not done.
    public init(
        draft: Recommendation, status: RecommendationStatus, decision: RecommendationDecision? = nil,
        isEvidenceChanged: Bool = false, isCarried: Bool = false
    ) {
        self.draft = draft
        self.status = status
        self.decision = decision
        self.isEvidenceChanged = isEvidenceChanged
        self.isCarried = isCarried
    }

    /// The words of a field: what people wrote, else the draft's.
    public subscript(field: RecommendationField) -> String {
        if let edit = decision?.edits[field] { return edit }
        switch field {
        case .finding: return draft.finding
        case .cause: return draft.cause
        case .measure: return draft.measure
        case .term: return draft.term
        case .responsible: return draft.responsible
        case .expected: return draft.expected
        case .control: return draft.control
        case .reason, .decidedOn, .decidedBy, .done, .note: return ""
        }
    }
}
