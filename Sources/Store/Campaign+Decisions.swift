// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import Monitoring

extension Campaign {
    /// What people decided, brought together from all files that were imported.
    ///
    /// - Returns: The decisions, and where copies contradict each other.
    /// - Throws: `ADBCError`, or ``StoreDefect/unknownValue(table:column:value:)``.
    public func decisionBook() throws -> DecisionBook {
        struct Exported: Hashable {
            let release: Int
            let key: String
        }
        let rows = try filedDecisions()
        var known: [Exported: (Stage?, String)] = [:]
        if !rows.isEmpty {
            for row in try connection.rows(
                """
                SELECT e.release, e.key, r.stage, e.fingerprint FROM recommendation_exports e
                JOIN recommendation_releases r ON r.number = e.release
                WHERE EXISTS (SELECT 1 FROM decisions d WHERE d.release = e.release AND d.key = e.key)
                """)
            {
                known[Exported(release: row[0].int ?? 0, key: row[1].text ?? "")] = (
                    row[2].text.flatMap(Stage.init(rawValue:)), row[3].text ?? ""
                )
            }
        }
        return DecisionBook(rows) { release, key in
            known[Exported(release: release, key: key)].map { (stage: $0.0, fingerprint: $0.1) }
        }
    }

    /// What each file says, row by row.
    private func filedDecisions() throws -> [FiledDecision] {
        struct Row: Hashable {
            let `import`: Int
            let position: Int
        }
        var found: [FiledDecision] = []
        var places: [Row: Int] = [:]
        for row in try connection.rows(
            """
            SELECT d.import, d.position, i.file, f.stamp, d.release, d.key, d.field, d.value FROM decisions d
            JOIN imports i ON i.id = d.import JOIN decision_files f ON f.import = d.import
            ORDER BY f.stamp, d.import, d.position
            """)
        {
            let place = Row(import: row[0].int ?? 0, position: row[1].int ?? 0)
            let index = places[place] ?? found.count
            var decision =
                index < found.count
                ? found[index].row : DecisionRow(key: row[5].text ?? "", release: row[4].int ?? 0, changes: [:])
            if let code = row[6].text {
                guard let field = DecisionField(code: code) else {
                    throw StoreDefect.unknownValue(table: "decisions", column: "field", value: code)
                }
                decision.changes[field] = row[7].text ?? ""
            }
            let filed = FiledDecision(file: row[2].text ?? "", stamp: row[3].int ?? 0, row: decision)
            if index < found.count { found[index] = filed } else { found.append(filed) }
            places[place] = index
        }
        return found
    }

    /// The ledger of the recommendations: what is not drafted any more is shown as the last export had it.
    func ledger(of book: DecisionBook) throws -> RecommendationLedger {
        var last: [RecommendationKey: Recommendation] = [:]
        for row in try connection.rows(
            """
            SELECT \(RecommendationColumns.draft) FROM recommendation_exports e
            WHERE EXISTS (SELECT 1 FROM decisions d WHERE d.key = e.key)
                AND NOT EXISTS (SELECT 1 FROM recommendation_exports l WHERE l.key = e.key AND l.release > e.release)
            """)
        {
            let draft = try RecommendationColumns.draft(row[...], of: "recommendation_exports")
            last[draft.key] = draft
        }
        return RecommendationLedger(book, last: last, measures: try offeredMeasures())
    }

    /// Stores what a file decided; the stamp tells which exports have seen it.
    func insertDecisions(_ rows: [DecisionRow], id: Int, stamp: Int?) throws {
        guard !rows.isEmpty else { return }
        try connection.execute("INSERT INTO decision_files VALUES (\(id), \(try stamp ?? nextStamp()))")
        let cells = rows.enumerated().flatMap { position, row in
            let changes = row.changes.sorted { $0.key.code < $1.key.code }.map { ($0.key.code, $0.value) }
            let fields: [(String?, String?)] = changes.isEmpty ? [(nil, nil)] : changes.map { ($0.0, $0.1) }
            return fields.map { (position: Int32(position), row: row, field: $0.0, value: $0.1) }
        }
        try connection.ingest(
            into: "decisions",
            [
                IngestColumn("import", .int32(Array(repeating: Int32(id), count: cells.count))),
                IngestColumn("position", .int32(cells.map(\.position))),
                IngestColumn("release", .int32(cells.map { Int32(clamping: $0.row.release) })),
                IngestColumn("key", .string(cells.map(\.row.key))),
                IngestColumn("field", .optional(cells.map(\.field))),
                IngestColumn("value", .optional(cells.map(\.value))),
            ])
    }

    /// When the decisions of an import came in; nil where it decided nothing.
    func stamp(of id: Int) throws -> Int? {
        try connection.rows("SELECT stamp FROM decision_files WHERE import = \(id)").first?.first?.int
    }

    /// The next number of the clock that exports and imports of decisions share.
    func nextStamp() throws -> Int {
        try connection.rows(
            """
            SELECT CAST(1 + greatest(
                coalesce((SELECT max(number) FROM recommendation_releases), 0),
                coalesce((SELECT max(stamp) FROM decision_files), 0)) AS BIGINT)
            """
        ).first?.first?.int ?? 1
    }
}
