// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import Monitoring

extension Campaign {
    /// Keeps what a `recommendations.xlsx` holds before it is written.
    ///
    /// Where the last export of the stage held the same and nothing was decided since, it is that export again, so that equal
    /// content gives equal files.
    ///
    /// - Parameters:
    ///   - states: The recommendations, in their order.
    ///   - matches: The measures of schools with the deficits that they answer.
    ///   - measures: The measures that may be added by hand.
    ///   - stage: The stage; nil: the run without a document.
    /// - Returns: The export with its number.
    /// - Throws: `ADBCError`, or ``StoreDefect/unknownValue(table:column:value:)``.
    public func release(
        _ states: [RecommendationState], matches: [MeasureMatch] = [], measures: [OfferedMeasure] = [],
        of stage: Stage?
    ) throws -> RecommendationRelease {
        let content = RecommendationRelease(
            number: 0, stage: stage,
            rows: Dictionary(states.map { ($0.draft.key, RecommendationRelease.Row($0)) }) { first, _ in first },
            matches: Dictionary(matches.map { ($0.key, $0.correction) }) { first, _ in first },
            measures: Dictionary(measures.map { ($0.id, $0) }) { first, _ in first })
        let next = try nextStamp()
        if next > 1, let last = try release(next - 1), last.stage == stage, last.rows == content.rows,
            last.matches == content.matches, last.measures == content.measures
        {
            return last
        }
        try insert(content, states.map(\.draft.key), measures, number: next)
        return RecommendationRelease(
            number: next, stage: stage, rows: content.rows, matches: content.matches, measures: content.measures)
    }

    /// What the last export held; nil where none was written.
    ///
    /// - Returns: The export.
    /// - Throws: `ADBCError`, or ``StoreDefect/unknownValue(table:column:value:)``.
    public func lastRelease() throws -> RecommendationRelease? {
        guard let number = try lastNumber(), let last = try release(number) else { return nil }
        // A row that was added from an earlier catalogue is still that row.
        return RecommendationRelease(
            number: number, stage: last.stage, rows: last.rows, matches: last.matches, measures: try offeredMeasures())
    }

    /// Runs changes that belong together; where one fails, nothing is changed.
    ///
    /// - Parameter body: The changes.
    /// - Returns: What they return.
    /// - Throws: What they throw, or `ADBCError`.
    public func together<Result>(_ body: () throws -> Result) throws -> Result { try connection.transaction(body) }

    private func lastNumber() throws -> Int? {
        try connection.rows("SELECT CAST(max(number) AS BIGINT) FROM recommendation_releases").first?.first?.int
    }

    /// What an export held.
    ///
    /// - Parameter number: Its number.
    /// - Returns: The export; nil where this campaign wrote none of this number.
    /// - Throws: `ADBCError`, or ``StoreDefect/unknownValue(table:column:value:)``.
    public func release(_ number: Int) throws -> RecommendationRelease? {
        guard
            let stage = try connection.rows("SELECT stage FROM recommendation_releases WHERE number = \(number)").first
        else { return nil }
        var rows: [RecommendationKey: RecommendationRelease.Row] = [:]
        let names = RecommendationColumns.notes.map(\.column).joined(separator: ", ")
        for row in try connection.rows(
            """
            SELECT status, fingerprint, \(names), \(RecommendationColumns.draft) FROM recommendation_exports
            WHERE release = \(number) ORDER BY position
            """)
        {
            guard let status = RecommendationStatus(rawValue: row[0].text ?? "") else {
                throw StoreDefect.unknownValue(
                    table: "recommendation_exports", column: "status", value: row[0].text ?? "")
            }
            var notes: [RecommendationField: String] = [:]
            for (index, note) in RecommendationColumns.notes.enumerated() {
                if let text = row[2 + index].text, !text.isEmpty { notes[note.field] = text }
            }
            let draft = try RecommendationColumns.draft(
                row[(2 + RecommendationColumns.notes.count)...], of: "recommendation_exports")
            rows[draft.key] = RecommendationRelease.Row(
                draft: draft, status: status, notes: notes, fingerprint: row[1].text ?? "")
        }
        let matches = try connection.rows("SELECT key, deficit FROM match_exports WHERE release = \(number)")
            .compactMap { row in MeasureMatch.Key(text: row[0].text ?? "").map { ($0, row[1].text ?? "") } }
        return RecommendationRelease(
            number: number, stage: stage[0].text.flatMap(Stage.init(rawValue:)), rows: rows,
            matches: Dictionary(matches) { first, _ in first },
            measures: try offeredMeasures(where: "release = \(number)"))
    }

    /// The measures that workbooks offered to be added by hand, each as the last one had it.
    func offeredMeasures() throws -> [String: OfferedMeasure] {
        try offeredMeasures(
            where: """
                NOT EXISTS (SELECT 1 FROM offered_measures l WHERE l.id = o.id AND l.release > o.release)
                """)
    }

    private func offeredMeasures(where condition: String) throws -> [String: OfferedMeasure] {
        let measures = try connection.rows(
            """
            SELECT id, deficit, title, text, addressee FROM offered_measures o WHERE \(condition)
            ORDER BY release, position
            """
        ).map { row in
            guard let addressee = Addressee(rawValue: row[4].text ?? "") else {
                throw StoreDefect.unknownValue(
                    table: "offered_measures", column: "addressee", value: row[4].text ?? "")
            }
            return OfferedMeasure(
                id: row[0].text ?? "", deficit: row[1].text ?? "", title: row[2].text ?? "", text: row[3].text ?? "",
                addressee: addressee)
        }
        return Dictionary(measures.map { ($0.id, $0) }) { first, _ in first }
    }

    private func insert(
        _ content: RecommendationRelease, _ keys: [RecommendationKey], _ measures: [OfferedMeasure], number: Int
    ) throws {
        try connection.execute(
            "INSERT INTO recommendation_releases VALUES (\(number), ?)", [.text(DecisionBook.word(content.stage))])
        let rows = keys.compactMap { content.rows[$0] }
        func release(_ count: Int) -> IngestColumn {
            IngestColumn("release", .int32(Array(repeating: Int32(number), count: count)))
        }
        func position(_ count: Int) -> IngestColumn {
            IngestColumn("position", .int32((0..<Int32(count)).map { $0 }))
        }
        try connection.ingest(
            into: "recommendation_exports",
            [
                release(rows.count), position(rows.count),
                IngestColumn("status", .string(rows.map(\.status.rawValue))),
            ] + RecommendationColumns.columns(of: rows.map(\.draft), fingerprints: rows.map(\.fingerprint))
                + RecommendationColumns.columns(ofNotes: rows.map { row in { row[$0] } }))
        let matches = content.matches.sorted { $0.key < $1.key }
        try connection.ingest(
            into: "match_exports",
            [
                release(matches.count), IngestColumn("key", .string(matches.map(\.key.text))),
                IngestColumn("deficit", .string(matches.map(\.value))),
            ])
        try connection.ingest(
            into: "offered_measures",
            [
                release(measures.count), position(measures.count), IngestColumn("id", .string(measures.map(\.id))),
                IngestColumn("deficit", .string(measures.map(\.deficit))),
                IngestColumn("title", .string(measures.map(\.title))),
                IngestColumn("text", .string(measures.map(\.text))),
                IngestColumn("addressee", .string(measures.map(\.addressee.rawValue))),
            ])
    }
}
