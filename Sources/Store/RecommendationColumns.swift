// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Monitoring

/// Recommendations as columns of a table, and back.
enum RecommendationColumns {
    /// The columns of a draft, in the order in which they are read.
    static let draft =
        "key, kind, deficit, measures, grade, priority, finding, cause, measure, term, responsible, expected, control"
    /// The columns of what people write beside a draft.
    static let notes: [(column: String, field: RecommendationField)] = [
        ("reason", .reason), ("decided_on", .decidedOn), ("decided_by", .decidedBy), ("done", .done), ("note", .note),
    ]
    /// How many columns ``draft`` has.
    static let count = 13

    /// The columns of drafts.
    ///
    /// - Parameters:
    ///   - drafts: The drafts.
    ///   - fingerprints: The fingerprint of each.
    /// - Returns: ``draft`` and `fingerprint`.
    static func columns(of drafts: [Recommendation], fingerprints: [String]) -> [IngestColumn] {
        [
            IngestColumn("key", .string(drafts.map(\.key.text))),
            IngestColumn("kind", .string(drafts.map(\.kind.rawValue))),
            IngestColumn("deficit", .string(drafts.map(\.deficit))),
            IngestColumn("measures", .string(drafts.map { $0.measures.joined(separator: " ") })),
            IngestColumn("grade", .string(drafts.map(\.grade.rawValue))),
            IngestColumn("priority", .double(drafts.map(\.priority))),
            IngestColumn("fingerprint", .string(fingerprints)),
            IngestColumn("finding", .string(drafts.map(\.finding))),
            IngestColumn("cause", .string(drafts.map(\.cause))),
            IngestColumn("measure", .string(drafts.map(\.measure))),
            IngestColumn("term", .string(drafts.map(\.term))),
            IngestColumn("responsible", .string(drafts.map(\.responsible))),
            IngestColumn("expected", .string(drafts.map(\.expected))),
            IngestColumn("control", .string(drafts.map(\.control))),
        ]
    }

    /// The columns of what people wrote beside drafts.
    ///
    /// - Parameter rows: What each row says.
    /// - Returns: The columns.
    static func columns(ofNotes rows: [(RecommendationField) -> String]) -> [IngestColumn] {
        notes.map { column, field in IngestColumn(column, .string(rows.map { $0(field) })) }
    }

    /// Reads a draft back, without its evidence.
    ///
    /// - Parameters:
    ///   - row: The values of ``draft``.
    ///   - table: The table, for errors.
    /// - Returns: The draft.
    /// - Throws: ``StoreDefect/unknownValue(table:column:value:)`` for words of another program.
    static func draft(_ row: ArraySlice<Value>, of table: String) throws -> Recommendation {
        let row = Array(row)
        func text(_ index: Int) -> String { row[index].text ?? "" }
        guard let key = RecommendationKey(text: text(0)) else {
            throw StoreDefect.unknownValue(table: table, column: "key", value: text(0))
        }
        guard let kind = EvidenceKind(rawValue: text(1)) else {
            throw StoreDefect.unknownValue(table: table, column: "kind", value: text(1))
        }
        guard let grade = RecommendationGrade(rawValue: text(4)) else {
            throw StoreDefect.unknownValue(table: table, column: "grade", value: text(4))
        }
        return Recommendation(
            key: key, kind: kind, deficit: text(2), finding: text(6), cause: text(7),
            measures: text(3).split(separator: " ").map(String.init), measure: text(8), term: text(9),
            responsible: text(10), expected: text(11), control: text(12), grade: grade, priority: row[5].double ?? 0)
    }
}
