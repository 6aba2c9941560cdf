// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Wording
internal import Workbooks

/// The workbook `recommendations.xlsx` as a member of the working group changed it; rows are known by their keys, in any
/// order.
enum RecommendationFormat {
    /// The sheet of the recommendations, and that of the measures of schools.
    static let layouts = [
        TableLayout(
            format: .recommendations,
            columns: columns(RecommendationColumn.allCases.map { ($0.rawValue, $0.title) }),
            required: [RecommendationColumn.school, .measure, .status, .key, .release].map {
                ($0.title.ru, [$0.rawValue])
            }),
        TableLayout(
            format: .recommendations,
            columns: columns(MeasureMatchColumn.allCases.map { ($0.rawValue, $0.title) }),
            required: [MeasureMatchColumn.measureName, .corrected, .matchKey, .matchRelease].map {
                ($0.title.ru, [$0.rawValue])
            }),
    ]

    /// The sheets that the program writes beside them: nobody misses them.
    static let companions = [
        DecisionWords.catalogue, DecisionWords.measures, DecisionWords.evidence, DecisionWords.notes,
    ].flatMap { [$0.ru, $0.en] }

    private static func columns(_ titles: [(String, Sentence)]) -> [String: [String]] {
        Dictionary(
            uniqueKeysWithValues: titles.map { ($0, [$1.ru, $1.en].map { Normaliser.heading($0) }) })
    }
}

/// A row that is not taken.
struct DecisionRefusal: Error {
    let column: String
    let reason: RejectionReason
    var suggestion: String?
}

/// The cells of a row by the keys of their columns.
struct DecisionCells {
    let table: RecognisedTable
    let row: Int

    /// Whether the sheet has the column.
    func has(_ column: String) -> Bool { table.header[column] != nil }

    /// What stands in a cell, lines as they are; empty where the column is missing.
    func text(_ column: String) -> String {
        table.header[column].map { Self.prose(table.sheet[row, $0]) } ?? ""
    }

    func place(_ column: String) -> CellPlace {
        let found = table.header[column] ?? table.header.columns.values.min() ?? 0
        return CellPlace(sheet: table.sheet.name, row: row, column: found)
    }

    /// A text as it is compared: without spaces that nobody sees.
    static func prose(_ text: some StringProtocol) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
            Normaliser.text($0)
        }
        let first = lines.firstIndex { !$0.isEmpty } ?? lines.endIndex
        let last = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? first
        return lines[first..<last].joined(separator: "\n")
    }

    /// An identifier of the catalogue: Russian letters that look like Latin ones count as those.
    static func identifier(_ text: some StringProtocol) -> String {
        let twins: [Character: Character] = [
            "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T",
            "Х": "X",
            "І": "I",
        ]
        return String(text.uppercased().map { twins[$0] ?? $0 })
    }
}
