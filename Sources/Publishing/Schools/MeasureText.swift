// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Wording

/// A recommendation in the words of one language.
struct MeasureText {
    let measure: SchoolPage.Measure

    init(_ state: RecommendationState, _ language: Language) {
        let draft = state.draft
        var flags: [String] = []
        if state.isCarried { flags.append(DecisionWords.carried[language]) }
        if state.isEvidenceChanged { flags.append(SchoolPageWords.evidenceChanged[language]) }
        if draft.kind == .event { flags.append(SchoolPageWords.internalOnly[language]) }
        measure = SchoolPage.Measure(
            key: draft.key.text, addressee: draft.key.addressee, finding: state[.finding],
            cause: Self.hypothesis(state[.cause], language), measure: state[.measure], term: state[.term],
            responsible: state[.responsible], expected: state[.expected], control: state[.control],
            grade: draft.grade, status: state.status, reason: state.status == .rejected ? state[.reason] : "",
            done: state[.done], flags: flags, evidence: draft.evidence)
    }

    /// A cause always says that it is a possible one.
    private static func hypothesis(_ cause: String, _ language: Language) -> String {
        let folded = cause.lowercased()
        let isMarked = ["возможная причина", "возможно", "гипотеза", "possible", "hypothesis"].contains {
            folded.hasPrefix($0)
        }
        return cause.isEmpty || isMarked ? cause : "\(SchoolPageWords.hypothesis[language]): \(cause)"
    }
}
