// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring

/// When a rule drafts a recommendation: every key that is given must hold.
struct RuleCondition: Hashable, Sendable {
    /// Which schools a rule is for.
    enum Group: String, CaseIterable, Sendable {
        case any, shnor, shnsu
    }

    /// What a rule of records, or of what is known, speaks of.
    enum Topic: String, CaseIterable, Sendable {
        /// The report was not handed in, or is of another period.
        case noReport, otherPeriod
        /// Measures of the report that were not carried out, or late, or without a result.
        case notDone, late, withoutResult
        /// Nothing in the registers of indicators 19, 20 and 21, although there is a register.
        case network, networkTeachers, help
        /// Teachers below the declared level, of the subject and of methods.
        case subjectBelow, methodBelow
        /// What is known; what to collect; what of the programme goes on.
        case results, gaps, programme
        /// Something points to the worse, and nothing is confirmed.
        case direction

        /// Whether it is about what is known, so that no measure of a deficit follows.
        var isOfKnown: Bool { [.results, .gaps, .programme, .direction].contains(self) }
        /// Whether every ШНОР gets it, however many other recommendations there are.
        var isBasic: Bool { isOfKnown && self != .direction }
    }

    var evidence: EvidenceKind
    var about: Topic?
    /// The verdicts that count; of the closed list of the kind of evidence.
    var verdicts: Set<Verdict>
    /// The numbers of the indicators; empty: all.
    var indicators: Set<Int>
    var benefit: Benefit?
    /// The procedures, of which the indicator must count one; empty: all.
    var procedures: Set<Procedure>
    var group: Group
    var stage: Stage?
    /// The smallest number of pupils, or of teachers, that the evidence rests on.
    var minimum: Int
    /// The smallest share that counts, of teachers below the level or of measures.
    var share: Double

    /// The verdicts from which something follows; of all others nothing does.
    static func verdicts(_ evidence: EvidenceKind, _ about: Topic?) -> [Verdict] {
        switch evidence {
        case .change: [.worsened]
        case .level: [.belowOthers]
        case .unanswered: [.belowOthers, .worsened]
        case .known where about == .direction: [.worsening, .levelUnclear]
        case .event, .record, .known, .byHand: []
        }
    }

    /// Whether the rule looks at an indicator.
    func fits(_ indicator: IndicatorDefinition) -> Bool {
        (indicators.isEmpty || indicators.contains(indicator.id)) && (benefit ?? indicator.benefit) == indicator.benefit
            && (procedures.isEmpty || indicator.populations.contains { procedures.contains($0.procedure) })
    }
}
