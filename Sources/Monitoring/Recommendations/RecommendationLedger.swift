// SPDX-License-Identifier: GPL-3.0-or-later

/// Where every recommendation of a stage stands: its drafts beside what people decided, in all workbooks and stages.
///
/// No decision goes: one whose draft is gone stays as withdrawn, with the words that people had before their eyes; one whose
/// evidence is another now is marked; what the interim stage recommended and nobody did comes back in the final one.
public struct RecommendationLedger: Sendable {
    private let book: DecisionBook
    private let last: [RecommendationKey: Recommendation]

    /// Opens the ledger.
    ///
    /// - Parameters:
    ///   - book: What people decided.
    ///   - last: The recommendations as the last export of each showed them: the words of those whose draft is gone.
    ///   - measures: The measures of the catalogue, by identifier: the words of those that were added by hand.
    public init(
        _ book: DecisionBook, last: [RecommendationKey: Recommendation] = [:], measures: [String: OfferedMeasure] = [:]
    ) {
        self.book = book
        var last = last
        for key in book.decisions.keys where key.rule == RecommendationKey.byHand && last[key] == nil {
            var draft = measures[key.subject]?.recommendation(for: key.school) ?? Self.unknown(key)
            draft.key = key
            last[key] = draft
        }
        self.last = last
    }

    /// The recommendations of a stage.
    ///
    /// - Parameters:
    ///   - stage: The stage; nil: the run without a document.
    ///   - drafts: The drafts of its last run.
    /// - Returns: The drafts in their order, then what has no draft, by key.
    public func states(of stage: Stage?, drafts: [Recommendation]) -> [RecommendationState] {
        let drafted = Set(drafts.map(\.key))
        let rest = book.decisions.keys.filter { !drafted.contains($0) && belongs($0, to: stage) }.sorted()
        return drafts.map { state($0, stage: stage) } + rest.map { orphan($0, stage: stage) }
    }

    /// Whether what was said of a recommendation without a draft is told of in a stage: the interim document has fewer
    /// indicators, and what was said of the others is not withdrawn there.
    private func belongs(_ key: RecommendationKey, to stage: Stage?) -> Bool {
        let stages = book.stages[key] ?? []
        guard stage == .interim else { return true }
        if key.rule == RecommendationKey.byHand { return stages != [DecisionBook.word(.final)] }
        return stages.contains(DecisionBook.word(.interim))
    }

    private func state(_ draft: Recommendation, stage: Stage?) -> RecommendationState {
        let decision = book.decisions[draft.key]
        let isDecided = decision.map { $0.status != .draft } ?? false
        return RecommendationState(
            draft: draft, status: decision?.status ?? .draft, decision: decision,
            isEvidenceChanged: isDecided && decision?.fingerprint != draft.fingerprint,
            isCarried: isCarried(draft.key, stage: stage))
    }

    /// What people decided of a recommendation that the stage has no draft of.
    private func orphan(_ key: RecommendationKey, stage: Stage?) -> RecommendationState {
        let decision = book.decisions[key]
        let draft = last[key] ?? Self.unknown(key)
        let isByHand = key.rule == RecommendationKey.byHand
        let isCarried = isCarried(key, stage: stage)
        // What the interim stage recommended is not withdrawn in silence: it is carried over, done, or rejected.
        let isKept = isByHand || isCarried
        return RecommendationState(
            draft: draft, status: isKept ? decision?.status ?? .added : .withdrawn, decision: decision,
            isEvidenceChanged: isCarried && !isByHand, isCarried: isCarried)
    }

    /// Whether the interim stage recommended it, and nobody has done it.
    private func isCarried(_ key: RecommendationKey, stage: Stage?) -> Bool {
        guard stage == .final, book.adopted[key]?.contains(DecisionBook.word(.interim)) == true,
            let decision = book.decisions[key], (decision.edits[.done] ?? "").isEmpty
        else { return false }
        let isRejectedSince =
            decision.status == .rejected && book.stages[key]?.contains(DecisionBook.word(.final)) == true
        return decision.status.isAdopted || isRejectedSince
    }

    /// What is left of a recommendation of which no export is known any more.
    private static func unknown(_ key: RecommendationKey) -> Recommendation {
        Recommendation(
            key: key, kind: key.rule == RecommendationKey.byHand ? .byHand : .known, deficit: "", finding: "",
            measures: [], measure: "", term: "", responsible: "", expected: "", control: "", grade: .toCheck)
    }
}
