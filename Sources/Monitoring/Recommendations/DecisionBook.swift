// SPDX-License-Identifier: GPL-3.0-or-later

/// What people decided, brought together from all copies of `recommendations.xlsx`.
///
/// ```swift
/// let book = DecisionBook(rows, releases: releases)
/// book.decisions[key]?.status
/// book.conflicts.map(\.files)
/// ```
public struct DecisionBook: Sendable {
    /// Copies that say different things of one cell: neither counts.
    public struct Conflict: Hashable, Sendable {
        /// The key of the recommendation, or of the measure of a school.
        public let key: String
        /// The field.
        public let field: DecisionField
        /// What each file says.
        public let words: [(file: String, value: String)]

        /// Conflicts are equal when cell and words are.
        public static func == (one: Conflict, other: Conflict) -> Bool {
            one.key == other.key && one.field == other.field && one.words.elementsEqual(other.words, by: ==)
        }

        /// Feeds the cell.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(key)
            hasher.combine(field)
        }
    }

    /// The decisions by the keys of the recommendations.
    public let decisions: [RecommendationKey: RecommendationDecision]
    /// The stages in whose workbooks a recommendation was adopted, also where that was taken back since; «all» for no stage.
    public let adopted: [RecommendationKey: Set<String>]
    /// The stages in whose workbooks anything was said of a recommendation.
    public let stages: [RecommendationKey: Set<String>]
    /// The corrected deficits of measures of schools; empty where a measure answers none.
    public let matches: [MeasureMatch.Key: String]
    /// What contradicts, in the order of keys and fields.
    public let conflicts: [Conflict]

    /// The stage as a word: «all» for none.
    ///
    /// - Parameter stage: The stage.
    /// - Returns: The word.
    public static func word(_ stage: Stage?) -> String { stage?.rawValue ?? "all" }

    /// Brings rows together.
    ///
    /// - Parameters:
    ///   - rows: The rows of all files that were imported, in any order.
    ///   - release: Of the row of an export: the stage, and the fingerprint of the evidence; nil where it is not known.
    public init(_ rows: [FiledDecision], release: (Int, String) -> (stage: Stage?, fingerprint: String)?) {
        var decisions: [RecommendationKey: RecommendationDecision] = [:]
        var adopted: [RecommendationKey: Set<String>] = [:]
        var stages: [RecommendationKey: Set<String>] = [:]
        var matches: [MeasureMatch.Key: String] = [:]
        var conflicts: [Conflict] = []
        // A row that was added by hand belongs to the stage of the rows beside it.
        var beside: [Int: DecisionRow] = [:]
        for filed in rows where filed.row.release > beside[filed.stamp]?.release ?? 0 {
            if MeasureMatch.Key(text: filed.row.key) == nil { beside[filed.stamp] = filed.row }
        }
        func stage(_ filed: FiledDecision) -> String {
            let row = filed.row.release > 0 ? filed.row : beside[filed.stamp]
            return Self.word(row.flatMap { release($0.release, $0.key)?.stage })
        }
        for (key, rows) in Dictionary(grouping: rows, by: \.row.key).sorted(by: { $0.key < $1.key }) {
            var cells: [DecisionField: ThreeWayMerge] = [:]
            for field in DecisionField.all {
                let words = Self.words(field, rows)
                if words.isEmpty { continue }
                let merge = ThreeWayMerge(words)
                cells[field] = merge
                if !merge.conflict.isEmpty {
                    conflicts.append(
                        Conflict(key: key, field: field, words: merge.conflict.map { ($0.file, $0.value) }))
                }
            }
            if let match = MeasureMatch.Key(text: key) {
                if let word = cells[.deficit]?.words.last, !word.value.isEmpty {
                    matches[match] = word.value == RecommendationRelease.noDeficit ? "" : word.value
                }
                continue
            }
            guard let key = RecommendationKey(text: key) else { continue }
            let said = rows.filter { !$0.row.changes.isEmpty }
            if !said.isEmpty { stages[key] = Set(said.map(stage)) }
            let adopting = said.filter { filed in
                filed.row.changes[.status].flatMap(RecommendationStatus.init).map(\.isAdopted) ?? filed.row.isEdited
            }
            if !adopting.isEmpty { adopted[key] = Set(adopting.map(stage)) }
            decisions[key] = Self.decision(key, cells) { release($0, key.text)?.fingerprint ?? "" }
        }
        self.decisions = decisions
        self.adopted = adopted
        self.stages = stages
        self.matches = matches
        self.conflicts = conflicts
    }

    /// What each copy says of a cell at last, and since when it has said so.
    private static func words(_ field: DecisionField, _ rows: [FiledDecision]) -> [ThreeWayMerge.Word] {
        struct Copy: Hashable {
            let file: String
            let release: Int
        }
        let copies = Dictionary(grouping: rows) { Copy(file: $0.file, release: $0.row.release) }
        return copies.compactMap { copy, rows in
            let versions = rows.sorted { $0.stamp < $1.stamp }
            guard let last = versions.last, let value = last.row.changes[field] else { return nil }
            let since = versions.reversed().prefix { $0.row.changes[field] == value }.last?.stamp ?? last.stamp
            return ThreeWayMerge.Word(value: value, file: copy.file, release: copy.release, stamp: since)
        }.sorted { ($0.stamp, $0.file, $0.release) < ($1.stamp, $1.file, $1.release) }
    }

    private static func decision(
        _ key: RecommendationKey, _ cells: [DecisionField: ThreeWayMerge], fingerprint: (Int) -> String
    ) -> RecommendationDecision? {
        var edits: [RecommendationField: String] = [:]
        var edited: [ThreeWayMerge.Word] = []
        for field in RecommendationField.allCases {
            guard let words = cells[.words(field)]?.words, let word = words.last else { continue }
            edits[field] = word.value
            if field.isOfDraft { edited.append(word) }
        }
        let word = cells[.status]?.words.last
        var status = word.flatMap { RecommendationStatus(rawValue: $0.value) } ?? .draft
        switch status {
        // Who writes a draft anew accepts it with changes, unless it was put back into a draft afterwards.
        case .draft where edited.contains(where: { $0.stamp > word?.stamp ?? 0 }): status = .changed
        case .accepted where !edited.isEmpty && key.rule != RecommendationKey.byHand: status = .changed
        default: break
        }
        guard word != nil || !edits.isEmpty else { return nil }
        // The evidence that people had before their eyes: that of the last export in which they decided or wrote.
        let seen = ([word] + edited + (cells[.words(.decidedOn)]?.words ?? [])).compactMap { $0?.release }.max()
        return RecommendationDecision(
            key: key, status: status, edits: edits, fingerprint: seen.map(fingerprint) ?? "")
    }
}

extension DecisionRow {
    /// Whether words of the draft were written anew.
    fileprivate var isEdited: Bool { changes.keys.contains { $0.isOfDraft } }
}
