// SPDX-License-Identifier: GPL-3.0-or-later

/// What stood in a `recommendations.xlsx` that was written: the base against which copies of it are read.
public struct RecommendationRelease: Hashable, Sendable {
    /// What stood in the cells of a recommendation that people may change, and what it rested on.
    public struct Row: Hashable, Sendable {
        /// The draft, in the words that stood in the cells.
        public var draft: Recommendation
        /// Where it stood.
        public var status: RecommendationStatus
        /// What people had written beside the draft: reason, day, note and so on.
        public var notes: [RecommendationField: String]
        /// The fingerprint of its evidence.
        public var fingerprint: String

        /// Joins the parts of a row.
        ///
        /// - Parameters:
        ///   - draft: The draft, in the words that stood in the cells.
        ///   - status: Where it stood.
        ///   - notes: What people had written beside the draft.
        ///   - fingerprint: The fingerprint of its evidence.
        public init(
            draft: Recommendation, status: RecommendationStatus, notes: [RecommendationField: String],
            fingerprint: String
        ) {
            self.draft = draft
            self.status = status
            self.notes = notes
            self.fingerprint = fingerprint
        }

        /// What stands in a row of the workbook.
        ///
        /// - Parameter state: The recommendation.
        public init(_ state: RecommendationState) {
            var draft = state.draft
            draft.finding = state[.finding]
            draft.cause = state[.cause]
            draft.measure = state[.measure]
            draft.term = state[.term]
            draft.responsible = state[.responsible]
            draft.expected = state[.expected]
            draft.control = state[.control]
            draft.evidence = []
            var notes: [RecommendationField: String] = [:]
            for field in RecommendationField.allCases where !field.isOfDraft {
                if !state[field].isEmpty { notes[field] = state[field] }
            }
            self.init(draft: draft, status: state.status, notes: notes, fingerprint: state.draft.fingerprint)
        }

        /// What stood in a cell.
        ///
        /// - Parameter field: The field.
        public subscript(field: RecommendationField) -> String {
            field.isOfDraft ? RecommendationState(draft: draft, status: status)[field] : notes[field] ?? ""
        }
    }

    /// The word for «answers no deficit» among the corrections.
    public static let noDeficit = "-"

    /// Its number, from 1: later exports and imports have larger ones.
    public let number: Int
    /// The stage; nil: the run without a document.
    public let stage: Stage?
    /// The recommendations.
    public let rows: [RecommendationKey: Row]
    /// The measures of schools with their corrected deficits; empty where nobody corrected one, ``noDeficit`` for none.
    public let matches: [MeasureMatch.Key: String]
    /// The measures that may be added by hand, by identifier.
    public let measures: [String: OfferedMeasure]

    /// Joins the parts of an export.
    ///
    /// - Parameters:
    ///   - number: Its number, from 1.
    ///   - stage: The stage.
    ///   - rows: The recommendations.
    ///   - matches: The measures of schools with their corrected deficits.
    ///   - measures: The measures that may be added by hand.
    public init(
        number: Int, stage: Stage?, rows: [RecommendationKey: Row], matches: [MeasureMatch.Key: String] = [:],
        measures: [String: OfferedMeasure] = [:]
    ) {
        self.number = number
        self.stage = stage
        self.rows = rows
        self.matches = matches
        self.measures = measures
    }
}
