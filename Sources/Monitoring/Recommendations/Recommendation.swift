// SPDX-License-Identifier: GPL-3.0-or-later

/// A recommendation as a run drafts it: what the evidence supports, with the evidence.
///
/// The texts are in the language of the run. A decision of people is no part of it: see ``RecommendationDecision``.
public struct Recommendation: Hashable, Sendable {
    /// What it is known by.
    public var key: RecommendationKey
    /// What it rests on.
    public var kind: EvidenceKind
    /// The identifier of the deficit in the catalogue, such as `A`.
    public var deficit: String
    /// The deficit in words, with the indicator, its value and participants.
    public var finding: String
    /// A possible cause, as a hypothesis to check; empty where the rule names none.
    public var cause: String
    /// The identifiers of the measures in the catalogue, the most important first.
    public var measures: [String]
    /// What to do.
    public var measure: String
    /// The term in words, such as «до 20.12.2024».
    public var term: String
    /// The role that answers for it.
    public var responsible: String
    /// What is expected to come of it.
    public var expected: String
    /// How to check that it did.
    public var control: String
    /// How sure it is.
    public var grade: RecommendationGrade
    /// Size of the effect × certainty × pupils concerned, in pupils: the larger comes first.
    public var priority: Double
    /// The findings that it rests on; empty for ``EvidenceKind/known`` where there is none.
    public var evidence: [RecommendationEvidence]

    /// Joins the parts of a recommendation.
    public init(
        key: RecommendationKey, kind: EvidenceKind, deficit: String, finding: String, cause: String = "",
        measures: [String], measure: String, term: String, responsible: String, expected: String, control: String,
        grade: RecommendationGrade, priority: Double = 0, evidence: [RecommendationEvidence] = []
    ) {
        self.key = key
        self.kind = kind
        self.deficit = deficit
        self.finding = finding
        self.cause = cause
        self.measures = measures
        self.measure = measure
        self.term = term
        self.responsible = responsible
        self.expected = expected
        self.control = control
        self.grade = grade
        self.priority = priority
        self.evidence = evidence
    }

    /// What a decision rests on: verdict and direction of each finding, and the grade; never raw numbers.
    ///
    /// Where it differs from what people saw, the evidence has changed since.
    public var fingerprint: String {
        let signs = Set(evidence.map(\.sign)).sorted().joined(separator: ";")
        return "\(kind.rawValue)|\(grade.rawValue)|\(signs)"
    }
}

/// What a recommendation rests on; a closed list.
public enum EvidenceKind: String, CaseIterable, Codable, Sendable {
    /// A confirmed change between comparable years.
    case change
    /// A level that is worse than that of the other schools, confirmed.
    case level
    /// Pupils below the minimum after all re-sits: help, never a trend; internal edition only.
    case event
    /// A weak indicator that no measure of the school's programme answers.
    case unanswered
    /// Registers and reports: what was not handed in, not done, or not proved.
    case record
    /// Nothing follows yet: what is known, what to collect, what to watch and to continue.
    case known
    /// The working group added it.
    case byHand
}

/// How sure a recommendation is; a closed list.
public enum RecommendationGrade: String, CaseIterable, Codable, Sendable {
    /// Its evidence is confirmed.
    case confirmed
    /// At least two related indicators point in one direction.
    case consistent
    /// To be checked first.
    case toCheck
}

/// One finding that a recommendation rests on.
public struct RecommendationEvidence: Hashable, Sendable {
    /// The finding's identifier within its run, such as `dynamics:1042`: plugin and position; empty for a record.
    public var finding: String
    /// The number of the indicator; nil where it is about none.
    public var indicator: Int?
    /// The code of the quantity, such as `level`, or of the record, such as `report`.
    public var quantity: String
    /// The code of the verdict; empty where there is none.
    public var verdict: String
    /// −1, 0 or 1: the sign of the estimate; 0 where there is none.
    public var direction: Int
    /// The evidence in words with its numbers, in the language of the run.
    public var text: String

    /// Joins the parts of an evidence.
    ///
    /// - Parameters:
    ///   - finding: The finding's identifier within its run.
    ///   - indicator: The number of the indicator.
    ///   - quantity: The code of the quantity or of the record.
    ///   - verdict: The code of the verdict.
    ///   - direction: The sign of the estimate.
    ///   - text: The evidence in words.
    public init(
        finding: String, indicator: Int?, quantity: String, verdict: String = "", direction: Int = 0, text: String
    ) {
        self.finding = finding
        self.indicator = indicator
        self.quantity = quantity
        self.verdict = verdict
        self.direction = direction
        self.text = text
    }

    /// What a fingerprint keeps of it.
    var sign: String { "\(indicator.map(String.init) ?? "")\(quantity):\(verdict):\(direction)" }
}
