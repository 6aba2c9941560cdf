// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// One fact on which a rule may rest a recommendation.
struct Basis: Sendable {
    var kind: EvidenceKind
    /// What a record, or what is known, speaks of.
    var about: RuleCondition.Topic?
    /// The indicator; nil where it is about none.
    var indicator: IndicatorDefinition?
    /// The findings and records, with their words.
    var evidence: [RecommendationEvidence]
    /// What fills the places of a text.
    var values: [Placeholder: String] = [:]
    /// What is said of it in short; nil: the words of its evidence.
    var finding: String?
    var grade: RecommendationGrade
    /// Size of the effect times the pupils concerned, in pupils; see ``EvidenceWeight``.
    var size: Double
    /// How many pupils, or teachers, it rests on.
    var concerned = 1
    /// The share that a rule may ask for; of findings of pupils 1.
    var share = 1.0

    /// Size × certainty.
    var weight: Double { size * EvidenceWeight.certainty(grade) }
}

/// How important a piece of evidence is: size of the effect × certainty × pupils concerned.
///
/// The result is in pupils. A level or change: |difference of shares| × pupils of one year, so that a school of 60 pupils a year
/// whose share is 20 points worse counts 12. An event: each pupil. Teachers below the level: each teacher. Measures that
/// were not done: half a pupil each; a report that is missing: one. What is only known: nothing, so that it comes last.
enum EvidenceWeight {
    static func certainty(_ grade: RecommendationGrade) -> Double {
        switch grade {
        case .confirmed: 1
        case .consistent: 0.7
        case .toCheck: 0.5
        }
    }

    static let measure = 0.5
    static let report = 1.0
}
