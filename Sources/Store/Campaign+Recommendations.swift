// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import Monitoring

extension Campaign {
    /// The drafts of the last run of a stage.
    ///
    /// - Parameter stage: The stage; nil: the run without a document.
    /// - Returns: The drafts in their order, with their evidence.
    /// - Throws: `ADBCError`, or ``StoreDefect/unknownValue(table:column:value:)``.
    public func drafts(of stage: Stage?) throws -> [Recommendation] {
        let word = Value.text(DecisionBook.word(stage))
        var evidence: [Int: [RecommendationEvidence]] = [:]
        for row in try connection.rows(
            """
            SELECT recommendation, finding, indicator, quantity, verdict, direction, text FROM recommendation_evidence
            WHERE stage = ? ORDER BY recommendation, position
            """, [word])
        {
            evidence[row[0].int ?? 0, default: []].append(
                RecommendationEvidence(
                    finding: row[1].text ?? "", indicator: row[2].int, quantity: row[3].text ?? "",
                    verdict: row[4].text ?? "", direction: row[5].int ?? 0, text: row[6].text ?? ""))
        }
        return try connection.rows(
            "SELECT position, \(RecommendationColumns.draft) FROM recommendations WHERE stage = ? ORDER BY position",
            [word]
        ).map { row in
            var draft = try RecommendationColumns.draft(row[1...], of: "recommendations")
            draft.evidence = evidence[row[0].int ?? 0] ?? []
            return draft
        }
    }

    /// Where the recommendations of a stage stand: the drafts of its last run beside all that people decided.
    ///
    /// - Parameter stage: The stage; nil: the run without a document.
    /// - Returns: The drafts in their order, then what has no draft any more.
    /// - Throws: `ADBCError`, or ``StoreDefect/unknownValue(table:column:value:)``.
    public func recommendations(of stage: Stage?) throws -> [RecommendationState] {
        try ledger(of: decisionBook()).states(of: stage, drafts: drafts(of: stage))
    }

    /// Puts the drafts of a run in the place of those of its stage.
    func replace(_ drafts: [Recommendation], of stage: Stage?, run: Int) throws {
        let word = DecisionBook.word(stage)
        for table in ["recommendations", "recommendation_evidence"] {
            try connection.execute("DELETE FROM \(table) WHERE stage = ?", [.text(word)])
        }
        try connection.ingest(
            into: "recommendations",
            Self.head(run, word, drafts.count)
                + [IngestColumn("position", .int32((0..<Int32(drafts.count)).map { $0 }))]
                + RecommendationColumns.columns(of: drafts, fingerprints: drafts.map(\.fingerprint)))
        let evidence = drafts.enumerated().flatMap { draft, content in
            content.evidence.enumerated().map { (Int32(draft), Int32($0), $1) }
        }
        try connection.ingest(
            into: "recommendation_evidence",
            Self.head(run, word, evidence.count) + [
                IngestColumn("recommendation", .int32(evidence.map(\.0))),
                IngestColumn("position", .int32(evidence.map(\.1))),
                IngestColumn("finding", .string(evidence.map(\.2.finding))),
                IngestColumn("indicator", .optional(evidence.map { $0.2.indicator.map { Int32(clamping: $0) } })),
                IngestColumn("quantity", .string(evidence.map(\.2.quantity))),
                IngestColumn("verdict", .string(evidence.map(\.2.verdict))),
                IngestColumn("direction", .int32(evidence.map { Int32(clamping: $0.2.direction) })),
                IngestColumn("text", .string(evidence.map(\.2.text))),
            ])
        try refreshRecommendations()
    }

    private static func head(_ run: Int, _ stage: String, _ count: Int) -> [IngestColumn] {
        [
            IngestColumn("run", .int32(Array(repeating: Int32(run), count: count))),
            IngestColumn("stage", .string(Array(repeating: stage, count: count))),
        ]
    }

    /// Writes anew where the recommendations of every stage stand, for the view.
    func refreshRecommendations() throws {
        let ledger = try ledger(of: decisionBook())
        try connection.execute("DELETE FROM recommendation_states")
        for stage in [nil] + Stage.allCases.map(Optional.some) {
            let drafts = try drafts(of: stage)
            // A stage that was not run has nothing to say.
            let run = try connection.rows(
                "SELECT 1 FROM runs WHERE stage = ?", [.text(DecisionBook.word(stage))])
            if run.isEmpty && drafts.isEmpty { continue }
            try insert(ledger.states(of: stage, drafts: drafts), of: stage)
        }
    }

    private func insert(_ states: [RecommendationState], of stage: Stage?) throws {
        let count = states.count
        let rows = states.map { RecommendationRelease.Row($0) }
        try connection.ingest(
            into: "recommendation_states",
            [
                IngestColumn("stage", .string(Array(repeating: DecisionBook.word(stage), count: count))),
                IngestColumn("position", .int32((0..<Int32(count)).map { $0 })),
                IngestColumn("status", .string(states.map(\.status.rawValue))),
                IngestColumn("carried", .boolean(states.map(\.isCarried))),
                IngestColumn("evidence_changed", .boolean(states.map(\.isEvidenceChanged))),
                IngestColumn(
                    "evidence",
                    .string(
                        states.map { state in
                            state.draft.evidence.map(\.finding).filter { !$0.isEmpty }.joined(separator: " ")
                        })),
            ] + RecommendationColumns.columns(of: rows.map(\.draft), fingerprints: rows.map(\.fingerprint))
                + RecommendationColumns.columns(ofNotes: rows.map { row in { row[$0] } }))
    }
}
